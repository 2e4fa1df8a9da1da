//! What the backend is told beside geometry: who a mark is, and what belongs together.

use std::convert::Infallible;

use plotters_backend::{BackendColor, BackendCoord, DrawingErrorKind};

use super::super::map::Outline;
use super::super::mark::{MarkBackend, MarkName, Texture};
use super::SvgBackend;

impl MarkBackend for SvgBackend<'_> {
    fn begin_mark(&mut self, name: MarkName<'_>) {
        let identity = self.identity(name);
        self.open_group(format_args!(r#" class="mark"{identity}"#));
    }

    fn end_mark(&mut self) {
        self.close_group();
    }

    fn begin_scenery(&mut self) {
        self.open_group(format_args!(r#" aria-hidden="true""#));
    }

    fn end_scenery(&mut self) {
        self.close_group();
    }

    fn set_texture(&mut self, texture: Texture) {
        self.texture = texture;
    }

    fn draw_run(
        &mut self,
        corners: &[[BackendCoord; 2]],
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.run(corners, color);
        Ok(())
    }

    fn draw_dashes(
        &mut self,
        lines: &[Vec<BackendCoord>],
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.dashes(lines, color);
        Ok(())
    }

    fn draw_area(
        &mut self,
        name: MarkName<'_>,
        outline: &Outline,
        fill: &str,
        border: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.area(name, outline, fill, border);
        Ok(())
    }

    fn place_field(
        &mut self,
        name: MarkName<'_>,
        [(left, top), (right, bottom)]: [BackendCoord; 2],
    ) {
        let identity = self.identity(name);
        let (width, height) = ((right - left).max(0), (bottom - top).max(0));
        self.line(format_args!(
            r#"<rect class="mark hit"{identity} x="{left}" y="{top}" width="{width}" height="{height}" fill="transparent"/>"#,
        ));
    }
}
