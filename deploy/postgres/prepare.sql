-- One step of PostgreSQL's administrator: run it once, as a superuser, in Kedun's database of rows
-- (psql -d kedun -f prepare.sql), or in template1 before that database is created. Without it everything
-- is right, but searches and filters read all records of the organisation: Kedun says so when it starts.
--
-- Kedun's tables have row-level security. PostgreSQL then uses a condition to look into an index before
-- it has asked the policy only where the condition's functions are marked LEAKPROOF: they must tell
-- nothing of a value beside their result, in an error for instance. These five keep to that and are merely
-- not marked by PostgreSQL itself:
--
-- arraycontains             compares the blind tokens of a record (bigint[]); comparing integers cannot fail.
-- jsonb_object_field(_text) takes a member out of the open fields; a missing one is NULL.
-- jsonb_typeof              names the kind of a JSON value.
-- int8(jsonb)               its errors name the kind of the value or say that it is out of range, never the
--                           value; Kedun calls it for numbers alone.
--
-- The mark holds in this database alone. ALTER FUNCTION … NOT LEAKPROOF takes it away.
ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF;
ALTER FUNCTION pg_catalog.jsonb_object_field(jsonb, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.jsonb_object_field_text(jsonb, text) LEAKPROOF;
ALTER FUNCTION pg_catalog.jsonb_typeof(jsonb) LEAKPROOF;
ALTER FUNCTION pg_catalog.int8(jsonb) LEAKPROOF;
