//! What a role can be given, for the role editor: nothing here is about a person.

use kernel::{Result, Text};
use model::{Class, Object};
use policy::{Rows, Verb, presets};
use serde::Serialize;

use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Shown, Unrecorded, record, record_refusal};

/// Everything that a role can be given.
#[derive(Serialize)]
pub struct RoleMatrix {
    /// The objects.
    pub objects: Vec<ObjectRights>,
    /// The ranges of rows.
    pub rows: Vec<Named>,
    /// Starting points.
    pub presets: Vec<PresetShown>,
}

/// What can be given on one object.
#[derive(Serialize)]
pub struct ObjectRights {
    /// Its name.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// The verbs that exist for it.
    pub verbs: Vec<Named>,
    /// The audiences of its fields.
    pub audiences: Vec<Named>,
    /// Its fields.
    pub fields: Vec<FieldRights>,
}

/// One field.
#[derive(Serialize)]
pub struct FieldRights {
    /// Its name.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// Its class.
    pub class: Class,
    /// Its audience.
    pub audience: String,
}

/// A word with what people read.
#[derive(Serialize)]
pub struct Named {
    /// For programs.
    pub value: String,
    /// The same under the name that objects have.
    pub name: String,
    /// For people.
    pub label: Text,
}

/// A starting point of a role.
#[derive(Serialize)]
pub struct PresetShown {
    /// Its key.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// What it is for.
    pub description: Text,
    /// What a role that begins so grants.
    pub grants: Vec<policy::Grant>,
}

const ROWS: [(Rows, &str, &str); 5] = [
    (Rows::Own, "本人负责的", "Own"),
    (Rows::Team, "本部门的", "Own department's"),
    (Rows::Tree, "本部门及下级部门的", "Department tree's"),
    (Rows::All, "全部", "All"),
    (Rows::Pool, "所在公海的", "Those of own pools"),
];

const AUDIENCES: [(&str, &str, &str); 9] = [
    ("sales", "销售", "Sales"),
    ("contact", "联系方式", "Contact"),
    ("identity", "身份证件", "Identity"),
    ("finance", "财务", "Finance"),
    ("preferences", "偏好", "Preferences"),
    ("notes", "备注", "Notes"),
    ("account", "账号", "Account"),
    ("directory", "通讯录", "Directory"),
    ("service", "服务", "Service"),
];

/// The matrix of the caller's organisation.
///
/// # Errors
/// `denied` for who may neither see nor make a role.
pub fn matrix(gate: &Gate, who: &Entered) -> Result<Shown<RoleMatrix>> {
    let act = Act::begin(gate, who, Verb::Read, "role")?;
    let may = |verb| policy::may(&who.org().policies, who.caller(), verb, &act.object);
    if !may(Verb::Read) && !may(Verb::List) && !may(Verb::Create) {
        return Err(record_refusal(&act, &[], kernel::Fault::denied("no_role")));
    }
    record(&act, Unrecorded::new(of(who)), Entry::default().with("matrix", "grants"))
}

fn of(who: &Entered) -> RoleMatrix {
    RoleMatrix {
        objects: who.catalogue().iter().map(|object| rights(object)).collect(),
        rows: ROWS.iter().map(|(rows, zh, en)| named(&word(*rows), zh, en)).collect(),
        presets: presets::all()
            .into_iter()
            .map(|p| PresetShown {
                key: p.key,
                name: p.name,
                description: p.description,
                grants: p.grants,
            })
            .collect(),
    }
}

fn rights(object: &Object) -> ObjectRights {
    let exists = |verb: &&Verb| {
        Verb::READING.contains(verb) || object.verbs.iter().any(|name| name == verb.name())
    };
    let mut audiences: Vec<&str> = object.fields.iter().map(|f| f.audience.as_str()).collect();
    audiences.sort_unstable();
    audiences.dedup();
    let live = object.fields.iter().filter(|field| !field.archived);
    ObjectRights {
        name: object.name.clone(),
        label: object.label.clone(),
        verbs: Verb::ALL
            .iter()
            .filter(exists)
            .map(|verb| named(verb.name(), verb.label().0, verb.label().1))
            .collect(),
        audiences: audiences.into_iter().map(audience).collect(),
        fields: live
            .map(|field| FieldRights {
                name: field.name.clone(),
                label: field.label.clone(),
                class: field.class,
                audience: field.audience.clone(),
            })
            .collect(),
    }
}

fn audience(name: &str) -> Named {
    let known = AUDIENCES.iter().find(|(known, ..)| *known == name);
    known.map_or_else(|| named(name, name, name), |(_, zh, en)| named(name, zh, en))
}

fn named(value: &str, zh: &str, en: &str) -> Named {
    Named { value: value.to_owned(), name: value.to_owned(), label: Text::new(zh, en) }
}

fn word(rows: Rows) -> String {
    serde_json::to_value(rows).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
