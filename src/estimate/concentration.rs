//! How concentrated a market may be, given the bounds of its shares. An
//! addition to section 9, which gives the index of the best estimate alone.

use super::Estimate;
use crate::order;

impl Estimate {
    /// The least and the greatest Herfindahl-Hirschman index that the bounds
    /// allow, 0 to 10,000, around [`Estimate::hhi`]; nothing where that is nothing.
    ///
    /// Least: what is known is spread over its vendors as evenly as `low` and
    /// `high` allow, and what is unknown over ever so many others. Greatest: one
    /// vendor after another gets all that is possible, the one that may have the
    /// most first.
    #[must_use]
    pub fn hhi_range(&self) -> Option<(f64, f64)> {
        let hhi = self.hhi?;
        let bounds: Vec<(f64, f64)> = self
            .vendors
            .iter()
            .map(|share| (share.figures.low, share.figures.high.max(share.figures.low)))
            .collect();
        let known: f64 = self.vendors.iter().map(|share| share.figures.mid).sum();
        let least = squares(&levelled(&bounds, known));
        let possible = |(low, high): &(f64, f64)| (*low, (high + self.unknown).min(1.0));
        let greatest = squares(&heaped(bounds.iter().map(possible).collect()));
        Some((least.min(hhi), greatest.max(hhi)))
    }
}

fn squares(parts: &[f64]) -> f64 {
    10_000.0 * parts.iter().map(|part| part * part).sum::<f64>()
}

/// Parts within their bounds that add up to `sum`, as equal as can be: all at
/// one level, or at the bound that is nearest to it.
fn levelled(bounds: &[(f64, f64)], sum: f64) -> Vec<f64> {
    let at = |level: f64| bounds.iter().map(move |(low, high)| level.max(*low).min(*high));
    let (mut under, mut over) = (0.0, 1.0);
    // Each step halves the stretch in which the level lies.
    for _ in 0..40 {
        let level = f64::midpoint(under, over);
        if at(level).sum::<f64>() < sum { under = level } else { over = level }
    }
    at(over).collect()
}

/// Parts within their bounds that add up to 1, or to as much as the upper ones
/// allow, the greatest as great as can be.
fn heaped(mut bounds: Vec<(f64, f64)>) -> Vec<f64> {
    order::by(&mut bounds, |a, b| b.1.total_cmp(&a.1));
    let mut left = 1.0 - bounds.iter().map(|(low, _)| low).sum::<f64>();
    let parts = bounds.into_iter().map(|(low, high)| {
        let more = left.min(high - low).max(0.0);
        left -= more;
        low + more
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_levelled_within_their_bounds() {
        let parts = levelled(&[(0.5, 0.8), (0.0, 0.1), (0.0, 1.0)], 1.0);
        for (part, wanted) in parts.iter().zip([0.5, 0.1, 0.4]) {
            assert!((part - wanted).abs() < 1e-9, "{parts:?}");
        }
    }

    #[test]
    fn the_first_heap_takes_what_it_can() {
        assert_eq!(heaped(vec![(0.1, 0.3), (0.0, 0.9)]), [0.9, 0.1]);
        assert_eq!(heaped(vec![(0.0, 0.25)]), [0.25]);
    }
}
