//! The backend that writes SVG.
//!
//! Every primitive is written as itself, one element a line, so that a golden
//! file reads like a list of what is drawn and a change shows as the lines that
//! changed. Nothing is left to the default rasterisers: the default line alone
//! is one rectangle for each pixel of its length.

mod area;
mod marks;
mod texture;

pub use area::path_data;

use std::convert::Infallible;
use std::fmt::{self, Write as _};

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use super::Size;
use super::map;
use super::mark::{MarkName, Texture};
use super::markup::{Opacity, Points, Rgb, Short, Turn, escape};
use super::metrics;
use super::theme::Theme;

/// What is said about a drawing as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The figure's id. Ids inside the drawing begin with it, so that two
    /// drawings can stand in one page.
    pub id: &'a str,
    /// The drawing's accessible name.
    pub name: &'a str,
    /// How large it is.
    pub size: Size,
    /// Whether its language is written from right to left.
    pub rtl: bool,
    /// Units of the drawing in a pixel of the screen: 1 but for maps.
    pub scale: f64,
    /// Whether it has areas with the grounds of a map.
    pub has_grounds: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a drawing in pixels without a map in it.
    #[must_use]
    pub const fn new(id: &'a str, name: &'a str, size: Size, rtl: bool) -> Self {
        Self { id, name, size, rtl, scale: 1.0, has_grounds: false }
    }
}

/// Writes drawing calls as SVG elements, one a line.
///
/// The document is closed when the backend is dropped.
#[derive(Debug)]
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: Size,
    hatch: String,
    rtl: bool,
    scale: f64,
    texture: Texture,
    open_groups: usize,
    marks: usize,
}

