//! Share over time as small multiples, one panel a vendor, one column a year.
//!
//! Stacked in one chart, only the lowest vendor has a straight base, and a
//! range cannot be drawn at all. Side by side on one scale every vendor is read
//! from zero, with what is possible above it.
//!
//! Time runs from left to right in every language; only the panels' order and
//! their headings follow the direction of writing.

mod layout;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::Rectangle;
use plotters::style::{Color as _, RGBColor};
use plotters_backend::BackendCoord;

use self::layout::{DIGITS_GAP, HEADING_LINE, Layout, Place, SAMPLE, TITLE_START, YEAR_BAND};
use super::axes;
use super::lettering::Faces;
use super::mark::{
    Dashes, Field, Group, Mark, MarkBackend, MarkName, Run, Scenery, Texture, Textured,
};
use super::sign::{Glyph, Sign};
use super::svg::{self, Frame};
use super::theme::Theme;
use super::{Certainty, Paint, Size};
use crate::order;

/// Panels of columns on one scale from nothing to all and one span of years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShareOverTime {
    /// Id of the figure in its page.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// One a vendor, in reading order; the unknown part last.
    pub panels: Vec<TimePanel>,
    /// Fractions of 1 to rule, and what to write there.
    pub y_ticks: Vec<(f64, String)>,
    /// Years that may be written under the columns, and how: "'05".
    pub year_labels: Vec<(i32, String)>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// One vendor's share, year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct TimePanel {
    /// The vendor, as written.
    pub title: String,
    /// The vendor, as coloured.
    pub paint: Paint,
    /// The share of the year asked for in digits: "71 %".
    pub value: String,
    /// Its bounds in digits: "0–84".
    pub range: String,
    /// In any order.
    pub columns: Vec<YearColumn>,
    /// Shares as others tell them, over the columns.
    pub readings: Vec<Reading>,
}

/// A share as somebody published it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Ids joined by slashes.
    pub key: String,
    /// Accessible name.
    pub label: String,
    /// When, in years: 2024.5 is the middle of 2024.
    pub at: f64,
    /// How much, a fraction of 1.
    pub share: f64,
    /// Whose it is.
    pub glyph: Glyph,
    /// Whether the reader has chosen it.
    pub selected: bool,
}

/// One vendor's share in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearColumn {
    /// Ids and the year, joined by slashes: `KAZ/huawei/2024`. Empty if there
    /// is nothing to open.
    pub key: String,
    /// The year at whose end the share holds.
    pub year: i32,
    /// How tall the column is. Of an unknown part only `mid` is drawn.
    pub share: Certainty,
    /// Accessible name.
    pub label: String,
    /// Whether this is the year the page looks at.
    pub selected: bool,
}

/// The figure as an SVG document `width` pixels wide.
#[must_use]
pub fn share_over_time_svg(figure: &ShareOverTime, theme: &Theme, width: u32) -> String {
    let size = share_over_time_size(figure, width);
    let frame = Frame::new(&figure.id, &figure.name, size, figure.rtl);
    svg::document(frame, theme, |area| draw_share_over_time(area, theme, figure))
}

/// How large [`share_over_time_svg`] draws the figure.
///
/// A width below 200 px is drawn at 200, for the page to scale down.
#[must_use]
pub fn share_over_time_size(figure: &ShareOverTime, width: u32) -> Size {
    let layout = Layout::new(figure, width);
    Size { width: layout.width.unsigned_abs(), height: layout.height().unsigned_abs() }
}

/// Draws the figure at the top of `area`, as wide as it.
pub fn draw_share_over_time<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &ShareOverTime,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layout = Layout::new(figure, area.dim_in_pixel().0);
    let drawing = Drawing { area, theme, faces: Faces::new(theme), layout: &layout };
    let ticks = axes::drawn_ticks(&figure.y_ticks);
    for (index, panel) in figure.panels.iter().enumerate() {
        let place = layout.place(index);
        drawing.heading(panel, place)?;
        drawing.scale(&ticks, place, index.is_multiple_of(layout.per_row))?;
        if let Paint::Vendor(vendor) = panel.paint {
            drawing.outline(panel, place, theme.vendor(vendor).full)?;
        }
        drawing.columns(panel, place)?;
        drawing.readings(panel, place)?;
        drawing.years(panel, &figure.year_labels, place)?;
    }
    Ok(())
}

/// From the middle of a sign to its side.
const SIGN: i32 = 4;
/// From there to the side of the field in which it is found.
const REACH: i32 = 7;

impl Reading {
    /// The calendar year it lies in.
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    fn year(&self) -> i32 {
        self.at.floor() as i32
    }
}

/// What the parts of the figure are drawn with.
struct Drawing<'a, B: MarkBackend> {
    area: &'a DrawingArea<B, Shift>,
    theme: &'a Theme,
    faces: Faces,
    layout: &'a Layout,
}

