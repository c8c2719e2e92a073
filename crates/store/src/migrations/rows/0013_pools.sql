-- Pools and their members are kept of an organisation like its departments: who is a member decides who
-- sees what lies in a pool.
@postgres DROP TRIGGER tell_written ON record;
@postgres DROP TRIGGER tell_removed ON record;
@postgres CREATE TRIGGER tell_written AFTER INSERT OR UPDATE ON record FOR EACH ROW
@postgres   WHEN (NEW.object IN ('user', 'role', 'department', 'pool', 'pool_member') AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
@postgres CREATE TRIGGER tell_removed AFTER DELETE ON record FOR EACH ROW
@postgres   WHEN (OLD.object IN ('user', 'role', 'department', 'pool', 'pool_member') AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
