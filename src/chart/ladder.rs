//! What happened when: for each group some lanes along one axis of years, on
//! which stretches say what was there and signs what happened.
//!
//! Time runs from left to right in every language; only the names' side
//! follows the direction of writing.

mod layout;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::Rectangle;
use plotters::style::Color as _;

use self::layout::{LINE, Layout, Place, TITLE, title_width};
use super::Size;
use super::axes::{self, Scale};
use super::lettering::Faces;
use super::mark::{Group, Mark, MarkBackend, MarkName, Scenery, Texture, Textured};
use super::sign::{Glyph, Sign};
use super::svg::{self, Frame};
use super::theme::{Theme, VendorPaint, mix};

/// Lanes by group on one axis of years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ladder {
    /// Id of the figure in its page.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// First and last year of the axis.
    pub years: (i32, i32),
    /// Years that may be written along it, and how.
    pub year_labels: Vec<(i32, String)>,
    /// The year at whose end the page looks: what comes after is faint.
    pub year: i32,
    /// From the top down.
    pub groups: Vec<LadderGroup>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// The lanes of one operator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LadderGroup {
    /// Its id.
    pub key: String,
    /// Accessible name of its title, which is a mark.
    pub label: String,
    /// Its name.
    pub title: String,
    /// What is said beside it.
    pub note: String,
    /// From the top down.
    pub lanes: Vec<Lane>,
}

/// One vendor at one operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The vendor, as written.
    pub name: String,
    /// The vendor, as coloured.
    pub paint: VendorPaint,
    /// When it was there, in ascending order.
    pub stretches: Vec<Stretch>,
    /// What happened, in ascending order.
    pub steps: Vec<Step>,
}

/// Years in which something was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// Whether it was on its way out.
    pub leaving: bool,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Ids joined by slashes.
    pub key: String,
    /// Accessible name.
    pub label: String,
    /// When, in years: 2024.5 is the middle of 2024.
    pub at: f64,
    /// What.
    pub glyph: Glyph,
    /// Whether the reader has chosen it.
    pub selected: bool,
}

/// The figure as an SVG document `width` pixels wide.
#[must_use]
pub fn ladder_svg(figure: &Ladder, theme: &Theme, width: u32) -> String {
    let size = ladder_size(figure, width);
    let frame = Frame::new(&figure.id, &figure.name, size, figure.rtl);
    svg::document(frame, theme, |area| draw_ladder(area, theme, figure))
}

/// How large [`ladder_svg`] draws the figure.
///
/// A width below 200 px is drawn at 200, for the page to scale down.
#[must_use]
pub fn ladder_size(figure: &Ladder, width: u32) -> Size {
    let layout = Layout::new(figure, width);
    Size { width: layout.width.unsigned_abs(), height: layout.height.unsigned_abs() }
}

/// Draws the figure at the top of `area`, as wide as it.
pub fn draw_ladder<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &Ladder,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layout = Layout::new(figure, area.dim_in_pixel().0);
    let drawing = Drawing { area, theme, faces: Faces::new(theme), layout: &layout, figure };
    drawing.axis()?;
    let mut places = layout.lanes.iter();
    for (group, top) in figure.groups.iter().zip(&layout.titles) {
        drawing.title(group, *top)?;
        for (lane, place) in group.lanes.iter().zip(places.by_ref()) {
            drawing.lane(lane, place)?;
        }
    }
    Ok(())
}

/// What the parts of the figure are drawn with.
struct Drawing<'a, B: MarkBackend> {
    area: &'a DrawingArea<B, Shift>,
    theme: &'a Theme,
    faces: Faces,
    layout: &'a Layout,
    figure: &'a Ladder,
}

