-- What runs without a request, and what was sent up for it.
CREATE TABLE job (
  org @id NOT NULL,
  id @id NOT NULL,
  kind @text NOT NULL,
  object @text,
  owner @id NOT NULL,
  state @text NOT NULL,
  wish @text,
  done @int NOT NULL,
  total @int,
  spec @blob NOT NULL,
  cursor @blob,
  result @json,
  problem @json,
  created_at @int NOT NULL,
  started_at @int,
  finished_at @int,
  lease_node @id,
  lease_until @int,
  PRIMARY KEY (org, id)
);
CREATE INDEX job_state ON job (state, created_at);
CREATE INDEX job_owner ON job (org, owner, created_at);

CREATE TABLE upload (
  org @id NOT NULL,
  id @id NOT NULL,
  owner @id NOT NULL,
  object @text,
  size @int NOT NULL,
  meta @blob NOT NULL,
  created_at @int NOT NULL,
  expires_at @int NOT NULL,
  PRIMARY KEY (org, id)
);
CREATE INDEX upload_expires ON upload (expires_at);
