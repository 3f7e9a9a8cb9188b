-- What merchants sell. Document is the product as the API speaks of it.
create table Product (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Sku nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Document nvarchar(max) not null,
  ChangedAt bigint not null,
  constraint PK_Product primary key (Merchant, Sku),
  constraint FK_Product_Merchant foreign key (Merchant) references Merchant (Code)
);

-- Code is what scans are compared by: a GTIN in fourteen digits, else the text itself. The key makes it name one product of a merchant.
create table ProductBarcode (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Sku nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Quantity int not null,
  constraint PK_ProductBarcode primary key (Merchant, Code),
  constraint FK_ProductBarcode_Product foreign key (Merchant, Sku) references Product (Merchant, Sku)
);

-- A scan does not say whose goods it saw.
create index IX_ProductBarcode_Code on ProductBarcode (Code);
create index IX_ProductBarcode_Sku on ProductBarcode (Merchant, Sku);

-- How the sheets of a merchant name their columns.
create table ImportProfile (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Document nvarchar(max) not null,
  constraint PK_ImportProfile primary key (Merchant, Code),
  constraint FK_ImportProfile_Merchant foreign key (Merchant) references Merchant (Code)
);
