//! What is broken, hostile or far too large gets a clear refusal in the caller's language, and
//! nothing is lost by it.

use std::io::{Cursor, Read, Write};
use std::net::TcpStream;

use serde_json::json;
use tests::http::{Answer, Base, Person, Piece, on_both};
use zip::write::SimpleFileOptions;

use super::shop::{Shop, customer, ids, named};

/// Looks at a file with this name.
fn look(who: &Person, name: &str, bytes: &[u8]) -> Answer {
    who.form("/records/customer/import/preview", &[Piece::File(name, bytes)])
}

/// An archive with one file of so many blanks.
fn blown_up(name: &str, size: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("[Content_Types].xml", SimpleFileOptions::default()).expect("a part");
    zip.write_all(b"<Types/>").expect("its text");
    zip.start_file(name, SimpleFileOptions::default()).expect("a part");
    let block = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        zip.write_all(&block).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The container of a workbook that was encrypted with a password (MS-OFFCRYPTO): a compound file
/// with a stream of this name.
fn encrypted() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for name in ["/EncryptionInfo", "/EncryptedPackage"] {
        let mut stream = file.create_stream(name).expect("a stream");
        stream.write_all(&[0x42; 4_096]).expect("its bytes");
    }
    file.flush().expect("written");
    file.into_inner().into_inner()
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_the_reason() {
    on_both(|base| {
        let shop = Shop::open(base);
        let who = &shop.owner;
        let columns = "x,".repeat(1_000_000);
        let files: [(&str, &[u8], &str); 7] = [
            ("a.csv", b"", "file_empty"),
            ("a.xlsx", b"PK\x03\x04 and nothing more", "file_broken"),
            ("a.xlsx", &encrypted(), "file_encrypted"),
            ("a.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file_kind"),
            ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "file_kind"),
            ("a.csv", columns.as_bytes(), "too_many_columns"),
            ("a.csv", b"\n\n , ,\n", "file_empty"),
        ];
        for (name, bytes, code) in files {
            let refused = look(who, name, bytes);
            assert!((400..500).contains(&refused.status), "{code}: {}", refused.text());
            let told = refused.json();
            let found = [&told["code"], &told["fields"][0]["code"]];
            assert!(found.iter().any(|c| *c == code), "{code}: {told}");
            assert!(told["detail"].as_str().is_some_and(|d| !d.is_ascii()), "{told}");
        }
        // Content decides, not the name
        let table = "姓名,手机号\n王芳,13800138000\n";
        assert_eq!(look(who, "a.xlsx", table.as_bytes()).ok()["rows"], 1);
    });
}

