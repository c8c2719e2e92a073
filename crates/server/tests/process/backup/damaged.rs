//! A backup that is damaged in any place is named, and never restored in part.

use std::fs;
use std::path::Path;

use tests::http::on_both;

use super::shop::{Shop, files, word};
use crate::kit::{Place, Said};

fn check(shop: &Shop, more: &[&str]) -> Said {
    let target = shop.target();
    shop.place.run(&[&["--json", "backup", "check", "--from", word(&target)], more].concat())
}

/// Demands that the backup is found to be damaged, and named.
fn is_found(shop: &Shop, name: &str, what: &str) {
    let said = check(shop, &[]);
    assert_eq!((said.status, said.code().as_str()), (1, "backup_broken"), "{what}");
    let told = &said.json()["error"];
    assert_eq!(told["params"]["name"], name, "{what}");
    assert!(told["detail"].as_str().is_some_and(|d| d.contains(name)), "{told}");
}

/// Demands that nothing of it is restored.
fn is_not_restored(shop: &Shop, place: &Place, what: &str) {
    let said = shop.restore(place, &[]);
    assert_eq!((said.status, said.code().as_str()), (1, "backup_broken"), "{what}");
    let left: Vec<_> = files(place.data());
    assert!(left.iter().all(|p| p.ends_with("root.key") || p.ends_with("lock")), "{left:?}");
}

fn written(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("written");
}

#[test]
fn a_flipped_byte_and_a_cut_file_are_found_and_named_and_nothing_of_them_is_restored() {
    on_both(|base| {
        let shop = Shop::open(base);
        let name = shop.back_up();
        let path = shop.file(&name);
        let whole = fs::read(&path).expect("the backup");
        let line = whole.iter().position(|byte| *byte == b'\n').expect("a first line");
        let said = check(&shop, &[&name]);
        assert_eq!((said.status, &said.json()["ok"]), (0, &true.into()), "{}", said.stdout);
        let middle = whole.len() / 2;
        let last = whole.len() - 1;
        for place in [10, line / 2, line - 5, line, line + 3, line + 100, middle, last] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            written(&path, &bytes);
            is_found(&shop, &name, &format!("byte {place} of {last}"));
        }
        // The last of them, and the next ones, are not restored either
        let place = shop.elsewhere(base);
        is_not_restored(&shop, &place, "the last byte");
        let chunk = 64 * 1024 + 16;
        for length in [0, line, line + 40, last, whole.len() - chunk, middle] {
            written(&path, &whole[..length]);
            is_found(&shop, &name, &format!("{length} of {last} bytes"));
        }
        is_not_restored(&shop, &place, "half of it");
        written(&path, &[&whole[..], b"x"].concat());
        is_found(&shop, &name, "a byte more");
        // The part that is damaged is named too
        let mut bytes = whole.clone();
        bytes[middle] ^= 1;
        written(&path, &bytes);
        let part = check(&shop, &[]).json()["error"]["params"]["part"].clone();
        let known = ["kedun.db", "keys.db", "postgres/", "files/"];
        let told = part.as_str().unwrap_or_default();
        assert!(known.iter().any(|start| told.starts_with(start)), "{part}");
        // A damaged one is listed, and not passed over for an older one
        written(&path, b"rubbish");
        let listed = shop.place.json(&["backup", "list", "--from", word(&shop.target())]);
        assert_eq!(listed["items"][0]["damaged"], true, "{listed}");
        // And the whole one is still taken
        written(&path, &whole);
        assert_eq!(shop.restore(&place, &[]).status, 0, "into the same place");
    });
}
