//! The rules of sales: one file each, and one line in the registry each.

mod deal;
mod follow_up;
mod pool;
mod target;
mod task;

use gate::rules::Rules;

/// All rules.
#[must_use]
pub fn rules() -> Vec<Box<dyn Rules>> {
    vec![
        Box::new(deal::DealRules),
        Box::new(follow_up::FollowUpRules),
        Box::new(pool::PoolRules),
        Box::new(pool::MemberRules),
        Box::new(target::TargetRules),
        Box::new(task::TaskRules),
    ]
}
