-- Where each chain of pending entries stood when its entries were last given their place, with a
-- MAC of the gate's over it: any node can take the chain up, and nobody can move it by hand.
CREATE TABLE ledger_sequenced (
  node @id NOT NULL PRIMARY KEY,
  n @int NOT NULL,
  mac @blob NOT NULL,
  proof @blob NOT NULL
) @norowid;
