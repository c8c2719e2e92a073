-- Records, their blind index, unique values and history. `org` leads every primary key.
CREATE TABLE org (
  id @id PRIMARY KEY,
  name @text NOT NULL,
  demo @int NOT NULL,
  created_at @int NOT NULL,
  body @json NOT NULL
);

CREATE TABLE record (
  org @id NOT NULL,
  id @id NOT NULL,
  object @text NOT NULL,
  subject @id NOT NULL,
  parent @id,
  owner @id,
  department @id,
  state @text NOT NULL,
  version @int NOT NULL,
  created_at @int NOT NULL,
  updated_at @int NOT NULL,
  open @json NOT NULL,
  sealed @blob NOT NULL,
  key_version @int NOT NULL,
  tokens @tokens NOT NULL,
  PRIMARY KEY (org, id)
);
CREATE INDEX record_updated ON record (org, object, state, updated_at, id);
CREATE INDEX record_created ON record (org, object, state, created_at, id);
CREATE INDEX record_owner ON record (org, object, state, owner, updated_at, id);
CREATE INDEX record_parent ON record (org, parent, object, created_at) WHERE parent IS NOT NULL;
CREATE INDEX record_subject ON record (org, subject);
@postgres CREATE INDEX record_tokens ON record USING gin (tokens);

@sqlite CREATE TABLE record_token (
@sqlite   org BLOB NOT NULL, token INTEGER NOT NULL, record BLOB NOT NULL,
@sqlite   PRIMARY KEY (org, token, record)
@sqlite ) WITHOUT ROWID;

CREATE TABLE record_unique (
  org @id NOT NULL,
  object @text NOT NULL,
  field @text NOT NULL,
  digest @blob NOT NULL,
  record @id NOT NULL,
  PRIMARY KEY (org, object, field, digest)
) @norowid;
CREATE INDEX record_unique_record ON record_unique (org, record);

CREATE TABLE record_history (
  org @id NOT NULL,
  record @id NOT NULL,
  version @int NOT NULL,
  subject @id NOT NULL,
  at @int NOT NULL,
  actor @id,
  act @text NOT NULL,
  fields @json NOT NULL,
  sealed @blob NOT NULL,
  key_version @int NOT NULL,
  PRIMARY KEY (org, record, version)
);
CREATE INDEX record_history_subject ON record_history (org, subject);

CREATE TABLE declaration (
  org @id NOT NULL,
  object @text NOT NULL,
  body @json NOT NULL,
  version @int NOT NULL,
  updated_at @int NOT NULL,
  PRIMARY KEY (org, object)
);

CREATE TABLE setting (
  name @text PRIMARY KEY,
  value @blob NOT NULL
);
