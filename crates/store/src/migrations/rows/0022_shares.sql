-- Single records that are shared with a user or a department: what they may do, until when, and how it ended. Ids
-- and times alone. What runs out needs no writing: whoever reads compares the moment.
CREATE TABLE record_share (
  org @id NOT NULL,
  id @id NOT NULL,
  object @text NOT NULL,
  record @id NOT NULL,
  grantee @id NOT NULL,
  is_department @int NOT NULL,
  edit @int NOT NULL,
  given_by @id NOT NULL,
  given_at @int NOT NULL,
  until @int NOT NULL,
  ended_at @int,
  ended_by @id,
  PRIMARY KEY (org, id)
) @norowid;
CREATE INDEX record_share_grantee ON record_share (org, grantee, until);
CREATE INDEX record_share_record ON record_share (org, record, until);
@postgres SELECT fence('record_share');

-- A record that gets another owner, whichever way, is shared with nobody any more; nor is anything with, or by,
-- somebody who has left.
@sqlite CREATE TRIGGER share_of_owner AFTER UPDATE OF owner ON record
@sqlite   WHEN OLD.owner IS NOT NEW.owner
@sqlite BEGIN
@sqlite   UPDATE record_share SET ended_at = NEW.updated_at
@sqlite     WHERE org = NEW.org AND record = NEW.id AND ended_at IS NULL;
@sqlite END;
@sqlite CREATE TRIGGER share_of_user AFTER UPDATE ON record
@sqlite   WHEN NEW.object = 'user'
@sqlite     AND (NEW.state <> 'active' OR json_extract(NEW.open, '$.status') = 'frozen')
@sqlite BEGIN
@sqlite   UPDATE record_share SET ended_at = NEW.updated_at
@sqlite     WHERE org = NEW.org AND (grantee = NEW.id OR given_by = NEW.id) AND ended_at IS NULL;
@sqlite END;
@postgres CREATE FUNCTION end_shares_of_owner() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   UPDATE record_share SET ended_at = NEW.updated_at
@postgres     WHERE org = NEW.org AND record = NEW.id AND ended_at IS NULL;
@postgres   RETURN NULL;
@postgres END $$;
@postgres CREATE FUNCTION end_shares_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   UPDATE record_share SET ended_at = NEW.updated_at
@postgres     WHERE org = NEW.org AND (grantee = NEW.id OR given_by = NEW.id) AND ended_at IS NULL;
@postgres   RETURN NULL;
@postgres END $$;
@postgres CREATE TRIGGER share_of_owner AFTER UPDATE OF owner ON record FOR EACH ROW
@postgres   WHEN (OLD.owner IS DISTINCT FROM NEW.owner) EXECUTE FUNCTION end_shares_of_owner();
@postgres CREATE TRIGGER share_of_user AFTER UPDATE ON record FOR EACH ROW
@postgres   WHEN (NEW.object = 'user' AND (NEW.state <> 'active' OR NEW.open ->> 'status' = 'frozen'))
@postgres   EXECUTE FUNCTION end_shares_of_user();
