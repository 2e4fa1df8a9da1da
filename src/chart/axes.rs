//! Scales, rules and their labels.
//!
//! Plotters translates the coordinates; its mesh is not used. That draws about
//! a hundred minor lines unless told otherwise, panics on integer and short
//! date axes, and chooses its own ticks, while ours are few, round and come
//! with their words. Years are floating-point numbers for the same reason.
//!
//! Scales clamp: what is not finite or out of range ends at the nearest end.

use plotters::coord::ranged1d::Ranged as _;
use plotters::coord::types::RangedCoordf64;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;
use plotters::style::{Color as _, RGBColor};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::lettering::Lettering;
use super::mark::Group;
use crate::domain::decimal::within;
use crate::order;

/// The most ticks a share axis has.
const MOST_TICKS: usize = 5;

/// The anchor of text around its point.
pub const MIDDLE: HPos = HPos::Center;

/// Pixels that labels of one axis keep between them.
const LABEL_GAP: i32 = 8;

/// Shares or years along a line of pixels.
#[derive(Clone)]
pub struct Scale {
    coord: RangedCoordf64,
    from: f64,
    to: f64,
    pixels: (i32, i32),
}

/// A stretch of the drawing measured from the side where reading starts, so
/// that one layout serves both directions of writing.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// Its left end in pixels.
    pub left: i32,
    /// Its width in pixels.
    pub width: i32,
    /// Whether reading starts at its right end.
    pub rtl: bool,
}

impl Scale {
    /// Fractions 0 to 1 from one pixel to another, in either direction.
    #[must_use]
    pub fn share(from: i32, to: i32) -> Self {
        Self { coord: (0.0..1.0).into(), from: 0.0, to: 1.0, pixels: (from, to) }
    }

    /// Years from `first` to `last`, each as wide as the others; a year's
    /// own position is the middle of its stretch.
    #[must_use]
    pub fn years(first: i32, last: i32, from: i32, to: i32) -> Self {
        let (first, last) = (f64::from(first) - 0.5, f64::from(last.max(first)) + 0.5);
        Self { coord: (first..last).into(), from: first, to: last, pixels: (from, to) }
    }

    /// The pixel of a value.
    #[must_use]
    pub fn at(&self, value: f64) -> i32 {
        let value = within(value, self.from, self.to);
        self.coord.map(&value, self.pixels)
    }
}

impl Flow {
    /// The pixel that is `offset` pixels from the start.
    #[must_use]
    pub const fn x(&self, offset: i32) -> i32 {
        if self.rtl { self.left + self.width - offset } else { self.left + offset }
    }

    /// The anchor of text that begins at its point.
    #[must_use]
    pub const fn start(&self) -> HPos {
        if self.rtl { HPos::Right } else { HPos::Left }
    }

    /// The anchor of text that ends at its point.
    #[must_use]
    pub const fn end(&self) -> HPos {
        if self.rtl { HPos::Left } else { HPos::Right }
    }
}

/// The ticks that are drawn: within the scale, in ascending order, five at most.
#[must_use]
pub fn drawn_ticks(ticks: &[(f64, String)]) -> Vec<(f64, &str)> {
    let mut drawn: Vec<(f64, &str)> = ticks
        .iter()
        .filter(|(share, _)| (0.0..=1.0).contains(share))
        .map(|(share, label)| (*share, label.as_str()))
        .collect();
    order::by(&mut drawn, |one, other| one.0.total_cmp(&other.0));
    let count = drawn.len();
    let stride = (1..count)
        .find(|stride| keeps_ends(count, *stride) && count.div_ceil(*stride) <= MOST_TICKS);
    drawn.into_iter().step_by(stride.unwrap_or(1)).collect()
}

/// A straight line one pixel wide.
#[must_use]
pub fn rule(from: BackendCoord, to: BackendCoord, color: RGBColor) -> PathElement<BackendCoord> {
    PathElement::new(vec![from, to], color.stroke_width(1))
}

/// Writes labels centred at their pixels along a horizontal line.
///
/// Those at the ends are moved inwards to stay within `bounds`; where two would
/// touch, only every second, third, … is written.
pub fn label_row<B: DrawingBackend>(
    group: &mut Group<B>,
    lettering: &Lettering,
    labels: &[(i32, &str)],
    baseline: i32,
    bounds: (i32, i32),
) {
    let mut placed: Vec<(i32, i32, &str)> = labels
        .iter()
        .map(|(x, label)| {
            let half = lettering.width(label) / 2 + 1;
            let (low, high) = (bounds.0 + half, bounds.1 - half);
            ((*x).min(high).max(low), half, *label)
        })
        .collect();
    order::by(&mut placed, |one, other| one.0.cmp(&other.0));
    // Of a few labels the first and the last say the most.
    let count = placed.len();
    let even = |stride: &usize| count > MOST_TICKS || keeps_ends(count, *stride);
    let roomy = |stride: &usize| {
        let kept: Vec<_> = placed.iter().step_by(*stride).collect();
        kept.windows(2).all(|pair| pair[0].0 + pair[0].1 + LABEL_GAP <= pair[1].0 - pair[1].1)
    };
    let stride = (1..count).filter(even).find(roomy).unwrap_or(count.max(1));
    for (x, _, label) in placed.iter().step_by(stride) {
        group.add(lettering.at(*label, (*x, baseline), MIDDLE));
    }
}

/// Whether every `stride`th of `count` items includes the last.
const fn keeps_ends(count: usize, stride: usize) -> bool {
    (count - 1).is_multiple_of(stride)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_scale_runs_either_way() {
        assert_eq!(Scale::share(100, 300).at(0.25), 150);
        assert_eq!(Scale::share(300, 100).at(0.25), 250);
    }

    #[test]
    fn a_scale_clamps_what_it_cannot_show() {
        let scale = Scale::share(0, 100);
        for (value, pixel) in
            [(-1.0, 0), (2.0, 100), (f64::NAN, 0), (f64::INFINITY, 100), (f64::NEG_INFINITY, 0)]
        {
            assert_eq!(scale.at(value), pixel, "{value}");
        }
    }

    #[test]
    fn a_year_lies_in_the_middle_of_its_stretch() {
        let scale = Scale::years(2020, 2023, 0, 80);
        assert_eq!([scale.at(2019.5), scale.at(2020.0), scale.at(2020.5)], [0, 10, 20]);
    }

    #[test]
    fn a_single_year_and_the_longest_span_are_scales_too() {
        assert_eq!(Scale::years(2020, 2020, 0, 80).at(2020.0), 40);
        assert_eq!(Scale::years(i32::MIN, i32::MAX, 0, 80).at(f64::from(i32::MAX)), 80);
    }

    #[test]
    fn no_more_than_five_ticks_are_drawn() {
        let tenths: Vec<_> =
            (0..=10).map(|tenth| (f64::from(tenth) / 10.0, String::new())).collect();
        let drawn: Vec<f64> = drawn_ticks(&tenths).into_iter().map(|(share, _)| share).collect();
        assert_eq!(drawn, [0.0, 0.5, 1.0]);
    }
}
