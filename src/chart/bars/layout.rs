//! Where the parts of share bars are.
//!
//! Lengths are pixels. Offsets count from the side where reading starts.

use super::super::axes::Flow;
use super::super::drawn_width;
use super::super::lettering::Faces;
use super::super::theme::Theme;
use super::{ShareBar, ShareBars, SharePanel};

/// From one line of a title to the next.
pub const TITLE_LINE: i32 = 22;

/// From one line of a note to the next.
pub const NOTE_LINE: i32 = 18;

/// Between a panel and the one below it.
const PANEL_GAP: i32 = 28;

/// Between two columns of panels.
const COLUMN_GAP: i32 = 48;

/// Height of the tick labels.
const TICK_BAND: i32 = 20;

/// Where everything is.
pub struct Layout {
    /// Width of the drawing.
    pub width: i32,
    /// Width of one panel.
    pub column_width: i32,
    /// Notes at the end of the title's line, in every panel or in none.
    pub beside: bool,
    /// What is where in a bar's row.
    pub row: Row,
    columns: usize,
    rtl: bool,
    panels: usize,
    /// For each row of panels: height of the headings, height of the bars.
    heights: Vec<(i32, i32)>,
}

/// Where the parts of one bar's row are.
pub struct Row {
    /// The name stands above the bar.
    pub stacked: bool,
    /// From the top of one row to the next.
    pub pitch: usize,
    /// Room for the name.
    pub name_width: i32,
    /// Offsets of the scale's ends.
    pub plot: (i32, i32),
    /// Offset where the digits of the share end.
    pub value_end: i32,
    /// Room for the digits of the share.
    pub value_width: i32,
    /// Room for the digits of the bounds, which end with the row.
    pub range_width: i32,
}

/// Where one panel is.
#[derive(Clone, Copy)]
pub struct Place {
    /// From side to side.
    pub flow: Flow,
    /// Its upper end.
    pub top: i32,
    /// Baseline of the tick labels, if this panel has them.
    pub ticks: Option<i32>,
    /// Top of the first bar's row.
    pub bars: i32,
}

/// Title and note of a panel, broken into lines.
pub struct Heading {
    /// At most two.
    pub title: Vec<String>,
    /// At most two.
    pub note: Vec<String>,
    height: i32,
}

impl Layout {
    /// Lays the figure out in `width` pixels, or in 200 if that is less.
    pub fn new(figure: &ShareBars, width: u32) -> Self {
        let faces = Faces::new(&Theme::LIGHT);
        let width = drawn_width(width);
        let columns = match (width, figure.panels.len()) {
            (1100.., 3..) => 3,
            (1000.., 2..) => 2,
            (700.., 2..) if !is_crowded(figure, &faces, (width - COLUMN_GAP) / 2) => 2,
            _ => 1,
        };
        let column_width = (width - COLUMN_GAP * (columns - 1)) / columns;
        let beside = figure.panels.iter().all(|panel| {
            let words = faces.title.width(&panel.title) + faces.note.width(&panel.note);
            !panel.title.is_empty() && words + 16 <= column_width
        });
        let columns = usize::try_from(columns).unwrap_or(1);
        let mut layout = Self {
            width,
            column_width,
            beside,
            row: Row::new(figure, &faces, column_width, width < 480),
            columns,
            rtl: figure.rtl,
            panels: figure.panels.len(),
            heights: Vec::new(),
        };
        let rows = figure.panels.chunks(columns);
        layout.heights = rows.map(|row| layout.row_heights(&faces, row)).collect();
        layout
    }

    /// Height of the drawing.
    pub fn height(&self) -> i32 {
        let panels = |(heading, bars): &(i32, i32)| heading + bars + PANEL_GAP;
        let rows: i32 = self.heights.iter().map(panels).sum();
        (rows + TICK_BAND - PANEL_GAP).max(TICK_BAND) + 4
    }

