//! A whole Kedun without its page: a real store in a folder of its own, a gate over it, people.

use std::sync::Arc;

use crypto::kms::file::FileRoot;
use gate::enter::cli;
use gate::enter::setup::{self, Company};
use gate::{Entered, Gate, Parts};
use kernel::{Id, Secret, SystemClock};
use serde_json::{Map, Value as Json, json};
use store::{SqliteOptions, Store};
use tempfile::TempDir;

/// A company at work.
pub struct App {
    /// The gate.
    pub gate: Gate,
    /// The store below it, for looking at what lies there.
    pub store: Store,
    /// The first user, who owns the business.
    pub owner: Entered,
    /// The data folder, removed at the end.
    pub dir: TempDir,
    /// The key of the database files.
    pub file_key: [u8; 32],
}

/// The password of everybody in tests.
pub const PASSWORD: &str = "wu-tong-shu-xia-7-pian-ye";

impl App {
    /// A company over an encrypted SQLite store.
    ///
    /// # Panics
    /// When it cannot be made: the test has failed then.
    #[must_use]
    pub fn sqlite() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let file_key = [7; 32];
        let store = Store::open_sqlite(dir.path(), &file_key, SqliteOptions::default())
            .expect("an empty store opens");
        Self::over(store, dir, file_key)
    }

    /// A company over this store.
    ///
    /// # Panics
    /// When it cannot be made: the test has failed then.
    #[must_use]
    pub fn over(store: Store, dir: TempDir, file_key: [u8; 32]) -> Self {
        let root = FileRoot::open_or_create(&dir.path().join("root.key")).expect("a root key");
        let gate = Gate::open(Parts {
            store: store.clone(),
            root: Arc::new(root),
            deployment: crypto::Key::from_bytes([9; 32]),
            clock: Arc::new(SystemClock),
            objects: sales::objects(),
            data: dir.path().to_owned(),
        })
        .expect("the gate opens");
        let company = Company {
            secret: String::new(),
            company: "尚品二奢".into(),
            login: "boss".into(),
            name: "王店长".into(),
            password: Secret::from(PASSWORD.to_owned()),
        };
        setup::unattended(&gate, "tests", &company).expect("the company is founded");
        let owner = cli::as_login(&gate, "tests", "boss").expect("the owner is in");
        Self { gate, store, owner, dir, file_key }
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
        self.create(&self.owner, "department", values, None)
    }

    /// A new colleague with one built-in role, already in.
    ///
    /// # Panics
    /// When there is no such role.
    pub fn colleague(&self, login: &str, role: &str, department: Option<Id>) -> Entered {
        let owner = self.enter("boss");
        let role = owner.org().builtin_role(role).expect("a built-in role");
        let mut values = json!({ "login": login, "name": format!("员工{login}"), "roles": [role] });
        if let Some(department) = department {
            values["department"] = json!(department);
        }
        self.create(&owner, "user", values, None);
        self.enter(login)
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
