//! What an agreement weighs, after Fellegi and Sunter: the binary logarithm of how often it is seen between
//! two records of one (`m`), over how often between records of two (`u`).
//!
//! The figures are of customer files as people keep them: names are shared by many, numbers by few and
//! change over the years. `docs/reference/duplicates.md` tells how well they do.

use super::{Agreement, Feature};

/// From this weight on two records are told to somebody who writes one of them: a name alone that is the
/// same reaches it.
pub const SUGGEST: f64 = 9.0;
/// From this weight on a pair stands in the list over all records: more agrees than a name.
pub const LIKELY: f64 = 12.0;
/// Of so many pairs that share something, in bits, one is a pair of the same.
const PRIOR: f64 = 12.0;

/// How often values agree so: between two records of one, between records of two.
struct Odds {
    same: (f64, f64),
    alike: (f64, f64),
    differs: (f64, f64),
}

const fn odds(same: (f64, f64), alike: (f64, f64)) -> Odds {
    let differs = (1.0 - same.0 - alike.0, 1.0 - same.1 - alike.1);
    Odds { same, alike, differs }
}

const fn of_feature(feature: Feature) -> Odds {
    match feature {
        Feature::Name => odds((0.80, 0.000_8), (0.14, 0.004)),
        Feature::Company => odds((0.85, 0.000_3), (0.10, 0.002)),
        Feature::Phone => odds((0.70, 0.000_02), (0.05, 0.000_5)),
        Feature::Mail => odds((0.75, 0.000_01), (0.05, 0.000_5)),
        Feature::Account => odds((0.80, 0.000_01), (0.05, 0.000_5)),
        // A number of identity that differs is no weight: it excludes.
        Feature::Identity => odds((0.98, 0.000_001), (0.0, 0.0)),
        Feature::Card => odds((0.60, 0.000_001), (0.0, 0.0)),
        Feature::Birthday => odds((0.90, 0.000_2), (0.06, 0.004)),
        Feature::Address => odds((0.60, 0.000_2), (0.25, 0.005)),
    }
}

/// The weight of an agreement, in bits.
pub fn of(feature: Feature, agreement: Agreement) -> f64 {
    let odds = of_feature(feature);
    let (m, u) = match agreement {
        Agreement::Same => odds.same,
        Agreement::Alike => odds.alike,
        Agreement::Differs => odds.differs,
    };
    if m <= 0.0 || u <= 0.0 { 0.0 } else { (m / u).log2() }
}

/// The weight as a chance of a hundred, for people.
#[must_use]
pub fn percent(weight: f64) -> u8 {
    let chance = 100.0 / (1.0 + (PRIOR - weight).exp2());
    // A comparison is never sure.
    chance.round().clamp(1.0, 99.0) as u8
}
