//! What is done with records beyond writing them: duplicates, merging, conversion, approvals, bulk changes and
//! hand-overs.

use super::{IN, LEDGER, MANAGERS, NOT_ONES_OWN, Row, SALES, THE_REPS, row};

pub const ROWS: &[Row] = &[
    // Duplicates and merging: who writes customers may look for those that are there already, and nobody learns
    // of one that is another's. Both records are the rep's.
    row(
        "POST /records/{object}/duplicates",
        "/records/customer/duplicates",
        r#"{"values": {"name": "x"}}"#,
        SALES,
    ),
    row("POST /records/{object}/pairs", "/records/customer/pairs", "{}", SALES),
    row("POST /records/{object}/distinct", "/records/customer/distinct", "{}", SALES),
    row(
        "POST /records/{object}/{id}/duplicates",
        "/records/customer/{customer}/duplicates",
        "{}",
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/distinct",
        "/records/customer/{customer}/distinct",
        r#"{"other": "{second}", "distinct": true}"#,
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/merge/preview",
        "/records/customer/{customer}/merge/preview",
        r#"{"other": "{second}"}"#,
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/merge",
        "/records/customer/{customer}/merge",
        r#"{"other": "{second}", "version": 1, "other_version": 1}"#,
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/unmerge",
        "/records/customer/{customer}/unmerge",
        r#"{"other": "{second}"}"#,
        "hidden denied hidden hidden hidden denied unknown",
    ),
    row("GET /records/{object}/{id}/merges", "/records/customer/{customer}/merges", "", THE_REPS),
    // Sharing: who may change a record by their role shares it; with whom, they see who may read it.
    row(
        "GET /records/{object}/{id}/collaborators",
        "/records/customer/{customer}/collaborators",
        "",
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/collaborators",
        "/records/customer/{customer}/collaborators",
        r#"{"user": "{colleague}", "edit": true, "days": 7}"#,
        THE_REPS,
    ),
    row(
        "DELETE /records/{object}/{id}/collaborators/{share}",
        "/records/customer/{customer}/collaborators/{none}",
        "",
        "hidden denied hidden hidden hidden denied unknown",
    ),
    // Whoever cares for a lead turns it into a customer.
    row(
        "POST /records/{object}/{id}/convert",
        "/records/lead/{lead}/convert",
        r#"{"version": 0}"#,
        "checked denied checked checked hidden denied unknown",
    ),
    // Approvals: whoever may edit a record asks; of a request that is none of theirs nobody hears.
    row(
        "GET /records/{object}/{id}/approval",
        "/records/customer/{customer}/approval",
        "",
        THE_REPS,
    ),
    row(
        "POST /records/{object}/{id}/submit",
        "/records/customer/{customer}/submit",
        r#"{"version": 0}"#,
        "checked denied checked checked hidden denied unknown",
    ),
    row("GET /approvals", "/approvals?which=waiting", "", SALES),
    row("GET /approvals/waiting", "", "", SALES),
    row(
        "POST /approvals/{id}/decide",
        "/approvals/{customer}/decide",
        r#"{"act": "approve"}"#,
        "hidden denied hidden hidden hidden denied unknown",
    ),
    row(
        "POST /records/{object}/bulk",
        "/records/customer/bulk",
        r#"{"act": "assign", "ids": ["{customer}"], "owner": "{rep}"}"#,
        MANAGERS,
    ),
    row(
        "POST /records/{object}/bulk/preview",
        "/records/customer/bulk/preview",
        r#"{"act": "set", "ids": ["{customer}"], "values": {"level": "vip"}}"#,
        SALES,
    ),
    row(
        "POST /records/{object}/bulk/start",
        "/records/customer/bulk/start",
        r#"{"act": "assign", "ids": ["{customer}"], "owner": "{rep}"}"#,
        MANAGERS,
    ),
    // What jobs changed: one's own; hand-overs by who manages users or gives records to others. The records of
    // nobody are nothing to hand over.
    row("GET /changes", "/changes?everyone=true", "", IN),
    row("GET /changes/{id}", "/changes/{job}", "", NOT_ONES_OWN),
    row("POST /changes/{id}/undo", "/changes/{job}/undo", "", NOT_ONES_OWN),
    row(
        "POST /handovers/preview",
        "",
        r#"{"from": "{user}", "how": "one", "to": ["{colleague}"]}"#,
        "ok ok ok denied denied denied unknown",
    ),
    row(
        "POST /handovers",
        "",
        r#"{"from": "{user}", "how": "one", "to": ["{colleague}"]}"#,
        "checked checked checked denied denied denied unknown",
    ),
    row("GET /users/{id}/reads", "/users/{rep}/reads", "", LEDGER),
];
