-- Where each chain of pending entries stood when its entries were last given their place, with a
-- MAC of the gate's over it: any node can take the chain up, and nobody can move it by hand.
@postgres CREATE TABLE ledger_sequenced (
@postgres   node @id NOT NULL PRIMARY KEY,
@postgres   n @int NOT NULL,
@postgres   mac @blob NOT NULL,
@postgres   proof @blob NOT NULL
@postgres ) @norowid;
