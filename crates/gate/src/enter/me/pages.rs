//! Which pages a caller may open: one line a page, with the permission that it needs.

use policy::Verb;

use crate::entered::Entered;

/// The page, the object and the verb that opens it.
const PAGES: &[(&str, &str, Verb)] = &[
    ("dashboard", "deal", Verb::Count),
    ("calendar", "task", Verb::List),
    ("targets", "target", Verb::Create),
    ("customers", "customer", Verb::List),
    ("ledger", "ledger", Verb::Ledger),
    ("users", "user", Verb::Update),
    ("roles", "role", Verb::Update),
    ("sign_in_settings", "identity_provider", Verb::Update),
    ("departments", "department", Verb::Update),
    ("duplicates", "customer", Verb::Merge),
    ("import", "customer", Verb::Import),
    ("export", "customer", Verb::Export),
    ("tokens", "token", Verb::Create),
    ("objects", "organisation", Verb::Design),
    ("organisation", "organisation", Verb::Administer),
    ("recycle_bin", "customer", Verb::Restore),
    ("changes", "customer", Verb::Update),
    // Who gives records to others hands over what they may give; who manages users does it for anybody.
    ("handover", "customer", Verb::Share),
    ("handover", "user", Verb::Delete),
    ("pool", "customer", Verb::Claim),
    ("approvals", "approval", Verb::Decide),
    ("approval_settings", "approval_flow", Verb::Update),
    ("sales_settings", "pool", Verb::Update),
];

/// The pages that the caller may open.
pub fn open_to(who: &Entered) -> Vec<&'static str> {
    let may = |object: &str, verb: Verb| {
        who.catalogue()
            .get(object)
            .is_ok_and(|object| policy::may(&who.org().policies, who.caller(), verb, object))
    };
    let open = PAGES.iter().filter(|(_, object, verb)| may(object, *verb));
    let mut pages: Vec<&str> = open.map(|page| page.0).collect();
    pages.dedup();
    pages
}
