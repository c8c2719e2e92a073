//! The checked-in document of the interface is the one that the code makes.

use std::path::Path;

#[test]
fn the_checked_in_openapi_document_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/openapi.json");
    let text = std::fs::read_to_string(path).expect("docs/reference/openapi.json is there");
    let kept: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let made = serde_json::to_value(web::document()).expect("the document is JSON");
    assert!(kept == made, "docs/reference/openapi.json is stale: run `make docs`");
}
