//! A customer with a marker in each high field, who goes through every act; and strangers who try
//! to learn something.

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Answer, Base, Http, Person, Piece};

use super::canaries::*;
use super::log;

pub struct Story {
    pub http: Http,
    owner: Person,
    rep: Person,
    customer: String,
    attachment: String,
}

/// Demands that an answer tells none of these.
fn silent(answer: &Answer, markers: &[&str], what: &str) {
    let mut told = answer.body.clone();
    for (name, value) in &answer.headers {
        told.extend(name.as_str().bytes());
        told.extend(value.as_bytes());
    }
    let hits = found(&told, markers);
    assert!(hits.is_empty(), "{what}: {hits:?} in {}", answer.text());
}

impl Story {
    /// Tells the whole story on this database.
    pub fn tell(base: Base) -> Self {
        log::listen();
        let (http, owner) = Http::founded(base);
        let department = owner.department("一店", None);
        let rep = owner.colleague(&http, "rep1", "rep", Some(&department));
        let customer = rep.create("customer", customer());
        let mut story = Self { http, owner, rep, customer, attachment: String::new() };
        story.follow_up();
        story.look();
        story.lead();
        story.change();
        story.merge();
        story.export();
        story.import();
        story.refusals();
        story.strangers();
        story
    }

    fn path(&self, rest: &str) -> String {
        format!("/records/customer/{}{rest}", self.customer)
    }

    /// What follows the customer: a contact, a note, a file.
    fn follow_up(&mut self) {
        let post = |object: &str, values: Json| {
            let body = json!({"parent": self.customer, "values": values});
            let made = self.rep.post(&format!("/records/{object}"), body);
            assert_eq!(made.status, 201, "{object}: {}", made.text());
        };
        post("contact", json!({"name": CONTACT_NAME, "phone": CONTACT_PHONE, "remark": REMARK}));
        post(
            "follow_up",
            json!({"kind": "call", "body": FOLLOW_UP, "at": "2026-11-20T08:00:00.000Z"}),
        );
        let name = format!("{FILE_NAME}.txt");
        let text = format!("{FILE_TEXT}\n").repeat(10_000);
        let parts = [
            Piece::Text("parent", &self.customer),
            Piece::Text("note", FILE_NOTE),
            Piece::File(&name, text.as_bytes()),
        ];
        let made = self.rep.form("/records/attachment", &parts);
        assert_eq!(made.status, 201, "{}", made.text());
        self.attachment = made.json()["id"].as_str().expect("an id").to_owned();
    }

    /// Lists, searches, opens and reveals.
    fn look(&self) {
        for q in [NAME, PHONE, "0123", ID_CARD, EMAIL, WECHAT, ADDRESS] {
            let page = self.owner.post("/records/customer/search", json!({"q": q})).ok();
            assert!(page["items"].is_array(), "{q}");
            let _ = self.owner.post("/records/customer/count", json!({"q": q})).ok();
        }
        // The rep, who is in charge, sees the masks until something is revealed.
        for path in [self.path(""), self.path("/history"), "/records/customer".to_owned()] {
            silent(&self.rep.get(&path), &MASKED, &path);
        }
        silent(&self.rep.get(&self.path("/children/contact")), &MASKED, "children");
        let search = self.rep.post("/records/customer/search", json!({"q": NAME}));
        silent(&search, &MASKED, "search");
        let ask = json!({"fields": ["phone", "email"], "purpose": "contact", "reason": REASON});
        let shown = self.rep.post(&self.path("/reveal"), ask);
        assert_eq!(found(&shown.body, &[PHONE, EMAIL]).len(), 2, "{}", shown.text());
        silent(&self.rep.get(&self.path("/access")), &MASKED, "access");
        let file = format!("/records/attachment/{}/content", self.attachment);
        assert!(self.rep.get(&file).text().contains(FILE_TEXT));
    }

