-- Wrapped keys and the erasure ledger, apart from the rows that they open.
CREATE TABLE org_key (
  org @id NOT NULL,
  kind @text NOT NULL,
  version @int NOT NULL,
  wrapped @blob NOT NULL,
  created_at @int NOT NULL,
  PRIMARY KEY (org, kind, version)
);

CREATE TABLE subject_key (
  org @id NOT NULL,
  subject @id NOT NULL,
  version @int NOT NULL,
  org_version @int NOT NULL,
  wrapped @blob NOT NULL,
  created_at @int NOT NULL,
  PRIMARY KEY (org, subject, version)
) @norowid;
CREATE INDEX subject_key_org_version ON subject_key (org, org_version);

CREATE TABLE erasure (
  org @id NOT NULL,
  subject @id NOT NULL,
  id @id NOT NULL,
  at @int NOT NULL,
  actor @id,
  step @text NOT NULL,
  body @blob NOT NULL,
  PRIMARY KEY (org, subject)
);
