//! Shapes with an identity and a texture.
//!
//! A drawing backend is told geometry and colour only. But an element is handed
//! the backend itself when it is drawn, so an element around another element
//! can say what is about to come: this is Huawei in Kazakhstan, this is an
//! estimate. [`MarkBackend`] is what it says it to. Its methods do nothing
//! unless overridden, so any other backend joins with an empty `impl` and draws
//! the same geometry, mute.

mod run;

pub(super) use run::taken;
pub use run::{Dashes, Field, Run};

use plotters::element::{
    CoordMapper, Drawable, DynElement, IntoDynElement, PointCollection, Rectangle,
};
use plotters::style::{Color as _, RGBColor, TRANSPARENT};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};

use super::map::Outline;

/// A backend that can tell marks apart, and solid from hatched.
pub trait MarkBackend: DrawingBackend {
    /// All that is drawn until [`end_mark`](Self::end_mark) belongs to `name`.
    fn begin_mark(&mut self, _name: MarkName<'_>) {}

    /// Ends what [`begin_mark`](Self::begin_mark) began.
    fn end_mark(&mut self) {}

    /// What is drawn until [`end_scenery`](Self::end_scenery) repeats in ink
    /// what the marks say in words: rules, ticks, axis labels.
    fn begin_scenery(&mut self) {}

    /// Ends what [`begin_scenery`](Self::begin_scenery) began.
    fn end_scenery(&mut self) {}

    /// Rectangles from now on have this texture.
    fn set_texture(&mut self, _texture: Texture) {}

    /// Draws rectangles that have a texture and a colour in common and do not
    /// overlap, if the backend can, as one shape.
    fn draw_run(
        &mut self,
        corners: &[[BackendCoord; 2]],
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        for [upper_left, bottom_right] in corners {
            self.draw_rect(*upper_left, *bottom_right, &color, true)?;
        }
        Ok(())
    }

    /// Draws dashed lines of one colour, if the backend can, as one shape.
    fn draw_dashes(
        &mut self,
        lines: &[Vec<BackendCoord>],
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        for line in lines {
            self.draw_path(line.iter().copied(), &color)?;
        }
        Ok(())
    }

    /// Draws an area of a map, filled with `fill`, a value for SVG, and edged in
    /// `border`. Land that is no country's has an empty key and is no mark.
    fn draw_area(
        &mut self,
        _name: MarkName<'_>,
        outline: &Outline,
        _fill: &str,
        border: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        match outline {
            Outline::Rings(rings) => {
                for ring in rings {
                    self.fill_polygon(ring.iter().copied(), &border)?;
                }
                Ok(())
            }
            Outline::Edge(rings) => {
                for ring in rings {
                    self.draw_path(ring.iter().copied(), &border)?;
                }
                Ok(())
            }
            Outline::Disc(middle, radius) => {
                self.draw_circle(*middle, radius.unsigned_abs(), &border, true)
            }
            Outline::Dot(middle) => self.draw_circle(*middle, 1, &border, true),
        }
    }

    /// The pointer finds `name` between these corners. There is nothing to see.
    fn place_field(&mut self, _name: MarkName<'_>, _corners: [BackendCoord; 2]) {}
}

/// Who a mark is.
#[derive(Clone, Copy, Debug)]
pub struct MarkName<'a> {
    /// Ids joined by slashes: `KAZ/huawei`.
    pub key: &'a str,
    /// The accessible name: "Huawei, Kazakhstan, 62 percent, between 40 and 80".
    pub label: &'a str,
    /// Whether it is the one whose evidence is open.
    pub current: bool,
}

/// How a rectangle is filled. The colour comes from its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Texture {
    /// Plain: published.
    #[default]
    Solid,
    /// Plain, with an edge of 1.5 px in this colour: estimated.
    Edged(RGBColor),
    /// Plain, with 1.5 px of this colour along the top: estimated, where columns
    /// stand too close for an edge all round.
    Capped(RGBColor),
    /// A dashed outline of 1.5 px and nothing in it: possible.
    Dashed,
    /// Lines at 45°: unknown.
    Hatched,
    /// Nothing to see, but the pointer finds it.
    Hit,
}

/// An element with an identity: what a pointer, a key press or a screen reader
/// finds when it reaches the shape.
#[derive(Debug)]
pub struct Mark<'a, E> {
    /// Who it is.
    pub name: MarkName<'a>,
    /// What it looks like.
    pub shape: E,
}

