//! Every route of the OpenAPI document by every role: who gets in, who is refused, who is not even
//! told that there is something. A route without a row fails.

mod scene;
mod table;

use std::collections::BTreeSet;

use tests::http::{Answer, on_both};

use scene::Scene;
use table::rows;

/// The columns of the table.
const ROLES: [&str; 7] = ["owner", "admin", "manager", "rep", "other", "auditor", "nobody"];

#[test]
fn every_route_answers_each_role_as_the_table_says() {
    on_both(|base| {
        let scene = Scene::new(base);
        let mut wrong = Vec::new();
        for row in rows() {
            let found: Vec<&str> =
                ROLES.iter().map(|role| outcome(&scene.call(role, row))).collect();
            let found = found.join(" ");
            if found != row.expected {
                wrong.push(format!("{} {}: {found}, not {}", row.route, row.body, row.expected));
            }
        }
        assert!(wrong.is_empty(), "{base:?}:\n{}", wrong.join("\n"));
    });
}

#[test]
fn every_route_of_the_document_has_a_row() {
    let document = serde_json::to_value(web::document()).expect("a document");
    let paths = document["paths"].as_object().expect("paths");
    let mut routes = BTreeSet::new();
    for (path, item) in paths {
        let path = path.strip_prefix("/api/v1").expect("below /api/v1");
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                routes.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    let rows: BTreeSet<String> = rows().map(|row| row.route.to_owned()).collect();
    let missing: Vec<_> = routes.difference(&rows).collect();
    let surplus: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "no row: {missing:?}; no route: {surplus:?}");
}

/// One word for an answer.
fn outcome(answer: &Answer) -> &'static str {
    match answer.status {
        200..=299 => "ok",
        401 => "unknown",
        403 => "denied",
        404 => "hidden",
        // The door was passed; the act itself cannot be done now, or not with these values.
        400 | 409 | 412 | 422 => "checked",
        429 => "slowed",
        _ => "broken",
    }
}
