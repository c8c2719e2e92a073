//! A company with an identity provider.

use serde_json::{Value as Json, json};
use tests::http::{Answer, Base, Client, Http, Person};
use tests::oidc::{CLIENT, Hostile, Real, SECRET, parameter};

/// The company.
pub struct Shop {
    pub owner: Person,
    pub org: String,
    /// The provider's record.
    pub provider: String,
    real: Option<Real>,
    // Ends last.
    pub http: Http,
}

impl Shop {
    /// A company with a provider of this issuer.
    pub fn with(base: Base, issuer: &str) -> Self {
        let (http, owner) = Http::founded(base);
        let org = owner.get("/me").ok()["org"]["id"].as_str().expect("an id").to_owned();
        let provider = owner.create("identity_provider", values(issuer));
        Self { owner, org, provider, real: None, http }
    }

    /// A company with a real provider.
    pub fn with_real(base: Base) -> Self {
        // Where it is told of logouts names its record, so that the record comes first.
        let mut shop = Self::with(base, "http://127.0.0.1:1");
        let back = format!("{}/sign-in-return", shop.http.address);
        let logout =
            format!("{}/api/v1/auth/sso/{}/{}/logout", shop.http.address, shop.org, shop.provider);
        let real = Real::start(&back, &logout);
        let _ = shop.set(json!({ "issuer": real.issuer })).ok();
        shop.real = Some(real);
        shop
    }

    /// The real provider.
    pub fn real(&self) -> &Real {
        self.real.as_ref().expect("a real provider")
    }

    /// Changes the provider's settings.
    pub fn set(&self, values: Json) -> Answer {
        let path = format!("/records/identity_provider/{}", self.provider);
        let version = self.owner.get(&path).ok()["version"].clone();
        self.owner.patch(&path, json!({ "version": version, "values": values }))
    }

    /// Begins to sign in: the provider's address.
    pub fn begin(&self, client: &Client, invitation: Option<&str>) -> String {
        let mut body = json!({ "org": self.org, "provider": self.provider });
        if let Some(secret) = invitation {
            body["invitation"] = json!(secret);
        }
        let begun = client.post("/auth/sso/begin", body).ok();
        begun["address"].as_str().expect("an address").to_owned()
    }

    /// Begins to link: the provider's address.
    pub fn begin_link(&self, who: &Person) -> String {
        let begun = who.post("/me/identities/begin", json!({ "provider": self.provider })).ok();
        begun["address"].as_str().expect("an address").to_owned()
    }

    /// State and nonce of a sign-in that begins.
    pub fn asked(&self, client: &Client) -> (String, String) {
        state_and_nonce(&self.begin(client, None))
    }

    /// The same of a link.
    pub fn asked_to_link(&self, who: &Person) -> (String, String) {
        state_and_nonce(&self.begin_link(who))
    }

    /// Ends a sign-in with the address that the provider sent the browser back to.
    pub fn finish(&self, client: &Client, back: &str) -> Answer {
        client.post("/auth/sso/finish", returned(back))
    }

    /// The same with some code of a provider that takes any.
    pub fn finish_with(&self, client: &Client, state: &str) -> Answer {
        client.post("/auth/sso/finish", json!({ "state": state, "code": "c" }))
    }

    /// Ends a link.
    pub fn finish_link(&self, who: &Person, back: &str) -> Answer {
        who.post("/me/identities/finish", returned(back))
    }

    /// Links the owner at a provider that says what it is told to.
    pub fn link_hostile(&self, provider: &Hostile, subject: &str) {
        let (state, nonce) = self.asked_to_link(&self.owner);
        provider.gives(&provider.sign(&provider.token(subject, &nonce)));
        let body = json!({ "state": state, "code": "c" });
        let _ = self.owner.post("/me/identities/finish", body).ok();
    }

    /// Acts and outcomes of the company's ledger.
    pub fn acts(&self) -> Vec<String> {
        let items = self.owner.get("/ledger?page_size=500").ok();
        let items = items["items"].as_array().expect("entries").iter();
        items
            .map(|entry| {
                format!("{} {}", entry["act"].as_str().unwrap_or_default(), outcome(entry))
            })
            .collect()
    }

    /// The reasons of refused sign-ins in the company's ledger, the newest first.
    pub fn reasons(&self) -> Vec<String> {
        let items = self.owner.get("/ledger?page_size=500").ok();
        let items = items["items"].as_array().expect("entries").iter();
        items
            .filter(|entry| outcome(entry) == "sign_on_refused")
            .filter_map(|entry| Some(entry["details"]["reason"].as_str()?.to_owned()))
            .collect()
    }
}

fn outcome(entry: &Json) -> String {
    entry["code"].as_str().unwrap_or("done").to_owned()
}

/// The settings of a provider.
pub fn values(issuer: &str) -> Json {
    json!({ "name": "企业账号", "kind": "oidc", "enabled": true, "issuer": issuer,
        "client_id": CLIENT, "secret": SECRET })
}

fn state_and_nonce(address: &str) -> (String, String) {
    let named = |name| parameter(address, name).expect("a parameter");
    (named("state"), named("nonce"))
}

/// What the page makes of the address that the provider sent the browser back to.
pub fn returned(back: &str) -> Json {
    let named = |name| parameter(back, name).map_or(Json::Null, Json::from);
    json!({ "state": named("state"), "code": named("code"), "iss": named("iss") })
}
