//! Both databases, a small object, and permits for it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Text, Timestamp};
use model::{Catalogue, Class, Field, Object};
use policy::{Caller, CallerKind, Grant, Permit, PolicySet, Role, Rows, Verb, Via, decide};
use serde_json::{Map, Value as Json};
use store::{Dialect, NewRow, PostgresOptions, Scoped, SqliteOptions, Store};
use tests::postgres;

pub const KEY: [u8; 32] = [7; 32];

/// A store of one kind with what keeps it alive.
pub struct Kit {
    pub store: Store,
    pub dir: Option<tempfile::TempDir>,
    pub url: Option<String>,
}

impl Kit {
    /// The store as the organisation of this permit sees it.
    pub fn of(&self, permit: &Permit) -> Scoped<'_> {
        self.store.of(permit.org())
    }
}

/// Runs a test on SQLite and on PostgreSQL.
pub fn on_both(test: impl Fn(&Kit)) {
    test(&sqlite());
    test(&on_postgres());
}

pub fn sqlite() -> Kit {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open_sqlite(dir.path(), &KEY, SqliteOptions::default())
        .expect("an empty store opens");
    assert_eq!(store.dialect(), Dialect::Sqlite);
    Kit { store, dir: Some(dir), url: None }
}

pub fn on_postgres() -> Kit {
    let url = postgres::server().database();
    let store = Store::open_postgres(&url, None, PostgresOptions::default())
        .expect("an empty database opens");
    assert_eq!(store.dialect(), Dialect::Postgres);
    Kit { store, dir: None, url: Some(url) }
}

/// The object of these tests: one open field of each storage, all shown in lists.
pub fn customer() -> Object {
    let open =
        |name: &str, kind: &str| Field::new(name, kind, name, name).class(Class::Low).in_list();
    Object {
        name: "customer".into(),
        label: Text::new("客户", "Customer"),
        plural: Text::new("客户", "Customers"),
        icon: "user".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: Verb::ALL.iter().map(|v| v.name().to_owned()).collect(),
        title: vec!["level".into()],
        fields: vec![
            open("level", "text"),
            open("score", "number"),
            open("spent", "money"),
            open("vip", "checkbox"),
            open("tags", "choices"),
        ],
    }
}

/// A caller of this organisation who may do everything with these rows.
pub fn permit_of(org: Id, user: Id, rows: Rows) -> Permit {
    let role = Role {
        id: Id::new(),
        name: Text::new("测试", "Test"),
        grants: vec![Grant::on("customer", rows, &[Verb::ALL])],
    };
    let object = customer();
    let set = PolicySet::build(&Catalogue::new(vec![object.clone()]), std::slice::from_ref(&role))
        .expect("the role compiles");
    let caller = Caller {
        org,
        user,
        kind: CallerKind::Person,
        via: Via::Page,
        roles: BTreeSet::from([role.id]),
        department: None,
        tree: BTreeSet::new(),
        pools: BTreeSet::new(),
        shares: policy::Shares::default(),
        session: None,
        fresh_at: Timestamp(0),
        second_factor: false,
        network: None,
        device: None,
        request: None,
    };
    decide(&set, &caller, Verb::List, &object).expect("a permit")
}

/// A permit for all customers of this organisation.
pub fn permit(org: Id) -> Permit {
    permit_of(org, Id::new(), Rows::All)
}

pub fn row(open: &[(&str, Json)]) -> NewRow {
    NewRow {
        id: Id::new(),
        subject: Id::new(),
        parent: None,
        owner: None,
        department: None,
        at: Timestamp(1_000),
        open: open.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect::<Map<_, _>>(),
        sealed: BTreeMap::from([("phone".to_owned(), vec![1, 2, 3])]),
        key_version: 1,
        tokens: Vec::new(),
    }
}

/// Inserts rows in one transaction.
pub fn put(kit: &Kit, permit: &Permit, rows: &[NewRow]) {
    let (permit, rows) = (permit.clone(), rows.to_vec());
    kit.store
        .of(permit.org())
        .write(move |c| store::records::insert_many(c, &permit, &rows))
        .expect("the rows are stored");
}

/// A row of a property test, which has to be printed when it fails.
#[derive(Clone)]
pub struct Sample(pub NewRow);

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let row = &self.0;
        write!(
            f,
            "{} owner {:?} at {:?} tokens {:?}",
            Json::Object(row.open.clone()),
            row.owner,
            row.at,
            row.tokens
        )
    }
}