    /// The places of the panels, in their order.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut top = 0;
        for (heading, bars) in &self.heights {
            // The scale is written once a column, where it is met first.
            let first = top == 0;
            let band = if first { TICK_BAND } else { 0 };
            places.extend((0..self.columns).map(|column| Place {
                flow: self.flow(column),
                top,
                ticks: first.then_some(heading + 14),
                bars: top + heading + band,
            }));
            top += heading + band + bars + PANEL_GAP;
        }
        places.truncate(self.panels);
        places
    }

    /// Height of a panel's bars.
    pub fn bars_height(&self, panel: &SharePanel) -> i32 {
        i32::try_from(panel.bars.len() * self.row.pitch).unwrap_or(i32::MAX / 4)
    }

    fn row_heights(&self, faces: &Faces, panels: &[SharePanel]) -> (i32, i32) {
        let headings = panels.iter().map(|panel| Heading::new(self, faces, panel).height);
        let bars = panels.iter().map(|panel| self.bars_height(panel));
        (headings.max().unwrap_or(0), bars.max().unwrap_or(0))
    }

    fn flow(&self, column: usize) -> Flow {
        let column = i32::try_from(column).unwrap_or(0);
        let offset = column * (self.column_width + COLUMN_GAP);
        let width = self.column_width;
        let left = if self.rtl { self.width - offset - width } else { offset };
        Flow { left, width, rtl: self.rtl }
    }
}

/// Whether at least half of the names would need two lines in a column.
fn is_crowded(figure: &ShareBars, faces: &Faces, column_width: i32) -> bool {
    let bars = || figure.panels.iter().flat_map(|panel| &panel.bars);
    let wraps = |bar: &&ShareBar| faces.name.width(&bar.name) > column_width / 3;
    bars().filter(wraps).count() * 2 >= bars().count()
}

impl Row {
    fn new(figure: &ShareBars, faces: &Faces, width: i32, stacked: bool) -> Self {
        let bars = || figure.panels.iter().flat_map(|panel| &panel.bars);
        let widest = |width_of: &dyn Fn(&ShareBar) -> i32, most: i32| {
            bars().map(width_of).max().unwrap_or(0).min(most)
        };
        // Bounds of an index are twice as long as those of a share.
        let (most, most_of_range) = ((width / 5).max(48), (width / 4).max(92));
        let value_width = widest(&|bar| faces.value.width(&bar.value), most);
        let range_width = widest(&|bar| faces.range.width(&bar.range), most_of_range);
        let range_gap = if range_width > 0 { 10 } else { 0 };
        let value_end = width - range_width - range_gap;
        let digits_start = value_end - value_width - 12;
        let lines = |bar: &ShareBar| faces.name.wrap(&bar.name, width / 3, 2);
        let name_width = widest(
            &|bar| lines(bar).iter().map(|line| faces.name.width(line)).max().unwrap_or(0),
            width / 3,
        );
        let beside = if bars().any(|bar| lines(bar).len() > 1) { 40 } else { 30 };
        Self {
            stacked,
            pitch: if stacked { 46 } else { beside },
            name_width: if stacked { digits_start } else { name_width },
            // A rule at the very edge would lie half outside the drawing.
            plot: if stacked { (1, width - 1) } else { (name_width + 12, digits_start) },
            value_end,
            value_width,
            range_width,
        }
    }
}

impl Heading {
    /// Breaks the words where the layout makes it necessary.
    pub fn new(layout: &Layout, faces: &Faces, panel: &SharePanel) -> Self {
        // Bold letters differ more from font to font than our table of widths knows.
        let room = layout.column_width * 19 / 20;
        let title = faces.title.wrap(&panel.title, room, 2);
        let note = faces.note.wrap(&panel.note, room, 2);
        let lines = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0);
        let note_lines = if layout.beside { 0 } else { lines(&note) };
        let height = match lines(&title) * TITLE_LINE + note_lines * NOTE_LINE {
            0 => 0,
            height => height + 8,
        };
        Self { title, note, height }
    }
}
