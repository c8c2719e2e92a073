//! Exports: what the role may see, masked likewise, guarded against formulas, told in the ledger.

use std::io::Cursor;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value as Json, json};
use tests::http::{Person, on_both};

use super::shop::{ID_CARD, Shop, customer, named};

/// The bytes of an export.
fn export(shop: &Shop, who: &Person, wanted: Json) -> (String, Vec<u8>) {
    let job = who.post("/records/customer/export", wanted).ok();
    let job = job["job"].as_str().expect("a job").to_owned();
    assert_eq!(shop.http.finished(&job), "done");
    let told = who.get(&format!("/jobs/{job}")).ok();
    let file = who.get(&format!("/jobs/{job}/file"));
    assert_eq!(file.status, 200, "{}", file.text());
    assert_eq!(told["file"]["size"], json!(file.body.len()));
    (told["file"]["name"].as_str().expect("a name").to_owned(), file.body)
}

#[test]
fn a_csv_has_what_the_role_may_see_and_runs_no_formula() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.owner.create("customer", customer());
        let mut evil = named("李雷", "13900000001");
        evil["remark"] = json!("=HYPERLINK(\"http://evil.example\")");
        shop.owner.create("customer", evil);
        let wanted = json!({"format": "csv", "purpose": "service", "reason": "月度核对"});
        shop.rep.post("/records/customer/export", wanted.clone()).refused(403, "denied");
        let none = json!({"format": "csv", "purpose": ""});
        shop.owner.post("/records/customer/export", none).refused(422, "purpose_needed");
        let (name, bytes) = export(&shop, &shop.owner, wanted);
        assert!(name.ends_with(".csv"), "{name}");
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "a byte order mark");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains(ID_CARD) && text.contains("单小燕"), "the owner sees all");
        assert!(text.contains("'=HYPERLINK") && !text.contains(",=HYPERLINK"), "{text}");
        // The manager's file has masks where the page has masks
        let manager =
            shop.owner.colleague(&shop.http, "manager1", "manager", Some(&shop.department));
        shop.rep.create("customer", named("赵敏", "13700000002"));
        let mut sealed = named("周芷若", "13700000003");
        sealed["bank_card"] = json!("6222021234567890128");
        shop.rep.create("customer", sealed);
        let wanted = json!({"format": "csv", "purpose": "service"});
        let (_, bytes) = export(&shop, &manager, wanted);
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains("赵敏") && !text.contains("单小燕"), "own rows only");
        assert!(!text.contains("6222021234567890128") && text.contains("0128"), "{text}");
        let acts = shop.owner.get("/ledger?act=export").ok();
        let acts = acts["items"].as_array().expect("items");
        assert!(acts.iter().any(|a| a["purpose"] == "service" && a["records"] == 2), "{acts:?}");
        assert!(acts.iter().any(|a| a["outcome"] == "refused"), "the refusal is told as well");
    });
}

#[test]
fn a_workbook_names_its_exporter_and_holds_the_rows() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.owner.create("customer", customer());
        let mut evil = named("李雷", "13900000001");
        evil["remark"] = json!("+cmd|' /C calc'!A0");
        shop.owner.create("customer", evil);
        let wanted = json!({"format": "xlsx", "purpose": "service",
            "fields": ["name", "phone", "remark"]});
        let (name, bytes) = export(&shop, &shop.owner, wanted);
        assert!(name.ends_with(".xlsx"), "{name}");
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        let sheets = book.sheet_names();
        let rows = book.worksheet_range(&sheets[0]).expect("the rows");
        let cells: Vec<String> = rows.used_cells().map(|c| c.2.to_string()).collect();
        assert!(cells.iter().any(|c| c == "单小燕"), "{cells:?}");
        assert!(cells.iter().any(|c| c.starts_with("'+cmd")), "{cells:?}");
        let told = |book: &mut Xlsx<_>| -> String {
            let sheets = book.sheet_names();
            let cells = sheets.iter().filter_map(|s| book.worksheet_range(s).ok());
            cells
                .flat_map(|r| r.used_cells().map(|c| c.2.to_string()).collect::<Vec<_>>())
                .collect()
        };
        assert!(told(&mut book).contains("王店长"), "the exporter is named");
    });
}

#[test]
fn an_earlier_export_is_closed_to_who_may_export_no_longer_and_to_everybody_else() {
    on_both(|base| {
        let shop = Shop::open(base);
        let manager =
            shop.owner.colleague(&shop.http, "manager1", "manager", Some(&shop.department));
        shop.rep.create("customer", named("赵敏", "13700000002"));
        let wanted = json!({"format": "csv", "purpose": "service"});
        let job = manager.post("/records/customer/export", wanted).ok();
        let job = job["job"].as_str().expect("a job").to_owned();
        assert_eq!(shop.http.finished(&job), "done");
        assert_eq!(manager.get(&format!("/jobs/{job}/file")).status, 200);
        // Nobody else, the owner of the business included, learns of the job
        for who in [&shop.owner, &shop.rep] {
            for path in [format!("/jobs/{job}"), format!("/jobs/{job}/file")] {
                who.get(&path).refused(404, "not_found");
            }
            who.post(&format!("/jobs/{job}/cancel"), json!({})).refused(404, "not_found");
            assert_eq!(who.get("/jobs").ok()["items"], json!([]));
        }
        // When the right is withdrawn
        let user = shop.owner.get(&format!("/records/user/{}", manager.id)).ok();
        let change = json!({"version": user["version"],
            "values": {"roles": [shop.owner.role("rep")]}});
        assert_eq!(shop.owner.patch(&format!("/records/user/{}", manager.id), change).status, 200);
        // Then the file is closed as well, and the ledger tells of the try
        manager.get(&format!("/jobs/{job}/file")).refused(403, "denied");
        let acts = shop.owner.get("/ledger?act=export").ok();
        let acts = acts["items"].as_array().expect("items");
        assert!(acts.iter().any(|a| a["outcome"] == "refused"), "{acts:?}");
    });
}
