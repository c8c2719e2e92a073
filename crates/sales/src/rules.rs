//! The rules of sales: one file each, and one line in the registry each.

mod contract;
mod deal;
mod document;
mod exchange_rate;
mod follow_up;
mod follow_up_rule;
mod invoice;
mod lead;
mod lead_conversion;
mod lead_follow_up;
mod order;
mod payment;
mod pool;
mod product;
mod quote;
mod target;
mod task;

use gate::rules::Rules;

/// All rules.
#[must_use]
pub fn rules() -> Vec<Box<dyn Rules>> {
    vec![
        Box::new(contract::ContractRules),
        Box::new(deal::DealRules),
        Box::new(exchange_rate::ExchangeRateRules),
        Box::new(follow_up::FollowUpRules),
        Box::new(follow_up_rule::FollowUpRuleRules),
        Box::new(invoice::InvoiceRules),
        Box::new(lead::LeadRules),
        Box::new(lead::AssignmentRules),
        Box::new(lead_follow_up::LeadFollowUpRules),
        Box::new(order::OrderRules),
        Box::new(payment::PaymentRules),
        Box::new(pool::PoolRules),
        Box::new(pool::MemberRules),
        Box::new(product::ProductRules),
        Box::new(quote::QuoteRules),
        Box::new(target::TargetRules),
        Box::new(task::TaskRules),
    ]
}
