//! Properties that hold for every input, tried with many random ones.

use kernel::Lang;
use model::query::{Argument, Comparison, Expression, Filter, parse_filter};
use model::{Choice, Field, Operator, Value, types};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// A field of each type, with options where the type needs them.
fn fields() -> Vec<Field> {
    let options =
        || vec![Choice::new("gold", "金卡", "Gold").also(&["G"]), Choice::new("vip", "VIP", "VIP")];
    types::all()
        .iter()
        .map(|t| {
            let mut field = Field::new("f", t.name(), "字段", "Field").options(options());
            field.searches = t.searches().to_vec();
            field
        })
        .collect()
}

fn field(kind: &str) -> Field {
    fields().into_iter().find(|f| f.kind == kind).expect("a registered type")
}

/// Texts that some type is likely to accept, with the dirt of real tables around them.
fn plausible() -> impl Strategy<Value = String> {
    let core = prop_oneof![
        "1[3-9][0-9]{9}",
        "0(10|2[0-9]|[3-9][0-9]{2})-?[2-9][0-9]{6,7}(-[0-9]{1,4}|转[0-9]{3})?",
        "\\+(852|853|1|44)[0-9]{8,10}",
        "[a-zA-Z][a-zA-Z0-9._]{0,12}@[a-z]{2,8}\\.(com|cn|com\\.cn)",
        "(19|20)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?( [0-2][0-9]:[0-5][0-9])?",
        "-?¥?[0-9]{1,3}(,[0-9]{3}){0,2}(\\.[0-9]{1,4})?(元|万|万元)?",
        "-?[0-9]{1,12}(\\.[0-9]{0,7})?",
        "[王李张欧单解仇曾阳小明春丽吕女𠮷田]{1,5}",
        "[A-Za-zé]{1,9} [A-Za-z]{1,9}",
        "wx[a-zA-Z0-9_-]{4,14}",
        "(浙江省杭州市|上海市|北京|湖北省)(西湖区|浦东新区|朝阳区|仙桃市)?",
        "(是|否|Y|N|true|FALSE|✓|已同意)",
        "(金卡|VIP|gold|G)(、VIP)?",
        "https?://[a-z]{1,8}\\.(com|cn)/[a-z0-9/]{0,10}",
        "(6222|6217)[0-9]{8,15}",
        "[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9]{3}[0-9Xx]",
        "018f[0-9a-f]{4}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
        any::<String>(),
    ];
    (core, "[ \u{3000}\u{202c}\u{200b}]{0,2}")
        .prop_map(|(text, dirt)| format!("{dirt}{text}{dirt}"))
}

/// A number with the right check digit, so that checked types get values at all.
fn checked_number() -> impl Strategy<Value = String> {
    let id =
        ("(11|31|33|44|51)[0-9]{4}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}")
            .prop_map(|d| {
                let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
                let sum: u32 = d.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
                format!(
                    "{d}{}",
                    ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize]
                )
            });
    let card = "62[0-9]{9,16}".prop_map(|d| {
        let sum: u32 = d
            .bytes()
            .rev()
            .enumerate()
            .map(|(at, b)| {
                let digit = u32::from(b - b'0');
                if at % 2 == 1 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
            })
            .sum();
        format!("{d}{}", (10 - sum % 10) % 10)
    });
    prop_oneof![id, card]
}

fn sent() -> impl Strategy<Value = String> {
    prop_oneof![4 => plausible(), 1 => checked_number()]
}

/// What a mask must hide in a value: a number as dialled, the local part of an address.
fn secret_part(whole: &str) -> &str {
    let whole = whole.split([';', '@']).next().unwrap_or_default();
    whole.strip_prefix("+86").or_else(|| whole.strip_prefix('+')).unwrap_or(whole)
}

fn normal(field: &Field, raw: &Json) -> Option<Value> {
    field.of_type().normalise(field, raw).ok().flatten()
}

/// A filter's tree that may be printed when a property fails: the real one has no `Debug`.
#[derive(Clone, Debug)]
enum Sketch {
    And(Vec<Sketch>),
    Or(Vec<Sketch>),
    Not(Box<Sketch>),
    Compare(String, Operator, Option<String>),
}

