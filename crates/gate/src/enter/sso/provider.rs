//! An organisation's identity providers as they stand, and the secrets by which Kedun proves itself to them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use audit::Outcome;
use kernel::{Id, Lang, Result, Secret};
use model::{Catalogue, Value, Values};
use policy::Verb;
use policy::services::SIGN_ON;
use serde::Serialize;

use super::refused;
use crate::clerk;
use crate::entered::Entered;
use crate::objects::identity_provider::{LOGIN, NAME};
use crate::org::OrgState;
use crate::outside::ldap::Directory;
use crate::parts::Gate;
use crate::path::{Act, Entry, open_fields};

/// What a provider is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It says who somebody is (OpenID Connect).
    Oidc,
    /// It holds passwords (LDAP).
    Ldap,
}

/// What the gate keeps of a provider. Its secret is not among it.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderCard {
    /// What its button says.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether people sign in by it.
    pub enabled: bool,
    /// The issuer; of a directory its address.
    pub issuer: String,
    /// The name by which it knows Kedun.
    pub client_id: String,
    /// What is asked of it.
    pub scopes: String,
    /// Origins beside the issuer's own that may be asked.
    pub origins: Vec<String>,
    /// Certificates that are trusted beside the machine's.
    pub certificates: String,
    /// The values of `acr` and `amr` that count as a second factor.
    pub second_factor_by: BTreeSet<String>,
    /// What new users get, where it makes users.
    pub creates: Option<NewUsers>,
    base_dn: String,
    user_filter: String,
    bind_dn: String,
    id_attribute: String,
    name_attribute: String,
}

/// What the users get that a provider makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NewUsers {
    /// Their role.
    pub role: Id,
    /// Their department.
    pub department: Option<Id>,
}

impl ProviderCard {
    fn of(values: &Values) -> Option<Self> {
        let text = |name: &str| values.text(name).unwrap_or_default().to_owned();
        let or = |name: &str, usual: &str| values.text(name).unwrap_or(usual).to_owned();
        let words = |name: &str| -> Vec<String> {
            text(name).split_whitespace().map(str::to_owned).collect()
        };
        let yes = |name: &str| values.get(name).is_some_and(|v| v.json().as_bool() == Some(true));
        let id = |name: &str| values.text(name).and_then(|text| text.parse().ok());
        let kind = match values.text("kind")? {
            "oidc" => Kind::Oidc,
            "ldap" => Kind::Ldap,
            _ => return None,
        };
        let new_users =
            || Some(NewUsers { role: id("default_role")?, department: id("default_department") });
        Some(Self {
            name: text("name"),
            kind,
            enabled: yes("enabled"),
            issuer: text(if kind == Kind::Oidc { "issuer" } else { "server" }),
            client_id: text("client_id"),
            scopes: or("scopes", "openid profile"),
            origins: words("other_origins"),
            certificates: text("certificates"),
            second_factor_by: words("second_factor_by").into_iter().collect(),
            creates: if yes("creates_users") { new_users() } else { None },
            base_dn: text("base_dn"),
            user_filter: text("user_filter"),
            bind_dn: text("bind_dn"),
            id_attribute: text("id_attribute"),
            name_attribute: or("name_attribute", "cn"),
        })
    }

    /// What tells one provider's subjects from another's. Of a directory all that decides what somebody's identity
    /// is: whoever changes it does not make one person another.
    pub fn namespace(&self) -> String {
        match self.kind {
            Kind::Oidc => self.issuer.clone(),
            Kind::Ldap => format!("{}\n{}\n{}", self.issuer, self.base_dn, self.id_attribute),
        }
    }

    /// The directory that it is.
    pub fn directory<'a>(&'a self, secret: Option<&'a Secret>) -> Directory<'a> {
        Directory {
            server: &self.issuer,
            base: &self.base_dn,
            filter: &self.user_filter,
            mark: LOGIN,
            bind_dn: &self.bind_dn,
            secret,
            id_attribute: &self.id_attribute,
            name_attribute: &self.name_attribute,
            certificates: &self.certificates,
        }
    }
}

/// The providers of an organisation, by record id; none where the program has no such object.
pub(crate) fn load(
    gate: &Gate,
    org: Id,
    catalogue: &Catalogue,
) -> Result<BTreeMap<Id, ProviderCard>> {
    let object = catalogue.get(NAME)?;
    let rows = clerk::rows(gate, org, catalogue, NAME)?;
    let card =
        |row: &store::SealedRow| Some((row.id, ProviderCard::of(&clerk::values(object, row))?));
    Ok(rows.iter().filter_map(card).collect())
}

/// The organisation with this provider, if people sign in by it and it is of this kind.
///
/// # Errors
/// `sign_on_refused`, the same for unknown organisations, unknown providers and such as are not in use.
pub(super) fn usable(
    gate: &Gate,
    org: Id,
    provider: Id,
    kind: Kind,
) -> Result<(Arc<OrgState>, ProviderCard)> {
    let state = match gate.org(org) {
        Ok(state) => state,
        Err(fault) if fault.code == "not_found" => return Err(refused()),
        Err(fault) => return Err(fault),
    };
    let card = state.providers.get(&provider).filter(|card| card.enabled && card.kind == kind);
    let card = card.cloned().ok_or_else(refused)?;
    Ok((state, card))
}

/// The service that lets people in whom a provider has recognised.
pub(super) fn service(gate: &Gate, org: Id) -> Result<Entered> {
    Ok(Entered::new(SIGN_ON.caller(org, gate.now()), gate.org(org)?, Lang::Zh))
}

/// The secret by which Kedun proves itself to this provider, where it has one; the ledger says so before it is used.
pub(super) fn secret(gate: &Gate, org: Id, provider: Id) -> Result<Option<Secret>> {
    const FIELD: &str = "secret";
    let who = service(gate, org)?;
    let act = Act::begin(gate, &who, Verb::Read, NAME)?;
    let (row, _) = act.fetch(provider)?;
    let field = act.object.known_field(FIELD)?;
    let key = gate.0.keyring.subject(row.org, row.subject)?;
    let values = open_fields(&row, &key, std::iter::once(field))?;
    let secret =
        values.get(FIELD).and_then(Value::as_str).map(|text| Secret::from(text.to_owned()));
    if secret.is_some() {
        let entry = Entry { fields: vec![FIELD.to_owned()], ..Entry::about(row.id) };
        let mut event = act.event(entry.with("by", "sign_on"), Outcome::Done)?;
        "deliver".clone_into(&mut event.act);
        gate.0.recorder.record(event)?;
    }
    Ok(secret)
}
