//! The readable page of the interface, made from the OpenAPI document itself: no script, nothing
//! from elsewhere.

use std::fmt::Write as _;

use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value as Json;

use crate::site;

const METHODS: [&str; 5] = ["get", "post", "patch", "put", "delete"];

const STYLE: &str = "body{font:15px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;max-width:60rem;\
margin:2rem auto;padding:0 1rem;color:#1c2433;background:#fff}h2{margin-top:2.5rem;border-bottom:\
1px solid #d8dee9}h3{margin:1.6rem 0 .3rem;font-size:1rem}code{font-family:ui-monospace,monospace;\
background:#f2f4f8;padding:.1em .3em;border-radius:3px}table{border-collapse:collapse;margin:.4rem 0}\
td,th{border:1px solid #d8dee9;padding:.2rem .6rem;text-align:left;vertical-align:top}\
@media(prefers-color-scheme:dark){body{background:#141821;color:#dbe2ee}code{background:#222836}\
td,th,h2{border-color:#333b4d}a{color:#8ab4ff}}";

/// The page for this document.
#[must_use]
pub fn page(document: &Json) -> Response {
    let nonce = site::nonce();
    let mut out = String::from("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">");
    let _ = write!(out, "<title>Kedun API</title><style nonce=\"{nonce}\">{STYLE}</style></head>");
    out.push_str("<body><h1>Kedun 客盾 API</h1>");
    let about = document["info"]["description"].as_str().unwrap_or_default();
    for paragraph in about.split("\n\n") {
        let _ = write!(out, "<p>{}</p>", escaped(paragraph));
    }
    out.push_str("<p><a href=\"/api/openapi.json\">openapi.json</a> (OpenAPI 3.1)</p>");
    operations(&mut out, document);
    schemas(&mut out, document);
    codes(&mut out);
    out.push_str("</body></html>");
    let mut response = Html(out).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, site::for_documents(&nonce));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn operations(out: &mut String, document: &Json) {
    for tag in tags(document) {
        let _ = write!(out, "<h2>{}</h2>", escaped(&tag));
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for method in METHODS {
                let operation = &item[method];
                if operation["tags"][0].as_str() == Some(tag.as_str()) {
                    describe(out, method, path, operation);
                }
            }
        }
    }
}

/// The tags in the order in which the routes use them.
fn tags(document: &Json) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for item in document["paths"].as_object().into_iter().flat_map(|p| p.values()) {
        for tag in METHODS.iter().filter_map(|m| item[*m]["tags"][0].as_str()) {
            if !tags.iter().any(|t| t == tag) {
                tags.push(tag.to_owned());
            }
        }
    }
    tags
}

fn describe(out: &mut String, method: &str, path: &str, operation: &Json) {
    let verb = method.to_uppercase();
    let _ = write!(out, "<h3><code>{verb} {}</code></h3>", escaped(path));
    for part in ["summary", "description"] {
        if let Some(text) = operation[part].as_str().filter(|t| !t.is_empty()) {
            let _ = write!(out, "<p>{}</p>", escaped(text));
        }
    }
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let rows: String = parameters
        .map(|p| {
            let name = escaped(p["name"].as_str().unwrap_or_default());
            let place = p["in"].as_str().unwrap_or_default();
            let about = escaped(p["description"].as_str().unwrap_or_default());
            format!("<tr><td><code>{name}</code></td><td>{place}</td><td>{about}</td></tr>")
        })
        .collect();
    if !rows.is_empty() {
        let _ = write!(out, "<table>{rows}</table>");
    }
    if let Some(contents) = operation["requestBody"]["content"].as_object() {
        for (kind, content) in contents {
            let shape = shape(&content["schema"]);
            let _ = write!(out, "<p>Body: <code>{}</code> {shape}</p>", escaped(kind));
        }
    }
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        let about = escaped(answer["description"].as_str().unwrap_or_default());
        let contents = answer["content"].as_object().into_iter().flatten();
        let shapes: Vec<String> = contents.map(|(_, c)| shape(&c["schema"])).collect();
        let _ = write!(out, "<p><code>{status}</code> {about} {}</p>", shapes.join(" "));
    }
}

fn schemas(out: &mut String, document: &Json) {
    out.push_str("<h2>Shapes</h2>");
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let name = escaped(name);
        let _ = write!(out, "<h3 id=\"shape-{name}\">{name}</h3>");
        if let Some(about) = schema["description"].as_str() {
            let _ = write!(out, "<p>{}</p>", escaped(about));
        }
        let needed: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let rows: String = schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(member, of)| {
                let must = if needed.contains(&member.as_str()) { "" } else { "optional" };
                let about = escaped(of["description"].as_str().unwrap_or_default());
                let kind = shape(of);
                let member = escaped(member);
                format!(
                    "<tr><td><code>{member}</code></td><td>{kind}</td><td>{must}</td>\
                     <td>{about}</td></tr>"
                )
            })
            .collect();
        if !rows.is_empty() {
            let _ = write!(out, "<table>{rows}</table>");
        }
    }
}

/// A schema in a few words, named shapes as links.
fn shape(schema: &Json) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = escaped(reference.rsplit('/').next().unwrap_or_default());
        return format!("<a href=\"#shape-{name}\">{name}</a>");
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(parts) = schema[choice].as_array() {
            return parts.iter().map(shape).collect::<Vec<_>>().join(" | ");
        }
    }
    let kind = match &schema["type"] {
        Json::String(one) => one.clone(),
        Json::Array(many) => many.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" | "),
        _ => "any".into(),
    };
    if schema["items"].is_object() {
        return format!("{} of {}", escaped(&kind), shape(&schema["items"]));
    }
    escaped(&kind)
}

fn codes(out: &mut String) {
    out.push_str("<h2>Codes of problems</h2><table>");
    for (code, zh, en) in kernel::messages::all() {
        let _ = write!(
            out,
            "<tr id=\"{code}\"><td><code>{code}</code></td><td>{}</td><td lang=\"zh-CN\">{}</td></tr>",
            escaped(en),
            escaped(zh)
        );
    }
    out.push_str("</table>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_each_operation_and_lets_no_markup_through() {
        let document = serde_json::json!({
            "info": {"description": "<script>alert(1)</script>"},
            "paths": {"/things": {"get": {"tags": ["things"], "summary": "Lists <b>things</b>",
                "responses": {"200": {"description": "fine"}}}}}
        });
        let mut out = String::new();
        operations(&mut out, &document);
        assert!(out.contains("GET /things"), "{out}");
        assert!(out.contains("Lists &lt;b&gt;things&lt;/b&gt;"), "{out}");
        assert_eq!(page(&document).status(), axum::http::StatusCode::OK);
    }
}
