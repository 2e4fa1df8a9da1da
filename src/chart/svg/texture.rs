//! Rectangles by texture.

use std::fmt;

use plotters::style::Color as _;
use plotters_backend::{BackendColor, BackendCoord};

use super::super::mark::Texture;
use super::super::markup::{Opacity, Rgb, Short};
use super::super::theme::Theme;
use super::SvgBackend;

/// Width of an edge or a dashed outline, in pixels.
pub const EDGE: f64 = 1.5;

impl SvgBackend<'_> {
    /// Lines 5 px apart, drawn upright and turned, so that they meet at the
    /// edges of the tile.
    pub(super) fn hatch_pattern(&mut self, theme: &Theme) {
        let id = self.hatch.clone();
        let (paper, hatch) = (theme.paper, theme.hatch);
        self.line(format_args!(
            r#"<defs><pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="{}"/><path d="M.5 0V5" stroke="{}"/></pattern></defs>"#,
            Rgb(paper.to_backend_color()),
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
