//! A gate over an encrypted SQLite store in a folder of its own, and people who come in.

use std::sync::Arc;

use crypto::Key;
use crypto::kms::file::FileRoot;
use kernel::{Fault, Id, Lang, ManualClock, Secret, Timestamp};
use policy::Via;
use serde_json::json;
use store::{SqliteOptions, Store};
use tempfile::TempDir;

use crate::enter::login::{Proof, login, mfa};
use crate::enter::setup::Company;
use crate::enter::{Admission, Status, invite, session, setup, totp};
use crate::verbs::create::{CreateRequest, create};
use crate::{Browser, Entered, Gate, Parts, Visit};

/// Passwords that are strong enough.
pub const PASSWORD: &str = "violet-tractor-harbour-71";
pub const OTHER: &str = "quiet-lantern-meadow-48";

pub struct Scene {
    pub gate: Gate,
    pub clock: Arc<ManualClock>,
    _dir: TempDir,
}

/// Somebody who is in.
pub struct Person {
    pub login: String,
    pub cookie: String,
    pub csrf: String,
    pub totp: Secret,
    pub codes: Vec<String>,
}

pub fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

pub fn visit() -> Visit {
    Visit {
        network: Some("192.0.2.7".into()),
        device: Some("Chrome, Windows".into()),
        request: Id::new().to_string(),
        lang: Lang::Zh,
        via: Via::Page,
        browser: Browser::default(),
    }
}

pub fn code_of(result: Result<impl Sized, Fault>) -> &'static str {
    result.err().map_or("ok", |fault| fault.code)
}

pub fn cookie_of(admission: &Admission) -> String {
    admission.cookie.as_ref().and_then(Secret::expose_str).unwrap().to_owned()
}

