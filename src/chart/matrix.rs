//! Who is where, and in which state: rows against columns, each cell with a
//! sign for each of a few aspects, such as generations.
//!
//! Wide, every column has its place. On a phone a row is a short list of the
//! columns in which it has anything.

mod layout;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::Rectangle;
use plotters::style::Color as _;

use self::layout::{Layout, Line, NOTE_LINE};
use super::Size;
use super::axes;
use super::lettering::Faces;
use super::mark::{Group, Mark, MarkBackend, MarkName, Scenery, Textured};
use super::sign::{Glyph, Sign};
use super::svg::{self, Frame};
use super::theme::{Theme, VendorPaint};

/// Rows in groups against columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Id of the figure in its page.
    pub id: String,
    /// Accessible name of the drawing.
    pub name: String,
    /// In reading order.
    pub columns: Vec<MatrixColumn>,
    /// What the signs of a cell stand for, in reading order.
    pub aspects: Vec<String>,
    /// From the top down.
    pub groups: Vec<MatrixGroup>,
    /// Whether the words are written from right to left.
    pub rtl: bool,
}

/// A vendor.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixColumn {
    /// As written.
    pub title: String,
    /// As coloured.
    pub paint: VendorPaint,
}

/// Rows that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixGroup {
    /// What they have in common.
    pub title: String,
    /// What they amount to.
    pub note: String,
    /// From the top down.
    pub rows: Vec<MatrixRow>,
}

/// An operator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixRow {
    /// Its id; empty if there is nothing to open.
    pub key: String,
    /// Accessible name of its name, which is a mark.
    pub label: String,
    /// As written.
    pub name: String,
    /// How much it weighs, in digits.
    pub value: String,
    /// What is said where no column has anything.
    pub nothing: String,
    /// One for each column in which it has something.
    pub cells: Vec<MatrixCell>,
}

/// An operator's dealings with one vendor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixCell {
    /// Position of its column.
    pub column: usize,
    /// Ids joined by a slash: `kaz-kcell/huawei`.
    pub key: String,
    /// Accessible name.
    pub label: String,
    /// One for each aspect; nothing where there is nothing to say.
    pub signs: Vec<Option<Glyph>>,
    /// Whether the reader has chosen it.
    pub selected: bool,
}

/// The figure as an SVG document `width` pixels wide.
#[must_use]
pub fn matrix_svg(figure: &Matrix, theme: &Theme, width: u32) -> String {
    let size = matrix_size(figure, width);
    let frame = Frame::new(&figure.id, &figure.name, size, figure.rtl);
    svg::document(frame, theme, |area| draw_matrix(area, theme, figure))
}

/// How large [`matrix_svg`] draws the figure.
///
/// A width below 200 px is drawn at 200, for the page to scale down.
#[must_use]
pub fn matrix_size(figure: &Matrix, width: u32) -> Size {
    let layout = Layout::new(figure, width);
    Size { width: layout.width.unsigned_abs(), height: layout.height.unsigned_abs() }
}

/// Draws the figure at the top of `area`, as wide as it.
pub fn draw_matrix<B: MarkBackend>(
    area: &DrawingArea<B, Shift>,
    theme: &Theme,
    figure: &Matrix,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layout = Layout::new(figure, area.dim_in_pixel().0);
    let drawing = Drawing { area, theme, faces: Faces::new(theme), layout: &layout, figure };
    drawing.head()?;
    for line in &layout.lines {
        match line {
            Line::Title { group, top } => drawing.title(&figure.groups[*group], *top)?,
            Line::Row { group, row, top } => {
                drawing.row(&figure.groups[*group].rows[*row], *top)?;
            }
        }
    }
    Ok(())
}

/// From the middle of a sign to its side.
const SIGN: i32 = 5;

/// What the parts of the figure are drawn with.
struct Drawing<'a, B: MarkBackend> {
    area: &'a DrawingArea<B, Shift>,
    theme: &'a Theme,
    faces: Faces,
    layout: &'a Layout,
    figure: &'a Matrix,
}

