//! The keys of organisations and of data subjects, unwrapped on demand.

use std::collections::HashMap;
use std::sync::Arc;

use audit::SealedDetail;
use crypto::aead::SealKey;
use crypto::blind::BlindKey;
use crypto::kms::RootKey;
use crypto::sign::SigningKey;
use crypto::{Key, aad, wrap};
use hashlink::LruCache;
use kernel::{Clock, Fault, FaultKind, Id, Result};
use parking_lot::{Mutex, RwLock};
use store::{Store, keys as table};

/// The kind of the organisation's own key; the others lie under it.
const ORG: &str = "organisation";
/// Subject keys kept unwrapped, the last used ones, of about 640 bytes each.
const CACHED_SUBJECTS: usize = 16_384;

/// The keys of one organisation.
pub struct OrgKeys {
    pub org: Id,
    pub version: u32,
    wrap: SealKey,
    pub blind: BlindKey,
    pub ledger: SigningKey,
    pub files: Key,
}

/// The key of one data subject.
pub struct SubjectKey {
    pub version: u32,
    pub seal: SealKey,
}

/// All keys in use. Cheap to clone.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    clock: Arc<dyn Clock>,
    store: Store,
    root: Arc<dyn RootKey>,
    orgs: RwLock<HashMap<Id, Arc<OrgKeys>>>,
    subjects: Mutex<LruCache<(Id, Id), Arc<SubjectKey>>>,
}

