//! An organisation as it stands: declarations, roles as policy, users, departments and pools.
//!
//! Read through the gate's own service identity and kept until something of it changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use kernel::{Fault, Id, Lang, Result, Text};
use model::Catalogue;
use policy::{PolicySet, Role};

use crate::approvals::flow::FlowCard;
use crate::clerk;
use crate::enter::sso::{self, ProviderCard};
use crate::lifecycle::Stage;
use crate::parts::Gate;
use crate::terms::Terms;

/// What the gate keeps of a user.
#[derive(Clone, PartialEq, Eq)]
pub struct UserCard {
    /// The user's record id.
    pub id: Id,
    /// The login.
    pub login: String,
    /// The name among colleagues.
    pub name: String,
    /// The department's record id.
    pub department: Option<Id>,
    /// The role's record ids.
    pub roles: BTreeSet<Id>,
    /// `invited`, `active` or `frozen`.
    pub status: String,
    /// The language of the page.
    pub language: Lang,
    /// Whether nothing is exported for them any more, since they are about to leave.
    pub exports_frozen: bool,
}

/// What the gate keeps of a department.
#[derive(Clone, PartialEq, Eq)]
pub struct DepartmentCard {
    /// The department's name.
    pub name: String,
    /// The department above.
    pub above: Option<Id>,
    /// The user who leads it.
    pub manager: Option<Id>,
}

/// What the gate keeps of a pool.
#[derive(Clone, PartialEq, Eq)]
pub struct PoolCard {
    /// The pool's name.
    pub name: String,
    /// Whether everybody is a member.
    pub everyone: bool,
    /// The users who are members.
    pub users: BTreeSet<Id>,
    /// The departments whose people are members, with those of all departments below them.
    pub departments: BTreeSet<Id>,
    /// What its members may do.
    pub limits: PoolLimits,
}

/// How much one person may take from a pool and see of it; `None` is no limit.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolLimits {
    /// Customers claimed a day.
    pub claims_a_day: Option<u32>,
    /// Customers held at a time, from wherever they came.
    pub holds_at_most: Option<u32>,
    /// Days in which whoever gave a customer back, or lost it, may not claim it again.
    pub cool_down_days: Option<u32>,
    /// Customers of the pool seen a day, in lists and one by one.
    pub views_a_day: Option<u32>,
}

/// An organisation as it stood at one moment.
pub struct OrgState {
    /// The organisation's id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// All declarations.
    pub catalogue: Arc<Catalogue>,
    /// The roles, for names and the role editor.
    pub roles: Vec<Role>,
    /// The roles as policy.
    pub policies: PolicySet,
    /// Users by record id.
    pub users: HashMap<Id, UserCard>,
    /// The terms of each role, by its record id.
    pub terms: BTreeMap<Id, Terms>,
    /// The built-in roles' record ids by their names, such as `owner`.
    pub builtin: BTreeMap<String, Id>,
    /// Identity providers by record id.
    pub providers: BTreeMap<Id, ProviderCard>,
    /// Departments by record id.
    pub departments: BTreeMap<Id, DepartmentCard>,
    /// Pools by record id.
    pub pools: BTreeMap<Id, PoolCard>,
    /// What must be approved, in the order in which it is asked.
    pub flows: Vec<FlowCard>,
    /// How often it had changed when it was read.
    changes: i64,
}

impl OrgState {
    /// The name behind a hyphenated id of a user or a department.
    #[must_use]
    pub fn name_of(&self, id: &str) -> Option<String> {
        let id: Id = id.parse().ok()?;
        self.users
            .get(&id)
            .map(|user| user.name.clone())
            .or_else(|| self.departments.get(&id).map(|d| d.name.clone()))
            .or_else(|| self.pools.get(&id).map(|pool| pool.name.clone()))
            .or_else(|| self.roles.iter().find(|r| r.id == id).map(|r| r.name.zh.clone()))
    }

