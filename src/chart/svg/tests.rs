//! What the backend writes, primitive by primitive.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::element::{Circle, PathElement, Pixel, Polygon, Rectangle, Text};
use plotters::style::{
    BLACK, Color as _, FontDesc, FontFamily, FontStyle, FontTransform, TextStyle,
};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::super::Size;
use super::super::bars::draw_share_bars;
use super::super::example;
use super::super::lettering::Lettering;
use super::super::mark::MarkBackend;
use super::super::theme::Theme;
use super::{Frame, SvgBackend, document};

const FRAME: Frame<'_> = Frame {
    id: "figure",
    name: "Figure",
    size: Size { width: 100, height: 50 },
    rtl: false,
    scale: 1.0,
    has_grounds: false,
};

/// The lines between the paper and the end of the document.
fn drawn<F>(frame: Frame<'_>, draw: F) -> Vec<String>
where
    F: FnOnce(&DrawingArea<SvgBackend<'_>, Shift>) -> Result<(), DrawingAreaErrorKind<Infallible>>,
{
    let svg = document(frame, &Theme::PRINT, draw);
    let lines: Vec<String> = svg.lines().map(str::to_owned).collect();
    lines[5..lines.len() - 1].to_vec()
}

#[test]
fn every_shape_is_one_element() {
    let path: Vec<BackendCoord> = vec![(1, 1), (9, 1), (9, 30)];
    let lines = drawn(FRAME, |area| {
        area.draw(&PathElement::new(path.clone(), BLACK.stroke_width(1)))?;
        area.draw(&PathElement::new(path.clone(), BLACK.mix(0.5).stroke_width(2)))?;
        area.draw(&Polygon::new(path.clone(), BLACK))?;
        area.draw(&Rectangle::new([(1, 2), (4, 6)], BLACK.stroke_width(2)))?;
        area.draw(&Circle::new((5, 5), 3, BLACK.filled()))?;
        area.draw(&Circle::new((5, 5), 3, BLACK))?;
        area.draw(&Pixel::new((7, 8), BLACK))
    });
    assert_eq!(
        lines,
        [
            r##"<polyline points="1.5,1.5 9.5,1.5 9.5,30.5" fill="none" stroke="#000000" stroke-width="1"/>"##,
            r##"<polyline points="1,1 9,1 9,30" fill="none" stroke="#000000" stroke-opacity="0.5" stroke-width="2"/>"##,
            r##"<polygon points="1,1 9,1 9,30" fill="#000000"/>"##,
            r##"<rect x="2" y="3" width="1" height="2" fill="none" stroke="#000000" stroke-width="2"/>"##,
            r##"<circle cx="5" cy="5" r="3" fill="#000000"/>"##,
            r##"<circle cx="5" cy="5" r="3" fill="none" stroke="#000000" stroke-width="1"/>"##,
            r##"<rect x="7" y="8" width="1" height="1" fill="#000000"/>"##,
        ]
    );
}

#[test]
fn turned_text_is_turned_about_its_anchor() {
    let font = FontDesc::new(FontFamily::SansSerif, 12.0, FontStyle::Italic);
    let style = TextStyle::from(font.transform(FontTransform::Rotate270));
    let lines = drawn(FRAME, |area| area.draw(&Text::new("<2024>", (10, 20), style)));
    assert_eq!(
        lines,
        [
            r##"<text x="10" y="29.12" font-size="12" font-style="italic" fill="#000000" transform="rotate(270 10 20)">&lt;2024&gt;</text>"##
        ]
    );
}

#[test]
fn the_left_end_of_arabic_is_its_end() {
    let lettering = Lettering::bold(14.0, BLACK);
    let label = lettering.at("كازاخستان", (0, 20), HPos::Left);
    let lines = drawn(Frame { rtl: true, ..FRAME }, |area| area.draw(&label));
    assert!(lines[0].contains(r#"text-anchor="end""#), "{lines:?}");
}

#[test]
fn text_is_measured_by_the_table() {
    let mut out = String::new();
    let area = SvgBackend::new(FRAME, &Theme::PRINT, &mut out).into_drawing_area();
    let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, 20.0, FontStyle::Normal));
    let size = area.estimate_text_size("Қазақстан", &style).map_err(|problem| problem.to_string());
    assert_eq!(size, Ok((107, 24)));
}

#[test]
fn a_drawing_cut_short_is_closed() {
    let mut out = String::new();
    let mut backend = SvgBackend::new(FRAME, &Theme::PRINT, &mut out);
    backend.begin_scenery();
    drop(backend);
    assert!(out.ends_with("<g aria-hidden=\"true\">\n</g>\n</svg>\n"), "{out}");
}

/// A backend that knows nothing of marks.
struct Counter {
    rectangles: usize,
}

impl MarkBackend for &mut Counter {}

impl DrawingBackend for &mut Counter {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (640, 480)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        _point: BackendCoord,
        _color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_rect<S: plotters_backend::BackendStyle>(
        &mut self,
        _upper_left: BackendCoord,
        _bottom_right: BackendCoord,
        _style: &S,
        _fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.rectangles += 1;
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        _text: &str,
        _style: &T,
        _pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
}

#[test]
fn any_other_backend_draws_the_same_shapes() {
    let mut counter = Counter { rectangles: 0 };
    let drawn =
        draw_share_bars(&(&mut counter).into_drawing_area(), &Theme::LIGHT, &example::bars());
    assert!(drawn.is_ok(), "{drawn:?}");
    assert!(counter.rectangles >= 3 * 11, "{}", counter.rectangles);
}
