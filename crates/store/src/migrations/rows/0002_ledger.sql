-- The ledger: entries wait in ledger_pending until the sequencer gives them their place. On the
-- embedded database only the entries of changes wait here, beside the change; the others, and all
-- that have a place, lie in a file of their own (migrations/ledger), since each commit to a file
-- makes its readers read their pages anew.
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

@postgres CREATE TABLE ledger_entry (
@postgres   org @id NOT NULL,
@postgres   idx @int NOT NULL,
@postgres   id @id NOT NULL,
@postgres   at @int NOT NULL,
@postgres   actor @id,
@postgres   act @text NOT NULL,
@postgres   object @text,
@postgres   leaf_hash @blob NOT NULL,
@postgres   body @blob NOT NULL,
@postgres   PRIMARY KEY (org, idx)
@postgres );
@postgres CREATE INDEX ledger_entry_at ON ledger_entry (org, at);
@postgres CREATE INDEX ledger_entry_actor ON ledger_entry (org, actor, idx);
@postgres CREATE INDEX ledger_entry_act ON ledger_entry (org, act, idx);

@postgres CREATE TABLE ledger_touch (
@postgres   org @id NOT NULL,
@postgres   record @id NOT NULL,
@postgres   idx @int NOT NULL,
@postgres   PRIMARY KEY (org, record, idx)
@postgres ) @norowid;

@postgres CREATE TABLE ledger_node (
@postgres   org @id NOT NULL,
@postgres   level @int NOT NULL,
@postgres   idx @int NOT NULL,
@postgres   hash @blob NOT NULL,
@postgres   PRIMARY KEY (org, level, idx)
@postgres ) @norowid;

@postgres CREATE TABLE ledger_checkpoint (
@postgres   org @id NOT NULL,
@postgres   size @int NOT NULL,
@postgres   note @text NOT NULL,
@postgres   at @int NOT NULL,
@postgres   PRIMARY KEY (org, size)
@postgres );