impl<B: MarkBackend> Drawing<'_, B> {
    /// The columns, and what the signs below them stand for.
    fn head(&self) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let Layout { columns, first_cell, .. } = self.layout;
        let flow = self.layout.flow();
        let mut head = Group::new();
        for (index, column) in self.figure.columns.iter().take(*columns).enumerate() {
            let start = self.layout.cell_start(index);
            let width = self.layout.cells_width();
            let title = self.faces.value.fit(&column.title, width);
            head.add(self.faces.value.at(title, (flow.x(start), 15), flow.start()));
            let tone = self.theme.vendor(column.paint).full;
            head.add(Rectangle::new(self.band(start, start + width, (20, 23)), tone.filled()));
        }
        for index in 0..(*columns).max(1) {
            let start = if *columns == 0 { *first_cell } else { self.layout.cell_start(index) };
            for (aspect, x) in self.figure.aspects.iter().zip(self.layout.aspects(start)) {
                let is_short = self.faces.axis.width(aspect) < self.layout.pitch;
                // A letter says more than half a word.
                let end = aspect.chars().next().map_or(0, char::len_utf8);
                let label = if is_short { aspect.as_str() } else { &aspect[..end] };
                let point = (flow.x(x), self.layout.head - 8);
                head.add(self.faces.axis.at(label, point, axes::MIDDLE));
            }
        }
        self.area.draw(&Scenery(head))
    }

    /// Corners between two offsets from the side where reading starts.
    fn band(&self, from: i32, to: i32, (top, bottom): (i32, i32)) -> [(i32, i32); 2] {
        let flow = self.layout.flow();
        let (one, other) = (flow.x(from), flow.x(to));
        [(one.min(other), top), (one.max(other), bottom)]
    }

    fn title(
        &self,
        group: &MatrixGroup,
        top: i32,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let baseline = top + 24;
        let title = self.faces.title.fit(&group.title, flow.width);
        let mut words = Group::new();
        words.add(self.faces.title.at(title, (flow.x(0), baseline), flow.start()));
        let mut baseline = baseline;
        for line in layout::note_lines(&self.faces, &group.note, flow.width) {
            baseline += NOTE_LINE;
            words.add(self.faces.note.at(line, (flow.x(0), baseline), flow.start()));
        }
        self.area.draw(&Scenery(words))
    }

    fn row(&self, row: &MatrixRow, top: i32) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let Layout { value_end, columns, pitch_y, .. } = *self.layout;
        let mut words = Group::new();
        let rule = [(0, top), (self.layout.width, top)];
        words.add(axes::rule(rule[0], rule[1], self.theme.rule));
        words.add(self.faces.range.at(
            row.value.as_str(),
            (flow.x(value_end), top + 18),
            flow.end(),
        ));
        let is_list = columns == 0;
        if row.cells.is_empty() {
            let (start, line) = self.layout.nothing_at(top);
            let nothing = self.faces.range.fit(&row.nothing, self.layout.width - start);
            words.add(self.faces.range.at(nothing, (flow.x(start), line), flow.start()));
        }
        let mut line = top;
        for cell in &row.cells {
            if is_list {
                line += pitch_y;
                let column = &self.figure.columns[cell.column];
                let name = self.faces.range.fit(&column.title, self.layout.first_cell - 20);
                words.add(self.faces.range.at(name, (flow.x(8), line + 18), flow.start()));
            }
        }
        self.area.draw(&Scenery(words))?;
        self.row_name(row, top)?;
        let mut line = top;
        for cell in &row.cells {
            if is_list {
                line += pitch_y;
                self.cell(cell, self.layout.first_cell, line)?;
            } else if cell.column < columns {
                self.cell(cell, self.layout.cell_start(cell.column), line)?;
            }
        }
        Ok(())
    }

    fn row_name(
        &self,
        row: &MatrixRow,
        top: i32,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let text = self.faces.name.fit(&row.name, self.layout.name_width);
        let end = self.faces.name.width(&text);
        if !row.key.is_empty() {
            let field = self.band(0, end, (top + 1, top + self.layout.pitch_y));
            let name = MarkName { key: &row.key, label: &row.label, current: false };
            self.area.draw(&Mark { name, shape: Textured::hit(field) })?;
        }
        let words = self.faces.name.at(text, (flow.x(0), top + 18), flow.start());
        self.area.draw(&Scenery(words))
    }

    fn cell(
        &self,
        cell: &MatrixCell,
        start: i32,
        top: i32,
    ) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
        let flow = self.layout.flow();
        let (middle, end) = (top + self.layout.pitch_y / 2, start + self.layout.cells_width());
        let field = self.band(start, end, (top + 1, top + self.layout.pitch_y));
        let color = self.theme.vendor(self.figure.columns[cell.column].paint).full;
        let mut shape = Group::new();
        shape.add(Textured::hit(field));
        for (sign, x) in cell.signs.iter().zip(self.layout.aspects(start)) {
            if let Some(glyph) = *sign {
                shape.add(Sign { glyph, middle: (flow.x(x), middle), radius: SIGN, color });
            }
        }
        if cell.selected {
            shape.add(Rectangle::new(field, self.theme.ink.stroke_width(2)));
        }
        let name = MarkName { key: &cell.key, label: &cell.label, current: cell.selected };
        self.area.draw(&Mark { name, shape })
    }
}
