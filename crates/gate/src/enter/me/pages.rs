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
    ("departments", "department", Verb::Update),
    ("import", "customer", Verb::Import),
    ("export", "customer", Verb::Export),
    ("tokens", "token", Verb::Create),
    ("objects", "organisation", Verb::Design),
    ("organisation", "organisation", Verb::Administer),
    ("recycle_bin", "customer", Verb::Restore),
    ("pool", "customer", Verb::Claim),
    ("sales_settings", "pool", Verb::Update),
];

/// The pages that the caller may open.
pub fn open_to(who: &Entered) -> Vec<&'static str> {
    let may = |object: &str, verb: Verb| {
        who.catalogue()
            .get(object)
            .is_ok_and(|object| policy::may(&who.org().policies, who.caller(), verb, object))
    };
    PAGES.iter().filter(|(_, object, verb)| may(object, *verb)).map(|page| page.0).collect()
}
