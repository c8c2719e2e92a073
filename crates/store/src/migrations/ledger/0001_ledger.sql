-- The ledger of the embedded database: entries of reads wait here for the sequencer, those of
-- changes in the database of rows, in the transaction of the change.
CREATE TABLE ledger_chain (
  node @id PRIMARY KEY,
  n @int NOT NULL,
  mac @blob NOT NULL
);

CREATE TABLE ledger_pending (
  node @id NOT NULL,
  n @int NOT NULL,
  org @id NOT NULL,
  id @id NOT NULL,
  at @int NOT NULL,
  actor @id,
  act @text NOT NULL,
  object @text,
  records @blob NOT NULL,
  mac @blob NOT NULL,
  body @blob NOT NULL,
  PRIMARY KEY (node, n)
);

CREATE TABLE ledger_entry (
  org @id NOT NULL,
  idx @int NOT NULL,
  id @id NOT NULL,
  at @int NOT NULL,
  actor @id,
  act @text NOT NULL,
  object @text,
  leaf_hash @blob NOT NULL,
  body @blob NOT NULL,
  PRIMARY KEY (org, idx)
);
CREATE INDEX ledger_entry_at ON ledger_entry (org, at);
CREATE INDEX ledger_entry_actor ON ledger_entry (org, actor, idx);
CREATE INDEX ledger_entry_act ON ledger_entry (org, act, idx);

CREATE TABLE ledger_touch (
  org @id NOT NULL,
  record @id NOT NULL,
  idx @int NOT NULL,
  PRIMARY KEY (org, record, idx)
) @norowid;

CREATE TABLE ledger_node (
  org @id NOT NULL,
  level @int NOT NULL,
  idx @int NOT NULL,
  hash @blob NOT NULL,
  PRIMARY KEY (org, level, idx)
) @norowid;

CREATE TABLE ledger_checkpoint (
  org @id NOT NULL,
  size @int NOT NULL,
  note @text NOT NULL,
  at @int NOT NULL,
  PRIMARY KEY (org, size)
);

-- Where each chain of pending entries stood when its entries were last given their place, with a
-- MAC of the gate's over it: any node can take the chain up, and nobody can move it by hand.
CREATE TABLE ledger_sequenced (
  node @id NOT NULL PRIMARY KEY,
  n @int NOT NULL,
  mac @blob NOT NULL,
  proof @blob NOT NULL
) @norowid;
