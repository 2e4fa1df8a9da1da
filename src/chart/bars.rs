//! Shares as horizontal bars, one panel a place, one bar a vendor.
//!
//! A bar is three rectangles that begin together at zero, the longest at the
//! bottom: what is possible, what is estimated, what is published. So no seam
//! has to be computed, and each part is seen exactly as far as it exceeds the
//! next.
//!
//! Wide, a name stands left of its bar; on a phone, above it.

mod layout;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::Rectangle;
use plotters::style::Color as _;

use self::layout::{Heading, Layout, NOTE_LINE, Place, Row, TITLE_LINE};
use super::axes::{self, Flow, Scale};
use super::lettering::Faces;
use super::mark::{Group, Mark, MarkBackend, MarkName, Scenery, Texture, Textured};
use super::svg::{self, Frame};
use super::theme::Theme;
use super::{Certainty, Paint, Size};

/// Panels of bars on one scale from nothing to all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShareBars {
    /// Id of the figure in its page.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// One a place, in reading order.
    pub panels: Vec<SharePanel>,
    /// Fractions of 1 to rule, and what to write there.
    pub ticks: Vec<(f64, String)>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// The bars of one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharePanel {
    /// The place.
    pub title: String,
    /// How much is known of it: "86 % known, 34 % published".
    pub note: String,
    /// From the top down; the unknown part last.
    pub bars: Vec<ShareBar>,
}

/// One vendor's share of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareBar {
    /// Ids joined by a slash: `KAZ/huawei`.
    pub key: String,
    /// The vendor, as written at the bar.
    pub name: String,
    /// The vendor, as coloured.
    pub paint: Paint,
    /// How long the bar is. Of an unknown part only `mid` is drawn.
    pub share: Certainty,
    /// The share in digits: "71 %".
    pub value: String,
    /// Its bounds in digits: "0–84".
    pub range: String,
    /// Accessible name.
    pub label: String,
    /// Whether the reader has chosen it.
    pub selected: bool,
}

/// The figure as an SVG document `width` pixels wide.
#[must_use]
pub fn share_bars_svg(figure: &ShareBars, theme: &Theme, width: u32) -> String {
    let size = share_bars_size(figure, width);
    let frame = Frame::new(&figure.id, &figure.name, size, figure.rtl);
    svg::document(frame, theme, |area| draw_share_bars(area, theme, figure))
}

/// How large [`share_bars_svg`] draws the figure.
///
/// A width below 200 px is drawn at 200, for the page to scale down.
#[must_use]
pub fn share_bars_size(figure: &ShareBars, width: u32) -> Size {
    let layout = Layout::new(figure, width);
    Size { width: layout.width.unsigned_abs(), height: layout.height().unsigned_abs() }
}

/// Draws the figure at the top of `area`, as wide as it.
pub fn draw_share_bars<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &ShareBars,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layout = Layout::new(figure, area.dim_in_pixel().0);
    let drawing = Drawing { area, theme, faces: Faces::new(theme), layout: &layout };
    let ticks = axes::drawn_ticks(&figure.ticks);
    for (panel, place) in figure.panels.iter().zip(layout.places()) {
        drawing.header(panel, place)?;
        drawing.scale(panel, place, &ticks)?;
        for (bar, top) in panel.bars.iter().zip((place.bars..).step_by(layout.row.pitch)) {
            drawing.bar(bar, place.flow, top)?;
        }
        drawing.zero_line(panel, place)?;
    }
    Ok(())
}

/// From one line of a name to the next.
const NAME_LINE: i32 = 14;

/// What the parts of the figure are drawn with.
struct Drawing<'a, B: MarkBackend> {
    area: &'a DrawingArea<B, Shift>,
    theme: &'a Theme,
    faces: Faces,
    layout: &'a Layout,
}

