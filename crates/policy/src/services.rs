//! The named services of the program: what runs without a person. Each has its own role and its own
//! row in the matrix; there is no other way in.

use std::collections::BTreeSet;

use kernel::{Id, Text, Timestamp};

use crate::caller::{Caller, CallerKind, Via};
use crate::grants::{Grant, Role, Rows};
use crate::permit::View;
use crate::roles::{ARRANGEMENTS, CUSTOMER_DATA, FIGURES};
use crate::shares::Shares;
use crate::verb::Verb;

/// A named service.
pub struct Service {
    /// Its name in the ledger.
    pub name: &'static str,
    label: (&'static str, &'static str),
    id: [u8; 16],
    grants: fn() -> Vec<Grant>,
}

/// Fills an organisation that has nobody yet: its first departments, roles and users.
pub static SETUP: Service = Service {
    name: "setup",
    label: ("初始化服务", "Set-up service"),
    id: *b"kedun-svc-setup0",
    grants: setup,
};

/// Reads users, departments and roles, so that callers can be decided on.
pub static DIRECTORY: Service = Service {
    name: "directory",
    label: ("目录服务", "Directory service"),
    id: *b"kedun-svc-direct",
    grants: directory,
};

/// Keeps the department of records with their owners' one. It sees no field.
pub static HOUSEKEEPER: Service = Service {
    name: "housekeeper",
    label: ("整理服务", "Housekeeping service"),
    id: *b"kedun-svc-keeper",
    grants: housekeeper,
};

/// Brings customers back into a pool whom nobody has cared for. Of them and their deals it sees what is
/// of class low: dates, levels, states.
pub static RECLAIMER: Service = Service {
    name: "reclaimer",
    label: ("公海回收服务", "Pool service"),
    id: *b"kedun-svc-reclam",
    grants: reclaimer,
};

/// Looks after documents whose day has come and tells users what is due: it makes tasks for contracts that end,
/// and notes that quotes have expired and that customers wait for a follow-up. It sees what is of class low:
/// dates, levels, states and numbers.
pub static REMINDER: Service = Service {
    name: "reminder",
    label: ("单据提醒服务", "Reminder service"),
    id: *b"kedun-svc-remind",
    grants: reminder,
};

/// Hands out new leads by the organisation's rules. Of leads it sees what is of class low: where they come from,
/// whose they are, how far they are.
pub static ASSIGNER: Service = Service {
    name: "assigner",
    label: ("线索分配服务", "Assignment service"),
    id: *b"kedun-svc-assign",
    grants: assigner,
};

/// Reads the addresses of users who want their notifications by mail, and keeps what they set themselves. It
/// sees nothing else.
pub static NOTIFIER: Service = Service {
    name: "notifier",
    label: ("通知服务", "Notification service"),
    id: *b"kedun-svc-notify",
    grants: notifier,
};

/// Keeps approvals while people ask and decide, each of whom is held against the record in question: it sees
/// who is asked, and what was remarked.
pub static REGISTRAR: Service = Service {
    name: "registrar",
    label: ("审批服务", "Approval service"),
    id: *b"kedun-svc-regist",
    grants: registrar,
};

/// Gives the records of somebody who leaves to others, for who manages users and sees no customer. Of what it
/// moves it sees what is of class low: levels, regions, states.
pub static HANDOVER: Service = Service {
    name: "handover",
    label: ("离职交接服务", "Hand-over service"),
    id: *b"kedun-svc-handov",
    grants: handover,
};

/// Lets people in whom an identity provider has recognised: it reads how the organisation's providers are set up
/// and hands their secrets to the entrance, and makes users where a provider is set to.
pub static SIGN_ON: Service = Service {
    name: "sign_on",
    label: ("单点登录服务", "Sign-on service"),
    id: *b"kedun-svc-signon",
    grants: sign_on,
};

/// All services.
pub static ALL: &[&Service] = &[
    &SETUP,
    &DIRECTORY,
    &HOUSEKEEPER,
    &RECLAIMER,
    &REMINDER,
    &ASSIGNER,
    &NOTIFIER,
    &REGISTRAR,
    &HANDOVER,
    &SIGN_ON,
];

impl Service {
    /// The fixed id of the service, and of its role.
    #[must_use]
    pub const fn id(&self) -> Id {
        Id::from_bytes(self.id)
    }

    /// What people read.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::new(self.label.0, self.label.1)
    }

    /// The role of the service.
    #[must_use]
    pub fn role(&self) -> Role {
        Role { id: self.id(), name: self.label(), grants: (self.grants)() }
    }

    /// The service as the caller of one act in this organisation.
    #[must_use]
    pub fn caller(&self, org: Id, now: Timestamp) -> Caller {
        Caller {
            org,
            user: self.id(),
            kind: CallerKind::Service,
            via: Via::Job,
            roles: BTreeSet::from([self.id()]),
            department: None,
            tree: BTreeSet::new(),
            pools: BTreeSet::new(),
            shares: Shares::default(),
            session: None,
            fresh_at: now,
            second_factor: false,
            network: None,
            device: None,
            request: None,
        }
    }
}

