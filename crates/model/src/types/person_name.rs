//! Names of people.

use kernel::{FieldFault, Lang, Text};
use serde_json::Value as Json;

use super::{EQUALITY, FieldType, HIDDEN, Operator, Search, Term, raw};
use crate::class::Class;
use crate::clean::fold;
use crate::field::Field;
use crate::grams;
use crate::pinyin;
use crate::predicate::Storage;
use crate::terms::{Terms, allows, typed};
use crate::value::Value;

/// Characters of a name at most; names of some peoples are long.
const MAX: usize = 100;

/// Words of a name beyond these are not indexed one by one.
const WORDS: usize = 12;

/// A person's name. Masked `王*`, `王*明`, `欧阳*`; of Latin names each word keeps one letter.
///
/// Leaks of its searches: `Exact` shows namesakes; `Bigram` (single characters and pairs) shows who
/// shares a character, and as surnames are unevenly frequent, the frequent ones can be guessed;
/// `Pinyin` shows who shares a reading, which adds homophones and says little more.
pub struct PersonNameType;

/// A name or a query, folded and cut into runs of Latin words and of other characters.
struct Runs {
    words: Vec<String>,
    others: Vec<String>,
}

impl Runs {
    fn of(text: &str) -> Self {
        let mut runs = Self { words: Vec::new(), others: Vec::new() };
        let parted = |c: char| {
            c.is_whitespace() || matches!(c, '·' | '•' | '.' | ',' | '-' | '\'' | '’' | '・')
        };
        for part in text.split(parted) {
            let (mut run, mut latin) = (String::new(), false);
            for c in fold(part).chars() {
                if c.is_ascii_alphanumeric() != latin {
                    runs.push(std::mem::take(&mut run), latin);
                    latin = !latin;
                }
                run.push(c);
            }
            runs.push(run, latin);
        }
        runs
    }

    fn push(&mut self, run: String, latin: bool) {
        if !run.is_empty() {
            if latin { self.words.push(run) } else { self.others.push(run) }
        }
    }

    /// All that may be typed in Latin letters to mean this name.
    fn spellings(&self) -> Vec<String> {
        let mut all: Vec<String> = self.words.iter().take(WORDS).cloned().collect();
        all.push(self.words.concat());
        let han = self.others.concat();
        for syllables in pinyin::syllables(&han).into_iter().filter(|_| !han.is_empty()) {
            let given = pinyin::surname_length(&han).min(syllables.len());
            for (at, one) in syllables.iter().enumerate().take(WORDS) {
                all.push(one.clone());
                all.push(syllables[..=at].concat());
                all.push(initials(&syllables[..=at]));
            }
            all.push(syllables.concat());
            all.push(initials(&syllables));
            all.push(syllables[given..].concat());
            all.push(initials(&syllables[given..]));
        }
        // One letter would fit a tenth of all people: it is neither indexed nor asked.
        all.retain(|s| s.is_ascii() && s.len() >= 2);
        all
    }
}

fn initials(syllables: &[String]) -> String {
    syllables.iter().filter_map(|s| s.chars().next()).collect()
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

impl FieldType for PersonNameType {
    fn name(&self) -> &'static str {
        "person_name"
    }

    fn label(&self) -> Text {
        Text::new("姓名", "Name of a person")
    }

    fn default_class(&self) -> Class {
        Class::High
    }

    fn normalise(&self, field: &Field, raw: &Json) -> Result<Option<Value>, FieldFault> {
        let name = raw::line(field, raw, MAX)?;
        if name.as_deref().is_some_and(|n| n.contains(['*', '＊'])) {
            return Err(raw::fault(field, "masked_value"));
        }
        Ok(name.map(Value::text))
    }

    fn mask(&self, _field: &Field, value: &Value) -> String {
        masked(value.as_str().unwrap_or_default())
    }

    fn show(&self, _field: &Field, value: &Value, _lang: Lang) -> String {
        value.as_str().unwrap_or_default().to_owned()
    }

    fn storage(&self) -> Storage {
        Storage::Text
    }

    fn searches(&self) -> &'static [Search] {
        &[Search::Exact, Search::Bigram, Search::Pinyin]
    }

    fn terms(&self, field: &Field, value: &Value) -> Vec<Term> {
        let name = value.as_str().unwrap_or_default();
        let mut terms = Terms::of(field).with(Search::Exact, fold(name));
        let runs = Runs::of(name);
        for run in &runs.others {
            terms.add_grams(grams::of_query(run));
            run.chars().for_each(|c| terms.add(Search::Bigram, c));
        }
        for spelling in runs.spellings() {
            terms.add(Search::Pinyin, spelling);
        }
        terms.into_vec()
    }

    fn query(&self, field: &Field, text: &str) -> Option<Vec<Term>> {
        let folded = typed(text)?;
        let mut terms = Terms::of(field);
        let runs = Runs::of(text);
        if runs.words.iter().any(|w| w.len() < 2) && runs.others.is_empty() {
            return None;
        }
        for run in &runs.others {
            if letters(run) == 1 {
                terms.add(Search::Bigram, run.as_str())
            } else {
                terms.add_grams(grams::of_query(run))
            }
        }
        for word in runs.words.iter().filter(|w| w.len() >= 2) {
            terms.add(Search::Pinyin, word.as_str());
        }
        if !allows(field, Search::Bigram) && !allows(field, Search::Pinyin) {
            terms.add(Search::Exact, folded);
        }
        terms.into_query()
    }

    fn fits(&self, field: &Field, value: &Value, text: &str) -> bool {
        let name = value.as_str().unwrap_or_default();
        let Some(folded) = typed(text) else { return false };
        if !allows(field, Search::Bigram) && !allows(field, Search::Pinyin) {
            return fold(name) == folded;
        }
        let (held, asked) = (Runs::of(name), Runs::of(text));
        let spellings = held.spellings();
        !(asked.words.is_empty() && asked.others.is_empty())
            && asked.others.iter().all(|run| held.others.iter().any(|h| h.contains(run)))
            && asked.words.iter().filter(|w| w.len() >= 2).all(|w| spellings.contains(w))
    }

    fn fits_mask(&self, field: &Field, text: &str) -> bool {
        self.query(field, text).is_some()
    }

    fn fits_masked(&self, field: &Field, value: &Value, text: &str) -> bool {
        let name = value.as_str().unwrap_or_default();
        let Some(asked) = typed(text) else { return false };
        let whole = fold(name);
        let surname: String = whole.chars().take(pinyin::surname_length(&whole)).collect();
        let shown = letters(&whole) > letters(&surname);
        let read = |what: &str| pinyin::readings(what).into_iter().any(|r| r.0 == asked);
        let visible =
            asked == whole || read(&whole) || (shown && (asked == surname || read(&surname)));
        visible && self.fits(field, value, text)
    }

    fn operators(&self) -> &'static [Operator] {
        EQUALITY
    }
}