/// An element with a texture.
#[derive(Debug)]
pub struct Textured<E> {
    /// The texture.
    pub texture: Texture,
    /// What has it.
    pub shape: E,
}

/// Elements that only help the eye, hidden from screen readers.
#[derive(Debug)]
pub struct Scenery<E>(
    /// What it looks like.
    pub E,
);

/// Several elements drawn as one, in order.
pub struct Group<B: DrawingBackend> {
    parts: Vec<DynElement<'static, B, BackendCoord>>,
}

impl Textured<Rectangle<BackendCoord>> {
    /// What the pointer finds between two corners, over and around the shape.
    #[must_use]
    pub fn hit(corners: [BackendCoord; 2]) -> Self {
        let shape = Rectangle::new(corners, TRANSPARENT.filled());
        Self { texture: Texture::Hit, shape }
    }
}

impl<B: DrawingBackend> Group<B> {
    /// A group of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { parts: Vec::new() }
    }

    /// Puts an element on top.
    pub fn add(&mut self, part: impl IntoDynElement<'static, B, BackendCoord>) {
        self.parts.push(part.into_dyn());
    }
}

impl<B: DrawingBackend> Default for Group<B> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, E, C, M> PointCollection<'a, C, M> for &'a Mark<'_, E>
where
    &'a E: PointCollection<'a, C, M>,
{
    type Point = <&'a E as PointCollection<'a, C, M>>::Point;
    type IntoIter = <&'a E as PointCollection<'a, C, M>>::IntoIter;

    fn point_iter(self) -> Self::IntoIter {
        self.shape.point_iter()
    }
}

impl<B, M, E> Drawable<B, M> for Mark<'_, E>
where
    B: MarkBackend,
    M: CoordMapper,
    E: Drawable<B, M>,
{
    fn draw<I: Iterator<Item = M::Output>>(
        &self,
        points: I,
        backend: &mut B,
        parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        backend.begin_mark(self.name);
        let drawn = self.shape.draw(points, backend, parent_size);
        backend.end_mark();
        drawn
    }
}

impl<'a, E, C, M> PointCollection<'a, C, M> for &'a Textured<E>
where
    &'a E: PointCollection<'a, C, M>,
{
    type Point = <&'a E as PointCollection<'a, C, M>>::Point;
    type IntoIter = <&'a E as PointCollection<'a, C, M>>::IntoIter;

    fn point_iter(self) -> Self::IntoIter {
        self.shape.point_iter()
    }
}

impl<B, M, E> Drawable<B, M> for Textured<E>
where
    B: MarkBackend,
    M: CoordMapper,
    E: Drawable<B, M>,
{
    fn draw<I: Iterator<Item = M::Output>>(
        &self,
        points: I,
        backend: &mut B,
        parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        backend.set_texture(self.texture);
        let drawn = self.shape.draw(points, backend, parent_size);
        backend.set_texture(Texture::Solid);
        drawn
    }
}

impl<'a, E, C, M> PointCollection<'a, C, M> for &'a Scenery<E>
where
    &'a E: PointCollection<'a, C, M>,
{
    type Point = <&'a E as PointCollection<'a, C, M>>::Point;
    type IntoIter = <&'a E as PointCollection<'a, C, M>>::IntoIter;

    fn point_iter(self) -> Self::IntoIter {
        self.0.point_iter()
    }
}

impl<B, M, E> Drawable<B, M> for Scenery<E>
where
    B: MarkBackend,
    M: CoordMapper,
    E: Drawable<B, M>,
{
    fn draw<I: Iterator<Item = M::Output>>(
        &self,
        points: I,
        backend: &mut B,
        parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        backend.begin_scenery();
        let drawn = self.0.draw(points, backend, parent_size);
        backend.end_scenery();
        drawn
    }
}

impl<'a, B: DrawingBackend> PointCollection<'a, BackendCoord> for &'a Group<B> {
    type Point = BackendCoord;
    type IntoIter = Vec<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.parts.iter().flat_map(|part| part.point_iter().iter().copied()).collect()
    }
}

impl<B: DrawingBackend> Drawable<B> for Group<B> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        parent_size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        for part in &self.parts {
            let own_points = points.by_ref().take(part.point_iter().len());
            part.draw(own_points, backend, parent_size)?;
        }
        Ok(())
    }
}
