//! Who is told what: mentions, tasks, hand-overs, reminders, the ladder of follow-ups, and mail without any value.

mod kit;
mod ladder;
mod mail;

use gate::enter::me::notifications::{Request, choices, choose, list, read, unread};
use gate::verbs::bulk::{BulkAct, BulkRequest, bulk};
use gate::verbs::delete::delete;
use kernel::Id;
use serde_json::json;
use tests::app::on_both;

use self::kit::{Shop, clocked, told};

#[test]
fn whoever_is_mentioned_is_told_once_and_led_to_the_customer_and_nobody_is_told_of_themselves() {
    on_both(|app| {
        // Given a follow-up that names a colleague, the manager and its writer
        let shop = Shop::new(app);
        let all = [shop.two.user(), shop.manager.user(), shop.one.user()];
        let note = shop.mention(app, &all);
        // Then both others are told, and the writer is not
        let found = told(app, &shop.manager);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind.as_str(), found[0].record), ("mentioned", Some(shop.customer)));
        assert_eq!(found[0].text.zh, "员工rep1 提到了你");
        assert!(found[0].title.as_ref().is_some_and(|title| title.contains("单小燕")));
        assert!(told(app, &shop.one).is_empty());
        // And who may not read the customer learns nothing of it
        let found = told(app, &shop.two);
        assert!(found[0].gone && found[0].title.is_none() && found[0].record.is_none());
        // And when the note is corrected, nobody is told anew
        let body = json!({ "body": "改一下" });
        app.try_update(&shop.one, "follow_up", note, 1, body).expect("corrected");
        assert_eq!((told(app, &shop.manager).len(), told(app, &shop.two).len()), (1, 1));
    });
}

#[test]
fn rights_that_were_lost_show_nothing_and_what_is_read_counts_no_more() {
    on_both(|app| {
        let shop = Shop::new(app);
        // Given a customer who was handed over to a colleague, and a second one
        shop.give(app, "customer", vec![shop.customer], &shop.two);
        let other = shop.customer(app, "仇英");
        shop.give(app, "customer", vec![other], &shop.two);
        let two = app.enter("rep2");
        let found = told(app, &two);
        // Then both are told as one, since nobody has read the first yet
        assert_eq!((found.len(), found[0].n, found[0].kind.as_str()), (1, 2, "handed_over"));
        assert_eq!(unread(&app.gate, &two).expect("a count").unread, 1);
        // When it is read and a third one comes, it stands by itself with its title
        read(&app.gate, &two, None).expect("read");
        let third = shop.customer(app, "单雄信");
        shop.give(app, "customer", vec![third], &shop.two);
        let found = told(app, &two);
        assert_eq!((found.len(), found[0].read, found[1].read), (2, false, true));
        assert!(found[0].title.as_ref().is_some_and(|title| title.contains("单雄信")));
        // And when the customer goes on to somebody else, its name is nobody's any more
        shop.give(app, "customer", vec![third], &shop.one);
        let found = told(app, &app.enter("rep2"));
        assert!(found[0].gone && found[0].title.is_none() && found[0].record.is_none());
        // And the same holds for a record in the recycle bin
        let manager = app.enter("manager");
        let gone = shop.customer(app, "丁");
        shop.mention_on(app, gone, &[manager.user()]);
        assert_eq!(told(app, &manager)[0].title.as_deref(), Some("丁"));
        delete(&app.gate, &app.enter("boss"), "customer", gone, None).expect("deleted");
        let found = told(app, &manager);
        assert!(found.iter().all(|one| one.title.is_none()), "{}", found.len());
    });
}

#[test]
fn many_records_at_once_are_one_notification_and_only_so_many_are_kept() {
    on_both(|app| {
        let shop = Shop::new(app);
        let ids: Vec<Id> = (0..12).map(|n| shop.customer(app, &format!("客户{n}"))).collect();
        let request =
            BulkRequest { owner: Some(shop.two.user()), ..BulkRequest::of(BulkAct::Assign, ids) };
        bulk(&app.gate, &shop.manager, "customer", request).expect("assigned");
        let found = told(app, &shop.two);
        assert_eq!((found.len(), found[0].n, found[0].record), (1, 12, None));
        assert_eq!(found[0].text.zh, "员工manager 移交给你 12 条记录");
    });
}

#[test]
fn a_task_is_told_to_its_owner_and_who_chose_not_to_hear_of_it_is_left_alone() {
    on_both(|app| {
        // Given somebody who wants to hear of tasks, and then does not
        let shop = Shop::new(app);
        shop.task(app, &shop.manager, Some(&shop.two), json!({ "title": "送货" }));
        assert_eq!(told(app, &shop.two)[0].kind, "assigned");
        choose(&app.gate, &shop.two, "assigned", false, "off").expect("chosen");
        // When more come, of which one is their own
        shop.task(app, &shop.manager, Some(&shop.two), json!({ "title": "取货" }));
        shop.task(app, &shop.two, None, json!({ "title": "自己的" }));
        // Then nothing is new, and the choice is theirs alone
        assert_eq!(told(app, &shop.two).len(), 1);
        let page = |who| {
            let shown = choices(&app.gate, who).expect("choices");
            assert!(!shown.mail);
            shown.kinds.into_iter().find(|one| one.kind == "assigned").map(|one| one.page)
        };
        assert_eq!((page(&shop.two), page(&shop.one)), (Some(false), Some(true)));
        // And a kind or a way that does not exist is refused
        let fault = choose(&app.gate, &shop.two, "weather", true, "off").expect_err("refused");
        assert_eq!(fault.fields[0].field, "kind");
        assert!(choose(&app.gate, &shop.two, "assigned", true, "pigeon").is_err());
    });
}

