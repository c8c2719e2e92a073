//! Full disks, targets that go away, and kills: no half that looks whole, nothing left behind.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use tests::http::{Base, on_both};

use super::shop::{Shop, files, found, word};
use crate::kit::{Place, SmallDisk};

fn names(folder: &Path) -> Vec<String> {
    files(folder)
        .iter()
        .map(|p| p.file_name().expect("a name").to_string_lossy().into_owned())
        .collect()
}

/// A backup that is being made in a process of its own.
fn begun(shop: &Shop, to: &Path) -> Child {
    shop.place
        .program(&["--json", "backup", "create", "--to", word(to)])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Begins backups until one is met at this point, and hands it over.
fn met(shop: &Shop, to: &Path, there: impl Fn() -> bool) -> Child {
    for _ in 0..20 {
        let mut child = begun(shop, to);
        loop {
            if there() {
                return child;
            }
            if child.try_wait().expect("its state").is_some() {
                break;
            }
            std::thread::yield_now();
        }
    }
    panic!("every backup was ready before it was met");
}

fn half(target: &Path) -> bool {
    names(target).iter().any(|name| name.ends_with(".part"))
}

#[test]
fn what_a_killed_backup_leaves_tells_nothing_and_is_swept() {
    on_both(|base| {
        let shop = Shop::open(base);
        let (target, scratch) = (shop.target(), shop.place.data().join("backup.part"));
        // Given a backup that is killed while it copies
        let mut child = met(&shop, &target, || {
            half(&target) && (base == Base::Postgres || scratch.join("kedun.db").exists())
        });
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        // Then what it leaves looks like no backup and tells nothing
        if half(&target) {
            let listed = shop.place.json(&["backup", "list", "--from", word(&target)]);
            let whole = names(&target).iter().filter(|n| n.ends_with(".kedun-backup")).count();
            assert_eq!(listed["items"].as_array().map(Vec::len), Some(whole), "{listed}");
        }
        for path in files(&target).iter().chain(&files(shop.place.data())) {
            let bytes = fs::read(path).unwrap_or_default();
            assert_eq!(found(&bytes), Vec::<String>::new(), "{}", path.display());
        }
        // And the next start removes the copies, the next backup the half
        shop.place.json(&["keys", "status"]);
        assert!(!scratch.exists());
        shop.back_up();
        assert!(!half(&target), "{:?}", names(&target));
        assert_eq!(shop.place.run(&["audit", "verify"]).status, 0);
    });
}

#[test]
fn a_target_that_goes_away_is_told_and_one_that_is_not_there_is_not_made() {
    on_both(|base| {
        let shop = Shop::open(base);
        let target = shop.place.beside("disk");
        let moved = shop.place.beside("unplugged");
        // Given a target that goes away while the backup is written
        let child = met(&shop, &target, || half(&target));
        let gone = fs::rename(&target, &moved).is_ok();
        let output = child.wait_with_output().expect("it ends");
        assert!(gone);
        if !names(&moved).iter().any(|name| name.ends_with(".kedun-backup")) {
            assert_eq!(output.status.code(), Some(1));
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(told.contains("file_unwritable"), "{told}");
        }
        // A disk that is not there is not replaced by a folder of its name
        let missing = shop.place.beside("nowhere").join("backups");
        let said = shop.place.run(&["--json", "backup", "create", "--to", word(&missing)]);
        assert_eq!((said.status, said.code().as_str()), (1, "backup_target_missing"));
        assert!(!missing.exists() && said.stdout.contains(word(&missing)), "{}", said.stdout);
        // Nor is a file written over
        let file = shop.place.beside("file");
        fs::write(&file, "mine").expect("written");
        let said = shop.place.run(&["--json", "backup", "create", "--to", word(&file)]);
        assert_eq!((said.status, said.code().as_str()), (1, "file_unwritable"));
        assert!(!shop.place.data().join("backup.part").exists());
    });
}

#[test]
fn a_full_disk_is_told_and_leaves_no_half() {
    let disk = SmallDisk::new(24);
    on_both(|base| {
        let shop = Shop::open(base);
        let target = disk.outside().join(format!("{base:?}"));
        let create = || shop.place.run(&["--json", "backup", "create", "--to", word(&target)]);
        fs::create_dir(&target).expect("a folder");
        disk.fill(200);
        let said = create();
        assert_eq!((said.status, said.code().as_str()), (1, "disk_full"), "{}", said.stdout);
        assert_eq!(names(&target), Vec::<String>::new());
        assert!(!shop.place.data().join("backup.part").exists());
        // The ledger tells of the try and of its end
        let told = shop.place.json(&["audit", "show", "--as", "boss", "--act", "backup"]);
        let ends: Vec<&str> = told["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter_map(|entry| entry["outcome"].as_str())
            .collect();
        assert!(ends.len() == 2 && ends.contains(&"done"), "{told}");
        // With room again it is made
        disk.make_room();
        let said = create();
        assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
        assert_eq!(names(&target).len(), 1);
    });
}

#[test]
fn a_restore_onto_a_full_disk_leaves_nothing_and_can_be_repeated() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.back_up();
        let paper = shop.place.beside("recovery.txt");
        shop.place.json(&["keys", "export-recovery", "--out", word(&paper)]);
        let url = (base == Base::Postgres).then(|| tests::postgres::server().database());
        let place = Place::on_disk(SmallDisk::new(24), url);
        let restore = || shop.restore(&place, &["--recovery-key", word(&paper)]);
        // On the server files are rows: little more than the witness comes into the folder.
        place.disk().fill(if base == Base::Postgres { 0 } else { 200 });
        let said = restore();
        assert_eq!((said.status, said.code().as_str()), (1, "disk_full"), "{}", said.stdout);
        let left = names(&place.disk().outside().join("data"));
        assert_eq!(left, ["lock"]);
        place.disk().make_room();
        let said = restore();
        assert_eq!(said.status, 0, "the same folder and database: {}", said.stdout);
        assert_eq!(place.run(&["audit", "verify"]).status, 0);
    });
}

#[test]
fn a_restore_that_was_killed_is_refused_as_data_and_can_be_repeated() {
    let shop = Shop::open(Base::Sqlite);
    shop.back_up();
    // Given a folder as a killed restore leaves it
    let place = shop.elsewhere(Base::Sqlite);
    fs::create_dir(place.data().join("restore.part")).expect("a folder");
    fs::write(place.data().join("restore.part/kedun.db"), "half").expect("written");
    // Then it is no data folder
    let said = place.run(&["--json", "keys", "status"]);
    assert_eq!((said.status, said.code().as_str()), (1, "restore_unfinished"));
    // And the restore can be repeated
    assert_eq!(shop.restore(&place, &[]).status, 0);
    assert!(!place.data().join("restore.part").exists());
    assert_eq!(place.run(&["audit", "verify"]).status, 0);
}