    /// The user's name; empty for nobody.
    #[must_use]
    pub fn user_name(&self, id: Option<Id>) -> String {
        id.and_then(|id| self.users.get(&id)).map(|u| u.name.clone()).unwrap_or_default()
    }

    /// Who did something: a user's name, or what people read for a service.
    #[must_use]
    pub fn actor_name(&self, id: Option<Id>, lang: Lang) -> String {
        let service =
            || id.and_then(policy::services::label_of).map(|label| label.get(lang).to_owned());
        Some(self.user_name(id))
            .filter(|name| !name.is_empty())
            .or_else(service)
            .unwrap_or_default()
    }

    /// This department and all below it.
    #[must_use]
    pub fn tree(&self, top: Id) -> BTreeSet<Id> {
        let mut tree = BTreeSet::from([top]);
        loop {
            let below: Vec<Id> = self
                .departments
                .iter()
                .filter(|(id, card)| {
                    !tree.contains(id) && card.above.is_some_and(|above| tree.contains(&above))
                })
                .map(|(id, _)| *id)
                .collect();
            if below.is_empty() {
                return tree;
            }
            tree.extend(below);
        }
    }

    /// This department and all above it.
    pub(crate) fn above(&self, department: Id) -> BTreeSet<Id> {
        let mut above = BTreeSet::new();
        let mut next = Some(department);
        while let Some(id) = next.filter(|id| above.insert(*id)) {
            next = self.departments.get(&id).and_then(|card| card.above);
        }
        above
    }

    /// The pools of which this user is a member.
    #[must_use]
    pub fn pools_of(&self, user: &UserCard) -> BTreeSet<Id> {
        let homes = user.department.map(|id| self.above(id)).unwrap_or_default();
        let member = |pool: &PoolCard| {
            pool.everyone || pool.users.contains(&user.id) || !pool.departments.is_disjoint(&homes)
        };
        self.pools.iter().filter(|(_, pool)| member(pool)).map(|(id, _)| *id).collect()
    }

    /// The users who hold the built-in owner role and are not frozen.
    #[must_use]
    pub fn owners(&self) -> Vec<Id> {
        let Some(owner) = self.builtin_role("owner") else { return Vec::new() };
        self.users
            .values()
            .filter(|user| user.status != "frozen" && user.roles.contains(&owner))
            .map(|user| user.id)
            .collect()
    }

    /// Who leads this user: the manager of their department, or where none is named whoever has the built-in
    /// role of a manager there; else the same of the department above, and the owners at last.
    #[must_use]
    pub fn managers_of(&self, user: Id) -> Vec<Id> {
        let works = |id: Id| {
            let card = self.users.get(&id).filter(|card| id != user && card.status != "frozen")?;
            Some(card.id)
        };
        let role = self.builtin_role("manager");
        let mut passed = BTreeSet::new();
        let mut next = self.users.get(&user).and_then(|card| card.department);
        while let Some(id) = next.filter(|id| passed.insert(*id)) {
            let Some(department) = self.departments.get(&id) else { break };
            if let Some(manager) = department.manager.and_then(works) {
                return vec![manager];
            }
            let leads = |card: &&UserCard| {
                card.department == Some(id) && role.is_some_and(|role| card.roles.contains(&role))
            };
            // One whom the department names, or who has the role there, does not lead themselves.
            let mut found: Vec<Id> =
                self.users.values().filter(leads).filter_map(|card| works(card.id)).collect();
            let leads_it = self.users.get(&user).is_some_and(|card| leads(&card));
            if !found.is_empty() && !leads_it && department.manager != Some(user) {
                found.sort();
                return found;
            }
            next = department.above;
        }
        self.owners().into_iter().filter(|owner| *owner != user).collect()
    }

