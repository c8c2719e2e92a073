//! Attachments: up, down, and gone with their customer.

use serde_json::json;
use tests::http::{Piece, on_both};

use super::shop::{Shop, customer, ids};

#[test]
fn a_file_comes_back_as_it_went_and_is_saved_never_shown() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let bytes: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
        let parts = [Piece::Text("parent", &id), Piece::File("鉴定书.html", &bytes)];
        let made = shop.rep.form("/records/attachment", &parts);
        assert_eq!(made.status, 201, "{}", made.text());
        let made = made.json();
        let path = format!("/records/attachment/{}", made["id"].as_str().expect("an id"));
        let back = shop.rep.get(&format!("{path}/content?purpose=service"));
        assert_eq!(back.body, bytes);
        assert_eq!(back.header("content-type"), "application/octet-stream");
        assert!(back.header("content-disposition").starts_with("attachment;"));
        assert_eq!(back.header("x-content-type-options"), "nosniff");
        let list = shop.rep.get(&format!("/records/customer/{id}/children/attachment")).ok();
        assert_eq!(ids(&list), [made["id"].as_str().expect("an id")]);
        // Nobody else knows of it
        let other = shop.owner.colleague(&shop.http, "rep2", "rep", Some(&shop.department));
        other.get(&format!("{path}/content")).refused(404, "not_found");
        other.get(&path).refused(404, "not_found");
        let parts = [Piece::Text("parent", &id), Piece::File("a.txt", b"x")];
        let refused = other.form("/records/attachment", &parts);
        assert!(refused.status == 404 || refused.status == 403, "{}", refused.text());
        // The download stands in the ledger
        let acts = shop.owner.get("/ledger?act=download").ok();
        let done = acts["items"].as_array().expect("items").iter();
        let done: Vec<_> = done.filter(|act| act["outcome"] == "done").collect();
        assert_eq!(done.len(), 1);
        assert_eq!(
            (&done[0]["actor"], &done[0]["purpose"]),
            (&json!(shop.rep.id), &json!("service"))
        );
    });
}

#[test]
fn an_empty_file_and_a_missing_parent_are_refused_with_words() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let empty = [Piece::Text("parent", &id), Piece::File("a.txt", b"")];
        let refused = shop.rep.form("/records/attachment", &empty).refused(422, "invalid");
        assert_eq!(refused["fields"][0]["code"], "file_empty");
        let orphan = shop.rep.form("/records/attachment", &[Piece::File("a.txt", b"x")]);
        assert_eq!(orphan.refused(422, "invalid")["fields"][0]["field"], "parent");
        let none = shop.rep.form("/records/attachment", &[Piece::Text("parent", &id)]);
        assert_eq!(none.refused(422, "invalid")["fields"][0]["field"], "file");
        let stored = std::fs::read_dir(shop.http.site.dir.join("files"));
        let left = stored.into_iter().flatten().flatten();
        let left = left.flat_map(|org| std::fs::read_dir(org.path())).flatten().count();
        let chunks = shop.http.site.number("SELECT count(*) FROM blob WHERE kind = 'files'");
        assert_eq!((left, chunks), (0, 0), "nothing is left of what was refused");
    });
}

#[test]
fn whoever_is_still_sending_a_large_file_learns_why_it_was_refused() {
    on_both(|base| {
        // Given a file that no buffer on the way holds, for a record that does not exist
        let shop = Shop::open(base);
        let bytes = vec![7; 24 << 20];
        let nobody = kernel::Id::new().to_string();
        let parts = [Piece::Text("parent", &nobody), Piece::File("合同.pdf", &bytes)];
        // When it is sent, the answer arrives, and no broken connection in its place
        for _ in 0..5 {
            shop.rep.form("/records/attachment", &parts).refused(404, "not_found");
        }
    });
}
