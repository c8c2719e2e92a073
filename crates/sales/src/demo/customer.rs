//! The customers of the demo company.

use jiff::ToSpan;
use jiff::civil::Date;
use model::{Object, Values};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use serde_json::{Value as Json, json};

use super::{crowd, numbers, words};

/// An odd number that spreads consecutive ones over all seeds (2^64 by the golden ratio).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// A customer with what belongs to it. It has no `Debug`, like all that holds values.
pub struct DemoCustomer {
    /// Who looks after it, as a place among the sellers that `Customers` was told of.
    pub owner: usize,
    /// Its values, normalised.
    pub values: Values,
    /// Its contacts, for a company.
    pub contacts: Vec<Values>,
    /// Its follow-ups, oldest first.
    pub follow_ups: Vec<Values>,
}

/// An endless row of customers.
pub struct Customers {
    random: StdRng,
    crowd: bool,
    seed: u64,
    today: Date,
    sellers: Vec<usize>,
    objects: Vec<Object>,
    index: u64,
    companies: u64,
}

impl Customers {
    /// The customers of this seed on this day, spread among these sellers.
    #[must_use]
    pub fn new(seed: u64, today: Date, sellers: Vec<usize>) -> Self {
        let random = StdRng::seed_from_u64(seed);
        let objects = crate::objects();
        Self { random, crowd: false, seed, today, sellers, objects, index: 0, companies: 0 }
    }

    /// Customers by the million: names and addresses of many kinds, about one contact and two
    /// follow-ups each. Each depends on the seed and its own number alone, so that the row can
    /// begin anywhere.
    #[must_use]
    pub fn crowd(seed: u64, today: Date, sellers: Vec<usize>, first: u64) -> Self {
        Self { crowd: true, index: first, ..Self::new(seed, today, sellers) }
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.choose(&mut self.random)
    }

    fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick(from).copied().unwrap_or_default()
    }

    fn level(&mut self) -> &'static str {
        let level = words::LEVELS.choose_weighted(&mut self.random, |l| l.1);
        level.map_or("normal", |l| l.0)
    }

    fn days_ago(&mut self, most: i32) -> Date {
        let days = self.random.random_range(0..most);
        self.today.saturating_sub(days.days())
    }

    fn name(&mut self, male: bool) -> String {
        if self.crowd {
            return crowd::name(&mut self.random, male);
        }
        let given = self.word(if male { words::GIVEN_MALE } else { words::GIVEN_FEMALE });
        format!("{}{given}", self.word(words::SURNAMES))
    }

    /// What persons and companies share.
    fn common(&mut self) -> (Vec<(&'static str, Json)>, &'static str) {
        let (district, street) =
            self.pick(words::PLACES).copied().unwrap_or(("310115", "世纪大道"));
        let number = self.random.random_range(1..900);
        let address = match self.crowd {
            true => crowd::address(&mut self.random),
            false => format!("{street}{number}号"),
        };
        let since = self.days_ago(1_500);
        let level = self.level();
        let most = match level {
            "black" => 2_000_000,
            "vip" => 500_000,
            "gold" => 150_000,
            _ => 40_000,
        };
        let spent = self.random.random_range(0..most) * 100 / 100;
        let mut values = vec![
            ("phone", json!(numbers::phone(self.index * 2, self.seed))),
            ("region", json!(district)),
            ("address", json!(address)),
            ("level", json!(level)),
            ("source", json!(self.word(words::SOURCES))),
            ("spent", json!(spent.to_string())),
            ("since", json!(since.to_string())),
            ("marketing_consent", json!(self.random.random_bool(0.6))),
        ];
        if self.random.random_bool(0.5) {
            values.push(("remark", json!(self.word(words::REMARKS))));
        }
        if self.random.random_bool(0.3) {
            values.push(("tags", json!([self.word(words::TAGS)])));
        }
        (values, district)
    }

    fn person(&mut self) -> Vec<(&'static str, Json)> {
        let (mut values, district) = self.common();
        let male = self.random.random_bool(0.35);
        // Birthday and order number together come once for each person of a district.
        let born = Date::constant(1955, 1, 1)
            .saturating_add(i32::try_from(self.index * 37 % 18_000).unwrap_or(0).days());
        let id = numbers::id_card(
            district,
            &born.strftime("%Y%m%d").to_string(),
            self.index / 18_000,
            male,
        );
        values.push(("kind", json!("person")));
        values.push(("name", json!(self.name(male))));
        values.push(("gender", json!(if male { "male" } else { "female" })));
        values.push(("birthday", json!(born.to_string())));
        if self.random.random_bool(0.7) {
            values.push(("id_card", json!(id)));
        }
        if self.random.random_bool(0.6) {
            values.push((
                "wechat",
                json!(format!(
                    "wx_{}{:05}",
                    ["lily", "sunny", "tea", "mi", "coco"][(self.index % 5) as usize],
                    self.index
                )),
            ));
        }
        if self.random.random_bool(0.4) {
            values.push(("bank_card", json!(numbers::bank_card(self.index, self.seed))));
        }
        if self.random.random_bool(0.3) {
            values.push(("email", json!(format!("customer{}@example.com", self.index))));
        }
        let mut brands = words::BRANDS.to_vec();
        brands.shuffle(&mut self.random);
        brands.truncate(self.random.random_range(1..4));
        values.push(("brands", json!(brands)));
        values
    }

    fn company(&mut self) -> Vec<(&'static str, Json)> {
        let (mut values, district) = self.common();
        let city = model::region::by_code(district).map_or("", |r| r.city.trim_end_matches('市'));
        let head = match self.crowd {
            true => crowd::trade(&mut self.random),
            false => self.word(words::COMPANY_HEADS).to_owned(),
        };
        let name = format!("{city}{head}{}有限公司", self.word(words::COMPANY_FIELDS));
        values.push(("kind", json!("company")));
        values.push(("company_name", json!(name)));
        values.push((
            "credit_code",
            json!(numbers::credit_code(district, self.companies, self.seed)),
        ));
        values.push(("industry", json!(self.word(words::COMPANY_FIELDS))));
        values.push(("email", json!(format!("company{}@example.com", self.index))));
        self.companies += 1;
        values
    }

    fn contact(&mut self, order: u64) -> Values {
        let male = self.random.random_bool(0.5);
        let phone = numbers::phone(self.index * 2 + 1, self.seed.wrapping_add(order * 7_919));
        let values = vec![
            ("name", json!(self.name(male))),
            ("position", json!(self.word(words::POSITIONS))),
            ("phone", json!(phone)),
        ];
        self.normalised("contact", values)
    }

    fn follow_up(&mut self) -> (Date, Values) {
        let day = self.days_ago(400);
        let hour = self.random.random_range(9..20);
        let minute = self.random.random_range(0..60);
        let kind = self.word(&["note", "call", "visit", "message"]);
        let body = format!("{}（{}）", self.word(words::TALKS), self.word(words::PRODUCTS));
        let mut values = vec![
            ("kind", json!(kind)),
            ("body", json!(body)),
            ("at", json!(format!("{day} {hour:02}:{minute:02}:00"))),
        ];
        if self.random.random_bool(0.3) {
            let next = self.today.saturating_add(self.random.random_range(1..30).days());
            values.push(("next_at", json!(format!("{next} 10:00:00"))));
        }
        (day, self.normalised("follow_up", values))
    }

    /// The values as their fields keep them; what a field would refuse is left out.
    fn normalised(&self, object: &str, values: Vec<(&'static str, Json)>) -> Values {
        let object = self.objects.iter().find(|o| o.name == object);
        let value = |name: &str, raw: &Json| {
            let field = object?.field(name)?;
            field.of_type().normalise(field, raw).ok().flatten()
        };
        values
            .iter()
            .filter_map(|(name, raw)| Some(((*name).to_owned(), value(name, raw)?)))
            .collect()
    }
}

impl Iterator for Customers {
    type Item = DemoCustomer;

    fn next(&mut self) -> Option<DemoCustomer> {
        if self.crowd {
            self.random = StdRng::seed_from_u64(self.seed ^ self.index.wrapping_mul(GOLDEN));
            self.companies = self.index;
        }
        let company = self.random.random_bool(0.12);
        let mut values = if company { self.company() } else { self.person() };
        let contacts = match (company, self.crowd) {
            (true, _) => self.random.random_range(1..4),
            (false, true) => self.random.random_range(0..3),
            (false, false) => 0,
        };
        let contacts = (0..contacts).map(|order| self.contact(order)).collect();
        let talks = self.random.random_range(0..if self.crowd { 5 } else { 4 });
        let mut follow_ups: Vec<(Date, Values)> = (0..talks).map(|_| self.follow_up()).collect();
        follow_ups.sort_by_key(|(day, _)| *day);
        if let Some((day, _)) = follow_ups.last() {
            values.push(("last_contact_on", json!(day.to_string())));
        }
        let sellers = self.sellers.clone();
        let owner = self.pick(&sellers).copied().unwrap_or_default();
        let values = self.normalised("customer", values);
        self.index += 1;
        Some(DemoCustomer {
            owner,
            values,
            contacts,
            follow_ups: follow_ups.into_iter().map(|(_, v)| v).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn some(seed: u64, count: usize) -> Vec<DemoCustomer> {
        Customers::new(seed, Date::constant(2026, 11, 21), vec![3, 4, 5]).take(count).collect()
    }

    #[test]
    fn every_customer_has_all_that_its_kind_needs() {
        let object = &crate::objects()[0];
        for customer in some(1, 2_000) {
            for field in object.fields.iter().filter(|f| f.required) {
                let there = field
                    .when
                    .as_ref()
                    .is_none_or(|when| when.holds(customer.values.text(&when.field)));
                assert!(
                    !there || customer.values.get(&field.name).is_some(),
                    "{} is missing",
                    field.name
                );
            }
            let company = customer.values.text("kind") == Some("company");
            assert_eq!(company, customer.values.text("credit_code").is_some());
            assert_eq!(company, !customer.contacts.is_empty());
            assert!(
                customer.values.text("phone").is_some() && customer.values.get("region").is_some()
            );
            assert!(
                customer
                    .follow_ups
                    .iter()
                    .all(|f| f.text("at").is_some() && f.text("body").is_some())
            );
        }
    }

    #[test]
    fn no_two_customers_share_what_is_unique() {
        let mut seen = BTreeSet::new();
        for customer in some(2, 40_000) {
            for field in ["phone", "id_card", "credit_code"] {
                if let Some(text) = customer.values.text(field) {
                    assert!(seen.insert(format!("{field} {text}")), "{field} comes twice");
                }
            }
        }
    }

    #[test]
    fn a_crowd_can_begin_anywhere_and_shares_nothing_unique() {
        let (today, sellers) = (Date::constant(2026, 11, 21), vec![3, 4, 5]);
        let crowd = |first| Customers::crowd(1, today, sellers.clone(), first);
        let same = crowd(0).skip(700).zip(crowd(700)).take(20).all(|(a, b)| a.values == b.values);
        let all: Vec<DemoCustomer> = crowd(0).take(20_000).collect();
        let mut seen = BTreeSet::new();
        let unique = ["phone", "id_card", "credit_code"];
        let texts = all.iter().flat_map(|c| unique.iter().filter_map(|f| c.values.text(f)));
        assert!(same && texts.into_iter().all(|text| seen.insert(text.to_owned())));
        let each = |many: usize| many as f64 / all.len() as f64;
        let contacts = each(all.iter().map(|c| c.contacts.len()).sum());
        let talks = each(all.iter().map(|c| c.follow_ups.len()).sum());
        assert!((0.8..1.4).contains(&contacts) && (1.8..2.2).contains(&talks));
    }

    #[test]
    fn the_same_seed_makes_the_same_company() {
        let same = some(3, 50)
            .into_iter()
            .zip(some(3, 50))
            .all(|(a, b)| a.values == b.values && a.owner == b.owner);
        let other = some(3, 50).into_iter().zip(some(4, 50)).all(|(a, b)| a.values == b.values);
        assert!(same && !other);
    }
}
