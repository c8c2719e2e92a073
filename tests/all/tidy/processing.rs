//! `docs/reference/processing.md` is the record of processing activities, made of the declarations.

use std::fs;

use kernel::Lang;
use tests::app::App;

use super::root;

#[test]
fn the_record_of_processing_is_what_the_declarations_say() {
    let app = App::sqlite();
    let catalogue = app.owner.catalogue();
    let note = "<!-- Generated from the declarations; do not edit. -->\n\n";
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| privacy::register::markdown(catalogue, lang));
    let fresh = format!("{note}{zh}\n{en}");
    let path = root().join("docs/reference/processing.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &fresh).expect("written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "stale: UPDATE_DOCS=1 cargo test --workspace --test all processing");
}
