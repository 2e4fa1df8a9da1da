//! The key of the map: what each ground means, in lines as wide as the figure.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};

use super::super::Size;
use super::super::axes::Flow;
use super::super::lettering::{Faces, Lettering};
use super::super::mark::{MarkBackend, Scenery};
use super::super::svg::{self, Frame};
use super::super::theme::Theme;
use super::{Area, Ground, Outline, Patch, fill};

/// Grounds and what they mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapKey {
    /// Id of the drawing.
    pub id: String,
    /// Its accessible name.
    pub name: String,
    /// In the order they are read in.
    pub entries: Vec<(Ground, String)>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
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

/// The key as an SVG document `width` pixels wide.
#[must_use]
pub fn map_key_svg(key: &MapKey, theme: &Theme, width: u32) -> String {
    let width = i32::try_from(width.clamp(200, 10_000)).unwrap_or(200);
    let places = places(key, words(theme), width);
    let height = places.last().map_or(LINE, |(_, y, _)| y + LINE);
    let size = Size { width: width.unsigned_abs(), height: height.unsigned_abs() };
    let frame =
        Frame { id: &key.id, name: &key.name, size, rtl: key.rtl, scale: 1.0, has_grounds: true };
    svg::document(frame, theme, |area| draw_map_key(area, theme, key))
}

/// Draws the key at the top of `area`, as wide as it.
pub fn draw_map_key<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    key: &MapKey,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let width = i32::try_from(area.dim_in_pixel().0).unwrap_or(i32::MAX);
    let flow = Flow { left: 0, width, rtl: key.rtl };
    let words = words(theme);
    for ((ground, text), (x, y, room)) in key.entries.iter().zip(places(key, words, width)) {
        let (left, right) = (flow.x(x), flow.x(x + SAMPLE));
        let (top, bottom) = (y + 5, y + 5 + SAMPLE_HEIGHT);
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        let land = Area {
            key: String::new(),
            label: String::new(),
            ground: *ground,
            outline: Outline::Rings(vec![corners]),
        };
        let fill = fill(&key.id, theme, *ground);
        area.draw(&Patch { land: &land, fill, border: theme.soft_ink })?;
        let text = words.fit(text, room);
        let start = (flow.x(x + SAMPLE + GAP), y + 17);
        area.draw(&Scenery(words.at(text, start, flow.start())))?;
    }
    Ok(())
}

fn words(theme: &Theme) -> Lettering {
    Faces::new(theme).note
}

/// Where each entry begins, from the side where reading starts, and how much
/// room its words have.
fn places(key: &MapKey, words: Lettering, width: i32) -> Vec<(i32, i32, i32)> {
    let (mut x, mut y) = (0, 0);
    key.entries
        .iter()
        .map(|(_, text)| {
            let wide = SAMPLE + GAP + words.width(text);
            if x > 0 && x + wide > width {
                (x, y) = (0, y + LINE);
            }
            let place = (x, y, width - x - SAMPLE - GAP);
            x += wide + ENTRY_GAP;
            place
        })
        .collect()
}
