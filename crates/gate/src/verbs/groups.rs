//! Counts and sums of records by what they have in common: boards, funnels, totals of lists. They speak of
//! the rows that the caller may see and of fields seen in the clear on all of them, of nothing else.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Decimal, Fault, FaultKind, Id, Result, limits};
use model::query::{FilterRight, record_column};
use model::{Column, Field, Predicate, Scalar, Storage, calendar};
use policy::{Permit, Verb, View};
use serde_json::{Value as Json, json};
use store::Which;
use store::records::{By, Cut, Group, GroupQuery, Key};

use super::list::{ListRequest, matching};
use crate::answer::{GroupShown, Groups, Sum};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{Act, Entry, Plan, Shown, Unrecorded, named, plan, record_refusal, record_with};

/// Things that records may be grouped by at once.
const BY: usize = 3;
/// Fields that may be summed at once.
const SUMS: usize = 6;
/// Hours that are fetched to be told as days, months, hours of the day and the like: a year has 8,784.
const HOURS: usize = 20_000;
/// Characters of a moment down to its hour, such as `2026-11-05T09`.
const TO_THE_HOUR: u8 = 13;
/// Records that a search may find to be grouped.
const SEARCHED: usize = 2_000;

/// Which records, what they have in common, and what is summed.
#[derive(Clone, Default)]
pub struct GroupRequest {
    /// Which records; pages, order and fields say nothing here.
    pub list: ListRequest,
    /// Fields, `owner`, `department`, `created_at` or `updated_at`; dates with `:year`, `:month`, `:day` or
    /// `:weekday` (1 is Monday) behind them, moments in fields also with `:hour`, by China's clock.
    pub by: Vec<String>,
    /// Fields of money and numbers.
    pub sum: Vec<String>,
}

/// How many records there are of each kind, and their sums.
///
/// # Errors
/// As `list`; `group_not_allowed` for what cannot be grouped or summed, or is not seen in the clear
/// on every row; `group_too_many`.
pub fn groups(gate: &Gate, who: &Entered, request: &GroupRequest) -> Result<Shown<Groups>> {
    let act = Act::begin(gate, who, Verb::Count, &request.list.object)?;
    let which = request.list.which()?;
    let permit = act.permit_list(which)?;
    let plan = plan(&act, &permit, &request.list)?;
    if request.by.len() > BY || request.sum.len() > SUMS {
        return Err(Fault::invalid("group_not_allowed"));
    }
    let by: Vec<Part<'_>> =
        request.by.iter().map(|text| part(&act, &permit, text, which)).collect::<Result<_>>()?;
    let sums: Vec<&Field> =
        request.sum.iter().map(|name| summed(&act, &permit, name, which)).collect::<Result<_>>()?;
    let query = GroupQuery {
        predicate: predicate(&act, &permit, &plan)?,
        which,
        by: by.iter().map(|part| part.by.clone()).collect(),
        sums: sums.iter().map(|field| column(field)).collect(),
        figures: store::records::figures(&act.object),
        limit: if by.iter().any(Part::is_moment) { HOURS } else { limits::GROUPS },
    };
    let found = gate.0.groups.get(&gate.0.store, &permit, &query, || {
        act.store().read(|c| {
            // Where all records are one group it is told even if there are none of them.
            if let ([one], false) = (query.sums.as_slice(), query.by.is_empty()) {
                return Ok(vec![store::records::counts_and_sums(c, &permit, &query, one)?]);
            }
            let mut found = vec![store::records::group(c, &permit, &query)?];
            for column in &query.sums {
                found.push(store::records::sums(c, &permit, &query, column)?);
            }
            Ok(found)
        })
    })?;
    if found.iter().any(|groups| groups.len() > query.limit) {
        return Err(Fault::invalid("group_too_many").with("max", limits::GROUPS));
    }
    let mut answer = put_together(&by, &sums, &found);
    if answer.groups.len() > limits::GROUPS {
        return Err(Fault::invalid("group_too_many").with("max", limits::GROUPS));
    }
    let others = named(&act, others(&by, &answer))?;
    answer.refs = own_names(&act, &by, &answer);
    answer.refs.extend(others.refs);
    let fields = by.iter().filter_map(|part| part.field).chain(sums.iter().copied());
    let entry = Entry { fields: fields.map(|f| f.name.clone()).collect(), ..Entry::default() };
    let entry = plan.describe(entry).with("groups", answer.groups.len());
    record_with(&act, Unrecorded::new(answer), entry, others.entries)
}

/// One thing that records have in common.
struct Part<'a> {
    by: By,
    /// The field; none for the record's own columns.
    field: Option<&'a Field>,
    /// What of a date or a moment is told.
    told: Told,
}

