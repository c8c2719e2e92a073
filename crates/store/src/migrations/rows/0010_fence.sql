-- A second fence around each organisation, the first being the `org = ?` in every statement: PostgreSQL
-- shows and takes the rows alone that the transaction's scope covers (store/src/store/scope.rs,
-- docs/decisions/0018). Without a scope there are no rows. FORCE, since the tables are the program's own.
@postgres CREATE FUNCTION scope_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
@postgres   $$ SELECT nullif(current_setting('kedun.org', true), '')::uuid $$;
@postgres CREATE FUNCTION across(VARIADIC purposes text[]) RETURNS boolean LANGUAGE sql STABLE
@postgres   PARALLEL SAFE AS $$ SELECT current_setting('kedun.across', true) = ANY (purposes) $$;

-- The settings are read once for each statement, in a sub-select, and not for each row.
@postgres CREATE FUNCTION fence(fenced regclass, of_whom text DEFAULT 'org') RETURNS void
@postgres LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', fenced);
@postgres   EXECUTE format('CREATE POLICY own ON %s USING (%I = (SELECT scope_org()))', fenced, of_whom);
@postgres   EXECUTE format('CREATE POLICY whole ON %s USING ((SELECT across(''everything'')))', fenced);
@postgres END $$;

@postgres SELECT fence('org', 'id');
@postgres SELECT fence('org_change');
@postgres SELECT fence('record');
@postgres SELECT fence('record_unique');
@postgres SELECT fence('record_history');
@postgres SELECT fence('declaration');
@postgres SELECT fence('ledger_pending');
@postgres SELECT fence('ledger_entry');
@postgres SELECT fence('ledger_touch');
@postgres SELECT fence('ledger_node');
@postgres SELECT fence('ledger_checkpoint');
@postgres SELECT fence('enter_login');
@postgres SELECT fence('enter_credential');
@postgres SELECT fence('enter_password');
@postgres SELECT fence('enter_recovery_code');
@postgres SELECT fence('enter_session');
@postgres SELECT fence('enter_token');
@postgres SELECT fence('enter_link');
@postgres SELECT fence('enter_notice');
@postgres SELECT fence('job');
@postgres SELECT fence('job_refused');
@postgres SELECT fence('upload');
@postgres SELECT fence('blob');
@postgres SELECT fence('blob_chunk');
@postgres SELECT fence('quota');

-- What comes before anybody knows the organisation: it only reads.
@postgres CREATE POLICY entering ON enter_login FOR SELECT USING ((SELECT across('entering')));
@postgres CREATE POLICY entering ON enter_session FOR SELECT USING ((SELECT across('entering')));
@postgres CREATE POLICY entering ON enter_token FOR SELECT USING ((SELECT across('entering')));
@postgres CREATE POLICY entering ON enter_link FOR SELECT USING ((SELECT across('entering')));
@postgres CREATE POLICY entering ON enter_credential FOR SELECT USING ((SELECT across('entering')));
@postgres CREATE POLICY listing ON org FOR SELECT USING ((SELECT across('listing')));

-- Set-up links and the deployment's own ledger belong to no organisation: the id of zeros.
@postgres CREATE POLICY deployment ON enter_link
@postgres   USING (org = '00000000-0000-0000-0000-000000000000'::uuid);
@postgres CREATE POLICY deployment ON ledger_pending FOR INSERT
@postgres   WITH CHECK (org = '00000000-0000-0000-0000-000000000000'::uuid);

-- Entries of reads are committed in groups, whoever read; the sequencer takes them as they come.
@postgres CREATE POLICY recording ON ledger_pending FOR INSERT
@postgres   WITH CHECK ((SELECT across('recording')));
@postgres CREATE POLICY sequencing ON ledger_pending USING ((SELECT across('sequencing')));
@postgres CREATE POLICY sequencing ON ledger_entry USING ((SELECT across('sequencing')));
@postgres CREATE POLICY sequencing ON ledger_touch USING ((SELECT across('sequencing')));
@postgres CREATE POLICY sequencing ON ledger_node USING ((SELECT across('sequencing')));
@postgres CREATE POLICY sequencing ON ledger_checkpoint USING ((SELECT across('sequencing')));

-- The job that waits longest is taken up, whosever it is.
@postgres CREATE POLICY leasing ON job USING ((SELECT across('leasing')));

-- What has expired is found and removed; nothing is written.
@postgres CREATE POLICY sweeping ON enter_session
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON enter_link
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON enter_notice
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON quota
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON upload
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON job
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON job_refused
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON blob
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
