-- What carriers said, each piece of news once however often it is sent.
create table CarrierNews (
  Merchant text not null,
  Carrier text not null,
  Waybill text not null,
  Status text not null,
  OccurredAt integer not null,
  Detail text null,
  ReceivedAt integer not null,
  constraint PK_CarrierNews primary key (Merchant, Carrier, Waybill, OccurredAt, Status)
) without rowid;

-- A row per card and day on which its code was scanned; the first scan of a day is an event.
create table InsertScan (
  InsertId text not null,
  ScannedOn text not null,
  FirstAt integer not null,
  Scans integer not null,
  constraint PK_InsertScan primary key (InsertId, ScannedOn)
) without rowid;
