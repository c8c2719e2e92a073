//! How hard a password is to guess: zxcvbn's estimate, widened by what people in China choose.
//!
//! The estimate follows Wheeler, "zxcvbn: Low-Budget Password Strength Estimation" (USENIX
//! Security 2016); NIST SP 800-63B 3.1.1.2 asks for a check against common and expected values
//! rather than for rules of composition.

mod advice;
mod common;
mod patterns;

use std::collections::BTreeSet;

use kernel::{Fault, FieldFault, Result, Secret, Text};
use serde::Serialize;
use zxcvbn::{Score, zxcvbn};

/// Fewest characters of a password.
pub const SHORTEST: usize = 10;
/// Most characters of a password; longer ones are refused, so that hashing has a bound.
pub const LONGEST: usize = 200;
/// Characters that a password must have beside the caller's own words.
const OTHERS: usize = 6;
/// Words of the caller that are looked at, and the characters of each.
const WORDS: usize = 20;
const WORD_CHARS: usize = 80;

/// The strength of a password as the page shows it.
#[derive(Serialize, Clone, Debug)]
pub struct Strength {
    /// From 0 (at once) to 4 (very hard); 3 is asked for.
    pub score: u8,
    /// Whether it may be used.
    pub ok: bool,
    /// What to do better, where it may not.
    pub advice: Option<Text>,
    /// How long somebody needs who stole the hash and tries 10,000 a second.
    pub crack_time: Text,
}

/// Estimates a password; `words` are what a stranger would try first: the login, the company.
#[must_use]
pub fn strength(password: &Secret, words: &[String]) -> Strength {
    let Some(text) = password.expose_str() else {
        return refused(Text::new("密码应为文字。", "A password is text."));
    };
    let length = text.chars().count();
    if length > LONGEST {
        return refused(Text::new(
            format!("最多 {LONGEST} 个字符。"),
            format!("At most {LONGEST} characters."),
        ));
    }
    let own: Vec<String> = words.iter().take(WORDS).flat_map(|w| parts(w)).collect();
    // The earlier in the list, the sooner it is tried: what is one's own comes first.
    let mut inputs: Vec<&str> = own.iter().map(String::as_str).collect();
    for word in common::words() {
        inputs.push(word);
    }
    let entropy = zxcvbn(text, &inputs);
    let short = length < SHORTEST;
    if !short && patterns::is_common(text) {
        return refused(Text::new(
            "这是很多人都在用的密码，请换几个不相关的词。",
            "Many people use such a password. Take a few words that have nothing to do with each other.",
        ));
    }
    if !short && beside(text, &own) < OTHERS {
        return refused(Text::new(
            "请不要用公司、姓名或登录名组成密码。",
            "Do not make it of the company's name, your own or your login.",
        ));
    }
    let score = u8::from(entropy.score());
    let advice = if short {
        Some(Text::new(
            format!("至少 {SHORTEST} 个字符，越长越好。"),
            format!("At least {SHORTEST} characters; longer is better."),
        ))
    } else {
        entropy.feedback().and_then(advice::advice)
    };
    let ok = !short && entropy.score() >= Score::Three;
    let seconds = entropy.guesses() / 10_000;
    Strength { score, ok, advice: advice.filter(|_| !ok), crack_time: span(seconds) }
}

/// Lets a password pass that is strong enough.
///
/// # Errors
/// `invalid` with `weak_password` at this field.
pub fn demand(field: &str, password: &Secret, words: &[String]) -> Result<()> {
    if strength(password, words).ok {
        return Ok(());
    }
    Err(Fault::fields(vec![FieldFault::new(field, "weak_password")]))
}

/// The letters, digits and different signs that are left when the caller's own words are taken out; of a password that
/// holds none of them there is enough. The estimate alone overrates several such words in a row.
fn beside(text: &str, own: &[String]) -> usize {
    let mut rest = text.to_lowercase();
    let mut words: Vec<&String> = own.iter().filter(|w| w.chars().count() >= 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut holds = false;
    for word in words {
        holds |= rest.contains(word.as_str());
        rest = rest.replace(word.as_str(), " ");
    }
    if !holds {
        return usize::MAX;
    }
    let is_sign = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let signs: BTreeSet<char> = rest.chars().filter(is_sign).collect();
    rest.chars().filter(|c| c.is_alphanumeric()).count() + signs.len()
}

/// A word and its pieces between signs, without what is too short to matter.
fn parts(word: &str) -> Vec<String> {
    let word: String = word.chars().take(WORD_CHARS).collect::<String>().to_lowercase();
    let mut all: Vec<String> = word
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| p.chars().count() >= 2)
        .map(str::to_owned)
        .collect();
    all.push(word);
    all
}

