-- The public key of the browser that a session is bound to; none where the browser can keep none.
ALTER TABLE enter_session ADD COLUMN device_key @blob;
-- Browsers that people have signed in with: those that keep a key under its hash, others under that of their name.
CREATE TABLE enter_device (
  org @id NOT NULL,
  user_id @id NOT NULL,
  mark @blob NOT NULL,
  id @id NOT NULL,
  name @text,
  device_key @blob,
  first_at @int NOT NULL,
  last_at @int NOT NULL,
  blocked_at @int,
  PRIMARY KEY (org, user_id, mark)
) @norowid;
-- Networks that people have signed in from: the /24 or the /64 of an address.
CREATE TABLE enter_place (
  org @id NOT NULL,
  user_id @id NOT NULL,
  network @text NOT NULL,
  first_at @int NOT NULL,
  last_at @int NOT NULL,
  PRIMARY KEY (org, user_id, network)
) @norowid;
-- When the user was told that a token ends soon.
ALTER TABLE enter_token ADD COLUMN told_at @int;
@postgres SELECT fence('enter_device');
@postgres SELECT fence('enter_place');
@postgres CREATE POLICY sweeping ON enter_device
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON enter_place
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
