//! The Cedar policies, written from the roles of the page.

use kernel::Text;
use model::{Object, Storage};

use super::act::Act;
use super::schema::usable;
use super::{NAMESPACE, quoted};
use crate::grants::{Grant, Role, Rows};
use crate::permit::View;
use crate::select::{Lines, Treatment};
use crate::sets::FieldSets;
use crate::shares::{Reach, reach};
use crate::verb::Verb;

/// What whoever may read a shared record may do with it, as far as their own role grants it.
const TO_READ: &[Verb] = &[Verb::List, Verb::Count, Verb::Read, Verb::Search, Verb::History];

/// What whoever may edit it may do besides. It is neither exported nor given on, assigned, merged or deleted: that
/// stays with those who are in charge of it.
const TO_EDIT: &[Verb] = &[Verb::Update, Verb::Reveal, Verb::Download];

const CLEAR: [Act; 3] = [Act::SeeMasked, Act::SeeReveal, Act::SeeClear];

/// Where a policy comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// The name of the role that it was written from, or the condition's own.
    pub name: Text,
    /// The rows that the role's grant speaks of; none for a condition.
    pub rows: Option<Rows>,
    /// Whether it speaks of what is shared with the caller, instead of those rows.
    pub shared: bool,
}

/// One written policy.
pub struct Written {
    /// Its id in the policy set.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Where it comes from.
    pub rule: Rule,
}

/// The verbs that exist for an object.
#[must_use]
pub fn exists(object: &Object, verb: Verb) -> bool {
    Verb::READING.contains(&verb) || object.verbs.iter().any(|v| v == verb.name())
}

/// All policies that the roles mean for this object. A grant with a line that cannot be understood,
/// or that picks rows by a field that is not there, grants nothing.
#[must_use]
pub fn policies(object: &Object, roles: &[Role], sets: &FieldSets) -> Vec<Written> {
    let mut written = Vec::new();
    for role in roles {
        for (n, grant) in role.grants.iter().enumerate().filter(|(_, g)| g.object == object.name) {
            let (Some(lines), Some(condition)) = (Lines::of(grant), condition(grant.rows, object))
            else {
                continue;
            };
            let treated = Treated::by(object, &lines, sets);
            let mut writer = Writer { role, n, grant, object, condition, written: &mut written };
            writer.verbs();
            writer.fields(&treated);
            writer.shared(&treated);
        }
    }
    written
}

/// The condition on rows; `None` where the object cannot have such rows.
#[must_use]
pub fn condition(rows: Rows, object: &Object) -> Option<String> {
    // A user's own row is the row about that user, whoever made it.
    let own = if object.name == "user" {
        "resource.id == principal.id"
    } else {
        "resource.owner == principal.id"
    };
    Some(match rows {
        Rows::Own => own.to_owned(),
        Rows::Team => format!(
            "{own} || (principal.department != \"\" && resource.department == principal.department)"
        ),
        Rows::Tree => format!("{own} || principal.tree.contains(resource.department)"),
        Rows::All => "true".to_owned(),
        Rows::Shared => {
            let field = object.field("shared")?;
            if usable(field) != Some(Storage::Boolean) {
                return None;
            }
            format!("{own} || resource.values.shared")
        }
        Rows::Pool => {
            if usable(object.field("pool")?) != Some(Storage::Text) {
                return None;
            }
            "resource.state == \"pooled\" && principal.pools.contains(resource.values.pool)"
                .to_owned()
        }
    })
}

struct Writer<'a> {
    role: &'a Role,
    n: usize,
    grant: &'a Grant,
    object: &'a Object,
    condition: String,
    written: &'a mut Vec<Written>,
}

/// One policy to be written: its name among those of its grant, what it permits, on which field sets, and where.
struct Part<'a> {
    name: &'static str,
    acts: &'a [Act],
    sets: Option<&'a [&'a str]>,
    condition: &'a str,
    shared: bool,
}

impl<'a> Part<'a> {
    /// One that speaks of what is shared.
    const fn shared(
        name: &'static str,
        acts: &'a [Act],
        sets: Option<&'a [&'a str]>,
        condition: &'a str,
    ) -> Self {
        Self { name, acts, sets, condition, shared: true }
    }
}

