//! Many shapes drawn as one, and the fields in which each of them is found.

use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color as _, RGBColor};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::{MarkBackend, MarkName, Texture};

/// A mark that has no shape of its own: the field in which the pointer finds
/// it. What it stands for is drawn in a [`Run`] with its neighbours.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Who it is.
    pub name: MarkName<'a>,
    /// Upper left and bottom right.
    pub corners: [BackendCoord; 2],
}

/// Rectangles that have a texture and a colour in common, as one shape.
///
/// What a drawing costs a browser goes by the number of its elements. Hundreds
/// of columns are therefore drawn in a few runs, with a [`Field`] for each.
#[derive(Clone, Debug)]
pub struct Run {
    /// The texture.
    pub texture: Texture,
    /// The colour.
    pub color: RGBColor,
    /// Upper left and bottom right of each.
    pub corners: Vec<[BackendCoord; 2]>,
}

/// Dashed lines of one colour, as one shape: what is possible.
#[derive(Clone, Debug)]
pub struct Dashes {
    /// The colour.
    pub color: RGBColor,
    /// The points of each line.
    pub lines: Vec<Vec<BackendCoord>>,
}

/// Points as they were placed, cut into lines as long as those that they were
/// handed over in.
pub fn taken(
    lines: &[Vec<BackendCoord>],
    points: &mut impl Iterator<Item = BackendCoord>,
) -> Vec<Vec<BackendCoord>> {
    lines.iter().map(|line| points.by_ref().take(line.len()).collect()).collect()
}

impl PointCollection<'_, BackendCoord> for &Field<'_> {
    type Point = BackendCoord;
    type IntoIter = [BackendCoord; 2];

    fn point_iter(self) -> Self::IntoIter {
        self.corners
    }
}

impl<B: MarkBackend> Drawable<B> for Field<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        if let (Some(upper_left), Some(bottom_right)) = (points.next(), points.next()) {
            backend.place_field(self.name, [upper_left, bottom_right]);
        }
        Ok(())
    }
}

impl PointCollection<'_, BackendCoord> for &Run {
    type Point = BackendCoord;
    type IntoIter = Vec<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.corners.concat()
    }
}

impl<B: MarkBackend> Drawable<B> for Run {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let mut corners = Vec::with_capacity(self.corners.len());
        while let (Some(upper_left), Some(bottom_right)) = (points.next(), points.next()) {
            corners.push([upper_left, bottom_right]);
        }
        backend.set_texture(self.texture);
        let drawn = backend.draw_run(&corners, self.color.to_backend_color());
        backend.set_texture(Texture::Solid);
        drawn
    }
}

impl PointCollection<'_, BackendCoord> for &Dashes {
    type Point = BackendCoord;
    type IntoIter = Vec<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.lines.concat()
    }
}

impl<B: MarkBackend> Drawable<B> for Dashes {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let lines = taken(&self.lines, &mut points);
        backend.draw_dashes(&lines, self.color.to_backend_color())
    }
}
