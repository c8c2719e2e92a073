//! Planning a list: a query becomes conditions on rows, what must be checked on opened rows, and
//! an order. A predicate on a field that the caller may not see is refused, so that filters are no
//! oracle.

use std::collections::BTreeSet;

use std::cell::Cell;

use kernel::{Fault, Result, limits};
use model::Column;
use model::query::{self, CheckedFilter, FilterRight, OrderBy, OrderColumn, Sealed};
use model::{Object, Predicate};
use policy::{Permit, Seen, View};
use store::{Order, Which};

use super::{Act, Entry, OpenRow, live_fields, predicate_of};
use crate::verbs::list::ListRequest;

/// One word of what was typed into the search box.
struct Word {
    text: String,
    /// The fields in which it may be found.
    fields: Vec<String>,
}

/// What to do for a list.
pub struct Plan {
    /// The rows that may fit: open conditions and tokens of the blind index.
    pub predicate: Predicate,
    words: Vec<Word>,
    filter: CheckedFilter,
    /// The order in the database.
    pub order: Vec<Order>,
    /// A sealed field by which the gate sorts, and whether downwards.
    pub sort_sealed: Option<(String, bool)>,
    which: Which,
    filter_kind: &'static str,
    query_length: usize,
}

/// Plans a list under this permit.
pub fn plan(act: &Act<'_>, permit: &Permit, request: &ListRequest) -> Result<Plan> {
    let (object, which) = (&act.object, request.which()?);
    let text = request.filter.as_deref().unwrap_or_default();
    let parsed = query::parse_filter(text)?;
    let masked = Cell::new(0_u32);
    let filter = query::check(parsed, object, &|field| {
        let right = act.filter_right(permit, field, which);
        masked.set(masked.get() + u32::from(right == FilterRight::Masked));
        right
    })
    .map_err(|fault| super::record_refusal(act, &[], fault))?;
    let mut parts = vec![filter.predicate.clone()];
    for leaf in &filter.sealed {
        let field = object.known_field(&leaf.field)?;
        let Some(terms) = leaf.terms(field) else {
            return Err(Fault::invalid("search_too_short"));
        };
        parts.push(predicate_of(&act.keys, object, &leaf.field, &terms));
    }
    if let Some(parent) = request.parent {
        let id = model::Scalar::Text(parent.to_string());
        parts.push(Predicate::Is(model::Column::Parent, model::Compare::Eq, id));
    }
    if !request.parents.is_empty() {
        let ids = request.parents.iter().map(|id| model::Scalar::Text(id.to_string()));
        parts.push(Predicate::In(model::Column::Parent, ids.collect()));
    }
    let typed = request.q.as_deref().unwrap_or_default().trim();
    let (words, searched, by_parts) = words(act, permit, typed, which)?;
    parts.extend(searched);
    // A further page tells nothing that the first did not ask for.
    let conditions = masked.get() + u32::from(by_parts);
    if conditions > 0 && request.page_token.as_deref().is_none_or(str::is_empty) {
        super::quota::masked_search(act, conditions)
            .map_err(|fault| super::record_refusal(act, &[], fault))?;
    }
    let (order, sort_sealed) = order(act, permit, request)?;
    Ok(Plan {
        predicate: Predicate::all(parts),
        words,
        filter,
        order,
        sort_sealed,
        which,
        filter_kind: if text.is_empty() { "none" } else { "filter" },
        query_length: typed.chars().count(),
    })
}

/// The words typed, each with the fields where it may be found; the rows that may hold them all;
/// and whether a masked field is searched.
fn words(
    act: &Act<'_>,
    permit: &Permit,
    typed: &str,
    which: Which,
) -> Result<(Vec<Word>, Vec<Predicate>, bool)> {
    if typed.chars().count() > limits::QUERY_CHARS {
        return Err(Fault::invalid("filter_too_large"));
    }
    let (mut words, mut predicates, mut by_parts) = (Vec::new(), Vec::new(), false);
    for text in pieces(typed) {
        let (mut fields, mut anywhere) = (Vec::new(), Vec::new());
        for field in live_fields(&act.object).filter(|field| !field.searches.is_empty()) {
            let masked = match act.filter_right(permit, field, which) {
                FilterRight::Hidden => continue,
                FilterRight::Masked => true,
                FilterRight::Clear => false,
            };
            if masked && !field.of_type().fits_mask(field, &text) {
                continue;
            }
            if let Some(terms) = field.of_type().query(field, &text) {
                anywhere.push(predicate_of(&act.keys, &act.object, &field.name, &terms));
                fields.push(field.name.clone());
                by_parts |= masked;
            }
        }
        predicates.push(Predicate::any(anywhere));
        words.push(Word { text, fields });
    }
    Ok((words, predicates, by_parts))
}

