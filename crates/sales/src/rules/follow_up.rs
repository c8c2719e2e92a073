//! A follow-up says when a customer was last cared for.

use std::collections::BTreeSet;

use gate::notify::Tell;
use gate::rules::{Rules, Standing, Touch, Writing};
use kernel::{Id, Result};
use model::{Value, Values, calendar};

/// The rules of `follow_up`.
pub struct FollowUpRules;

impl Rules for FollowUpRules {
    fn object(&self) -> &'static str {
        "follow_up"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        signed(writing, values);
        Ok(())
    }

    /// Whoever is mentioned, and was not before, is told and led to the customer.
    fn tells(&self, writing: &Writing<'_>, at: Standing, values: &Values) -> Vec<Tell> {
        let Some(customer) = at.parent else { return Vec::new() };
        let mentioned = |values: &Values| -> BTreeSet<Id> {
            let list = values.get("mentions").and_then(|value| value.json().as_array());
            list.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect()
        };
        let known = writing.before.map(mentioned).unwrap_or_default();
        let new = mentioned(values).into_iter().filter(|user| !known.contains(user));
        new.map(|user| Tell::new(user, "mentioned", "customer", customer)).collect()
    }

    fn touches(&self, writing: &Writing<'_>, values: &Values) -> Option<Touch> {
        let latest = vec![("last_contact_on", last_contact(writing, values)?)];
        Some(Touch { latest, clear: vec!["reclaim_on", "attention"], ..Touch::default() })
    }
}

/// Says who wrote it: the customer may be somebody else's.
pub(super) fn signed(writing: &Writing<'_>, values: &mut Values) {
    if let Some(author) = writing.author().filter(|_| values.get("by").is_none()) {
        values.set("by", Value::text(author.to_string()));
    }
}

/// The day in China on which somebody was spoken to.
pub(super) fn last_contact(writing: &Writing<'_>, values: &Values) -> Option<Value> {
    let at = calendar::moment(values.text("at")?)?;
    let day = calendar::CHINA.to_datetime(at).date().to_string();
    // What is noted for later has not been done yet.
    let today = writing.today();
    Some(if Some(day.as_str()) <= today.as_str() { Value::text(day) } else { today })
}
