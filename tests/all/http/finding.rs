//! Lists, filters, the one search box, and views.

use serde_json::{Value as Json, json};
use tests::http::{Base, Person, on_both};

use super::shop::{ID_CARD, Shop, customer, ids, named};

fn search(who: &Person, q: &str) -> Vec<String> {
    ids(&who.post("/records/customer/search", json!({"q": q})).ok())
}

#[test]
fn one_box_finds_by_name_pinyin_phone_and_numbers() {
    on_both(|base| {
        let shop = Shop::open(base);
        let id = shop.rep.create("customer", customer());
        let other = shop.rep.create("customer", named("解晓东", "13900000001"));
        for q in
            ["单小燕", "小燕", "shanxiaoyan", "sxy", "13812345678", "5678", "+86 138 1234 5678"]
        {
            assert_eq!(search(&shop.rep, q), std::slice::from_ref(&id), "{q}");
        }
        for q in ["xiexiaodong", "xxd", "解"] {
            assert_eq!(search(&shop.rep, q), std::slice::from_ref(&other), "{q}");
        }
        assert_eq!(search(&shop.owner, ID_CARD), [id]);
        assert!(search(&shop.rep, "王").is_empty());
    });
}

#[test]
fn a_search_obeys_the_permissions() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.rep.create("customer", customer());
        let other = shop.owner.colleague(&shop.http, "rep2", "rep", None);
        for q in ["单小燕", "13812345678", "5678", "sxy", ID_CARD] {
            assert!(search(&other, q).is_empty(), "{q}");
        }
        let count = other.post("/records/customer/count", json!({"q": "单小燕"})).ok();
        assert_eq!(count["total"], 0);
    });
}

#[test]
fn a_list_answers_the_columns_that_were_asked_for() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.rep.create("customer", customer());
        let shown = |page: &Json| -> Vec<String> {
            let values = page["items"][0]["values"].as_object().expect("values");
            values.keys().cloned().collect()
        };
        let listed = shop.rep.get("/records/customer?fields=level,%20owner").ok();
        assert_eq!(shown(&listed), ["level"]);
        let body = json!({"q": "单小燕", "fields": ["level", "phone"]});
        let found = shop.rep.post("/records/customer/search", body).ok();
        assert_eq!(shown(&found), ["level", "phone"]);
        assert!(shown(&shop.rep.get("/records/customer").ok()).len() > 2);
        shop.rep.get("/records/customer?fields=level,shoe").refused(422, "unknown_field");
        let body = json!({"fields": ["shoe"]});
        shop.rep.post("/records/customer/search", body).refused(422, "unknown_field");
    });
}

#[test]
fn what_is_sensitive_never_stands_in_an_address() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.rep.create("customer", customer());
        let address = "/records/customer?q=13812345678";
        shop.rep.get(address).refused(400, "use_search");
        let address = "/records/customer?filter=phone%20%3D%20%2213812345678%22";
        shop.rep.get(address).refused(400, "use_search");
        let open = shop.rep.get("/records/customer?filter=level%20%3D%20%22vip%22").ok();
        assert_eq!(ids(&open).len(), 1);
        let filter = json!({"filter": "phone = \"13812345678\""});
        let found = shop.rep.post("/records/customer/search", filter).ok();
        assert_eq!(ids(&found).len(), 1);
    });
}

#[test]
fn filters_and_orders_are_typed_and_pages_are_whole() {
    on_both(|base| {
        let shop = Shop::open(base);
        for n in 0..25 {
            let mut values = named("周吴", &format!("139000000{n:02}"));
            values["level"] = json!(if n % 2 == 0 { "vip" } else { "gold" });
            values["spent"] = json!({"amount": format!("{}.50", n * 100), "currency": "CNY"});
            shop.rep.create("customer", values);
        }
        let body = json!({"filter": "level = \"vip\" AND spent >= 1000", "order_by": "spent desc",
            "page_size": 3});
        let mut seen: Vec<String> = Vec::new();
        let mut amounts = Vec::new();
        let mut token = Json::Null;
        loop {
            let mut body = body.clone();
            body["page_token"] = token.clone();
            let page = shop.rep.post("/records/customer/search", body).ok();
            if token.is_null() {
                assert_eq!(page["total"], 8, "the first page tells how many: {page}");
            }
            seen.extend(ids(&page));
            let items = page["items"].as_array().expect("items").iter();
            amounts
                .extend(items.map(|i| i["values"]["spent"]["amount"].as_str().map(str::to_owned)));
            token = page["next_page_token"].clone();
            if token.is_null() {
                break;
            }
        }
        assert_eq!((seen.len(), amounts.first()), (8, Some(&Some("2400.50".to_owned()))));
        assert_eq!(amounts.last(), Some(&Some("1000.50".to_owned())));
        for filter in ["level = ", "nothing = 1", "(", "spent = \"x\"", &"(".repeat(50)] {
            let refused = shop.rep.post("/records/customer/search", json!({"filter": filter}));
            assert!((400..=422).contains(&refused.status), "{filter}: {}", refused.status);
            assert_ne!(refused.json()["detail"], refused.json()["code"]);
        }
        let token = shop.rep.post("/records/customer/search", json!({"page_token": "made-up"}));
        assert!((400..=422).contains(&token.status), "{}", token.status);
    });
}