impl Sketch {
    fn expression(self) -> Expression {
        let each = |parts: Vec<Self>| parts.into_iter().map(Self::expression).collect();
        match self {
            Self::And(parts) => Expression::And(each(parts)),
            Self::Or(parts) => Expression::Or(each(parts)),
            Self::Not(inner) => Expression::Not(Box::new(inner.expression())),
            Self::Compare(field, operator, text) => Expression::Compare(Comparison {
                field,
                operator,
                argument: text.map_or(Argument::Any, Argument::Text),
            }),
        }
    }
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let operators = [
        Operator::Eq,
        Operator::Ne,
        Operator::Lt,
        Operator::Le,
        Operator::Gt,
        Operator::Ge,
        Operator::Has,
    ];
    let compared =
        ("[a-z][a-z0-9_]{0,8}", proptest::sample::select(operators.to_vec()), any::<String>())
            .prop_map(|(field, operator, text)| Sketch::Compare(field, operator, Some(text)));
    let present = "[a-z]{1,5}".prop_map(|field| Sketch::Compare(field, Operator::Has, None));
    prop_oneof![4 => compared, 1 => present].prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Sketch::And),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Sketch::Or),
            inner.prop_map(|e| Sketch::Not(Box::new(e))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parser_never_panics(text in any::<String>(), likely in "[a-c \"'()=<>!:*\\\\ANDORNOT-]{0,60}") {
        let _ = parse_filter(&text);
        let _ = parse_filter(&likely);
    }

    #[test]
    fn what_is_printed_reads_as_the_same_filter(tree in sketch()) {
        let filter = Filter(Some(tree.expression()));
        let text = filter.print();
        prop_assert!(parse_filter(&text).is_ok_and(|read| read == filter), "{text}");
    }

    #[test]
    fn normalising_a_canonical_value_changes_nothing(text in sent()) {
        for field in fields() {
            if let Some(value) = normal(&field, &Json::String(text.clone())) {
                let again = normal(&field, value.json());
                prop_assert!(again.is_some_and(|a| a == value), "{} {text:?}", field.kind);
            }
        }
    }

    #[test]
    fn an_open_value_comes_back_from_its_row(text in sent()) {
        for field in fields() {
            if let Some(value) = normal(&field, &Json::String(text.clone())) {
                let kind = field.of_type();
                prop_assert!(kind.restored(&kind.stored(&value)) == value, "{} {text:?}", field.kind);
            }
        }
    }

    #[test]
    fn nothing_that_is_sent_makes_a_type_panic(text in any::<String>(), number in any::<f64>()) {
        for field in fields() {
            let kind = field.of_type();
            let odd = [json!(text), json!(number), json!([text]), json!({"amount": text}), json!({"code": number}), json!([[null]])];
            for raw in odd {
                if let Some(value) = normal(&field, &raw) {
                    let _ = (kind.mask(&field, &value), kind.show(&field, &value, Lang::En), kind.terms(&field, &value));
                }
            }
            let _ = (kind.query(&field, &text), kind.fits_mask(&field, &text));
            prop_assert!(!kind.fits_mask(&field, ""), "{}", field.kind);
        }
    }

    #[test]
    fn canonical_texts_hold_no_steering_characters(text in sent()) {
        for field in fields() {
            if let Some(value) = normal(&field, &Json::String(text.clone())) {
                let shown = field.of_type().show(&field, &value, Lang::Zh);
                prop_assert!(!shown.chars().any(model::clean::is_invisible), "{} {text:?}", field.kind);
                prop_assert!(!shown.contains('\0'));
            }
        }
    }

    #[test]
    fn whoever_fits_what_was_typed_has_all_terms_of_the_query(text in sent(), typed in sent(), from in 0_usize..12, length in 1_usize..12) {
        for field in fields() {
            let Some(value) = normal(&field, &Json::String(text.clone())) else { continue };
            let kind = field.of_type();
            let shown = kind.show(&field, &value, Lang::Zh);
            let part: String = shown.chars().skip(from).take(length).collect();
            for asked in [typed.as_str(), part.as_str(), text.as_str(), shown.as_str()] {
                let Some(query) = kind.query(&field, asked) else { continue };
                if kind.fits(&field, &value, asked) {
                    let terms = kind.terms(&field, &value);
                    prop_assert!(query.iter().all(|q| terms.contains(q)), "{} {text:?} {asked:?}", field.kind);
                }
            }
        }
    }

    #[test]
    fn whoever_sees_the_mask_finds_no_more_than_whoever_sees_all(text in sent(), from in 0_usize..6, length in 1_usize..8) {
        for field in fields() {
            let Some(value) = normal(&field, &Json::String(text.clone())) else { continue };
            let kind = field.of_type();
            let part: String = kind.show(&field, &value, Lang::Zh).chars().skip(from).take(length).collect();
            if kind.fits_masked(&field, &value, &part) {
                prop_assert!(kind.fits(&field, &value, &part), "{} {text:?} {part:?}", field.kind);
            }
        }
    }

    #[test]
    fn a_whole_value_is_found_by_itself(text in sent()) {
        for kind in ["phone", "email", "id_card", "bank_card", "wechat", "date", "credit_code", "number"] {
            let field = field(kind);
            if let Some(value) = normal(&field, &Json::String(text.clone())) {
                let shown = field.of_type().show(&field, &value, Lang::Zh);
                prop_assert!(field.of_type().fits(&field, &value, &shown), "{kind} {text:?}");
            }
        }
    }

    #[test]
    fn a_mask_shows_the_ends_only_and_never_the_middle(text in sent()) {
        for kind in ["phone", "id_card", "bank_card", "wechat", "email", "credit_code"] {
            let field = field(kind);
            let Some(value) = normal(&field, &Json::String(text.clone())) else { continue };
            let mask = field.of_type().mask(&field, &value);
            let whole = secret_part(value.as_str().unwrap_or_default());
            let shown = mask.split('@').next().unwrap_or_default();
            let head = shown.split('*').next().unwrap_or_default().trim();
            let tail = shown.rsplit('*').next().unwrap_or_default().trim();
            let starts = whole.starts_with(head) || head.strip_prefix(['0', '+']).is_some_and(|h| whole.starts_with(h));
            prop_assert!(starts && whole.ends_with(tail), "{kind} {mask}");
            let known = shown.chars().filter(|c| !matches!(c, '*' | ' ' | '+')).count();
            let hidden = if kind == "email" { 1 } else { 2 };
            prop_assert!(mask.contains("**") && known + hidden <= whole.chars().count().max(hidden), "{kind} {mask}");
        }
    }
}

