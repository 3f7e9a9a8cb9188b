-- The append-only log. Sequence counts per site, TokenSequence per tracking token; both from 1 without gaps, because the
-- counter row and the event are written in one transaction (IDENTITY would leave gaps and become visible out of order).
create table EventCounter (
  Scope nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Last bigint not null,
  constraint PK_EventCounter primary key (Scope)
);

create table Event (
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Sequence bigint not null,
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Type nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Subject nvarchar(300) collate Latin1_General_100_BIN2 not null,
  OccurredAt bigint not null,
  Data nvarchar(max) not null,
  TrackingToken varchar(64) collate Latin1_General_100_BIN2 null,
  TokenSequence bigint null,
  constraint PK_Event primary key (Site, Sequence),
  constraint UQ_Event_Id unique (Id)
);

create unique index UQ_Event_Token on Event (TrackingToken, TokenSequence) where TrackingToken is not null;
create index IX_Event_Subject on Event (Subject, Sequence);

-- A merchant's cursor passes over the others' events.
create index IX_Event_Merchant on Event (Site, Merchant, Sequence);