    /// The user whose name or login this is, when there is exactly one.
    #[must_use]
    pub fn user_called(&self, name: &str) -> Option<Id> {
        let mut found = self.users.values().filter(|u| u.name == name || u.login == name);
        let first = found.next()?;
        found.next().is_none().then_some(first.id)
    }

    /// The record id of a built-in role.
    #[must_use]
    pub fn builtin_role(&self, name: &str) -> Option<Id> {
        self.builtin.get(name).copied()
    }

    /// The terms under which holders of these roles work: those of each role.
    #[must_use]
    pub fn terms_of(&self, roles: &BTreeSet<Id>) -> Terms {
        let all = roles.iter().filter_map(|role| self.terms.get(role));
        all.fold(Terms::default(), Terms::and)
    }

    /// The terms under which this user works.
    #[must_use]
    pub fn terms_of_user(&self, user: Id) -> Terms {
        self.users.get(&user).map(|card| self.terms_of(&card.roles)).unwrap_or_default()
    }

    /// The label of a role.
    #[must_use]
    pub fn role_name(&self, id: Id) -> Option<Text> {
        self.roles.iter().find(|role| role.id == id).map(|role| role.name.clone())
    }
}

impl Gate {
    /// The organisation as it stands.
    ///
    /// # Errors
    /// `not_found` when there is none of this id.
    pub fn org(&self, id: Id) -> Result<Arc<OrgState>> {
        let kept = self.0.orgs.get(id, || self.load_org(id))?;
        // A node that does not hear the others asks, rather than trusting what it keeps.
        if self.hears()
            || self.0.store.of(id).read(|c| store::orgs::changes(c, id))? == kept.changes
        {
            return Ok(kept);
        }
        self.0.orgs.forget(id);
        self.0.orgs.get(id, || self.load_org(id))
    }

    /// Forgets what is kept of an organisation, after users, roles, departments or declarations
    /// changed; the next call reads it anew.
    pub fn forget_org(&self, id: Id) {
        self.0.orgs.forget(id);
    }

    fn load_org(&self, id: Id) -> Result<OrgState> {
        // Before everything else: what changes while the rest is read is counted later.
        let changes = self.0.store.of(id).read(|c| store::orgs::changes(c, id))?;
        let row = self.0.store.of(id).read(|c| store::orgs::get(c, id))?;
        let Some(row) = row.filter(|row| Stage::of(row) != Stage::Closing) else {
            self.0.policies.forget(id);
            return Err(Fault::not_found());
        };
        let catalogue = self.load_catalogue(id)?;
        let clerk::Roles { roles, builtin, terms } = clerk::load_roles(self, id, &catalogue)?;
        let catalogue = Arc::new(clerk::with_role_choices(&catalogue, &roles)?);
        let users = clerk::load_users(self, id, &catalogue)?;
        let providers = sso::load(self, id, &catalogue)?;
        let departments = clerk::load_departments(self, id, &catalogue)?;
        let pools = clerk::load_pools(self, id, &catalogue)?;
        let flows = crate::approvals::flow::load(self, id, &catalogue)?;
        let all: Vec<Role> = roles.iter().cloned().chain(policy::services::roles()).collect();
        let policies = self.0.policies.of(id, &catalogue, &all)?;
        Ok(OrgState {
            id,
            name: row.name,
            demo: row.demo,
            catalogue,
            roles,
            policies,
            users,
            terms,
            builtin,
            providers,
            departments,
            pools,
            flows,
            changes,
        })
    }

    fn load_catalogue(&self, id: Id) -> Result<Catalogue> {
        let mut catalogue = Catalogue::new(self.0.objects.clone());
        let changed = self.0.store.of(id).read(|c| store::declarations::all(c, id))?;
        for declaration in changed {
            let fields: clerk::OwnFields =
                serde_json::from_value(declaration.body).map_err(Fault::internal)?;
            catalogue = fields.put_into(&catalogue)?;
        }
        Ok(catalogue.with_lent_choices())
    }
}
