//! The world as a map, each country filled for what is known of it.
//!
//! The drawing is measured in units of the map, some hundredths of a degree,
//! and holds no words: where it is enlarged, only the page's window on it
//! changes. Its shapes are drawn once; after that a country is recoloured by
//! its `fill` alone, which [`fill`] gives.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color as _, RGBColor};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::Size;
use super::mark::{MarkBackend, MarkName, taken};
use super::markup::Rgb;
use super::svg::{self, Frame};
use super::theme::{Theme, VendorPaint, mix};

/// Countries as areas and dots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorldMap {
    /// Id of the figure.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// Width and height in units of the map.
    pub size: (i32, i32),
    /// Units of the map in a pixel of the screen, for what keeps its size there.
    pub scale: f64,
    /// In the order they are drawn in.
    pub areas: Vec<Area>,
    /// Outlines of the countries that the reader has chosen.
    pub chosen: Vec<Vec<BackendCoord>>,
    /// Whether its language is written from right to left.
    pub rtl: bool,
}

/// A country on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its code; empty for land that is no country's.
    pub key: String,
    /// Its accessible name.
    pub label: String,
    /// What it is filled with.
    pub ground: Ground,
    /// Where it is.
    pub outline: Outline,
}

/// The outline of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// Rings, filled by the even-odd rule.
    Rings(Vec<Vec<BackendCoord>>),
    /// A disc of a radius in units of the map.
    Disc(BackendCoord, i32),
    /// A dot that has one size on the screen however the map is enlarged.
    Dot(BackendCoord),
    /// Rings that are edged and not filled: around what is chosen.
    Edge(Vec<Vec<BackendCoord>>),
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A vendor's hue, from faint (0) to full (4).
    Tone(VendorPaint, u8),
    /// Stripes of two vendors' hues.
    Contested(VendorPaint, VendorPaint),
    /// None of a vendor's, but room for it: dotted with its hue.
    Possible(VendorPaint),
    /// Ink, from faint (0) to strong (4): what is no vendor's.
    Ink(u8),
    /// Nothing is known: hatched.
    Nothing,
}

/// The strongest step of [`Ground::Tone`] and [`Ground::Ink`].
pub const FULL: u8 = 4;

/// Percent of the full hue at each step; the rest is the paper's.
const STEPS: [u32; 5] = [22, 38, 56, 76, 100];
/// The same for ink, which must leave room for the borders.
const INK_STEPS: [u32; 5] = [10, 24, 40, 58, 78];
/// Radius of a dot in pixels of the screen.
pub const DOT: f64 = 3.5;

/// The map as an SVG document.
#[must_use]
pub fn world_map_svg(figure: &WorldMap, theme: &Theme) -> String {
    let (width, height) = (figure.size.0.unsigned_abs(), figure.size.1.unsigned_abs());
    let frame = Frame {
        scale: figure.scale,
        has_grounds: true,
        ..Frame::new(&figure.id, &figure.name, Size { width, height }, figure.rtl)
    };
    svg::document(frame, theme, |area| draw_world_map(area, theme, figure))
}

/// Draws the map from the upper left of `area`, a pixel for each unit.
pub fn draw_world_map<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &WorldMap,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    for land in &figure.areas {
        let fill = fill(&figure.id, theme, land.ground);
        area.draw(&Patch { land, fill, border: theme.paper })?;
    }
    let land = Area {
        key: String::new(),
        label: String::new(),
        ground: Ground::Nothing,
        outline: Outline::Edge(figure.chosen.clone()),
    };
    area.draw(&Patch { land: &land, fill: "none".to_owned(), border: theme.ink })
}

/// The value of an area's `fill`. `id` is that of the figure.
#[must_use]
pub fn fill(id: &str, theme: &Theme, ground: Ground) -> String {
    match ground {
        Ground::Tone(vendor, step) => rgb(tone(theme, vendor, step)),
        Ground::Contested(one, other) => {
            format!("url(#{})", stripes_id(id, one.min(other), one.max(other)))
        }
        Ground::Possible(vendor) => format!("url(#{})", dots_id(id, vendor)),
        Ground::Ink(step) => rgb(step_of(&INK_STEPS, theme.ink, theme.paper, step)),
        Ground::Nothing => format!("url(#{id}-hatch)"),
    }
}

/// The outlines of what is chosen, as the data of a path.
#[must_use]
pub fn path_data(rings: &[Vec<BackendCoord>]) -> String {
    svg::path_data(rings)
}

/// Id of the stripes of two vendors.
pub(super) fn stripes_id(id: &str, one: VendorPaint, other: VendorPaint) -> String {
    format!("{id}-{}-{}", one.slug(), other.slug())
}

/// Id of the dots of a vendor.
pub(super) fn dots_id(id: &str, vendor: VendorPaint) -> String {
    format!("{id}-{}-dots", vendor.slug())
}

/// What lies under the hatch and the dots of a map: so near the paper that
/// they stand out, and far enough that the borders between them do.
pub(super) fn shade(theme: &Theme) -> RGBColor {
    mix(theme.ink, theme.paper, 8)
}

/// A step of a vendor's hue.
pub(super) fn tone(theme: &Theme, vendor: VendorPaint, step: u8) -> RGBColor {
    step_of(&STEPS, theme.vendor(vendor).full, theme.paper, step)
}

fn step_of(steps: &[u32; 5], color: RGBColor, paper: RGBColor, step: u8) -> RGBColor {
    mix(color, paper, steps[usize::from(step.min(FULL))])
}

fn rgb(color: RGBColor) -> String {
    Rgb(color.to_backend_color()).to_string()
}

/// An area as it is drawn.
pub(super) struct Patch<'a> {
    pub(super) land: &'a Area,
    pub(super) fill: String,
    pub(super) border: RGBColor,
}

impl PointCollection<'_, BackendCoord> for &Patch<'_> {
    type Point = BackendCoord;
    type IntoIter = Vec<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        match &self.land.outline {
            Outline::Rings(rings) | Outline::Edge(rings) => rings.concat(),
            Outline::Disc(middle, _) | Outline::Dot(middle) => vec![*middle],
        }
    }
}

impl<B: MarkBackend> Drawable<B> for Patch<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let Area { key, label, outline, .. } = self.land;
        let placed = match outline {
            Outline::Rings(rings) => Outline::Rings(taken(rings, &mut points)),
            Outline::Edge(rings) => Outline::Edge(taken(rings, &mut points)),
            Outline::Disc(middle, radius) => {
                Outline::Disc(points.next().unwrap_or(*middle), *radius)
            }
            Outline::Dot(middle) => Outline::Dot(points.next().unwrap_or(*middle)),
        };
        let name = MarkName { key, label, current: false };
        backend.draw_area(name, &placed, &self.fill, self.border.to_backend_color())
    }
}
