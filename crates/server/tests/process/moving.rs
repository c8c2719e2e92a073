//! `kedun move`: killed in the middle, refused, resumed, compared, and served from PostgreSQL.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::json;
use tests::app::PASSWORD;
use tests::http::{Base, Client};
use tests::postgres;

use crate::backup::shop::{LISTED, Shop, word};
use crate::kit::{Place, Said};

/// People whose rows take more than one chunk of the move.
const MANY: usize = 1_200;

/// Moves the embedded databases of a place to this address.
fn move_to(place: &Place, url: &str) -> Said {
    place.run(&["--json", "move", "--from", word(place.data()), "--to", url])
}

/// A shop with many customers.
fn full_shop() -> Shop {
    let shop = Shop::open(Base::Sqlite);
    let list = shop.place.beside("many.csv");
    let mut text = "姓名,性别\n".to_owned();
    (0..MANY).for_each(|n| text.push_str(&format!("迁移{n},女\n")));
    std::fs::write(&list, text).expect("written");
    let done = shop.place.json(&["import", "customer", word(&list), "--as", "boss"]);
    assert_eq!(done["created"], MANY, "{done}");
    shop
}

/// Begins a move and kills it once it tells of this.
fn killed_at(place: &Place, url: &str, told: &str) {
    let mut child = place
        .program(&["move", "--from", word(place.data()), "--to", url])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(child.stderr.take().expect("its progress")).lines();
    let found = lines.map_while(Result::ok).any(|line| line.contains(told));
    assert!(found, "it never tells of {told}");
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
}

#[test]
fn a_move_that_is_killed_goes_on_and_all_is_served_from_the_server() {
    // Given a shop in embedded databases, and what its owner sees there
    let shop = full_shop();
    let served = shop.place.serve();
    let seen = shop.look(&Client::with_token(&served.address, &shop.token));
    let mut owner = served.owner();
    assert_eq!(served.stop().0, 0);
    let rows = |place: &Place, sql: &str| place.sql(sql)[0][0].clone();
    let records = "SELECT count(*) FROM record";
    let before = rows(&shop.place, records);
    // When a move is killed in the middle of the records
    let url = postgres::server().database();
    killed_at(&shop.place, &url, "rows.record 500");
    // Then neither side is served
    assert_eq!(shop.place.run(&["--json", "audit", "verify"]).code(), "move_unfinished");
    let name = postgres::name_of(&url);
    let come = |sql: &str| postgres::server().sql(name, sql).trim().to_owned();
    assert!(come(records).parse::<usize>().expect("a number") >= 500);
    // And the next run goes on behind what has come
    let said = move_to(&shop.place, &url);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
    assert!(!said.stderr.contains("rows.record 500\n"), "{}", said.stderr);
    let told = said.json();
    assert_eq!(told["tables"]["rows.record"]["rows"].to_string(), before);
    assert_eq!(come(records), before);
    let ledgers = told["ledgers"].as_array().expect("ledgers");
    assert!(ledgers.iter().any(|ledger| ledger["entries"].as_u64() > Some(5)), "{told}");
    // And the embedded databases are left alone from now on, also by a second move
    assert_eq!(shop.place.run(&["--json", "audit", "verify"]).code(), "moved_away");
    assert_eq!(move_to(&shop.place, &url).code(), "moved_away");
    // And everything is there: values, history, attachment, search, token, sign-in
    let Shop { place, token, customer, attachment } = shop;
    let shop = Shop { place: place.moved_to(url), token, customer, attachment };
    let served = shop.place.serve();
    let who = Client::with_token(&served.address, &shop.token);
    assert_eq!(shop.look(&who), seen);
    let mut client = served.visitor();
    let answer = client.post("/auth/login", json!({"login": "boss", "password": PASSWORD})).ok();
    client.csrf = answer["csrf"].as_str().map(str::to_owned);
    let answer = client.post("/auth/mfa", json!({"code": owner.code()})).ok();
    assert_eq!(answer["status"], "ok", "{answer}");
    let values = json!({"kind": "person", "name": "迁移之后"});
    let _ = who.post("/records/customer", json!({"values": values})).ok();
    assert_eq!(served.stop().0, 0);
    let verdict = shop.place.json(&["audit", "verify"]);
    assert_eq!(verdict["ok"], true, "{verdict}");
    assert!(before.parse::<usize>().expect("a number") > MANY + LISTED);
}

#[test]
fn a_database_that_is_not_empty_is_refused_and_the_shop_opens_as_before_until_it_is() {
    let place = Place::founded(Base::Sqlite);
    let url = postgres::server().database();
    let sql = |sql: &str| postgres::server().sql(postgres::name_of(&url), sql);
    sql("CREATE TABLE theirs (n int)");
    assert_eq!(move_to(&place, &url).code(), "database_in_use");
    assert_eq!(place.json(&["audit", "verify"])["ok"], true);
    // When it is empty, then nothing of the first run is in the way, in the database of keys either
    sql("DROP TABLE theirs");
    let said = move_to(&place, &url);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
}

#[test]
fn files_come_along_where_nodes_are_to_share_a_folder() {
    // Given a shop whose settings already say what they will say on the server
    let shop = Shop::open(Base::Sqlite);
    let shared = shop.place.beside("shared");
    std::fs::create_dir(&shared).expect("a folder");
    let settings = format!("files = {:?}\n", word(&shared));
    std::fs::write(shop.place.data().join("kedun.toml"), settings).expect("written");
    let url = postgres::server().database();
    let said = move_to(&shop.place, &url);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
    // Then its attachment is there
    let Shop { place, token, customer, attachment } = shop;
    let shop = Shop { place: place.moved_to(url), token, customer, attachment };
    let served = shop.place.serve();
    shop.look(&Client::with_token(&served.address, &shop.token));
    assert_eq!(served.stop().0, 0);
}

#[test]
fn files_that_are_removed_after_a_move_are_brought_back_by_no_start() {
    let shop = Shop::open(Base::Sqlite);
    let url = postgres::server().database();
    let said = move_to(&shop.place, &url);
    assert_eq!(said.status, 0, "{} {}", said.stdout, said.stderr);
    let place = shop.place.moved_to(url);
    let files = || place.sql("SELECT count(*) FROM blob")[0][0].clone();
    assert_ne!(files(), "0");
    // When files are removed, as they are with their records, while the folder still has them
    place.sql("WITH gone AS (DELETE FROM blob_chunk) DELETE FROM blob");
    assert_eq!(place.serve().stop().0, 0);
    assert_eq!(files(), "0");
}

#[test]
fn a_move_connects_as_the_settings_say() {
    let place = Place::founded(Base::Sqlite);
    let settings = "database_ca = \"/nowhere/authority.pem\"\n";
    std::fs::write(place.data().join("kedun.toml"), settings).expect("written");
    let said = move_to(&place, &postgres::server().database());
    assert_eq!(said.code(), "file_unreadable", "the server's certificate is to be looked at");
    assert_eq!(place.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn nothing_is_moved_from_under_a_server_that_runs() {
    let place = Place::founded(Base::Sqlite);
    let served = place.serve();
    let said = move_to(&place, &postgres::server().database());
    assert_eq!(said.code(), "data_folder_locked");
    assert_eq!(served.stop().0, 0);
}
