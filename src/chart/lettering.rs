//! How labels are set, and how much room they take.

use std::borrow::Cow;

use plotters::element::Text;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::BackendCoord;

use super::metrics;
use super::theme::Theme;

/// Size, weight and colour of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// Font size in pixels; never below 12.
    pub size: f64,
    /// Whether it is set bold.
    pub bold: bool,
    /// Its colour.
    pub color: RGBColor,
}

/// The letterings of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Faces {
    /// Heading of a panel.
    pub title: Lettering,
    /// What is said beside a heading.
    pub note: Lettering,
    /// Name of a bar.
    pub name: Lettering,
    /// A share in digits.
    pub value: Lettering,
    /// Its bounds.
    pub range: Lettering,
    /// Ticks.
    pub axis: Lettering,
}

impl Faces {
    /// In the inks of a theme. The widths are the same in all themes.
    #[must_use]
    pub const fn new(theme: &Theme) -> Self {
        Self {
            title: Lettering::bold(16.0, theme.ink),
            note: Lettering::regular(13.0, theme.soft_ink),
            name: Lettering::regular(14.0, theme.ink),
            value: Lettering::bold(14.0, theme.ink),
            range: Lettering::regular(13.0, theme.soft_ink),
            axis: Lettering::regular(12.0, theme.soft_ink),
        }
    }
}

impl Lettering {
    /// Letters of regular weight.
    #[must_use]
    pub const fn regular(size: f64, color: RGBColor) -> Self {
        Self { size, bold: false, color }
    }

    /// Letters that stand out.
    #[must_use]
    pub const fn bold(size: f64, color: RGBColor) -> Self {
        Self { size, bold: true, color }
    }

    /// The text with its baseline at `point`, which is at its left end, middle
    /// or right end.
    #[must_use]
    pub fn at(
        &self,
        text: impl Into<String>,
        point: BackendCoord,
        h_pos: HPos,
    ) -> Text<'static, BackendCoord, String> {
        let face = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, self.size, face),
            color: self.color.to_backend_color(),
            pos: Pos::new(h_pos, VPos::Bottom),
        };
        Text::new(text.into(), point, style)
    }

    /// Width of the text in whole pixels, rounded up.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    pub fn width(&self, text: &str) -> i32 {
        metrics::text_width(text, self.size, self.bold).ceil() as i32
    }

    /// The text, shortened if it is wider than `width` pixels.
    #[must_use]
    pub fn fit<'a>(&self, text: &'a str, width: i32) -> Cow<'a, str> {
        metrics::ellipsize(text, f64::from(width), self.size, self.bold)
    }

    /// The text in at most `lines` lines of `width` pixels.
    #[must_use]
    pub fn wrap(&self, text: &str, width: i32, lines: usize) -> Vec<String> {
        metrics::wrap(text, f64::from(width), lines, self.size, self.bold)
    }
}
