//! The key of a figure: what its grounds or signs mean, in lines as wide as it.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};

use super::Size;
use super::axes::Flow;
use super::lettering::{Faces, Lettering};
use super::map::{Area, Ground, Outline, Patch, fill};
use super::mark::{MarkBackend, Scenery};
use super::sign::{Glyph, Sign};
use super::svg::{self, Frame};
use super::theme::Theme;

/// Samples and what they mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Id of the drawing.
    pub id: String,
    /// Its accessible name.
    pub name: String,
    /// In the order they are read in.
    pub entries: Vec<(Sample, String)>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// What stands before the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// What an area of a map is filled with.
    Ground(Ground),
    /// A sign, in ink.
    Sign(Glyph),
}

/// Width of a sample.
const SAMPLE: i32 = 24;
/// Height of a sample.
const SAMPLE_HEIGHT: i32 = 14;
/// Between a sample and its words.
const GAP: i32 = 8;
/// Between an entry and the next one in its line.
const ENTRY_GAP: i32 = 20;
/// From one line to the next.
const LINE: i32 = 24;

impl Sample {
    const fn width(self) -> i32 {
        match self {
            Self::Ground(_) => SAMPLE,
            Self::Sign(_) => SAMPLE_HEIGHT,
        }
    }
}

/// The key as an SVG document `width` pixels wide.
#[must_use]
pub fn key_svg(key: &Key, theme: &Theme, width: u32) -> String {
    let width = i32::try_from(width.clamp(200, 10_000)).unwrap_or(200);
    let places = places(key, words(theme), width);
    let height = places.last().map_or(LINE, |(_, y, _)| y + LINE);
    let size = Size { width: width.unsigned_abs(), height: height.unsigned_abs() };
    let has_grounds = key.entries.iter().any(|(sample, _)| matches!(sample, Sample::Ground(_)));
    let frame = Frame { id: &key.id, name: &key.name, size, rtl: key.rtl, scale: 1.0, has_grounds };
    svg::document(frame, theme, |area| draw_key(area, theme, key))
}

/// Draws the key at the top of `area`, as wide as it.
pub fn draw_key<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    key: &Key,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let width = i32::try_from(area.dim_in_pixel().0).unwrap_or(i32::MAX);
    let flow = Flow { left: 0, width, rtl: key.rtl };
    let words = words(theme);
    for ((sample, text), (x, y, room)) in key.entries.iter().zip(places(key, words, width)) {
        let (left, right) = (flow.x(x), flow.x(x + sample.width()));
        let (top, bottom) = (y + 5, y + 5 + SAMPLE_HEIGHT);
        match *sample {
            Sample::Ground(ground) => {
                let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
                let land = Area {
                    key: String::new(),
                    label: String::new(),
                    ground,
                    outline: Outline::Rings(vec![corners]),
                };
                let fill = fill(&key.id, theme, ground);
                area.draw(&Patch { land: &land, fill, border: theme.soft_ink })?;
            }
            Sample::Sign(glyph) => {
                let middle = (i32::midpoint(left, right), i32::midpoint(top, bottom));
                let sign = Sign { glyph, middle, radius: 5, color: theme.soft_ink };
                area.draw(&Scenery(sign))?;
            }
        }
        let text = words.fit(text, room);
        let start = (flow.x(x + sample.width() + GAP), y + 17);
        area.draw(&Scenery(words.at(text, start, flow.start())))?;
    }
    Ok(())
}

fn words(theme: &Theme) -> Lettering {
    Faces::new(theme).note
}

/// Where each entry begins, from the side where reading starts, and how much
/// room its words have.
fn places(key: &Key, words: Lettering, width: i32) -> Vec<(i32, i32, i32)> {
    let (mut x, mut y) = (0, 0);
    key.entries
        .iter()
        .map(|(sample, text)| {
            let wide = sample.width() + GAP + words.width(text);
            if x > 0 && x + wide > width {
                (x, y) = (0, y + LINE);
            }
            let place = (x, y, width - x - sample.width() - GAP);
            x += wide + ENTRY_GAP;
            place
        })
        .collect()
}
