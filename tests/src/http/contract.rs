//! The document of the interface, held against every answer that a test gets: a status, a member or
//! a type that the document does not name, or names wrongly, fails the test that met it.

use std::collections::HashMap;
use std::sync::LazyLock;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Map, Value as Json, json};

use super::Answer;

/// Where the compiler finds the document; nothing is fetched.
const PLACE: &str = "memory:///answers.json";

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::new);

/// What the document says of the answers of one operation: by status, or `default`.
type Answers = HashMap<String, HashMap<String, Option<SchemaIndex>>>;

struct Operation {
    method: String,
    /// The address, cut at its slashes; `None` stands for whatever is there.
    address: Vec<Option<String>>,
    answers: Answers,
}

struct Contract {
    schemas: Schemas,
    operations: Vec<Operation>,
}

/// Holds an answer against the document.
///
/// # Panics
/// When the document does not allow it. Addresses that the document does not name are passed over.
pub fn hold(method: &str, path: &str, answer: &Answer) {
    if let Err(why) = CONTRACT.check(method, path, answer) {
        panic!("{method} {path} answered {}: {why}\n{}", answer.status, answer.text());
    }
}

impl Contract {
    fn new() -> Self {
        let mut document = serde_json::to_value(web::document()).expect("the document is JSON");
        close(&mut document);
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        let (mut all, mut shapes) = (Vec::new(), Vec::new());
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("operations") {
                let mut kinds = HashMap::new();
                for (status, told) in operation["responses"].as_object().expect("responses") {
                    let contents = told["content"].as_object().cloned().unwrap_or_default();
                    let of_kind = |(kind, content): (String, Json)| {
                        let json = kind.ends_with("json") && kind != "application/x-ndjson";
                        json.then(|| shapes.push(content["schema"].clone()));
                        (kind, json.then(|| shapes.len() - 1))
                    };
                    let contents: Vec<_> = contents.into_iter().map(of_kind).collect();
                    kinds.insert(status.clone(), contents);
                }
                all.push((method.to_uppercase(), address(path), kinds));
            }
        }
        let count = shapes.len();
        let whole = json!({ "components": document["components"], "answers": shapes });
        compiler.add_resource(PLACE, whole).expect("the document is taken");
        let mut schemas = Schemas::new();
        let compiled: Vec<SchemaIndex> = (0..count)
            .map(|n| {
                let shape = compiler.compile(&format!("{PLACE}#/answers/{n}"), &mut schemas);
                shape.unwrap_or_else(|error| panic!("a shape of the document: {error}"))
            })
            .collect();
        let operations = all.into_iter().map(|(method, address, kinds)| {
            let shape = |(kind, n): (String, Option<usize>)| (kind, n.map(|n| compiled[n]));
            let answers = kinds
                .into_iter()
                .map(|(status, contents)| (status, contents.into_iter().map(shape).collect()))
                .collect();
            Operation { method, address, answers }
        });
        Self { operations: operations.collect(), schemas }
    }

    fn check(&self, method: &str, path: &str, answer: &Answer) -> Result<(), String> {
        let Some(operation) = self.operation(method, path) else { return Ok(()) };
        let status = answer.status.to_string();
        let answers = operation.answers.get(&status);
        let refusals = operation.answers.get("default").filter(|_| answer.status >= 400);
        let contents = answers.or(refusals).ok_or("the document names no such status")?;
        if contents.is_empty() {
            let empty = answer.body.is_empty();
            return if empty { Ok(()) } else { Err("the document names no body".into()) };
        }
        let kind = answer.header("content-type");
        let kind = kind.split(';').next().unwrap_or_default().trim();
        match contents.get(kind) {
            Some(Some(shape)) => {
                let body = answer.json();
                let fits = self.schemas.validate(&body, *shape);
                fits.map_err(|error| format!("{error:#}"))
            }
            Some(None) => Ok(()),
            // A file says what it is; the document says that it is a file.
            None if contents.contains_key("application/octet-stream") => Ok(()),
            None => Err(format!("the document names no {kind}")),
        }
    }

    /// The operation of a call; where two addresses fit, the one with more words of its own.
    fn operation(&self, method: &str, path: &str) -> Option<&Operation> {
        let path = path.split('?').next().unwrap_or_default();
        let asked: Vec<&str> = path.split('/').collect();
        let fits = |operation: &&Operation| {
            let parts = &operation.address;
            operation.method == method
                && parts.len() == asked.len()
                && parts.iter().zip(&asked).all(|(p, a)| p.as_deref().is_none_or(|p| p == *a))
        };
        let words = |operation: &&Operation| operation.address.iter().flatten().count();
        self.operations.iter().filter(fits).max_by_key(words)
    }
}

fn address(path: &str) -> Vec<Option<String>> {
    path.split('/').map(|part| (!part.starts_with('{')).then(|| part.to_owned())).collect()
}

/// Lets shapes have no members but those that they name: what the document does not tell of, a
/// program cannot know.
fn close(json: &mut Json) {
    match json {
        Json::Object(members) => {
            if members.get("properties").is_some_and(Json::is_object) {
                close_shape(members);
            }
            members.values_mut().for_each(close);
        }
        Json::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn close_shape(shape: &mut Map<String, Json>) {
    shape.entry("additionalProperties").or_insert(Json::Bool(false));
}

#[cfg(test)]
mod tests {
    use ureq::http::HeaderMap;

    use super::*;

    fn answer(status: u16, kind: &str, body: &str) -> Answer {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", kind.parse().expect("a header"));
        Answer { status, headers, body: body.as_bytes().to_vec() }
    }

    fn counted(status: u16, body: &str) -> Result<(), String> {
        let path = "/api/v1/records/customer/count";
        CONTRACT.check("POST", path, &answer(status, "application/json", body))
    }

    #[test]
    fn an_answer_that_the_document_does_not_allow_is_told_apart() {
        assert_eq!(counted(200, r#"{"total": 3, "total_at_least": null}"#), Ok(()));
        for wrong in [r#"{"total": "3"}"#, r#"{"total": 3, "more": 1}"#, "[]", "null"] {
            assert!(counted(200, wrong).is_err(), "{wrong}");
        }
        assert!(counted(201, r#"{"total": 3}"#).is_err());
        assert!(counted(404, r#"{"total": 3}"#).is_err(), "a refusal is a problem");
    }

    #[test]
    fn the_longer_of_two_addresses_is_meant() {
        let found = CONTRACT.operation("GET", "/api/v1/records/attachment/1/content?purpose=x");
        assert!(found.is_some());
        assert!(CONTRACT.operation("GET", "/api/openapi.json").is_none());
    }
}