/// The surname, stars, and the last character where another one is hidden before it.
fn masked(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii() || (c.is_alphabetic() && c < '\u{2e80}')) {
        let words = name.split_whitespace().filter_map(|w| w.chars().next());
        let shown: Vec<String> = words.map(|first| format!("{first}***")).collect();
        return if letters(name) < 2 { HIDDEN.into() } else { shown.join(" ") };
    }
    let chars: Vec<char> = name.chars().collect();
    let surname = pinyin::surname_length(name);
    let head: String = chars.iter().take(surname).collect();
    match chars.len().saturating_sub(surname) {
        0 => "*".into(),
        1 => format!("{head}*"),
        hidden => format!("{head}{}{}", "*".repeat((hidden - 1).min(3)), chars[chars.len() - 1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field::new("name", "person_name", "姓名", "Name")
    }

    fn finds(name: &str, text: &str) -> bool {
        let (field, value) = (field(), Value::text(name));
        let terms = PersonNameType.terms(&field, &value);
        PersonNameType.query(&field, text).is_some_and(|q| q.iter().all(|t| terms.contains(t)))
            && PersonNameType.fits(&field, &value, text)
    }

    #[test]
    fn a_masked_name_keeps_the_surname_and_the_last_of_three() {
        for (name, mask) in [
            ("王明", "王*"),
            ("王小明", "王*明"),
            ("欧阳修", "欧阳*"),
            ("王", "*"),
            ("John Smith", "J*** S***"),
            ("阿卜杜拉·买买提", "阿***提"),
            ("𠮷野家", "𠮷*家"),
        ] {
            assert_eq!(PersonNameType.mask(&field(), &Value::text(name)), mask, "{name}");
        }
    }

    #[test]
    fn a_name_is_found_by_parts_pinyin_and_initials() {
        for text in [
            "张三丰",
            "张三",
            "三丰",
            "丰",
            "zhangsan",
            "zsf",
            "zs",
            "zhang",
            "zhang sanfeng",
            "Zhang San Feng",
            "sanfeng",
            "sf",
            "张sanfeng",
        ] {
            assert!(finds("张三丰", text), "{text}");
        }
        for text in ["李", "张丰", "zhangfeng1", "z", "lisi", ""] {
            assert!(!finds("张三丰", text), "{text}");
        }
        assert!(finds("单雄信", "shanxiongxin") && finds("单雄信", "dan"));
        assert!(finds("José García", "jose") && finds("José García", "Garcia José"));
    }

    #[test]
    fn who_sees_the_mask_may_ask_for_the_surname_or_the_whole_name_only() {
        let (field, value) = (field(), Value::text("张三丰"));
        for text in ["张三丰", "张", "zhangsanfeng", "zhang"] {
            assert!(PersonNameType.fits_masked(&field, &value, text), "{text}");
        }
        for text in ["三", "三丰", "张三", "zs", "zsf", "san", "丰"] {
            assert!(!PersonNameType.fits_masked(&field, &value, text), "{text}");
        }
        assert!(!PersonNameType.fits_masked(&field, &Value::text("王"), "wa"));
    }
}
