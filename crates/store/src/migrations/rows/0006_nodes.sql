-- What nodes on one PostgreSQL tell each other: in the transaction of the change, heard when it is
-- committed. Ids, kinds and counts only, never values. The embedded database has one process.
@postgres CREATE TABLE org_change (
@postgres   org @id NOT NULL PRIMARY KEY,
@postgres   n @int NOT NULL
@postgres );

-- Whatever is kept of an organisation (users, roles, departments, declarations, its own row) counts
-- its changes, so that a node that cannot listen can ask.
@postgres CREATE FUNCTION tell_directory() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres DECLARE
@postgres   changed uuid;
@postgres BEGIN
@postgres   IF TG_OP = 'DELETE' THEN changed := OLD.org; ELSE changed := NEW.org; END IF;
@postgres   INSERT INTO org_change AS c (org, n) VALUES (changed, 1)
@postgres     ON CONFLICT (org) DO UPDATE SET n = c.n + 1;
@postgres   PERFORM pg_notify('kedun', 'directory ' || changed);
@postgres   RETURN NULL;
@postgres END $$;

@postgres CREATE FUNCTION tell_org() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres DECLARE
@postgres   changed uuid;
@postgres BEGIN
@postgres   IF TG_OP = 'DELETE' THEN changed := OLD.id; ELSE changed := NEW.id; END IF;
@postgres   INSERT INTO org_change AS c (org, n) VALUES (changed, 1)
@postgres     ON CONFLICT (org) DO UPDATE SET n = c.n + 1;
@postgres   PERFORM pg_notify('kedun', 'org ' || changed);
@postgres   RETURN NULL;
@postgres END $$;

@postgres CREATE FUNCTION tell_access() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   PERFORM pg_notify('kedun', 'access ' || OLD.org || ' ' || OLD.user_id);
@postgres   RETURN NULL;
@postgres END $$;

@postgres CREATE FUNCTION tell_job() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   PERFORM pg_notify('kedun', 'job ' || NEW.org || ' ' || NEW.owner || ' ' || NEW.id || ' '
@postgres     || NEW.state || ' ' || NEW.done || ' ' || coalesce(NEW.total::text, '-'));
@postgres   RETURN NULL;
@postgres END $$;

@postgres CREATE FUNCTION tell_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   PERFORM pg_notify('kedun', 'checkpoint ' || NEW.org);
@postgres   RETURN NULL;
@postgres END $$;

-- A restore fills the tables as they were, the counts among them, before any node listens.
@postgres CREATE FUNCTION tells() RETURNS boolean LANGUAGE sql STABLE AS $$
@postgres   SELECT current_setting('kedun.restoring', true) IS DISTINCT FROM 'on'
@postgres $$;

@postgres CREATE TRIGGER tell_written AFTER INSERT OR UPDATE ON record FOR EACH ROW
@postgres   WHEN (NEW.object IN ('user', 'role', 'department') AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
@postgres CREATE TRIGGER tell_removed AFTER DELETE ON record FOR EACH ROW
@postgres   WHEN (OLD.object IN ('user', 'role', 'department') AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
@postgres CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON declaration FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_directory();
@postgres CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON org FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_org();
@postgres CREATE TRIGGER tell AFTER DELETE ON enter_session FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_access();
@postgres CREATE TRIGGER tell AFTER DELETE ON enter_token FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_access();
@postgres CREATE TRIGGER tell AFTER UPDATE OF frozen_at, password, totp ON enter_credential
@postgres   FOR EACH ROW WHEN (tells()) EXECUTE FUNCTION tell_access();
@postgres CREATE TRIGGER tell_added AFTER INSERT ON job FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_job();
@postgres CREATE TRIGGER tell_moved AFTER UPDATE ON job FOR EACH ROW
@postgres   WHEN ((OLD.state, OLD.done, OLD.total) IS DISTINCT FROM (NEW.state, NEW.done, NEW.total)
@postgres     AND tells())
@postgres   EXECUTE FUNCTION tell_job();
@postgres CREATE TRIGGER tell AFTER INSERT ON ledger_checkpoint FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_checkpoint();
