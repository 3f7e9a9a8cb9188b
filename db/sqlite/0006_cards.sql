-- Templates and pictures of merchants. Content lies once under its hash and is never changed, so that a print job that
-- names hashes prints the same paper for ever; versions say which content a name meant, the highest is today's.
create table AssetContent (
  Merchant text not null,
  Hash text not null,
  Kind text not null,
  WidthPx integer null,
  HeightPx integer null,
  Bytes blob not null,
  constraint PK_AssetContent primary key (Merchant, Hash),
  constraint FK_AssetContent_Merchant foreign key (Merchant) references Merchant (Code)
);

create table AssetVersion (
  Merchant text not null,
  Name text not null,
  Version integer not null,
  Hash text not null,
  CreatedAt integer not null,
  constraint PK_AssetVersion primary key (Merchant, Name, Version),
  constraint FK_AssetVersion_Content foreign key (Merchant, Hash) references AssetContent (Merchant, Hash)
) without rowid;

create table TemplateContent (
  Merchant text not null,
  Hash text not null,
  Document text not null,
  constraint PK_TemplateContent primary key (Merchant, Hash),
  constraint FK_TemplateContent_Merchant foreign key (Merchant) references Merchant (Code)
);

-- A version without a hash: the merchant gave its own template up, and the built-in one serves again.
create table TemplateVersion (
  Merchant text not null,
  Code text not null,
  Version integer not null,
  Hash text null,
  SavedBy text not null,
  CreatedAt integer not null,
  constraint PK_TemplateVersion primary key (Merchant, Code, Version),
  constraint FK_TemplateVersion_Content foreign key (Merchant, Hash) references TemplateContent (Merchant, Hash)
) without rowid;

-- Somebody answers for what a template says of a person. It holds for this very content: another version needs its own.
create table TemplateSignOff (
  Merchant text not null,
  Hash text not null,
  Name text not null,
  Note text not null,
  Account text not null,
  SignedAt integer not null,
  constraint PK_TemplateSignOff primary key (Merchant, Hash),
  constraint FK_TemplateSignOff_Content foreign key (Merchant, Hash) references TemplateContent (Merchant, Hash)
) without rowid;
