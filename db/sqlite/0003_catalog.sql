-- What merchants sell. Document is the product as the API speaks of it.
create table Product (
  Merchant text not null,
  Sku text not null,
  Document text not null,
  ChangedAt integer not null,
  constraint PK_Product primary key (Merchant, Sku),
  constraint FK_Product_Merchant foreign key (Merchant) references Merchant (Code)
) without rowid;

-- Code is what scans are compared by: a GTIN in fourteen digits, else the text itself. The key makes it name one product of a merchant.
create table ProductBarcode (
  Merchant text not null,
  Code text not null,
  Sku text not null,
  Quantity integer not null,
  constraint PK_ProductBarcode primary key (Merchant, Code),
  constraint FK_ProductBarcode_Product foreign key (Merchant, Sku) references Product (Merchant, Sku)
) without rowid;

-- A scan does not say whose goods it saw.
create index IX_ProductBarcode_Code on ProductBarcode (Code);
create index IX_ProductBarcode_Sku on ProductBarcode (Merchant, Sku);

-- How the sheets of a merchant name their columns.
create table ImportProfile (
  Merchant text not null,
  Code text not null,
  Document text not null,
  constraint PK_ImportProfile primary key (Merchant, Code),
  constraint FK_ImportProfile_Merchant foreign key (Merchant) references Merchant (Code)
) without rowid;