/// What of a date or a moment is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// All of it.
    Whole,
    /// So many characters of its date: 4 are the year, 7 the month, 10 the day.
    Date(u8),
    /// The day of the week, from 1, which is Monday.
    Weekday,
    /// The hour of the day.
    Hour,
}

impl Told {
    fn parse(cut: &str) -> Result<Self> {
        Ok(match cut {
            "" => Self::Whole,
            "year" => Self::Date(4),
            "month" => Self::Date(7),
            "day" => Self::Date(10),
            "weekday" => Self::Weekday,
            "hour" => Self::Hour,
            _ => return Err(Fault::invalid("group_not_allowed")),
        })
    }

    /// What is told of a date, its day of the week, and the hour where one is known.
    fn of(self, (date, weekday, hour): (String, i8, i8)) -> String {
        match self {
            Self::Whole => date,
            Self::Date(characters) => date.chars().take(usize::from(characters)).collect(),
            Self::Weekday => weekday.to_string(),
            Self::Hour => format!("{hour:02}"),
        }
    }
}

fn part<'a>(act: &'a Act<'_>, permit: &Permit, text: &str, which: Which) -> Result<Part<'a>> {
    let refused = || record_refusal(act, &[], Fault::denied("group_not_allowed"));
    let (name, cut) = text.split_once(':').unwrap_or((text, ""));
    let told = Told::parse(cut)?;
    let Some(field) = act.object.field(name).filter(|field| !field.archived) else {
        let column = record_column(name).ok_or_else(|| model::unknown_field(name))?;
        let cut = match (&column, told) {
            (Column::Owner | Column::Department | Column::Parent, Told::Whole) => Cut::Value,
            (Column::CreatedAt | Column::UpdatedAt, Told::Date(_) | Told::Weekday) => {
                Cut::Day(i64::from(calendar::CHINA.seconds()) * 1_000)
            }
            _ => return Err(Fault::invalid("group_not_allowed")),
        };
        return Ok(Part { by: By { column, cut }, field: None, told });
    };
    open(act, permit, field, which)
        .map_err(|fault| if fault.kind == FaultKind::Denied { refused() } else { fault })?;
    let cut = match (field.kind.as_str(), told) {
        ("date", Told::Date(characters)) => Cut::Start(characters),
        ("date", Told::Weekday) => Cut::Start(10),
        ("datetime", Told::Date(_) | Told::Weekday | Told::Hour) => Cut::Start(TO_THE_HOUR),
        (
            "choice" | "text" | "user" | "relation" | "checkbox" | "number" | "region",
            Told::Whole,
        ) => Cut::Value,
        _ => return Err(Fault::invalid("group_not_allowed")),
    };
    Ok(Part { by: By { column: column(field), cut }, field: Some(field), told })
}

fn summed<'a>(act: &'a Act<'_>, permit: &Permit, name: &str, which: Which) -> Result<&'a Field> {
    let field = act.object.known_field(name)?;
    if !matches!(field.kind.as_str(), "money" | "number") {
        return Err(Fault::invalid("group_not_allowed"));
    }
    open(act, permit, field, which).map_err(|fault| record_refusal(act, &[], fault))?;
    Ok(field)
}

/// Refuses a field that lies sealed, or that the caller does not see in the clear on every row, or that
/// tells of whom a pool keeps; a hidden one is unknown.
fn open(act: &Act<'_>, permit: &Permit, field: &Field, which: Which) -> Result<()> {
    match act.filter_right(permit, field, which) {
        _ if permit.best_view(&field.name) == View::Hidden => {
            Err(model::unknown_field(&field.name))
        }
        FilterRight::Clear if !field.is_sealed() => Ok(()),
        _ => Err(Fault::denied("group_not_allowed").with("field", &field.name)),
    }
}

fn column(field: &Field) -> Column {
    Column::Open(field.name.clone(), field.of_type().storage())
}

/// The condition on rows. What must be opened to be found is found first.
fn predicate(act: &Act<'_>, permit: &Permit, plan: &Plan) -> Result<Predicate> {
    if !plan.needs_opening() {
        return Ok(plan.predicate.clone());
    }
    let rows = matching(act, permit, plan, SEARCHED + 1)?;
    if rows.len() > SEARCHED {
        return Err(Fault::invalid("group_too_many").with("max", SEARCHED));
    }
    let ids = rows.iter().map(|row| Scalar::Text(row.id.to_string())).collect();
    Ok(Predicate::In(Column::Id, ids))
}

/// Sums by currency, in the smallest places that their storage keeps.
type Totals = BTreeMap<Option<String>, i128>;

