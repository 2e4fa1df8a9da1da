//! The part of the map that is seen.

use super::world::{Point, WIDTH};
use crate::domain::decimal::within;

/// The most a map can be enlarged.
const CLOSEST: f64 = 14.0;
/// How much wider than what it is to show a window is.
const MARGIN: f64 = 1.06;

/// A window on the map, of the map's own shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its left edge in units of the map.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Window {
    /// The whole of a map of this height.
    #[must_use]
    pub fn whole(height: i32) -> Self {
        Self { x: 0.0, y: 0.0, width: f64::from(WIDTH), height: f64::from(height) }
    }

    /// A window that shows a rectangle with a margin, on a map of this height.
    #[must_use]
    pub fn around([(left, top), (right, bottom)]: [Point; 2], height: i32) -> Self {
        let whole = Self::whole(height);
        let wide =
            f64::from(right - left).max(f64::from(bottom - top) * whole.width / whole.height);
        let width = within(wide * MARGIN, whole.width / CLOSEST, whole.width);
        let middle = (f64::from(left + right) / 2.0, f64::from(top + bottom) / 2.0);
        Self::at(middle, width, height)
    }

    /// The same `factor` times as large, the point that lies at these fractions
    /// of its width and height staying where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, (across, down): (f64, f64), height: i32) -> Self {
        let whole = Self::whole(height);
        let width = within(self.width * factor, whole.width / CLOSEST, whole.width);
        let point = (self.x + self.width * across, self.y + self.height * down);
        let tall = width * whole.height / whole.width;
        let middle = (point.0 + width * (0.5 - across), point.1 + tall * (0.5 - down));
        Self::at(middle, width, height)
    }

    /// The same moved by fractions of its width and height.
    #[must_use]
    pub fn moved(self, (across, down): (f64, f64), height: i32) -> Self {
        let middle = (self.x + self.width * (0.5 + across), self.y + self.height * (0.5 + down));
        Self::at(middle, self.width, height)
    }

    /// Where a point lies, in fractions of its width and height.
    #[must_use]
    pub fn fractions(self, (x, y): Point) -> (f64, f64) {
        ((f64::from(x) - self.x) / self.width, (f64::from(y) - self.y) / self.height)
    }

    /// Whether a point is seen.
    #[must_use]
    pub fn shows(self, point: Point) -> bool {
        let (across, down) = self.fractions(point);
        (0.0..=1.0).contains(&across) && (0.0..=1.0).contains(&down)
    }

    /// The same moved, if need be, until it shows a point.
    #[must_use]
    pub fn showing(self, point: Point, height: i32) -> Self {
        let (across, down) = self.fractions(point);
        let (x, y) = point;
        let is_seen = (0.05..=0.95).contains(&across) && (0.05..=0.95).contains(&down);
        if is_seen { self } else { Self::at((f64::from(x), f64::from(y)), self.width, height) }
    }

    /// The value of an SVG's `viewBox`.
    #[must_use]
    pub fn view_box(self) -> String {
        let [x, y, width, height] = [self.x, self.y, self.width, self.height]
            .map(|length| crate::domain::decimal::Short(length, 1));
        format!("{x} {y} {width} {height}")
    }

    /// A window about a point, within the map.
    fn at(middle: (f64, f64), width: f64, map_height: i32) -> Self {
        let whole = Self::whole(map_height);
        let height = width * whole.height / whole.width;
        let within = |start: f64, length: f64, end: f64| start.min(end - length).max(0.0);
        Self {
            x: within(middle.0 - width / 2.0, width, whole.width),
            y: within(middle.1 - height / 2.0, height, whole.height),
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHT: i32 = 3_000;

    #[test]
    fn a_window_has_the_shape_of_the_map_and_stays_on_it() {
        let corner = Window::around([(5_900, 2_900), (5_990, 2_950)], HEIGHT);
        assert!((corner.width / corner.height - 2.0).abs() < 1e-9);
        assert!(corner.x + corner.width <= 6_000.0 && corner.y + corner.height <= 3_000.0);
        assert_eq!(Window::around([(0, 0), (6_000, 10)], HEIGHT), Window::whole(HEIGHT));
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let window = Window::around([(2_000, 1_000), (3_000, 1_400)], HEIGHT);
        let at = |window: Window| (window.x + window.width * 0.25, window.y + window.height * 0.5);
        let (before, after) = (at(window), at(window.zoomed(0.5, (0.25, 0.5), HEIGHT)));
        assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9);
    }

    #[test]
    fn a_map_is_never_smaller_than_its_frame_nor_larger_than_it_is_drawn_for() {
        let whole = Window::whole(HEIGHT);
        assert_eq!(whole.zoomed(2.0, (0.5, 0.5), HEIGHT), whole);
        assert!((whole.zoomed(1e-6, (0.5, 0.5), HEIGHT).width - 6_000.0 / 14.0).abs() < 1e-9);
    }

    #[test]
    fn a_window_moves_only_to_show_what_it_does_not() {
        let window = Window::around([(2_000, 1_000), (3_000, 1_400)], HEIGHT);
        assert_eq!(window.showing((2_500, 1_200), HEIGHT), window);
        let moved = window.showing((500, 500), HEIGHT);
        assert!(moved.x < 500.0 && moved.x + moved.width > 500.0);
    }
}
