//! A whole Kedun without its page: a real store in a folder of its own, a gate over it, people.

use std::sync::Arc;

use audit::Event;
use gate::enter::setup::{self, Company};
use gate::enter::{cli, invite};
use gate::{Entered, Gate};
use kernel::{Clock, Id, Secret, SystemClock};
use serde_json::{Map, Value as Json, json};
use store::{Across, Store};
use tempfile::TempDir;

use crate::postgres;
use crate::site::Site;

/// A company at work.
pub struct App {
    /// The gate.
    pub gate: Gate,
    /// The store below it, for looking at what lies there.
    pub store: Store,
    /// The first user, who owns the business.
    pub owner: Entered,
    /// Where its data lie.
    pub site: Site,
    /// The data folder, removed at the end.
    pub dir: TempDir,
}

/// The password of everybody in tests.
pub const PASSWORD: &str = "wu-tong-shu-xia-7-pian-ye";

/// Runs a test on SQLite and on PostgreSQL, each with a new company.
pub fn on_both(test: impl Fn(&App)) {
    test(&App::sqlite());
    test(&App::postgres());
}

impl App {
    /// A company over an encrypted SQLite store.
    ///
    /// # Panics
    /// When it cannot be made: the test has failed then.
    #[must_use]
    pub fn sqlite() -> Self {
        Self::found(None, Arc::new(SystemClock))
    }

    /// The same over an encrypted SQLite store by another clock.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn by(clock: Arc<dyn Clock>) -> Self {
        Self::found(None, clock)
    }

    /// A company over a PostgreSQL database of its own.
    ///
    /// # Panics
    /// When it cannot be made: the test has failed then.
    #[must_use]
    pub fn postgres() -> Self {
        Self::found(Some(postgres::server().database()), Arc::new(SystemClock))
    }

    fn found(url: Option<String>, clock: Arc<dyn Clock>) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let site = Site { dir: dir.path().to_owned(), url };
        let (store, gate) = site.open_at(clock, None);
        let company = Company {
            secret: String::new(),
            company: "尚品二奢".into(),
            login: "boss".into(),
            name: "王店长".into(),
            password: Secret::from(PASSWORD.to_owned()),
        };
        setup::unattended(&gate, "tests", &company).expect("the company is founded");
        let owner = cli::as_login(&gate, "tests", "boss").expect("the owner is in");
        Self { gate, store, owner, site, dir }
    }

    /// Closes the company, does something with its data while it is closed, and opens it again.
    ///
    /// # Panics
    /// When it does not open any more.
    #[must_use]
    pub fn closed_for(self, work: impl FnOnce(&Site)) -> Self {
        let Self { gate, store, owner, site, dir } = self;
        drop((owner, gate, store));
        work(&site);
        let (store, gate) = site.open();
        let owner = cli::as_login(&gate, "tests", "boss").expect("the owner is in");
        Self { gate, store, owner, site, dir }
    }

    /// Creates a record as somebody; its id.
    ///
    /// # Panics
    /// When it is refused.
    pub fn create(&self, who: &Entered, object: &str, values: Json, parent: Option<Id>) -> Id {
        self.try_create(who, object, values, parent).expect("the record is created")
    }

    /// Creates a record as somebody, or says why not.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn try_create(
        &self,
        who: &Entered,
        object: &str,
        values: Json,
        parent: Option<Id>,
    ) -> kernel::Result<Id> {
        let request = gate::verbs::create::CreateRequest {
            object: object.into(),
            values: map(values),
            owner: None,
            parent,
        };
        gate::verbs::create::create(&self.gate, who, request).map(|shown| shown.get().id)
    }

    /// Changes a record as somebody, or says why not; its new version.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn try_update(
        &self,
        who: &Entered,
        object: &str,
        id: Id,
        version: i64,
        values: Json,
    ) -> kernel::Result<i64> {
        let request =
            gate::verbs::update::UpdateRequest { version, values: map(values), owner: None };
        gate::verbs::update::update(&self.gate, who, object, id, request)
            .map(|shown| shown.get().version)
    }

    /// Lets somebody in as a login.
    ///
    /// # Panics
    /// When the login is unknown.
    #[must_use]
    pub fn enter(&self, login: &str) -> Entered {
        cli::as_login(&self.gate, "tests", login).expect("the login is let in")
    }

    /// A new department below another; its id.
    pub fn department(&self, name: &str, above: Option<Id>) -> Id {
        let mut values = json!({ "name": name });
        if let Some(above) = above {
            values["parent_department"] = json!(above);
        }
        self.create(&self.enter("boss"), "department", values, None)
    }

    /// A new colleague with one built-in role, already in.
    ///
    /// # Panics
    /// When there is no such role.
    pub fn colleague(&self, login: &str, role: &str, department: Option<Id>) -> Entered {
        let role = self.enter("boss").org().builtin_role(role).expect("a built-in role");
        self.colleague_with(login, role, department)
    }

    /// A new colleague with this role, not yet joined and yet let in at the command line.
    ///
    /// # Panics
    /// When the colleague cannot be made.
    pub fn colleague_with(&self, login: &str, role: Id, department: Option<Id>) -> Entered {
        let mut values = json!({ "login": login, "name": format!("员工{login}"), "roles": [role] });
        if let Some(department) = department {
            values["department"] = json!(department);
        }
        let boss = self.enter("boss");
        let user = self.create(&boss, "user", values, None);
        // An invited user has a login, by which the command line lets them in.
        invite::invite(&self.gate, &self.enter("boss"), user).expect("the colleague is invited");
        self.enter(login)
    }

    /// All that the company's ledger tells up to now, also what has no place in its tree yet.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let org = self.owner.org_id();
        events_of(&self.store, org)
    }

    /// A new role of the company's own; its id.
    ///
    /// # Panics
    /// When the grants are refused.
    pub fn role(&self, name: &str, grants: &[policy::Grant]) -> Id {
        let grants = serde_json::to_value(grants).expect("grants are JSON");
        self.create(&self.enter("boss"), "role", json!({ "name": name, "grants": grants }), None)
    }
}

/// The members of a JSON object.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn map(json: Json) -> Map<String, Json> {
    match json {
        Json::Object(map) => map,
        _ => panic!("an object"),
    }
}

/// All that an organisation's ledger tells up to now, also what has no place in its tree yet.
///
/// # Panics
/// When the ledger cannot be read.
#[must_use]
pub fn events_of(store: &Store, org: Id) -> Vec<Event> {
    // The sequencer moves entries from one table to another meanwhile: one that is seen twice is
    // told once.
    let beside = store
        .across(Across::Sequencing)
        .read(|c| store::ledger::pending(c, usize::MAX))
        .expect("what waits");
    let (waiting, placed) = store
        .across(Across::Sequencing)
        .ledger_read(|c| {
            let waiting = store::ledger::pending(c, usize::MAX)?;
            Ok((waiting, store::ledger::entries(c, org, 0, usize::MAX)?))
        })
        .expect("the ledger");
    let waiting = waiting.into_iter().chain(beside).filter(|row| row.org == org);
    let all = placed.into_iter().map(|row| row.body).chain(waiting.map(|row| row.body));
    let mut told = std::collections::HashSet::new();
    let mut events: Vec<Event> = all
        .map(|body| Event::decode(&body).expect("an event"))
        .filter(|event| told.insert(event.id))
        .collect();
    events.sort_by_key(|event| (event.at, event.id));
    events
}
