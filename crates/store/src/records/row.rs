//! A record as it lies in the database. None of these types has `Debug`: open fields of class
//! medium are in them.

use std::collections::BTreeMap;

use kernel::{Id, Result, Timestamp};
use policy::RowFacts;
use serde_json::{Map, Value as Json};

use crate::conn::Row;
use crate::records::framing;

/// A stored record: open attributes in the clear, the rest as ciphertext.
#[derive(Clone)]
pub struct SealedRow {
    /// The organisation.
    pub org: Id,
    /// The object's name.
    pub object: String,
    /// The record.
    pub id: Id,
    /// The data subject under whose key the sealed fields lie.
    pub subject: Id,
    /// The record that this one follows.
    pub parent: Option<Id>,
    /// The owner's user id.
    pub owner: Option<Id>,
    /// The owner's department.
    pub department: Option<Id>,
    /// `active`, `pooled`, `deleted`, or `merged` where it went into another one.
    pub state: String,
    /// From 1, plus one with each change.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Fields of class low and medium, in their stored forms.
    pub open: Map<String, Json>,
    /// Fields of class high: field → ciphertext.
    pub sealed: BTreeMap<String, Vec<u8>>,
    /// The version of the subject key that the sealed fields lie under.
    pub key_version: u32,
}

impl SealedRow {
    /// What the policy may look at.
    #[must_use]
    pub fn facts(&self) -> RowFacts<'_> {
        RowFacts {
            id: self.id,
            owner: self.owner,
            department: self.department,
            parent: self.parent,
            state: &self.state,
            open: &self.open,
        }
    }
}

/// A record to be made. Organisation and object are those of the permit, the version is 1.
#[derive(Clone)]
pub struct NewRow {
    /// The record.
    pub id: Id,
    /// The data subject.
    pub subject: Id,
    /// The record that this one follows.
    pub parent: Option<Id>,
    /// The owner's user id.
    pub owner: Option<Id>,
    /// The owner's department.
    pub department: Option<Id>,
    /// Creation and first change.
    pub at: Timestamp,
    /// Fields of class low and medium, in their stored forms.
    pub open: Map<String, Json>,
    /// Fields of class high: field → ciphertext.
    pub sealed: BTreeMap<String, Vec<u8>>,
    /// The version of the subject key.
    pub key_version: u32,
    /// The blind tokens of the sealed fields.
    pub tokens: Vec<i64>,
}

/// A change of a record: everything that it shall hold afterwards.
#[derive(Clone)]
pub struct RowUpdate {
    /// The record.
    pub id: Id,
    /// The version that the change was made on.
    pub expected_version: i64,
    /// When the record had been changed last, where whoever changes it knows: another time is a conflict,
    /// since `touch` leaves the version alone.
    pub seen_at: Option<Timestamp>,
    /// When it is changed.
    pub at: Timestamp,
    /// All open fields.
    pub open: Map<String, Json>,
    /// All sealed fields.
    pub sealed: BTreeMap<String, Vec<u8>>,
    /// The version of the subject key.
    pub key_version: u32,
    /// All blind tokens; `None` leaves them as they are.
    pub tokens: Option<Vec<i64>>,
    /// Whose it becomes; `None` leaves it where it is.
    pub handover: Option<Handover>,
}

/// To whom a record goes, with all records that follow it and have no owner of their own (their
/// versions stay).
#[derive(Clone)]
pub struct Handover {
    /// The new owner; `None` for nobody.
    pub owner: Option<Id>,
    /// Their department.
    pub department: Option<Id>,
    /// The state: `active` with an owner, `pooled` in a pool.
    pub state: &'static str,
    /// The objects whose records keep their owner when what they follow is given away
    /// (`Catalogue::apart`).
    pub apart: Vec<String>,
}

/// The columns of a `SealedRow`, in the order in which `sealed_row` takes them.
pub(super) const COLUMNS: &str = "org, object, id, subject, parent, owner, department, state, \
     version, created_at, updated_at, open, sealed, key_version";

/// The row that these columns make.
pub(super) fn sealed_row(mut row: Row) -> Result<SealedRow> {
    Ok(SealedRow {
        org: row.id(0)?,
        object: row.text(1)?,
        id: row.id(2)?,
        subject: row.id(3)?,
        parent: row.opt_id(4)?,
        owner: row.opt_id(5)?,
        department: row.opt_id(6)?,
        state: row.text(7)?,
        version: row.int(8)?,
        created_at: row.time(9)?,
        updated_at: row.time(10)?,
        open: row.json(11)?,
        sealed: framing::decode(&row.blob(12)?)?,
        key_version: key_version(&row, 13)?,
    })
}

/// The key version in this column.
pub(crate) fn key_version(row: &Row, index: usize) -> Result<u32> {
    u32::try_from(row.int(index)?)
        .map_err(|_| kernel::Fault::internal("a key version is out of range"))
}

/// The JSON text of the open fields.
pub(super) fn open_json(open: &Map<String, Json>) -> Result<String> {
    serde_json::to_string(open).map_err(kernel::Fault::internal)
}
