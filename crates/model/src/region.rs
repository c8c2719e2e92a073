//! Provinces, cities and districts of China with their codes (GB/T 2260), and how to find them in
//! what people write.

use std::sync::LazyLock;

mod find;

pub use find::{find, split};

const DATA: &str = include_str!("../data/divisions.txt");

/// One division: its six-digit code and its name.
#[derive(Clone, Copy)]
struct Division {
    code: u32,
    name: &'static str,
}

/// A place down to the level that is known; unknown levels are empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// Six digits; `330100` is a city, `330000` a province.
    pub code: String,
    /// The province, municipality, autonomous or special region.
    pub province: &'static str,
    /// The city, prefecture or league; a municipality's own name.
    pub city: &'static str,
    /// The district, county or banner.
    pub district: &'static str,
}

impl Region {
    /// The place as it stands on an envelope: `浙江省杭州市西湖区`, `上海市浦东新区`.
    #[must_use]
    pub fn full_name(&self) -> String {
        let mut name = self.province.to_owned();
        if self.city != self.province && self.city != self.district {
            name.push_str(self.city);
        }
        name.push_str(self.district);
        name
    }
}

/// All divisions, sorted by code.
static TABLE: LazyLock<Vec<Division>> = LazyLock::new(|| {
    let mut table: Vec<Division> = DATA.lines().filter_map(parsed).collect();
    table.sort_by_key(|d| d.code);
    table
});

fn parsed(line: &'static str) -> Option<Division> {
    let (code, name) = line.split_once(' ')?;
    let number: u32 = code.parse().ok()?;
    let zeros = u32::try_from(6_usize.checked_sub(code.len())?).ok()?;
    Some(Division { code: number * 10_u32.pow(zeros), name })
}

/// Whether the table's entry only gathers counties that belong to no city.
fn is_gathering(name: &str) -> bool {
    name == "县" || name.contains("直辖县")
}

fn entry(code: u32) -> Option<&'static Division> {
    TABLE.binary_search_by_key(&code, |d| d.code).ok().map(|at| &TABLE[at])
}

/// The place of this six-digit code.
#[must_use]
pub fn by_code(code: &str) -> Option<Region> {
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    of_number(code.parse().ok()?)
}

fn of_number(code: u32) -> Option<Region> {
    let found = entry(code)?;
    let province = entry(code / 10_000 * 10_000)?.name;
    let district = if code.is_multiple_of(100) { "" } else { found.name };
    let city = match entry(code / 100 * 100) {
        _ if code.is_multiple_of(10_000) => "",
        Some(city) if is_gathering(city.name) && district.is_empty() => return None,
        // Chongqing's counties belong to the municipality; other counties without a city to the
        // province, and stand for themselves.
        Some(city) if city.name == "县" => province,
        Some(city) if is_gathering(city.name) => district,
        Some(city) => city.name,
        None => "",
    };
    Some(Region { code: format!("{code:06}"), province, city, district })
}

/// Whether a text begins with a province's name in full: the quick test before `split`.
#[must_use]
pub fn begins_with_province(text: &str) -> bool {
    TABLE.iter().filter(|d| d.code.is_multiple_of(10_000)).any(|d| text.starts_with(d.name))
}

/// Whether these two digits are the code of a province, as at the start of an id number.
#[must_use]
pub fn is_province(code: &str) -> bool {
    by_code(&format!("{code}0000")).is_some()
}

/// The divisions right below this code, or the provinces: for pickers.
#[must_use]
pub fn below(code: Option<&str>) -> Vec<Region> {
    let all = TABLE.iter().filter_map(|d| of_number(d.code));
    match code.map(|c| c.trim_end_matches("00")) {
        None => all.filter(|r| r.city.is_empty()).collect(),
        Some(top) if top.len() <= 2 => all
            .filter(|r| r.code.starts_with(top) && !r.city.is_empty())
            .filter(|r| r.district.is_empty() || r.city == r.district)
            .collect(),
        Some(top) => all.filter(|r| r.code.starts_with(top) && !r.district.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_province_city_and_district() {
        let place = by_code("330106").expect("a district of Hangzhou");
        assert_eq!((place.province, place.city, place.district), ("浙江省", "杭州市", "西湖区"));
        let place = by_code("310115").expect("a district of Shanghai");
        assert_eq!((place.province, place.city, place.district), ("上海市", "上海市", "浦东新区"));
        assert_eq!(place.full_name(), "上海市浦东新区");
        assert_eq!(by_code("429004").map(|p| p.full_name()).as_deref(), Some("湖北省仙桃市"));
    }

    #[test]
    fn codes_that_do_not_exist_are_unknown() {
        for code in ["999999", "33010", "33010a", "429000", "000000", ""] {
            assert!(by_code(code).is_none(), "{code}");
        }
    }

    #[test]
    fn pickers_get_the_divisions_right_below() {
        assert_eq!(below(None).len(), 34);
        assert!(below(Some("330000")).iter().any(|r| r.city == "杭州市"));
        assert!(below(Some("330100")).iter().any(|r| r.district == "西湖区"));
        assert!(below(Some("420000")).iter().any(|r| r.district == "仙桃市"));
        assert!(
            below(Some("110000")).iter().any(|r| r.city == "北京市"),
            "{:?}",
            below(Some("110000"))
        );
    }
}
