-- Who and where: merchants, sites with their printers and stations, and the workers.
create table Merchant (
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Document nvarchar(max) not null,
  constraint PK_Merchant primary key (Code)
);

create table Site (
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Name nvarchar(200) not null,
  TimeZone nvarchar(100) not null,
  PinAtStation bit not null,
  constraint PK_Site primary key (Code)
);

create table Printer (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Uri nvarchar(500) not null,
  Media varchar(40) not null,
  constraint PK_Printer primary key (Site, Code),
  constraint FK_Printer_Site foreign key (Site) references Site (Code)
);

create table Station (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Kind varchar(20) not null,
  CardPrinter nvarchar(64) collate Latin1_General_100_BIN2 null,
  FlyerPrinter nvarchar(64) collate Latin1_General_100_BIN2 null,
  QrPrinter nvarchar(64) collate Latin1_General_100_BIN2 null,
  LabelPrinter nvarchar(64) collate Latin1_General_100_BIN2 null,
  constraint PK_Station primary key (Site, Code),
  constraint FK_Station_Site foreign key (Site) references Site (Code),
  constraint FK_Station_CardPrinter foreign key (Site, CardPrinter) references Printer (Site, Code),
  constraint FK_Station_FlyerPrinter foreign key (Site, FlyerPrinter) references Printer (Site, Code),
  constraint FK_Station_QrPrinter foreign key (Site, QrPrinter) references Printer (Site, Code),
  constraint FK_Station_LabelPrinter foreign key (Site, LabelPrinter) references Printer (Site, Code)
);

create index IX_Station_Code on Station (Code);

-- A badge is read at any station of the installation, so it is unique there and not only at its site.
create table Worker (
  Badge nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Name nvarchar(200) not null,
  Role varchar(20) not null,
  Language varchar(20) not null,
  PinHash varchar(200) null,
  constraint PK_Worker primary key (Badge),
  constraint FK_Worker_Site foreign key (Site) references Site (Code)
);

create index IX_Worker_Site on Worker (Site, Badge);
