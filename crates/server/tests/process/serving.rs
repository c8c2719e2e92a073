//! `kedun serve`: the set-up link, where it listens, and who owns the data folder.

use std::time::{Duration, Instant};

use serde_json::json;
use tests::app::PASSWORD;
use tests::http::{Answer, Base, Person, on_both};
use tests::postgres;

use crate::kit::{Place, Served};

fn company(secret: &str) -> serde_json::Value {
    json!({"secret": secret, "company": "尚品二奢", "login": "boss", "name": "王店长",
        "password": PASSWORD})
}

#[test]
fn the_link_is_printed_at_each_start_until_it_is_used_and_the_last_one_alone_opens() {
    on_both(|base| {
        let place = Place::new(base);
        // Given two starts before anybody has opened the link
        let mut served = place.serve();
        let link = served.link();
        let port = served.address.rsplit(':').next().expect("a port").to_owned();
        assert!(link.starts_with(&format!("http://localhost:{port}/setup#")), "{link}");
        let old = link.split_once('#').expect("a fragment").1.to_owned();
        assert!(old.len() >= 40, "256 bits: {} characters", old.len());
        assert_eq!(served.stop().0, 0);
        let mut served = place.serve();
        let new = served.secret();
        // Then the old link is dead and the new one opens once
        let visitor = served.visitor();
        visitor.post("/auth/setup", company(&old)).refused(404, "link_invalid");
        // There is no default password
        for (login, password) in [("admin", "admin"), ("boss", PASSWORD), ("root", "")] {
            let body = json!({"login": login, "password": password});
            let refused = visitor.post("/auth/login", body);
            assert!(matches!(refused.status, 400 | 401 | 422), "{login}: {}", refused.text());
        }
        let answer = visitor.post("/auth/setup", company(&new)).ok();
        let owner = Person::enrolled(visitor, "boss", &answer);
        assert_eq!(owner.get("/me").ok()["user"]["login"], "boss");
        served.visitor().post("/auth/setup", company(&new)).refused(409, "already_set_up");
        // And no later start prints one
        assert_eq!(served.stop().0, 0);
        let (status, printed) = place.serve().stop();
        assert_eq!(status, 0);
        assert!(!printed.contains("/setup"), "{printed}");
    });
}

#[test]
fn it_listens_on_this_machine_alone_unless_somebody_secures_the_way() {
    let place = Place::new(Base::Sqlite);
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let said = place.run(&["--json", "serve", "--listen", address]);
        assert_eq!((said.status, said.code().as_str()), (2, "plain_http"), "{address}");
    }
    assert!(!place.data().exists(), "it is refused before anything is made");
    // An address of nobody's is refused in words
    std::fs::create_dir_all(place.data()).expect("a folder");
    let settings = "trusted_proxies = [\"10.0.0.1\"]\n";
    std::fs::write(place.data().join("kedun.toml"), settings).expect("written");
    let said = place.run(&["--json", "serve", "--listen", "192.0.2.1:0"]);
    assert_eq!((said.status, said.code().as_str()), (1, "cannot_listen"));
}

#[test]
fn the_sockets_that_it_opens_are_on_loopback() {
    let place = Place::founded(Base::Sqlite);
    let served = place.serve();
    let port: u16 = served.address.rsplit(':').next().expect("a port").parse().expect("a number");
    // Linux tells the listening sockets of all processes: address and port in hexadecimal
    let wanted = format!(":{port:04X}");
    let listening = |table: &str| {
        let text = std::fs::read_to_string(table).unwrap_or_default();
        let lines = text.lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>());
        let ours = lines.filter(|cells| cells[3] == "0A" && cells[1].ends_with(&wanted));
        ours.map(|cells| cells[1].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listening("/proc/net/tcp"), [format!("0100007F{wanted}")]);
    assert!(listening("/proc/net/tcp6").is_empty());
}

#[test]
fn one_process_owns_the_folder_and_the_others_speak_through_it() {
    on_both(|base| {
        let place = Place::founded(base);
        let served = place.serve();
        // A second server is refused
        let second = place.run(&["--json", "serve", "--listen", "127.0.0.1:0"]);
        assert_eq!((second.status, second.code().as_str()), (1, "data_folder_locked"));
        // Commands are carried out by the first, files and standard input included
        let table = place.beside("a.csv");
        std::fs::write(&table, "姓名,手机号\n单小燕,13812345678\n").expect("written");
        let table = table.to_str().expect("UTF-8");
        let done = place.json(&["import", "customer", table, "--as", "boss"]);
        assert_eq!(done["created"], 1);
        let found = place.told(&["--json", "search", "customer", "-", "--as", "boss"], "5678\n");
        assert_eq!(found.json()["total"], 1, "{}", found.stdout);
        assert_eq!(place.json(&["audit", "verify"])["ok"], true);
        let refused = place.run(&["--json", "list", "customer", "--as", "nobody"]);
        assert_eq!((refused.status, refused.code().as_str()), (1, "not_found"));
        // And what they made, the server sees at once
        let made = place.json(&["token", "create", "--as", "boss", "--name", "checks"]);
        let token = made["token"].as_str().expect("a token");
        let client = tests::http::Client::with_token(&served.address, token);
        assert_eq!(client.get("/records/customer").ok()["total"], 1);
        // The socket is gone with its server, and the folder free
        assert_eq!(served.stop().0, 0);
        assert!(!place.data().join("kedun.sock").exists());
        assert_eq!(place.json(&["list", "customer", "--as", "boss"])["total"], 1);
    });
}

#[test]
fn a_command_finds_a_killed_servers_folder_free() {
    let place = Place::founded(Base::Sqlite);
    place.serve().kill();
    assert!(place.data().join("kedun.sock").exists(), "a killed server cleans nothing up");
    assert_eq!(place.json(&["audit", "verify"])["ok"], true);
    let served: Served = place.serve();
    assert_eq!(served.visitor().get("/auth/state").ok()["needs_setup"], false);
}

#[test]
fn a_node_says_whether_it_is_ready_and_is_again_by_itself_when_the_database_is_back() {
    let place = Place::founded(Base::Postgres);
    let served = place.serve();
    let visitor = served.visitor();
    let ready = || visitor.send("GET", "/ready", None);
    let becomes = |status: u16| {
        let began = Instant::now();
        loop {
            let answer: Answer = ready();
            if answer.status == status {
                return answer;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{}", answer.text());
        }
    };
    // Given a node whose database answers
    assert_eq!((ready().status, ready().text().as_str()), (200, "ready\n"));
    // When the database lets nobody in any more
    let name = postgres::name_of(place.url());
    let server = postgres::server();
    server.sql("postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname =";
    server.sql("postgres", &format!("{end} '{name}'"));
    // Then the node says so, with a code and nothing of the database
    let refused = becomes(503);
    assert_eq!(refused.code(), "database_unreachable");
    assert!(!refused.text().contains(name), "{}", refused.text());
    // And once it lets people in, nobody need touch the node
    server.sql("postgres", &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    becomes(200);
    assert_eq!(visitor.get("/auth/state").ok()["needs_setup"], false);
}
