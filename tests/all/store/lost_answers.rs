//! A connection that ends between a COMMIT and its answer.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::{Across, PostgresOptions, Store, settings};
use tests::postgres;

/// Passes on between the store and its server. Once armed, it lets the next COMMIT through and loses
/// the answer.
struct Wire {
    port: u16,
    armed: Arc<AtomicBool>,
}

impl Wire {
    fn to(server: u16) -> Self {
        let door = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let port = door.local_addr().expect("its number").port();
        let armed = Arc::new(AtomicBool::new(false));
        let shared = armed.clone();
        std::thread::spawn(move || {
            // Ends with the process.
            for here in door.incoming().map_while(Result::ok) {
                let there = TcpStream::connect(("127.0.0.1", server)).expect("the server answers");
                pass_on(&here, &there, shared.clone());
            }
        });
        Self { port, armed }
    }
}

fn pass_on(here: &TcpStream, there: &TcpStream, armed: Arc<AtomicBool>) {
    let handle = |stream: &TcpStream| stream.try_clone().expect("a second handle");
    let (mut from, mut to) = (handle(there), handle(here));
    std::thread::spawn(move || std::io::copy(&mut from, &mut to));
    let (mut from, mut to, back) = (handle(here), handle(there), handle(here));
    std::thread::spawn(move || {
        let mut bytes = [0; 8192];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            let commits = bytes[..count].windows(6).any(|word| word == b"COMMIT");
            if commits && armed.swap(false, Ordering::SeqCst) {
                let _ = back.shutdown(Shutdown::Both);
            }
            if to.write_all(&bytes[..count]).is_err() {
                return;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

#[test]
fn a_commit_whose_answer_is_lost_is_told_as_unknown_and_not_as_undone() {
    let server = postgres::server();
    let url = server.database();
    let wire = Wire::to(server.port());
    let there = url.replace(&format!(":{}/", server.port()), &format!(":{}/", wire.port));
    let store = Store::open_postgres(&there, None, PostgresOptions::default()).expect("it opens");
    // Given a connection that ends when the commit is on its way
    wire.armed.store(true, Ordering::SeqCst);
    let fault = store
        .across(Across::Deployment)
        .write(|c| settings::put(c, "written", b"yes"))
        .expect_err("no answer comes");
    // Then nobody is told that it was not stored: it was
    assert_eq!(fault.code, "outcome_unknown");
    // The server may still be at it
    let written =
        || store.across(Across::Deployment).read(|c| settings::get(c, "written")).expect("read");
    let since = std::time::Instant::now();
    while written().is_none() {
        assert!(since.elapsed() < std::time::Duration::from_secs(20), "it was not stored");
    }
    // And a reading that is lost is told as what it is
    wire.armed.store(true, Ordering::SeqCst);
    let fault = store
        .across(Across::Deployment)
        .read(|c| settings::get(c, "written"))
        .expect_err("no answer comes");
    assert_eq!(fault.code, "database_unreachable");
}
