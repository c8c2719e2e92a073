//! Files that somebody sent up to be imported: sealed, theirs alone, gone after a day.

use std::io::{self, Read, Seek};

use audit::Outcome;
use kernel::{Fault, FaultKind, FieldFault, Id, Result, limits};
use policy::Verb;
use serde::{Deserialize, Serialize};
use store::Across;
use store::uploads::{self, Upload as Row};

use super::{files, sealed};
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{Act, Entry, record_refusal};

/// An upload is kept for so many seconds.
const KEPT_SECONDS: i64 = 24 * 3600;
/// Uploads that one sweep removes at most.
const SWEPT: usize = 500;
const PART: &str = "upload";

/// An upload of the caller.
pub struct Upload {
    /// Its id.
    pub id: Id,
    /// The file's name.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

#[derive(Serialize, Deserialize)]
struct Meta {
    name: String,
}

/// Takes a file in for an import of this object.
///
/// # Errors
/// `denied` for who may not import; `too_many_uploads` for who has sent up too much that is not used
/// yet; `file_too_large`, `file_empty`, `disk_full`.
pub fn take(
    gate: &Gate,
    who: &Entered,
    object: &str,
    name: &str,
    from: &mut dyn Read,
) -> Result<Upload> {
    let act = Act::begin(gate, who, Verb::Import, object)?;
    act.permit_rows()?;
    let (org, id) = (who.org_id(), Id::new());
    let (count, bytes) = act.store().read(|c| uploads::held(c, org, who.user(), act.now))?;
    let held = u64::try_from(bytes).unwrap_or(u64::MAX);
    if count >= limits::UPLOADS_HELD || held > limits::UPLOADS_HELD_BYTES {
        let fault = Fault::new(FaultKind::TooMany, "too_many_uploads");
        return Err(record_refusal(&act, &[], fault));
    }
    let written = write(gate, org, id, from);
    let size = written.inspect_err(|_| drop(files::remove(gate, name_of(org, id))))?;
    let meta = serde_json::json!(Meta { name: name.to_owned() });
    let row = Row {
        org,
        id,
        owner: who.user(),
        object: Some(object.to_owned()),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        meta: sealed::seal(gate, org, id, "meta", &meta)?,
        created_at: act.now,
        expires_at: act.now.plus_seconds(KEPT_SECONDS),
    };
    let entry = Entry::default().with("step", "upload").with("bytes", size);
    let (event, chain) = (act.event(entry, Outcome::Done)?, gate.0.recorder.chain());
    act.store().write(move |c| {
        uploads::put(c, &row)?;
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    Ok(Upload { id, name: name.to_owned(), size })
}

/// The caller's upload and its bytes, which can be read back and forth and lie in memory a chunk at a
/// time.
///
/// # Errors
/// `upload_gone` when there is none of this id, or it is somebody else's.
pub fn open(
    gate: &Gate,
    who: &Entered,
    id: Id,
) -> Result<(Upload, impl Read + Seek + Send + use<>)> {
    let (org, owner) = (who.org_id(), who.user());
    let row = gate.0.store.of(org).read(|c| uploads::get(c, org, owner, id))?.ok_or_else(gone)?;
    if row.expires_at <= gate.now() {
        return Err(gone());
    }
    let meta: Meta = serde_json::from_value(sealed::open(gate, org, id, "meta", &row.meta)?)
        .map_err(|_| Fault::internal("what is known of an upload cannot be read"))?;
    let size = u64::try_from(row.size).unwrap_or_default();
    Ok((Upload { id, name: meta.name, size }, files::seek(gate, name_of(org, id))?))
}

/// Says whether this upload is the caller's and still there.
///
/// # Errors
/// `upload_gone`.
pub fn check(gate: &Gate, who: &Entered, id: Id) -> Result<()> {
    let (org, owner) = (who.org_id(), who.user());
    let row = gate.0.store.of(org).read(|c| uploads::get(c, org, owner, id))?;
    row.filter(|row| row.expires_at > gate.now()).map(drop).ok_or_else(gone)
}

/// Removes an upload that was used up.
///
/// # Errors
/// Those of the store and the folder.
pub fn remove(gate: &Gate, org: Id, id: Id) -> Result<()> {
    gate.0.store.of(org).write(move |c| uploads::remove(c, org, id))?;
    files::remove(gate, name_of(org, id))
}

/// Removes the uploads that have expired. Returns how many.
///
/// # Errors
/// Those of the store and the folder.
pub fn sweep(gate: &Gate) -> Result<usize> {
    let now = gate.now();
    let expired =
        gate.0.store.across(Across::Sweeping).read(|c| uploads::expired(c, now, SWEPT))?;
    for upload in &expired {
        remove(gate, upload.org, upload.id)?;
    }
    Ok(expired.len())
}

fn write(gate: &Gate, org: Id, id: Id, from: &mut dyn Read) -> Result<u64> {
    let mut into = files::create(gate, name_of(org, id))?;
    let read = io::copy(&mut from.take(limits::UPLOAD_BYTES + 1), &mut into);
    let bytes = read.map_err(crypto::stream::fault_of)?;
    if bytes > limits::UPLOAD_BYTES {
        let max = limits::UPLOAD_BYTES >> 20;
        return Err(Fault::new(FaultKind::TooLarge, "file_too_large").with("max", max));
    }
    if bytes == 0 {
        return Err(Fault::fields(vec![FieldFault::new("file", "file_empty")]));
    }
    into.finish()
}

const fn name_of(org: Id, of: Id) -> files::Name<'static> {
    files::Name { org, of, part: PART, lease: 0 }
}

fn gone() -> Fault {
    Fault::new(FaultKind::NotFound, "upload_gone")
}
