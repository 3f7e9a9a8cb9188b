-- Campaigns, every version of them; what was decided for each shipment, and the inserts that came of it.
create table Campaign (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Version int not null,
  Document nvarchar(max) not null,
  SavedBy nvarchar(200) not null,
  SavedAt bigint not null,
  constraint PK_Campaign primary key (Merchant, Code),
  constraint FK_Campaign_Merchant foreign key (Merchant) references Merchant (Code)
);

create table CampaignVersion (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Version int not null,
  Document nvarchar(max) not null,
  SavedBy nvarchar(200) not null,
  SavedAt bigint not null,
  constraint PK_CampaignVersion primary key (Merchant, Code, Version),
  constraint FK_CampaignVersion_Campaign foreign key (Merchant, Code) references Campaign (Merchant, Code)
);

-- Changes with every saved campaign of the merchant, and never returns to a value: what a node has compiled stays good until then.
create table CampaignRevision (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Revision char(36) collate Latin1_General_100_BIN2 not null,
  constraint PK_CampaignRevision primary key (Merchant)
);

-- How often a campaign with a cap was chosen and not given back; Customer is empty for its total. Guarded updates of this row
-- settle who gets the last place. The customer stands before the campaign in the key, so that all totals lie side by side.
create table CampaignUse (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Campaign nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Customer varchar(64) collate Latin1_General_100_BIN2 not null,
  Uses int not null,
  constraint PK_CampaignUse primary key (Merchant, Customer, Campaign)
);

-- A shipment is decided again after a change: Round counts, and a superseded decision stays for the record.
create table InsertDecision (
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  Round int not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  DecidedAt bigint not null,
  SupersededAt bigint null,
  Decision nvarchar(max) not null,
  constraint PK_InsertDecision primary key (ShipmentId, Round),
  constraint FK_InsertDecision_Shipment foreign key (ShipmentId) references Shipment (Id)
);

-- One row per sheet. Customer is a digest, the same for all orders of one customer of one merchant.
create table ShipmentInsert (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  ShipmentId char(36) collate Latin1_General_100_BIN2 not null,
  Round int not null,
  Campaign nvarchar(64) collate Latin1_General_100_BIN2 not null,
  CopyNumber int not null,
  OrderNo nvarchar(100) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Variant nvarchar(64) collate Latin1_General_100_BIN2 null,
  Slot varchar(16) collate Latin1_General_100_BIN2 not null,
  Template nvarchar(64) collate Latin1_General_100_BIN2 null,
  Code char(10) collate Latin1_General_100_BIN2 not null,
  Proof varchar(16) collate Latin1_General_100_BIN2 not null,
  State varchar(16) collate Latin1_General_100_BIN2 not null,
  Customer varchar(64) collate Latin1_General_100_BIN2 not null,
  SentenceJa nvarchar(400) not null,
  SentenceEn nvarchar(400) not null,
  ParcelId char(36) collate Latin1_General_100_BIN2 null,
  Reason nvarchar(1000) null,
  ChosenOn char(10) not null,
  ChosenAt bigint not null,
  PrintedAt bigint null,
  VerifiedAt bigint null,
  SkippedAt bigint null,
  VoidedAt bigint null,
  constraint PK_ShipmentInsert primary key (Id),
  constraint UQ_ShipmentInsert_Code unique (Code),
  constraint UQ_ShipmentInsert_Copy unique (ShipmentId, Round, Campaign, CopyNumber),
  constraint FK_ShipmentInsert_InsertDecision foreign key (ShipmentId, Round) references InsertDecision (ShipmentId, Round),
  constraint CK_ShipmentInsert_State check (State in ('chosen', 'printed', 'verified', 'skipped', 'voided'))
);

create index IX_ShipmentInsert_Customer on ShipmentInsert (Merchant, Customer, Campaign, CopyNumber, State);
create index IX_ShipmentInsert_Campaign on ShipmentInsert (Merchant, Campaign, CopyNumber, State);
create index IX_ShipmentInsert_OrderNo on ShipmentInsert (Merchant, OrderNo);

-- What a site proved on a day.
create index IX_ShipmentInsert_Verified on ShipmentInsert (Site, VerifiedAt, ParcelId) where VerifiedAt is not null;

-- What customers said on their page: whether they want inserts. Customer is the same digest as everywhere, so the row names nobody.
create table InsertPreference (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Customer char(64) collate Latin1_General_100_BIN2 not null,
  Wanted bit not null,
  ChangedAt bigint not null,
  constraint PK_InsertPreference primary key (Merchant, Customer)
);