impl<B: MarkBackend> Drawing<'_, B> {
    /// Colour sample, title, and the share of the year asked for in digits.
    fn heading(
        &self,
        panel: &TimePanel,
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let Faces { value, range, .. } = self.faces;
        let flow = place.flow;
        let baseline = place.top + 15;
        let (texture, color) = match panel.paint {
            Paint::Vendor(vendor) => (Texture::Solid, self.theme.vendor(vendor).full),
            Paint::Unknown => (Texture::Hatched, self.theme.hatch),
        };
        let corners = [(flow.x(0), baseline - SAMPLE), (flow.x(SAMPLE), baseline)];
        let mut sample = Group::new();
        let field = Rectangle::new(corners, color.filled());
        sample.add(Textured { texture, shape: field });
        sample.add(Rectangle::new(corners, color.stroke_width(1)));
        self.area.draw(&Scenery(sample))?;

        let digits_width = layout::digits_width(&self.faces, panel);
        let two_lines = self.layout.two_lines;
        let title_end = if two_lines { flow.width } else { flow.width - digits_width - 10 };
        let title = value.fit(&panel.title, title_end - TITLE_START);
        self.area.draw(&value.at(title, (flow.x(TITLE_START), baseline), flow.start()))?;
        let share = value.fit(&panel.value, flow.width - TITLE_START);
        let room = flow.width - TITLE_START - value.width(&share) - DIGITS_GAP;
        let bounds = range.fit(&panel.range, room);
        if two_lines {
            let line = baseline + HEADING_LINE;
            let start = TITLE_START + value.width(&share) + DIGITS_GAP;
            self.area.draw(&value.at(share, (flow.x(TITLE_START), line), flow.start()))?;
            return self.area.draw(&range.at(bounds, (flow.x(start), line), flow.start()));
        }
        let end = flow.width - digits_width + value.width(&share);
        self.area.draw(&value.at(share, (flow.x(end), baseline), flow.end()))?;
        self.area.draw(&range.at(bounds, (flow.x(flow.width), baseline), flow.end()))
    }

    /// Rules, and their labels beside the first panel of a row.
    fn scale(
        &self,
        ticks: &[(f64, &str)],
        place: Place,
        labelled: bool,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let shares = place.shares();
        let flow = place.flow;
        let mut group = Group::new();
        let mut lowest_free = i32::MAX;
        for (share, label) in ticks {
            let y = shares.at(*share);
            if *share > 0.0 {
                group.add(axes::rule((flow.left, y), (place.right(), y), self.theme.rule));
            }
            if labelled && y <= lowest_free {
                let label = self.faces.axis.fit(label, self.layout.label_width);
                group.add(self.faces.axis.at(label, (flow.x(-8), y + 4), flow.end()));
                lowest_free = y - 14;
            }
        }
        self.area.draw(&Scenery(group))
    }

    /// The steps of what is possible, wherever that is more than the estimate.
    fn outline(
        &self,
        panel: &TimePanel,
        place: Place,
        color: RGBColor,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let lines = self.steps(panel, place);
        self.area.draw(&Scenery(Dashes { color, lines }))
    }

    /// One flight of steps for each run of years in which more is possible than
    /// is estimated; it begins and ends at the estimate.
    fn steps(&self, panel: &TimePanel, place: Place) -> Vec<Vec<BackendCoord>> {
        let (shares, years) = (place.shares(), place.years(self.layout));
        let mut columns: Vec<&YearColumn> = panel.columns.iter().collect();
        order::by(&mut columns, |one, other| one.year.cmp(&other.year));
        let mut flights: Vec<Vec<BackendCoord>> = Vec::new();
        for column in columns {
            let share = column.share.sane();
            let (mid, possible) = (shares.at(share.mid), shares.at(share.possible));
            if possible == mid {
                continue;
            }
            let year = f64::from(column.year);
            let (left, right) = (years.at(year - 0.5), years.at(year + 0.5));
            let landing = [(left, possible), (right, possible), (right, mid)];
            match flights.last_mut() {
                Some(flight) if flight.last().is_some_and(|(end, _)| *end == left) => {
                    flight.pop();
                    flight.extend(landing);
                }
                _ => flights.push([(left, mid)].into_iter().chain(landing).collect()),
            }
        }
        flights
    }

    /// The years of a panel: what is estimated, what of it is published, a mark
    /// below the chosen one, and a field in which each is found.
    fn columns(
        &self,
        panel: &TimePanel,
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let shares = place.shares();
        let base = place.plot_bottom;
        // What is not nothing is seen: two pixels at least.
        let top = |share: f64| match shares.at(share) {
            y if share > 0.0 => y.min(base - 2),
            y => y,
        };
        let (mut estimated, mut published, mut chosen) = (Vec::new(), Vec::new(), Vec::new());
        for column in &panel.columns {
            let (left, right, _) = self.sides(panel.paint, column.year, place);
            let share = column.share.sane();
            let (mid, stated) = (top(share.mid), top(share.published));
            if mid < stated {
                estimated.push([(left, mid), (right, base)]);
            }
            published.push([(left, stated), (right, base)]);
            if column.selected {
                chosen.push([(left, base + 3), (right, base + 6)]);
            }
        }
        let run = |texture, color, corners| Run { texture, color, corners };
        match panel.paint {
            Paint::Unknown => {
                let hatch = self.theme.hatch;
                let tops = estimated
                    .iter()
                    .map(|[(left, mid), (right, _)]| [(*left, *mid), (*right, base.min(mid + 1))]);
                let tops = tops.collect();
                self.area.draw(&run(Texture::Hatched, hatch, estimated))?;
                self.area.draw(&run(Texture::Solid, hatch, tops))?;
            }
            Paint::Vendor(vendor) => {
                let tone = self.theme.vendor(vendor);
                self.area.draw(&run(Texture::Capped(tone.full), tone.tint, estimated))?;
                self.area.draw(&run(Texture::Solid, tone.full, published))?;
            }
        }
        self.area.draw(&run(Texture::Solid, self.theme.ink, chosen))?;
        for column in panel.columns.iter().filter(|column| !column.key.is_empty()) {
            let (left, _, next) = self.sides(panel.paint, column.year, place);
            let name = MarkName { key: &column.key, label: &column.label, current: false };
            let corners = [(left, place.plot_top), (next, base + YEAR_BAND)];
            self.area.draw(&Field { name, corners })?;
        }
        Ok(())
    }

    /// What others published: a sign for each reading, and a line from the
    /// lowest of a period to the highest.
    fn readings(
        &self,
        panel: &TimePanel,
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let (shares, years) = (place.shares(), place.years(self.layout));
        let mut told: Vec<(i32, i32)> = panel
            .readings
            .iter()
            .map(|reading| (years.at(reading.at - 0.5), shares.at(reading.share)))
            .collect();
        order::by(&mut told, Ord::cmp);
        let mut spans = Group::new();
        for period in told.chunk_by(|a, b| a.0 == b.0) {
            let (high, low) = (period[0], period[period.len() - 1]);
            if high.1 < low.1 {
                spans.add(axes::rule(high, low, self.theme.soft_ink));
            }
        }
        if !panel.readings.is_empty() {
            self.area.draw(&Scenery(spans))?;
        }
        // In ink: a sign in the vendor's colour would be lost on its columns.
        let color = self.theme.ink;
        for reading in &panel.readings {
            let middle = (years.at(reading.at - 0.5), shares.at(reading.share));
            let corners = [
                ((middle.0 - REACH).max(0), (middle.1 - REACH).max(0)),
                ((middle.0 + REACH).min(self.layout.width), middle.1 + REACH),
            ];
            let mut shape = Group::new();
            shape.add(Textured::hit(corners));
            shape.add(Sign { glyph: reading.glyph, middle, radius: SIGN, color });
            if reading.selected {
                shape.add(Rectangle::new(corners, self.theme.ink.stroke_width(2)));
            }
            let name =
                MarkName { key: &reading.key, label: &reading.label, current: reading.selected };
            self.area.draw(&Mark { name, shape })?;
        }
        Ok(())
    }

    /// The left and the right side of a year's column, and where the next begins.
    fn sides(&self, paint: Paint, year: i32, place: Place) -> (i32, i32, i32) {
        let (years, year) = (place.years(self.layout), f64::from(year));
        let (left, next) = (years.at(year - 0.5), years.at(year + 0.5));
        // Columns are kept apart where there is room; the unknown is one field.
        let gap = match next - left {
            pitch if pitch < 5 || paint == Paint::Unknown => 0,
            pitch => (pitch / 8).clamp(1, 4),
        };
        (left, (next - gap).max(left + 1), next)
    }

    /// The base line and the years under it.
    fn years(
        &self,
        panel: &TimePanel,
        labels: &[(i32, String)],
        place: Place,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let base = place.plot_bottom;
        let mut group = Group::new();
        group.add(axes::rule((place.flow.left, base), (place.right(), base), self.theme.soft_ink));
        if !panel.columns.is_empty() || !panel.readings.is_empty() {
            let (first, last) = self.layout.years;
            let years = place.years(self.layout);
            let labels: Vec<_> = labels
                .iter()
                .filter(|(year, _)| (first..=last).contains(year))
                .map(|(year, label)| (years.at(f64::from(*year)), label.as_str()))
                .collect();
            let bounds = ((place.flow.left - 6).max(0), (place.right() + 6).min(self.layout.width));
            axes::label_row(&mut group, &self.faces.axis, &labels, base + 20, bounds);
        }
        self.area.draw(&Scenery(group))
    }
}
