-- What each station is doing. Version settles its scans: a scan that saw an older version decides again.
create table StationSession (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Version bigint not null,
  Badge nvarchar(64) collate Latin1_General_100_BIN2 null,
  PinBadge nvarchar(64) collate Latin1_General_100_BIN2 null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 null,
  ParcelId char(36) collate Latin1_General_100_BIN2 null,
  ChangedAt bigint not null,
  constraint PK_StationSession primary key (Site, Station)
);

-- Every scan with its answer: the key makes a repeated scan id count once and answer the same.
create table StationScan (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 not null,
  ScanId nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Badge nvarchar(64) collate Latin1_General_100_BIN2 null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 null,
  Data nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Symbology nvarchar(64) collate Latin1_General_100_BIN2 null,
  Device nvarchar(100) collate Latin1_General_100_BIN2 null,
  ReadAt bigint null,
  TakenAt bigint not null,
  Code nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Status int not null,
  Answer nvarchar(max) not null,
  constraint PK_StationScan primary key (Site, Station, ScanId)
);

create index IX_StationScan_Shipment on StationScan (ShipmentId, TakenAt);

-- A site's scans of a day are counted from this index alone.
create index IX_StationScan_Taken on StationScan (Site, TakenAt, Station, Code, Status);

create table Parcel (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  Ordinal int not null,
  State nvarchar(20) collate Latin1_General_100_BIN2 not null,
  Carrier nvarchar(64) collate Latin1_General_100_BIN2 null,
  Waybill nvarchar(64) collate Latin1_General_100_BIN2 null,
  WeightGrams int null,
  PackedBy nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 not null,
  OpenedAt bigint not null,
  ShippedAt bigint null,
  constraint PK_Parcel primary key (Id),
  constraint UQ_Parcel_Ordinal unique (ShipmentId, Ordinal),
  constraint CK_Parcel_State check (State in ('open', 'shipped', 'void'))
);

create unique index UQ_Parcel_Waybill on Parcel (Merchant, Carrier, Waybill) where Waybill is not null;

-- What a site shipped on a day, by station and time, from this index alone.
create index IX_Parcel_Shipped on Parcel (Site, ShippedAt, Station, Merchant, OpenedAt, ShipmentId);

-- What belongs into a shipment, sets as their parts. Packed never passes Quantity: the guarded update is the verdict.
create table PackingLine (
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  LineNumber int not null,
  Sku nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Quantity int not null,
  Packed int not null,
  constraint PK_PackingLine primary key (ShipmentId, OrderNo, LineNumber, Sku),
  constraint CK_PackingLine_Packed check (Packed between 0 and Quantity)
);

-- What each accepted item scan put into which parcel (a case barcode may fill several lines at once), with what the barcode told.
-- Ordinal counts the shipment's scans. Undone ones stay, marked.
create table PackedItem (
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  Ordinal int not null,
  ParcelId char(36) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  LineNumber int not null,
  Sku nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Quantity int not null,
  Lot nvarchar(50) collate Latin1_General_100_BIN2 null,
  ExpiresOn char(10) collate Latin1_General_100_BIN2 null,
  Serial nvarchar(50) collate Latin1_General_100_BIN2 null,
  PackedBy nvarchar(64) collate Latin1_General_100_BIN2 not null,
  PackedAt bigint not null,
  UndoneAt bigint null,
  constraint PK_PackedItem primary key (ShipmentId, Ordinal, OrderNo, LineNumber, Sku)
);

create index IX_PackedItem_Parcel on PackedItem (ParcelId);
