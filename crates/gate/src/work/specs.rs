//! What jobs are told to do: the words between whoever adds a job and whoever runs it.

use kernel::{Fault, Id, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::verbs::export::ExportRequest;

/// An import of an upload.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportSpec {
    /// The upload.
    pub upload: Id,
    /// How to read the file and what to do with repeats, in the business's words.
    pub reading: Json,
}

/// An export into a file.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExportSpec {
    /// `xlsx` or `csv`.
    pub format: String,
    /// Names of fields and canonical values instead of labels and texts.
    pub raw: bool,
    /// Which records, and what for.
    pub request: ExportRequest,
}

/// A specification as the job keeps it.
///
/// # Errors
/// Internal when it cannot be written as JSON.
pub fn write(spec: &impl Serialize) -> Result<Json> {
    serde_json::to_value(spec).map_err(|_| Fault::internal("a specification is no JSON"))
}

/// What of a job's specification stays once it is over: a bulk act's without the values that somebody typed, which
/// may be personal. Nothing where all of it may stay.
pub(crate) fn settled(kind: &str, spec: &Json) -> Option<Json> {
    let mut spec = spec.clone();
    let members = spec.as_object_mut().filter(|_| kind == "bulk")?;
    if let Some(values) = members.get_mut("values").and_then(Json::as_object_mut) {
        values.values_mut().for_each(|value| *value = Json::Null);
    }
    members.remove("options");
    Some(spec)
}

/// A specification as the runner needs it.
///
/// # Errors
/// Internal when it is another kind of specification.
pub fn read<T: DeserializeOwned>(spec: &Json) -> Result<T> {
    serde_json::from_value(spec.clone())
        .map_err(|_| Fault::internal("a job's specification cannot be read"))
}
