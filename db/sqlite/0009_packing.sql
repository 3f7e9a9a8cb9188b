-- What each station is doing. Version settles its scans: a scan that saw an older version decides again.
create table StationSession (
  Site text not null,
  Station text not null,
  Version integer not null,
  Badge text null,
  PinBadge text null,
  ShipmentId text null,
  ParcelId text null,
  ChangedAt integer not null,
  constraint PK_StationSession primary key (Site, Station)
) without rowid;

-- Every scan with its answer: the key makes a repeated scan id count once and answer the same.
create table StationScan (
  Site text not null,
  Station text not null,
  ScanId text not null,
  Badge text null,
  ShipmentId text null,
  Data text not null,
  Symbology text null,
  Device text null,
  ReadAt integer null,
  TakenAt integer not null,
  Code text not null,
  Status integer not null,
  Answer text not null,
  constraint PK_StationScan primary key (Site, Station, ScanId)
) without rowid;

create index IX_StationScan_Shipment on StationScan (ShipmentId, TakenAt);

-- A site's scans of a day are counted from this index alone.
create index IX_StationScan_Taken on StationScan (Site, TakenAt, Station, Code, Status);

create table Parcel (
  Id text not null,
  Merchant text not null,
  ShipmentId text not null,
  Ordinal integer not null,
  State text not null,
  Carrier text null,
  Waybill text null,
  WeightGrams integer null,
  PackedBy text not null,
  Site text not null,
  Station text not null,
  OpenedAt integer not null,
  ShippedAt integer null,
  constraint PK_Parcel primary key (Id),
  constraint UQ_Parcel_Ordinal unique (ShipmentId, Ordinal),
  constraint CK_Parcel_State check (State in ('open', 'shipped', 'void'))
) without rowid;

create unique index UQ_Parcel_Waybill on Parcel (Merchant, Carrier, Waybill) where Waybill is not null;

-- What a site shipped on a day, by station and time, from this index alone.
create index IX_Parcel_Shipped on Parcel (Site, ShippedAt, Station, Merchant, OpenedAt, ShipmentId);

-- What belongs into a shipment, sets as their parts. Packed never passes Quantity: the guarded update is the verdict.
create table PackingLine (
  ShipmentId text not null,
  OrderNo text not null,
  LineNumber integer not null,
  Sku text not null,
  Quantity integer not null,
  Packed integer not null,
  constraint PK_PackingLine primary key (ShipmentId, OrderNo, LineNumber, Sku),
  constraint CK_PackingLine_Packed check (Packed between 0 and Quantity)
) without rowid;

-- What each accepted item scan put into which parcel (a case barcode may fill several lines at once), with what the barcode told.
-- Ordinal counts the shipment's scans. Undone ones stay, marked.
create table PackedItem (
  ShipmentId text not null,
  Ordinal integer not null,
  ParcelId text not null,
  OrderNo text not null,
  LineNumber integer not null,
  Sku text not null,
  Quantity integer not null,
  Lot text null,
  ExpiresOn text null,
  Serial text null,
  PackedBy text not null,
  PackedAt integer not null,
  UndoneAt integer null,
  constraint PK_PackedItem primary key (ShipmentId, Ordinal, OrderNo, LineNumber, Sku)
) without rowid;

create index IX_PackedItem_Parcel on PackedItem (ParcelId);
