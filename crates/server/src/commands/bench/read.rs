//! Opening, listing and searching, as the owner of the business and as a salesperson.

use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::{Entered, Gate};
use kernel::{Fault, Id, Result, limits};
use serde_json::{Map, Value as Json};

use super::Bench;
use super::company::{Company, Sample};
use super::timing::Times;

/// Records on the page that is listed.
const PAGE: usize = 50;
/// Callers at once, where several are measured: they share the commits of their entries.
const PARALLEL: usize = 8;
/// Records that are opened by turns: the latest and the oldest, half of each.
const OPENED: usize = 10_000;

/// Opens one customer after the other, each far from the one before.
///
/// # Errors
/// What the gate refuses.
pub fn open(bench: &mut Bench<'_>) -> Result<Json> {
    by_role(bench, ids, |gate, who, ids, number| {
        // The step is a prime above the number of ids, so that all of them are visited.
        let id = ids[number.wrapping_mul(10_007) % ids.len()];
        read(gate, who, "customer", id).map(drop)
    })
}

/// Lists the first page, again and again.
///
/// # Errors
/// What the gate refuses.
pub fn list_page(bench: &mut Bench<'_>) -> Result<Json> {
    let nothing = |_: &Gate, _: &Entered| Ok(Vec::new());
    by_role(bench, nothing, |gate, who, _, _| list(gate, who, &request(None)).map(drop))
}

/// Measures a call as the owner, who sees all in the clear, and as a salesperson, who sees own
/// customers with some fields masked; each alone and with others at once.
fn by_role(
    bench: &Bench<'_>,
    prepare: impl Fn(&Gate, &Entered) -> Result<Vec<Id>>,
    call: impl Fn(&Gate, &Entered, &[Id], usize) -> Result<()> + Sync,
) -> Result<Json> {
    let gate = &bench.kedun.gate;
    let mut told = Map::new();
    for (role, login) in [("owner", &bench.company.owner), ("rep", &bench.company.rep)] {
        let who = Company::enter(gate, login)?;
        let ids = prepare(gate, &who)?;
        for (name, threads) in [(role.to_owned(), 1), (format!("{role}_parallel"), PARALLEL)] {
            let one = |number| call(gate, &who, &ids, number);
            told.insert(name, Times::measure(threads, bench.each, one)?.told());
        }
    }
    Ok(Json::Object(told))
}

/// What somebody types who looks for this customer.
type Words = fn(&Sample) -> String;

/// Searches as the owner: by a whole phone number, by its last digits, by a part of a name, by
/// pinyin. Each search asks for another customer.
///
/// # Errors
/// What the gate refuses.
pub fn search(bench: &mut Bench<'_>) -> Result<Json> {
    let gate = &bench.kedun.gate;
    let who = Company::enter(gate, &bench.company.owner)?;
    let samples = &bench.company.samples;
    if samples.is_empty() {
        return Err(Fault::internal("nobody to search for"));
    }
    let by: [(&str, Words); 4] = [
        ("phone", |sample| sample.phone.clone()),
        ("last_digits", |sample| end(&sample.phone, 4)),
        ("name_part", |sample| {
            let given = sample.name.chars().count() - model::pinyin::surname_length(&sample.name);
            end(&sample.name, given)
        }),
        ("pinyin", |sample| {
            let readings = model::pinyin::readings(&sample.name);
            readings.into_iter().next().map_or_else(String::new, |(full, _)| full)
        }),
    ];
    let mut told = Map::new();
    for (name, words) in by {
        let words: Vec<String> = samples.iter().map(words).collect();
        let one = |number: usize| {
            let found = list(gate, &who, &request(Some(&words[number % words.len()])))?;
            // A search that finds nobody would be fast and prove nothing.
            match found.get().items.is_empty() {
                true => Err(Fault::internal(format_args!("a search by {name} found nobody"))),
                false => Ok(()),
            }
        };
        told.insert(name.into(), Times::measure(1, bench.each, one)?.told());
    }
    Ok(Json::Object(told))
}

/// The last characters of a text.
fn end(text: &str, chars: usize) -> String {
    let before = text.chars().count().saturating_sub(chars);
    text.chars().skip(before).collect()
}

fn request(q: Option<&str>) -> ListRequest {
    ListRequest {
        object: "customer".into(),
        q: q.map(str::to_owned),
        page_size: Some(PAGE),
        ..ListRequest::default()
    }
}

/// Customers that this caller may open.
fn ids(gate: &Gate, who: &Entered) -> Result<Vec<Id>> {
    let mut ids = Vec::new();
    for order in ["updated_at desc", "updated_at"] {
        let mut request = ListRequest { order_by: Some(order.into()), ..request(None) };
        request.page_size = Some(limits::PAGE_SIZE);
        let wanted = ids.len() + OPENED / 2;
        while ids.len() < wanted {
            let page = list(gate, who, &request)?.into_inner();
            ids.extend(page.items.iter().map(|item| item.id));
            request.page_token = page.next_page_token;
            if request.page_token.is_none() {
                break;
            }
        }
    }
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() { Err(Fault::internal("nobody to open")) } else { Ok(ids) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_text_is_counted_in_characters() {
        assert_eq!(end("13812345678", 4), "5678");
        assert_eq!(end("欧阳雅静", 2), "雅静");
        assert_eq!(end("芳", 4), "芳");
    }
}
