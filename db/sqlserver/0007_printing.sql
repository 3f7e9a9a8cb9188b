-- One row per printer that was ever given work. Its lease lets one node at a time feed the printer; LastPosition numbers the
-- jobs in the order in which sheets must leave it, and Revision counts every change of one of them.
create table PrintQueue (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Printer nvarchar(64) collate Latin1_General_100_BIN2 not null,
  LastPosition bigint not null,
  Revision bigint not null,
  LeasedBy nvarchar(128) collate Latin1_General_100_BIN2 null,
  LeasedUntil bigint null,
  Condition varchar(16) collate Latin1_General_100_BIN2 null,
  Trouble varchar(40) collate Latin1_General_100_BIN2 null,
  Reasons nvarchar(1000) null,
  SeenAt bigint null,
  constraint PK_PrintQueue primary key (Site, Printer)
);

-- Version is the fence: who did not see the newest version saves nothing, however late it wakes up. Opened says that a document
-- may have left this program; DedupeKey lets the first print of an insert be queued once. Paper is what a void job left behind.
create table PrintJob (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Printer nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Position bigint not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 null,
  InsertId char(36) collate Latin1_General_100_BIN2 null,
  SheetCode nvarchar(64) collate Latin1_General_100_BIN2 null,
  SourceKind varchar(16) collate Latin1_General_100_BIN2 not null,
  SourceCode nvarchar(128) collate Latin1_General_100_BIN2 not null,
  SourceHash varchar(64) collate Latin1_General_100_BIN2 not null,
  DataHash varchar(64) collate Latin1_General_100_BIN2 not null,
  State varchar(16) collate Latin1_General_100_BIN2 not null,
  Version int not null,
  Opened bit not null,
  Attempts int not null,
  DeviceJobId int null,
  DueAt bigint not null,
  Why varchar(40) collate Latin1_General_100_BIN2 null,
  DedupeKey nvarchar(200) collate Latin1_General_100_BIN2 null,
  ReprintOf char(36) collate Latin1_General_100_BIN2 null,
  Reason nvarchar(1000) null,
  RequestedBy nvarchar(200) not null,
  SettledBy nvarchar(200) null,
  Paper varchar(8) collate Latin1_General_100_BIN2 not null,
  DestroyedAt bigint null,
  QueuedAt bigint not null,
  SentAt bigint null,
  ChangedAt bigint not null,
  constraint PK_PrintJob primary key (Id),
  constraint FK_PrintJob_PrintQueue foreign key (Site, Printer) references PrintQueue (Site, Printer),
  constraint FK_PrintJob_ReprintOf foreign key (ReprintOf) references PrintJob (Id),
  constraint CK_PrintJob_State check (State in ('queued', 'sending', 'sent', 'printing', 'done', 'failed', 'unknown', 'void')),
  constraint CK_PrintJob_Paper check (Paper in ('none', 'maybe', 'out'))
);

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
  PrintJobId char(36) collate Latin1_General_100_BIN2 not null,
  Data nvarchar(max) not null,
  constraint PK_PrintJobData primary key (PrintJobId),
  constraint FK_PrintJobData_PrintJob foreign key (PrintJobId) references PrintJob (Id)
);

-- The orders whose parcel the sheet goes into; several when they are packed together.
create table PrintJobOrder (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  PrintJobId char(36) collate Latin1_General_100_BIN2 not null,
  constraint PK_PrintJobOrder primary key (Merchant, OrderNo, PrintJobId),
  constraint FK_PrintJobOrder_PrintJob foreign key (PrintJobId) references PrintJob (Id)
);

create index IX_PrintJobOrder_OrderNo on PrintJobOrder (OrderNo, PrintJobId);
create index IX_PrintJobOrder_PrintJob on PrintJobOrder (PrintJobId);
