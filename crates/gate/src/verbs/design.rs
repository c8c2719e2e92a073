//! Declarations: seen by everybody as far as their fields go, changed by who may design.

use audit::Outcome;
use kernel::{Fault, FieldFault, Result, Text, limits};
use model::{Choice, Class, Field, Object, Operator, purpose, types};
use policy::{Verb, View};
use serde::{Deserialize, Serialize};

use crate::clerk::OwnFields;
use crate::enter::session;
use crate::entered::Entered;
use crate::ledger::Recorder;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record, record_refusal, recorded_with_change};
use crate::terms::Proof;

/// An object as the caller may use it.
#[derive(Serialize)]
pub struct ObjectShown {
    /// The name programs use.
    pub name: String,
    /// What people read, in the singular.
    pub label: Text,
    /// What people read, in the plural.
    pub plural: Text,
    /// An icon's name.
    pub icon: String,
    /// The object that it follows.
    pub follows: Option<String>,
    /// Whether its records have owners of their own although they follow another.
    pub own_owner: bool,
    /// Whether a record may be there without one that it follows.
    pub optional_parent: bool,
    /// Whether it is part of the program's own working.
    pub system: bool,
    /// The verbs that the caller may use on some row.
    pub verbs: Vec<String>,
    /// The fields that the caller may see on some row.
    pub fields: Vec<FieldShown>,
    /// The title's fields.
    pub title: Vec<String>,
}

/// A field as the caller may use it.
#[derive(Serialize)]
pub struct FieldShown {
    /// The declaration.
    #[serde(flatten)]
    pub field: Field,
    /// The operators that a filter may use.
    pub operators: Vec<Operator>,
    /// Whether a list may be sorted by it.
    pub sortable: bool,
    /// Whether a list shows it when nothing is chosen.
    pub list_default: bool,
    /// How the caller sees it: `masked`, `reveal`, `clear`, or `mixed` when rows differ.
    pub view: String,
    /// Whether the caller may write it on some row.
    pub edit: bool,
}

/// All objects that the caller may use: the business's own in the order in which they are declared, then those
/// of the program's working.
///
/// # Errors
/// When the ledger cannot be written.
pub fn objects(gate: &Gate, who: &Entered) -> Result<Vec<ObjectShown>> {
    let place = |object: &Object| gate.0.objects.iter().position(|one| one.name == object.name);
    let mut objects: Vec<_> = who.catalogue().iter().collect();
    objects.sort_by_key(|object| (object.system, place(object)));
    objects.into_iter().filter_map(|object| show(gate, who, object).transpose()).collect()
}

/// One object as the caller may use it.
///
/// # Errors
/// `unknown_object`, also when the caller may do nothing with it.
pub fn object(gate: &Gate, who: &Entered, name: &str) -> Result<ObjectShown> {
    let object = who.catalogue().get(name)?;
    show(gate, who, object)?
        .ok_or_else(|| Fault::new(kernel::FaultKind::NotFound, "unknown_object"))
}

/// The object as the caller may use it; nothing when they may not.
fn show(
    gate: &Gate,
    who: &Entered,
    object: &std::sync::Arc<Object>,
) -> Result<Option<ObjectShown>> {
    let org = who.org();
    let verbs: Vec<String> = Verb::ALL
        .iter()
        .filter(|verb| policy::may(&org.policies, who.caller(), **verb, object))
        .map(|verb| verb.name().to_owned())
        .collect();
    if verbs.is_empty() || object.fields.is_empty() {
        return Ok(None);
    }
    let act = Act::begin(gate, who, Verb::Read, &object.name)?;
    let Ok(permit) = policy::decide(&org.policies, who.caller(), Verb::Read, object) else {
        return Ok(None);
    };
    // It speaks of what is in use; what lies in a pool is seen less.
    let permit = match permit.clone().in_state("active") {
        in_use if in_use.rows() != &model::Predicate::False => in_use,
        _ => permit,
    };
    let writes = [Verb::Update, Verb::Create]
        .map(|verb| policy::decide(&org.policies, who.caller(), verb, object).ok());
    let fields = crate::path::visible(&act, &permit)
        .map(|field| {
            let (best, worst) = (permit.best_view(&field.name), permit.worst_view(&field.name));
            FieldShown {
                operators: field.of_type().operators().to_vec(),
                sortable: worst == View::Clear,
                list_default: field.in_list,
                view: if best == worst { view_name(best) } else { "mixed" }.to_owned(),
                edit: !field.read_only
                    && writes.iter().flatten().any(|permit| permit.may_edit_some(&field.name)),
                field: field.clone(),
            }
        })
        .collect();
    Ok(Some(ObjectShown {
        name: object.name.clone(),
        label: object.label.clone(),
        plural: object.plural.clone(),
        icon: object.icon.clone(),
        follows: object.follows.clone(),
        own_owner: object.own_owner,
        optional_parent: object.optional_parent,
        system: object.system,
        verbs,
        fields,
        title: object.title.clone(),
    }))
}

