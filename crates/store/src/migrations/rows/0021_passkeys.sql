-- The public keys of people's passkeys, each under the hash of its credential id, and the challenges that wait for
-- an answer, each under the hash of a handle that is given out once.
CREATE TABLE enter_passkey (
  org @id NOT NULL,
  user_id @id NOT NULL,
  id @id NOT NULL,
  credential @blob NOT NULL,
  host @text NOT NULL,
  name @text NOT NULL,
  body @text NOT NULL,
  created_at @int NOT NULL,
  last_used_at @int,
  PRIMARY KEY (org, user_id, id)
) @norowid;
CREATE INDEX enter_passkey_credential ON enter_passkey (credential);
@postgres SELECT fence('enter_passkey');
@postgres CREATE POLICY entering ON enter_passkey FOR SELECT USING ((SELECT across('entering')));

CREATE TABLE enter_challenge (
  hash @blob NOT NULL,
  kind @text NOT NULL,
  whose @text NOT NULL,
  body @text NOT NULL,
  expires_at @int NOT NULL,
  PRIMARY KEY (hash)
) @norowid;
CREATE INDEX enter_challenge_expires ON enter_challenge (expires_at);
