//! What went from whom to whom: bands between two lists of names, each as thick
//! as its number.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Polygon, Rectangle};
use plotters::style::Color as _;
use plotters_backend::BackendCoord;

use super::axes::Flow;
use super::lettering::Faces;
use super::mark::{Group, Mark, MarkBackend, MarkName, Scenery};
use super::svg::{self, Frame};
use super::theme::{Theme, VendorPaint, mix};
use super::{Size, drawn_width};

/// Bands from one list to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bands {
    /// Id of the figure in its page.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// What the two lists are.
    pub heads: [String; 2],
    /// Where bands begin, from the top down.
    pub from: Vec<BandEnd>,
    /// Where they end.
    pub to: Vec<BandEnd>,
    /// The bands. At either end they lie in the order given here.
    pub bands: Vec<Band>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// An end of bands.
#[derive(Clone, Debug, PartialEq)]
pub struct BandEnd {
    /// Its name.
    pub title: String,
    /// Its number in digits.
    pub value: String,
    /// Its colour.
    pub paint: VendorPaint,
}

/// One band.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Position of its beginning.
    pub from: usize,
    /// Position of its end.
    pub to: usize,
    /// Its number.
    pub amount: u32,
    /// Ids joined by slashes.
    pub key: String,
    /// Accessible name.
    pub label: String,
    /// Whether the reader has chosen it.
    pub selected: bool,
}

/// Height of the heads.
const HEAD: i32 = 28;
/// Between two ends of a list.
const GAP: i32 = 10;
/// The least height of an end, which its name needs.
const LEAST: i32 = 18;
/// Width of the bar at an end.
const BAR: i32 = 8;
/// Height that all bands together take, more or less.
const BULK: u32 = 300;
/// Points along the side of a band.
const POINTS: i32 = 14;

/// The figure as an SVG document `width` pixels wide.
#[must_use]
pub fn bands_svg(figure: &Bands, theme: &Theme, width: u32) -> String {
    let layout = Layout::new(figure, width);
    let size =
        Size { width: layout.width.unsigned_abs(), height: layout.height.unsigned_abs().max(24) };
    let frame = Frame::new(&figure.id, &figure.name, size, figure.rtl);
    svg::document(frame, theme, |area| draw_bands(area, theme, figure))
}

/// Where everything is.
struct Layout {
    width: i32,
    height: i32,
    /// Pixels for each one.
    unit: i32,
    /// Room for the names of either list.
    names: [i32; 2],
    /// Top and height of each end of the two lists.
    ends: [Vec<(i32, i32)>; 2],
}

impl Layout {
    fn new(figure: &Bands, width: u32) -> Self {
        let faces = Faces::new(&Theme::LIGHT);
        let width = drawn_width(width);
        let total: u32 = figure.bands.iter().map(|band| band.amount).sum();
        let unit = i32::try_from((BULK / total.max(1)).clamp(2, 14)).unwrap_or(2);
        let room = |ends: &[BandEnd]| {
            let widths = ends
                .iter()
                .map(|end| faces.range.width(&end.title) + 6 + faces.value.width(&end.value));
            widths.max().unwrap_or(0).min(width * 3 / 10)
        };
        let names = [room(&figure.from), room(&figure.to)];
        let height_of = |amount: u32| i32::try_from(amount).unwrap_or(i32::MAX / 64) * unit;
        let sums = |count: usize, end: fn(&Band) -> usize| {
            let sum = |index: usize| -> u32 {
                let own = figure.bands.iter().filter(|band| end(band) == index);
                own.map(|band| band.amount).sum()
            };
            (0..count).map(|index| height_of(sum(index)).max(LEAST)).collect::<Vec<_>>()
        };
        let place = |heights: Vec<i32>| {
            let mut top = HEAD;
            let placed = heights.into_iter().map(|height| {
                let own = (top, height);
                top += height + GAP;
                own
            });
            placed.collect::<Vec<_>>()
        };
        let from = place(sums(figure.from.len(), |band| band.from));
        let to = place(sums(figure.to.len(), |band| band.to));
        let end = |ends: &[(i32, i32)]| ends.last().map_or(0, |(top, height)| top + height);
        let height = end(&from).max(end(&to)) + 4;
        Self { width, height, unit, names, ends: [from, to] }
    }

