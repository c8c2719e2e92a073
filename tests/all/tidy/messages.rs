//! Every code that a fault can have stands in the catalogue of messages.

use std::collections::BTreeSet;

use regex::Regex;

use super::{is_test, product, sources};

/// Where codes stand in the sources.
const PLACES: [&str; 3] = [
    r#"Fault::new\(\s*FaultKind::\w+,\s*"([a-z0-9_]+)""#,
    r#"Fault::invalid\(\s*"([a-z0-9_]+)""#,
    r#"FieldFault::new\(\s*[^;,]+,\s*"([a-z0-9_]+)""#,
];

#[test]
fn every_code_has_its_text_in_both_languages() {
    let known: BTreeSet<&str> = kernel::messages::all().map(|entry| entry.0).collect();
    let places: Vec<Regex> =
        PLACES.iter().map(|place| Regex::new(place).expect("a pattern")).collect();
    let mut missing = BTreeSet::new();
    let mut used = 0;
    for source in sources(&["crates"], &["rs"]) {
        if is_test(&source.path) {
            continue;
        }
        for found in places.iter().flat_map(|place| place.captures_iter(product(&source.text))) {
            used += 1;
            if !known.contains(&found[1]) {
                missing.insert(format!("{} in {}", &found[1], source.path));
            }
        }
    }
    assert!(used > 100, "the codes are found");
    assert!(missing.is_empty(), "codes without a text: {missing:#?}");
}

#[test]
fn parameters_of_a_text_are_the_same_in_both_languages() {
    let parameter = Regex::new(r"\{([a-z_]+)\}").expect("a pattern");
    let names = |text: &str| -> BTreeSet<String> {
        parameter.captures_iter(text).map(|found| found[1].to_owned()).collect()
    };
    for (code, zh, en) in kernel::messages::all() {
        assert_eq!(names(zh), names(en), "{code}");
    }
}
