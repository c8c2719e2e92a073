//! Somebody with an authenticator, who comes in by the doors that everybody uses.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value as Json, json};
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::{Answer, Client, Http};
use crate::app::PASSWORD;

/// Somebody who is in.
pub struct Person {
    client: Client,
    /// The user's id.
    pub id: String,
    /// The login.
    pub login: String,
    /// The recovery codes of the last enrolment.
    pub recovery_codes: Vec<String>,
    secret: String,
    // The last step whose code was used: a code is good once.
    used: u64,
}

impl Deref for Person {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Person {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

impl Person {
    /// Sets the company up and enrols its first user.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn founder(http: &Http) -> Self {
        let client = http.visitor();
        let body = json!({
            "secret": http.setup_secret(), "company": "尚品二奢", "login": "boss",
            "name": "王店长", "password": PASSWORD,
        });
        let answer = client.post("/auth/setup", body).ok();
        assert_eq!(answer["status"], "mfa_enrolment_required");
        Self::enrolled(client, "boss", &answer)
    }

    /// Follows an invitation: chooses a password and enrols an authenticator.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn invited(http: &Http, login: &str, link: &str) -> Self {
        let client = http.visitor();
        let secret = link.split_once('#').expect("a secret in the fragment").1;
        let answer =
            client.post("/auth/invitation", json!({"secret": secret, "password": PASSWORD})).ok();
        assert_eq!(answer["status"], "mfa_enrolment_required");
        Self::enrolled(client, login, &answer)
    }

    /// Enrols an authenticator for a session that waits for one.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn enrolled(mut client: Client, login: &str, answer: &Json) -> Self {
        client.csrf = answer["csrf"].as_str().map(str::to_owned);
        let enrolment = client.post("/auth/mfa/enrol", json!({})).ok();
        let secret = enrolment["secret"].as_str().expect("a secret").to_owned();
        let mut person = Self {
            client,
            id: String::new(),
            login: login.to_owned(),
            recovery_codes: Vec::new(),
            secret,
            used: 0,
        };
        let code = person.code();
        let done = person.post("/auth/mfa/confirm", json!({"code": code})).ok();
        assert_eq!(done["status"], "ok");
        let codes = done["recovery_codes"].as_array().expect("recovery codes").iter();
        person.recovery_codes = codes.filter_map(|c| Some(c.as_str()?.to_owned())).collect();
        person.is_in(&done);
        person
    }

    /// A new colleague of this person's, with one built-in role, invited and in.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn colleague(
        &self,
        http: &Http,
        login: &str,
        role: &str,
        department: Option<&str>,
    ) -> Self {
        let id = self.user(login, role, department);
        let link = self.post(&format!("/users/{id}/invite"), json!({})).ok();
        Self::invited(http, login, link["link"].as_str().expect("a link"))
    }

    /// A new user with one built-in role, who was not invited yet; the id.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn user(&self, login: &str, role: &str, department: Option<&str>) -> String {
        let mut values =
            json!({"login": login, "name": format!("员工{login}"), "roles": [self.role(role)]});
        if let Some(department) = department {
            values["department"] = json!(department);
        }
        let user = self.post("/records/user", json!({"values": values})).ok();
        user["id"].as_str().expect("an id").to_owned()
    }

    /// The id of a built-in role.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn role(&self, name: &str) -> String {
        let roles = self.get("/records/role").ok();
        let roles = roles["items"].as_array().expect("items");
        let found = roles.iter().find(|r| r["values"]["builtin"] == name);
        found.and_then(|r| r["id"].as_str()).expect("a built-in role").to_owned()
    }

    /// A new department; its id.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn department(&self, name: &str, above: Option<&str>) -> String {
        let mut values = json!({"name": name});
        if let Some(above) = above {
            values["parent_department"] = json!(above);
        }
        self.create("department", values)
    }

    /// A new record; its id.
    ///
    /// # Panics
    /// When it is refused.
    pub fn create(&self, object: &str, values: Json) -> String {
        let made = self.post(&format!("/records/{object}"), json!({"values": values})).ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Signs in anew from another device; the answer of the second factor.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn sign_in(&mut self, http: &Http, password: &str) -> Answer {
        let mut client = http.visitor();
        let answer = client.post("/auth/login", json!({"login": self.login, "password": password}));
        if answer.status != 200 {
            return answer;
        }
        client.csrf = answer.json()["csrf"].as_str().map(str::to_owned);
        self.client = client;
        let code = self.code();
        let answer = self.post("/auth/mfa", json!({"code": code}));
        if answer.status == 200 {
            self.is_in(&answer.json());
        }
        answer
    }

    /// A code of the authenticator that was not used yet. Kedun takes those of the step before and
    /// the step after as well, so that three are at hand at any moment.
    ///
    /// # Panics
    /// When the secret is none.
    pub fn code(&mut self) -> String {
        let seconds = || SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        // The oldest code that is good now must still be good when it arrives: at the very end of
        // a step the next one is awaited.
        let left = 30 - seconds().as_secs() % 30;
        if left <= 5 {
            std::thread::sleep(Duration::from_secs(left));
        }
        let now = seconds().as_secs() / 30;
        self.used = (self.used + 1).max(now - 1);
        assert!(self.used <= now + 1, "all codes of this moment are used up");
        totp(&self.secret).generate(self.used * 30).to_string()
    }

    /// A code of this secret for this moment, as another authenticator would show it.
    ///
    /// # Panics
    /// When the secret is none.
    #[must_use]
    pub fn code_of(secret: &str) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        totp(secret).generate(now).to_string()
    }

    /// Takes the answer of the last step of entering.
    ///
    /// # Panics
    /// When the session is not in.
    pub fn is_in(&mut self, answer: &Json) {
        self.client.csrf = answer["csrf"].as_str().map(str::to_owned);
        let me = self.get("/me").ok();
        self.id = me["user"]["id"].as_str().expect("an id").to_owned();
    }
}

/// The authenticator with this secret (RFC 6238).
fn totp(secret: &str) -> Totp {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(secret)
        .build()
        .expect("an authenticator")
}
