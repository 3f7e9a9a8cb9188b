-- What merchants ordered, and the shipments that carry it. An order is what the merchant stated; a shipment is what goes from
-- one site to one address. One order has one shipment today; merged orders share one, and a split order has several.
create table SalesOrder (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  FoldedNo nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  TrackingToken varchar(64) collate Latin1_General_100_BIN2 not null,
  PlacedAt bigint not null,
  AcceptedAt bigint not null,
  ChangedAt bigint not null,
  DocumentHash varchar(64) collate Latin1_General_100_BIN2 not null,
  Document nvarchar(max) not null,
  CancelledAt bigint null,
  CancelledBy nvarchar(200) null,
  CancelReason nvarchar(1000) null,
  HeldAt bigint null,
  HeldBy nvarchar(200) null,
  HoldReason nvarchar(1000) null,
  constraint PK_SalesOrder primary key (Merchant, OrderNo),
  constraint UQ_SalesOrder_TrackingToken unique (TrackingToken)
);

create index IX_SalesOrder_OrderNo on SalesOrder (OrderNo);
create index IX_SalesOrder_FoldedNo on SalesOrder (FoldedNo);
create index IX_SalesOrder_PlacedAt on SalesOrder (Merchant, PlacedAt);

-- Everything that says who the buyer or the recipient is. Deleting the row is the erasure; the order stays readable without it.
create table OrderPerson (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  CustomerRef nvarchar(200) collate Latin1_General_100_BIN2 null,
  Person nvarchar(max) not null,
  constraint PK_OrderPerson primary key (Merchant, OrderNo),
  constraint FK_OrderPerson_SalesOrder foreign key (Merchant, OrderNo) references SalesOrder (Merchant, OrderNo)
);

create index IX_OrderPerson_CustomerRef on OrderPerson (Merchant, CustomerRef);

-- Station has the shipment while it is packing; after that it says where the goods were last. Version counts every change of
-- what is to be packed or of who packs it. SoleSku is set when the whole shipment is one unit.
create table Shipment (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  State varchar(16) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 null,
  Carrier nvarchar(64) collate Latin1_General_100_BIN2 null,
  Service nvarchar(64) collate Latin1_General_100_BIN2 null,
  Temperature varchar(16) collate Latin1_General_100_BIN2 not null,
  Tote nvarchar(100) collate Latin1_General_100_BIN2 null,
  SoleSku nvarchar(100) collate Latin1_General_100_BIN2 null,
  ShipBy bigint null,
  NotBefore bigint null,
  CreatedAt bigint not null,
  ShippedAt bigint null,
  Version bigint not null,
  constraint PK_Shipment primary key (Id),
  constraint CK_Shipment_State check (State in ('waiting', 'packing', 'packed', 'shipped', 'cancelled', 'held'))
);

-- The floor counts what is open by cut-off from this index alone, and lists it in the order in which it is packed.
create index IX_Shipment_Site on Shipment (Site, State, ShipBy, Carrier, Merchant, NotBefore);
create index IX_Shipment_Tote on Shipment (Tote, Site, State);
create index IX_Shipment_SoleSku on Shipment (Merchant, SoleSku, Site, State);

create table ShipmentOrder (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  constraint PK_ShipmentOrder primary key (Merchant, OrderNo, ShipmentId),
  constraint FK_ShipmentOrder_SalesOrder foreign key (Merchant, OrderNo) references SalesOrder (Merchant, OrderNo),
  constraint FK_ShipmentOrder_Shipment foreign key (ShipmentId) references Shipment (Id)
);

create index IX_ShipmentOrder_Shipment on ShipmentOrder (ShipmentId);

-- What of an order's lines goes into this shipment; what was ordered is in the order's document.
create table ShipmentLine (
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  LineNumber int not null,
  Sku nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Quantity int not null,
  constraint PK_ShipmentLine primary key (ShipmentId, OrderNo, LineNumber),
  constraint FK_ShipmentLine_Shipment foreign key (ShipmentId) references Shipment (Id),
  constraint CK_ShipmentLine_Quantity check (Quantity > 0)
);

-- Carrier is empty where the order names none. Source says who told the number (order, import, bench): a new statement of
-- the order replaces only what the order itself stated.
create table Waybill (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Carrier nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Number nvarchar(64) collate Latin1_General_100_BIN2 not null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  Source varchar(16) collate Latin1_General_100_BIN2 not null,
  ParcelId char(36) collate Latin1_General_100_BIN2 null,
  UsedAt bigint null,
  constraint PK_Waybill primary key (Merchant, Carrier, Number),
  constraint FK_Waybill_Shipment foreign key (ShipmentId) references Shipment (Id)
);

create index IX_Waybill_Number on Waybill (Number);
create index IX_Waybill_Shipment on Waybill (ShipmentId);