const fn view_name(view: View) -> &'static str {
    match view {
        View::Hidden => "hidden",
        View::Masked => "masked",
        View::Reveal => "reveal",
        View::Clear => "clear",
    }
}

/// A field that somebody adds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewField {
    /// The name programs use; made up when nothing is said.
    #[serde(default)]
    pub name: Option<String>,
    /// What people read.
    pub label: Text,
    /// The type's name.
    #[serde(rename = "type")]
    pub kind: String,
    /// How much harm a leak does.
    pub class: Class,
    /// Why it is collected.
    pub purpose: String,
    /// Whose work needs it.
    pub audience: String,
    /// The choices, for choice types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Whether it must be filled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

/// A change of a field; what is absent stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// A new label.
    pub label: Option<Text>,
    /// All choices anew; a choice that is in use must stay.
    pub options: Option<Vec<Choice>>,
    /// Whether it must be filled.
    pub required: Option<bool>,
    /// Whether it is no longer offered.
    pub archived: Option<bool>,
    /// Whether lists show it.
    pub in_list: Option<bool>,
}

/// Adds a field to an object; its governance (class, purpose, audience) is asked at once.
///
/// # Errors
/// `invalid` with what is wrong; `denied`.
pub fn add_field(gate: &Gate, who: &Entered, object: &str, new: NewField) -> Result<Shown<Field>> {
    let act = Act::begin(gate, who, Verb::Design, "organisation")?;
    act.permit_rows()?;
    let known = who.catalogue().get(object)?;
    let field = build(known, new)?;
    put(&act, known, field)
}

/// Checks that the caller may add fields at all, before it is tried whether they would do.
///
/// # Errors
/// `denied`.
pub fn may_add(gate: &Gate, who: &Entered) -> Result<()> {
    Act::begin(gate, who, Verb::Design, "organisation")?.permit_rows().map(drop)
}

/// Changes a field of an object.
///
/// # Errors
/// `unknown_field`, `denied`, `step_up`.
pub fn change_field(
    gate: &Gate,
    who: &Entered,
    object: &str,
    name: &str,
    change: FieldChange,
) -> Result<Shown<Field>> {
    let act = Act::begin(gate, who, Verb::Design, "organisation")?;
    act.permit_rows()?;
    // Who sees a field, and how it lies at rest, is said here.
    let fresh = session::demand_fresh(gate, who, Proof::Act);
    fresh.map_err(|fault| record_refusal(&act, &[], fault))?;
    let known = who.catalogue().get(object)?;
    let mut field = known.known_field(name)?.clone();
    if let Some(label) = change.label {
        field.label = label;
    }
    if let Some(options) = change.options {
        if field.options_of.is_some() {
            return Err(Fault::fields(vec![FieldFault::new("options", "lent_choices")]));
        }
        field.options = options;
    }
    field.required = change.required.unwrap_or(field.required);
    field.archived = change.archived.unwrap_or(field.archived);
    field.in_list = change.in_list.unwrap_or(field.in_list);
    put(&act, known, field)
}

