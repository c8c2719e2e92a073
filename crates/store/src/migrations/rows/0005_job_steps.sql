-- How often a job was begun since it last came further: one that ends its node each time is given up.
ALTER TABLE job ADD COLUMN attempts @int NOT NULL DEFAULT 0;
-- Whether its files are kept; they are swept away some days after its end.
ALTER TABLE job ADD COLUMN has_files @int NOT NULL DEFAULT 0;

-- What a running import refused, a part for each of its chunks, sealed by the gate.
CREATE TABLE job_refused (
  org @id NOT NULL,
  job @id NOT NULL,
  part @int NOT NULL,
  told @blob NOT NULL,
  PRIMARY KEY (org, job, part)
);
CREATE INDEX job_finished ON job (finished_at);
