//! Whether a server holds the program to row-level security, and whether indexes serve under it.

use kernel::Result;

use crate::conn::Conn;

/// What the second fence lacks on a PostgreSQL (docs/decisions/0018).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// The role that the program connects with passes it: a superuser, or one with `BYPASSRLS`.
    Passed,
    /// Nobody has run `deploy/postgres/prepare.sql` in the database of rows: searches and filters read all
    /// records of the organisation.
    Unprepared,
}

const PASSES: &str = "SELECT (rolsuper OR rolbypassrls)::int::bigint FROM pg_roles \
                      WHERE rolname = current_user";

const UNMARKED: &str = "SELECT count(*) FROM pg_proc WHERE NOT proleakproof AND oid IN (
    'pg_catalog.arraycontains(anyarray, anyarray)'::regprocedure,
    'pg_catalog.jsonb_object_field(jsonb, text)'::regprocedure,
    'pg_catalog.jsonb_object_field_text(jsonb, text)'::regprocedure,
    'pg_catalog.jsonb_typeof(jsonb)'::regprocedure,
    'pg_catalog.int8(jsonb)'::regprocedure)";

/// Whether this transaction's role passes row-level security.
pub(crate) fn is_passed(c: &mut Conn) -> Result<bool> {
    c.query_first(PASSES, &[])?.map_or(Ok(false), |row| row.yes(0))
}

/// Whether a condition may be kept from its index.
pub(crate) fn is_unprepared(c: &mut Conn) -> Result<bool> {
    c.query_first(UNMARKED, &[])?.map_or(Ok(false), |row| row.yes(0))
}