    /// A lead that is followed up and becomes a customer: what was masked stays so.
    fn lead(&self) {
        let values = json!({"name": NAME, "phone": PHONE, "email": EMAIL, "wechat": WECHAT,
            "need": REMARK, "remark": NEW_REMARK, "source": "website"});
        let made = self.rep.create("lead", values);
        let path = format!("/records/lead/{made}");
        let said = json!({"kind": "call", "body": FOLLOW_UP, "at": "2026-11-20T08:00:00.000Z"});
        let body = json!({"parent": made, "values": said});
        assert_eq!(self.rep.post("/records/lead_follow_up", body).status, 201);
        for path in [path.clone(), format!("{path}/history"), "/records/lead".to_owned()] {
            silent(&self.rep.get(&path), &MASKED, &path);
        }
        let wanted = json!({"contact": true, "deal": {"title": FILE_NOTE}});
        let done = self.rep.post(&format!("{path}/convert"), wanted.clone());
        silent(&done, &SECRET, "a conversion");
        let customer = done.ok()["customer"].as_str().expect("an id").to_owned();
        for path in [format!("/records/customer/{customer}"), path.clone()] {
            silent(&self.rep.get(&path), &MASKED, &path);
        }
        let again = self.rep.post(&format!("{path}/convert"), wanted);
        assert_eq!(again.status, 409);
        silent(&again, &SECRET, "a second conversion");
    }

    /// Changes, and throws away and restores.
    fn change(&self) {
        let values = json!({"phone": NEW_PHONE, "remark": NEW_REMARK});
        let changed = self.rep.patch(&self.path(""), json!({"version": 1, "values": values}));
        silent(&changed, &MASKED, "the change's answer");
        assert_eq!(self.rep.delete(&self.path("?version=2")).status, 204);
        silent(&self.rep.get("/records/customer?deleted=true"), &MASKED, "the recycle bin");
        let _ = self.rep.post(&self.path("/restore"), json!({"version": 3})).ok();
        let _ = self.owner.get(&self.path("/history")).ok();
    }

    /// Is written twice, merged with all values of the other one, and parted again.
    fn merge(&self) {
        let mut twin = customer();
        // The id card is another's already; without it they may be one.
        twin.as_object_mut().expect("values").remove("id_card");
        let draft = self.rep.post("/records/customer/duplicates", json!({"values": twin}));
        silent(&draft, &MASKED, "duplicates of a draft");
        let twin = self.rep.create("customer", twin);
        let version =
            |id: &str| self.rep.get(&format!("/records/customer/{id}")).json()["version"].clone();
        let body = json!({"other": twin});
        silent(&self.rep.post(&self.path("/duplicates"), json!({})), &MASKED, "duplicates");
        silent(&self.rep.post("/records/customer/pairs", json!({})), &MASKED, "pairs");
        silent(&self.rep.post(&self.path("/merge/preview"), body.clone()), &SECRET, "a preview");
        let take = json!({"phone": "other", "bank_card": "other", "remark": "other"});
        let merge = json!({"other": twin, "version": version(&self.customer),
            "other_version": version(&twin), "take": take});
        let merged = self.rep.post(&self.path("/merge"), merge);
        let _ = merged.ok();
        silent(&merged, &MASKED, "a merge");
        silent(&self.rep.get(&self.path("/merges")), &MASKED, "merges");
        silent(&self.rep.get(&self.path("/history")), &MASKED, "the past of a merge");
        silent(&self.rep.get(&format!("/records/customer/{twin}")), &SECRET, "an old address");
        let parted = self.rep.post(&self.path("/unmerge"), body);
        let _ = parted.ok();
        silent(&parted, &MASKED, "parted");
        let merge = json!({"other": twin, "distinct": true});
        assert_eq!(self.rep.post(&self.path("/distinct"), merge).status, 204);
        silent(&self.rep.post("/records/customer/distinct", json!({})), &MASKED, "distinct");
        assert_eq!(self.rep.delete(&format!("/records/customer/{twin}?version=3")).status, 204);
    }