/// A whole SVG document with what `draw` draws on the theme's paper.
pub fn document<F>(frame: Frame<'_>, theme: &Theme, draw: F) -> String
where
    F: FnOnce(&DrawingArea<SvgBackend<'_>, Shift>) -> Result<(), DrawingAreaErrorKind<Infallible>>,
{
    let mut out = String::new();
    let area = SvgBackend::new(frame, theme, &mut out).into_drawing_area();
    // The backend cannot fail, and a figure that could not lay itself out has
    // at least its paper: an empty figure is better than a dead page.
    let drawn = area.fill(&theme.paper).and_then(|()| draw(&area));
    debug_assert!(drawn.is_ok(), "{drawn:?}");
    drop(area);
    out
}

impl<'a> SvgBackend<'a> {
    /// Begins a document at the end of `out`.
    pub fn new(frame: Frame<'_>, theme: &Theme, out: &'a mut String) -> Self {
        let id: String = frame
            .id
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' })
            .collect();
        let mut backend = Self {
            out,
            size: frame.size,
            hatch: format!("{id}-hatch"),
            rtl: frame.rtl,
            scale: frame.scale,
            texture: Texture::Solid,
            open_groups: 0,
            marks: 0,
        };
        let Size { width, height } = frame.size;
        backend.line(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="group" aria-label="{}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" direction="{}" font-family="system-ui, sans-serif" font-variant="tabular-nums">"#,
            escape(frame.name),
            if frame.rtl { "rtl" } else { "ltr" },
        ));
        backend.line(format_args!("<defs>"));
        let under = if frame.has_grounds { map::shade(theme) } else { theme.paper };
        backend.hatch_pattern(under, theme.hatch);
        if frame.has_grounds {
            backend.stripe_patterns(&id, theme, frame.scale);
            backend.dot_patterns(&id, theme, frame.scale);
        }
        backend.line(format_args!("</defs>"));
        backend
    }

    fn line(&mut self, element: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(element);
        self.out.push('\n');
    }

    /// The attributes that make an element a mark.
    fn identity(&mut self, name: MarkName<'_>) -> String {
        // One stop for the Tab key in a figure; arrows move on from there.
        let tabindex = if self.marks == 0 { "0" } else { "-1" };
        self.marks += 1;
        let current = if name.current { r#" aria-current="true""# } else { "" };
        let (key, label) = (escape(name.key), escape(name.label));
        format!(
            r#" data-key="{key}" role="button" tabindex="{tabindex}"{current} aria-label="{label}""#,
        )
    }

    fn open_group(&mut self, attributes: fmt::Arguments<'_>) {
        self.line(format_args!("<g{attributes}>"));
        self.open_groups += 1;
    }

    fn close_group(&mut self) {
        if self.open_groups > 0 {
            self.open_groups -= 1;
            self.line(format_args!("</g>"));
        }
    }
}

impl Drop for SvgBackend<'_> {
    fn drop(&mut self) {
        while self.open_groups > 0 {
            self.close_group();
        }
        self.line(format_args!("</svg>"));
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.width, self.size.height)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        (x, y): BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.line(format_args!(
            r#"<rect x="{x}" y="{y}" width="1" height="1" fill="{}"{}/>"#,
            Rgb(color),
            Opacity("fill", color.alpha),
        ));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let size = (bottom_right.0 - upper_left.0, bottom_right.1 - upper_left.1);
        // A rectangle of nothing is written too: a figure has the same elements
        // whatever the numbers are.
        if size.0 < 0 || size.1 < 0 {
            return Ok(());
        }
        if fill {
            self.textured(upper_left, size, style.color());
        } else {
            let corner = (f64::from(upper_left.0), f64::from(upper_left.1));
            let extent = (f64::from(size.0), f64::from(size.1));
            let color = style.color();
            self.outlined(
                corner,
                extent,
                f64::from(style.stroke_width()),
                format_args!(
                    r#"fill="none" stroke="{}"{}"#,
                    Rgb(color),
                    Opacity("stroke", color.alpha)
                ),
            );
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        // A stroke of odd width is sharp only when it runs along the middle of a pixel.
        let shift = if style.stroke_width() % 2 == 1 { 0.5 } else { 0.0 };
        let color = style.color();
        let (width, dashes) = match self.texture {
            Texture::Dashed => (texture::EDGE, r#" stroke-dasharray="3 2""#),
            _ => (f64::from(style.stroke_width()), ""),
        };
        self.line(format_args!(
            r#"<polyline points="{}" fill="none" stroke="{}"{} stroke-width="{}"{dashes}/>"#,
            Points(path.into_iter().collect(), shift),
            Rgb(color),
            Opacity("stroke", color.alpha),
            Short(width),
        ));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let color = style.color();
        if fill {
            self.line(format_args!(
                r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="{}"{}/>"#,
                Rgb(color),
                Opacity("fill", color.alpha),
            ));
        } else {
            self.line(format_args!(
                r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{}"{} stroke-width="{}"/>"#,
                Rgb(color),
                Opacity("stroke", color.alpha),
                style.stroke_width(),
            ));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let color = style.color();
        self.line(format_args!(
            r#"<polygon points="{}" fill="{}"{}/>"#,
            Points(vertices.into_iter().collect(), 0.0),
            Rgb(color),
            Opacity("fill", color.alpha),
        ));
        Ok(())
    }

    /// `VPos::Bottom` stands on the baseline, not on the bottom of the letters'
    /// box: labels of one line share the line whatever their sizes.
    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if text.is_empty() {
            return Ok(());
        }
        let size = style.size();
        let anchor = style.anchor();
        let baseline = f64::from(y)
            + match anchor.v_pos {
                VPos::Top => 0.76 * size,
                VPos::Center => 0.36 * size,
                VPos::Bottom => 0.0,
            };
        // In SVG a text starts where its direction starts, right in Arabic.
        let h_pos = match (anchor.h_pos, self.rtl) {
            (HPos::Left, false) | (HPos::Right, true) => "",
            (HPos::Right, false) | (HPos::Left, true) => r#" text-anchor="end""#,
            (HPos::Center, _) => r#" text-anchor="middle""#,
        };
        let face = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Bold => r#" font-weight="600""#,
            FontStyle::Oblique | FontStyle::Italic => r#" font-style="italic""#,
        };
        let turn = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        let color = style.color();
        self.line(format_args!(
            r#"<text x="{x}" y="{}" font-size="{}"{face}{h_pos} fill="{}"{}{}>{}</text>"#,
            Short(baseline),
            Short(size),
            Rgb(color),
            Opacity("fill", color.alpha),
            Turn(turn, (x, y)),
            escape(text),
        ));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = metrics::text_width(text, style.size(), bold);
        Ok((whole(width), whole(style.size() * 1.2)))
    }

    /// No figure holds a bitmap, and one rectangle for each of its pixels is
    /// no picture of it.
    fn blit_bitmap(
        &mut self,
        _pos: BackendCoord,
        _size: (u32, u32),
        _src: &[u8],
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
}

/// A length rounded up to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and a length is positive"
)]
fn whole(length: f64) -> u32 {
    length.ceil() as u32
}

#[cfg(test)]
mod tests;
