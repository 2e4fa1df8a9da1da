//! Countries as discs, each as large as its population, near where it lies.
//!
//! Land misleads where people are counted: a large country may be nearly empty.
//! After Dorling, Area Cartograms: their use and creation, 1996: discs that push
//! each other aside.

use super::world::{Point, WIDTH, World};
use crate::domain::place::Iso3;
use crate::order;

/// A country as a disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bubble {
    /// Its code.
    pub iso3: Iso3,
    /// Where it lies, in units of the map.
    pub middle: Point,
    /// Its radius in the same units.
    pub radius: i32,
}

/// Part of the map that all discs together cover.
const COVER: f64 = 0.2;
/// The smallest radius: what can still be hit when the map is enlarged.
const SMALLEST: f64 = 16.0;
/// Between two discs.
const GAP: f64 = 3.0;
/// Rounds of pushing; the picture has settled by then.
const ROUNDS: usize = 120;
/// Part of its way home that a disc goes in each round.
const HOMING: f64 = 0.02;

struct Disc {
    iso3: Iso3,
    home: (f64, f64),
    at: (f64, f64),
    radius: f64,
}

/// Lays out a disc for each country, the largest first. A country without a
/// population has the smallest disc.
#[must_use]
pub fn bubbles(world: &World, population: impl Fn(Iso3) -> Option<f64>) -> Vec<Bubble> {
    let mut discs: Vec<Disc> = world
        .lands
        .iter()
        .filter_map(|land| {
            let at = (f64::from(land.middle.0), f64::from(land.middle.1));
            Some(Disc { iso3: land.iso3?, home: at, at, radius: 0.0 })
        })
        .collect();
    let people = |disc: &Disc| population(disc.iso3).unwrap_or(0.0).max(0.0);
    let total: f64 = discs.iter().map(people).sum();
    let area = COVER * f64::from(WIDTH) * f64::from(world.height);
    for disc in &mut discs {
        let share = if total > 0.0 { people(disc) / total } else { 0.0 };
        disc.radius = (share * area / std::f64::consts::PI).sqrt().max(SMALLEST);
    }
    order::by(&mut discs, |a, b| b.radius.total_cmp(&a.radius));
    for _ in 0..ROUNDS {
        push_apart(&mut discs);
        for disc in &mut discs {
            disc.at.0 += (disc.home.0 - disc.at.0) * HOMING;
            disc.at.1 += (disc.home.1 - disc.at.1) * HOMING;
        }
    }
    // The last word is that none covers another.
    push_apart(&mut discs);
    discs.iter().map(|disc| placed(disc, world.height)).collect()
}

fn push_apart(discs: &mut [Disc]) {
    for first in 0..discs.len() {
        let (head, tail) = discs.split_at_mut(first + 1);
        let Some(one) = head.last_mut() else { continue };
        for other in tail {
            let (x, y) = (other.at.0 - one.at.0, other.at.1 - one.at.1);
            let room = one.radius + other.radius + GAP;
            let square = x * x + y * y;
            if square >= room * room {
                continue;
            }
            let distance = square.sqrt().max(1e-3);
            let overlap = room - distance;
            // The smaller gives way.
            let (large, small) = (one.radius * one.radius, other.radius * other.radius);
            let own = small / (large + small);
            let (right, down) = (x / distance * overlap, y / distance * overlap);
            one.at.0 -= right * own;
            one.at.1 -= down * own;
            other.at.0 += right * (1.0 - own);
            other.at.1 += down * (1.0 - own);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and the map is small")]
fn placed(disc: &Disc, height: i32) -> Bubble {
    let radius = disc.radius.round() as i32;
    let within = |at: f64, end: i32| (at.round() as i32).min(end - radius).max(radius);
    let middle = (within(disc.at.0, WIDTH), within(disc.at.1, height));
    Bubble { iso3: disc.iso3, middle, radius }
}

#[cfg(test)]
mod tests {
    use super::super::world::Land;
    use super::*;

    fn world(middles: &[(&str, Point)]) -> World {
        let lands = middles.iter().filter_map(|(code, middle)| {
            let iso3 = Some(Iso3::parse(code)?);
            Some(Land { iso3, rings: Vec::new(), middle: *middle, is_dot: true })
        });
        World { lands: lands.collect(), height: 2_900, ..World::default() }
    }

    #[test]
    fn discs_are_as_large_as_populations_and_do_not_overlap() {
        let world =
            world(&[("QAA", (3_000, 1_400)), ("QAB", (3_010, 1_400)), ("QAC", (3_000, 1_420))]);
        let people = |iso3: Iso3| Some(if iso3.as_str() == "QAA" { 400.0 } else { 100.0 });
        let bubbles = bubbles(&world, people);
        assert_eq!(bubbles[0].iso3.as_str(), "QAA");
        assert!((bubbles[0].radius - 2 * bubbles[1].radius).abs() <= 1);
        for (index, one) in bubbles.iter().enumerate() {
            for other in &bubbles[index + 1..] {
                let (x, y) = (one.middle.0 - other.middle.0, one.middle.1 - other.middle.1);
                let room = one.radius + other.radius;
                assert!(
                    f64::from(x).hypot(f64::from(y)) > f64::from(room) * 0.97,
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn a_country_without_a_population_has_a_disc_too() {
        let bubbles = bubbles(&world(&[("QAA", (0, 0))]), |_| None);
        assert_eq!(bubbles[0].radius, 16);
        assert_eq!(bubbles[0].middle, (16, 16));
    }
}
