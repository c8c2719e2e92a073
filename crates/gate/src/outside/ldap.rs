//! A directory (LDAP version 3, Active Directory): somebody is searched for, and their password is tried by binding as
//! whom was found.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Result, Secret};
use ldap3::{LdapConn, LdapConnSettings, Scope, SearchEntry, SearchOptions, ldap_escape};
use rustls::{ClientConfig, RootCertStore};

use super::address::Site;
use super::{roots, unreachable};

/// Seconds in which one step is over.
const SECONDS: u64 = 5;
/// The result of a bind whose password is right (RFC 4511, appendix A); any other lets nobody in.
const SUCCESS: u32 = 0;

/// A directory and how people are found in it.
pub struct Directory<'a> {
    /// Its address.
    pub server: &'a str,
    /// Where the search begins.
    pub base: &'a str,
    /// The filter, with a mark where the login belongs.
    pub filter: &'a str,
    /// The mark.
    pub mark: &'a str,
    /// As whom the search is made; empty is nobody.
    pub bind_dn: &'a str,
    /// That account's password.
    pub secret: Option<&'a Secret>,
    /// What stays the same of somebody.
    pub id_attribute: &'a str,
    /// What holds the name.
    pub name_attribute: &'a str,
    /// Certificates that are trusted beside the machine's.
    pub certificates: &'a str,
}

/// Somebody whose password was right. It has no `Debug`.
pub struct Found {
    /// What stays the same of them.
    pub id: Vec<u8>,
    /// Their name.
    pub name: Option<String>,
}

/// Whether this can be read as a filter (RFC 4515).
pub fn is_filter(text: &str) -> bool {
    ldap3::parse_filter(text).is_ok()
}

impl Directory<'_> {
    /// Whose login and password this is; `None` where nobody, or more than one, has the login, or the password is
    /// wrong. The same is asked of the directory in either case, so that the time tells less.
    ///
    /// # Errors
    /// `provider_unreachable`.
    pub fn sign_in(&self, login: &str, password: &Secret) -> Result<Option<Found>> {
        // A bind with a name and no password is one as nobody, and succeeds (RFC 4513, section 5.1.2).
        let password = password.expose_str().filter(|p| !p.is_empty() && !p.contains('\0'));
        let Some(password) = password else { return Ok(None) };
        let found = self.search(login)?;
        let dn = found.as_ref().map_or(self.base, |entry| entry.dn.as_str());
        // An entry without a name would be nobody as well.
        if dn.trim().is_empty() {
            return Ok(None);
        }
        let bound = self.connect()?.simple_bind(dn, password);
        let is_right =
            bound.map_err(|_| unreachable("a directory that ends a bind"))?.rc == SUCCESS;
        Ok(found.filter(|_| is_right).and_then(|entry| self.read(entry)))
    }

    fn search(&self, login: &str) -> Result<Option<SearchEntry>> {
        let mut directory = self.connect()?;
        if !self.bind_dn.is_empty() {
            let secret = self.secret.and_then(Secret::expose_str).unwrap_or_default();
            if secret.is_empty() {
                return Err(unreachable("no password for the search"));
            }
            let bound = directory.simple_bind(self.bind_dn, secret);
            bound
                .and_then(|answer| answer.success())
                .map_err(|_| unreachable("the search may not bind"))?;
        }
        let filter = self.filter.replace(self.mark, &ldap_escape(login));
        let most = SearchOptions::new().sizelimit(2).timelimit(SECONDS as i32);
        let wanted = [self.id_attribute, self.name_attribute];
        let found = directory
            .with_timeout(Duration::from_secs(SECONDS))
            .with_search_options(most)
            .search(self.base, Scope::Subtree, &filter, wanted);
        let entries = found.map_err(|_| unreachable("no answer to the search"))?.0;
        let mut entries = entries.into_iter().filter(|e| !e.is_ref() && !e.is_intermediate());
        match (entries.next(), entries.next()) {
            (Some(one), None) => Ok(Some(SearchEntry::construct(one))),
            _ => Ok(None),
        }
    }

    fn read(&self, entry: SearchEntry) -> Option<Found> {
        let attribute = |wanted: &str| -> Option<Vec<u8>> {
            let is = |name: &&String| name.eq_ignore_ascii_case(wanted);
            let text = entry.attrs.keys().find(is).and_then(|name| entry.attrs[name].first());
            let bytes = || {
                let name = entry.bin_attrs.keys().find(is)?;
                entry.bin_attrs[name].first().cloned()
            };
            text.map(|text| text.clone().into_bytes()).or_else(bytes)
        };
        let id = attribute(self.id_attribute).filter(|id| !id.is_empty())?;
        let name = attribute(self.name_attribute).and_then(|name| String::from_utf8(name).ok());
        Some(Found { id, name })
    }

    fn connect(&self) -> Result<LdapConn> {
        if Site::directory(self.server).is_none() {
            return Err(unreachable("an address that is not encrypted"));
        }
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(roots::with(self.certificates));
        let config = ClientConfig::builder_with_provider(roots::provider())
            .with_safe_default_protocol_versions()
            .map_err(|_| unreachable("no protocol"))?
            .with_root_certificates(store)
            .with_no_client_auth();
        let settings = LdapConnSettings::new()
            .set_conn_timeout(Duration::from_secs(SECONDS))
            .set_config(Arc::new(config));
        let mut directory = LdapConn::with_settings(settings, self.server)
            .map_err(|_| unreachable("no connection to the directory"))?;
        directory.with_timeout(Duration::from_secs(SECONDS));
        Ok(directory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_filter_is_told_from_one() {
        assert!(is_filter("(&(objectClass=person)(uid=a))"));
        for bad in ["(uid=a", "uid=a)", "(&(uid=a)", ""] {
            assert!(!is_filter(bad), "{bad}");
        }
    }

    #[test]
    fn signs_of_the_filter_in_a_login_mean_themselves() {
        let login = "*)(uid=*))(|(uid=*";
        let filter = "(&(objectClass=person)(uid={login}))".replace("{login}", &ldap_escape(login));
        assert!(is_filter(&filter));
        assert!(!filter.contains(login) && filter.matches('(').count() == 3, "{filter}");
    }

    #[test]
    fn an_empty_password_is_never_tried() {
        // Given a directory that does not exist: whoever asked it would fail otherwise
        let directory = Directory {
            server: "ldap://127.0.0.1:1",
            base: "dc=shop",
            filter: "(uid={login})",
            mark: "{login}",
            bind_dn: "",
            secret: None,
            id_attribute: "entryUUID",
            name_attribute: "cn",
            certificates: "",
        };
        let tried = directory.sign_in("boss", &Secret::from(String::new()));
        assert!(matches!(tried, Ok(None)));
        let tried = directory.sign_in("boss", &Secret::from("word".to_owned()));
        assert_eq!(tried.err().map(|fault| fault.code), Some("provider_unreachable"));
    }
}
