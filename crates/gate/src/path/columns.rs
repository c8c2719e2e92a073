//! The columns of a list: only what was asked for is opened, shown and named in the ledger.

use std::collections::BTreeSet;

use kernel::{Fault, FieldFault, Result, limits};
use model::{Field, query, unknown_field};
use policy::{Permit, View};

use super::mask::title_field;
use super::{Act, OpenRow, Plan, facts, live_fields};

/// The fields that a list shows.
pub struct Columns<'a> {
    shown: Vec<&'a Field>,
    /// What a title may be made of, shown or not.
    titles: Vec<&'a Field>,
}

impl<'a> Columns<'a> {
    /// The fields asked for; all that the caller sees when nothing is said. The record's own
    /// columns, such as `owner`, may be named: they always come.
    ///
    /// # Errors
    /// `unknown_field`, also for a hidden field: nobody learns so that there is one;
    /// `too_many_values`.
    pub fn chosen(
        act: &'a Act<'_>,
        permit: &'a Permit,
        asked: Option<&[String]>,
    ) -> Result<Columns<'a>> {
        let visible: Vec<&Field> = visible(act, permit).collect();
        let titles =
            visible.iter().copied().filter(|f| act.object.title.contains(&f.name)).collect();
        let Some(asked) = asked else { return Ok(Self { shown: visible, titles }) };
        if asked.len() > limits::FIELDS {
            let fault = FieldFault::new("fields", "too_many_values").with("max", limits::FIELDS);
            return Err(Fault::fields(vec![fault]));
        }
        for name in asked.iter().filter(|name| !query::is_record_column(name)) {
            known(act, permit, name)?;
        }
        let shown = visible.iter().copied().filter(|f| asked.contains(&f.name)).collect();
        Ok(Self { shown, titles })
    }

    /// The fields that are shown, in the order of the declaration.
    pub fn shown(&self) -> impl Iterator<Item = &'a Field> + Clone + '_ {
        self.shown.iter().copied()
    }

    /// The fields to open on the rows of a page: those shown, what their titles are made of, and
    /// what the query is checked against.
    pub fn to_open(&self, plan: &Plan, act: &'a Act<'_>) -> Vec<&'a Field> {
        let checked = plan.checked();
        live_fields(&act.object)
            .filter(|field| {
                let is = |f: &&Field| f.name == field.name;
                self.shown.iter().any(is)
                    || self.titles.iter().any(is)
                    || checked.contains(field.name.as_str())
            })
            .collect()
    }

    /// The fields of which these rows tell the caller something: those shown, those that gave a
    /// row its title, and those in which the search found a word.
    pub fn seen(
        &self,
        plan: &Plan,
        act: &Act<'_>,
        permit: &Permit,
        rows: &[OpenRow],
    ) -> Vec<String> {
        let mut seen: BTreeSet<&str> = self.shown.iter().map(|field| field.name.as_str()).collect();
        for open in rows {
            let view = permit.on(&facts(&open.row));
            seen.extend(title_field(act, &view, open).map(|(field, _, _)| field.name.as_str()));
            plan.found_in(&act.object, &view, open, &mut seen);
        }
        let named = live_fields(&act.object).filter(|field| seen.contains(field.name.as_str()));
        named.map(|field| field.name.clone()).collect()
    }
}

/// The fields that the caller sees on any row at all.
pub fn visible<'a>(
    act: &'a Act<'_>,
    permit: &'a Permit,
) -> impl Iterator<Item = &'a Field> + Clone {
    live_fields(&act.object).filter(|field| permit.best_view(&field.name) > View::Hidden)
}

/// The field of this name, if the caller sees it on any row.
///
/// # Errors
/// `unknown_field`, also for a hidden field: nobody learns so that there is one.
pub fn known<'a>(act: &'a Act<'_>, permit: &'a Permit, name: &str) -> Result<&'a Field> {
    visible(act, permit).find(|field| field.name == name).ok_or_else(|| unknown_field(name))
}
