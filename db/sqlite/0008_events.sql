-- The append-only log. Sequence counts per site, TokenSequence per tracking token; both from 1 without gaps, because the
-- counter row and the event are written in one transaction.
create table EventCounter (
  Scope text not null,
  Last integer not null,
  constraint PK_EventCounter primary key (Scope)
) without rowid;

create table Event (
  Site text not null,
  Sequence integer not null,
  Id text not null,
  Type text not null,
  Merchant text not null,
  Subject text not null,
  OccurredAt integer not null,
  Data text not null,
  TrackingToken text null,
  TokenSequence integer null,
  constraint PK_Event primary key (Site, Sequence),
  constraint UQ_Event_Id unique (Id)
) without rowid;

create unique index UQ_Event_Token on Event (TrackingToken, TokenSequence) where TrackingToken is not null;
create index IX_Event_Subject on Event (Subject, Sequence);

-- A merchant's cursor passes over the others' events.
create index IX_Event_Merchant on Event (Site, Merchant, Sequence);
