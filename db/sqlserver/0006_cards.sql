-- Templates and pictures of merchants. Content lies once under its hash and is never changed, so that a print job that
-- names hashes prints the same paper for ever; versions say which content a name meant, the highest is today's.
create table AssetContent (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Hash char(64) collate Latin1_General_100_BIN2 not null,
  Kind varchar(10) collate Latin1_General_100_BIN2 not null,
  WidthPx int null,
  HeightPx int null,
  Bytes varbinary(max) not null,
  constraint PK_AssetContent primary key (Merchant, Hash),
  constraint FK_AssetContent_Merchant foreign key (Merchant) references Merchant (Code)
);

create table AssetVersion (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Name nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Version int not null,
  Hash char(64) collate Latin1_General_100_BIN2 not null,
  CreatedAt bigint not null,
  constraint PK_AssetVersion primary key (Merchant, Name, Version),
  constraint FK_AssetVersion_Content foreign key (Merchant, Hash) references AssetContent (Merchant, Hash)
);

create table TemplateContent (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Hash char(64) collate Latin1_General_100_BIN2 not null,
  Document nvarchar(max) not null,
  constraint PK_TemplateContent primary key (Merchant, Hash),
  constraint FK_TemplateContent_Merchant foreign key (Merchant) references Merchant (Code)
);

-- A version without a hash: the merchant gave its own template up, and the built-in one serves again.
create table TemplateVersion (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Code nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Version int not null,
  Hash char(64) collate Latin1_General_100_BIN2 null,
  SavedBy nvarchar(200) collate Latin1_General_100_BIN2 not null,
  CreatedAt bigint not null,
  constraint PK_TemplateVersion primary key (Merchant, Code, Version),
  constraint FK_TemplateVersion_Content foreign key (Merchant, Hash) references TemplateContent (Merchant, Hash)
);

-- Somebody answers for what a template says of a person. It holds for this very content: another version needs its own.
create table TemplateSignOff (
  Merchant nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Hash char(64) collate Latin1_General_100_BIN2 not null,
  Name nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Note nvarchar(2000) collate Latin1_General_100_BIN2 not null,
  Account nvarchar(200) collate Latin1_General_100_BIN2 not null,
  SignedAt bigint not null,
  constraint PK_TemplateSignOff primary key (Merchant, Hash),
  constraint FK_TemplateSignOff_Content foreign key (Merchant, Hash) references TemplateContent (Merchant, Hash)
);