fn refused(advice: Text) -> Strength {
    Strength { score: 0, ok: false, advice: Some(advice), crack_time: span(0) }
}

/// A span of time in words, rounded down to its largest unit.
fn span(seconds: u64) -> Text {
    const UNITS: [(u64, &str, &str); 5] = [
        (31_536_000, "年", "year"),
        (2_592_000, "个月", "month"),
        (86_400, "天", "day"),
        (3_600, "小时", "hour"),
        (60, "分钟", "minute"),
    ];
    if seconds >= 100 * 31_536_000 {
        return Text::new("一百年以上", "more than a century");
    }
    for (unit, zh, en) in UNITS {
        let n = seconds / unit;
        if n > 0 {
            let s = if n == 1 { "" } else { "s" };
            return Text::new(format!("约 {n} {zh}"), format!("about {n} {en}{s}"));
        }
    }
    Text::new("不到一分钟", "less than a minute")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(password: &str, words: &[&str]) -> Strength {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        strength(&Secret::from(password.to_owned()), &words)
    }

    #[test]
    fn common_passwords_of_chinese_users_are_weak() {
        for weak in ["woaini1314", "5201314520", "qq123456789", "wang123456", "a123456789a"] {
            let found = of(weak, &[]);
            assert!(!found.ok, "{weak} scored {}", found.score);
            assert!(found.advice.is_some(), "{weak} has no advice");
        }
    }

    #[test]
    fn a_password_made_of_company_and_login_is_weak() {
        let free = of("Jinxiu-Luxury-88", &[]);
        let bound = of("Jinxiu-Luxury-88", &["Jinxiu Luxury", "owner"]);
        assert!(bound.score < free.score, "{} {}", bound.score, free.score);
        assert!(!bound.ok);
    }

    #[test]
    fn signs_alone_may_be_a_password_and_so_may_blanks_and_any_script() {
        for free in
            ["%&/)=?§$!{[(#<>;~", "  violet  tractor  71  harbour", "纸船与风铃在七号码头等雨"]
        {
            assert!(of(free, &["Jinxiu Luxury", "owner"]).ok, "{free}");
        }
    }

    #[test]
    fn own_words_with_signs_between_them_are_no_password() {
        for bound in ["jinxiu!!!!!luxury", "owner-jinxiu-luxury", "Jinxiu2026Luxury"] {
            assert!(!of(bound, &["Jinxiu Luxury", "owner"]).ok, "{bound}");
        }
    }

    #[test]
    fn passwords_of_sixty_four_and_of_two_hundred_characters_are_taken() {
        let long: String = (0..50).map(|n| format!("{:04}", n * 7_919 % 9_973)).collect();
        assert!(of(&long[..64], &[]).ok && of(&long, &[]).ok);
    }

    #[test]
    fn a_long_passphrase_is_strong_and_needs_no_advice() {
        let found = of("violet-tractor-harbour-71", &["jinxiu"]);
        assert!(found.ok && found.score >= 3, "{}", found.score);
        assert!(found.advice.is_none());
    }

    #[test]
    fn a_password_has_ten_to_two_hundred_characters() {
        assert!(!of("x7$Kq!9z", &[]).ok);
        assert!(!of(&"x7$Kq!9zPw".repeat(21), &[]).ok);
    }

    #[test]
    fn the_demand_names_the_field_and_not_the_password() {
        let fault = demand("password", &Secret::from("woaini1314".to_owned()), &[]).unwrap_err();
        assert_eq!(fault.fields[0].field, "password");
        assert_eq!(fault.fields[0].code, "weak_password");
        assert!(!fault.to_string().contains("woaini"));
    }
}