#[test]
fn a_reminder_comes_when_it_was_asked_for_and_not_for_what_was_done_moved_or_deleted() {
    // Given four tasks that are due at noon, each with a reminder an hour before
    let (app, clock) = clocked();
    let shop = Shop::new(&app);
    let task = |title: &str| {
        let due = "2026-11-02T12:00:00Z";
        let values = json!({ "title": title, "status": "open", "due_at": due, "remind": "60" });
        shop.task(&app, &shop.one, None, values)
    };
    let [_stays, done, moved, gone] = ["留", "完成", "改期", "删除"].map(task);
    let one = app.enter("rep1");
    app.try_update(&one, "task", done, 1, json!({ "status": "done" })).expect("done");
    let later = json!({ "due_at": "2026-11-03T12:00:00Z" });
    app.try_update(&one, "task", moved, 1, later).expect("moved");
    delete(&app.gate, &one, "task", gone, None).expect("deleted");
    let count = || told(&app, &app.enter("rep1")).len();
    // When the hour has not come, nothing is told; then one is, and a day later the other one
    let start = app.gate.now();
    clock.advance_seconds(30 * 3600);
    assert_eq!(count(), 0);
    clock.advance_seconds(3600);
    assert_eq!(count(), 1);
    assert!(told(&app, &one)[0].title.as_deref() == Some("留"));
    clock.advance_seconds(24 * 3600);
    assert_eq!(count(), 2);
    assert!(
        app.gate.now()
            > gate::work::tell::came_due(&app.gate, start).expect("told").plus_seconds(-1)
    );
}

#[test]
fn the_morning_tells_each_user_once_what_the_day_brings() {
    // Given tasks of today and of yesterday, a planned follow-up and a payment that was due yesterday
    let (app, clock) = clocked();
    let shop = Shop::new(&app);
    for (title, due) in [("一", "2026-11-02T03:00:00Z"), ("二", "2026-11-01T15:00:00Z")] {
        let values = json!({ "title": title, "status": "open", "due_at": due });
        shop.task(&app, &shop.one, None, values);
    }
    let values = json!({ "kind": "call", "body": "约好再打", "at": "2026-11-01T03:00:00Z",
        "next_at": "2026-11-02T06:00:00Z" });
    app.create(&shop.one, "follow_up", values, Some(shop.customer));
    let values = json!({ "title": "合同", "status": "active", "amount": "1" });
    let contract = app.create(&shop.one, "contract", values, Some(shop.customer));
    let values = json!({ "title": "定金", "amount": "1", "due_on": "2026-11-01",
        "contract": contract });
    app.create(&shop.one, "payment", values, Some(shop.customer));
    // When it is still night, nothing is told; in the morning all is, and again nothing
    clock.advance_seconds(19 * 3600);
    sales::morning::daily(&app.gate).expect("looked after");
    assert!(told(&app, &app.enter("rep1")).is_empty());
    clock.advance_seconds(2 * 3600);
    for _ in 0..2 {
        sales::morning::daily(&app.gate).expect("looked after");
    }
    let found = told(&app, &app.enter("rep1"));
    let mut kinds: Vec<(&str, i64)> = found.iter().map(|one| (one.kind.as_str(), one.n)).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [("next_step", 1), ("payment_overdue", 1), ("tasks_today", 2)]);
    assert!(told(&app, &app.enter("rep2")).is_empty());
    // And the next day tells of its own: the payment was told once
    clock.advance_seconds(24 * 3600);
    sales::morning::daily(&app.gate).expect("looked after");
    let found = told(&app, &app.enter("rep1"));
    assert_eq!((found.len(), found[0].kind.as_str()), (4, "tasks_today"));
}

#[test]
fn nothing_of_a_record_lies_in_the_table_and_a_filter_and_pages_find_what_is_asked_for() {
    on_both(|app| {
        let shop = Shop::new(app);
        shop.mention(app, &[shop.two.user()]);
        shop.task(app, &shop.manager, Some(&shop.two), json!({ "title": "绝密任务" }));
        let cells = app.site.sql("SELECT kind, object, plan FROM notification").concat();
        assert!(cells.iter().all(|cell| !cell.contains("绝密") && !cell.contains("单小燕")));
        // Kinds, unread ones and pages
        let ask =
            |request: Request| list(&app.gate, &shop.two, &request).expect("a list").into_inner();
        let kind = Request { kind: Some("mentioned".into()), ..Request::default() };
        assert_eq!(ask(kind).items.len(), 1);
        let first = ask(Request { limit: Some(1), ..Request::default() });
        assert!(first.more && first.unread == 2);
        let after = Request { after: Some(first.items[0].id), ..Request::default() };
        let second = ask(after);
        assert!(!second.more && second.items.len() == 1);
        read(&app.gate, &shop.two, Some(vec![second.items[0].id])).expect("read");
        assert_eq!(ask(Request { unread: true, ..Request::default() }).items.len(), 1);
        // And nobody reads, or marks as read, what is another's
        read(&app.gate, &shop.one, Some(vec![first.items[0].id])).expect("nothing of theirs");
        assert_eq!(unread(&app.gate, &shop.two).expect("a count").unread, 1);
    });
}
