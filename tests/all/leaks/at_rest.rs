//! Where the story's data lie afterwards: no marker in any byte, with the keys of the machine or
//! without them.

use std::fs;
use std::path::{Path, PathBuf};

use tests::http::Base;
use tests::postgres;
use tests::site::FILE_KEY;

use super::canaries::{OPEN, SECRET, found};
use super::story::Story;
use super::{log, pages};

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Demands that no file of the data folder holds a marker, nor its name.
fn search_folder(folder: &Path, encrypted: bool) {
    let all = files(folder);
    assert!(all.len() >= 4, "{all:?}");
    for path in all {
        // The server may remove a file while we look.
        let Ok(bytes) = fs::read(&path) else { continue };
        let mut markers = SECRET.to_vec();
        if encrypted {
            markers.push(OPEN);
        }
        let hits = found(&bytes, &markers);
        assert!(hits.is_empty(), "{}: {hits:?}", path.display());
        let hits = found(path.to_string_lossy().as_bytes(), &markers);
        assert!(hits.is_empty(), "a file is named {hits:?}");
    }
}

#[test]
fn no_marker_lies_in_the_data_folder_nor_in_the_opened_pages_of_sqlite() {
    let story = Story::tell(Base::Sqlite);
    let folder = &story.http.site.dir;
    search_folder(folder, true);
    let mut open = 0;
    for name in store::FILES {
        let path = folder.join(name);
        let clear = pages::of_file(&path, &FILE_KEY);
        let in_log = pages::of_log(&folder.join(format!("{name}-wal")), &FILE_KEY);
        let whole = [&clear[..], &in_log].concat();
        // That the pages were opened at all shows in their words.
        assert!(memchr::memmem::find(&whole, b"CREATE TABLE").is_some(), "{name} was not opened");
        open += found(&whole, &[OPEN]).len();
        let hits = found(&whole, &SECRET);
        assert!(hits.is_empty(), "{name}: {hits:?}");
    }
    assert!(open > 0, "the open field must be found, or the search is blind");
    check_log();
}

#[test]
fn no_marker_lies_in_the_data_folder_nor_in_a_dump_of_postgresql() {
    let story = Story::tell(Base::Postgres);
    search_folder(&story.http.site.dir, false);
    let url = story.http.site.url.as_deref().expect("an address");
    let dump = postgres::server().dump(postgres::name_of(url));
    assert!(dump.contains("CREATE TABLE") && dump.contains(OPEN), "the dump holds the rows");
    let hits = found(dump.as_bytes(), &SECRET);
    assert!(hits.is_empty(), "{hits:?}");
    let hits = found(postgres::server().log().as_bytes(), &SECRET);
    assert!(hits.is_empty(), "the server's log: {hits:?}");
    check_log();
}

/// Demands that the log, at its most talkative, told no marker.
fn check_log() {
    let (lines, hits) = log::heard();
    assert!(lines > 100, "the log was heard: {lines}");
    assert!(hits.is_empty(), "{hits:#?}");
}
