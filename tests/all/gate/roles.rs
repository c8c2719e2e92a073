//! What the built-in roles may do with one shop's customer.

use gate::verbs::export::{ExportRequest, export_page, may_export};
use gate::verbs::import::may_import;
use gate::verbs::list::{ListRequest, list};
use gate::verbs::reveal::{RevealRequest, reveal};
use gate::verbs::update::{UpdateRequest, update};
use gate::verbs::{access, count, delete, history, read};
use gate::{Entered, ShownValue};
use kernel::{Fault, Id, Lang};
use serde_json::{Map, json};
use tests::app::{App, on_both};

/// Two shops below one head office, and everybody who could want to see a customer of the first.
struct Company<'a> {
    app: &'a App,
    people: Vec<(&'static str, Entered)>,
}

const PHONE: &str = "13812345678";

impl<'a> Company<'a> {
    fn new(app: &'a App) -> Self {
        let head = app.department("总部", None);
        let one = app.department("一店", Some(head));
        let two = app.department("二店", Some(head));
        let mut people = vec![("owner", app.enter("boss"))];
        for (who, role, department) in [
            ("admin", "admin", head),
            ("manager above", "manager", head),
            ("manager beside", "manager", two),
            ("rep", "rep", one),
            ("colleague", "rep", one),
            ("other team", "rep", two),
            ("auditor", "auditor", head),
        ] {
            people.push((who, app.colleague(&who.replace(' ', "."), role, Some(department))));
        }
        // Everybody comes in anew, with the company as it stands now.
        for (who, entered) in people.iter_mut().skip(1) {
            *entered = app.enter(&who.replace(' ', "."));
        }
        Self { app, people }
    }

    fn rep(&self) -> &Entered {
        &self.people.iter().find(|(who, _)| *who == "rep").expect("the rep").1
    }

    fn customer(&self) -> Id {
        let values = json!({ "kind": "person", "name": "单小燕", "phone": PHONE });
        self.app.create(self.rep(), "customer", values, None)
    }
}

/// One verb, called as somebody on a customer of the rep's; what came of it in a word.
type Call = fn(&App, &Entered, Id) -> Result<&'static str, Fault>;

const fn some(found: bool) -> &'static str {
    if found { "some" } else { "none" }
}

fn listed(app: &App, who: &Entered, request: ListRequest) -> Result<&'static str, Fault> {
    let request = ListRequest { object: "customer".into(), ..request };
    list(&app.gate, who, &request).map(|page| some(!page.get().items.is_empty()))
}

fn exported(app: &App, who: &Entered) -> Result<&'static str, Fault> {
    let request = ExportRequest { purpose: "contact".into(), ..ExportRequest::default() };
    may_export(&app.gate, who, "customer", &request)?;
    export_page(&app.gate, who, "customer", &request, None, Lang::Zh)
        .map(|page| some(!page.get().rows.is_empty()))
}

fn changed(
    app: &App,
    who: &Entered,
    id: Id,
    values: Map<String, serde_json::Value>,
    owner: Option<Id>,
) -> Result<&'static str, Fault> {
    let request = UpdateRequest { version: 1, values, owner };
    update(&app.gate, who, "customer", id, request).map(|_| "ok")
}

const CALLS: [(&str, Call); 12] = [
    ("list", |app, who, _| listed(app, who, ListRequest::default())),
    ("search", |app, who, _| {
        listed(app, who, ListRequest { q: Some(PHONE.into()), ..ListRequest::default() })
    }),
    ("count", |app, who, _| {
        let request = ListRequest { object: "customer".into(), ..ListRequest::default() };
        count::count(&app.gate, who, &request).map(|n| some(n.get().total != Some(0)))
    }),
    ("read", |app, who, id| read::read(&app.gate, who, "customer", id).map(|_| "ok")),
    ("reveal", |app, who, id| {
        let fields = vec!["phone".into()];
        let asked = RevealRequest { fields, purpose: "contact".into(), reason: None };
        reveal(&app.gate, who, "customer", id, asked).map(|_| "ok")
    }),
    ("update", |app, who, id| {
        let values = tests::app::map(json!({ "name": "单晓燕" }));
        changed(app, who, id, values, None)
    }),
    ("share", |app, who, id| changed(app, who, id, Map::new(), Some(app.owner.user()))),
    ("history", |app, who, id| {
        history::history(&app.gate, who, "customer", id, None).map(|_| "ok")
    }),
    ("access", |app, who, id| access::access(&app.gate, who, "customer", id, None).map(|_| "ok")),
    ("export", |app, who, _| exported(app, who)),
    ("import", |app, who, _| may_import(&app.gate, who, "customer").map(|()| "ok")),
    ("delete", |app, who, id| delete::delete(&app.gate, who, "customer", id, None).map(|_| "ok")),
];

