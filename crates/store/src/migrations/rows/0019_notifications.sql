-- What users are told: kinds, ids and counts alone, never values. What is planned has its moment ahead and
-- the name of its plan, by which it is replaced when the record changes.
CREATE TABLE notification (
  org @id NOT NULL,
  user_id @id NOT NULL,
  id @id NOT NULL,
  kind @text NOT NULL,
  object @text NOT NULL,
  record @id,
  actor @id NOT NULL,
  n @int NOT NULL,
  at @int NOT NULL,
  read_at @int,
  plan @text,
  on_page @int NOT NULL,
  PRIMARY KEY (org, user_id, id)
) @norowid;
CREATE INDEX notification_at ON notification (org, user_id, at);
CREATE INDEX notification_plan ON notification (org, record) WHERE plan IS NOT NULL;
CREATE INDEX notification_due ON notification (at) WHERE plan IS NOT NULL;
-- What is told once, such as a reminder for a day, whatever becomes of the notification.
CREATE TABLE notification_once (
  org @id NOT NULL,
  user_id @id NOT NULL,
  what @text NOT NULL,
  at @int NOT NULL,
  PRIMARY KEY (org, user_id, what)
) @norowid;
-- How a user wants to hear of a kind; what is not chosen follows the program's own choice.
CREATE TABLE notification_choice (
  org @id NOT NULL,
  user_id @id NOT NULL,
  kind @text NOT NULL,
  on_page @int NOT NULL,
  mail @text NOT NULL,
  PRIMARY KEY (org, user_id, kind)
) @norowid;
-- Mail that waits: about one notification, or the digest of a day. Whoever takes one up moves its moment, so
-- that no other node takes it too.
CREATE TABLE mail_waiting (
  org @id NOT NULL,
  user_id @id NOT NULL,
  what @text NOT NULL,
  due_at @int NOT NULL,
  tries @int NOT NULL,
  PRIMARY KEY (org, user_id, what)
) @norowid;
CREATE INDEX mail_waiting_due ON mail_waiting (due_at);
@postgres SELECT fence('notification');
@postgres SELECT fence('notification_once');
@postgres SELECT fence('notification_choice');
@postgres SELECT fence('mail_waiting');
@postgres CREATE POLICY sweeping ON notification
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY sweeping ON notification_once
@postgres   USING ((SELECT across('sweeping'))) WITH CHECK (false);
@postgres CREATE POLICY telling ON notification FOR SELECT USING ((SELECT across('telling')));
@postgres CREATE POLICY telling ON mail_waiting USING ((SELECT across('telling')));
@postgres CREATE FUNCTION tell_notification() RETURNS trigger LANGUAGE plpgsql AS $$
@postgres BEGIN
@postgres   PERFORM pg_notify('kedun', 'notification ' || NEW.org || ' ' || NEW.user_id);
@postgres   RETURN NULL;
@postgres END $$;
@postgres CREATE TRIGGER tell AFTER INSERT OR UPDATE ON notification FOR EACH ROW
@postgres   WHEN (tells()) EXECUTE FUNCTION tell_notification();
