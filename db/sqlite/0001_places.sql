-- Who and where: merchants, sites with their printers and stations, and the workers.
create table Merchant (
  Code text not null,
  Document text not null,
  constraint PK_Merchant primary key (Code)
) without rowid;

create table Site (
  Code text not null,
  Name text not null,
  TimeZone text not null,
  PinAtStation integer not null,
  constraint PK_Site primary key (Code)
) without rowid;

create table Printer (
  Site text not null,
  Code text not null,
  Uri text not null,
  Media text not null,
  constraint PK_Printer primary key (Site, Code),
  constraint FK_Printer_Site foreign key (Site) references Site (Code)
) without rowid;

create table Station (
  Site text not null,
  Code text not null,
  Kind text not null,
  CardPrinter text null,
  FlyerPrinter text null,
  QrPrinter text null,
  LabelPrinter text null,
  constraint PK_Station primary key (Site, Code),
  constraint FK_Station_Site foreign key (Site) references Site (Code),
  constraint FK_Station_CardPrinter foreign key (Site, CardPrinter) references Printer (Site, Code),
  constraint FK_Station_FlyerPrinter foreign key (Site, FlyerPrinter) references Printer (Site, Code),
  constraint FK_Station_QrPrinter foreign key (Site, QrPrinter) references Printer (Site, Code),
  constraint FK_Station_LabelPrinter foreign key (Site, LabelPrinter) references Printer (Site, Code)
) without rowid;

create index IX_Station_Code on Station (Code);

-- A badge is read at any station of the installation, so it is unique there and not only at its site.
create table Worker (
  Badge text not null,
  Site text not null,
  Name text not null,
  Role text not null,
  Language text not null,
  PinHash text null,
  constraint PK_Worker primary key (Badge),
  constraint FK_Worker_Site foreign key (Site) references Site (Code)
) without rowid;

create index IX_Worker_Site on Worker (Site, Badge);
