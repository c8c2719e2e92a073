//! Purposes for which personal data is collected and used (PIPL art. 6 and 13, GDPR art. 5(1)(b)).

/// A purpose: its name, its Chinese and its English label.
pub type Purpose = (&'static str, &'static str, &'static str);

/// The built-in purposes.
pub const ALL: &[Purpose] = &[
    ("service", "客户服务", "Serving the customer"),
    ("contract", "签订和履行合同", "Making and keeping a contract"),
    ("contact", "联系客户", "Contacting the customer"),
    ("delivery", "交付和物流", "Delivery"),
    ("payment", "收付款", "Payment"),
    ("identity", "核实身份", "Checking identity"),
    ("marketing", "营销推广", "Marketing"),
    ("legal", "法定义务", "Legal duty"),
    ("complaint", "投诉处理", "Handling a complaint"),
    ("analysis", "统计分析", "Analysis"),
    ("migration", "数据迁移", "Moving data"),
    ("audit", "审计检查", "Audit"),
];

/// Whether this is the name of a purpose.
#[must_use]
pub fn is_known(name: &str) -> bool {
    ALL.iter().any(|p| p.0 == name)
}
