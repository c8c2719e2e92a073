-- The second fence around each organisation, as in the database of rows (rows/0010_fence.sql): without
-- a scope there are no keys.
@postgres CREATE FUNCTION scope_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
@postgres   $$ SELECT nullif(current_setting('kedun.org', true), '')::uuid $$;
@postgres CREATE FUNCTION across(VARIADIC purposes text[]) RETURNS boolean LANGUAGE sql STABLE
@postgres   PARALLEL SAFE AS $$ SELECT current_setting('kedun.across', true) = ANY (purposes) $$;
@postgres CREATE FUNCTION fence(fenced regclass, of_whom text DEFAULT 'org') RETURNS void
@postgres LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', fenced);
@postgres   EXECUTE format('CREATE POLICY own ON %s USING (%I = (SELECT scope_org()))', fenced, of_whom);
@postgres   EXECUTE format('CREATE POLICY whole ON %s USING ((SELECT across(''everything'')))', fenced);
@postgres END $$;

@postgres SELECT fence('org_key');
@postgres SELECT fence('subject_key');
@postgres SELECT fence('erasure');
