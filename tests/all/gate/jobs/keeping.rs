//! What is kept for a while and then removed.

use std::fs::{self, File};
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, SystemTime};

use gate::verbs::attachment::{NewFile, attach};
use gate::work::{expiry, uploads};
use kernel::Id;
use serde_json::json;
use tests::app::on_both;

use super::kit;

const DAY: i64 = 24 * 3_600_000;

/// The names of all files below a folder of the organisation.
fn files(dir: &Path, kind: &str, org: Id) -> Vec<String> {
    let folder = dir.join(kind).join(org.to_string());
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// Makes a file look as if it had lain there for two days.
fn age(path: &Path) {
    let file = File::options().append(true).open(path).expect("the file");
    let then = SystemTime::now() - Duration::from_secs(2 * 24 * 3600);
    file.set_modified(then).expect("its time");
}

#[test]
fn an_export_is_kept_for_seven_days_and_told_until_when() {
    on_both(|app| {
        let org = app.owner.org_id();
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
        assert_eq!(files(app.dir.path(), "work", org), [format!("{job}.export")]);
        // When two more have, its file is gone and the job says so
        back(2);
        assert!(files(app.dir.path(), "work", org).is_empty());
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
        let (org, dir) = (app.owner.org_id(), app.dir.path());
        let values = json!({ "kind": "person", "name": "周梅" });
        let customer = app.create(&app.owner, "customer", values, None);
        let new = NewFile {
            parent: customer,
            name: "合同.pdf".into(),
            media_type: "application/pdf".into(),
            note: None,
        };
        let kept = attach(&app.gate, &app.owner, new, &mut Cursor::new(b"contract"))
            .expect("attached")
            .into_inner()
            .id;
        let job = kit::import(app, &app.owner, &kit::names(1), kit::plainly());
        // Given files of attachments, uploads and jobs that a crash left behind, one of them new
        let lost = [
            format!("files/{org}/{}", Id::new()),
            format!("work/{org}/{}.upload", Id::new()),
            format!("work/{org}/{}.export", Id::new()),
        ];
        for path in &lost {
            fs::write(dir.join(path), b"sealed").expect("written");
            age(&dir.join(path));
        }
        let young = format!("{}.export", Id::new());
        fs::write(dir.join("work").join(org.to_string()).join(&young), b"sealed").expect("written");
        let uploads = files(dir, "work", org);
        let upload = uploads.iter().find(|name| {
            name.ends_with(".upload") && !lost.iter().any(|lost| lost.ends_with(name.as_str()))
        });
        let upload = upload.expect("the upload of the job").clone();
        age(&dir.join("files").join(org.to_string()).join(kept.to_string()));
        age(&dir.join("work").join(org.to_string()).join(&upload));
        // And a folder of an organisation that was removed
        let gone = dir.join("files").join(Id::new().to_string());
        fs::create_dir_all(&gone).expect("a folder");
        // When they are swept, after the customer went to the recycle bin
        gate::verbs::delete::delete(&app.gate, &app.owner, "customer", customer, None)
            .expect("deleted");
        expiry::orphans(&app.gate).expect("swept");
        // Then what is named, and what may be on its way, is left
        assert_eq!(files(dir, "files", org), [kept.to_string()]);
        let mut left = files(dir, "work", org);
        left.sort();
        let mut expected = vec![young, upload];
        expected.sort();
        assert_eq!(left, expected);
        assert!(!gone.exists());
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
