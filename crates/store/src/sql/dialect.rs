//! Everything in which the two databases differ, and nothing else does.

use kernel::{Fault, Result};
use model::Storage;

/// One of the two databases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite, encrypted as a whole by SQLCipher.
    Sqlite,
    /// PostgreSQL 14 or later.
    Postgres,
}

/// A declared name (of an object or a field) that may stand in SQL text.
///
/// # Errors
/// Internal unless it is ASCII in snake case of at most 60 characters: declarations are checked
/// before they are taken, so anything else is an attack or an error of ours.
pub(crate) fn identifier(name: &str) -> Result<&str> {
    let fits = !name.is_empty()
        && name.len() <= 60
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if fits { Ok(name) } else { Err(Fault::internal("a name does not fit into SQL")) }
}

impl Dialect {
    /// The statement with its placeholders `?1` as this database writes them.
    #[must_use]
    pub fn placeholders(self, sql: &str) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Sqlite => sql.into(),
            Self::Postgres => sql.replace('?', "$").into(),
        }
    }

    /// A schema text with this database's types: `@id @text @int @blob @json @tokens @norowid`.
    /// Lines that begin with `@sqlite` or `@postgres` are for that database alone.
    #[must_use]
    pub fn schema(self, text: &str) -> String {
        let (own, other) = match self {
            Self::Sqlite => ("@sqlite ", "@postgres "),
            Self::Postgres => ("@postgres ", "@sqlite "),
        };
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with(other))
            .map(|line| line.strip_prefix(own).unwrap_or(line))
            .collect();
        self.types().iter().fold(kept.join("\n"), |sql, (word, kind)| sql.replace(word, kind))
    }

    const fn types(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Sqlite => &[
                ("@id", "BLOB"),
                ("@text", "TEXT"),
                ("@int", "INTEGER"),
                ("@blob", "BLOB"),
                ("@json", "TEXT"),
                ("@tokens", "BLOB"),
                ("@norowid", "WITHOUT ROWID"),
            ],
            // Texts compare by code points, as in SQLite and in the predicate's definition.
            Self::Postgres => &[
                ("@id", "uuid"),
                ("@text", "text COLLATE \"C\""),
                ("@int", "bigint"),
                ("@blob", "bytea"),
                ("@json", "jsonb"),
                ("@tokens", "bigint[]"),
                ("@norowid", ""),
            ],
        }
    }

    /// An open field's value in the column `open`, typed so that it compares as its storage says;
    /// NULL where it is empty or of another type.
    pub(crate) fn open_field(self, field: &str, storage: Storage) -> Result<String> {
        let f = identifier(field)?;
        Ok(match (self, storage) {
            (Self::Sqlite, Storage::Money) => format!("json_extract(open, '$.{f}.a')"),
            (Self::Sqlite, Storage::List) => format!("open -> '$.{f}'"),
            (Self::Sqlite, _) => format!("json_extract(open, '$.{f}')"),
            (Self::Postgres, Storage::Text) => format!("((open ->> '{f}') COLLATE \"C\")"),
            (Self::Postgres, Storage::Integer) => pg_integer(&format!("open -> '{f}'")),
            (Self::Postgres, Storage::Money) => pg_integer(&format!("open -> '{f}' -> 'a'")),
            (Self::Postgres, Storage::Boolean) => format!(
                "(CASE open -> '{f}' WHEN 'true'::jsonb THEN 1::bigint WHEN 'false'::jsonb THEN 0::bigint END)"
            ),
            (Self::Postgres, Storage::List) => format!("(open -> '{f}')"),
        })
    }

    /// The currency of the money in this open field.
    pub(crate) fn currency(self, field: &str) -> Result<String> {
        let f = identifier(field)?;
        Ok(match self {
            Self::Sqlite => format!("json_extract(open, '$.{f}.c')"),
            Self::Postgres => format!("(open -> '{f}' ->> 'c')"),
        })
    }

    /// The type of an integer of 64 bits.
    pub(crate) const fn integer(self) -> &'static str {
        match self {
            Self::Sqlite => "INTEGER",
            Self::Postgres => "bigint",
        }
    }

    /// Whether the list in this open field holds the bound text; never NULL.
    pub(crate) fn list_has(self, field: &str, bound: &str) -> Result<String> {
        let f = identifier(field)?;
        Ok(match self {
            Self::Sqlite => format!(
                "EXISTS (SELECT 1 FROM json_each(open, '$.{f}') AS e WHERE e.type = 'text' AND e.value = {bound})"
            ),
            Self::Postgres => {
                format!("COALESCE(open -> '{f}' @> to_jsonb({bound}::text), FALSE)")
            }
        })
    }

    /// Whether this open field holds no list; never NULL. A list without members is a value.
    pub(crate) fn list_empty(self, field: &str) -> Result<String> {
        let f = identifier(field)?;
        Ok(match self {
            Self::Sqlite => format!("(json_type(open, '$.{f}') IS NOT 'array')"),
            Self::Postgres => {
                format!("(COALESCE(jsonb_typeof(open -> '{f}'), '') <> 'array')")
            }
        })
    }

    /// Whether the text holds the bound part, ASCII letters in either case (the bound text is in
    /// lower case already). NULL where the text is.
    pub(crate) fn has_part(self, text: &str, bound: &str) -> String {
        match self {
            Self::Sqlite => format!("instr(lower({text}), {bound}) > 0"),
            Self::Postgres => format!("strpos(lower({text}), {bound}::text) > 0"),
        }
    }

    /// Whether the text begins with the bound part, as `has_part` compares.
    pub(crate) fn has_prefix(self, text: &str, bound: &str) -> String {
        match self {
            Self::Sqlite => format!("substr(lower({text}), 1, length({bound})) = {bound}"),
            Self::Postgres => format!("starts_with(lower({text}), {bound}::text)"),
        }
    }

    /// A literal yes.
    pub(crate) const fn yes(self) -> &'static str {
        match self {
            Self::Sqlite => "1",
            Self::Postgres => "TRUE",
        }
    }

    /// A literal no.
    pub(crate) const fn no(self) -> &'static str {
        match self {
            Self::Sqlite => "0",
            Self::Postgres => "FALSE",
        }
    }

    /// What makes a SELECT lock its rows until the transaction ends; SQLite's one writer needs none.
    pub(crate) const fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE",
        }
    }

    /// The same, passing over rows that another transaction holds.
    pub(crate) const fn for_update_skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }
}

/// A JSON number as an integer; another type is NULL rather than an error.
fn pg_integer(json: &str) -> String {
    format!("(CASE WHEN jsonb_typeof({json}) = 'number' THEN ({json})::bigint END)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_identifier_never_reaches_sql() {
        for name in ["", "a'b", "a b", "A", "名", "a.b", "a\"", &"x".repeat(61)] {
            assert!(identifier(name).is_err(), "{name}");
        }
        assert!(identifier("id_card_2").is_ok());
    }

    #[test]
    fn schema_words_become_the_types_of_the_database() {
        let text = "a @id,\n@sqlite b @tokens\n@postgres c @tokens";
        assert_eq!(Dialect::Sqlite.schema(text), "a BLOB,\nb BLOB");
        assert_eq!(Dialect::Postgres.schema(text), "a uuid,\nc bigint[]");
    }
}
