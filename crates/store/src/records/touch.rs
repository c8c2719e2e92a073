//! Values of a record that follow from another one's: when a customer was last spoken to, from the
//! follow-ups.

use kernel::{Id, Result, Timestamp};
use policy::Permit;
use serde_json::Value as Json;

use crate::conn::Conn;
use crate::records::read::permitted;
use crate::records::row::open_json;
use crate::sql::statement::Statement;

/// What another record's change means for one that it follows.
#[derive(Clone, Default)]
pub struct Touch {
    /// Open texts that become this one unless they are behind it already, such as dates.
    pub latest: Vec<(String, String)>,
    /// Open fields that are emptied where one of the former moved.
    pub clear: Vec<String>,
    /// Open texts that are written, or emptied, unless one of the former is behind what is there already.
    pub newest: Vec<(String, Option<String>)>,
    /// A field, what it was, and what it becomes then.
    pub from: Vec<(String, String, String)>,
}

/// Touches a permitted record. Its version stays: nobody who edits it is in the way of this. A change that
/// was prepared before is told as a conflict by the time of the last change (`RowUpdate::seen_at`).
///
/// # Errors
/// Those of the database.
pub fn touch(c: &mut Conn, permit: &Permit, id: Id, touch: &Touch, at: Timestamp) -> Result<()> {
    let mut s = permitted(c, permit, "open, updated_at")?;
    s.push(" AND id = ").push_bound(id);
    s.push(c.dialect().for_update());
    let Some(mut row) = c.query_first(&s.sql, &s.params)? else { return Ok(()) };
    let (mut open, before) = (row.json(0)?, row.time(1)?);
    let Json::Object(values) = &mut open else { return Ok(()) };
    let was = values.clone();
    let there = |field: &String| was.get(field).and_then(Json::as_str);
    let mut moved = false;
    for (field, text) in &touch.latest {
        if there(field).is_none_or(|there| there < text.as_str()) {
            values.insert(field.clone(), Json::String(text.clone()));
            moved = true;
        }
    }
    if moved {
        touch.clear.iter().for_each(|field| drop(values.remove(field)));
    }
    if touch.latest.iter().all(|(field, text)| there(field).is_none_or(|old| old <= text.as_str()))
    {
        for (field, text) in &touch.newest {
            match text {
                Some(text) => drop(values.insert(field.clone(), Json::String(text.clone()))),
                None => drop(values.remove(field)),
            }
        }
    }
    for (field, from, to) in &touch.from {
        if there(field) == Some(from.as_str()) {
            values.insert(field.clone(), Json::String(to.clone()));
        }
    }
    if *values == was {
        return Ok(());
    }
    let mut s = Statement::new(c.dialect(), "UPDATE record SET open = ");
    s.push_bound(open_json(values)?);
    s.push(", updated_at = ").push_bound(Timestamp(at.0.max(before.0 + 1)));
    s.push(" WHERE org = ").push_bound(permit.org());
    s.push(" AND id = ").push_bound(id);
    c.execute(&s.sql, &s.params).map(drop)
}