#[test]
fn every_type_refuses_nul_and_hands_back_no_mask() {
    for field in fields() {
        let kind = field.of_type();
        assert!(kind.normalise(&field, &json!("a\0b")).is_err(), "{}", field.kind);
        let back = kind.normalise(&field, &json!({"masked": "1**2"}));
        assert_eq!(back.err().map(|f| f.code), Some("masked_value"), "{}", field.kind);
        assert!(kind.normalise(&field, &Json::Null).is_ok_and(|v| v.is_none()), "{}", field.kind);
    }
}

#[test]
fn emoji_and_characters_beyond_the_basic_plane_stay() {
    for kind in ["text", "long_text", "person_name", "address"] {
        let field = field(kind);
        for text in ["𠮷野家👜", "👩‍👧", "表情😀"] {
            assert_eq!(
                normal(&field, &json!(text)).as_ref().and_then(Value::as_str),
                Some(text),
                "{kind}"
            );
        }
    }
}

#[test]
fn every_type_has_a_name_of_its_own_and_labels() {
    let names: std::collections::BTreeSet<&str> = types::all().iter().map(|t| t.name()).collect();
    assert_eq!(names.len(), types::all().len());
    for kind in types::all() {
        assert!(
            types::find(kind.name()).is_some()
                && !kind.label().zh.is_empty()
                && !kind.label().en.is_empty()
        );
    }
    assert!(types::find("nothing").is_none());
}
