-- What a job does to each record, one line each: it is written in the change's own transaction, so that the job goes on
-- where it was and its owner may undo it. Ids, versions and codes alone; values stand in the records' history.
CREATE TABLE job_change (
  org @id NOT NULL,
  job @id NOT NULL,
  seq @int NOT NULL,
  object @text NOT NULL,
  record @id NOT NULL,
  act @text NOT NULL,
  state @text NOT NULL,
  version @int NOT NULL,
  former @id,
  target @id,
  told @json,
  PRIMARY KEY (org, job, seq)
) @norowid;
@postgres SELECT fence('job_change');
@postgres CREATE POLICY sweeping ON job_change
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
