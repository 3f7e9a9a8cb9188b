-- Who may do what, and who did: keys, sign-ins, paired stations, wrong guesses, answered requests, the audit trail.
-- Secrets are kept as SHA-256 of 256 random bits: a stolen database opens nothing.
create table ApiKey (
  Id text not null,
  Name text not null,
  Merchant text null,
  Scopes text not null,
  KeyHash text not null,
  CreatedAt integer not null,
  CreatedBy text not null,
  RevokedAt integer null,
  constraint PK_ApiKey primary key (Id),
  constraint UQ_ApiKey_KeyHash unique (KeyHash),
  constraint FK_ApiKey_Merchant foreign key (Merchant) references Merchant (Code)
) without rowid;

create table SignIn (
  TokenHash text not null,
  Badge text not null,
  PinStamp text not null,
  SignedInAt integer not null,
  EndsAt integer not null,
  constraint PK_SignIn primary key (TokenHash),
  constraint FK_SignIn_Worker foreign key (Badge) references Worker (Badge) on delete cascade
) without rowid;

create index IX_SignIn_Badge on SignIn (Badge);

create table PairingCode (
  CodeHash text not null,
  Site text not null,
  Station text not null,
  ExpiresAt integer not null,
  CreatedBy text not null,
  constraint PK_PairingCode primary key (CodeHash),
  constraint FK_PairingCode_Station foreign key (Site, Station) references Station (Site, Code)
) without rowid;

create table StationPairing (
  Id text not null,
  TokenHash text not null,
  Site text not null,
  Station text not null,
  PairedAt integer not null,
  RevokedAt integer null,
  constraint PK_StationPairing primary key (Id),
  constraint UQ_StationPairing_TokenHash unique (TokenHash),
  constraint FK_StationPairing_Station foreign key (Site, Station) references Station (Site, Code)
) without rowid;

create index IX_StationPairing_Station on StationPairing (Site, Station, Id);

-- One row for whatever can be guessed at: a badge's PIN, the pairing codes from one address.
create table FailedAttempt (
  Subject text not null,
  Failures integer not null,
  WaitUntil integer not null,
  LastAt integer not null,
  constraint PK_FailedAttempt primary key (Subject)
) without rowid;

-- Id is the SHA-256 of caller, method, path and Idempotency-Key. Without an answer the request still runs, until its lease ends.
create table IdempotentRequest (
  Id text not null,
  BodyHash text not null,
  Holder text not null,
  LeaseUntil integer not null,
  StartedAt integer not null,
  Status integer null,
  Answer text null,
  constraint PK_IdempotentRequest primary key (Id)
) without rowid;

create index IX_IdempotentRequest_StartedAt on IdempotentRequest (StartedAt);

create table AuditEntry (
  Id text not null,
  OccurredAt integer not null,
  Actor text not null,
  Deed text not null,
  Subject text not null,
  Detail text null,
  constraint PK_AuditEntry primary key (Id)
) without rowid;

create index IX_AuditEntry_Subject on AuditEntry (Subject, Id);