/// The groups with their sums. Days become months where months were asked for.
fn put_together(by: &[Part<'_>], sums: &[&Field], found: &[Vec<Group>]) -> Groups {
    let mut all: BTreeMap<Vec<Key>, (u64, Vec<Totals>)> = BTreeMap::new();
    for (place, groups) in found.iter().enumerate() {
        for group in groups {
            let keys = group.keys.iter().zip(by);
            let keys = keys.map(|(key, part)| part.told(key.clone())).collect();
            let (count, totals) =
                all.entry(keys).or_insert_with(|| (0, vec![Totals::new(); sums.len()]));
            // The first of them count; each of the others, or the first alone, sums one field.
            if place == 0 {
                *count += group.count;
            }
            if let Some(sum) = group.sum {
                *totals[place.saturating_sub(1)].entry(group.currency.clone()).or_default() += sum;
            }
        }
    }
    let shown = |(keys, (count, totals)): (Vec<Key>, (u64, Vec<Totals>))| GroupShown {
        keys: keys.into_iter().zip(by).map(|(key, part)| part.json(key)).collect(),
        count,
        sums: sums
            .iter()
            .zip(totals)
            .map(|(field, t)| (field.name.clone(), totals_of(field, t)))
            .collect(),
    };
    Groups { groups: all.into_iter().map(shown).collect(), refs: BTreeMap::new() }
}

/// Sums as exact decimals, by currency where there is one.
fn totals_of(field: &Field, totals: Totals) -> Vec<Sum> {
    let places = if field.of_type().storage() == Storage::Money { 4 } else { 6 };
    totals
        .into_iter()
        .map(|(currency, sum)| {
            let mut amount = Decimal::from_i128_with_scale(sum, places).normalize();
            if currency.is_some() && amount.scale() < 2 {
                amount.rescale(2);
            }
            Sum { amount: amount.to_string(), currency }
        })
        .collect()
}

impl Part<'_> {
    /// Whether it is a field that holds a moment.
    fn is_moment(&self) -> bool {
        self.by.cut == Cut::Start(TO_THE_HOUR)
    }

    /// The key with its days and hours told as was asked for.
    fn told(&self, key: Key) -> Key {
        let (date, hour) = match (self.by.cut, &key) {
            (Cut::Day(_), Key::Int(day)) => (calendar::day_since_1970(*day), 0),
            (Cut::Start(TO_THE_HOUR), Key::Text(hour)) => {
                // It is kept by UTC, which differs from China's clock by whole hours.
                let at = calendar::moment(&format!("{hour}:00:00Z"));
                let at = at.map(|at| calendar::CHINA.to_datetime(at));
                (at.map(|at| at.date()), at.map_or(0, |at| at.hour()))
            }
            (Cut::Start(_), Key::Text(day)) if self.told == Told::Weekday => {
                (calendar::date(day), 0)
            }
            _ => return key,
        };
        date.map_or(Key::Empty, |date| {
            let weekday = date.weekday().to_monday_one_offset();
            Key::Text(self.told.of((date.to_string(), weekday, hour)))
        })
    }

    fn json(&self, key: Key) -> Json {
        match key {
            Key::Empty => Json::Null,
            Key::Text(text) => Json::String(text),
            Key::Id(id) => json!(id),
            Key::Int(int) => match self.field {
                Some(field) if field.of_type().storage() == Storage::Boolean => json!(int != 0),
                Some(field) => field.of_type().restored(&json!(int)).into_json(),
                None => json!(int),
            },
        }
    }
}

/// The other records among the keys, by object.
fn others(by: &[Part<'_>], answer: &Groups) -> BTreeMap<String, BTreeSet<Id>> {
    let mut others: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    for (place, part) in by.iter().enumerate() {
        let target = part.field.filter(|f| f.kind == "relation").and_then(|f| f.target.clone());
        if let Some(target) = target.filter(|target| target != "department") {
            let keys = answer.groups.iter().filter_map(|group| group.keys[place].as_str());
            others.entry(target).or_default().extend(keys.filter_map(|id| id.parse::<Id>().ok()));
        }
    }
    others
}

/// The names of users and departments among the keys.
fn own_names(act: &Act<'_>, by: &[Part<'_>], answer: &Groups) -> BTreeMap<String, String> {
    let keys = answer.groups.iter().flat_map(|group| &group.keys[..by.len()]);
    let ids: BTreeSet<&str> = keys.filter_map(Json::as_str).collect();
    ids.into_iter().filter_map(|id| Some((id.to_owned(), act.who.org().name_of(id)?))).collect()
}
