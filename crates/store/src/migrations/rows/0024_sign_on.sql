-- Whom an identity provider means: a user by the hash of issuer and subject, never by a mail address; and which
-- sessions it began, so that it can end them (OpenID Connect Back-Channel Logout).
CREATE TABLE enter_identity (
  org @id NOT NULL,
  provider @id NOT NULL,
  subject @blob NOT NULL,
  user_id @id NOT NULL,
  linked_at @int NOT NULL,
  last_used_at @int,
  PRIMARY KEY (org, provider, subject)
) @norowid;
CREATE UNIQUE INDEX enter_identity_user ON enter_identity (org, user_id, provider);
@postgres SELECT fence('enter_identity');

CREATE TABLE enter_identity_session (
  org @id NOT NULL,
  session @id NOT NULL,
  provider @id NOT NULL,
  user_id @id NOT NULL,
  subject @blob NOT NULL,
  sid @blob,
  expires_at @int NOT NULL,
  PRIMARY KEY (org, session)
) @norowid;
CREATE INDEX enter_identity_session_subject ON enter_identity_session (org, provider, subject);
CREATE INDEX enter_identity_session_expires ON enter_identity_session (expires_at);
@postgres SELECT fence('enter_identity_session');
@postgres CREATE POLICY sweeping ON enter_identity_session
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);

-- The settings of providers are kept with users, roles and departments; other nodes hear of their changes likewise.
@postgres CREATE TRIGGER tell_provider_written AFTER INSERT OR UPDATE ON record FOR EACH ROW
@postgres   WHEN (NEW.object = 'identity_provider' AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
@postgres CREATE TRIGGER tell_provider_removed AFTER DELETE ON record FOR EACH ROW
@postgres   WHEN (OLD.object = 'identity_provider' AND tells())
@postgres   EXECUTE FUNCTION tell_directory();