    fn job(&self, who: &Person, answer: &Answer) -> String {
        let job = answer.ok()["job"].as_str().expect("a job").to_owned();
        assert_eq!(self.http.finished(&job), "done", "{}", who.get(&format!("/jobs/{job}")).text());
        silent(&who.get(&format!("/jobs/{job}")), &SECRET, "a job");
        job
    }

    fn export(&self) {
        for format in ["csv", "xlsx"] {
            let wanted = json!({"format": format, "q": NAME, "purpose": "service",
                "reason": REASON});
            let answer = self.owner.post("/records/customer/export", wanted);
            let job = self.job(&self.owner, &answer);
            let file = self.owner.get(&format!("/jobs/{job}/file"));
            assert!(file.body.len() > 100);
            if format == "csv" {
                assert_eq!(found(&file.body, &[NEW_PHONE]).len(), 1, "the owner's file has it");
            }
        }
    }

    /// A list with a good row, a bad row and a repeat, whose file is kept until it was used.
    fn import(&self) {
        let key = self.owner.post("/organisation/recovery-key", json!({"password": PASSWORD}));
        let _ = key.ok();
        let _ = self.owner.post("/organisation/recovery-key/saved", json!({})).ok();
        let table = format!(
            "姓名,手机号,备注\n{IMPORT_NAME},{IMPORT_PHONE},{IMPORT_REMARK}\n\
             {IMPORT_NAME},{WRONG_PHONE},{IMPORT_REMARK}\n{NAME},{NEW_PHONE},{IMPORT_REMARK}\n"
        );
        let name = format!("{UPLOAD_NAME}.csv");
        let file = [Piece::File(&name, table.as_bytes())];
        let look = || self.owner.form("/records/customer/import/preview", &file);
        // One upload is used, one is left lying.
        let (used, left) = (look().ok(), look());
        let numbers = [IMPORT_PHONE, WRONG_PHONE, NEW_PHONE];
        silent(&left, &numbers, "the preview");
        let answer = self.owner.post("/records/customer/import", json!({"upload": used["upload"]}));
        let job = self.job(&self.owner, &answer);
        let told = self.owner.get(&format!("/jobs/{job}")).ok();
        assert_eq!(told["result"]["refused"][0]["row"], 3, "{told}");
        assert!(self.owner.get(&format!("/jobs/{job}/errors")).body.starts_with(b"PK"));
    }

    /// Refusals never repeat what was sent.
    fn refusals(&self) {
        let post = |values: Json| self.owner.post("/records/customer", json!({"values": values}));
        let wrong = json!({"kind": "person", "name": NAME, "phone": WRONG_PHONE,
            "id_card": WRONG_ID_CARD, "email": format!("{EMAIL} x"), "no_such_field": REMARK});
        silent(&post(wrong), &SECRET, "a wrong record");
        silent(&post(customer()), &SECRET, "a taken id card");
        let raw = format!("{{\"values\": {{\"phone\": \"{PHONE}\"}}, \"more\": \"{NAME}\"");
        let body = Some(("application/json", raw.as_bytes()));
        let broken = self.owner.send("POST", "/api/v1/records/customer", body);
        assert_eq!(broken.status, 400);
        silent(&broken, &SECRET, "broken JSON");
        for filter in [
            format!("phone = \"{PHONE}\" ("),
            format!("nothing = \"{PHONE}\""),
            format!("phone > \"{PHONE}\""),
            format!("spent > \"{PHONE}\""),
            format!("level = \"{NAME}\" AND {EMAIL}"),
        ] {
            let body = json!({"filter": filter});
            silent(&self.owner.post("/records/customer/search", body), &SECRET, "a filter");
        }
        let stale = json!({"version": 1, "values": {"phone": PHONE, "remark": REMARK}});
        let stale = self.rep.patch(&self.path(""), stale);
        assert_eq!(stale.status, 409);
        silent(&stale, &SECRET, "a stale change");
        let in_address = self.owner.get(&format!("/records/customer?q={PHONE}"));
        silent(&in_address, &SECRET, "a term in the address");
        let view = json!({"values": {"object": "customer", "name": "x", "columns": "[]",
            "filter": format!("phone = \"{PHONE}\"")}});
        silent(&self.owner.post("/records/view", view), &SECRET, "a view with a sealed term");
        let text = PHONE.repeat(3);
        let file = [Piece::File("a.csv", text.as_bytes())];
        silent(&self.owner.form("/records/customer/import/preview", &file), &SECRET, "a bad file");
    }

