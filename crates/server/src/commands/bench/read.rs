//! Opening, listing and counting, as the owner of the business and as a salesperson.

use gate::verbs::count::count as count_all;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::read::read;
use gate::{Entered, Gate, Page};
use kernel::{Fault, Id, Result, limits};
use serde_json::{Map, Value as Json, json};

use super::Bench;
use super::company::Company;
use super::timing::Times;

/// Callers at once, where several are measured: they share the commits of their entries.
pub const PARALLEL: usize = 8;
/// Records on the page that is listed.
const PAGE: usize = 50;
/// The page that is listed by its token; the last one where there are not so many.
const DEEP: usize = 200;
/// Records that are opened by turns: the latest and the oldest, half of each.
const OPENED: usize = 10_000;
/// What is asked of a filtered list, and how it is sorted.
const FILTER: (&str, &str) = ("level = \"vip\"", "last_contact_on desc");

/// Opens one customer after the other, each far from the one before.
///
/// # Errors
/// What the gate refuses.
pub fn open(bench: &mut Bench<'_>) -> Result<Json> {
    by_role(bench, ids, |gate, who, ids, number| open_one(gate, who, ids, number))
}

/// Opens the customer of this number.
///
/// # Errors
/// What the gate refuses.
pub fn open_one(gate: &Gate, who: &Entered, ids: &[Id], number: usize) -> Result<()> {
    // The step is a prime above the number of ids, so that all of them are visited.
    let id = ids[number.wrapping_mul(10_007) % ids.len()];
    read(gate, who, "customer", id).map(drop)
}

/// Lists the first page, again and again.
///
/// # Errors
/// What the gate refuses.
pub fn list_page(bench: &mut Bench<'_>) -> Result<Json> {
    by_role(bench, nothing, |gate, who, &(), _| first_page(gate, who).map(drop))
}

/// Lists the first page of one level, those who were in contact last first.
///
/// # Errors
/// What the gate refuses.
pub fn sort(bench: &mut Bench<'_>) -> Result<Json> {
    by_role(bench, nothing, |gate, who, &(), _| {
        let request = ListRequest { order_by: Some(FILTER.1.into()), ..filtered() };
        list(gate, who, &request).map(drop)
    })
}

/// Lists a page far behind the first, by the token of the one before it.
///
/// # Errors
/// What the gate refuses.
pub fn deep(bench: &mut Bench<'_>) -> Result<Json> {
    let before = |gate: &Gate, who: &Entered| {
        let mut at = request(None);
        for _ in 1..DEEP {
            match list(gate, who, &at)?.into_inner().next_page_token {
                Some(token) => at.page_token = Some(token),
                None => break,
            }
        }
        Ok(at)
    };
    by_role(bench, before, |gate, who, at, _| list(gate, who, at).map(drop))
}

/// Counts all customers, and those of one level.
///
/// # Errors
/// What the gate refuses.
pub fn count(bench: &mut Bench<'_>) -> Result<Json> {
    let all =
        |gate: &Gate, who: &Entered, &(): &(), _| count_all(gate, who, &request(None)).map(drop);
    let some =
        |gate: &Gate, who: &Entered, &(): &(), _| count_all(gate, who, &filtered()).map(drop);
    Ok(json!({ "all": by_role(bench, nothing, all)?, "filtered": by_role(bench, nothing, some)? }))
}

/// Measures a call as the owner, who sees all in the clear, and as a salesperson, who sees own
/// customers with some fields masked; each alone and with others at once.
fn by_role<T: Sync>(
    bench: &Bench<'_>,
    prepare: impl Fn(&Gate, &Entered) -> Result<T>,
    call: impl Fn(&Gate, &Entered, &T, usize) -> Result<()> + Sync,
) -> Result<Json> {
    let gate = &bench.kedun.gate;
    let mut told = Map::new();
    for (role, login) in [("owner", &bench.company.owner), ("rep", &bench.company.rep)] {
        let who = Company::enter(gate, login)?;
        let prepared = prepare(gate, &who)?;
        for (name, threads) in [(role.to_owned(), 1), (format!("{role}_parallel"), PARALLEL)] {
            let one = |number| call(gate, &who, &prepared, number);
            told.insert(name, Times::measure(threads, bench.each, one)?.told_as(role));
        }
    }
    Ok(Json::Object(told))
}

fn nothing(_: &Gate, _: &Entered) -> Result<()> {
    Ok(())
}

/// The first page.
///
/// # Errors
/// What the gate refuses.
pub fn first_page(gate: &Gate, who: &Entered) -> Result<Page> {
    list(gate, who, &request(None)).map(gate::Shown::into_inner)
}

/// A page of customers, all or those that are searched for.
pub fn request(q: Option<&str>) -> ListRequest {
    ListRequest {
        object: "customer".into(),
        q: q.map(str::to_owned),
        page_size: Some(PAGE),
        ..ListRequest::default()
    }
}

fn filtered() -> ListRequest {
    ListRequest { filter: Some(FILTER.0.into()), ..request(None) }
}

/// Customers that this caller may open.
///
/// # Errors
/// What the gate refuses.
pub fn ids(gate: &Gate, who: &Entered) -> Result<Vec<Id>> {
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
