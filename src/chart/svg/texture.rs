//! Rectangles by texture.

use std::fmt::{self, Write as _};

use plotters::style::{Color as _, RGBColor};
use plotters_backend::{BackendColor, BackendCoord};

use super::super::mark::Texture;
use super::super::markup::{Opacity, Points, Rgb, Short};
use super::SvgBackend;

/// Width of an edge or a dashed outline, in pixels.
pub const EDGE: f64 = 1.5;

impl SvgBackend<'_> {
    /// Lines 5 px apart, drawn upright and turned, so that they meet at the
    /// edges of the tile.
    pub(super) fn hatch_pattern(&mut self, under: RGBColor, hatch: RGBColor) {
        let id = self.hatch.clone();
        let scale =
            if self.scale > 1.0 { format!(" scale({})", Short(self.scale)) } else { String::new() };
        self.line(format_args!(
            r#"<pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45){scale}"><rect width="5" height="5" fill="{}"/><path d="M.5 0V5" stroke="{}"/></pattern>"#,
            Rgb(under.to_backend_color()),
            Rgb(hatch.to_backend_color()),
        ));
    }

    /// A rectangle whose outline lies inside `corner` and `size`.
    pub(super) fn outlined(
        &mut self,
        corner: (f64, f64),
        size: (f64, f64),
        stroke: f64,
        paint: fmt::Arguments<'_>,
    ) {
        let inset = (stroke / 2.0).min(size.0 / 2.0).min(size.1 / 2.0);
        self.line(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" {paint} stroke-width="{}"/>"#,
            Short(corner.0 + inset),
            Short(corner.1 + inset),
            Short(size.0 - 2.0 * inset),
            Short(size.1 - 2.0 * inset),
            Short(stroke),
        ));
    }

    /// Rectangles side by side as one path, their caps as another.
    pub(super) fn run(&mut self, corners: &[[BackendCoord; 2]], color: BackendColor) {
        let (fill, cap) = match self.texture {
            Texture::Solid => (Rgb(color).to_string(), None),
            Texture::Hatched => (format!("url(#{})", self.hatch), None),
            Texture::Capped(cap) => (Rgb(color).to_string(), Some(Rgb(cap.to_backend_color()))),
            // Outlines have a stroke for each, and a field is one by itself.
            Texture::Edged(_) | Texture::Dashed | Texture::Hit => {
                for [(left, top), (right, bottom)] in corners {
                    self.textured((*left, *top), (right - left, bottom - top), color);
                }
                return;
            }
        };
        let tall: Vec<_> = corners.iter().filter(|[a, b]| a.0 < b.0 && a.1 < b.1).collect();
        let mut path = String::new();
        for [(left, top), (right, bottom)] in &tall {
            // Writing to a string cannot fail, here and below.
            let _ = write!(path, "M{left} {top}H{right}V{bottom}H{left}z");
        }
        self.line(format_args!(r#"<path d="{path}" fill="{fill}"/>"#));
        if let Some(cap) = cap {
            path.clear();
            for [(left, top), (right, bottom)] in &tall {
                let bottom = Short((f64::from(*top) + EDGE).min(f64::from(*bottom)));
                let _ = write!(path, "M{left} {top}H{right}V{bottom}H{left}z");
            }
            self.line(format_args!(r#"<path d="{path}" fill="{cap}"/>"#));
        }
    }

    /// Dashed lines along the middle of pixels as one path.
    pub(super) fn dashes(&mut self, lines: &[Vec<BackendCoord>], color: BackendColor) {
        let mut path = String::new();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let _ = write!(path, "M{}", Points(line.clone(), 0.5));
        }
        self.line(format_args!(
            r#"<path d="{path}" fill="none" stroke="{}" stroke-width="{}" stroke-dasharray="3 2"/>"#,
            Rgb(color),
            Short(EDGE),
        ));
    }

    pub(super) fn textured(&mut self, corner: BackendCoord, size: (i32, i32), color: BackendColor) {
        let (x, y, (width, height)) = (corner.0, corner.1, size);
        let place = (f64::from(x), f64::from(y));
        let extent = (f64::from(width), f64::from(height));
        let fill = Rgb(color);
        match self.texture {
            Texture::Solid => self.line(format_args!(
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"{}/>"#,
                Opacity("fill", color.alpha),
            )),
            Texture::Edged(edge) => {
                let edge = Rgb(edge.to_backend_color());
                self.outlined(place, extent, EDGE, format_args!(r#"fill="{fill}" stroke="{edge}""#));
            }
            Texture::Dashed => self.outlined(
                place,
                extent,
                EDGE,
                format_args!(r#"fill="none" stroke="{fill}" stroke-dasharray="3 2""#),
            ),
            Texture::Capped(cap) => {
                let cap = Rgb(cap.to_backend_color());
                self.line(format_args!(
                    r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>"#,
                ));
                let cap_height = Short(EDGE.min(extent.1));
                self.line(format_args!(
                    r#"<rect x="{x}" y="{y}" width="{width}" height="{cap_height}" fill="{cap}"/>"#,
                ));
            }
            Texture::Hatched => {
                let hatch = self.hatch.clone();
                self.line(format_args!(
                    r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="url(#{hatch})"/>"#,
                ));
            }
            Texture::Hit => self.line(format_args!(
                r#"<rect class="hit" x="{x}" y="{y}" width="{width}" height="{height}" fill="transparent"/>"#,
            )),
        }
    }
}
