-- Who may do what, and who did: keys, sign-ins, paired stations, wrong guesses, answered requests, the audit trail.
-- Secrets are kept as SHA-256 of 256 random bits: a stolen database opens nothing.
create table ApiKey (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  Name nvarchar(200) not null,
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 null,
  Scopes varchar(200) not null,
  KeyHash char(64) collate Latin1_General_100_BIN2 not null,
  CreatedAt bigint not null,
  CreatedBy nvarchar(200) collate Latin1_General_100_BIN2 not null,
  RevokedAt bigint null,
  constraint PK_ApiKey primary key (Id),
  constraint UQ_ApiKey_KeyHash unique (KeyHash),
  constraint FK_ApiKey_Merchant foreign key (Merchant) references Merchant (Code)
);

create table SignIn (
  TokenHash char(64) collate Latin1_General_100_BIN2 not null,
  Badge nvarchar(64) collate Latin1_General_100_BIN2 not null,
  PinStamp char(64) collate Latin1_General_100_BIN2 not null,
  SignedInAt bigint not null,
  EndsAt bigint not null,
  constraint PK_SignIn primary key (TokenHash),
  constraint FK_SignIn_Worker foreign key (Badge) references Worker (Badge) on delete cascade
);

create index IX_SignIn_Badge on SignIn (Badge);

create table PairingCode (
  CodeHash char(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 not null,
  ExpiresAt bigint not null,
  CreatedBy nvarchar(200) collate Latin1_General_100_BIN2 not null,
  constraint PK_PairingCode primary key (CodeHash),
  constraint FK_PairingCode_Station foreign key (Site, Station) references Station (Site, Code)
);

create table StationPairing (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  TokenHash char(64) collate Latin1_General_100_BIN2 not null,
  Site nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Station nvarchar(64) collate Latin1_General_100_BIN2 not null,
  PairedAt bigint not null,
  RevokedAt bigint null,
  constraint PK_StationPairing primary key (Id),
  constraint UQ_StationPairing_TokenHash unique (TokenHash),
  constraint FK_StationPairing_Station foreign key (Site, Station) references Station (Site, Code)
);

create index IX_StationPairing_Station on StationPairing (Site, Station, Id);

-- One row for whatever can be guessed at: a badge's PIN, the pairing codes from one address.
create table FailedAttempt (
  Subject nvarchar(300) collate Latin1_General_100_BIN2 not null,
  Failures int not null,
  WaitUntil bigint not null,
  LastAt bigint not null,
  constraint PK_FailedAttempt primary key (Subject)
);

-- Id is the SHA-256 of caller, method, path and Idempotency-Key. Without an answer the request still runs, until its lease ends.
create table IdempotentRequest (
  Id char(64) collate Latin1_General_100_BIN2 not null,
  BodyHash char(64) collate Latin1_General_100_BIN2 not null,
  Holder char(36) collate Latin1_General_100_BIN2 not null,
  LeaseUntil bigint not null,
  StartedAt bigint not null,
  Status int null,
  Answer nvarchar(max) null,
  constraint PK_IdempotentRequest primary key (Id)
);

create index IX_IdempotentRequest_StartedAt on IdempotentRequest (StartedAt);

create table AuditEntry (
  Id char(36) collate Latin1_General_100_BIN2 not null,
  OccurredAt bigint not null,
  Actor nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Deed varchar(64) collate Latin1_General_100_BIN2 not null,
  Subject nvarchar(300) collate Latin1_General_100_BIN2 not null,
  Detail nvarchar(max) null,
  constraint PK_AuditEntry primary key (Id)
);

create index IX_AuditEntry_Subject on AuditEntry (Subject, Id);
