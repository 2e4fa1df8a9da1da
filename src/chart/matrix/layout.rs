//! Where the parts of a matrix are, in pixels.

use super::super::axes::Flow;
use super::super::drawn_width;
use super::super::lettering::Faces;
use super::super::theme::Theme;
use super::Matrix;

/// Between the columns of a matrix.
const COLUMN_GAP: i32 = 16;
/// The least that an aspect takes in a column.
const LEAST_PITCH: i32 = 20;
/// The most.
const MOST_PITCH: i32 = 34;
/// What a column has for its name where there is room.
const LEAST_COLUMN: i32 = 120;
/// Height of a row.
const ROW: i32 = 26;

/// From one line of a note to the next.
pub const NOTE_LINE: i32 = 18;

/// What a group amounts to, in lines below its title.
pub fn note_lines(faces: &Faces, note: &str, width: i32) -> Vec<String> {
    // A reader's font may be wider than the one that is reckoned with.
    faces.note.wrap(note, width - width / 25, 3)
}

/// A line of the figure.
pub enum Line {
    /// The title of a group.
    Title {
        /// Position of the group.
        group: usize,
        /// Its upper end.
        top: i32,
    },
    /// A row.
    Row {
        /// Position of its group.
        group: usize,
        /// Position in its group.
        row: usize,
        /// Its upper end.
        top: i32,
    },
}

/// Where everything is. Offsets count from the side where reading starts.
pub struct Layout {
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
    /// Height of the head.
    pub head: i32,
    /// Columns side by side; none where each row is a list.
    pub columns: usize,
    /// Room for the name of a row.
    pub name_width: i32,
    /// Where the digits beside the name end.
    pub value_end: i32,
    /// Where the first column begins, or the signs of a list.
    pub first_cell: i32,
    /// From one aspect to the next.
    pub pitch: i32,
    /// Height of a row, and of a line of a list.
    pub pitch_y: i32,
    /// The lines, from the top down.
    pub lines: Vec<Line>,
    aspects: i32,
    rtl: bool,
}

impl Layout {
    /// Lays the figure out in `width` pixels, or in 200 if that is less.
    pub fn new(figure: &Matrix, width: u32) -> Self {
        let faces = Faces::new(&Theme::LIGHT);
        let width = drawn_width(width);
        let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX / 64);
        let (columns, aspects) = (count(figure.columns.len()), count(figure.aspects.len()).max(1));
        let rows = || figure.groups.iter().flat_map(|group| &group.rows);
        let values = rows().map(|row| faces.range.width(&row.value)).max().unwrap_or(0);
        let names = rows().map(|row| faces.name.width(&row.name)).max().unwrap_or(0);
        let values = values.min(width / 5);
        let name_width = names.min(width * 3 / 10).max(60);
        let first_cell = name_width + 12 + values + 20;
        let room = width - first_cell - COLUMN_GAP * (columns - 1).max(0);
        let pitch = room / (columns * aspects).max(1);
        let mut layout = if columns > 0 && pitch >= LEAST_PITCH {
            Self {
                width,
                height: 46,
                head: 46,
                columns: figure.columns.len(),
                name_width,
                value_end: name_width + 12 + values,
                first_cell,
                // Few aspects leave room for the name of the column.
                pitch: pitch.min(MOST_PITCH.max(LEAST_COLUMN / aspects)),
                pitch_y: ROW,
                lines: Vec::new(),
                aspects,
                rtl: figure.rtl,
            }
        } else {
            let titles = figure.columns.iter().map(|column| faces.range.width(&column.title));
            let first_cell = (titles.max().unwrap_or(0) + 28).min(width * 2 / 5);
            Self {
                width,
                height: 24,
                head: 24,
                columns: 0,
                name_width: width - values - 12,
                value_end: width,
                first_cell,
                pitch: ((width - first_cell) / aspects).clamp(1, 2 * MOST_PITCH),
                pitch_y: ROW,
                lines: Vec::new(),
                aspects,
                rtl: figure.rtl,
            }
        };
        layout.place(figure);
        layout
    }

    fn place(&mut self, figure: &Matrix) {
        for (index, group) in figure.groups.iter().enumerate() {
            if !group.title.is_empty() {
                self.lines.push(Line::Title { group: index, top: self.height });
                self.height += 34;
                let faces = Faces::new(&Theme::LIGHT);
                let lines = note_lines(&faces, &group.note, self.width).len();
                self.height += NOTE_LINE * i32::try_from(lines).unwrap_or(0);
            }
            for (position, row) in group.rows.iter().enumerate() {
                self.lines.push(Line::Row { group: index, row: position, top: self.height });
                // In a list, the name and then a line for each cell, or for nothing.
                let lines = if self.columns == 0 { 1 + row.cells.len().max(1) } else { 1 };
                self.height += self.pitch_y * i32::try_from(lines).unwrap_or(1);
            }
            self.height += 8;
        }
    }

    /// Where a column begins.
    pub fn cell_start(&self, column: usize) -> i32 {
        let column = i32::try_from(column).unwrap_or(0);
        self.first_cell + column * (self.cells_width() + COLUMN_GAP)
    }

    /// Width of the signs of a cell.
    pub const fn cells_width(&self) -> i32 {
        self.pitch * self.aspects
    }

    /// The middles of the signs of a cell that begins at `start`.
    pub fn aspects(&self, start: i32) -> impl Iterator<Item = i32> + use<> {
        let pitch = self.pitch;
        (0..self.aspects).map(move |aspect| start + aspect * pitch + pitch / 2)
    }

    /// Where a row says that it has nothing: its start and its baseline.
    pub const fn nothing_at(&self, top: i32) -> (i32, i32) {
        if self.columns == 0 { (8, top + self.pitch_y + 18) } else { (self.first_cell, top + 18) }
    }

    /// The drawing from the side where reading starts.
    pub const fn flow(&self) -> Flow {
        Flow { left: 0, width: self.width, rtl: self.rtl }
    }
}
