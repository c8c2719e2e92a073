-- The calendar feeds of users, each under the hash of its secret: one for each user.
CREATE TABLE enter_feed (
  org @id NOT NULL,
  user_id @id NOT NULL,
  hash @blob NOT NULL,
  created_at @int NOT NULL,
  last_used_at @int,
  PRIMARY KEY (org, user_id)
) @norowid;
CREATE UNIQUE INDEX enter_feed_hash ON enter_feed (org, hash);
@postgres SELECT fence('enter_feed');
