//! Figures as SVG text.
//!
//! A drawing function is pure: the figure to draw, a [`Theme`] and a width go
//! in, a drawing comes out. The page, the exported file, the printed sheet and
//! the golden tests all call the same function, so what is tested is what is
//! seen. The work is done in functions that are generic over the drawing
//! backend; the ones that return a `String` only choose [`svg::SvgBackend`].
//!
//! Colour means vendor, texture means certainty, position means amount:
//!
//! | part of a share | drawn |
//! |---|---|
//! | published | full colour |
//! | estimated on top of it | the vendor's lighter step, edged in full colour |
//! | possible at most | dashed outline |
//! | unknown | hatch |
//!
//! A figure comes with its words: names, numbers and accessible labels are
//! strings chosen elsewhere. Widths of text are looked up in [`metrics`], not
//! asked of a browser, so a figure has the same layout on every machine.
//!
//! This layer knows shapes. It does not know what a filter is, how a share was
//! estimated, which language the words are in, or that there is a page.

pub mod axes;
pub mod bands;
pub mod bars;
pub mod columns;
pub mod key;
pub mod ladder;
pub mod lettering;
pub mod map;
pub mod mark;
mod markup;
pub mod matrix;
pub mod metrics;
pub mod patch;
pub mod picture;
pub mod sign;
pub mod svg;
pub mod theme;

#[cfg(test)]
mod colour;
#[cfg(test)]
mod example;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;

pub use bands::{Band, BandEnd, Bands, bands_svg};
pub use bars::{ShareBar, ShareBars, SharePanel, share_bars_size, share_bars_svg};
pub use columns::{
    Reading, ShareOverTime, TimePanel, YearColumn, share_over_time_size, share_over_time_svg,
};
pub use key::{Key, Sample, key_svg};
pub use ladder::{Ladder, LadderGroup, Lane, Step, Stretch, ladder_svg};
pub use map::{Area, Ground, Outline, WorldMap, world_map_svg};
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, matrix_svg};
pub use picture::Picture;
pub use sign::Glyph;
pub use theme::{Theme, VendorPaint};

use crate::domain::decimal::within;

/// Width and height of a drawing, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// The width in which a figure is drawn for a place that is so wide: no narrower
/// than 200 px, which the page scales down, and no wider than any screen.
fn drawn_width(width: u32) -> i32 {
    i32::try_from(width.clamp(200, 16_000)).unwrap_or(200)
}

/// How much of a network is a vendor's, and how surely.
///
/// Fractions of 1, `published ≤ mid ≤ possible`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Certainty {
    /// The part that a source states.
    pub published: f64,
    /// The best estimate, the published part included.
    pub mid: f64,
    /// The most it can be: the upper bound and everything unknown on top.
    pub possible: f64,
}

/// What a shape stands for, hence its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// A vendor, or the group of the smaller ones.
    Vendor(VendorPaint),
    /// The part nobody has published and nothing tells.
    Unknown,
}

impl Certainty {
    /// The same share with finite fractions in ascending order, whatever came in.
    ///
    /// A drawing must not fail on a bad number, so it is bent into the range
    /// here, once; the tests of the method see to it that there is nothing to bend.
    #[must_use]
    pub fn sane(self) -> Self {
        let fraction = |value: f64| {
            if value.is_finite() { within(value, 0.0, 1.0) } else { 0.0 }
        };
        let published = fraction(self.published);
        let mid = fraction(self.mid).max(published);
        Self { published, mid, possible: fraction(self.possible).max(mid) }
    }
}
