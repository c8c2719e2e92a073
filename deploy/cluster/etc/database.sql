-- Once, on the first primary: Kedun's role and its two databases. `password` is a variable of psql. The role
-- is an ordinary one, since row-level security does not hold for superusers.
CREATE ROLE kedun LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE kedun OWNER kedun;
CREATE DATABASE kedun_keys OWNER kedun;
\connect kedun
\ir ../../postgres/prepare.sql
