//! The customer: a person or a company.

use kernel::Text;
use model::{Choice, Class, Field, Object};

use super::verbs;

/// The declaration of `customer`.
pub(super) fn declare() -> Object {
    let mut fields = who();
    fields.extend(reach());
    fields.extend(identity());
    fields.extend(business());
    fields.extend(preferences());
    fields.extend(holding());
    Object {
        name: "customer".into(),
        label: Text::new("客户", "Customer"),
        plural: Text::new("客户", "Customers"),
        icon: "customer".into(),
        follows: None,
        own_subject: true,
        own_owner: false,
        optional_parent: false,
        figures: Vec::new(),
        system: false,
        verbs: verbs(&[
            "create",
            "update",
            "delete",
            "restore",
            "reveal",
            "import",
            "export",
            "share",
            "collaborate",
            "claim",
            "release",
            "merge",
            "unmerge",
            "history",
            "access",
        ]),
        title: vec!["company_name".into(), "name".into()],
        fields,
    }
}

fn who() -> Vec<Field> {
    vec![
        Field::new("kind", "choice", "客户类型", "Kind")
            .class(Class::Low)
            .required()
            .in_list()
            .options(vec![
                Choice::new("person", "个人", "Person").also(&["自然人", "个人客户"]),
                Choice::new("company", "企业", "Company").also(&[
                    "公司",
                    "单位",
                    "企业客户",
                    "机构",
                ]),
            ]),
        Field::new("name", "person_name", "姓名", "Name")
            .audience("contact")
            .when("kind", "person")
            .required()
            .in_list(),
        Field::new("company_name", "text", "公司名称", "Company name")
            .class(Class::Medium)
            .audience("contact")
            .when("kind", "company")
            .required()
            .in_list(),
        Field::new("gender", "choice", "性别", "Gender")
            .class(Class::Low)
            .audience("contact")
            .when("kind", "person")
            .options(vec![
                Choice::new("male", "男", "Male").also(&["先生", "男士", "男性", "M", "Mr"]),
                Choice::new("female", "女", "Female")
                    .also(&["女士", "小姐", "女性", "F", "Ms", "Mrs"]),
                Choice::new("other", "其他", "Other").also(&["未知", "保密"]),
            ]),
        Field::new("birthday", "date", "生日", "Birthday")
            .class(Class::Medium)
            .audience("contact")
            .when("kind", "person"),
    ]
}

fn reach() -> Vec<Field> {
    vec![
        Field::new("phone", "phone", "手机号", "Phone")
            .purpose("contact")
            .audience("contact")
            .in_list(),
        Field::new("phone2", "phone", "备用电话", "Second phone")
            .purpose("contact")
            .audience("contact"),
        Field::new("email", "email", "邮箱", "E-mail").purpose("contact").audience("contact"),
        Field::new("wechat", "wechat", "微信号", "WeChat id")
            .purpose("contact")
            .audience("contact"),
        Field::new("region", "region", "所在地区", "Region")
            .class(Class::Low)
            .purpose("delivery")
            .audience("contact"),
        Field::new("address", "address", "详细地址", "Address")
            .purpose("delivery")
            .audience("contact"),
    ]
}

fn identity() -> Vec<Field> {
    vec![
        Field::new("id_card", "id_card", "身份证号", "Id card")
            .purpose("identity")
            .audience("identity")
            .when("kind", "person")
            .unique()
            .help("仅在需要核实身份时填写", "Only where identity has to be checked"),
        Field::new("credit_code", "credit_code", "统一社会信用代码", "Unified social credit code")
            .class(Class::Medium)
            .purpose("contract")
            .audience("identity")
            .when("kind", "company")
            .unique(),
        Field::new("bank_card", "bank_card", "银行卡号", "Bank card")
            .purpose("payment")
            .audience("finance"),
    ]
}

fn business() -> Vec<Field> {
    vec![
        Field::new("level", "choice", "客户等级", "Level")
            .class(Class::Low)
            .in_list()
            .options(levels()),
        Field::new("source", "choice", "客户来源", "Source").class(Class::Low).options(sources()),
        Field::new("industry", "text", "行业", "Industry")
            .class(Class::Low)
            .when("kind", "company"),
        Field::new("spent", "money", "累计消费", "Spent in all")
            .class(Class::Medium)
            .audience("finance")
            .in_list(),
        Field::new("since", "date", "建档日期", "Customer since").class(Class::Low),
        Field::new("last_contact_on", "date", "最近跟进", "Last contact").class(Class::Low),
        Field::new("owner_name", "text", "原负责人", "Former owner's name").class(Class::Low),
    ]
}

fn preferences() -> Vec<Field> {
    vec![
        Field::new("brands", "choices", "意向品牌", "Brands")
            .class(Class::Low)
            .audience("preferences")
            .options(brands()),
        Field::new("tags", "choices", "标签", "Tags")
            .class(Class::Low)
            .audience("preferences")
            .options(tags()),
        Field::new("marketing_consent", "checkbox", "接受营销", "Accepts marketing")
            .class(Class::Low)
            .purpose("marketing")
            .audience("preferences"),
        Field::new("remark", "long_text", "备注", "Remark").class(Class::High).audience("notes"),
    ]
}