    /// Those who may not see the customer learn nothing, whatever they try.
    fn strangers(&self) {
        let other = self.owner.department("二店", None);
        for (login, role) in [("rep2", "rep"), ("audit1", "auditor"), ("admin1", "admin")] {
            let who = self.owner.colleague(&self.http, login, role, Some(&other));
            self.stranger(&who);
        }
        let nobody = self.http.visitor();
        for path in [self.path(""), self.path("/history"), "/records/customer".to_owned()] {
            silent(&nobody.get(&path), &SECRET, &path);
        }
    }

    fn stranger(&self, who: &Person) {
        let file = format!("/records/attachment/{}", self.attachment);
        for path in [
            "/records/customer".to_owned(),
            "/records/customer?deleted=true".to_owned(),
            "/records/contact".to_owned(),
            "/records/lead".to_owned(),
            "/records/lead_follow_up".to_owned(),
            "/records/follow_up".to_owned(),
            "/records/attachment".to_owned(),
            self.path(""),
            self.path("/history"),
            self.path("/access"),
            self.path("/children/contact"),
            self.path("/children/attachment"),
            file.clone(),
            format!("{file}/content"),
            "/ledger".to_owned(),
            format!("/ledger?record={}", self.customer),
            "/ledger/export".to_owned(),
            "/jobs".to_owned(),
            "/me".to_owned(),
            "/objects".to_owned(),
        ] {
            silent(&who.get(&path), &SECRET, &format!("{} at {path}", who.login));
        }
        for q in [NAME, PHONE, NEW_PHONE, "0987", ID_CARD, EMAIL, WECHAT] {
            let page = who.post("/records/customer/search", json!({"q": q}));
            assert!(page.status == 403 || page.json()["items"] == json!([]), "{}", page.text());
            silent(&page, &SECRET, "a stranger's search");
        }
        let draft = json!({"values": {"name": NAME, "phone": PHONE, "wechat": WECHAT}});
        silent(&who.post("/records/customer/duplicates", draft), &SECRET, "a stranger's draft");
        for path in ["/duplicates", "/merge/preview", "/merge", "/unmerge", "/distinct"] {
            let body = json!({"other": self.attachment, "version": 1, "other_version": 1});
            silent(&who.post(&self.path(path), body), &SECRET, path);
        }
        silent(&who.get(&self.path("/merges")), &SECRET, "a stranger's merges");
        let reveal = json!({"fields": ["phone"], "purpose": "contact"});
        silent(&who.post(&self.path("/reveal"), reveal), &SECRET, "a stranger's reveal");
        let values = json!({"version": 4, "values": {"level": "gold"}});
        silent(&who.patch(&self.path(""), values), &SECRET, "a stranger's change");
        // Whether the id card is known is told to who may create, and nothing of whose it is.
        let again = who.post("/records/customer", json!({"values": customer()}));
        silent(&again, &SECRET, "a stranger's repeat");
        assert!(!again.text().contains(&self.customer), "{}", again.text());
        let export = json!({"format": "csv", "purpose": "service"});
        silent(&who.post("/records/customer/export", export), &SECRET, "a stranger's export");
    }
}

fn customer() -> Json {
    json!({
        "kind": "person", "name": NAME, "phone": PHONE, "id_card": ID_CARD,
        "bank_card": BANK_CARD, "email": EMAIL, "wechat": WECHAT, "address": ADDRESS,
        "remark": REMARK, "owner_name": OPEN, "level": "vip",
    })
}
