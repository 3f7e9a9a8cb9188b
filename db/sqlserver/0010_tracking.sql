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
