-- Once, on the first primary: Kedun's role and its two databases. `password` is a variable of psql.
CREATE ROLE kedun LOGIN PASSWORD :'password';
CREATE DATABASE kedun OWNER kedun;
CREATE DATABASE kedun_keys OWNER kedun;
