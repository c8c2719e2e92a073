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
use crate::verb::Verb;

/// Where a policy comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// The name of the role that it was written from, or the condition's own.
    pub name: Text,
    /// The rows that the role's grant speaks of; none for a condition.
    pub rows: Option<Rows>,
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
            let mut writer = Writer { role, n, grant, object, condition, written: &mut written };
            writer.verbs();
            writer.fields(&lines, sets);
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

impl Writer<'_> {
    fn verbs(&mut self) {
        let verbs = self.grant.verbs.iter().filter(|v| exists(self.object, **v));
        let acts: Vec<Act> = verbs.map(|v| Act::Do(*v)).collect();
        self.write("verbs", &acts, None);
    }

    fn fields(&mut self, lines: &Lines<'_>, sets: &FieldSets) {
        let treated: Vec<(&str, Treatment)> = sets
            .all()
            .iter()
            .filter_map(|set| {
                let field = self.object.field(&set.name)?;
                Some((set.name.as_str(), lines.treat(field)))
            })
            .collect();
        let of = |fits: &dyn Fn(Treatment) -> bool| -> Vec<&str> {
            treated.iter().filter(|(_, t)| fits(*t)).map(|(name, _)| *name).collect()
        };
        // Fields are seen through grants that let their rows be read, and no other.
        if self.grant.verbs.contains(&Verb::Read) {
            let levels = [
                ("masked", View::Masked, &[Act::SeeMasked][..]),
                ("reveal", View::Reveal, &[Act::SeeMasked, Act::SeeReveal]),
                ("clear", View::Clear, &[Act::SeeMasked, Act::SeeReveal, Act::SeeClear]),
            ];
            for (name, view, acts) in levels {
                self.write(name, acts, Some(&of(&|t| t.view == view)));
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
        self.write("writes", &writes, Some(&of(&|t| t.edit)));
    }

    fn write(&mut self, part: &str, acts: &[Act], sets: Option<&[&str]>) {
        if acts.is_empty() || sets.is_some_and(<[_]>::is_empty) {
            return;
        }
        let actions: Vec<String> =
            acts.iter().map(|a| format!("{NAMESPACE}::Action::{}", quoted(a.name()))).collect();
        let condition = match sets {
            None => self.condition.clone(),
            Some(sets) => {
                let names: Vec<String> = sets.iter().map(|s| quoted(s)).collect();
                let names = names.join(", ");
                format!("[{names}].contains(context.field_set) && ({})", self.condition)
            }
        };
        let text = format!(
            "permit (\n  principal in {NAMESPACE}::Role::{},\n  action in [{}],\n  resource is {NAMESPACE}::{}\n) when {{\n  {condition}\n}};\n",
            quoted(&self.role.id.to_string()),
            actions.join(", "),
            self.object.name,
        );
        let id = format!("{}/{}/{}/{part}", self.object.name, self.role.id, self.n);
        let rule = Rule { name: self.role.name.clone(), rows: Some(self.grant.rows) };
        self.written.push(Written { id, text, rule });
    }
}