/// What was typed, cut at blanks; a text that is a number with blanks in it stays whole.
fn pieces(typed: &str) -> Vec<String> {
    if typed.is_empty() {
        return Vec::new();
    }
    let numeric = typed.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+'));
    if numeric {
        return vec![typed.to_owned()];
    }
    typed.split_whitespace().take(5).map(str::to_owned).collect()
}

type Ordering = (Vec<Order>, Option<(String, bool)>);

fn order(act: &Act<'_>, permit: &Permit, request: &ListRequest) -> Result<Ordering> {
    let text = request.order_by.as_deref().unwrap_or_default();
    let which = request.which()?;
    let asked: Vec<OrderBy> = query::parse_order(text, &act.object)?;
    let mut order = Vec::new();
    for by in asked {
        let clear = |name: &str| {
            let field = act.object.field(name);
            field.is_some_and(|f| act.filter_right(permit, f, which) == FilterRight::Clear)
        };
        if by.field().is_some_and(|name| !clear(name)) {
            return Err(super::record_refusal(act, &[], Fault::denied("sort_not_allowed")));
        }
        match by.column {
            OrderColumn::Open(column) => order.push(Order { column, descending: by.descending }),
            OrderColumn::Sealed(name) => {
                return Ok((default_order(), Some((name, by.descending))));
            }
        }
    }
    Ok((if order.is_empty() { default_order() } else { order }, None))
}

/// What was changed last comes first.
pub fn default_order() -> Vec<Order> {
    vec![Order { column: Column::UpdatedAt, descending: true }]
}

impl Plan {
    /// Whether rows must be opened to know whether they fit.
    pub fn needs_opening(&self) -> bool {
        !self.words.is_empty() || !self.filter.sealed.is_empty()
    }

    /// The state of the rows.
    pub const fn which(&self) -> Which {
        self.which
    }

    /// The fields by whose opened values rows are checked.
    pub fn checked(&self) -> BTreeSet<&str> {
        let words = self.words.iter().flat_map(|word| &word.fields);
        words.chain(self.filter.sealed.iter().map(|leaf| &leaf.field)).map(String::as_str).collect()
    }

    /// Whether an opened row fits what was asked, on this row as the caller may see it: a word counts
    /// only where the field's view on this row allows the search, and under a mask only the whole
    /// value or what the mask shows may be found.
    pub fn fits(&self, object: &Object, seen: &Seen<'_>, open: &OpenRow) -> bool {
        let holds = |leaf: &Sealed| {
            let Some(field) = object.field(&leaf.field) else { return false };
            let Some(value) = open.values.get(&leaf.field) else { return false };
            match seen.view(&leaf.field) {
                View::Hidden => false,
                View::Masked | View::Reveal => leaf.holds_as(field, value, true),
                View::Clear => leaf.holds_as(field, value, leaf.masked),
            }
        };
        let found = |word: &Word| {
            word.fields.iter().any(|name| found(object, seen, open, name, &word.text))
        };
        self.words.iter().all(found) && self.filter.sealed.iter().all(holds)
    }

    /// Adds the fields of a row in which a word that was typed is found: the hit tells of them.
    pub fn found_in<'a>(
        &'a self,
        object: &Object,
        seen: &Seen<'_>,
        open: &OpenRow,
        into: &mut BTreeSet<&'a str>,
    ) {
        for word in &self.words {
            let names = word.fields.iter().map(String::as_str);
            into.extend(names.filter(|name| found(object, seen, open, name, &word.text)));
        }
    }

    /// What the ledger notes of the query: its kind and length, never its text.
    pub fn describe(&self, mut entry: Entry) -> Entry {
        entry = entry.with("filter", self.filter_kind);
        if self.query_length > 0 {
            entry = entry.with("query_length", self.query_length);
        }
        let sorted = self.sort_sealed.iter().map(|(name, _)| name);
        for name in self.filter.sealed.iter().map(|leaf| &leaf.field).chain(sorted) {
            if !entry.fields.contains(name) {
                entry.fields.push(name.clone());
            }
        }
        entry
    }
}

/// Whether a word is found in this field of a row, as the caller sees it there.
fn found(object: &Object, seen: &Seen<'_>, open: &OpenRow, name: &str, typed: &str) -> bool {
    let Some(field) = object.field(name) else { return false };
    let Some(value) = open.values.get(name) else { return false };
    match seen.view(name) {
        View::Hidden => false,
        View::Masked | View::Reveal => field.of_type().fits_masked(field, value, typed),
        View::Clear => field.of_type().fits(field, value, typed),
    }
}

/// Refuses a filter that names a sealed field.
pub fn only_open_fields(object: &Object, filter: &str) -> Result<()> {
    let parsed = query::parse_filter(filter)?;
    let checked = query::check(parsed, object, &|field| {
        if field.is_sealed() { FilterRight::Hidden } else { FilterRight::Clear }
    })?;
    if checked.sealed.is_empty() { Ok(()) } else { Err(Fault::invalid("filter_not_allowed")) }
}
