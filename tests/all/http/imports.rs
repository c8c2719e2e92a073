//! Imports in the page: look, start, result, refused rows.

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Person, Piece, on_both};

use super::shop::{Shop, ids};

const TABLE: &str = "尚品二奢客户表,,,\n姓名,手机号,消费金额,戒围\n\
    单小燕,138 1234 5678,\"￥12,800.50\",12\n解晓东,13900000001,300,13.5\n坏行,12,1,11\n\
    单小燕,13812345678,12800.5,12\n合计,,13101.5,\n";

/// Saves the recovery key, without which no real import begins.
pub fn keep_recovery_key(owner: &Person) {
    let key = owner.post("/organisation/recovery-key", json!({"password": PASSWORD})).ok();
    assert!(key["recovery_key"].as_str().is_some_and(|k| k.len() > 50));
    let _ = owner.post("/organisation/recovery-key/saved", json!({})).ok();
}

/// The column whose title this is.
fn column<'a>(preview: &'a Json, title: &str) -> &'a Json {
    let columns = preview["columns"].as_array().expect("columns");
    columns.iter().find(|c| c["title"] == title).expect("the column")
}

#[test]
fn a_list_comes_in_by_look_start_and_result() {
    on_both(|base| {
        let shop = Shop::open(base);
        let file = [Piece::File("客户.csv", TABLE.as_bytes())];
        shop.rep.form("/records/customer/import/preview", &file).refused(403, "denied");
        let preview = shop.owner.form("/records/customer/import/preview", &file).ok();
        assert_eq!((&preview["header_row"], &preview["rows"]), (&json!(2), &json!(4)), "{preview}");
        assert_eq!(column(&preview, "手机号")["proposal"]["field"], "phone");
        assert!(column(&preview, "戒围")["proposal"]["new_field"].is_object());
        assert!(!preview.to_string().contains("13812345678"), "samples are masked");
        let upload = preview["upload"].as_str().expect("an upload");
        let again = format!("/records/customer/import/preview/{upload}");
        assert_eq!(shop.owner.post(&again, json!({"header_row": 2})).ok()["header_row"], 2);
        let start = json!({"upload": upload, "duplicates": "update"});
        let refused = shop.owner.post("/records/customer/import", start.clone());
        refused.refused(412, "recovery_key_needed");
        keep_recovery_key(&shop.owner);
        let job = shop.owner.post("/records/customer/import", start);
        assert_eq!(job.status, 202, "{}", job.text());
        let job = job.json()["job"].as_str().expect("a job").to_owned();
        assert_eq!(shop.http.finished(&job), "done");
        let done = shop.owner.get(&format!("/jobs/{job}")).ok();
        let result = &done["result"];
        assert_eq!((&result["rows"], &result["created"]), (&json!(4), &json!(2)), "{done}");
        assert_eq!(result["refused"][0]["row"], 5);
        assert_eq!(result["refused"][0]["column"], "手机号");
        assert_eq!(result["repeated"], 1);
        assert_eq!(done["errors_file"], true);
        let errors = shop.owner.get(&format!("/jobs/{job}/errors"));
        assert!(errors.body.starts_with(b"PK"), "a workbook");
        assert_eq!(ids(&shop.owner.get("/records/customer").ok()).len(), 2);
        let found = shop.owner.post("/records/customer/search", json!({"q": "5678"})).ok();
        assert_eq!(found["items"][0]["values"]["spent"]["amount"], "12800.50");
        // Nobody else's job
        let other = shop.owner.colleague(&shop.http, "boss2", "owner", None);
        for path in ["", "/errors", "/file"] {
            other.get(&format!("/jobs/{job}{path}")).refused(404, "not_found");
        }
        // The same file once more adds nothing
        let preview = shop.owner.form("/records/customer/import/preview", &file).ok();
        let again = json!({"upload": preview["upload"]});
        let job = shop.owner.post("/records/customer/import", again).ok();
        let job = job["job"].as_str().expect("a job").to_owned();
        assert_eq!(shop.http.finished(&job), "done");
        assert_eq!(shop.owner.get(&format!("/jobs/{job}")).ok()["result"]["created"], 0);
        assert_eq!(ids(&shop.owner.get("/records/customer").ok()).len(), 2);
    });
}

#[test]
fn a_trial_writes_nothing_and_an_upload_is_its_senders_own() {
    on_both(|base| {
        let shop = Shop::open(base);
        let file = [Piece::File("客户.csv", TABLE.as_bytes())];
        let preview = shop.owner.form("/records/customer/import/preview", &file).ok();
        let upload = preview["upload"].as_str().expect("an upload").to_owned();
        let other = shop.owner.colleague(&shop.http, "boss2", "owner", None);
        let path = format!("/records/customer/import/preview/{upload}");
        other.post(&path, json!({})).refused(404, "upload_gone");
        let start = json!({"upload": upload, "dry_run": true});
        other.post("/records/customer/import", start.clone()).refused(404, "upload_gone");
        let job = shop.owner.post("/records/customer/import", start).ok();
        let job = job["job"].as_str().expect("a job").to_owned();
        assert_eq!(shop.http.finished(&job), "done");
        assert_eq!(shop.owner.get(&format!("/jobs/{job}")).ok()["result"]["rows"], 4);
        assert_eq!(shop.owner.get("/records/customer").ok()["total"], 0);
        let object = shop.owner.get("/objects/customer").ok();
        assert!(!object.to_string().contains("戒围"), "no field was added");
    });
}
