//! Lists, searches and counts.

use gate::verbs::groups::GroupRequest;
use gate::verbs::list::ListRequest;
use gate::verbs::{count, groups, list};
use gate::{Counted, Groups, Page};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path, Query};
use crate::wire;
use crate::wire::problem::Refusals;
use crate::wire::records::{Count, Group, ListQuery, Search};

/// Lists records.
#[utoipa::path(get, path = "/records/{object}", tag = "records",
    params(("object" = String, Path, description = "The object's name"), ListQuery),
    responses((status = 200, description = "A page", body = wire::records::Page), Refusals))]
pub async fn list(
    ctx: Ctx,
    Path(object): Path<String>,
    Query(query): Query<ListQuery>,
) -> Answer<Page> {
    let request = in_address(object, None, query);
    ctx.answer(move |gate, who| list::list(gate, who, &request)).await
}

/// Lists the records of another object that follow this one, such as a customer's contacts.
#[utoipa::path(get, path = "/records/{object}/{id}/children/{child}", tag = "records",
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id"),
        ("child" = String, Path, description = "The following object's name"), ListQuery),
    responses((status = 200, description = "A page", body = wire::records::Page), Refusals))]
pub async fn children(
    ctx: Ctx,
    Path((_object, id, child)): Path<(String, Id, String)>,
    Query(query): Query<ListQuery>,
) -> Answer<Page> {
    let request = in_address(child, Some(id), query);
    ctx.answer(move |gate, who| list::list(gate, who, &request)).await
}

/// Searches records. What is searched for stands in the body, never in an address.
#[utoipa::path(post, path = "/records/{object}/search", tag = "records", request_body = Search,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "A page", body = wire::records::Page), Refusals))]
pub async fn search(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(search): Body<Search>,
) -> Answer<Page> {
    let request = ListRequest {
        object,
        q: search.q,
        filter: search.filter,
        order_by: search.order_by,
        page_size: search.page_size,
        page_token: search.page_token,
        deleted: search.deleted,
        pooled: search.pooled,
        fields: search.fields,
        ..ListRequest::default()
    };
    ctx.answer(move |gate, who| list::list(gate, who, &request)).await
}

/// Counts records: exactly up to 10,000.
#[utoipa::path(post, path = "/records/{object}/count", tag = "records", request_body = Count,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "How many", body = wire::records::Counted), Refusals))]
pub async fn count(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(which): Body<Count>,
) -> Answer<Counted> {
    let request = ListRequest {
        object,
        q: which.q,
        filter: which.filter,
        deleted: which.deleted,
        pooled: which.pooled,
        ..ListRequest::default()
    };
    ctx.answer(move |gate, who| count::count(gate, who, &request)).await
}

/// Counts records by what they have in common, with sums: for boards, funnels and totals. It speaks of the
/// rows that the caller may see.
#[utoipa::path(post, path = "/records/{object}/groups", tag = "records", request_body = Group,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "The groups", body = wire::records::Groups), Refusals))]
pub async fn groups(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(asked): Body<Group>,
) -> Answer<Groups> {
    let list = ListRequest {
        object,
        q: asked.q,
        filter: asked.filter,
        deleted: asked.deleted,
        pooled: asked.pooled,
        ..ListRequest::default()
    };
    let request = GroupRequest { list, by: asked.by, sum: asked.sum };
    ctx.answer(move |gate, who| groups::groups(gate, who, &request)).await
}

fn in_address(object: String, parent: Option<Id>, query: ListQuery) -> ListRequest {
    ListRequest {
        object,
        q: query.q,
        filter: query.filter,
        order_by: query.order_by,
        page_size: query.page_size,
        page_token: query.page_token,
        deleted: query.deleted,
        pooled: query.pooled,
        fields: query.fields.as_deref().map(names),
        parent,
        parents: Vec::new(),
        in_address: true,
    }
}

/// Names with commas between them.
fn names(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
