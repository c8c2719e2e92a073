//! When a task was done follows from its status.

use gate::notify::{Plan, Tell};
use gate::rules::{Rules, Standing, Writing};
use kernel::{Result, Timestamp};
use model::{Value, Values};

/// The rules of `task`.
pub struct TaskRules;

impl Rules for TaskRules {
    fn object(&self) -> &'static str {
        "task"
    }

    fn before_write(&self, writing: &Writing<'_>, values: &mut Values) -> Result<()> {
        if writing.before.is_none() && values.get("status").is_none() {
            values.set("status", Value::text("open"));
        }
        if !writing.changes(values, "status") {
            return Ok(());
        }
        if values.text("status") == Some("done") {
            values.set("done_on", writing.today());
        } else {
            values.remove("done_on");
        }
        Ok(())
    }

    /// Its owner is reminded so long before it is due, as long as it is open.
    fn plans(&self, _: &Writing<'_>, at: Standing, values: &Values) -> Option<Plan> {
        let open = values.text("status") == Some("open");
        let before: Option<i64> = values.text("remind").and_then(|text| text.parse().ok());
        let due = values.text("due_at").and_then(Timestamp::parse);
        let tell = match (due, before, at.owner) {
            (Some(due), Some(minutes), Some(owner)) if open => {
                let tell = Tell::new(owner, "task_due", "task", at.id);
                Some((tell, due.plus_seconds(-60 * minutes)))
            }
            _ => None,
        };
        Some(Plan { tell })
    }
}
