//! Areas of a map, and the stripes that some are filled with.

use std::fmt::{self, Write as _};

use plotters::style::Color as _;
use plotters_backend::{BackendColor, BackendCoord};

use super::super::map::{self, DOT, Outline};
use super::super::mark::MarkName;
use super::super::markup::{Rgb, Short};
use super::super::theme::{Theme, VendorPaint};
use super::SvgBackend;

/// Width of a stripe in pixels of the screen.
const STRIPE: u32 = 4;

impl SvgBackend<'_> {
    /// Stripes for every two vendors, so that an area can be filled with any
    /// of them later on.
    pub(super) fn stripe_patterns(&mut self, id: &str, theme: &Theme, scale: f64) {
        for (index, one) in VendorPaint::ALL.into_iter().enumerate() {
            for other in VendorPaint::ALL.into_iter().skip(index + 1) {
                let id = map::stripes_id(id, one, other);
                let [under, over] = [one, other]
                    .map(|vendor| Rgb(map::tone(theme, vendor, map::FULL).to_backend_color()));
                let (stripe, two) = (STRIPE, 2 * STRIPE);
                let scale = Short(scale);
                self.line(format_args!(
                    r#"<pattern id="{id}" width="{two}" height="{two}" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale({scale})"><rect width="{two}" height="{two}" fill="{under}"/><rect width="{stripe}" height="{two}" fill="{over}"/></pattern>"#,
                ));
            }
        }
    }

    /// Dots of each vendor's hue.
    pub(super) fn dot_patterns(&mut self, id: &str, theme: &Theme, scale: f64) {
        let under = Rgb(map::shade(theme).to_backend_color());
        for vendor in VendorPaint::ALL {
            let id = map::dots_id(id, vendor);
            let over = Rgb(map::tone(theme, vendor, map::FULL).to_backend_color());
            let scale = Short(scale);
            self.line(format_args!(
                r#"<pattern id="{id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale({scale})"><rect width="5" height="5" fill="{under}"/><circle cx="2.5" cy="2.5" r="1.1" fill="{over}"/></pattern>"#,
            ));
        }
    }

    pub(super) fn area(
        &mut self,
        name: MarkName<'_>,
        outline: &Outline,
        fill: &str,
        border: BackendColor,
    ) {
        let identity = if name.key.is_empty() {
            r#" aria-hidden="true""#.to_owned()
        } else {
            format!(r#" class="mark land"{}"#, self.identity(name))
        };
        let border = Rgb(border);
        let stroke =
            format!(r#" stroke="{border}" stroke-width=".7" vector-effect="non-scaling-stroke""#);
        match outline {
            Outline::Rings(rings) => self.line(format_args!(
                r#"<path{identity} fill="{fill}" fill-rule="evenodd"{stroke} d="{}"/>"#,
                Rings(rings),
            )),
            Outline::Edge(rings) => self.line(format_args!(
                r#"<path class="chosen"{identity} fill="{fill}" stroke="{border}" stroke-width="1.6" stroke-linejoin="round" vector-effect="non-scaling-stroke" d="{}"/>"#,
                Rings(rings),
            )),
            Outline::Disc((x, y), radius) => self.line(format_args!(
                r#"<circle{identity} fill="{fill}"{stroke} cx="{x}" cy="{y}" r="{radius}"/>"#,
            )),
            Outline::Dot((x, y)) => {
                let radius = Short(DOT * self.scale);
                let identity = identity.replacen("land", "land dot", 1);
                self.line(format_args!(
                    r#"<circle{identity} fill="{fill}"{stroke} cx="{x}" cy="{y}" r="{radius}"/>"#,
                ));
            }
        }
    }
}

/// Rings as the data of a path.
#[must_use]
pub fn path_data(rings: &[Vec<BackendCoord>]) -> String {
    Rings(rings).to_string()
}

/// Rings as the data of a path, each step from the point before.
struct Rings<'a>(&'a [Vec<BackendCoord>]);

impl fmt::Display for Rings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ring in self.0 {
            let Some((mut before, rest)) = ring.split_first().map(|(first, rest)| (*first, rest))
            else {
                continue;
            };
            write!(f, "M{} {}l", before.0, before.1)?;
            let mut is_first = true;
            for point in rest {
                let (x, y) = (point.0 - before.0, point.1 - before.1);
                // The grid of the map is coarser than that of the file.
                if (x, y) == (0, 0) {
                    continue;
                }
                let gap = if is_first || x < 0 { "" } else { " " };
                is_first = false;
                write!(f, "{gap}{x}{}{y}", if y < 0 { "" } else { " " })?;
                before = *point;
            }
            f.write_char('z')?;
        }
        Ok(())
    }
}
