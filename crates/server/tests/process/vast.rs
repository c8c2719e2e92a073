//! Files that are far too large take no memory of the server's and are refused in words.

use std::io::{Cursor, Read, Write};
use std::net::TcpStream;

use tests::http::{Base, Client, Piece};
use zip::write::SimpleFileOptions;

use crate::kit::{Place, Served};

/// MiB that the server may take on for one of these files. One at work has about 60.
const MEMORY: u64 = 128;

/// The most memory that the server ever had, in MiB (`proc(5)`).
fn peak(served: &Served) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.id()));
    let status = status.expect("the server runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a peak");
    let kib: u64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("KiB");
    kib >> 10
}

/// Sends 200 MB up, block by block, and reads what comes back.
fn send_200_mb(served: &Served, token: &str) -> String {
    let address = served.address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("connected");
    let head = format!(
        "POST /api/v1/records/customer/import/preview HTTP/1.1\r\nHost: {address}\r\n\
         Authorization: Bearer {token}\r\nContent-Type: multipart/form-data; boundary=b\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let start = b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    let mut send = |bytes: &[u8]| {
        let size = format!("{:x}\r\n", bytes.len());
        stream.write_all(&[size.as_bytes(), bytes, b"\r\n"].concat())
    };
    send(start).expect("sent");
    let block = vec![b'x'; 1 << 20];
    // The server may answer and hang up before all is sent; it was not told the length.
    let _ = (0..200).try_for_each(|_| send(&block));
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// A workbook whose sheet unfolds to so many MiB of blanks.
fn blown_up(mib: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("[Content_Types].xml", SimpleFileOptions::default()).expect("a part");
    zip.write_all(b"<Types/>").expect("its text");
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part");
    let block = vec![b' '; 1 << 20];
    for _ in 0..mib {
        zip.write_all(&block).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn vast_files_are_refused_in_words_and_take_no_memory() {
    let place = Place::founded(Base::Sqlite);
    let served = place.serve();
    let token = place.token();
    let who = Client::with_token(&served.address, &token);
    let _ = who.get("/records/customer").ok();
    let before = peak(&served);
    let look = |bytes: &[u8]| {
        who.form("/records/customer/import/preview", &[Piece::File("a.xlsx", bytes)])
    };
    let answer = send_200_mb(&served, &token);
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("file_too_large"), "{answer}");
    look(&blown_up(1_100)).refused(413, "file_bomb");
    look("x,".repeat(1_000_000).as_bytes()).refused(413, "too_many_columns");
    let taken = peak(&served) - before;
    assert!(taken < MEMORY, "{taken} MiB more than the {before} MiB before");
    assert_eq!(who.get("/records/customer").ok()["total"], 0);
}
