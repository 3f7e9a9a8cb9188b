-- What merchants ordered, and the shipments that carry it. An order is what the merchant stated; a shipment is what goes from
-- one site to one address. One order has one shipment today; merged orders share one, and a split order has several.
create table SalesOrder (
  Merchant text not null,
  OrderNo text not null,
  FoldedNo text not null,
  Site text not null,
  TrackingToken text not null,
  PlacedAt integer not null,
  AcceptedAt integer not null,
  ChangedAt integer not null,
  DocumentHash text not null,
  Document text not null,
  CancelledAt integer null,
  CancelledBy text null,
  CancelReason text null,
  HeldAt integer null,
  HeldBy text null,
  HoldReason text null,
  constraint PK_SalesOrder primary key (Merchant, OrderNo),
  constraint UQ_SalesOrder_TrackingToken unique (TrackingToken)
);

create index IX_SalesOrder_OrderNo on SalesOrder (OrderNo);
create index IX_SalesOrder_FoldedNo on SalesOrder (FoldedNo);
create index IX_SalesOrder_PlacedAt on SalesOrder (Merchant, PlacedAt);

-- Everything that says who the buyer or the recipient is. Deleting the row is the erasure; the order stays readable without it.
create table OrderPerson (
  Merchant text not null,
  OrderNo text not null,
  CustomerRef text null,
  Person text not null,
  constraint PK_OrderPerson primary key (Merchant, OrderNo),
  constraint FK_OrderPerson_SalesOrder foreign key (Merchant, OrderNo) references SalesOrder (Merchant, OrderNo)
);

create index IX_OrderPerson_CustomerRef on OrderPerson (Merchant, CustomerRef);

-- Station has the shipment while it is packing; after that it says where the goods were last. Version counts every change of
-- what is to be packed or of who packs it. SoleSku is set when the whole shipment is one unit.
create table Shipment (
  Id text not null,
  Merchant text not null,
  Site text not null,
  State text not null,
  Station text null,
  Carrier text null,
  Service text null,
  Temperature text not null,
  Tote text null,
  SoleSku text null,
  ShipBy integer null,
  NotBefore integer null,
  CreatedAt integer not null,
  ShippedAt integer null,
  Version integer not null,
  constraint PK_Shipment primary key (Id),
  constraint CK_Shipment_State check (State in ('waiting', 'packing', 'packed', 'shipped', 'cancelled', 'held'))
) without rowid;

-- The floor counts what is open by cut-off from this index alone, and lists it in the order in which it is packed.
create index IX_Shipment_Site on Shipment (Site, State, ShipBy, Carrier, Merchant, NotBefore);
create index IX_Shipment_Tote on Shipment (Tote, Site, State);
create index IX_Shipment_SoleSku on Shipment (Merchant, SoleSku, Site, State);

create table ShipmentOrder (
  Merchant text not null,
  OrderNo text not null,
  ShipmentId text not null,
  constraint PK_ShipmentOrder primary key (Merchant, OrderNo, ShipmentId),
  constraint FK_ShipmentOrder_SalesOrder foreign key (Merchant, OrderNo) references SalesOrder (Merchant, OrderNo),
  constraint FK_ShipmentOrder_Shipment foreign key (ShipmentId) references Shipment (Id)
) without rowid;

create index IX_ShipmentOrder_Shipment on ShipmentOrder (ShipmentId);

-- What of an order's lines goes into this shipment; what was ordered is in the order's document.
create table ShipmentLine (
  ShipmentId text not null,
  OrderNo text not null,
  LineNumber integer not null,
  Sku text not null,
  Quantity integer not null,
  constraint PK_ShipmentLine primary key (ShipmentId, OrderNo, LineNumber),
  constraint FK_ShipmentLine_Shipment foreign key (ShipmentId) references Shipment (Id),
  constraint CK_ShipmentLine_Quantity check (Quantity > 0)
) without rowid;

-- Carrier is empty where the order names none. Source says who told the number (order, import, bench): a new statement of
-- the order replaces only what the order itself stated.
create table Waybill (
  Merchant text not null,
  Carrier text not null,
  Number text not null,
  ShipmentId text not null,
  Source text not null,
  ParcelId text null,
  UsedAt integer null,
  constraint PK_Waybill primary key (Merchant, Carrier, Number),
  constraint FK_Waybill_Shipment foreign key (ShipmentId) references Shipment (Id)
) without rowid;

create index IX_Waybill_Number on Waybill (Number);
create index IX_Waybill_Shipment on Waybill (ShipmentId);