#[test]
fn an_archive_that_unfolds_without_end_is_cut() {
    let shop = Shop::open(Base::Sqlite);
    let bomb = blown_up("xl/worksheets/sheet1.xml", 1_100 << 20);
    assert!(bomb.len() < 4 << 20);
    let refused = look(&shop.owner, "a.xlsx", &bomb);
    assert!((400..500).contains(&refused.status), "{}", refused.text());
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_before_it_is_kept() {
    let shop = Shop::open(Base::Sqlite);
    let token = shop.owner.post("/tokens", json!({"name": "x", "days": 1})).ok();
    let token = token["token"].as_str().expect("a token").to_owned();
    let address = shop.http.address.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).expect("connected");
    let head = format!(
        "POST /api/v1/records/customer/import/preview HTTP/1.1\r\nHost: {address}\r\n\
         Authorization: Bearer {token}\r\nContent-Type: multipart/form-data; boundary=b\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n",
        200 << 20
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let block = vec![b'x'; 1 << 20];
    for _ in 0..200 {
        // The server may answer and hang up before all is sent.
        if stream.write_all(&block).is_err() {
            break;
        }
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("file_too_large"), "{answer}");
    let left = std::fs::read_dir(shop.http.site.dir.join("uploads"));
    let left = left.into_iter().flatten().flatten();
    let kept: u64 =
        left.filter_map(|f| f.metadata().ok()).filter(|m| m.is_file()).map(|m| m.len()).sum();
    assert!(kept < 1 << 20, "{kept} bytes are left of it");
}

#[test]
fn a_body_that_is_no_good_json_is_refused() {
    let shop = Shop::open(Base::Sqlite);
    let who = &shop.owner;
    let send =
        |kind: &str, body: &[u8]| who.send("POST", "/api/v1/records/customer", Some((kind, body)));
    let json = "application/json";
    send(json, b"").refused(400, "malformed");
    send(json, b"{\"values\":").refused(400, "malformed");
    send(json, b"{\"values\":{},\"extra\":1}").refused(400, "malformed");
    send(json, b"{\"values\":{\"name\":\"\xff\xfe\"}}").refused(400, "malformed");
    send(json, b"{\"values\":{\"name\":\"\\ud800\"}}").refused(400, "malformed");
    send("text/plain", b"{\"values\":{}}").refused(415, "unsupported_media_type");
    let deep = format!("{{\"values\":{{\"name\":{}1{}}}}}", "[".repeat(50_000), "]".repeat(50_000));
    send(json, deep.as_bytes()).refused(400, "malformed");
    let large = format!("{{\"values\":{{\"remark\":\"{}\"}}}}", "x".repeat(1 << 20));
    send(json, large.as_bytes()).refused(413, "body_too_large");
    let long = json!({"values": {"kind": "person", "name": "李雷", "remark": "长".repeat(20_001)}});
    let refused = who.post("/records/customer", long).refused(422, "invalid");
    assert_eq!(refused["fields"][0]["code"], "too_long");
    assert_eq!(who.get("/records/customer").ok()["total"], 0);
}

#[test]
fn odd_characters_are_kept_as_they_are_or_refused_and_never_run() {
    on_both(|base| {
        let shop = Shop::open(base);
        let mut values = named("𠮷野𣎴", "13900000001");
        values["remark"] = json!("<script>alert('1')</script> 😀👩‍👩‍👧 𝒳 '; DROP TABLE record; --");
        let id = shop.owner.create("customer", values.clone());
        let back = shop.owner.get(&format!("/records/customer/{id}"));
        assert_eq!(back.json()["values"]["remark"], values["remark"]);
        assert_eq!(back.json()["values"]["name"], "𠮷野𣎴");
        assert_eq!(back.header("content-type"), "application/json");
        assert_eq!(back.header("x-content-type-options"), "nosniff");
        assert_eq!(back.header("cache-control"), "no-store");
        let found = shop.owner.post("/records/customer/search", json!({"q": "𠮷野"})).ok();
        assert_eq!(ids(&found), std::slice::from_ref(&id));
        // What cannot be seen is refused or taken out, never kept
        for bad in ["王\u{0}芳", "王\u{1b}芳", "\u{202e}王芳"] {
            let answer = shop.owner.post("/records/customer", json!({"values": named(bad, "")}));
            let kept = answer.status == 201 && answer.json()["values"]["name"] == "王芳";
            assert!(answer.status == 422 || kept, "{bad:?}: {}", answer.text());
        }
        for q in ["\u{0}", "%", "_", "'", "\"", "\\", "王\u{0}", "𠮷"] {
            let answer = shop.owner.post("/records/customer/search", json!({"q": q}));
            assert!(answer.status < 500, "{q:?}: {}", answer.text());
        }
        let filters = ["name = \"\u{0}\"", "level = \"' OR 1=1 --\"", "company_name : \"%_\\\""];
        for filter in filters {
            let answer = shop.owner.post("/records/customer/search", json!({"filter": filter}));
            assert!(answer.status < 500, "{filter:?}: {}", answer.text());
        }
    });
}

#[test]
fn addresses_that_mean_nothing_are_refused_like_missing_ones() {
    let shop = Shop::open(Base::Sqlite);
    let who = &shop.owner;
    for path in ["/records/customer/abc", "/records/nothing", "/nothing", "/records/customer/%00"] {
        let answer = who.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {} {}", answer.status, answer.text());
        let known = ["not_found", "malformed", "unknown_object"];
        assert!(known.contains(&answer.code().as_str()), "{path}: {}", answer.text());
    }
    who.get("/records/customer?page_size=x").refused(400, "malformed");
    who.get("/records/customer?unknown=1").refused(400, "malformed");
    assert_eq!(who.send("PUT", "/api/v1/me", None).status, 405);
    let huge = who.get("/records/customer?page_size=999999");
    assert!(huge.status == 200 || huge.status == 422, "{}", huge.text());
}

#[test]
fn two_people_who_edit_one_record_lose_nothing() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let path = format!("/records/customer/{id}");
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let change = |level: &'static str| {
                let path = &path;
                let who = &shop.owner;
                move || who.patch(path, json!({"version": 1, "values": {"level": level}})).status
            };
            let one = scope.spawn(change("gold"));
            let two = scope.spawn(change("silver"));
            vec![one.join().expect("an answer"), two.join().expect("an answer")]
        });
        let mut sorted = answers.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [200, 409], "one wins, the other is told");
        let read = shop.owner.get(&path).ok();
        assert_eq!(read["version"], 2);
        let won = if answers[0] == 200 { "gold" } else { "silver" };
        assert_eq!(read["values"]["level"], won);
    });
}
