-- Campaigns, every version of them; what was decided for each shipment, and the inserts that came of it.
create table Campaign (
  Merchant text not null,
  Code text not null,
  Version integer not null,
  Document text not null,
  SavedBy text not null,
  SavedAt integer not null,
  constraint PK_Campaign primary key (Merchant, Code),
  constraint FK_Campaign_Merchant foreign key (Merchant) references Merchant (Code)
) without rowid;

create table CampaignVersion (
  Merchant text not null,
  Code text not null,
  Version integer not null,
  Document text not null,
  SavedBy text not null,
  SavedAt integer not null,
  constraint PK_CampaignVersion primary key (Merchant, Code, Version),
  constraint FK_CampaignVersion_Campaign foreign key (Merchant, Code) references Campaign (Merchant, Code)
) without rowid;

-- Changes with every saved campaign of the merchant, and never returns to a value: what a node has compiled stays good until then.
create table CampaignRevision (
  Merchant text not null,
  Revision text not null,
  constraint PK_CampaignRevision primary key (Merchant)
) without rowid;

-- How often a campaign with a cap was chosen and not given back; Customer is empty for its total. Guarded updates of this row
-- settle who gets the last place. The customer stands before the campaign in the key, so that all totals lie side by side.
create table CampaignUse (
  Merchant text not null,
  Campaign text not null,
  Customer text not null,
  Uses integer not null,
  constraint PK_CampaignUse primary key (Merchant, Customer, Campaign)
) without rowid;

-- A shipment is decided again after a change: Round counts, and a superseded decision stays for the record.
create table InsertDecision (
  ShipmentId text not null,
  Round integer not null,
  Merchant text not null,
  DecidedAt integer not null,
  SupersededAt integer null,
  Decision text not null,
  constraint PK_InsertDecision primary key (ShipmentId, Round),
  constraint FK_InsertDecision_Shipment foreign key (ShipmentId) references Shipment (Id)
);

-- One row per sheet. Customer is a digest, the same for all orders of one customer of one merchant.
create table ShipmentInsert (
  Id text not null,
  Merchant text not null,
  ShipmentId text not null,
  Round integer not null,
  Campaign text not null,
  CopyNumber integer not null,
  OrderNo text not null,
  Site text not null,
  Variant text null,
  Slot text not null,
  Template text null,
  Code text not null,
  Proof text not null,
  State text not null,
  Customer text not null,
  SentenceJa text not null,
  SentenceEn text not null,
  ParcelId text null,
  Reason text null,
  ChosenOn text not null,
  ChosenAt integer not null,
  PrintedAt integer null,
  VerifiedAt integer null,
  SkippedAt integer null,
  VoidedAt integer null,
  constraint PK_ShipmentInsert primary key (Id),
  constraint UQ_ShipmentInsert_Code unique (Code),
  constraint UQ_ShipmentInsert_Copy unique (ShipmentId, Round, Campaign, CopyNumber),
  constraint FK_ShipmentInsert_InsertDecision foreign key (ShipmentId, Round) references InsertDecision (ShipmentId, Round),
  constraint CK_ShipmentInsert_State check (State in ('chosen', 'printed', 'verified', 'skipped', 'voided'))
) without rowid;

create index IX_ShipmentInsert_Customer on ShipmentInsert (Merchant, Customer, Campaign, CopyNumber, State);
create index IX_ShipmentInsert_Campaign on ShipmentInsert (Merchant, Campaign, CopyNumber, State);
create index IX_ShipmentInsert_OrderNo on ShipmentInsert (Merchant, OrderNo);

-- What a site proved on a day.
create index IX_ShipmentInsert_Verified on ShipmentInsert (Site, VerifiedAt, ParcelId) where VerifiedAt is not null;

-- What customers said on their page: whether they want inserts. Customer is the same digest as everywhere, so the row names nobody.
create table InsertPreference (
  Merchant text not null,
  Customer text not null,
  Wanted integer not null,
  ChangedAt integer not null,
  constraint PK_InsertPreference primary key (Merchant, Customer)
) without rowid;
