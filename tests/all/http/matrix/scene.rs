//! A company with people of every role, and something fresh for each call to be about.

use std::cell::Cell;

use serde_json::{Value as Json, json};
use tests::http::{Answer, Base, Client, Http, Person, Piece};

use super::table::Row;

/// A list to be looked at.
const TABLE: &str = "姓名,手机号\n王芳,13800138000\n";

pub struct Scene {
    // Serves as long as it lives.
    _http: Http,
    owner: Person,
    admin: Person,
    manager: Person,
    rep: Person,
    other: Person,
    auditor: Person,
    nobody: Client,
    /// A finished export of the owner's.
    job: String,
    /// A colleague of the rep, who has joined.
    joined: String,
    count: Cell<u32>,
}

impl Scene {
    pub fn new(base: Base) -> Self {
        let (http, owner) = Http::founded(base);
        let (one, two) = (owner.department("一店", None), owner.department("二店", None));
        let join = |login: &str, role: &str, department: &str| {
            owner.colleague(&http, login, role, Some(department))
        };
        let admin = join("admin1", "admin", &two);
        let manager = join("manager1", "manager", &one);
        let rep = join("rep1", "rep", &one);
        let other = join("rep2", "rep", &two);
        let auditor = join("audit1", "auditor", &two);
        let joined = join("rep3", "rep", &one).id.clone();
        super::super::imports::keep_recovery_key(&owner);
        let wanted = json!({"format": "csv", "purpose": "service"});
        let job = owner.post("/records/customer/export", wanted).ok();
        let job = job["job"].as_str().expect("a job").to_owned();
        assert_eq!(http.finished(&job), "done");
        let nobody = http.visitor();
        let count = Cell::new(0);
        Self { _http: http, owner, admin, manager, rep, other, auditor, nobody, job, joined, count }
    }

    /// Calls a row's route as a role.
    pub fn call(&self, role: &str, row: &Row) -> Answer {
        let client: &Client = match role {
            "owner" => &self.owner,
            "admin" => &self.admin,
            "manager" => &self.manager,
            "rep" => &self.rep,
            "other" => &self.other,
            "auditor" => &self.auditor,
            _ => &self.nobody,
        };
        let (method, template) = row.route.split_once(' ').expect("a method and a path");
        let path = if row.path.is_empty() { template } else { row.path };
        let (path, body) = self.filled(role, path, row.body);
        match body.strip_prefix("file") {
            Some(parent) => {
                let mut parts = vec![Piece::File("a.csv", TABLE.as_bytes())];
                if !parent.is_empty() {
                    parts.insert(0, Piece::Text("parent", parent.trim()));
                }
                client.form(&path, &parts)
            }
            // Its answer has no end.
            None if row.route == "GET /events" => client.beginning(&path),
            None if body.is_empty() => client.call(method, &path, None),
            None => {
                let body: Json = serde_json::from_str(&body).expect("a row's body is JSON");
                client.call(method, &path, Some(&body))
            }
        }
    }

    /// Puts what each mark stands for in its place: the same in the path and in the body.
    fn filled(&self, role: &str, path: &str, body: &str) -> (String, String) {
        let (mut path, mut body) = (path.to_owned(), body.to_owned());
        let marks: &[(&str, &dyn Fn() -> String)] = &[
            ("{lead}", &|| self.lead()),
            ("{customer}", &|| self.customer()),
            ("{second}", &|| self.customer()),
            ("{deleted}", &|| self.deleted()),
            ("{attachment}", &|| self.attachment()),
            ("{user}", &|| self.owner.user(&self.fresh("u"), "rep", None)),
            ("{colleague}", &|| self.joined.clone()),
            ("{rep}", &|| self.rep.id.clone()),
            ("{selling}", &|| self.owner.role("rep")),
            ("{job}", &|| self.job.clone()),
            ("{token}", &|| self.token()),
            ("{upload}", &|| self.upload(role)),
            ("{none}", &|| "0199a000-0000-7000-8000-000000000000".to_owned()),
            ("{fresh}", &|| self.fresh("x")),
            ("{role}", &|| role.to_owned()),
        ];
        for (mark, value) in marks {
            if path.contains(mark) || body.contains(mark) {
                let value = value();
                path = path.replace(mark, &value);
                body = body.replace(mark, &value);
            }
        }
        (path, body)
    }

    /// A word that was not used yet.
    fn fresh(&self, start: &str) -> String {
        self.count.set(self.count.get() + 1);
        format!("{start}{}", self.count.get())
    }

    /// A new customer of the rep's.
    fn customer(&self) -> String {
        let values = json!({"kind": "person", "name": "王芳", "phone": "13800138000"});
        let made = self.rep.post("/records/customer", json!({"values": values})).ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// A new lead of the rep's.
    fn lead(&self) -> String {
        let made = self.rep.post("/records/lead", json!({"values": {"name": "王芳"}})).ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    fn deleted(&self) -> String {
        let id = self.customer();
        assert_eq!(self.rep.delete(&format!("/records/customer/{id}?version=1")).status, 204);
        id
    }

    fn attachment(&self) -> String {
        let parent = self.customer();
        let parts = [Piece::Text("parent", &parent), Piece::File("a.txt", b"x")];
        let made = self.rep.form("/records/attachment", &parts).ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// A token of the owner's.
    fn token(&self) -> String {
        let made = self.owner.post("/tokens", json!({"name": "x", "days": 1})).ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// An upload of the caller's own, where the role may upload at all; else the owner's.
    fn upload(&self, role: &str) -> String {
        let who = if role == "manager" { &self.manager } else { &self.owner };
        let file = [Piece::File("a.csv", TABLE.as_bytes())];
        let preview = who.form("/records/customer/import/preview", &file).ok();
        preview["upload"].as_str().expect("an upload").to_owned()
    }
}
