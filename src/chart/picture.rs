//! Any figure, for whoever shows them all alike.

use super::bands::{Bands, bands_svg};
use super::bars::{ShareBars, share_bars_svg};
use super::columns::{ShareOverTime, share_over_time_svg};
use super::key::{Key, key_svg};
use super::ladder::{Ladder, ladder_svg};
use super::matrix::{Matrix, matrix_svg};
use super::theme::Theme;

/// A figure that is as wide as its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Shares as bars.
    Bars(ShareBars),
    /// Shares year by year.
    Columns(ShareOverTime),
    /// Operators against vendors.
    Matrix(Matrix),
    /// What happened when.
    Ladder(Ladder),
    /// What went from whom to whom.
    Bands(Bands),
    /// What samples mean.
    Key(Key),
}

impl Picture {
    /// The accessible name of the figure, which is its title too.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Bars(figure) => &figure.name,
            Self::Columns(figure) => &figure.name,
            Self::Matrix(figure) => &figure.name,
            Self::Ladder(figure) => &figure.name,
            Self::Bands(figure) => &figure.name,
            Self::Key(key) => &key.name,
        }
    }

    /// Whether there is nothing in it to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Bars(figure) => figure.panels.iter().all(|panel| panel.bars.is_empty()),
            Self::Columns(figure) => {
                figure.panels.iter().all(|it| it.columns.is_empty() && it.readings.is_empty())
            }
            Self::Matrix(figure) => figure.groups.is_empty(),
            Self::Ladder(figure) => figure.groups.is_empty(),
            Self::Bands(figure) => figure.bands.is_empty(),
            Self::Key(key) => key.entries.is_empty(),
        }
    }

    /// The figure as an SVG document `width` pixels wide.
    #[must_use]
    pub fn svg(&self, theme: &Theme, width: u32) -> String {
        match self {
            Self::Bars(figure) => share_bars_svg(figure, theme, width),
            Self::Columns(figure) => share_over_time_svg(figure, theme, width),
            Self::Matrix(figure) => matrix_svg(figure, theme, width),
            Self::Ladder(figure) => ladder_svg(figure, theme, width),
            Self::Bands(figure) => bands_svg(figure, theme, width),
            Self::Key(key) => key_svg(key, theme, width),
        }
    }
}
