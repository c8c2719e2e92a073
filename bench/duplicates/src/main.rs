//! Finds pairs in a list of people as Kedun's page of duplicates does, with Kedun's own comparison: candidates by
//! the same terms, at most as many of each, the same weights and limits. `compare.py` holds it against the truth.
//!
//! Standard input: one JSON object a line, `id` and the fields of a customer. Standard output: a line for each
//! pair that shares a term, with the weight; the time goes to the standard error.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, Write as _};
use std::time::Instant;

use anyhow::{Context as _, Result};
use kernel::Text;
use model::likeness::{Feature, LIKELY, Sight, blocks, compare, whole};
use model::{Field, Object, Value, Values};
use serde_json::{Map, Value as Json};

/// As in the gate: candidates that are opened at most.
const CANDIDATES: usize = 200;

/// The fields of a customer that are compared.
fn customer() -> Object {
    let field = |name: &str, kind: &str| Field::new(name, kind, name, name);
    Object {
        name: "customer".into(),
        label: Text::new("客户", "Customer"),
        plural: Text::new("客户", "Customers"),
        icon: "customer".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        system: false,
        verbs: Vec::new(),
        title: vec!["company_name".into(), "name".into()],
        fields: vec![
            field("company_name", "text"),
            field("name", "person_name"),
            field("phone", "phone"),
            field("email", "email"),
            field("wechat", "wechat"),
            field("id_card", "id_card"),
            field("birthday", "date"),
            field("address", "address"),
        ],
    }
}

/// What a record holds: values as the product would keep them; what is no value of its field is left out.
fn values(object: &Object, sent: &Map<String, Json>) -> Values {
    object
        .fields
        .iter()
        .filter_map(|field| {
            let json = sent.get(&field.name)?;
            // A number that is nobody's account name is compared as one all the same.
            let value = match (field.kind.as_str(), json) {
                ("wechat", Json::String(text)) => Value::text(text.clone()),
                _ => field.of_type().normalise(field, json).ok()??,
            };
            Some((field.name.clone(), value))
        })
        .collect()
}

type Key = (String, model::Term);

/// The blind index without the blinding: who holds which terms.
#[derive(Default)]
struct Index(BTreeMap<Key, BTreeSet<usize>>);

impl Index {
    fn add(&mut self, object: &Object, at: usize, values: &Values) {
        for (field, value) in fields(object, values) {
            for term in field.of_type().terms(field, value) {
                self.0.entry((field.name.clone(), term)).or_default().insert(at);
            }
        }
    }

    /// Those who hold all terms of one of the sets, the latest first.
    fn candidates(&self, object: &Object, values: &Values) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for (field, value) in fields(object, values) {
            let mut sets = blocks(object, field, value);
            sets.push(match Feature::of(object, field) {
                Some(Feature::Name | Feature::Company | Feature::Birthday | Feature::Address) => Vec::new(),
                _ => whole(field, value),
            });
            for set in sets.iter().filter(|set| !set.is_empty()) {
                let held: Option<Vec<_>> =
                    set.iter().map(|term| self.0.get(&(field.name.clone(), term.clone()))).collect();
                let Some(held) = held else { continue };
                let Some((first, rest)) = held.split_first() else { continue };
                found.extend(first.iter().filter(|at| rest.iter().all(|one| one.contains(at))));
            }
        }
        found.into_iter().rev().take(CANDIDATES).collect()
    }
}

fn fields<'a>(object: &'a Object, values: &'a Values) -> impl Iterator<Item = (&'a Field, &'a Value)> {
    object.fields.iter().filter_map(|field| Some((field, values.get(&field.name)?)))
}

fn main() -> Result<()> {
    let object = customer();
    let (mut ids, mut records) = (Vec::new(), Vec::new());
    for line in std::io::stdin().lock().lines() {
        let sent: Map<String, Json> = serde_json::from_str(&line?).context("a line is a JSON object")?;
        ids.push(sent.get("id").and_then(Json::as_str).context("a record has an id")?.to_owned());
        records.push(values(&object, &sent));
    }
    let began = Instant::now();
    let (mut index, mut pairs, mut compared) = (Index::default(), BTreeMap::new(), 0_usize);
    for (at, record) in records.iter().enumerate() {
        for other in index.candidates(&object, record) {
            compared += 1;
            if let Some(like) = compare(&object, record, &records[other], |_| Sight::Full) {
                pairs.insert((other, at), like.weight);
            }
        }
        index.add(&object, at, record);
    }
    let likely = pairs.values().filter(|weight| **weight >= LIKELY).count();
    let mut out = std::io::stdout().lock();
    for ((one, other), weight) in pairs {
        writeln!(out, "{}\t{}\t{weight:.3}\t{}", ids[one], ids[other], u8::from(weight >= LIKELY))?;
    }
    writeln!(
        std::io::stderr(),
        "{} records, {compared} compared, {likely} told, {:.2} s",
        ids.len(),
        began.elapsed().as_secs_f64()
    )?;
    Ok(())
}
