//! A small company to decide about.

use std::collections::BTreeSet;

use kernel::{Id, Text, Timestamp};
use model::{Catalogue, Class, Field, Object};
use serde_json::{Map, Value as Json};

use crate::caller::{Caller, CallerKind, Via};
use crate::grants::{Grant, Role};
use crate::rows::RowFacts;
use crate::shares::Shares;
use crate::verb::Verb;

/// The id of this kind and number.
pub fn id(kind: u8, n: u8) -> Id {
    let mut bytes = [0; 16];
    (bytes[0], bytes[15]) = (kind, n);
    Id::from_bytes(bytes)
}

pub fn user(n: u8) -> Id {
    id(1, n)
}

pub fn department(n: u8) -> Id {
    id(2, n)
}

pub fn pool(n: u8) -> Id {
    id(5, n)
}

pub fn role_id(n: u8) -> Id {
    id(3, n)
}

pub fn role(n: u8, grants: Vec<Grant>) -> Role {
    Role { id: role_id(n), name: Text::new(format!("角色{n}"), format!("Role {n}")), grants }
}

pub fn caller(roles: &[u8], home: Option<u8>, tree: &[u8]) -> Caller {
    Caller {
        org: id(9, 0),
        user: user(0),
        kind: CallerKind::Person,
        via: Via::Page,
        roles: roles.iter().map(|n| role_id(*n)).collect(),
        department: home.map(department),
        tree: tree.iter().map(|n| department(*n)).collect::<BTreeSet<_>>(),
        pools: BTreeSet::new(),
        shares: Shares::default(),
        session: None,
        fresh_at: Timestamp(0),
        second_factor: false,
        network: None,
        device: None,
        request: None,
    }
}

fn object(name: &str, system: bool, verbs: &[Verb], fields: Vec<Field>) -> Object {
    Object {
        name: name.into(),
        label: Text::new(name, name),
        plural: Text::new(name, name),
        icon: "box".into(),
        follows: None,
        own_subject: name == "customer",
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system,
        verbs: verbs.iter().map(|v| v.name().into()).collect(),
        title: vec!["name".into()],
        fields,
    }
}

fn field(name: &str, kind: &str, audience: &str) -> Field {
    Field::new(name, kind, name, name).audience(audience)
}

pub fn customer() -> Object {
    let fields = vec![
        field("name", "person_name", "contact").class(Class::High),
        field("company_name", "text", "contact").class(Class::Medium),
        field("phone", "phone", "contact"),
        field("id_card", "id_card", "identity"),
        field("bank_card", "bank_card", "finance"),
        field("level", "choice", "sales").class(Class::Low),
        field("vip", "checkbox", "sales").class(Class::Low),
        field("score", "number", "sales").class(Class::Low),
        field("tags", "choices", "preferences").class(Class::Low),
        field("spent", "money", "finance").class(Class::Medium),
        field("pool", "relation", "sales").class(Class::Low).target("pool"),
    ];
    object("customer", false, Verb::ALL, fields)
}

/// What follows a customer and is shared with them.
pub fn contact() -> Object {
    let apart = [Verb::Collaborate, Verb::Submit, Verb::Decide];
    let verbs: Vec<Verb> = Verb::ALL.iter().copied().filter(|v| !apart.contains(v)).collect();
    let name = field("name", "text", "sales").class(Class::Low);
    let fields = vec![name, field("phone", "phone", "contact")];
    Object { follows: Some("customer".into()), ..object("contact", false, &verbs, fields) }
}

pub fn catalogue() -> Catalogue {
    let all = Verb::ALL;
    let text = |name: &str| field(name, "text", "sales").class(Class::Low);
    let view = vec![text("name"), field("shared", "checkbox", "sales").class(Class::Low)];
    let mut user = ["name", "department", "status"].map(|n| text(n).audience("directory")).to_vec();
    user.extend(["login", "roles", "language"].map(|n| text(n).audience("account")));
    let further =
        ["deal", "task", "approval", "approval_decision"].iter().chain(crate::roles::TRADE);
    let further = further.map(|name| object(name, false, all, vec![text("name")]));
    let arranged = crate::roles::ARRANGEMENTS.iter().chain(crate::roles::FIGURES).map(|name| {
        let mut fields = vec![text("name")];
        if *name == "letterhead" {
            fields.push(text("seal").audience("seal"));
        }
        object(name, true, all, fields)
    });
    let mut lead =
        vec![field("name", "person_name", "contact"), field("phone", "phone", "contact")];
    lead.extend(
        ["id_card", "bank_card"]
            .into_iter()
            .zip(["identity", "finance"])
            .map(|(n, a)| field(n, n, a)),
    );
    let mut objects = vec![
        customer(),
        contact(),
        object("follow_up", false, all, vec![field("text", "long_text", "notes")]),
        object("lead_follow_up", false, all, vec![field("text", "long_text", "notes")]),
        object("lead", false, all, lead),
        object("attachment", false, all, vec![text("name")]),
        object("view", true, all, view.clone()),
        object("dashboard", true, all, view),
        object("user", true, all, user),
        object("department", true, all, vec![text("name")]),
        object("role", true, all, vec![text("name")]),
        object(
            "identity_provider",
            true,
            all,
            vec![text("name"), field("secret", "secret", "account")],
        ),
        object("ledger", true, &[Verb::Ledger, Verb::Export], Vec::new()),
        object("organisation", true, &[Verb::Administer, Verb::Backup], Vec::new()),
        object("token", true, &[Verb::Create, Verb::Delete], Vec::new()),
        object("job", true, &[Verb::Update, Verb::Download], Vec::new()),
    ];
    objects.extend(further.into_iter().chain(arranged));
    Catalogue::new(objects)
}

/// A row that owns its facts.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: Id,
    pub owner: Option<Id>,
    pub department: Option<Id>,
    pub parent: Option<Id>,
    pub state: String,
    pub open: Map<String, Json>,
}

impl Row {
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

    pub fn of(owner: Option<u8>, home: Option<u8>) -> Self {
        Self {
            id: id(4, 1),
            owner: owner.map(user),
            department: home.map(department),
            parent: None,
            state: "active".into(),
            open: Map::new(),
        }
    }
}