/// Whose the customer is, and how long yet. The gate and the pools' service write it (`gate/src/pools.rs`).
fn holding() -> Vec<Field> {
    let held = |name, kind, zh, en| Field::new(name, kind, zh, en).class(Class::Low).read_only();
    vec![
        held("owned_since", "date", "归属日期", "With the owner since"),
        held("reclaim_on", "date", "将回收日期", "Back to the pool on"),
        held("attention", "choice", "跟进预警", "Attention").options(vec![
            Choice::new("due", "待跟进", "Follow-up due").color("gold"),
            Choice::new("escalated", "逾期未跟进", "Overdue").color("orange"),
            Choice::new("at_risk", "流失风险", "At risk").color("red"),
        ]),
        held("pool", "relation", "公海", "Pool").target("pool"),
        held("pooled_on", "date", "进入公海日期", "In the pool since"),
        held("pooled_from", "user", "退回前负责人", "Held before by"),
        held("pooled_why", "choice", "进入公海原因", "In the pool because").options(vec![
            Choice::new("returned", "主动退回", "Given back"),
            Choice::new("idle", "长期未跟进", "No follow-up"),
            Choice::new("no_deal", "长期无商机", "No deal"),
        ]),
    ]
}

/// The tiers that shops and the tiers that business customers are sorted into.
fn levels() -> Vec<Choice> {
    vec![
        Choice::new("normal", "普通", "Normal").also(&["普通客户", "普通会员", "一般"]),
        Choice::new("silver", "银卡", "Silver").also(&["银卡会员"]).color("silver"),
        Choice::new("gold", "金卡", "Gold").also(&["金卡会员"]).color("gold"),
        Choice::new("vip", "VIP", "VIP").also(&["贵宾", "VIP客户", "VIP会员"]).color("purple"),
        Choice::new("black", "黑卡", "Black").also(&["黑卡会员"]).color("black"),
        Choice::new("strategic", "战略", "Strategic").also(&["战略客户"]).color("red"),
        Choice::new("a", "A", "A").also(&["A级", "A类"]),
        Choice::new("b", "B", "B").also(&["B级", "B类"]),
        Choice::new("c", "C", "C").also(&["C级", "C类"]),
    ]
}

/// Where customers and leads come from.
fn sources() -> Vec<Choice> {
    vec![
        Choice::new("store", "门店", "Store").also(&["到店", "线下门店", "自然到店"]),
        Choice::new("referral", "老客转介绍", "Referral").also(&[
            "转介绍",
            "老客户介绍",
            "朋友介绍",
            "老客户推荐",
        ]),
        Choice::new("xiaohongshu", "小红书", "Xiaohongshu").also(&["RED"]),
        Choice::new("douyin", "抖音直播", "Douyin live").also(&["抖音", "直播"]),
        Choice::new("xianyu", "闲鱼", "Xianyu"),
        Choice::new("website", "官网表单", "Website form").also(&["官网", "网站", "网站表单"]),
        Choice::new("wecom", "企业微信", "WeCom").also(&["企微", "微信"]),
        Choice::new("phone", "电话咨询", "Phone call").also(&["电话", "来电"]),
        Choice::new("exhibition", "展会", "Exhibition").also(&["展览"]),
        Choice::new("other", "其他", "Other").also(&["其它"]),
    ]
}

fn brands() -> Vec<Choice> {
    vec![
        Choice::new("chanel", "Chanel", "Chanel").also(&["香奈儿"]),
        Choice::new("hermes", "Hermès", "Hermès").also(&["Hermes", "爱马仕"]),
        Choice::new("louis_vuitton", "LV", "Louis Vuitton").also(&["Louis Vuitton", "路易威登"]),
        Choice::new("gucci", "Gucci", "Gucci").also(&["古驰"]),
        Choice::new("prada", "Prada", "Prada").also(&["普拉达"]),
        Choice::new("dior", "Dior", "Dior").also(&["迪奥"]),
        Choice::new("cartier", "卡地亚", "Cartier").also(&["Cartier"]),
        Choice::new("rolex", "劳力士", "Rolex").also(&["Rolex"]),
        Choice::new("patek_philippe", "百达翡丽", "Patek Philippe").also(&["Patek Philippe"]),
        Choice::new("omega", "欧米茄", "Omega").also(&["Omega"]),
    ]
}

fn tags() -> Vec<Choice> {
    vec![
        Choice::new("key", "重点客户", "Key customer").color("red"),
        Choice::new("collector", "收藏", "Collector"),
        Choice::new("seller", "寄卖", "Consigns"),
        Choice::new("gift", "送礼", "Buys gifts"),
        Choice::new("do_not_call", "勿打电话", "Do not call").color("orange"),
    ]
}
