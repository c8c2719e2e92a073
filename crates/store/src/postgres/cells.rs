//! Cells in PostgreSQL's binary forms.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::conn::Cell;

/// The first byte of a `jsonb` on the wire: the version of its form.
const JSONB: u8 = 1;

type Boxed = Box<dyn Error + Sync + Send>;

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        match (self, kind) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Int(i), &Type::INT8) => return i.to_sql(kind, out),
            (Self::Int(i), &Type::INT4) => return i32::try_from(*i)?.to_sql(kind, out),
            (Self::Int(i), &Type::BOOL) => return (*i != 0).to_sql(kind, out),
            (Self::Text(t), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => {
                return t.as_str().to_sql(&Type::TEXT, out);
            }
            (Self::Text(t), &Type::JSONB) => {
                out.extend_from_slice(&[JSONB]);
                out.extend_from_slice(t.as_bytes());
            }
            (Self::Blob(b), &Type::BYTEA) => out.extend_from_slice(b),
            (Self::Blob(b), &Type::UUID) if b.len() == 16 => out.extend_from_slice(b),
            (Self::Ints(ints), &Type::INT8_ARRAY) => return ints.to_sql(kind, out),
            _ => return Err(format!("a value does not fit the type {kind}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        // Which of them fit is decided value by value in `to_sql`.
        true
    }

    to_sql_checked!();
}

impl std::fmt::Debug for Cell {
    /// The kind alone, because `ToSql` asks for `Debug`; never the value.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Int(_) => "Int",
            Self::Text(_) => "Text",
            Self::Blob(_) => "Blob",
            Self::Ints(_) => "Ints",
        })
    }
}

impl<'a> FromSql<'a> for Cell {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        Ok(match *kind {
            Type::INT8 => Self::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Self::Int(i32::from_sql(kind, raw)?.into()),
            Type::BOOL => Self::Int(bool::from_sql(kind, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME => Self::Text(String::from_sql(kind, raw)?),
            Type::JSONB => match raw.split_first() {
                Some((&JSONB, json)) => Self::Text(std::str::from_utf8(json)?.to_owned()),
                _ => return Err("an unknown form of jsonb".into()),
            },
            Type::BYTEA | Type::UUID => Self::Blob(raw.to_vec()),
            Type::INT8_ARRAY => Self::Ints(Vec::from_sql(kind, raw)?),
            // What a function without a result gives, such as taking a lock.
            Type::VOID => Self::Null,
            _ => return Err(format!("the store does not read the type {kind}").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Boxed> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
