//! What several rounds come to. The middle one is told, with the least and the greatest, because a
//! machine that does other work meanwhile disturbs single rounds.

use serde_json::{Value as Json, json};

/// The middle one; 0 where there is none.
#[must_use]
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        even if even % 2 == 0 => f64::midpoint(sorted[even / 2 - 1], sorted[even / 2]),
        odd => sorted[odd / 2],
    }
}

/// Kedun's number by the other's of each round: the middle, the least and the greatest of them.
#[must_use]
pub fn ratio(kedun: &[f64], other: &[f64]) -> Json {
    let by_round: Vec<f64> =
        kedun.iter().zip(other).filter(|(_, b)| **b > 0.0).map(|(a, b)| a / b).collect();
    let least = by_round.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = by_round.iter().copied().fold(0.0, f64::max);
    json!({
        "median": digits(median(&by_round)),
        "least": digits(least),
        "greatest": digits(greatest),
        "rounds": by_round.len(),
    })
}

/// To four digits after the point.
#[must_use]
pub fn digits(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disturbed_round_does_not_move_the_middle() {
        assert!((median(&[3.0, 100.0, 2.0]) - 3.0).abs() < 1e-9);
        assert!((median(&[1.0, 2.0]) - 1.5).abs() < 1e-9);
        assert!(median(&[]).abs() < 1e-9);
        let told = ratio(&[1.0, 2.0, 30.0], &[2.0, 4.0, 10.0]);
        assert_eq!(told, json!({"median": 0.5, "least": 0.5, "greatest": 3.0, "rounds": 3}));
    }
}
