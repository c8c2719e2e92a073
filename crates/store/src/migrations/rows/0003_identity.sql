-- Who may come in. Only the gate's entrance reaches these tables.

-- A login is unique in the whole deployment and belongs to one user of one organisation.
CREATE TABLE login (
  login @text NOT NULL PRIMARY KEY,
  org @id NOT NULL,
  user_id @id NOT NULL
) @norowid;
CREATE UNIQUE INDEX login_user ON login (org, user_id);

-- Password and second factor. The password is a PHC string, the TOTP secrets are sealed.
CREATE TABLE credential (
  org @id NOT NULL,
  user_id @id NOT NULL,
  password @text,
  password_at @int NOT NULL,
  totp @blob,
  totp_pending @blob,
  totp_step @int NOT NULL,
  frozen_at @int,
  PRIMARY KEY (org, user_id)
) @norowid;

-- Earlier passwords, as PHC strings, so that none of the last few is taken again.
CREATE TABLE password_history (
  org @id NOT NULL,
  user_id @id NOT NULL,
  at @int NOT NULL,
  password @text NOT NULL,
  PRIMARY KEY (org, user_id, at)
) @norowid;

-- Hashes of recovery codes that were not used yet.
CREATE TABLE recovery_code (
  org @id NOT NULL,
  user_id @id NOT NULL,
  hash @blob NOT NULL,
  PRIMARY KEY (org, user_id, hash)
) @norowid;

-- Wrong tries under an HMAC of the login or the network that they named.
CREATE TABLE login_throttle (
  key @blob NOT NULL PRIMARY KEY,
  failures @int NOT NULL,
  last_at @int NOT NULL,
  locked_until @int
) @norowid;

-- Sessions under the hash of their secret.
CREATE TABLE session (
  hash @blob NOT NULL PRIMARY KEY,
  id @id NOT NULL,
  org @id NOT NULL,
  user_id @id NOT NULL,
  state @text NOT NULL,
  started_at @int NOT NULL,
  last_at @int NOT NULL,
  expires_at @int NOT NULL,
  fresh_at @int NOT NULL,
  second_factor @int NOT NULL,
  network @text,
  device @text
) @norowid;
CREATE INDEX session_user ON session (org, user_id);
CREATE INDEX session_expires ON session (expires_at);

-- Tokens of programs under the hash of their secret.
CREATE TABLE api_token (
  hash @blob NOT NULL PRIMARY KEY,
  id @id NOT NULL,
  org @id NOT NULL,
  user_id @id NOT NULL,
  name @text NOT NULL,
  prefix @text NOT NULL,
  created_at @int NOT NULL,
  expires_at @int NOT NULL,
  last_used_at @int
) @norowid;
CREATE INDEX api_token_user ON api_token (org, user_id);

-- One-time links under the hash of their secret: set-up, invitation, reset.
CREATE TABLE one_time_link (
  hash @blob NOT NULL PRIMARY KEY,
  kind @text NOT NULL,
  org @id NOT NULL,
  user_id @id NOT NULL,
  made_by @id,
  made_at @int NOT NULL,
  expires_at @int NOT NULL
) @norowid;
CREATE INDEX one_time_link_user ON one_time_link (org, user_id);

-- What a user is told at the next visit. Codes only; texts are the page's.
CREATE TABLE notice (
  org @id NOT NULL,
  user_id @id NOT NULL,
  id @id NOT NULL,
  code @text NOT NULL,
  about @id,
  at @int NOT NULL,
  PRIMARY KEY (org, user_id, id)
) @norowid;
