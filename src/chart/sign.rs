//! Small signs told apart by their shape, whatever their colour: what state
//! something is in, what happened, who said so.

use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color as _, RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// The shape of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A full square.
    Square,
    /// A square of which the lower half, cut slantwise, is full.
    Half,
    /// A square's outline.
    Frame,
    /// A full circle.
    Disc,
    /// A circle's outline.
    Ring,
    /// A full square on its corner.
    Diamond,
    /// Its outline.
    Kite,
    /// A full triangle.
    Triangle,
    /// A triangle's outline, on its tip.
    Funnel,
    /// Two lines that cross.
    Cross,
    /// An upright line.
    Bar,
}

/// A sign around a point.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// Its shape.
    pub glyph: Glyph,
    /// Its middle.
    pub middle: BackendCoord,
    /// From its middle to its side, in pixels.
    pub radius: i32,
    /// Its colour.
    pub color: RGBColor,
}

/// Width of the lines that signs are drawn with; even, for they run between pixels.
const LINE: u32 = 2;

impl Glyph {
    /// The corners of the filled part, as fractions of the radius in tenths.
    const fn filled(self) -> &'static [(i32, i32)] {
        match self {
            Self::Square => &[(-10, -10), (10, -10), (10, 10), (-10, 10)],
            Self::Half => &[(-10, -10), (10, 10), (-10, 10)],
            Self::Diamond => &[(0, -13), (13, 0), (0, 13), (-13, 0)],
            Self::Triangle => &[(0, -12), (12, 10), (-12, 10)],
            _ => &[],
        }
    }

    /// The lines, each a path.
    const fn lines(self) -> &'static [&'static [(i32, i32)]] {
        match self {
            Self::Half | Self::Frame => &[&[(-9, -9), (9, -9), (9, 9), (-9, 9), (-9, -9)]],
            Self::Kite => &[&[(0, -12), (12, 0), (0, 12), (-12, 0), (0, -12)]],
            Self::Funnel => &[&[(0, 12), (12, -10), (-12, -10), (0, 12)]],
            Self::Cross => &[&[(-9, -9), (9, 9)], &[(-9, 9), (9, -9)]],
            Self::Bar => &[&[(0, -11), (0, 11)]],
            _ => &[],
        }
    }
}

impl PointCollection<'_, BackendCoord> for &Sign {
    type Point = BackendCoord;
    type IntoIter = [BackendCoord; 1];

    fn point_iter(self) -> Self::IntoIter {
        [self.middle]
    }
}

impl<B: DrawingBackend> Drawable<B> for Sign {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let (x, y) = points.next().unwrap_or(self.middle);
        let radius = self.radius;
        let corners = |tenths: &[(i32, i32)]| -> Vec<BackendCoord> {
            let at = |(dx, dy): &(i32, i32)| (x + dx * radius / 10, y + dy * radius / 10);
            tenths.iter().map(at).collect()
        };
        let (fill, line): (ShapeStyle, ShapeStyle) =
            (self.color.filled(), self.color.stroke_width(LINE));
        let filled = self.glyph.filled();
        if !filled.is_empty() {
            backend.fill_polygon(corners(filled), &fill)?;
        }
        for path in self.glyph.lines() {
            backend.draw_path(corners(path), &line)?;
        }
        match self.glyph {
            Glyph::Disc => backend.draw_circle((x, y), radius.unsigned_abs(), &fill, true),
            Glyph::Ring => backend.draw_circle((x, y), (radius - 1).unsigned_abs(), &line, false),
            _ => Ok(()),
        }
    }
}
