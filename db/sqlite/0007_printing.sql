-- One row per printer that was ever given work. Its lease lets one node at a time feed the printer; LastPosition numbers the
-- jobs in the order in which sheets must leave it, and Revision counts every change of one of them.
create table PrintQueue (
  Site text not null,
  Printer text not null,
  LastPosition integer not null,
  Revision integer not null,
  LeasedBy text null,
  LeasedUntil integer null,
  Condition text null,
  Trouble text null,
  Reasons text null,
  SeenAt integer null,
  constraint PK_PrintQueue primary key (Site, Printer)
) without rowid;

-- Version is the fence: who did not see the newest version saves nothing, however late it wakes up. Opened says that a document
-- may have left this program; DedupeKey lets the first print of an insert be queued once. Paper is what a void job left behind.
create table PrintJob (
  Id text not null,
  Merchant text not null,
  Site text not null,
  Printer text not null,
  Position integer not null,
  Station text null,
  ShipmentId text null,
  InsertId text null,
  SheetCode text null,
  SourceKind text not null,
  SourceCode text not null,
  SourceHash text not null,
  DataHash text not null,
  State text not null,
  Version integer not null,
  Opened integer not null,
  Attempts integer not null,
  DeviceJobId integer null,
  DueAt integer not null,
  Why text null,
  DedupeKey text null,
  ReprintOf text null,
  Reason text null,
  RequestedBy text not null,
  SettledBy text null,
  Paper text not null,
  DestroyedAt integer null,
  QueuedAt integer not null,
  SentAt integer null,
  ChangedAt integer not null,
  constraint PK_PrintJob primary key (Id),
  constraint FK_PrintJob_PrintQueue foreign key (Site, Printer) references PrintQueue (Site, Printer),
  constraint FK_PrintJob_ReprintOf foreign key (ReprintOf) references PrintJob (Id),
  constraint CK_PrintJob_State check (State in ('queued', 'sending', 'sent', 'printing', 'done', 'failed', 'unknown', 'void')),
  constraint CK_PrintJob_Paper check (Paper in ('none', 'maybe', 'out'))
) without rowid;

create unique index UQ_PrintJob_DedupeKey on PrintJob (DedupeKey) where DedupeKey is not null;
create unique index UQ_PrintJob_Position on PrintJob (Site, Printer, Position);
create index IX_PrintJob_Waiting on PrintJob (Site, Printer, State, Position);
create index IX_PrintJob_State on PrintJob (State, DueAt);
create index IX_PrintJob_SheetCode on PrintJob (SheetCode);
create index IX_PrintJob_ReprintOf on PrintJob (ReprintOf);
create index IX_PrintJob_Reprinted on PrintJob (Site, QueuedAt, Station) where ReprintOf is not null;
create index IX_PrintJob_Insert on PrintJob (InsertId);
create index IX_PrintJob_Shipment on PrintJob (ShipmentId);
create index IX_PrintJob_Paper on PrintJob (Site, Paper, State);

-- What is on the sheet: personal data. Deleting the row is the erasure; the job stays readable without it.
create table PrintJobData (
  PrintJobId text not null,
  Data text not null,
  constraint PK_PrintJobData primary key (PrintJobId),
  constraint FK_PrintJobData_PrintJob foreign key (PrintJobId) references PrintJob (Id)
) without rowid;

-- The orders whose parcel the sheet goes into; several when they are packed together.
create table PrintJobOrder (
  Merchant text not null,
  OrderNo text not null,
  PrintJobId text not null,
  constraint PK_PrintJobOrder primary key (Merchant, OrderNo, PrintJobId),
  constraint FK_PrintJobOrder_PrintJob foreign key (PrintJobId) references PrintJob (Id)
) without rowid;

create index IX_PrintJobOrder_OrderNo on PrintJobOrder (OrderNo, PrintJobId);
create index IX_PrintJobOrder_PrintJob on PrintJobOrder (PrintJobId);
