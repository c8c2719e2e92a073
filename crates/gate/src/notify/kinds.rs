//! The kinds of notifications, one line each: what people read, and how they hear of it unless they chose.
//! `{who}` is whoever did it, `{n}` how many records.

use kernel::Text;
use store::notifications::choices::{Choice, Mail};

/// A kind of notification.
pub struct Kind {
    /// Its name for programs.
    pub name: &'static str,
    label: [&'static str; 2],
    one: [&'static str; 2],
    many: Option<[&'static str; 2]>,
    mail: Mail,
}

const fn kind(
    name: &'static str,
    label: [&'static str; 2],
    one: [&'static str; 2],
    many: Option<[&'static str; 2]>,
    mail: Mail,
) -> Kind {
    Kind { name, label, one, many, mail }
}

/// All kinds, in the order in which the settings show them.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    kind("mentioned", ["有人提及我", "Somebody mentions me"], ["{who} 提到了你", "{who} mentioned you"], None, Mail::Now),
    kind("assigned", ["任务分配给我", "A task is given to me"], ["{who} 给你分配了任务", "{who} gave you a task"], Some(["{who} 给你分配了 {n} 项任务", "{who} gave you {n} tasks"]), Mail::Now),
    kind("handed_over", ["记录移交给我", "A record is handed over to me"], ["{who} 移交给你", "{who} handed this over to you"], Some(["{who} 移交给你 {n} 条记录", "{who} handed {n} records over to you"]), Mail::Daily),
    kind("shared", ["记录共享给我", "A record is shared with me"], ["{who} 共享给你", "{who} shared this with you"], Some(["{who} 共享给你 {n} 条记录", "{who} shared {n} records with you"]), Mail::Daily),
    kind("task_due", ["任务提醒", "A task is due"], ["任务提醒", "A task is due"], None, Mail::Off),
    kind("tasks_today", ["每日待办汇总", "What is due today"], ["今天有 1 项任务到期", "One task is due today"], Some(["今天有 {n} 项任务到期或已逾期", "{n} tasks are due today or overdue"]), Mail::Off),
    kind("next_step", ["计划的下次跟进", "A planned follow-up is due"], ["今天计划跟进", "A follow-up is planned for today"], Some(["今天计划跟进 {n} 位客户", "{n} customers are to be followed up today"]), Mail::Off),
    kind("contact_due", ["客户待跟进", "A customer waits for a follow-up"], ["该跟进了", "It is time to follow up"], Some(["{n} 位客户该跟进了", "{n} customers wait for a follow-up"]), Mail::Daily),
    kind("team_overdue", ["下属客户逾期未跟进", "The team's overdue follow-ups"], ["下属的客户逾期未跟进", "A customer of your team has no follow-up"], Some(["下属有 {n} 位客户逾期未跟进", "{n} customers of your team have no follow-up"]), Mail::Daily),
    kind("at_risk", ["客户有流失风险", "A customer is at risk"], ["客户有流失风险", "A customer is at risk"], Some(["{n} 位客户有流失风险", "{n} customers are at risk"]), Mail::Daily),
    kind("pool_warning", ["客户即将回收", "A customer will go back to the pool"], ["即将回收到公海", "Will go back to the pool"], Some(["{n} 位客户即将回收到公海", "{n} customers will go back to the pool"]), Mail::Daily),
    kind("contract_ends", ["合同即将到期", "A contract ends"], ["合同即将到期", "A contract ends soon"], Some(["{n} 份合同即将到期", "{n} contracts end soon"]), Mail::Daily),
    kind("payment_overdue", ["回款逾期", "A payment is overdue"], ["回款已逾期", "A payment is overdue"], Some(["{n} 笔回款已逾期", "{n} payments are overdue"]), Mail::Daily),
    kind("job_ended", ["导入导出完成", "An import or export ended"], ["导入或导出已结束", "An import or export has ended"], None, Mail::Off),
    kind("approval_asked", ["审批等我处理", "I am asked to approve"], ["{who} 请你审批", "{who} asks you to approve"], Some(["{who} 请你审批 {n} 项", "{who} asks you to approve {n} records"]), Mail::Now),
    kind("approval_decided", ["我的审批有结果", "My request was decided"], ["{who} 处理了你的审批", "{who} decided on your request"], None, Mail::Now),
];

/// The kind of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Kind {
    /// What it is called in the settings.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::new(self.label[0], self.label[1])
    }

    /// How users hear of it unless they chose.
    #[must_use]
    pub const fn usual(&self) -> Choice {
        Choice { page: true, mail: self.mail }
    }

    /// Whether several become one.
    #[must_use]
    pub const fn gathers(&self) -> bool {
        self.many.is_some()
    }

    /// What a notification says, by whom it was done in both languages and of how many records.
    #[must_use]
    pub fn text(&self, who: &Text, n: u64) -> Text {
        let words = self.many.filter(|_| n > 1).unwrap_or(self.one);
        let told =
            |words: &str, who: &str| words.replace("{who}", who).replace("{n}", &n.to_string());
        Text::new(told(words[0], &who.zh), told(words[1], &who.en))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_stands_once_and_tells_who_and_how_many_in_both_languages() {
        for (place, kind) in KINDS.iter().enumerate() {
            assert!(KINDS[..place].iter().all(|other| other.name != kind.name), "{}", kind.name);
            for n in [1, 7] {
                let text = kind.text(&Text::new("王店长", "Wang"), n);
                assert!(!text.zh.contains('{') && !text.en.contains('{'), "{}", kind.name);
            }
        }
        let text = find("handed_over").expect("a kind").text(&Text::new("王店长", "Wang"), 7);
        assert_eq!(text.en, "Wang handed 7 records over to you");
    }
}
