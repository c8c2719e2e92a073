//! Passwords as they recur in leaks: a word that many people choose, with digits, a year or a sign before or behind it,
//! or two such words together. Made by rule and not kept as a list, so that no list of leaked passwords, with whatever
//! licence and whosever names, goes out with the program; zxcvbn brings 30,000 of its own.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::common;

/// Words that begin the most passwords of the world, beside those of `common`.
const WORLD: &str = "password passwd passw0rd pass iloveyou love loveyou qwerty qwertyuiop qwert asdfgh asdfghjkl \
    zxcvbn zxcvbnm abc abcd abcde abcdef abcdefg admin administrator root user guest test demo login welcome hello \
    dragon monkey football baseball basketball superman batman spiderman sunshine princess master letmein michael \
    jordan shadow computer internet samsung google facebook apple iphone android windows microsoft whatever trustno \
    charlie thomas jessica michelle ashley daniel andrew joshua matthew anthony robert william jennifer summer winter \
    spring autumn monday friday january december chocolate butterfly flower angel liverpool chelsea arsenal barcelona \
    mercedes ferrari porsche pokemon naruto starwars freedom secret changeme default server database oracle system \
    manager company office sales service support customer money lucky happy killer hunter soccer hockey ranger tiger \
    cookie banana orange cheese pepper ginger maggie buster tigger snoopy junior forever family mother father sister";

/// What stands before or behind such a word.
const ENDS: &str = "0 1 2 3 5 7 8 9 00 01 02 07 08 10 11 12 13 21 22 23 33 44 55 66 69 77 88 99 000 007 100 111 123 222 \
    321 333 520 521 555 666 777 888 999 1111 1122 1212 1234 1313 1314 2222 4321 5201 6666 7777 8888 9999 11111 12345 \
    54321 66666 88888 111111 112233 121212 123123 123321 123456 159357 168168 520520 521521 654321 666666 888888 \
    1234567 5201314 1314520 7654321 11111111 12345678 66666666 87654321 88888888 123123123 123456789 147258369 \
    987654321 0123456789 1234567890 5201314520 qwe abc asd zxc aaa xyz ! !! !!! . .. ? # * @ @1 @12 @123 @1234 @12345 \
    @123456 #1 #123 !1 !123 1! 12! 123! 1234! 123456! _1 _123 _123456 -1 -123 .123";

/// Years of births and of today, as people put them behind a word.
const YEARS: std::ops::RangeInclusive<u32> = 1950..=2035;

/// Characters of a password that can be made so.
const LONGEST: usize = 40;

/// Whether it is made of at most three such parts. Capitals and the usual signs in place of letters change nothing.
pub fn is_common(password: &str) -> bool {
    let text = password.to_lowercase();
    text.len() <= LONGEST && is_made_of(&text, 3) || is_row(&text)
}

fn is_made_of(text: &str, parts: usize) -> bool {
    let ends = text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]);
    ends.map(|at| text.split_at(at)).any(|(part, rest)| {
        let known = words().contains(part)
            || is_end(part)
            || is_date(part)
            || words().contains(spelt(part).as_str());
        known && (rest.is_empty() || (parts > 1 && is_made_of(rest, parts - 1)))
    })
}

fn words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| common::words().chain(WORLD.split_ascii_whitespace()).collect())
}

fn is_end(part: &str) -> bool {
    static ALL: OnceLock<HashSet<&str>> = OnceLock::new();
    ALL.get_or_init(|| ENDS.split_ascii_whitespace().collect()).contains(part)
}

/// A year, or a day of one, such as `19880808`.
fn is_date(part: &str) -> bool {
    let digits = part.bytes().all(|b| b.is_ascii_digit());
    let year = |text: &str| text.parse().is_ok_and(|year| YEARS.contains(&year));
    match part.len() {
        4 => digits && year(part),
        8 => {
            let number = |range: std::ops::Range<usize>| part[range].parse::<u32>().unwrap_or(0);
            digits
                && year(&part[..4])
                && (1..=12).contains(&number(4..6))
                && (1..=31).contains(&number(6..8))
        }
        _ => false,
    }
}

/// A few characters over and over, such as `abcabcabc` or `1212121212`.
fn is_row(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    (1..=4).any(|step| all.len() >= 2 * step && all.iter().zip(&all[step..]).all(|(a, b)| a == b))
}

/// A word with its letters in place of the signs that stand for them.
fn spelt(part: &str) -> String {
    let letter = |c| match c {
        '@' | '4' => 'a',
        '$' | '5' => 's',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '7' => 't',
        other => other,
    };
    part.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use kernel::Secret;

    use super::*;
    use crate::enter::strength::{SHORTEST, strength};

    /// All words with all ends, as far as they are long enough for a password.
    fn all() -> HashSet<String> {
        let ends: Vec<&str> = ENDS.split_ascii_whitespace().collect();
        let pairs = words().iter().flat_map(|word| ends.iter().map(move |end| (word, end)));
        let made = pairs.flat_map(|(word, end)| [format!("{word}{end}"), format!("{end}{word}")]);
        made.filter(|text| text.chars().count() >= SHORTEST).collect()
    }

    #[test]
    fn more_than_three_thousand_common_passwords_that_are_long_enough_are_refused() {
        let all = all();
        assert!(all.len() > 3_000, "{}", all.len());
        for text in &all {
            assert!(is_common(text), "{text}");
        }
        // The whole judgement, on every hundredth: each costs a millisecond
        for text in all.iter().step_by(100) {
            assert!(!strength(&Secret::from(text.clone()), &[]).ok, "{text}");
        }
    }

    #[test]
    fn capitals_signs_dates_and_repetition_hide_nothing() {
        for weak in [
            "P@ssw0rd123",
            "Woaini19880808",
            "WangZhang2024",
            "19990101Wang",
            "Admin@123456",
            "Iloveyou5201314",
            "abcabcabcabc",
            "1212121212",
            "1q2w3e4r5t123",
        ] {
            assert!(is_common(weak), "{weak}");
        }
    }

    #[test]
    fn what_nobody_else_chooses_is_left_alone() {
        for free in
            ["violet-tractor-harbour-71", "wu-tong-shu-xia-7-pian-ye", "kx7Qp!m2Vt", "纸船与风铃"]
        {
            assert!(!is_common(free), "{free}");
        }
    }
}
