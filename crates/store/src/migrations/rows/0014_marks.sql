-- What people mark for themselves: records that they saw last, favourites, tips that they closed. Ids and
-- names of tips alone. Only the gate's entrance reaches these tables.
CREATE TABLE enter_mark (
  org @id NOT NULL,
  user_id @id NOT NULL,
  kind @text NOT NULL,
  record @id NOT NULL,
  object @text NOT NULL,
  at @int NOT NULL,
  PRIMARY KEY (org, user_id, kind, record)
) @norowid;
CREATE TABLE enter_tip (
  org @id NOT NULL,
  user_id @id NOT NULL,
  tip @text NOT NULL,
  PRIMARY KEY (org, user_id, tip)
) @norowid;
@postgres SELECT fence('enter_mark');
@postgres SELECT fence('enter_tip');
