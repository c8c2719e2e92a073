-- What a list asks of the candidates that tokens give it, without reading their rows: those are fetched for
-- one page alone. PostgreSQL reads rows without their large columns anyway.
@sqlite CREATE INDEX record_brief ON record (org, id, object, state, updated_at, owner, department, parent);
