//! Where the parts of shares over time are, in pixels.

use super::super::axes::{Flow, Scale};
use super::super::drawn_width;
use super::super::lettering::Faces;
use super::super::theme::Theme;
use super::{Reading, ShareOverTime, TimePanel};

/// From one line of a heading to the next.
pub const HEADING_LINE: i32 = 20;

/// Side of the colour sample before a title.
pub const SAMPLE: i32 = 10;

/// From the start of a panel to its title.
pub const TITLE_START: i32 = SAMPLE + 6;

/// Between a share and its bounds.
pub const DIGITS_GAP: i32 = 9;

/// Height of the year labels and the mark of the chosen year.
pub const YEAR_BAND: i32 = 24;

/// From the heading to the top of the scale.
const HEADING_GAP: i32 = 10;

/// Between a panel and the one below it.
const ROW_GAP: i32 = 20;

/// The most that a panel takes.
const MOST_WIDTH: i32 = 480;

/// Between the share labels and the first panel of a row.
const LABEL_GAP: i32 = 8;

/// Where everything is.
pub struct Layout {
    /// Width of the drawing.
    pub width: i32,
    /// Panels side by side.
    pub per_row: usize,
    /// Room for the share labels.
    pub label_width: i32,
    /// Whether the digits have a line of their own under the title.
    pub two_lines: bool,
    /// First and last year of any column.
    pub years: (i32, i32),
    panel_width: i32,
    panel_gap: i32,
    plot_height: i32,
    panels: usize,
    rtl: bool,
}

/// Where one panel is.
#[derive(Clone, Copy)]
pub struct Place {
    /// From side to side.
    pub flow: Flow,
    /// Its upper end.
    pub top: i32,
    /// Where shares are 1.
    pub plot_top: i32,
    /// Where shares are 0.
    pub plot_bottom: i32,
}

impl Layout {
    /// Lays the figure out in `width` pixels, or in 200 if that is less.
    pub fn new(figure: &ShareOverTime, width: u32) -> Self {
        let faces = Faces::new(&Theme::LIGHT);
        let width = drawn_width(width);
        let most = match width {
            ..480 => 2,
            480..680 => 3,
            680..1100 => 4,
            _ => width / 180,
        };
        let panels = i32::try_from(figure.panels.len()).unwrap_or(i32::MAX);
        let labels = figure.y_ticks.iter().map(|(_, label)| faces.axis.width(label));
        // A reader's font may be wider than the one that was reckoned with.
        let label_width = (labels.max().unwrap_or(0) + 3).min(width / 5);
        let panel_gap = if width < 480 { 16 } else { 24 };
        let panel_width = |per_row: i32| {
            // The last pixel is left to lines that end on it.
            let room = width - 1 - label_width - LABEL_GAP - panel_gap * (per_row - 1);
            // A single panel is no wall of paper.
            (room / per_row).min(MOST_WIDTH)
        };
        let titles = figure.panels.iter().map(|panel| faces.value.width(&panel.title));
        let widest = TITLE_START + titles.max().unwrap_or(0);
        // Fewer stand side by side where a title would be cut, but never one alone.
        let most = most.min(panels).max(1);
        let fewest = most.min(2);
        let fits = |per_row: &i32| panel_width(*per_row) >= widest;
        let per_row = (fewest..=most).rev().find(fits).unwrap_or(fewest);
        let panel_width = panel_width(per_row);
        let two_lines = figure.panels.iter().any(|panel| {
            let title = TITLE_START + faces.value.width(&panel.title);
            title + 10 + digits_width(&faces, panel) > panel_width
        });
        let years = figure.panels.iter().flat_map(|panel| {
            let columns = panel.columns.iter().map(|column| column.year);
            columns.chain(panel.readings.iter().map(Reading::year))
        });
        let years = (years.clone().min().unwrap_or(0), years.max().unwrap_or(0));
        Self {
            width,
            per_row: usize::try_from(per_row).unwrap_or(1),
            label_width,
            two_lines,
            years,
            panel_width,
            panel_gap,
            plot_height: (panel_width * 5 / 8).clamp(90, 150),
            panels: figure.panels.len(),
            rtl: figure.rtl,
        }
    }

    /// Height of the drawing.
    pub fn height(&self) -> i32 {
        let rows = i32::try_from(self.panels.div_ceil(self.per_row)).unwrap_or(0);
        (rows * self.row_height() - ROW_GAP).max(24)
    }

    /// The place of a panel.
    pub fn place(&self, index: usize) -> Place {
        let row = i32::try_from(index / self.per_row).unwrap_or(0);
        let column = i32::try_from(index % self.per_row).unwrap_or(0);
        let labels = self.label_width + LABEL_GAP;
        let offset = labels + column * (self.panel_width + self.panel_gap);
        let left = if self.rtl { self.width - offset - self.panel_width } else { offset };
        let top = row * self.row_height();
        let plot_top = top + self.heading_height() + HEADING_GAP;
        Place {
            flow: Flow { left, width: self.panel_width, rtl: self.rtl },
            top,
            plot_top,
            plot_bottom: plot_top + self.plot_height,
        }
    }

    fn heading_height(&self) -> i32 {
        if self.two_lines { 2 * HEADING_LINE } else { HEADING_LINE }
    }

    fn row_height(&self) -> i32 {
        self.heading_height() + HEADING_GAP + self.plot_height + YEAR_BAND + ROW_GAP
    }
}

impl Place {
    /// Its right end.
    pub fn right(&self) -> i32 {
        self.flow.left + self.flow.width
    }

    /// The scale of its columns.
    pub fn shares(&self) -> Scale {
        Scale::share(self.plot_bottom, self.plot_top)
    }

    /// The scale of its years.
    pub fn years(&self, layout: &Layout) -> Scale {
        Scale::years(layout.years.0, layout.years.1, self.flow.left, self.right())
    }
}

/// Width of a panel's share and its bounds, side by side.
pub fn digits_width(faces: &Faces, panel: &TimePanel) -> i32 {
    let range =
        if panel.range.is_empty() { 0 } else { DIGITS_GAP + faces.range.width(&panel.range) };
    faces.value.width(&panel.value) + range
}