impl<B: MarkBackend> Drawing<'_, B> {
    fn years(&self) -> Scale {
        let (left, right) = self.layout.plot;
        Scale::years(self.figure.years.0, self.figure.years.1, left, right)
    }

    /// Rules through all lanes, the years above them, and the line of the year
    /// that is looked at.
    fn axis(&self) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        if self.layout.lanes.is_empty() {
            return Ok(());
        }
        let (years, Layout { plot, height, .. }) = (self.years(), self.layout);
        let (first, last) = self.figure.years;
        let mut group = Group::new();
        let within = self.figure.year_labels.iter();
        let within = within.filter(|(year, _)| (first..=last).contains(year));
        let labels: Vec<(i32, &str)> = within
            .map(|(year, label)| (years.at(f64::from(*year) - 0.5), label.as_str()))
            .collect();
        for (x, _) in &labels {
            group.add(axes::rule((*x, 22), (*x, height - 1), self.theme.rule));
        }
        let bounds = ((plot.0 - 12).max(0), (plot.1 + 6).min(self.layout.width));
        axes::label_row(&mut group, &self.faces.axis, &labels, 15, bounds);
        let now = years.at(f64::from(self.figure.year) + 0.5);
        group.add(axes::rule((now, 22), (now, height - 1), self.theme.ink));
        self.area.draw(&Scenery(group))
    }

    /// The operator, and what is said of it: beside it, or below.
    fn title(
        &self,
        group: &LadderGroup,
        (top, is_below): (i32, bool),
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let Faces { value, range, .. } = self.faces;
        let baseline = top + TITLE - 8;
        let title = value.fit(&group.title, flow.width);
        let after = title_width(&self.faces, &title);
        let (start, line) = if is_below { (0, LINE) } else { (after, 0) };
        let note = range.fit(&group.note, flow.width - start);
        let mut words = Group::new();
        // Paper behind the words, for the rules run through here.
        let field = |to: i32, more: i32| {
            let (one, other) = (flow.x(0), flow.x(to.min(flow.width)));
            [(one.min(other), top + 4), (one.max(other), top + TITLE + more)]
        };
        let back = field(after.max(start + range.width(&note)), line);
        words.add(Rectangle::new(back, self.theme.paper.filled()));
        if !note.is_empty() {
            words.add(range.at(note, (flow.x(start), baseline + line), flow.start()));
        }
        self.area.draw(&Scenery(words))?;
        let mut shape = Group::new();
        shape.add(Textured::hit(field(after - 12, 0)));
        let name = MarkName { key: &group.key, label: &group.label, current: false };
        if !group.key.is_empty() {
            self.area.draw(&Mark { name, shape })?;
        }
        self.area.draw(&Scenery(value.at(title, (flow.x(0), baseline), flow.start())))
    }

    fn lane(&self, lane: &Lane, place: &Place) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let (left, right) = self.layout.plot;
        let middle = place.top + place.height / 2;
        let tone = self.theme.vendor(lane.paint);
        let years = self.years();
        let mut under = Group::new();
        let name = self.faces.range.fit(&lane.name, self.layout.name_width);
        under.add(self.faces.range.at(name, (flow.x(0), middle + 5), flow.start()));
        under.add(axes::rule((left, middle), (right, middle), self.theme.rule));
        for stretch in &lane.stretches {
            let (from, to) = (f64::from(stretch.from) - 0.5, f64::from(stretch.to) + 0.5);
            let corners = [(years.at(from), middle - 4), (years.at(to), middle + 4)];
            // On its way out it is an outline that empties, else a full band.
            under.add(if stretch.leaving {
                Textured {
                    texture: Texture::Dashed,
                    shape: Rectangle::new(corners, tone.full.filled()),
                }
            } else {
                Textured {
                    texture: Texture::Solid,
                    shape: Rectangle::new(corners, tone.tint.filled()),
                }
            });
        }
        self.area.draw(&Scenery(under))?;
        for (step, level) in lane.steps.iter().zip(&place.levels) {
            self.step(step, lane.paint, (years.at(step.at - 0.5), place.level(*level)))?;
        }
        Ok(())
    }

    fn step(
        &self,
        step: &Step,
        paint: VendorPaint,
        middle: (i32, i32),
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let (x, y) = middle;
        let full = self.theme.vendor(paint).full;
        let is_later = step.at >= f64::from(self.figure.year + 1);
        let color = if is_later { mix(full, self.theme.paper, 35) } else { full };
        let mut shape = Group::new();
        let reach = layout::REACH;
        let (left, right) = ((x - reach).max(0), (x + reach).min(self.layout.width));
        shape.add(Textured::hit([(left, y - reach), (right, y + reach)]));
        shape.add(Sign { glyph: step.glyph, middle, radius: layout::SIGN, color });
        if step.selected {
            let corners = [(left, y - reach), (right, y + reach)];
            shape.add(Rectangle::new(corners, self.theme.ink.stroke_width(2)));
        }
        let name = MarkName { key: &step.key, label: &step.label, current: step.selected };
        self.area.draw(&Mark { name, shape })
    }
}
