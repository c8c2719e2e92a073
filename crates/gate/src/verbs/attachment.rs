//! Attachments: files that follow a record, sealed under a key of their own that is wrapped by the
//! key of the record's person. Erasing the person erases them.

use std::io::{self, Read, Write};
use std::sync::Arc;

use crypto::{aad, stream};
use kernel::{Fault, FaultKind, FieldFault, Id, Result, limits};
use model::Value;
use policy::{Verb, View};
use serde_json::{Map, json};
use store::blobs::Key;

use super::create::{CreateRequest, create_as, place};
use crate::answer::ShownRecord;
use crate::entered::Entered;
use crate::keys::SubjectKey;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, facts, open_row, record, record_refusal};
use crate::work::blobs::{BlobReader, FILES};
use crate::work::expiry;

/// A file that somebody hands in.
pub struct NewFile {
    /// The record that it belongs to.
    pub parent: Id,
    /// The file's name, as the sender called it.
    pub name: String,
    /// The media type, as the sender called it.
    pub media_type: String,
    /// A note.
    pub note: Option<String>,
    /// The follow-up that it was handed in with.
    pub follow_up: Option<Id>,
}

/// Takes a file in: sealed while it is read, never in the clear on the disk.
///
/// # Errors
/// `file_too_large`, `file_empty`, `disk_full`, and what `create` may refuse.
pub fn attach(
    gate: &Gate,
    who: &Entered,
    new: NewFile,
    from: &mut dyn Read,
) -> Result<Shown<ShownRecord>> {
    let act = Act::begin(gate, who, Verb::Create, "attachment")?;
    // Whether it may be created at all is decided before any byte is taken.
    act.permit_rows()?;
    let id = Id::new();
    let place = place(&act, id, None, Some(new.parent))?;
    let key = gate.0.keyring.subject(who.org_id(), place.subject)?;
    let file = place_of(who.org_id(), id);
    let size = write_sealed(gate, &file, &key, &binding(who.org_id(), id, &key), from)
        .inspect_err(|_| remove_quietly(gate, &file))?;
    // What the file is stands fixed: a size that somebody could change would cut its downloads.
    let name = file_name(&new.name);
    let told = json!({ "name": name, "size": size, "media_type": new.media_type });
    let field = act.object.known_field("file")?;
    let told = field.of_type().normalise(field, &told).map_err(|f| Fault::fields(vec![f]));
    let told = told.inspect_err(|_| remove_quietly(gate, &file))?;
    let mut values = Map::new();
    if let Some(note) = new.note.filter(|n| !n.is_empty()) {
        values.insert("note".into(), json!(note));
    }
    if let Some(id) = new.follow_up {
        values.insert("follow_up".into(), json!(id.to_string()));
    }
    let request = CreateRequest {
        object: "attachment".into(),
        values,
        owner: None,
        parent: Some(new.parent),
    };
    create_as(gate, who, request, id, |values| {
        if let Some(told) = told {
            values.set("file", told);
        }
    })
    .inspect_err(|fault| remove_unless_stored(gate, who.org_id(), id, fault))
}

/// Removes the file of an attachment that was refused. After a fault of the database nobody knows
/// whether the record was stored, and one that was must not lose its file: the daily sweep, which
/// asks the records, takes what nothing names.
fn remove_unless_stored(gate: &Gate, org: Id, id: Id, fault: &Fault) {
    let unknown = matches!(fault.kind, FaultKind::Unavailable | FaultKind::Internal);
    if !unknown && matches!(expiry::is_attachment(gate, org, id), Ok(false)) {
        remove_quietly(gate, &place_of(org, id));
    }
}

/// A file on its way out; its entry in the ledger is durable.
pub struct Download {
    /// The file's name.
    pub name: String,
    /// The media type that the sender gave; never to be trusted for display.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    source: BlobReader,
    key: Arc<SubjectKey>,
    binding: Vec<u8>,
}

impl Download {
    /// Unseals the file into a writer, chunk by chunk.
    ///
    /// # Errors
    /// When the file was altered, or the writer fails.
    pub fn write_to(mut self, mut into: impl Write) -> Result<()> {
        stream::open_file(&self.key.seal, &self.binding, &mut self.source, &mut into).map(drop)
    }
}

/// Opens a file for download.
///
/// # Errors
/// `not_found`, `denied`.
pub fn download(
    gate: &Gate,
    who: &Entered,
    id: Id,
    purpose: Option<String>,
) -> Result<Shown<Download>> {
    let act = Act::begin(gate, who, Verb::Download, "attachment")?;
    let (row, permit) = act.fetch(id)?;
    if permit.view("file", &facts(&row)) < View::Masked {
        return Err(record_refusal(&act, &[id], Fault::denied("field_hidden")));
    }
    let org = who.org_id();
    let key = gate.0.keyring.subject(org, row.subject)?;
    let field = act.object.known_field("file")?;
    let open = open_row(&act, row, std::iter::once(field))?;
    let told = open.values.get("file").map(Value::json).cloned().unwrap_or_default();
    let text = |name: &str| told.get(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let lost = || Fault::internal("the file of an attachment is not there");
    let source = gate.0.blobs.open(&place_of(org, id))?.ok_or_else(lost)?;
    let download = Download {
        name: text("name"),
        media_type: text("media_type"),
        size: told.get("size").and_then(serde_json::Value::as_u64).unwrap_or_default(),
        source,
        binding: binding(org, id, &key),
        key,
    };
    let entry = Entry { purpose, fields: vec!["file".into()], ..Entry::about(id) };
    record(&act, Unrecorded::new(download), entry)
}

fn write_sealed(
    gate: &Gate,
    file: &Key,
    key: &SubjectKey,
    binding: &[u8],
    from: &mut dyn Read,
) -> Result<u64> {
    let mut into = gate.0.blobs.create(file.clone(), gate.now())?;
    let mut limited = Limited { from, read: 0 };
    let sealed = stream::seal_file(&key.seal, binding, &mut limited, &mut into);
    if limited.read > limits::UPLOAD_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "file_too_large")
            .with("max", limits::UPLOAD_BYTES >> 20));
    }
    sealed?;
    if limited.read == 0 {
        return Err(Fault::fields(vec![FieldFault::new("file", "file_empty")]));
    }
    into.finish()?;
    Ok(limited.read)
}

/// Reads up to the limit and fails beyond it.
struct Limited<'a> {
    from: &'a mut dyn Read,
    read: u64,
}

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(buffer)?;
        self.read += n as u64;
        if self.read > limits::UPLOAD_BYTES {
            return Err(io::Error::other("above the limit"));
        }
        Ok(n)
    }
}

/// The name where it lies is the record's id and tells nothing.
fn place_of(org: Id, id: Id) -> Key {
    Key { org, kind: FILES.to_owned(), name: id.to_string() }
}

fn binding(org: Id, id: Id, key: &SubjectKey) -> Vec<u8> {
    aad::file(&org, "attachment", &id, key.version)
}

fn remove_quietly(gate: &Gate, file: &Key) {
    // A file that no record names can be opened by nobody, so a failure here costs only space.
    let _ = gate.0.blobs.remove(file);
}

/// A file's name without folders and control characters.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let tidy: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if tidy.trim().is_empty() { "file".into() } else { tidy }
}
