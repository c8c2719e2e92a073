//! Finding a place in free text.

use super::{Division, Region, TABLE, is_gathering, of_number};
use crate::clean;

/// Endings of provinces' names that people leave out, longest first.
const PROVINCE_ENDINGS: &[&str] =
    &["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市"];

/// Endings of cities' names that people leave out, longest first.
const CITY_ENDINGS: &[&str] = &["地区", "市", "盟"];

/// Endings of districts' names that people leave out.
const DISTRICT_ENDINGS: &[&str] = &["区", "县", "市", "旗"];

/// How the divisions of one level are recognised.
struct Level {
    /// A code belongs to the level when it divides by this and not by `above`.
    step: u32,
    above: u32,
    endings: &'static [&'static str],
}

const PROVINCE: Level = Level { step: 10_000, above: u32::MAX, endings: PROVINCE_ENDINGS };
const CITY: Level = Level { step: 100, above: 10_000, endings: CITY_ENDINGS };
const DISTRICT: Level = Level { step: 1, above: 100, endings: DISTRICT_ENDINGS };

impl Level {
    /// The divisions of this level below `parent` whose name, whole or short, begins the text,
    /// with how many bytes of it they take; and the choice of leaving the level out.
    fn matches(&self, parent: Option<u32>, text: &str) -> Vec<(Option<u32>, usize)> {
        let mut found = vec![(None, 0)];
        for division in within(parent).iter().filter(|d| self.holds(d)) {
            if let Some(length) = self.begins(division.name, text) {
                found.push((Some(division.code), length));
            }
        }
        found
    }

    fn holds(&self, division: &Division) -> bool {
        division.code.is_multiple_of(self.step)
            && (self.above == u32::MAX || !division.code.is_multiple_of(self.above))
            && !is_gathering(division.name)
    }

    fn begins(&self, name: &str, text: &str) -> Option<usize> {
        if text.starts_with(name) {
            return Some(name.len());
        }
        let short = self.endings.iter().find_map(|ending| name.strip_suffix(ending))?;
        (short.chars().count() >= 2 && text.starts_with(short)).then_some(short.len())
    }
}

/// The part of the table below a province or city; all of it without one.
fn within(parent: Option<u32>) -> &'static [Division] {
    let Some(first) = parent else { return &TABLE };
    let step = if first.is_multiple_of(10_000) { 10_000 } else { 100 };
    let start = TABLE.partition_point(|d| d.code < first);
    let end = TABLE.partition_point(|d| d.code < first + step);
    &TABLE[start..end]
}

/// The provinces that may begin the text. One that is written out in full is certain, which spares
/// the search through all cities and districts of the country.
fn provinces(text: &str) -> Vec<(Option<u32>, usize)> {
    let found = PROVINCE.matches(None, text);
    let certain = found.iter().find(|(code, length)| {
        let name = code.and_then(of_number).map(|r| r.province.len());
        name == Some(*length)
    });
    certain.map_or(found.clone(), |one| vec![*one])
}

/// The text without blanks and separators, the country's name, and words that name no place.
fn plain(text: &str) -> String {
    let folded = clean::code(text, kernel::limits::TEXT_CHARS).unwrap_or_default();
    let joined: String = folded
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '/' | ',' | '、' | '>' | '·' | '|'))
        .collect();
    let joined = joined.strip_prefix("中华人民共和国").unwrap_or(&joined);
    joined.strip_prefix("中国").unwrap_or(joined).replacen("市辖区", "", 1)
}

/// The place at the start of a text, with what follows it (an address in detail); `None` when no
/// place is named, or when several could be meant.
#[must_use]
pub fn split(text: &str) -> Option<(Region, String)> {
    let text = plain(text);
    // All places are written in characters: what begins otherwise needs no search.
    if !text.starts_with(|c: char| ('\u{3400}'..='\u{9fff}').contains(&c)) {
        return None;
    }
    let mut best: Option<(usize, u32, bool)> = None;
    for (province, at) in provinces(&text) {
        for (city, more) in CITY.matches(province, &text[at..]) {
            let at = at + more;
            for (district, more) in DISTRICT.matches(city.or(province), &text[at..]) {
                let Some(code) = district.or(city).or(province) else { continue };
                best = better(best, at + more, code);
            }
        }
    }
    match best {
        Some((length, code, false)) => Some((of_number(code)?, text[length..].to_owned())),
        _ => None,
    }
}

/// The better of two readings: the one that takes more of the text, then the one of the higher
/// level; two of the same level that differ are doubtful.
fn better(
    best: Option<(usize, u32, bool)>,
    length: usize,
    code: u32,
) -> Option<(usize, u32, bool)> {
    let Some((known_length, known, _)) = best else { return Some((length, code, false)) };
    let order = length.cmp(&known_length).then(rank(known).cmp(&rank(code)));
    match order {
        std::cmp::Ordering::Greater => Some((length, code, false)),
        std::cmp::Ordering::Equal if code != known => Some((length, known, true)),
        _ => best,
    }
}

const fn rank(code: u32) -> u8 {
    match (code % 10_000, code % 100) {
        (0, _) => 0,
        (_, 0) => 1,
        _ => 2,
    }
}

/// The place that a text names and nothing else, such as `浙江省杭州市西湖区` or `上海 浦东新区`.
#[must_use]
pub fn find(text: &str) -> Option<Region> {
    split(text).filter(|(_, rest)| rest.is_empty()).map(|(region, _)| region)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        find(text).map(|r| r.code)
    }

    #[test]
    fn places_are_found_in_the_ways_people_write_them() {
        for (text, expected) in [
            ("浙江省杭州市西湖区", "330106"),
            ("浙江杭州西湖", "330106"),
            ("杭州市 西湖区", "330106"),
            ("上海市浦东新区", "310115"),
            ("上海市市辖区浦东新区", "310115"),
            ("中国 北京市/北京市/朝阳区", "110105"),
            ("湖北省仙桃市", "429004"),
            ("内蒙古呼和浩特", "150100"),
            ("吉林省吉林市", "220200"),
            ("吉林", "220000"),
            ("新疆昌吉回族自治州昌吉市", "652301"),
            ("浦东新区", "310115"),
        ] {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_district_name_that_several_cities_have_is_doubtful() {
        assert!(find("鼓楼区").is_none());
    }

    #[test]
    fn what_follows_a_place_is_handed_back() {
        let (place, rest) = split("浙江省杭州市西湖区文三路 1 号").expect("a place");
        assert_eq!((place.code.as_str(), rest.as_str()), ("330106", "文三路1号"));
        assert!(find("浙江省杭州市西湖区文三路").is_none());
        assert!(find("没有这个地方").is_none());
        assert!(find("").is_none());
    }
}
