//! Messages about the values of fields.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("invalid", "请检查标出的内容", "Please check what is marked"),
    ("required", "必填", "This is needed"),
    ("unknown_field", "没有这个字段", "There is no such field"),
    ("read_only", "此字段不能修改", "This field cannot be changed"),
    ("too_long", "最多 {max} 个字符", "At most {max} characters"),
    ("not_text", "应为文字", "This should be text"),
    ("control_character", "含有不可用的控制字符", "It has a control character that is not allowed"),
    ("bad_phone", "电话号码不正确", "This is not a phone number"),
    ("bad_email", "邮箱地址不正确", "This is not an e-mail address"),
    (
        "bad_id_card",
        "身份证号不正确（位数、日期或校验位有误）",
        "This is not a Chinese id number (length, date or check digit)",
    ),
    ("bad_bank_card", "银行卡号不正确", "This is not a bank card number"),
    (
        "bad_credit_code",
        "统一社会信用代码不正确（位数或校验位有误）",
        "This is not a unified social credit code (length or check digit)",
    ),
    ("bad_date", "日期不正确", "This is not a date"),
    ("bad_datetime", "时间不正确", "This is not a date and time"),
    ("bad_number", "应为数字", "This should be a number"),
    (
        "number_between",
        "应为 {min} 到 {max} 的整数",
        "This should be a whole number from {min} to {max}",
    ),
    ("one_of_both", "二者只填一个", "Fill in one of the two"),
    ("bad_money", "金额不正确", "This is not an amount of money"),
    (
        "number_too_large",
        "数字过大或小数位过多",
        "The number is too large or has too many decimals",
    ),
    ("bad_choice", "不在可选项之中", "This is not one of the choices"),
    ("bad_region", "地区不正确", "This is not a known region"),
    (
        "bad_url",
        "网址不正确（需以 http:// 或 https:// 开头）",
        "This is not a web address (http:// or https://)",
    ),
    ("bad_wechat", "微信号不正确", "This is not a WeChat id"),
    ("bad_checkbox", "应为是或否", "This should be yes or no"),
    ("bad_user", "没有这位员工", "There is no such user"),
    ("bad_relation", "没有这条关联记录", "There is no such related record"),
    ("bad_file", "附件不正确", "This is not a file"),
    ("bad_grants", "权限设置不正确", "These permissions are not valid"),
    (
        "masked_value",
        "不能保存被遮蔽的内容，请先查看或重新填写",
        "A masked value cannot be saved; reveal it or type it anew",
    ),
    ("too_many_values", "最多 {max} 项", "At most {max} values"),
    ("not_unique", "已有记录使用相同的内容", "Another record has the same value"),
    (
        "no_stages",
        "还没有销售流程，请先请管理员设置",
        "There are no stages yet; ask an administrator",
    ),
    ("stage_needs", "进入此阶段前必须填写", "This stage needs it"),
    ("stage_in_order", "须从上一阶段进入此阶段", "Deals come here from the stage before only"),
    ("stage_by_manager", "只有主管能推进到此阶段", "Only a manager lets deals into this stage"),
];