#[test]
fn a_page_token_tells_nothing_and_belongs_to_its_caller() {
    let shop = Shop::open(Base::Sqlite);
    for n in 0..3 {
        shop.rep.create("customer", named("周吴", &format!("1390000000{n}")));
    }
    let body = json!({"q": "周吴", "page_size": 1});
    let page = shop.rep.post("/records/customer/search", body).ok();
    let token = page["next_page_token"].as_str().expect("a second page").to_owned();
    assert!(!token.contains("周吴") && !token.contains(&ids(&page)[0]));
    let body = json!({"q": "周吴", "page_size": 1, "page_token": token});
    let foreign = shop.owner.post("/records/customer/search", body);
    let other = json!({"q": "吴", "page_size": 1, "page_token": token});
    for answer in [foreign, shop.rep.post("/records/customer/search", other)] {
        assert!((400..=422).contains(&answer.status), "{}", answer.text());
    }
}

#[test]
fn views_are_kept_and_shared_views_are_seen_by_colleagues() {
    on_both(|base| {
        let shop = Shop::open(base);
        let view = |name: &str, shared: bool| {
            json!({"object": "customer", "name": name, "shared": shared,
                "columns": "[\"name\",\"level\"]", "filter": "level = \"vip\""})
        };
        let own = shop.owner.create("view", view("我的", false));
        let shared = shop.owner.create("view", view("大家的", true));
        let seen = ids(&shop.rep.get("/records/view").ok());
        assert_eq!(seen, std::slice::from_ref(&shared));
        shop.rep.get(&format!("/records/view/{own}")).refused(404, "not_found");
        let path = format!("/records/view/{shared}");
        let change = json!({"version": 1, "values": {"name": "改名"}});
        assert_eq!(shop.rep.patch(&path, change).status, 403);
        // A view that would keep a sealed term in the open is refused
        let mut sealed = view("电话", false);
        sealed["filter"] = json!("phone = \"13812345678\"");
        let refused = shop.rep.post("/records/view", json!({"values": sealed}));
        assert_eq!(refused.status, 422, "{}", refused.text());
    });
}

#[test]
fn of_many_figures_each_is_told_or_refused_by_itself() {
    on_both(|base| {
        let shop = Shop::open(base);
        shop.rep.create("customer", customer());
        let asks = json!({"asks": [
            {"object": "customer", "by": ["level"]},
            {"object": "customer", "by": ["name"]},
            {"object": "department"},
            {"object": "nothing"},
        ]});
        let admin = shop.owner.colleague(&shop.http, "admin1", "admin", None);
        for who in [&shop.rep, &shop.owner, &admin] {
            // When several questions are asked at once
            let told = who.post("/figures", asks.clone()).ok();
            // Then each has the answer that it has by itself
            for (ask, told) in asks["asks"]
                .as_array()
                .expect("asks")
                .iter()
                .zip(told["answers"].as_array().expect("answers"))
            {
                let mut alone = ask.clone();
                let object = alone["object"].take();
                alone.as_object_mut().expect("an object").remove("object");
                let path = format!("/records/{}/groups", object.as_str().expect("a name"));
                let alone = who.post(&path, alone);
                if alone.status == 200 {
                    assert_eq!(*told, alone.json(), "{ask}");
                } else {
                    assert_eq!(
                        told,
                        &json!({"status": alone.status, "code": alone.code()}),
                        "{ask}"
                    );
                }
            }
        }
        // And nobody asks for more than a dashboard holds
        let many: Vec<Json> = (0..41).map(|_| json!({"object": "customer"})).collect();
        shop.rep.post("/figures", json!({"asks": many})).refused(413, "body_too_large");
    });
}
