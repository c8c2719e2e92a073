//! The program's own objects: users, departments, roles, identity providers, views; one file each.

mod dashboard;
mod department;
pub(crate) mod identity_provider;
mod role;
pub(crate) mod rules;
mod user;
mod view;

use model::Object;

/// All system objects, with the pseudo-objects that exist for permission alone.
#[must_use]
pub fn all() -> Vec<Object> {
    let mut all = vec![
        user::object(),
        department::object(),
        role::object(),
        identity_provider::object(),
        view::object(),
        dashboard::object(),
    ];
    all.extend(PSEUDO.iter().map(pseudo));
    all
}

/// What has no records of its own: its name, labels and verbs.
type Pseudo = (&'static str, &'static str, &'static str, &'static [&'static str]);

const PSEUDO: &[Pseudo] = &[
    ("ledger", "审计日志", "Ledger", &["ledger", "export"]),
    ("organisation", "组织", "Organisation", &["administer", "design", "backup"]),
    ("token", "API 令牌", "API token", &["create", "list", "delete"]),
    ("job", "任务", "Job", &["list", "read", "download"]),
];

fn pseudo(of: &Pseudo) -> Object {
    Object {
        name: of.0.into(),
        label: kernel::Text::new(of.1, of.2),
        plural: kernel::Text::new(of.1, of.2),
        icon: of.0.into(),
        follows: None,
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: true,
        verbs: of.3.iter().map(|v| (*v).to_owned()).collect(),
        title: Vec::new(),
        fields: Vec::new(),
    }
}

/// A system object with these fields.
fn system(name: &str, zh: &str, en: (&str, &str), icon: &str, fields: Vec<model::Field>) -> Object {
    Object {
        name: name.into(),
        label: kernel::Text::new(zh, en.0),
        plural: kernel::Text::new(zh, en.1),
        icon: icon.into(),
        follows: None,
        own_subject: false,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: true,
        verbs: ["create", "update", "delete", "restore", "history"].map(str::to_owned).to_vec(),
        title: vec!["name".into()],
        fields: fields
            .into_iter()
            .map(|mut field| {
                field.purpose = "service".into();
                if field.audience == "sales" {
                    field.audience = "directory".into();
                }
                field
            })
            .collect(),
    }
}
