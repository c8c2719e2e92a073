//! The exchange rate: what a unit of another currency is worth in yuan from a day on.

use model::{Choice, Class, Field, Object};

use super::setting;

/// The declaration of `exchange_rate`.
pub(super) fn declare() -> Object {
    let object = setting(
        ("exchange_rate", "汇率", "Exchange rate", "Exchange rates"),
        None,
        vec![
            Field::new("currency", "choice", "币种", "Currency")
                .class(Class::Low)
                .required()
                .in_list()
                .options(vec![
                    Choice::new("HKD", "港币 HKD", "HKD"),
                    Choice::new("USD", "美元 USD", "USD"),
                    Choice::new("EUR", "欧元 EUR", "EUR"),
                    Choice::new("GBP", "英镑 GBP", "GBP"),
                    Choice::new("JPY", "日元 JPY", "JPY"),
                    Choice::new("TWD", "新台币 TWD", "TWD"),
                    Choice::new("MOP", "澳门元 MOP", "MOP"),
                ]),
            Field::new("rate", "number", "1 单位折合人民币", "Yuan for one unit")
                .class(Class::Low)
                .required()
                .in_list(),
            Field::new("valid_from", "date", "生效日期", "Valid from")
                .class(Class::Low)
                .required()
                .in_list(),
        ],
    );
    Object { title: vec!["currency".into(), "valid_from".into()], ..object }
}
