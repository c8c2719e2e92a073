-- How often a user has asked in the present hour for what tells something of hidden values, counted
-- by all nodes together. The embedded database's one process counts in its memory.
CREATE TABLE quota (
  org @id NOT NULL,
  user_id @id NOT NULL,
  kind @text NOT NULL,
  hour @int NOT NULL,
  n @int NOT NULL,
  PRIMARY KEY (org, user_id, kind)
) @norowid;