/// Who may do what with the rep's customer, in the order of `CALLS`.
const MATRIX: [(&str, &str); 8] = [
    ("owner", "some some some ok ok ok ok ok ok some ok ok"),
    (
        "admin",
        "denied denied denied denied denied denied denied denied denied denied denied denied",
    ),
    ("manager above", "some some some ok ok ok ok ok ok some ok ok"),
    (
        "manager beside",
        "none none none not_found not_found not_found not_found not_found not_found none ok not_found",
    ),
    ("rep", "some some some ok ok ok denied ok ok denied denied ok"),
    (
        "colleague",
        "none none none not_found not_found not_found not_found not_found not_found denied denied not_found",
    ),
    (
        "other team",
        "none none none not_found not_found not_found not_found not_found not_found denied denied not_found",
    ),
    (
        "auditor",
        "denied denied denied denied denied denied denied denied denied denied denied denied",
    ),
];

#[test]
fn each_role_may_do_with_a_customer_what_it_says_and_nothing_else() {
    on_both(|app| {
        let company = Company::new(app);
        for (who, expected) in MATRIX {
            let (_, entered) =
                company.people.iter().find(|(name, _)| *name == who).expect("somebody");
            let found: Vec<&str> = CALLS
                .iter()
                .map(|(_, call)| {
                    let id = company.customer();
                    call(app, entered, id).unwrap_or_else(|fault| fault.code)
                })
                .collect();
            let verbs: Vec<&str> = CALLS.iter().map(|(verb, _)| *verb).collect();
            assert_eq!(found.join(" "), expected, "{who}: {}", verbs.join(" "));
        }
    });
}

#[test]
fn a_record_that_is_not_one_s_own_is_refused_as_one_that_does_not_exist() {
    on_both(|app| {
        let company = Company::new(app);
        let (_, other) = company.people.iter().find(|(who, _)| *who == "other team").expect("them");
        let hidden = company.customer();
        let told = |id: Id| {
            let fault = read::read(&app.gate, other, "customer", id).err().expect("refused");
            (fault.kind, fault.code, fault.params.clone(), fault.message(Lang::Zh))
        };
        assert!(told(hidden) == told(Id::new()));
    });
}

#[test]
fn an_auditor_reads_the_ledger_and_an_administrator_does_not() {
    on_both(|app| {
        let company = Company::new(app);
        let code = |who: &str| {
            let (_, entered) = company.people.iter().find(|(name, _)| *name == who).expect("them");
            let request = gate::verbs::ledger::LedgerRequest::default();
            gate::verbs::ledger::query(&app.gate, entered, &request)
                .map_or_else(|fault| fault.code, |_| "ok")
        };
        let may: Vec<(&str, &str)> =
            company.people.iter().map(|(who, _)| (*who, code(who))).collect();
        for (who, code) in may {
            let expected = if matches!(who, "owner" | "auditor") { "ok" } else { "denied" };
            assert_eq!(code, expected, "{who}");
        }
    });
}

#[test]
fn a_manager_sees_identity_masked_and_a_rep_cannot_reveal_it() {
    on_both(|app| {
        let company = Company::new(app);
        let values = json!({
            "kind": "person", "name": "周春梅", "id_card": "320505197609050637",
            "bank_card": "6217000030913673",
        });
        let id = app.create(company.rep(), "customer", values, None);
        let card = |who: &Entered| {
            let record = read::read(&app.gate, who, "customer", id).expect("read").into_inner();
            match record.values.get("id_card") {
                Some(ShownValue::Masked { masked }) => masked.clone(),
                Some(ShownValue::Clear(json)) => json.to_string(),
                None => String::new(),
            }
        };
        let code = |who: &Entered| {
            let fields = vec!["id_card".into()];
            let asked = RevealRequest { fields, purpose: "identity".into(), reason: None };
            reveal(&app.gate, who, "customer", id, asked).map_or_else(|f| f.code, |_| "ok")
        };
        let of = |name: &str| &company.people.iter().find(|(who, _)| *who == name).expect("them").1;
        assert_eq!(card(of("owner")), "\"320505197609050637\"");
        assert_eq!(
            (card(of("manager above")).as_str(), code(of("manager above"))),
            ("3****************7", "ok")
        );
        assert_eq!((card(of("rep")).as_str(), code(of("rep"))), ("3****************7", "denied"));
    });
}