impl Scene {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::at(Timestamp(1_800_000_000_000)));
        let store = Store::open_sqlite(dir.path(), &[7; 32], SqliteOptions::default()).unwrap();
        let gate = Gate::open(Parts {
            store,
            root: Arc::new(FileRoot::open_or_create(&dir.path().join("root.key")).unwrap()),
            deployment: Key::from_bytes([9; 32]),
            clock: clock.clone(),
            objects: business(),
            rules: Vec::new(),
            first_records: Vec::new(),
            data: dir.path().to_owned(),
            files: None,
        })
        .unwrap();
        Self { gate, clock, _dir: dir }
    }

    /// The secret behind `#` of the set-up link.
    pub fn setup_secret(&self) -> String {
        let link = setup::link(&self.gate).unwrap().unwrap();
        link.strip_prefix("/setup#").unwrap().to_owned()
    }

    pub fn company(&self, secret: &str) -> Company {
        Company {
            secret: secret.to_owned(),
            company: "锦绣二奢".into(),
            login: "owner".into(),
            name: "王芳".into(),
            password: self::secret(PASSWORD),
        }
    }

    /// A company whose owner is in.
    pub fn with_owner() -> (Self, Person) {
        let scene = Self::new();
        let typed = scene.company(&scene.setup_secret());
        let admission = setup::company(&scene.gate, &visit(), &typed).unwrap();
        let owner = scene.enrol("owner", admission);
        (scene, owner)
    }

    /// Enrols a second factor for somebody whose session waits for it.
    pub fn enrol(&self, login: &str, admission: Admission) -> Person {
        let cookie = cookie_of(&admission);
        let token = Some(admission.csrf.as_str());
        let enrolment = totp::enrol(&self.gate, &visit(), &cookie, token).unwrap();
        let totp = Secret::new(base32(&enrolment.secret));
        let code = self.code(&totp);
        let done = totp::confirm(&self.gate, &visit(), &cookie, token, &code).unwrap();
        assert_eq!(done.answer.status, Status::Ok);
        Person {
            login: login.to_owned(),
            cookie: cookie_of(&done),
            csrf: done.csrf.clone(),
            totp,
            codes: done.answer.recovery_codes.unwrap(),
        }
    }

    /// The code that the authenticator shows now, of a step that was not used yet.
    pub fn code(&self, totp: &Secret) -> Secret {
        self.clock.advance_seconds(60);
        secret(&totp::code::at(totp, self.gate.now()))
    }

    /// The secret of an enrolment, as it is typed into an authenticator.
    pub fn secret_of(typed: &str) -> Secret {
        Secret::new(base32(typed))
    }

    /// Signs in with both factors.
    pub fn sign_in(&self, person: &Person, password: &str) -> Result<Person, Fault> {
        let half = login(&self.gate, &visit(), &person.login, &secret(password))?;
        assert_eq!(half.answer.status, Status::MfaRequired);
        let proof = Proof::Code(self.code(&person.totp));
        let done = mfa(&self.gate, &visit(), &cookie_of(&half), Some(&half.csrf), &proof)?;
        Ok(Person {
            login: person.login.clone(),
            cookie: cookie_of(&done),
            csrf: done.csrf.clone(),
            totp: person.totp.clone(),
            codes: person.codes.clone(),
        })
    }

    pub fn enter(&self, person: &Person) -> Result<Entered, Fault> {
        session::resume(&self.gate, &visit(), &person.cookie, None, false)
    }

    /// A colleague with this built-in role, who took an invitation and is in.
    pub fn colleague(&self, by: &Person, login: &str, role: &str) -> (Id, Person) {
        let who = self.enter(by).unwrap();
        let id = self.add_user(&who, login, role);
        let link = invite::invite(&self.gate, &self.enter(by).unwrap(), id).unwrap().link;
        let secret = link.strip_prefix("/invitation#").unwrap();
        let admission =
            invite::accept(&self.gate, &visit(), secret, &self::secret(PASSWORD)).unwrap();
        (id, self.enrol(login, admission))
    }

    pub fn add_user(&self, who: &Entered, login: &str, role: &str) -> Id {
        let role = who.org().builtin_role(role).unwrap();
        let department = who.org().departments.keys().next().unwrap();
        let values = json!({
            "login": login, "name": format!("同事 {login}"),
            "roles": [role], "department": department,
        });
        let request = CreateRequest {
            object: "user".into(),
            values: values.as_object().unwrap().clone(),
            owner: None,
            parent: None,
        };
        create(&self.gate, who, request).unwrap().into_inner().id
    }

    /// All entries of a ledger, as they are stored.
    pub fn ledger(&self, org: Id) -> Vec<audit::Event> {
        self.gate.0.recorder.sequence().unwrap();
        let entries = self
            .gate
            .0
            .store
            .of(org)
            .ledger_read(|c| store::ledger::entries(c, org, 0, 5000))
            .unwrap();
        entries.iter().map(|entry| audit::Event::decode(&entry.body).unwrap()).collect()
    }

    /// Act and outcome of the last entries of a ledger.
    pub fn last_acts(&self, org: Id, count: usize) -> Vec<(String, String)> {
        let events = self.ledger(org);
        let outcome = |e: &audit::Event| match &e.outcome {
            audit::Outcome::Done => "done".to_owned(),
            audit::Outcome::Refused(code) => code.clone(),
        };
        let skipped = events.len().saturating_sub(count);
        events[skipped..].iter().map(|e| (e.act.clone(), outcome(e))).collect()
    }
}

/// Declarations that stand for the business's own: just what the built-in roles name.
fn business() -> Vec<model::Object> {
    let text = |name: &str| kernel::Text::new(name, name);
    let fields: std::collections::BTreeMap<String, model::Field> = policy::roles::all()
        .iter()
        .flat_map(|role| (role.grants)())
        .flat_map(|grant| grant.fields)
        .filter_map(|line| {
            let (by, name) = line.select.split_once(':')?;
            let field = model::Field::new(name, "text", name, name);
            let field = if by == "audience" { field.audience(name) } else { field };
            Some((name.to_owned(), field))
        })
        .collect();
    let pool = model::Field::new("pool", "relation", "pool", "pool").class(model::Class::Low);
    let all = policy::roles::CUSTOMER_DATA
        .iter()
        .chain(policy::roles::ARRANGEMENTS)
        .chain(policy::roles::FIGURES);
    all.map(|name| model::Object {
        name: (*name).into(),
        label: text(name),
        plural: text(name),
        icon: (*name).into(),
        follows: (*name != "customer").then(|| "customer".into()),
        own_subject: *name == "customer",
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: policy::Verb::ALL.iter().map(|verb| verb.name().to_owned()).collect(),
        title: vec!["name".into()],
        fields: fields.values().cloned().chain([pool.clone()]).collect(),
    })
    .collect()
}

/// Decodes base 32 (RFC 4648) without padding.
fn base32(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for c in text.bytes() {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|a| *a == c).unwrap();
        held = (held << 5) | u32::try_from(value).unwrap();
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap());
        }
    }
    bytes
}
