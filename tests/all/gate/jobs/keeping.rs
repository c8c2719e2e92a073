//! What is kept for a while and then removed.

use std::fs::{self, File};
use std::io::Cursor;
use std::time::{Duration, SystemTime};

use gate::verbs::attachment::{NewFile, attach};
use gate::work::{expiry, uploads};
use kernel::Id;
use serde_json::json;
use tests::app::{App, on_both};

use super::kit;

const DAY: i64 = 24 * 3_600_000;

/// Makes a file look as if it had lain there for two days.
fn age(app: &App, kind: &str, name: &str) {
    if app.site.url.is_some() {
        let then =
            format!("UPDATE blob SET created_at = 1 WHERE kind = '{kind}' AND name = '{name}'");
        app.site.sql(&then);
        return;
    }
    let path = app.dir.path().join(kind).join(app.owner.org_id().to_string()).join(name);
    let file = File::options().append(true).open(path).expect("the file");
    let then = SystemTime::now() - Duration::from_secs(2 * 24 * 3600);
    file.set_modified(then).expect("its time");
}

/// Leaves a file behind that nothing names, as a crash does.
fn leave(app: &App, kind: &str, name: &str) {
    let org = app.owner.org_id();
    if app.site.url.is_some() {
        let now = app.gate.now().0;
        app.site.sql(&format!(
            "INSERT INTO blob (org, kind, name, whole, created_at)
             VALUES ({}, '{kind}', '{name}', 1, {now})",
            app.site.id(org)
        ));
        return;
    }
    let folder = app.dir.path().join(kind).join(org.to_string());
    fs::write(folder.join(name), b"sealed").expect("written");
}

#[test]
fn an_export_is_kept_for_seven_days_and_told_until_when() {
    on_both(|app| {
        app.create(&app.owner, "customer", json!({ "kind": "person", "name": "周梅" }), None);
        let job = kit::export(app, &app.owner);
        kit::run(&app.gate, &[job], |_| {});
        let told = kit::shown(app, &app.owner, job);
        assert!(told.file.is_some() && told.expires_at > told.finished_at);
        // When six days have gone by, it is there still
        let back = |days: i64| {
            app.site.sql(&format!("UPDATE job SET finished_at = finished_at - {}", days * DAY));
            expiry::sweep(&app.gate).expect("swept");
        };
        back(6);
        assert_eq!(kit::files(app, "work"), [format!("{job}.export.1")]);
        // When two more have, its file is gone and the job says so
        back(2);
        assert!(kit::files(app, "work").is_empty());
        let told = kit::shown(app, &app.owner, job);
        assert!(told.file.is_none() && told.expires_at.is_none() && told.result.is_some());
        // And after three months the job is forgotten
        back(90);
        assert_eq!(app.site.number("SELECT count(*) FROM job"), 0);
    });
}

#[test]
fn files_that_nothing_names_are_swept_and_all_others_stay() {
    on_both(|app| {
        let dir = app.dir.path();
        let values = json!({ "kind": "person", "name": "周梅" });
        let customer = app.create(&app.owner, "customer", values, None);
        let new = NewFile {
            parent: customer,
            name: "合同.pdf".into(),
            media_type: "application/pdf".into(),
            note: None,
            follow_up: None,
        };
        let kept = attach(&app.gate, &app.owner, new, &mut Cursor::new(b"contract"))
            .expect("attached")
            .into_inner()
            .id;
        let job = kit::import(app, &app.owner, &kit::names(1), kit::plainly());
        // Given files of attachments, uploads and jobs that a crash left behind, one of them new
        let lost = [
            ("files", Id::new().to_string()),
            ("work", format!("{}.upload", Id::new())),
            ("work", format!("{}.export.1", Id::new())),
            // Of a lease that another node has taken over
            ("work", format!("{job}.refused.7")),
        ];
        let uploads = kit::files(app, "work");
        let upload = uploads.iter().find(|name| name.ends_with(".upload"));
        let upload = upload.expect("the upload of the job").clone();
        for (kind, name) in &lost {
            leave(app, kind, name);
            age(app, kind, name);
        }
        let young = format!("{}.export.1", Id::new());
        leave(app, "work", &young);
        age(app, "files", &kept.to_string());
        age(app, "work", &upload);
        // And a folder of an organisation that was removed
        let gone = dir.join("files").join(Id::new().to_string());
        fs::create_dir_all(&gone).expect("a folder");
        // When they are swept, after the customer went to the recycle bin
        gate::verbs::delete::delete(&app.gate, &app.owner, "customer", customer, None)
            .expect("deleted");
        expiry::orphans(&app.gate).expect("swept");
        // Then what is named, and what may be on its way, is left
        assert_eq!(kit::files(app, "files"), [kept.to_string()]);
        let mut expected = vec![young, upload];
        expected.sort();
        assert_eq!(kit::files(app, "work"), expected);
        assert!(!gone.exists() || app.site.url.is_some());
        kit::run(&app.gate, &[job], |_| {});
        assert_eq!(kit::shown(app, &app.owner, job).state, "done");
    });
}

#[test]
fn nobody_sends_up_more_than_they_use() {
    on_both(|app| {
        let take = || {
            let mut bytes = Cursor::new(b"a,b\n1,2\n");
            uploads::take(&app.gate, &app.owner, "customer", "客户.csv", &mut bytes)
        };
        for _ in 0..kernel::limits::UPLOADS_HELD {
            take().expect("below the limit");
        }
        let refused = take().err().expect("above the limit");
        assert_eq!(refused.code, "too_many_uploads");
        // The next day there is room again.
        app.site.sql(&format!("UPDATE upload SET expires_at = expires_at - {DAY}"));
        take().expect("a new day");
    });
}
