//! `kedun list` and `kedun search`

use gate::verbs::list::{ListRequest, list};
use gate::{Entered, Gate, Page, ShownRecord, ShownValue, enter};
use kernel::Result;
use serde_json::{Value as Json, json};

use crate::answer::{Answer, table};
use crate::cli::ListArgs;
use crate::installation::Installation;
use crate::order::Order;

/// Records of one call of the gate.
const PAGE: usize = 500;

/// Lists or searches records as the caller may see them.
///
/// # Errors
/// What the gate refuses.
pub fn run(
    kedun: &Installation,
    order: &Order,
    args: &ListArgs,
    query: Option<&str>,
) -> Result<Answer> {
    let who = enter::cli::as_login(&kedun.gate, &order.os_user, &args.on_behalf)?;
    let request = ListRequest {
        object: args.object.clone(),
        q: query.map(str::to_owned),
        filter: args.filter.clone(),
        order_by: args.order_by.clone(),
        ..ListRequest::default()
    };
    let (items, total) = pages(&kedun.gate, &who, request, args.limit)?;
    let object = who.catalogue().get(&args.object)?;
    let shown: Vec<&str> =
        object.fields.iter().filter(|f| f.in_list).map(|f| f.name.as_str()).collect();
    let text = rows(&items, &shown);
    Ok(Answer::done(text, json!({ "items": items, "total": total })))
}

/// All records of an object with these fields.
///
/// # Errors
/// What the gate refuses.
pub fn all(gate: &Gate, who: &Entered, object: &str, fields: &[&str]) -> Result<Answer> {
    let request = ListRequest { object: object.to_owned(), ..ListRequest::default() };
    let (items, total) = pages(gate, who, request, usize::MAX)?;
    Ok(Answer::done(rows(&items, fields), json!({ "items": items, "total": total })))
}

fn pages(
    gate: &Gate,
    who: &Entered,
    mut request: ListRequest,
    limit: usize,
) -> Result<(Vec<ShownRecord>, Option<u64>)> {
    let (mut items, mut total) = (Vec::new(), None);
    while items.len() < limit {
        request.page_size = Some(PAGE.min(limit - items.len()));
        let page: Page = list(gate, who, &request)?.into_inner();
        total = page.total.or(page.total_at_least).or(total);
        items.extend(page.items);
        request.page_token = page.next_page_token;
        if request.page_token.is_none() {
            break;
        }
    }
    Ok((items, total))
}

fn rows(items: &[ShownRecord], fields: &[&str]) -> String {
    let text = |record: &ShownRecord, field: &str| match record.values.get(field) {
        Some(ShownValue::Masked { masked }) => masked.clone(),
        Some(ShownValue::Clear(Json::String(text))) => text.clone(),
        Some(ShownValue::Clear(other)) => other.to_string(),
        None => String::new(),
    };
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|record| {
            let mut row = vec![record.id.to_string(), record.title.clone()];
            row.extend(fields.iter().map(|field| text(record, field)));
            row
        })
        .collect();
    table(&rows)
}
