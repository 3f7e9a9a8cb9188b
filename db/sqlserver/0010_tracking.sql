-- What carriers said, each piece of news once however often it is sent.
create table CarrierNews (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Carrier nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Waybill nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Status nvarchar(20) collate Latin1_General_100_BIN2 not null,
  OccurredAt bigint not null,
  Detail nvarchar(200) null,
  ReceivedAt bigint not null,
  constraint PK_CarrierNews primary key (Merchant, Carrier, Waybill, OccurredAt, Status)
);

-- A row per card and day on which its code was scanned; the first scan of a day is an event.
create table InsertScan (
  InsertId char(36) collate Latin1_General_100_BIN2 not null,
  ScannedOn char(10) collate Latin1_General_100_BIN2 not null,
  FirstAt bigint not null,
  Scans int not null,
  constraint PK_InsertScan primary key (InsertId, ScannedOn)
);
