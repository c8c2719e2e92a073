-- Verifying reads which records each entry names, page by page in the order of the entries.
CREATE INDEX ledger_touch_entry ON ledger_touch (org, idx);
