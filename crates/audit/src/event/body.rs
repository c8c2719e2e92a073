//! The canonical bytes of an event: JSON without blanks, members in alphabetical order, empty ones
//! left out, no floating numbers, and the version of this form in `v`.
//!
//! The order is that of the declaration below, so it cannot depend on how a map is implemented.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::{Fault, FaultKind, Id, Result, Timestamp};
use serde::{Deserialize, Serialize};

use super::{ActorKind, Event, Outcome, SealedDetail, Via};

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body<'a> {
    #[serde(borrow)]
    act: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<Id>,
    actor_kind: Kind,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "none_in")]
    details: Cow<'a, BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "no_texts")]
    fields: Cow<'a, [String]>,
    id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    network: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    object: Option<Cow<'a, str>>,
    org: Id,
    outcome: Ending,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    purpose: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "no_ids")]
    records: Cow<'a, [Id]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<Id>,
    #[serde(default, skip_serializing_if = "no_ids")]
    subjects: Cow<'a, [Id]>,
    v: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    versions: Option<(i64, i64)>,
    via: Door,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    bytes: String,
    key_version: u32,
    subject: Id,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", remote = "ActorKind")]
enum KindForm {
    Person,
    Token,
    Cli,
    Service,
    Anonymous,
}

#[derive(Serialize, Deserialize)]
struct Kind(#[serde(with = "KindForm")] ActorKind);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", remote = "Via")]
enum ViaForm {
    Page,
    Token,
    Cli,
    Job,
}

#[derive(Serialize, Deserialize)]
struct Door(#[serde(with = "ViaForm")] Via);

#[derive(Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Ending {
    Done,
    Refused,
}

fn none_in(details: &BTreeMap<String, String>) -> bool {
    details.is_empty()
}

fn no_texts(texts: &[String]) -> bool {
    texts.is_empty()
}

fn no_ids(ids: &[Id]) -> bool {
    ids.is_empty()
}

pub fn encode(event: &Event) -> Vec<u8> {
    let (outcome, code) = match &event.outcome {
        Outcome::Done => (Ending::Done, None),
        Outcome::Refused(code) => (Ending::Refused, Some(Cow::Borrowed(code.as_str()))),
    };
    let body = Body {
        act: Cow::Borrowed(&event.act),
        actor: event.actor,
        actor_kind: Kind(event.actor_kind),
        at: event.at.0,
        code,
        details: Cow::Borrowed(&event.details),
        device: text(event.device.as_ref()),
        fields: Cow::Borrowed(&event.fields),
        id: event.id,
        network: text(event.network.as_ref()),
        object: text(event.object.as_ref()),
        org: event.org,
        outcome,
        purpose: text(event.purpose.as_ref()),
        records: Cow::Borrowed(&event.records),
        request: text(event.request.as_ref()),
        sealed: event.sealed.as_ref().map(|sealed| Sealed {
            bytes: STANDARD.encode(&sealed.bytes),
            key_version: sealed.key_version,
            subject: sealed.subject,
        }),
        session: event.session,
        subjects: Cow::Borrowed(&event.subjects),
        v: VERSION,
        versions: event.versions,
        via: Door(event.via),
    };
    serde_json::to_vec(&body).expect("texts, numbers and maps keyed by texts always serialise")
}

pub fn decode(bytes: &[u8]) -> Result<Event> {
    let body: Body<'_> = serde_json::from_slice(bytes).map_err(|_| unreadable("no event"))?;
    if body.v != VERSION {
        return Err(unreadable("unknown version"));
    }
    let outcome = match (body.outcome, body.code) {
        (Ending::Done, None) => Outcome::Done,
        (Ending::Refused, Some(code)) => Outcome::Refused(code.into_owned()),
        _ => return Err(unreadable("outcome and code do not fit")),
    };
    let sealed = body.sealed.map(open_sealed).transpose()?;
    Ok(Event {
        id: body.id,
        at: Timestamp(body.at),
        org: body.org,
        actor: body.actor,
        actor_kind: body.actor_kind.0,
        act: body.act.into_owned(),
        object: body.object.map(Cow::into_owned),
        records: body.records.into_owned(),
        subjects: body.subjects.into_owned(),
        fields: body.fields.into_owned(),
        purpose: body.purpose.map(Cow::into_owned),
        outcome,
        network: body.network.map(Cow::into_owned),
        device: body.device.map(Cow::into_owned),
        via: body.via.0,
        session: body.session,
        versions: body.versions,
        details: body.details.into_owned(),
        sealed,
        request: body.request.map(Cow::into_owned),
    })
}

fn text(value: Option<&String>) -> Option<Cow<'_, str>> {
    value.map(|text| Cow::Borrowed(text.as_str()))
}

fn open_sealed(sealed: Sealed) -> Result<SealedDetail> {
    let bytes = STANDARD.decode(&sealed.bytes).map_err(|_| unreadable("sealed is no base64"))?;
    Ok(SealedDetail { subject: sealed.subject, key_version: sealed.key_version, bytes })
}

fn unreadable(cause: &'static str) -> Fault {
    Fault::new(FaultKind::Internal, "ledger_entry_unreadable").caused_by(cause)
}
