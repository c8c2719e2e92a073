//! One table from the source to the target, chunk by chunk.

use kernel::Result;

use super::cells::{pack, unpack};
use super::tables::{CHUNK, Table};
use super::{Moving, Part};
use crate::conn::{Cell, Conn, cells};
use crate::postgres::QUIETLY;
use crate::sql::statement::insert_borrowed;

/// How far a table is.
#[derive(Clone)]
struct Progress {
    /// The key of the last row that came.
    after: Option<Vec<Cell>>,
    come: u64,
    done: bool,
}

/// Copies the rest of a table.
pub fn table(
    moving: &Moving,
    part: Part,
    table: &Table,
    told: &mut dyn FnMut(&str, u64),
) -> Result<()> {
    let mut progress = part.read(&moving.target, |c| progress(c, table))?;
    while !progress.done {
        let after = progress.after.as_deref();
        let rows = part.read(&moving.source, |c| table.page(c, after))?;
        let next = Progress {
            after: rows.last().map(|row| table.key(row)).or(progress.after),
            come: progress.come + rows.len() as u64,
            done: rows.len() < CHUNK,
        };
        let (kept, insert) = (next.clone(), table.insert());
        let (name, mark) = (table.name.clone(), moving.mark.clone());
        moving.write(part, move |c| {
            c.batch(QUIETLY)?;
            let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
            insert_borrowed(c, &insert, &rows)?;
            keep(c, &mark, &name, &kept)
        })?;
        progress = next;
        told(&format!("{}.{}", part.name(), table.name), progress.come);
    }
    Ok(())
}

fn progress(c: &mut Conn, table: &Table) -> Result<Progress> {
    let sql = "SELECT after, come, done FROM moving WHERE name = ?1";
    Ok(match c.query_first(sql, &cells![&table.name])? {
        None => Progress { after: None, come: 0, done: false },
        Some(mut row) => Progress {
            after: row.opt_blob(0)?.map(|bytes| unpack(&bytes)).transpose()?,
            come: row.int(1)?.unsigned_abs(),
            done: row.yes(2)?,
        },
    })
}

fn keep(c: &mut Conn, mark: &str, table: &str, progress: &Progress) -> Result<()> {
    let come = i64::try_from(progress.come).unwrap_or(i64::MAX);
    c.execute(
        "INSERT INTO moving (name, mark, after, come, done, checked) VALUES (?1, ?2, ?3, ?4, ?5, 0)
         ON CONFLICT (name) DO UPDATE SET after = excluded.after, come = excluded.come,
         done = excluded.done",
        &cells![table, mark, progress.after.as_deref().map(pack), come, progress.done],
    )?;
    Ok(())
}