impl Keyring {
    pub fn new(store: Store, root: Arc<dyn RootKey>, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            clock,
            store,
            root,
            orgs: RwLock::default(),
            subjects: Mutex::new(LruCache::new(CACHED_SUBJECTS)),
        }))
    }

    /// The provider of the root key, for the recovery key.
    pub fn root(&self) -> &dyn RootKey {
        &*self.0.root
    }

    /// Makes all keys of a new organisation: its own key under the root key, the others under it,
    /// and the key of the organisation as a subject of its own (users, roles, departments).
    pub fn create_org(&self, org: Id) -> Result<()> {
        let key = Key::random();
        let wrapped = self.0.root.wrap(&root_label(org), &key)?;
        let kek = SealKey::new(&key);
        let row = |kind: &str, wrapped| table::OrgKey {
            org,
            kind: kind.to_owned(),
            version: 1,
            wrapped,
            created_at: self.0.clock.now(),
        };
        let mut rows = vec![row(ORG, wrapped)];
        for kind in ["blind", "ledger", "files"] {
            rows.push(row(kind, wrap::wrap(&kek, &aad::key(&org, kind, &org, 1), &Key::random())));
        }
        self.0
            .store
            .of(org)
            .keys_write(move |c| rows.iter().try_for_each(|row| table::put_org_key(c, row)))?;
        self.create_subjects(org, &[org])
    }

    /// The organisation's keys.
    pub fn org(&self, org: Id) -> Result<Arc<OrgKeys>> {
        if let Some(keys) = self.0.orgs.read().get(&org) {
            return Ok(Arc::clone(keys));
        }
        let keys = Arc::new(self.load_org(org)?);
        self.0.orgs.write().insert(org, Arc::clone(&keys));
        Ok(keys)
    }

    fn load_org(&self, org: Id) -> Result<OrgKeys> {
        // In ascending versions: the last of a kind is the one in use.
        let rows = self.0.store.of(org).keys_read(|c| table::org_keys(c, org))?;
        let latest = |kind: &str| rows.iter().rev().find(|row| row.kind == kind);
        let own = latest(ORG).ok_or_else(Fault::not_found)?;
        let (version, label) = (own.version, root_label(org));
        let kek = SealKey::new(&self.0.root.unwrap(&label, &own.wrapped)?);
        let secret = |kind: &str| -> Result<Key> {
            let row = latest(kind)
                .ok_or_else(|| Fault::internal(format_args!("organisation key {kind} is gone")))?;
            wrap::unwrap(&kek, &aad::key(&org, kind, &org, row.version), &row.wrapped)
        };
        Ok(OrgKeys {
            org,
            version,
            blind: BlindKey::new(&secret("blind")?),
            ledger: SigningKey::from_seed(&secret("ledger")?),
            files: secret("files")?,
            wrap: kek,
        })
    }

    /// Makes keys for new data subjects; durable when it returns.
    pub fn create_subjects(&self, org: Id, subjects: &[Id]) -> Result<()> {
        if subjects.is_empty() {
            return Ok(());
        }
        let keys = self.org(org)?;
        let mut rows = Vec::with_capacity(subjects.len());
        let mut fresh = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let key = Key::random();
            rows.push(table::SubjectKey {
                org,
                subject: *subject,
                version: 1,
                org_version: keys.version,
                wrapped: wrap::wrap(&keys.wrap, &aad::key(&org, "subject", subject, 1), &key),
                created_at: self.0.clock.now(),
            });
            fresh.push((*subject, Arc::new(SubjectKey { version: 1, seal: SealKey::new(&key) })));
        }
        self.0.store.of(org).keys_write(move |c| table::insert_many(c, &rows))?;
        self.keep(org, fresh);
        Ok(())
    }

    /// Removes keys that nothing is sealed under, since what they were made for is not stored.
    pub fn give_up(&self, org: Id, subjects: &[Id]) -> Result<()> {
        if subjects.is_empty() {
            return Ok(());
        }
        {
            let mut kept = self.0.subjects.lock();
            subjects.iter().for_each(|subject| drop(kept.remove(&(org, *subject))));
        }
        let gone = subjects.to_vec();
        self.0.store.of(org).keys_write(move |c| {
            gone.iter().try_for_each(|subject| table::destroy(c, org, *subject).map(drop))
        })
    }

    /// The key of one subject.
    ///
    /// # Errors
    /// `key_erased` when the person's key was destroyed.
    pub fn subject(&self, org: Id, subject: Id) -> Result<Arc<SubjectKey>> {
        self.subjects(org, &[subject])?
            .remove(&subject)
            .ok_or_else(|| Fault::new(FaultKind::NotFound, "key_erased"))
    }

    /// The keys of many subjects; an erased one is absent.
    pub fn subjects(&self, org: Id, ids: &[Id]) -> Result<HashMap<Id, Arc<SubjectKey>>> {
        let mut found = HashMap::with_capacity(ids.len());
        let mut missing = Vec::new();
        {
            let mut cache = self.0.subjects.lock();
            for id in ids {
                match cache.get(&(org, *id)) {
                    Some(key) => drop(found.insert(*id, Arc::clone(key))),
                    None => missing.push(*id),
                }
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        missing.sort_unstable();
        missing.dedup();
        let rows = self.0.store.of(org).keys_read(|c| table::latest_many(c, org, &missing))?;
        let mut fresh = Vec::with_capacity(rows.len());
        for row in rows {
            fresh.push((row.subject, Arc::new(self.unwrap(org, &row)?)));
        }
        found.extend(fresh.iter().map(|(id, key)| (*id, Arc::clone(key))));
        self.keep(org, fresh);
        Ok(found)
    }

    fn keep(&self, org: Id, fresh: Vec<(Id, Arc<SubjectKey>)>) {
        let mut cache = self.0.subjects.lock();
        for (id, key) in fresh {
            cache.insert((org, id), key);
        }
    }

    /// Forgets an organisation's keys, after it was removed.
    pub fn forget_org(&self, org: Id) {
        self.0.orgs.write().remove(&org);
        self.0.subjects.lock().retain(|(of, _), _| *of != org);
    }

    /// Forgets all keys, when one may have been removed unheard; they are unwrapped anew.
    pub fn forget_all(&self) {
        self.0.orgs.write().clear();
        self.0.subjects.lock().clear();
    }

    /// Seals a personal detail of a ledger entry under its subject's key.
    pub fn seal_detail(&self, org: Id, subject: Id, event: Id, text: &str) -> Result<SealedDetail> {
        let key = self.subject(org, subject)?;
        let aad = aad::ledger(&org, &event, &subject, key.version);
        Ok(SealedDetail {
            subject,
            key_version: key.version,
            bytes: key.seal.seal(&aad, text.as_bytes()),
        })
    }

    /// A personal detail of a ledger entry; nothing once its subject's key is erased.
    ///
    /// # Errors
    /// `wrong_key` when it was altered or belongs to another entry.
    pub fn open_detail(&self, org: Id, event: Id, sealed: &SealedDetail) -> Result<Option<String>> {
        let Some(key) = self.version(org, sealed.subject, sealed.key_version)? else {
            return Ok(None);
        };
        let aad = aad::ledger(&org, &event, &sealed.subject, key.version);
        let plain = key.seal.open(&aad, &sealed.bytes)?;
        let text = std::str::from_utf8(&plain)
            .map_err(|_| Fault::internal("a detail of the ledger is no text"))?;
        Ok(Some(text.to_owned()))
    }

    /// One version of a subject's key: details of the ledger are never sealed anew.
    fn version(&self, org: Id, subject: Id, version: u32) -> Result<Option<Arc<SubjectKey>>> {
        let latest = self.subjects(org, &[subject])?.remove(&subject);
        match latest {
            None => Ok(None),
            Some(key) if key.version == version => Ok(Some(key)),
            Some(_) => {
                let row =
                    self.0.store.of(org).keys_read(|c| table::version(c, org, subject, version))?;
                row.map(|row| self.unwrap(org, &row).map(Arc::new)).transpose()
            }
        }
    }

    fn unwrap(&self, org: Id, row: &table::SubjectKey) -> Result<SubjectKey> {
        let aad = aad::key(&org, "subject", &row.subject, row.version);
        let key = wrap::unwrap(&self.org(org)?.wrap, &aad, &row.wrapped)?;
        Ok(SubjectKey { version: row.version, seal: SealKey::new(&key) })
    }
}

fn root_label(org: Id) -> String {
    format!("org:{org}")
}
