//! Where the parts of a ladder are, in pixels.

use super::super::axes::{Flow, Scale};
use super::super::drawn_width;
use super::super::lettering::Faces;
use super::super::theme::Theme;
use super::{Ladder, Lane};

/// Height of a group's title.
pub const TITLE: i32 = 30;
/// From the middle of a sign to its side.
pub const SIGN: i32 = 5;
/// From the middle of a sign to the side of the field in which it is found.
pub const REACH: i32 = 8;
/// Height of the years above the lanes.
const AXIS: i32 = 26;
/// From a title to what is said below it.
pub const LINE: i32 = 17;
/// Height of a lane with one level of signs.
const LANE: i32 = 22;
/// From one level of signs to the next.
const LEVEL: i32 = 13;
/// Most levels of a lane; past that signs lie over each other.
const MOST_LEVELS: usize = 7;

/// Where everything is.
pub struct Layout {
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
    /// Room for the names of lanes.
    pub name_width: i32,
    /// Left and right end of the years.
    pub plot: (i32, i32),
    /// Tops of the groups' titles, and whether what is said of each stands on a
    /// line of its own below it.
    pub titles: Vec<(i32, bool)>,
    /// The lanes of all groups, in order.
    pub lanes: Vec<Place>,
    rtl: bool,
}

/// Where a lane is.
pub struct Place {
    /// Its upper end.
    pub top: i32,
    /// From there to its lower end.
    pub height: i32,
    /// The level of each sign, from 0.
    pub levels: Vec<usize>,
    level_count: usize,
}

impl Layout {
    /// Lays the figure out in `width` pixels, or in 200 if that is less.
    pub fn new(figure: &Ladder, width: u32) -> Self {
        let faces = Faces::new(&Theme::LIGHT);
        let width = drawn_width(width);
        let lanes = || figure.groups.iter().flat_map(|group| &group.lanes);
        let widest = lanes().map(|lane| faces.range.width(&lane.name)).max().unwrap_or(0);
        let name_width = widest.min(width / 4);
        // The last sign is seen whole.
        let (near, far) = (name_width + 12 + SIGN, width - REACH - 1);
        let plot = if figure.rtl { (width - far, width - near) } else { (near, far) };
        let mut layout = Self {
            width,
            height: AXIS,
            name_width,
            plot,
            titles: Vec::new(),
            lanes: Vec::new(),
            rtl: figure.rtl,
        };
        let years = Scale::years(figure.years.0, figure.years.1, plot.0, plot.1);
        for group in &figure.groups {
            let beside = title_width(&faces, &group.title) + faces.range.width(&group.note);
            let is_below = beside > width;
            layout.titles.push((layout.height, is_below));
            layout.height += TITLE + if is_below { LINE } else { 0 };
            for lane in &group.lanes {
                let place = Place::new(lane, &years, layout.height);
                layout.height += place.height;
                layout.lanes.push(place);
            }
            layout.height += 6;
        }
        layout
    }

    /// The drawing from the side where reading starts.
    pub const fn flow(&self) -> Flow {
        Flow { left: 0, width: self.width, rtl: self.rtl }
    }
}

/// How far a title reaches, with the gap to what is said beside it. A reader's
/// font may be wider than the one that was reckoned with.
pub fn title_width(faces: &Faces, title: &str) -> i32 {
    faces.value.width(title) * 11 / 10 + 12
}

impl Place {
    /// Gives each sign the first level on which it touches no other.
    fn new(lane: &Lane, years: &Scale, top: i32) -> Self {
        let mut ends: Vec<i32> = Vec::new();
        let levels = lane.steps.iter().map(|step| {
            let x = years.at(step.at - 0.5);
            let free = ends.iter().position(|end| x - *end >= 2 * SIGN + 3);
            let level = match free {
                Some(level) => level,
                None if ends.len() < MOST_LEVELS => {
                    ends.push(x);
                    ends.len() - 1
                }
                None => 0,
            };
            ends[level] = x;
            level
        });
        let levels: Vec<usize> = levels.collect();
        let level_count = ends.len().max(1);
        let more = i32::try_from(level_count - 1).unwrap_or(0);
        Self { top, height: LANE + more * LEVEL, levels, level_count }
    }

    /// The height at which the signs of a level stand.
    pub fn level(&self, level: usize) -> i32 {
        let of = |count: usize| i32::try_from(count).unwrap_or(0) * LEVEL;
        self.top + self.height / 2 + of(level) - of(self.level_count - 1) / 2
    }
}
