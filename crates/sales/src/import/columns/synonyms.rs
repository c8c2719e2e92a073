//! The words that stand above columns, in Chinese and English.

use unicode_normalization::UnicodeNormalization;

/// Where a column's values go: a field of the customer, `owner`, or a field of a follower as
/// `contact.name` or `follow_up.body`; then the words, parted by blanks.
type Line = (&'static str, &'static str);

const LINES: &[Line] = &[
    ("kind", "客户类型 类型 kind type customertype"),
    (
        "name",
        "姓名 客户姓名 客户名 客户 名字 会员姓名 顾客 顾客姓名 客户名称 name fullname customer \
        customername",
    ),
    (
        "company_name",
        "公司名称 公司 企业名称 单位名称 单位 企业 客户公司 公司全称 company companyname \
        organisation organization account",
    ),
    ("gender", "性别 gender sex"),
    ("birthday", "生日 出生日期 出生年月 出生年月日 birthday birthdate dateofbirth dob"),
    (
        "phone",
        "手机号 手机 电话 联系电话 手机号码 联系方式 移动电话 电话号码 phone mobile telephone tel \
        cell phonenumber mobilephone",
    ),
    (
        "phone2",
        "备用电话 电话2 手机2 第二电话 其他电话 固定电话 座机 phone2 secondphone otherphone",
    ),
    ("email", "邮箱 电子邮箱 邮件 电子邮件 email mail emailaddress"),
    ("wechat", "微信 微信号 微信id wechat wechatid weixin"),
    ("id_card", "身份证 身份证号 身份证号码 证件号 证件号码 idcard idnumber nationalid"),
    (
        "credit_code",
        "统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号 营业执照号 creditcode uscc taxid",
    ),
    ("bank_card", "银行卡 银行卡号 银行账号 卡号 打款账号 bankcard bankaccount cardnumber"),
    ("region", "地区 所在地区 区域 省市区 所在地 城市 省份 region area city province"),
    ("address", "地址 详细地址 联系地址 收货地址 通讯地址 住址 address street"),
    ("level", "会员等级 客户等级 等级 客户级别 级别 会员级别 level tier grade vip"),
    ("source", "来源 客户来源 渠道 来源渠道 source leadsource channel"),
    ("industry", "行业 所属行业 industry sector"),
    ("spent", "累计消费 消费金额 累计消费金额 总消费 消费总额 spent totalspent totalspend"),
    (
        "since",
        "创建时间 创建日期 建档日期 建档时间 注册时间 注册日期 登记日期 入会日期 since createdat \
        created customersince",
    ),
    (
        "last_contact_on",
        "最近跟进 最后跟进 最近联系 最近跟进时间 最后跟进时间 上次联系 lastcontact lastcontacted",
    ),
    ("brands", "意向品牌 品牌 喜好品牌 偏好品牌 brand brands"),
    ("tags", "标签 客户标签 tag tags"),
    (
        "marketing_consent",
        "是否接受营销 接受营销 营销同意 同意营销 是否同意营销 marketing marketingconsent optin",
    ),
    ("remark", "备注 备注信息 说明 描述 remark remarks note notes comment comments"),
    (
        "owner",
        "负责人 跟进人 所属销售 销售 业务员 顾问 所属顾问 客户经理 owner salesperson \
        accountowner assignedto",
    ),
    ("contact.name", "联系人 联系人姓名 主要联系人 contact contactname contactperson"),
    ("contact.position", "职务 职位 联系人职务 岗位 position title jobtitle"),
    ("contact.phone", "联系人电话 联系人手机 联系人手机号 contactphone"),
    ("contact.email", "联系人邮箱 contactemail"),
    ("contact.wechat", "联系人微信 contactwechat"),
    ("follow_up.body", "跟进记录 跟进内容 沟通记录 拜访记录 followup followupnotes history"),
];

/// The columns that a file of refused rows has beside the row's own: the row's number, and why.
pub const REFUSED: [&str; 2] = ["原行号", "未导入原因"];

/// Whether a column came from a file of refused rows; it is passed over when that file is mended
/// and imported again.
#[must_use]
pub fn is_ours(title: &str) -> bool {
    REFUSED.contains(&title)
}

/// The target that this title names.
#[must_use]
pub fn find(title: &str) -> Option<&'static str> {
    let plain = plain(title);
    if plain.is_empty() {
        return None;
    }
    LINES
        .iter()
        .find(|(_, words)| words.split_whitespace().any(|word| word == plain))
        .map(|(target, _)| *target)
}

/// The title in lower case, without widths, blanks, signs, and what stands in brackets.
#[must_use]
pub fn plain(title: &str) -> String {
    let mut depth = 0_usize;
    title
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| {
            match c {
                '(' | '[' | '【' => depth += 1,
                ')' | ']' | '】' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0 && c.is_alphanumeric()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_names_one_target_and_is_written_plainly() {
        let mut seen = BTreeSet::new();
        for (_, words) in LINES {
            for word in words.split_whitespace() {
                assert!(seen.insert(word), "{word} stands twice");
                assert_eq!(plain(word), word);
            }
        }
    }

    #[test]
    fn every_target_is_a_declared_field() {
        let objects = crate::objects();
        for (target, _) in LINES {
            let (object, field) = target.split_once('.').unwrap_or(("customer", target));
            let object = objects.iter().find(|o| o.name == object).expect("the object is declared");
            assert!(*target == "owner" || object.field(field).is_some(), "{target}");
        }
    }

    #[test]
    fn widths_blanks_and_brackets_do_not_matter() {
        assert_eq!(find(" 手机 号（必填）*"), Some("phone"));
        assert_eq!(find("Ｐｈｏｎｅ Number"), Some("phone"));
        assert_eq!(find("年采购量(吨)"), None);
    }
}
