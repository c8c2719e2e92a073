//! A disk that is full: a clear message, nothing that was acknowledged is lost, and with room
//! again everything goes on.

use serde_json::{Value as Json, json};
use tests::http::{Client, Piece};
use tests::listing::luxury;

use crate::kit::{Job, News, Place, SmallDisk, keep_recovery_key};

/// MiB of the disk: enough for the whole import, with the logs of three databases beside it.
const DISK: u32 = 224;
/// KiB that are left when the import begins: enough for a few chunks.
const LEFT: u64 = 2_048;
/// Customers that the last bytes take at most.
const MOST: usize = 2_000;

/// Creates customers until the disk is full; those that were acknowledged.
fn fill_with_customers(who: &Client) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for n in 0..MOST {
        let remark = "备注".repeat(500);
        let values = json!({"kind": "person", "name": format!("客户{n}"), "remark": remark});
        let answer = who.post("/records/customer", json!({"values": values}));
        if answer.status == 201 {
            acknowledged.push(answer.json()["id"].as_str().expect("an id").to_owned());
            continue;
        }
        let told = answer.refused(503, "disk_full");
        assert!(told["detail"].as_str().is_some_and(|d| d.contains("磁盘空间不足")), "{told}");
        return acknowledged;
    }
    panic!("the disk is never full");
}

fn is_there(who: &Client, id: &str) -> bool {
    let read: Json = who.get(&format!("/records/customer/{id}")).ok();
    read["values"]["name"].is_string()
}

fn filled(place: &Place) {
    place.found();
    let served = place.serve();
    keep_recovery_key(&served.owner());
    let token = place.token();
    let who = Client::with_token(&served.address, &token);
    let listing = luxury();
    let news = News::of(&who);
    let file = [Piece::File("客户.xlsx", &listing.bytes)];
    let preview = who.form("/records/customer/import/preview", &file).ok();
    // Given a disk that fills up in the middle of an import
    let first = who.post("/records/customer", json!({"values": {"kind": "person", "name": "甲"}}));
    let mut acknowledged = vec![first.ok()["id"].as_str().expect("an id").to_owned()];
    place.disk().fill(LEFT);
    let job = Job::of_upload(&who, news, &preview["upload"]);
    job.has_done(1);
    acknowledged.extend(fill_with_customers(&who));
    // Then each change is refused with the reason: files and commands as well
    who.form("/records/customer/import/preview", &file).refused(503, "disk_full");
    let attachment =
        [Piece::Text("parent", &acknowledged[0]), Piece::File("a.pdf", &listing.bytes)];
    who.form("/records/attachment", &attachment).refused(503, "disk_full");
    let out = place.disk().inside().join("all.csv");
    let out = out.to_str().expect("UTF-8");
    let said = place.run(&["--json", "export", "customer", "--as", "boss", "--out", out]);
    // Where the database lies on the same disk, it may be the first to say so.
    let code = said.code();
    assert!(said.status == 1 && ["no_room", "disk_full"].contains(&code.as_str()), "{code}");
    assert!(!place.disk().outside().join("all.csv").exists(), "half an export");
    // When there is room again
    place.disk().make_room();
    // Then all that was acknowledged is there, and the import goes on to its end
    assert!(acknowledged.iter().all(|id| is_there(&who, id)));
    let mut done = job.comes_to(&who, &["done", "failed", "paused"]);
    if done["state"] == "paused" {
        assert_eq!(done["problem"]["code"], "disk_full", "{done}");
        job.resume(&who);
        done = job.comes_to(&who, &["done", "failed"]);
    }
    assert_eq!(
        (&done["state"], &done["result"]["rows"]),
        (&json!("done"), &json!(3_000)),
        "{done}"
    );
    let people = listing.people().len() + acknowledged.len();
    assert_eq!(who.get("/records/customer").ok()["total"], people);
    assert_eq!(served.stop().0, 0);
    let verdict = place.json(&["audit", "verify"]);
    assert_eq!(verdict["ok"], true, "{verdict}");
    assert_eq!(place.json(&["list", "customer", "--as", "boss"])["total"], people);
}

#[test]
fn a_full_disk_is_told_and_with_room_again_everything_goes_on_in_the_file() {
    filled(&Place::on_disk(SmallDisk::new(DISK), None));
}

#[test]
fn a_full_disk_is_told_and_with_room_again_everything_goes_on_on_the_server() {
    let disk = SmallDisk::new(DISK);
    let server = disk.postgres();
    let url = server.database();
    filled(&Place::on_disk(disk, Some(url)));
}
