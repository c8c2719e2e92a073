//! An owner at the command line: finding, taking out, proving, letting programs and people in.

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Client, on_both};

use crate::kit::Place;

const OTHER: &str = "hai-shang-sheng-ming-yue-91";

/// A company with three customers.
fn with_customers(base: tests::http::Base) -> Place {
    let place = Place::founded(base);
    let table = place.beside("customers.csv");
    let rows =
        "姓名,手机号,等级\n单小燕,138 1234 5678,VIP\n解晓东,13900000001,\n王芳,13700000002,\n";
    std::fs::write(&table, rows).expect("written");
    let done = place.json(&["import", "customer", table.to_str().expect("UTF-8"), "--as", "boss"]);
    assert_eq!(done["created"], 3, "{done}");
    place
}

fn names(found: &Json) -> Vec<&str> {
    let items = found["items"].as_array().expect("items").iter();
    items.filter_map(|item| item["values"]["name"].as_str()).collect()
}

#[test]
fn customers_are_found_by_argument_and_by_standard_input() {
    on_both(|base| {
        let place = with_customers(base);
        let search = |query: &str| place.json(&["search", "customer", query, "--as", "boss"]);
        for query in ["单小燕", "shanxiaoyan", "sxy", "5678", "13812345678", "单小"] {
            assert_eq!(names(&search(query)), ["单小燕"], "{query}");
        }
        // What is typed into standard input stands in no history and no list of processes
        for args in [
            &["search", "customer", "-", "--as", "boss"][..],
            &["search", "customer", "--as", "boss"],
        ] {
            let found = place.told(&[&["--json"], args].concat(), "xiexiaodong\n");
            assert_eq!(names(&found.json()), ["解晓东"], "{}", found.stderr);
        }
        let filter = ["--json", "list", "customer", "--as", "boss", "--filter", "-"];
        let found = place.told(&filter, "level = \"vip\"\n");
        assert_eq!(names(&found.json()), ["单小燕"], "{}", found.stdout);
        assert_eq!(search("nobody")["total"], 0);
        let page = place.json(&[
            "list",
            "customer",
            "--as",
            "boss",
            "--limit",
            "2",
            "--order-by",
            "created_at",
        ]);
        assert_eq!((names(&page).len(), &page["total"]), (2, &json!(3)));
        // For people: a table, one line a record
        let said = place.run(&["list", "customer", "--as", "boss"]);
        assert_eq!((said.status, said.stdout.lines().count()), (0, 3), "{}", said.stdout);
    });
}

#[test]
fn an_export_is_a_file_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    on_both(|base| {
        let place = with_customers(base);
        for (name, start) in [("a.csv", &b"\xEF\xBB\xBF"[..]), ("a.xlsx", b"PK")] {
            let path = place.beside(name);
            let out = path.to_str().expect("UTF-8");
            let done = place.json(&["export", "customer", "--as", "boss", "--out", out]);
            assert_eq!(done["rows"], 3);
            assert!(std::fs::read(&path).expect("the file").starts_with(start), "{name}");
            let mode = std::fs::metadata(&path).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        let acts = place.json(&["audit", "show", "--as", "boss", "--act", "export"]);
        assert!(acts["items"].as_array().is_some_and(|acts| acts.len() >= 2), "{acts}");
    });
}

#[test]
fn an_altered_row_of_the_ledger_ends_the_proof_with_status_one_and_its_place() {
    on_both(|base| {
        let place = with_customers(base);
        let log = place.beside("ledger.log");
        let path = log.to_str().expect("UTF-8");
        place.json(&["audit", "export", "--out", path]);
        let sound = place.run(&["audit", "verify"]);
        assert_eq!(sound.status, 0, "{}", sound.stdout);
        // When somebody with all keys of the machine alters one entry of the company's ledger
        let largest = "SELECT org FROM ledger_entry GROUP BY org ORDER BY count(*) DESC LIMIT 1";
        place.sql(&format!(
            "UPDATE ledger_entry SET act = 'reveal' WHERE idx = 4 AND org = ({largest})"
        ));
        let said = place.run(&["--json", "audit", "verify"]);
        assert_eq!(said.status, 1, "{}", said.stdout);
        let told = said.json();
        assert_eq!((&told["ok"], &told["problem"]["index"]), (&json!(false), &json!(4)), "{told}");
        // The log that was written before still proves itself, without a data folder
        let offline = place.run(&["audit", "verify", "--file", path]);
        assert_eq!(offline.status, 0, "{}", offline.stdout);
        let mut bytes = std::fs::read(&log).expect("the log");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&log, bytes).expect("written");
        assert_eq!(place.run(&["audit", "verify", "--file", path]).status, 1);
    });
}

#[test]
fn a_token_lets_a_program_in_until_it_is_revoked() {
    on_both(|base| {
        let place = with_customers(base);
        let made =
            place.json(&["token", "create", "--as", "boss", "--name", "till", "--days", "7"]);
        let token = made["token"].as_str().expect("a token").to_owned();
        let served = place.serve();
        let program = Client::with_token(&served.address, &token);
        assert_eq!(program.get("/records/customer").ok()["total"], 3);
        let _ = program.post("/records/customer/search", json!({"q": "5678"})).ok();
        served.visitor().get("/records/customer").refused(401, "not_signed_in");
        Client::with_token(&served.address, "kedun_made-up")
            .get("/records/customer")
            .refused(401, "token_expired");
        let listed = place.run(&["--json", "token", "list", "--as", "boss"]);
        assert!(!listed.stdout.contains(&token), "it is shown once");
        let id = made["id"].as_str().expect("an id");
        place.json(&["token", "revoke", id, "--as", "boss"]);
        program.get("/records/customer").refused(401, "token_expired");
    });
}

#[test]
fn a_password_set_at_the_server_is_the_way_back_in() {
    on_both(|base| {
        let place = Place::founded(base);
        let served = place.serve();
        let owner = served.owner();
        let _ = owner.get("/me").ok();
        // Given an owner who is locked out for the password is forgotten
        let visitor = served.visitor();
        let login = |password: &str| {
            visitor.post("/auth/login", json!({"login": "boss", "password": password}))
        };
        login("forgotten").refused(401, "wrong_credentials");
        let set =
            |password: &str| place.told(&["--json", "user", "set-password", "boss"], password);
        let weak = set("password1\n");
        assert_eq!((weak.status, weak.code().as_str()), (1, "invalid"), "{}", weak.stdout);
        // When whoever has the machine sets another, while the server runs
        assert_eq!(set(&format!("{OTHER}\n")).status, 0);
        // Then it alone lets in, and the sessions of before have ended
        login(PASSWORD).refused(401, "wrong_credentials");
        assert_eq!(login(OTHER).ok()["status"], "mfa_required");
        owner.get("/me").refused(401, "not_signed_in");
        let unknown = place.told(&["--json", "user", "set-password", "nobody"], OTHER);
        assert_eq!((unknown.status, unknown.code().as_str()), (1, "not_found"));
        // A lost authenticator likewise
        place.json(&["user", "reset-mfa", "boss"]);
        assert_eq!(login(OTHER).ok()["status"], "mfa_enrolment_required");
    });
}