/// Names of what every record has; a field of such a name would be taken for it in filters, in the
/// history and in answers.
const RESERVED: [&str; 11] = [
    "id",
    "owner",
    "department",
    "parent",
    "state",
    "subject",
    "version",
    "title",
    "deleted",
    "created_at",
    "updated_at",
];

/// A declaration out of what somebody sent, checked.
pub fn build(object: &Object, new: NewField) -> Result<Field> {
    let fault = |field: &str, code: &'static str| Fault::fields(vec![FieldFault::new(field, code)]);
    if types::find(&new.kind).is_none()
        || matches!(new.kind.as_str(), "grants" | "lines" | "secret")
    {
        return Err(fault("type", "bad_choice"));
    }
    if !purpose::is_known(&new.purpose) {
        return Err(fault("purpose", "purpose_needed"));
    }
    let label = new.label.zh.trim();
    if label.is_empty() || label.chars().count() > 60 {
        return Err(fault("label", "required"));
    }
    if object.fields.len() >= limits::FIELDS {
        return Err(fault("name", "too_many_values"));
    }
    let name = new.name.filter(|n| !n.is_empty()).unwrap_or_else(|| free_name(object));
    let tidy = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let starts = name.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let taken = RESERVED.contains(&name.as_str()) || object.field(&name).is_some();
    if !starts || name.len() > 60 || !name.chars().all(tidy) || taken {
        return Err(fault("name", "bad_choice"));
    }
    let audience_ok = !new.audience.is_empty() && new.audience.chars().all(tidy);
    if !audience_ok {
        return Err(fault("audience", "bad_choice"));
    }
    let mut field = Field::new(&name, &new.kind, label, new.label.en.trim());
    if field.label.en.is_empty() {
        field.label.en = field.label.zh.clone();
    }
    field.class = new.class;
    field.purpose = new.purpose;
    field.audience = new.audience;
    field.options = new.options;
    field.required = new.required;
    field.custom = true;
    Ok(field)
}

fn free_name(object: &Object) -> String {
    (1..).map(|n| format!("field_{n}")).find(|n| object.field(n).is_none()).unwrap_or_default()
}

/// Puts a field into the organisation's own declarations, as they stand at the moment of writing:
/// two changes at once both hold.
fn put(act: &Act<'_>, object: &Object, field: Field) -> Result<Shown<Field>> {
    let entry = Entry { fields: vec![field.name.clone()], ..Entry::default() }
        .with("object", &object.name)
        .with("class", field.class.name());
    let event = act.event(entry, Outcome::Done)?;
    let (org, at, chain) = (act.who.org_id(), act.now, act.gate.0.recorder.chain());
    let (name, new) = (object.name.clone(), field.clone());
    act.store().write(move |c| {
        store::orgs::hold(c, org)?;
        let stored = store::declarations::all(c, org)?.into_iter().find(|d| d.object == name);
        let mut own = match stored {
            Some(declaration) => {
                serde_json::from_value(declaration.body).map_err(Fault::internal)?
            }
            None => OwnFields { object: name.clone(), fields: Vec::new() },
        };
        match own.fields.iter_mut().find(|known| known.name == new.name) {
            Some(known) => known.clone_from(&new),
            None => own.fields.push(new.clone()),
        }
        let body = serde_json::to_value(&own).map_err(Fault::internal)?;
        store::declarations::put(c, org, &name, &body, at)?;
        Recorder::append(c, &chain, std::slice::from_ref(&event))
    })?;
    act.gate.forget_org(org);
    act.gate.0.declarations_changed.store(true, std::sync::atomic::Ordering::Release);
    Ok(recorded_with_change(Unrecorded::new(field)))
}

/// The roles as policy text, for who administers them.
///
/// # Errors
/// `denied`.
pub fn policy_text(gate: &Gate, who: &Entered) -> Result<Shown<String>> {
    let act = Act::begin(gate, who, Verb::Administer, "organisation")?;
    act.permit_rows()?;
    let text = who.org().policies.cedar_text()?;
    record(&act, Unrecorded::new(text), Entry::default())
}
