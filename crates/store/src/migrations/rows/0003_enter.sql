-- Who may come in. Only the gate's entrance reaches these tables.

-- A login is unique in the whole deployment and belongs to one user of one organisation.
CREATE TABLE enter_login (
  login @text NOT NULL PRIMARY KEY,
  org @id NOT NULL,
  user_id @id NOT NULL
) @norowid;
CREATE UNIQUE INDEX enter_login_user ON enter_login (org, user_id);

-- Password and second factor. The password is a PHC string, the TOTP secrets are sealed.
CREATE TABLE enter_credential (
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
CREATE TABLE enter_password (
  org @id NOT NULL,
  user_id @id NOT NULL,
  at @int NOT NULL,
  password @text NOT NULL,
  PRIMARY KEY (org, user_id, at)
) @norowid;

-- Hashes of recovery codes that were not used yet.
CREATE TABLE enter_recovery_code (
  org @id NOT NULL,
  user_id @id NOT NULL,
  hash @blob NOT NULL,
  PRIMARY KEY (org, user_id, hash)
) @norowid;

-- Wrong tries under an HMAC of the login or the network that they named.
CREATE TABLE enter_throttle (
  key @blob NOT NULL PRIMARY KEY,
  failures @int NOT NULL,
  last_at @int NOT NULL,
  locked_until @int
) @norowid;

-- Sessions under the hash of their secret.
CREATE TABLE enter_session (
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
CREATE INDEX enter_session_user ON enter_session (org, user_id);
CREATE INDEX enter_session_expires ON enter_session (expires_at);

-- Tokens of programs under the hash of their secret.
CREATE TABLE enter_token (
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
CREATE INDEX enter_token_user ON enter_token (org, user_id);

-- One-time links under the hash of their secret: set-up, invitation, reset.
CREATE TABLE enter_link (
  hash @blob NOT NULL PRIMARY KEY,
  kind @text NOT NULL,
  org @id NOT NULL,
  user_id @id NOT NULL,
  made_by @id,
  made_at @int NOT NULL,
  expires_at @int NOT NULL
) @norowid;
CREATE INDEX enter_link_user ON enter_link (org, user_id);

-- What a user is told at the next visit. Codes only; texts are the page's.
CREATE TABLE enter_notice (
  org @id NOT NULL,
  user_id @id NOT NULL,
  id @id NOT NULL,
  code @text NOT NULL,
  about @id,
  at @int NOT NULL,
  PRIMARY KEY (org, user_id, id)
) @norowid;
