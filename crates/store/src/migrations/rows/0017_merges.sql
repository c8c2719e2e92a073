-- Records that were merged into another one: where each went, whose keys belong together from then on (an
-- erasure of the one person reaches the other), and what it takes to undo it, sealed.
CREATE TABLE record_merge (
  org @id NOT NULL,
  loser @id NOT NULL,
  winner @id NOT NULL,
  object @text NOT NULL,
  loser_subject @id NOT NULL,
  winner_subject @id NOT NULL,
  at @int NOT NULL,
  actor @id,
  undo @blob NOT NULL,
  key_version @int NOT NULL,
  PRIMARY KEY (org, loser)
);
CREATE INDEX record_merge_winner ON record_merge (org, winner);
CREATE INDEX record_merge_loser_subject ON record_merge (org, loser_subject);
CREATE INDEX record_merge_winner_subject ON record_merge (org, winner_subject);
@postgres SELECT fence('record_merge');
CREATE INDEX record_merge_at ON record_merge (org, object, at);
-- Pairs of which somebody said that they are two, so that nobody is told of them again; `one` is the lesser id.
CREATE TABLE record_distinct (
  org @id NOT NULL,
  one @id NOT NULL,
  other @id NOT NULL,
  object @text NOT NULL,
  at @int NOT NULL,
  actor @id,
  PRIMARY KEY (org, one, other)
) @norowid;
CREATE INDEX record_distinct_other ON record_distinct (org, other);
CREATE INDEX record_distinct_at ON record_distinct (org, object, at);
@postgres SELECT fence('record_distinct');
