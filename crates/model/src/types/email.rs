//! E-mail addresses (RFC 5321 and 5322, without quoted local parts and address literals).

use kernel::{FieldFault, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::predicate::Storage;
use crate::terms::{Terms, typed};
use crate::value::Value;

/// An address with its domain in lower case. Masked `zh***@qq.com`.
///
/// Leaks of its searches: `Exact` shows who shares an address; `Parts` shows who shares a domain,
/// so that frequent providers and employers can be guessed, and who shares a local part.
pub struct EmailType;

/// The longest address that can be sent to (RFC 5321, 4.5.3.1).
const MAX: usize = 254;

/// Characters of a local part beside letters and digits (RFC 5322, atext).
const ATEXT: &str = "!#$%&'+-/=?^_`{|}~.";

fn checked(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let domain = domain.to_lowercase();
    let dots = |t: &str| t.starts_with('.') || t.ends_with('.') || t.contains("..");
    let local_ok = (1..=64).contains(&local.len())
        && !dots(local)
        && local.chars().all(|c| c.is_alphanumeric() || ATEXT.contains(c));
    let label_ok = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let top_ok = labels
        .last()
        .is_some_and(|l| l.chars().count() >= 2 && !l.bytes().all(|b| b.is_ascii_digit()));
    let fine = local_ok && labels.len() >= 2 && labels.iter().all(|l| label_ok(l)) && top_ok;
    fine.then(|| format!("{local}@{domain}"))
}

/// The local part and the domain of a value, folded.
fn parts(value: &Value) -> (String, String) {
    let whole = fold(value.as_str().unwrap_or_default());
    whole.split_once('@').map(|(l, d)| (l.to_owned(), d.to_owned())).unwrap_or_default()
}

impl FieldType for EmailType {
    fn name(&self) -> &'static str {
        "email"
    }

    fn label(&self) -> Text {
        Text::new("邮箱", "E-mail")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let Some(text) = raw::unmasked_code(field, raw, MAX)? else { return Ok(None) };
        let plain = text.strip_prefix("mailto:").unwrap_or(&text);
        let address = checked(plain).ok_or_else(|| raw::fault(field, "bad_email"))?;
        Ok(Some(Value::text(address)))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        let text = value.as_str().unwrap_or_default();
        let Some((local, domain)) = text.split_once('@') else { return HIDDEN.into() };
        let shown: String =
            local.chars().take(local.chars().count().saturating_sub(1).min(2)).collect();
        format!("{shown}***@{domain}")
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Parts]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let (local, domain) = parts(value);
        let whole = format!("{local}@{domain}");
        Terms::of(field)
            .with(Search::Exact, whole)
            .with(Search::Parts, local)
            .with(Search::Parts, domain)
            .into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let folded = typed(text)?;
        let terms = Terms::of(field);
        match folded.split_once('@') {
            None => terms.with(Search::Parts, folded),
            Some((part, "") | ("", part)) => terms.with(Search::Parts, part),
            Some(_) => terms.with(Search::Exact, folded),
        }
        .into_query()
    }

    fn fits(&self, _field: &Field, value: &Value, text: &str) -> bool {
        let (local, domain) = parts(value);
        let Some(asked) = typed(text) else { return false };
        match asked.split_once('@') {
            None => asked == local || asked == domain,
            Some((asked, "")) => asked == local,
            Some(("", asked)) => asked == domain,
            Some((asked_local, asked_domain)) => asked_local == local && asked_domain == domain,
        }
    }

    fn fits_mask(&self, _field: &Field, text: &str) -> bool {
        typed(text)
            .and_then(|t| t.split_once('@').map(|(_, domain)| !domain.is_empty()))
            .unwrap_or(false)
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("email", "email", "邮箱", "E-mail")
    }

    fn read(text: &str) -> Option<String> {
        let value = EmailType.normalise(&field(), &Json::String(text.into())).ok()??;
        Some(value.as_str().unwrap_or_default().to_owned())
    }

    #[test]
    fn the_domain_is_lower_case_and_the_local_part_as_written() {
        assert_eq!(read(" Zhang.San＠QQ.COM ").as_deref(), Some("Zhang.San@qq.com"));
        assert_eq!(read("mailto:a+b@mail.example.cn").as_deref(), Some("a+b@mail.example.cn"));
    }

    #[test]
    fn addresses_that_cannot_be_sent_to_are_refused() {
        for text in [
            "zhang@@example",
            "zhang",
            "@qq.com",
            "a@b",
            "a..b@qq.com",
            "a@-x.com",
            "a b@qq.com",
            "a@1.2.3.4",
        ] {
            let refused = EmailType.normalise(&field(), &Json::String(text.into()));
            assert_eq!(refused.err().map(|f| f.code), Some("bad_email"), "{text}");
        }
    }

    #[test]
    fn a_masked_address_keeps_two_letters_and_the_domain() {
        for (text, mask) in [
            ("zhangsan@qq.com", "zh***@qq.com"),
            ("ab@qq.com", "a***@qq.com"),
            ("a@qq.com", "***@qq.com"),
        ] {
            assert_eq!(EmailType.mask(&field(), &Value::text(text)), mask);
        }
    }

    #[test]
    fn an_address_is_found_whole_by_local_part_and_by_domain() {
        let (field, value) = (field(), Value::text("Zhang.San@qq.com"));
        let terms = EmailType.terms(&field, &value);
        for text in ["zhang.san@qq.com", "ZHANG.SAN", "qq.com", "@qq.com", "zhang.san@"] {
            let query = EmailType.query(&field, text).expect("a query");
            assert!(
                query.iter().all(|t| terms.contains(t)) && EmailType.fits(&field, &value, text),
                "{text}"
            );
        }
        assert!(
            !EmailType.fits(&field, &value, "@zhang.san")
                && !EmailType.fits(&field, &value, "zhang")
        );
        assert!(
            EmailType.fits_mask(&field, "@qq.com") && !EmailType.fits_mask(&field, "zhang.san")
        );
    }
}
