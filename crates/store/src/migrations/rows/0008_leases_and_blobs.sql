-- The number of a job's lease: it grows with each one, and whoever holds an older one writes nothing
-- more.
ALTER TABLE job ADD COLUMN lease @int NOT NULL DEFAULT 0;

-- Sealed files in chunks, where the nodes of a deployment share no folder. A file without `whole` is
-- on its way, or was given up.
CREATE TABLE blob (
  org @id NOT NULL,
  kind @text NOT NULL,
  name @text NOT NULL,
  whole @int NOT NULL,
  created_at @int NOT NULL,
  PRIMARY KEY (org, kind, name)
) @norowid;

CREATE TABLE blob_chunk (
  org @id NOT NULL,
  kind @text NOT NULL,
  name @text NOT NULL,
  part @int NOT NULL,
  bytes @blob NOT NULL,
  PRIMARY KEY (org, kind, name, part)
);
-- Ciphertext does not get smaller.
@postgres ALTER TABLE blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
