//! The names of operations in the OpenAPI document.

use utoipa::openapi::OpenApi;
use utoipa::openapi::path::PathItem;

/// Names each operation after its method and its address (`get_records_object_id`): the names of
/// functions repeat from module to module, and the specification asks for unique ones.
pub fn name(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let address = path
            .trim_start_matches("/api/v1")
            .replace(['{', '}'], "")
            .replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        rename(item, &address);
    }
}

fn rename(item: &mut PathItem, address: &str) {
    let operations = [
        ("get", &mut item.get),
        ("post", &mut item.post),
        ("patch", &mut item.patch),
        ("delete", &mut item.delete),
    ];
    for (method, operation) in operations {
        if let Some(operation) = operation {
            operation.operation_id = Some(format!("{method}{address}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_operations_of_the_document_share_a_name() {
        let document = crate::document();
        let names: Vec<String> = document
            .paths
            .paths
            .values()
            .flat_map(|item| [&item.get, &item.post, &item.patch, &item.delete])
            .flatten()
            .filter_map(|operation| operation.operation_id.clone())
            .collect();
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(unique.len(), names.len());
        assert!(unique.contains(&"get_records_object_id".to_owned()));
    }
}