impl<B: MarkBackend> Drawing<'_, B> {
    fn header(
        &self,
        panel: &SharePanel,
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let heading = Heading::new(self.layout, &self.faces, panel);
        let flow = place.flow;
        let mut baseline = place.top + 17;
        if self.layout.beside {
            let end = (flow.x(flow.width), baseline);
            self.area.draw(&self.faces.title.at(
                panel.title.as_str(),
                (flow.x(0), baseline),
                flow.start(),
            ))?;
            return self.area.draw(&self.faces.note.at(panel.note.as_str(), end, flow.end()));
        }
        for line in &heading.title {
            self.area.draw(&self.faces.title.at(
                line.as_str(),
                (flow.x(0), baseline),
                flow.start(),
            ))?;
            baseline += TITLE_LINE;
        }
        for line in &heading.note {
            self.area.draw(&self.faces.note.at(
                line.as_str(),
                (flow.x(0), baseline - 2),
                flow.start(),
            ))?;
            baseline += NOTE_LINE;
        }
        Ok(())
    }

    /// The rules behind the bars and, in the first row, the tick labels.
    fn scale(
        &self,
        panel: &SharePanel,
        place: Place,
        ticks: &[(f64, &str)],
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let scale = self.share_scale(place.flow);
        let mut group = Group::new();
        for (share, _) in ticks.iter().filter(|(share, _)| *share > 0.0) {
            for (top, bottom) in self.stretches(panel, place) {
                let x = scale.at(*share);
                group.add(axes::rule((x, top), (x, bottom), self.theme.rule));
            }
        }
        if let Some(baseline) = place.ticks {
            let labels: Vec<_> =
                ticks.iter().map(|(share, label)| (scale.at(*share), *label)).collect();
            let bounds = (place.flow.left, place.flow.left + place.flow.width);
            axes::label_row(&mut group, &self.faces.axis, &labels, baseline, bounds);
        }
        self.area.draw(&Scenery(group))
    }

    /// Drawn last, so that it runs through unbroken.
    fn zero_line(
        &self,
        panel: &SharePanel,
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let x = self.share_scale(place.flow).at(0.0);
        let mut group = Group::new();
        for (top, bottom) in self.stretches(panel, place) {
            group.add(axes::rule((x, top), (x, bottom), self.theme.soft_ink));
        }
        self.area.draw(&Scenery(group))
    }

    /// From where to where the rules run: through, or beside each bar where
    /// names stand between them.
    fn stretches(&self, panel: &SharePanel, place: Place) -> Vec<(i32, i32)> {
        if !self.layout.row.stacked {
            let bottom = place.bars + self.layout.bars_height(panel);
            return if panel.bars.is_empty() { Vec::new() } else { vec![(place.bars, bottom)] };
        }
        let tops = (place.bars..).step_by(self.layout.row.pitch).take(panel.bars.len());
        tops.map(|top| (top + 19, top + 41)).collect()
    }

    fn share_scale(&self, flow: Flow) -> Scale {
        let (from, to) = self.layout.row.plot;
        Scale::share(flow.x(from), flow.x(to))
    }

    fn bar(
        &self,
        bar: &ShareBar,
        flow: Flow,
        top: i32,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let Row { stacked, pitch, value_end, value_width, range_width, .. } = self.layout.row;
        let Faces { value, range, .. } = self.faces;
        let pitch = i32::try_from(pitch).unwrap_or(0);
        let bottom = top + pitch;
        let (baseline, sides) = if stacked {
            (top + 15, (top + 22, top + 38))
        } else {
            let middle = top + pitch / 2;
            (middle + 5, (middle - 8, middle + 8))
        };
        let mut row = Group::new();
        row.add(Textured::hit([(flow.left, top), (flow.left + flow.width, bottom)]));
        self.lengths(&mut row, bar, flow, sides);
        let name = MarkName { key: &bar.key, label: &bar.label, current: bar.selected };
        self.area.draw(&Mark { name, shape: row })?;
        // Beside the mark and not in it: its name tells the same in a sentence.
        let mut words = Group::new();
        self.name(&mut words, &bar.name, flow, baseline);
        let share = value.fit(&bar.value, value_width);
        words.add(value.at(share, (flow.x(value_end), baseline), flow.end()));
        let bounds = range.fit(&bar.range, range_width);
        words.add(range.at(bounds, (flow.x(flow.width), baseline), flow.end()));
        self.area.draw(&Scenery(words))
    }

    /// The name above its bar in one line, or beside it in two if need be.
    fn name(&self, row: &mut Group<B>, name: &str, flow: Flow, baseline: i32) {
        let Row { stacked, name_width, .. } = self.layout.row;
        let lines = self.faces.name.wrap(name, name_width, if stacked { 1 } else { 2 });
        let mut baseline = if lines.len() > 1 { baseline - NAME_LINE / 2 } else { baseline };
        for line in lines {
            row.add(self.faces.name.at(line, (flow.x(0), baseline), flow.start()));
            baseline += NAME_LINE;
        }
    }

    /// The rectangles of a bar, the longest first.
    fn lengths(&self, row: &mut Group<B>, bar: &ShareBar, flow: Flow, sides: (i32, i32)) {
        let scale = self.share_scale(flow);
        let zero = scale.at(0.0);
        let toward = flow.x(1) - flow.x(0);
        // What is not nothing is seen: two pixels at least.
        let end = |share: f64| match scale.at(share) {
            x if share > 0.0 && (x - zero).abs() < 2 => zero + 2 * toward,
            x => x,
        };
        let share = bar.share.sane();
        let (possible, mid, published) =
            (end(share.possible), end(share.mid), end(share.published));
        let mut part = |texture, x, style| {
            let corners = [(zero, sides.0), (x, sides.1)];
            row.add(Textured { texture, shape: Rectangle::new(corners, style) });
        };
        match bar.paint {
            Paint::Unknown => {
                part(Texture::Hatched, mid, self.theme.hatch.filled());
                part(Texture::Solid, mid, self.theme.hatch.stroke_width(1));
            }
            Paint::Vendor(vendor) => {
                let tone = self.theme.vendor(vendor);
                part(Texture::Dashed, possible, tone.full.filled());
                part(Texture::Edged(tone.full), mid, tone.tint.filled());
                part(Texture::Solid, published, tone.full.filled());
            }
        }
        if bar.selected {
            let reach = if bar.paint == Paint::Unknown { mid } else { possible };
            let corners = [(zero - 3 * toward, sides.0 - 3), (reach + 3 * toward, sides.1 + 3)];
            row.add(Rectangle::new(corners, self.theme.ink.stroke_width(2)));
        }
    }
}
