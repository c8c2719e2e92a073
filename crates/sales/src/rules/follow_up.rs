//! A follow-up says when a customer was last cared for.

use gate::rules::{Rules, Touch, Writing};
use kernel::Result;
use model::{Value, Values, calendar};

/// The rules of `follow_up`.
pub struct FollowUpRules;

impl Rules for FollowUpRules {
    fn object(&self) -> &'static str {
        "follow_up"
    }

    fn before_write(&self, _: &Writing<'_>, _: &mut Values) -> Result<()> {
        Ok(())
    }

    fn touches(&self, writing: &Writing<'_>, values: &Values) -> Option<Touch> {
        let at = calendar::moment(values.text("at")?)?;
        let day = calendar::CHINA.to_datetime(at).date().to_string();
        // What is noted for later has not been done yet.
        let today = writing.today();
        let last = if Some(day.as_str()) <= today.as_str() { Value::text(day) } else { today };
        Some(Touch { latest: vec![("last_contact_on", last)], clear: vec!["reclaim_on"] })
    }
}
