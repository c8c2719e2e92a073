//! Addresses: by pairs of characters and by the numbers in them, without the place.

use std::collections::BTreeSet;

use super::Agreement;
use crate::clean::fold;
use crate::region;

/// From this share of common pieces on, two addresses are alike.
const LIKE: f64 = 0.6;

/// How two addresses agree: 杭州市西湖区文三路 18 号 and 浙江省杭州市西湖区文三路18号 are the same.
pub fn agreement(one: &str, other: &str) -> Agreement {
    if one == other {
        return Agreement::Same;
    }
    let (a, b) = (street(one), street(other));
    if a == b {
        return Agreement::Same;
    }
    let (numbers_a, numbers_b) = (numbers(&a), numbers(&b));
    let likeness = dice(&pairs(&a), &pairs(&b));
    // The same street at another number is another house.
    let share = numbers_a.intersection(&numbers_b).count();
    let is_house = (numbers_a.is_empty() && numbers_b.is_empty()) || share > 0;
    if likeness >= LIKE && is_house { Agreement::Alike } else { Agreement::Differs }
}

fn street(address: &str) -> String {
    let rest = region::split(address).map_or_else(|| address.to_owned(), |(_, rest)| rest);
    fold(&rest).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

fn dice(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> f64 {
    match a.len() + b.len() {
        0 => 0.0,
        all => 2.0 * a.intersection(b).count() as f64 / all as f64,
    }
}