impl Writer<'_> {
    fn verbs(&mut self) {
        let verbs = self.grant.verbs.iter().filter(|v| exists(self.object, **v));
        let acts: Vec<Act> = verbs.map(|v| Act::Do(*v)).collect();
        self.on_rows("verbs", &acts, None);
    }

    fn fields(&mut self, treated: &Treated<'_>) {
        // Fields are seen through grants that let their rows be read, and no other.
        if self.grant.verbs.contains(&Verb::Read) {
            let levels = [
                ("masked", View::Masked, &[Act::SeeMasked][..]),
                ("reveal", View::Reveal, &[Act::SeeMasked, Act::SeeReveal]),
                ("clear", View::Clear, &CLEAR),
            ];
            for (name, view, acts) in levels {
                self.on_rows(name, acts, Some(&treated.of(|t| t.view == view)));
            }
        }
        let imports = self.grant.verbs.contains(&Verb::Import);
        let mut writes = Vec::new();
        if imports || self.grant.verbs.contains(&Verb::Update) {
            writes.push(Act::Edit);
        }
        if imports || self.grant.verbs.contains(&Verb::Create) {
            writes.push(Act::Fill);
        }
        self.on_rows("writes", &writes, Some(&treated.of(|t| t.edit)));
    }

    /// The twin for what is shared with the caller: the same verbs as far as a share gives them, the same view of
    /// fields, wherever the record lies. To be read gives no more than masked values; what is revealed or taken
    /// away as a file needs the right to edit. A grant on pools or by a row's own list has none.
    fn shared(&mut self, treated: &Treated<'_>) {
        let by_rows = !matches!(self.grant.rows, Rows::Pool | Rows::Shared);
        let Some(reach) = reach(self.object).filter(|_| by_rows) else { return };
        if !self.grant.verbs.contains(&Verb::Read) {
            return;
        }
        let by = if reach == Reach::Itself { "id" } else { "parent" };
        let among = |set: &str| {
            format!("resource.state == \"active\" && principal.{set}.contains(resource.{by})")
        };
        let (read, edit) = (among("shared"), among("shared_edit"));
        self.write(&Part::shared("shared_verbs", &self.granted(TO_READ), None, &read));
        self.write(&Part::shared("shared_work", &self.granted(TO_EDIT), None, &edit));
        let masked = treated.of(|t| matches!(t.view, View::Masked | View::Reveal));
        self.write(&Part::shared("shared_masked", &[Act::SeeMasked], Some(&masked), &read));
        let reveal = treated.of(|t| t.view == View::Reveal);
        self.write(&Part::shared("shared_reveal", &[Act::SeeReveal], Some(&reveal), &edit));
        let clear = treated.of(|t| t.view == View::Clear);
        self.write(&Part::shared("shared_clear", &CLEAR, Some(&clear), &read));
        let writes = treated.of(|t| t.edit);
        if self.grant.verbs.contains(&Verb::Update) {
            self.write(&Part::shared("shared_edit", &[Act::Edit], Some(&writes), &edit));
        }
        // Whoever works on a customer adds what follows them; nobody makes another record out of a share.
        if reach == Reach::ByParent && self.grant.verbs.contains(&Verb::Create) {
            self.write(&Part::shared("shared_create", &[Act::Do(Verb::Create)], None, &edit));
            self.write(&Part::shared("shared_fill", &[Act::Fill], Some(&writes), &edit));
        }
    }

    fn granted(&self, verbs: &[Verb]) -> Vec<Act> {
        let has = |verb: &&Verb| self.grant.verbs.contains(verb) && exists(self.object, **verb);
        verbs.iter().filter(has).map(|verb| Act::Do(*verb)).collect()
    }

    fn on_rows(&mut self, name: &'static str, acts: &[Act], sets: Option<&[&str]>) {
        let condition = self.condition.clone();
        self.write(&Part { name, acts, sets, condition: &condition, shared: false });
    }

    fn write(&mut self, part: &Part<'_>) {
        if part.acts.is_empty() || part.sets.is_some_and(<[_]>::is_empty) {
            return;
        }
        let acts = part.acts.iter();
        let actions: Vec<String> =
            acts.map(|a| format!("{NAMESPACE}::Action::{}", quoted(a.name()))).collect();
        let condition = match part.sets {
            None => part.condition.to_owned(),
            Some(sets) => {
                let names: Vec<String> = sets.iter().map(|s| quoted(s)).collect();
                let names = names.join(", ");
                format!("[{names}].contains(context.field_set) && ({})", part.condition)
            }
        };
        let text = format!(
            "permit (\n  principal in {NAMESPACE}::Role::{},\n  action in [{}],\n  resource is {NAMESPACE}::{}\n) when {{\n  {condition}\n}};\n",
            quoted(&self.role.id.to_string()),
            actions.join(", "),
            self.object.name,
        );
        let id = format!("{}/{}/{}/{}", self.object.name, self.role.id, self.n, part.name);
        let (name, rows) = (self.role.name.clone(), Some(self.grant.rows));
        self.written.push(Written { id, text, rule: Rule { name, rows, shared: part.shared } });
    }
}

/// How one grant treats each field set.
struct Treated<'a>(Vec<(&'a str, Treatment)>);

impl<'a> Treated<'a> {
    fn by(object: &Object, lines: &Lines<'_>, sets: &'a FieldSets) -> Self {
        let all = sets.all().iter().filter_map(|set| {
            let field = object.field(&set.name)?;
            Some((set.name.as_str(), lines.treat(field)))
        });
        Self(all.collect())
    }

    fn of(&self, fits: impl Fn(Treatment) -> bool) -> Vec<&'a str> {
        self.0.iter().filter(|(_, t)| fits(*t)).map(|(name, _)| *name).collect()
    }
}