/// The roles of all services.
#[must_use]
pub fn roles() -> Vec<Role> {
    ALL.iter().map(|s| s.role()).collect()
}

/// Whether this is the id of a service's role, which no stored role may take.
#[must_use]
pub fn is_role(id: Id) -> bool {
    ALL.iter().any(|s| s.id() == id)
}

/// What people read for the service with this id.
#[must_use]
pub fn label_of(id: Id) -> Option<Text> {
    ALL.iter().find(|s| s.id() == id).map(|s| s.label())
}

/// The name of the service with this id, for the ledger's page.
#[must_use]
pub fn name_of(id: Id) -> Option<&'static str> {
    ALL.iter().find(|s| s.id() == id).map(|s| s.name)
}

fn setup() -> Vec<Grant> {
    let verbs = &[Verb::READING, &[Verb::Create, Verb::Update, Verb::Administer]];
    ["user", "department", "role", "organisation"]
        .iter()
        .chain(ARRANGEMENTS)
        .map(|object| Grant::on(object, Rows::All, verbs).edit("*", View::Clear))
        .collect()
}

fn directory() -> Vec<Grant> {
    [
        "user",
        "department",
        "role",
        "identity_provider",
        "pool",
        "pool_member",
        "approval_flow",
        "approval_step",
    ]
    .into_iter()
    .map(|object| Grant::on(object, Rows::All, &[Verb::READING]).see("*", View::Clear))
    .collect()
}

fn sign_on() -> Vec<Grant> {
    let mut users = Grant::on("user", Rows::All, &[Verb::READING, &[Verb::Create]]);
    for field in ["name", "login", "department", "roles"] {
        users = users.edit(&format!("field:{field}"), View::Clear);
    }
    let providers = Grant::on("identity_provider", Rows::All, &[Verb::READING]);
    vec![users, providers.see("*", View::Clear)]
}

fn registrar() -> Vec<Grant> {
    let keeps: &[&[Verb]] = &[Verb::READING, &[Verb::Submit, Verb::Decide]];
    ["approval", "approval_decision"]
        .into_iter()
        .map(|object| Grant::on(object, Rows::All, keeps).edit("*", View::Clear))
        .collect()
}

fn reclaimer() -> Vec<Grant> {
    let sees = |object, further| {
        Grant::on(object, Rows::All, &[Verb::READING, further]).see("class:low", View::Clear)
    };
    let customers =
        sees("customer", &[Verb::Release, Verb::Update]).edit("field:reclaim_on", View::Clear);
    vec![customers, sees("deal", &[]), sees("follow_up", &[]), sees("pool", &[])]
}

fn reminder() -> Vec<Grant> {
    let notes = |object, field: &str| {
        Grant::on(object, Rows::All, &[Verb::READING, &[Verb::Update]])
            .see("class:low", View::Clear)
            .edit(field, View::Clear)
    };
    let sees =
        |object| Grant::on(object, Rows::All, &[Verb::READING]).see("class:low", View::Clear);
    let mut task = Grant::on("task", Rows::All, &[Verb::READING, &[Verb::Create]])
        .see("class:low", View::Clear);
    // It writes titles and reads none.
    task = task.edit("field:title", View::Masked);
    for field in ["kind", "due_at", "status"] {
        task = task.edit(&format!("field:{field}"), View::Clear);
    }
    vec![
        notes("contract", "field:renewal_on"),
        notes("quote", "field:status"),
        task,
        sees("follow_up"),
        sees("payment"),
        sees("follow_up_rule"),
        notes("customer", "field:attention"),
    ]
}

fn assigner() -> Vec<Grant> {
    let rules = |object| Grant::on(object, Rows::All, &[Verb::READING]).see("*", View::Clear);
    let leads = Grant::on("lead", Rows::All, &[Verb::READING, &[Verb::Share]])
        .see("class:low", View::Clear);
    vec![leads, rules("assignment_rule"), rules("assignment_member")]
}

fn notifier() -> Vec<Grant> {
    let users = Grant::on("user", Rows::All, &[Verb::READING, &[Verb::Update]]);
    vec![users.edit("field:email", View::Clear)]
}

fn handover() -> Vec<Grant> {
    let moves = |object: &&str| {
        Grant::on(object, Rows::All, &[Verb::READING, &[Verb::Share]]).see("class:low", View::Clear)
    };
    let arranged = |object: &&str| {
        Grant::on(object, Rows::All, &[Verb::READING]).see("class:low", View::Clear)
    };
    CUSTOMER_DATA.iter().map(moves).chain(ARRANGEMENTS.iter().map(arranged)).collect()
}

fn housekeeper() -> Vec<Grant> {
    CUSTOMER_DATA
        .iter()
        .chain(FIGURES)
        .map(|object| Grant::on(object, Rows::All, &[Verb::READING, &[Verb::Share]]))
        .collect()
}