    /// From the start to the inner sides of the two rows of bars.
    const fn inner(&self) -> [i32; 2] {
        [self.names[0] + 8 + BAR, self.width - 1 - self.names[1] - 8 - BAR]
    }
}

/// Draws the figure at the top of `area`, as wide as it.
pub fn draw_bands<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &Bands,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layout = Layout::new(figure, area.dim_in_pixel().0);
    let flow = Flow { left: 0, width: layout.width, rtl: figure.rtl };
    let faces = Faces::new(theme);
    if figure.bands.is_empty() {
        return Ok(());
    }
    let mut heads = Group::new();
    let half = layout.width / 2 - 8;
    let [one, other] = &figure.heads;
    heads.add(faces.note.at(faces.note.fit(one, half), (flow.x(0), 15), flow.start()));
    let end = flow.x(layout.width - 1);
    heads.add(faces.note.at(faces.note.fit(other, half), (end, 15), flow.end()));
    area.draw(&Scenery(heads))?;
    bands(area, theme, figure, &layout, flow)?;
    let [near, far] = layout.inner();
    for (ends, places, side) in
        [(&figure.from, &layout.ends[0], true), (&figure.to, &layout.ends[1], false)]
    {
        let mut group = Group::new();
        for (end, (top, height)) in ends.iter().zip(places) {
            let bar = if side { (near - BAR, near) } else { (far, far + BAR) };
            let (a, b) = (flow.x(bar.0), flow.x(bar.1));
            let color = theme.vendor(end.paint).full;
            let corners = [(a.min(b), *top), (a.max(b), top + height)];
            group.add(Rectangle::new(corners, color.filled()));
            let baseline = top + height / 2 + 5;
            let room = layout.names[usize::from(!side)];
            let digits = faces.value.width(&end.value);
            let title = faces.range.fit(&end.title, room - digits - 6);
            let (x, anchor) =
                if side { (near - BAR - 8, flow.end()) } else { (far + BAR + 8, flow.start()) };
            let beyond = if side { -digits - 6 } else { digits + 6 };
            group.add(faces.value.at(end.value.as_str(), (flow.x(x), baseline), anchor));
            group.add(faces.range.at(title, (flow.x(x + beyond), baseline), anchor));
        }
        area.draw(&Scenery(group))?;
    }
    Ok(())
}

fn bands<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &Bands,
    layout: &Layout,
    flow: Flow,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let mut used = [vec![0; figure.from.len()], vec![0; figure.to.len()]];
    let [near, far] = layout.inner();
    for band in &figure.bands {
        let (Some(from), Some(to)) = (layout.ends[0].get(band.from), layout.ends[1].get(band.to))
        else {
            continue;
        };
        let thick = i32::try_from(band.amount).unwrap_or(0) * layout.unit;
        let tops = [from.0 + used[0][band.from], to.0 + used[1][band.to]];
        used[0][band.from] += thick;
        used[1][band.to] += thick;
        let edge = |shift: i32| {
            let [start, end] = tops.map(|top| top + shift);
            (0..=POINTS).map(move |step| {
                let x = near + (far - near) * step / POINTS;
                // Smooth at both ends: 3t² − 2t³.
                let t = step * 100 / POINTS;
                let eased = t * t * (300 - 2 * t) / 100;
                (flow.x(x), start + (end - start) * eased / 10_000)
            })
        };
        let outline: Vec<BackendCoord> =
            edge(0).chain(edge(thick).collect::<Vec<_>>().into_iter().rev()).collect();
        let full = theme.vendor(figure.from[band.from].paint).full;
        let strength = if band.selected { 80 } else { 42 };
        let color = mix(full, theme.paper, strength);
        let mut shape = Group::new();
        shape.add(Polygon::new(outline, color.filled()));
        let name = MarkName { key: &band.key, label: &band.label, current: band.selected };
        area.draw(&Mark { name, shape })?;
    }
    Ok(())
}
