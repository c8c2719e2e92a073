-- Whose turn it is when leads are handed out: a line for each rule, with who got one last, and one for the whole
-- organisation (its own id), by which of several nodes one hands out at a time.
CREATE TABLE assignment_turn (
  org @id NOT NULL,
  rule @id NOT NULL,
  turn @int NOT NULL,
  last @id,
  PRIMARY KEY (org, rule)
) @norowid;
@postgres SELECT fence('assignment_turn');
