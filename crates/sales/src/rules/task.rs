//! When a task was done follows from its status.

use gate::rules::{Rules, Writing};
use kernel::Result;
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
}
