//! Whether something grows: the slope of a line through measurements (Theil and Sen: the middle of
//! the slopes of all pairs, which single high or low ones do not move).

use load::ratio::median;

/// Units of `y` for one unit of `x`; 0 for fewer than two points.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let mut slopes = Vec::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let later = points.iter().skip(place + 1).filter(|(later, _)| later > x);
        slopes.extend(later.map(|(later, above)| (above - y) / (later - x)));
    }
    median(&slopes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_peak_is_no_growth_and_a_steady_rise_is() {
        let flat = [(0.0, 80.0), (10.0, 81.0), (20.0, 300.0), (30.0, 80.0), (40.0, 81.0)];
        assert!(slope(&flat).abs() < 0.2, "{}", slope(&flat));
        let rising: Vec<(f64, f64)> =
            (0..20).map(|n| (f64::from(n), 80.0 + f64::from(n) * 2.0)).collect();
        assert!((slope(&rising) - 2.0).abs() < 1e-9);
        assert!(slope(&[(1.0, 1.0)]).abs() < 1e-9);
    }
}
