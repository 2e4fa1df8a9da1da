//! The countries on the plane of the map.

use super::equal_earth::{self, HALF_WIDTH};
use super::topology::Topology;
use crate::domain::place::{Country, Iso3};
use crate::order;

/// Width of the map in its own units. A drawing is scaled from it, so it is
/// fine enough for a map enlarged eight times.
pub const WIDTH: i32 = 6_000;
/// Land further north or south is not shown: ice without operators.
const NORTHERNMOST: f64 = 83.7;
const SOUTHERNMOST: f64 = -56.0;

/// A point in units of the map, to the right and down from its upper left.
pub type Point = (i32, i32);

/// A country on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// Its code; nothing for land that is no country's.
    pub iso3: Option<Iso3>,
    /// Its outlines and holes, to be filled by the even-odd rule.
    pub rings: Vec<Vec<Point>>,
    /// A point well inside it; of land without a country, its first corner.
    pub middle: Point,
    /// Whether it is too small to be found by its shape alone.
    pub is_dot: bool,
}

/// A way to go from one country to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    North,
    /// To the right.
    East,
    /// Down.
    South,
    /// To the left.
    West,
}

/// All countries on the map, the largest first, so that what lies within
/// another is drawn on top of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// The countries and the land that is none's.
    pub lands: Vec<Land>,
    /// Height of the map in its own units.
    pub height: i32,
    /// Pairs of countries that have a border in common.
    pub borders: Vec<(Iso3, Iso3)>,
}

impl World {
    /// Lays the countries out. Those that the file has no shape of are dots.
    #[must_use]
    pub fn new(topology: &Topology, countries: &[Country]) -> Self {
        let height = place(0.0, SOUTHERNMOST).1;
        let known = |iso3: Iso3| countries.iter().find(|country| country.iso3 == iso3);
        let mut lands: Vec<Land> = Vec::new();
        for (iso3, rings) in topology.countries() {
            let rings: Vec<Vec<Point>> = rings
                .iter()
                .map(|ring| ring.iter().map(|(east, north)| place(*east, *north)).collect())
                .filter(|ring: &Vec<Point>| ring.iter().any(|(_, y)| *y < height))
                .collect();
            let country = iso3.and_then(known);
            let inside = country.and_then(inside);
            let corner = rings.first().and_then(|ring| ring.first()).copied();
            if let Some(middle) = inside.or(corner).filter(|_| !rings.is_empty()) {
                let is_dot = country.is_some_and(|country| country.marker);
                lands.push(Land { iso3, rings, middle, is_dot });
            }
        }
        for country in countries.iter().filter(|country| country.marker) {
            let is_there = lands.iter().any(|land| land.iso3 == Some(country.iso3));
            if let (Some(middle), false) = (inside(country).filter(|(_, y)| *y < height), is_there)
            {
                lands.push(Land {
                    iso3: Some(country.iso3),
                    rings: Vec::new(),
                    middle,
                    is_dot: true,
                });
            }
        }
        order::by(&mut lands, |one, other| twice_area(other).cmp(&twice_area(one)));
        Self { lands, height, borders: topology.borders() }
    }

    /// The corners of the smallest upright rectangle around some countries;
    /// nothing if none of them is on the map.
    #[must_use]
    pub fn extent(&self, is_in: impl Fn(Iso3) -> bool) -> Option<[Point; 2]> {
        let in_it = || self.lands.iter().filter(|land| land.iso3.is_some_and(&is_in));
        // Where one member reaches far beyond all others (Russia beyond Europe),
        // what all others share is what is meant.
        let is_many = in_it().count() > FEW;
        let lands = in_it().filter(|land| !is_many || width(land) < WIDTH / 5);
        let lands: Vec<&Land> = lands.collect();
        let around = |is_meant: &dyn Fn(&Land) -> bool| {
            // The far side of the globe is no part of where people look for a
            // country: Alaska's end, Chukotka's, Fiji's. Middles do for dots.
            let points = lands.iter().filter(|land| is_meant(land)).flat_map(|land| {
                let largest = land.rings.iter().max_by_key(|ring| ring_area(ring).abs());
                largest.into_iter().flatten().copied().chain([land.middle])
            });
            points.fold(None, |extent: Option<[Point; 2]>, (x, y)| {
                let [(left, top), (right, bottom)] = extent.unwrap_or([(x, y), (x, y)]);
                Some([(left.min(x), top.min(y)), (right.max(x), bottom.max(y))])
            })
        };
        let whole = around(&|_| true)?;
        if !is_many || whole[1].0 - whole[0].0 < WIDTH * 4 / 5 {
            return Some(whole);
        }
        // Members on both sides of the edge of the map (Oceania): the side with
        // more land.
        let is_east = |land: &Land| land.middle.0 > WIDTH / 2;
        let land_of = |east: bool| -> i64 {
            lands.iter().filter(|land| is_east(land) == east).map(|land| twice_area(land)).sum()
        };
        let east = land_of(true) > land_of(false);
        around(&|land| is_east(land) == east)
    }

    /// The countries at the borders of one.
    pub fn at_borders_of(&self, country: Iso3) -> impl Iterator<Item = Iso3> + '_ {
        self.borders.iter().filter_map(move |(one, other)| match country {
            _ if *one == country => Some(*other),
            _ if *other == country => Some(*one),
            _ => None,
        })
    }

    /// The nearest of some countries in a direction from the middle of another
    /// one, within a right angle of it. A country is as near as its nearest
    /// corner, since a large neighbour's middle may be far off to the side, but
    /// not on the other side. At the edge of the map it goes on at the other edge.
    #[must_use]
    pub fn neighbour(
        &self,
        from: Iso3,
        direction: Direction,
        is_in: impl Fn(Iso3) -> bool,
    ) -> Option<Iso3> {
        let start = self.lands.iter().find(|land| land.iso3 == Some(from))?.middle;
        let nearest = |start: Point| {
            let distance = |point: Point| {
                let (ahead, aside) = direction.of(start, point);
                // Straight ahead counts for more than near but aside.
                (ahead > 0 && aside.abs() <= ahead).then_some(ahead * ahead + 4 * aside * aside)
            };
            let others = self.lands.iter().filter_map(|land| Some((land.iso3?, land)));
            let others = others.filter(|(iso3, _)| *iso3 != from && is_in(*iso3));
            let away = others.filter_map(|(iso3, land)| {
                let (ahead, aside) = direction.of(start, land.middle);
                let corners = land.rings.iter().flatten().copied().chain([land.middle]);
                let nearest = corners.filter_map(distance).min()?;
                (aside.abs() <= 2 * ahead).then_some((nearest, iso3))
            });
            away.min().map(|(_, iso3)| iso3)
        };
        nearest(start).or_else(|| match direction {
            Direction::East => nearest((start.0 - WIDTH, start.1)),
            Direction::West => nearest((start.0 + WIDTH, start.1)),
            Direction::North | Direction::South => None,
        })
    }
}

impl Direction {
    /// How far a point lies ahead and aside, seen from another.
    fn of(self, start: Point, (x, y): Point) -> (i64, i64) {
        let (right, down) = (i64::from(x - start.0), i64::from(y - start.1));
        match self {
            Self::North => (-down, right),
            Self::South => (down, right),
            Self::East => (right, down),
            Self::West => (-right, down),
        }
    }
}

/// Countries up to which each counts for where to look.
const FEW: usize = 6;

/// From the western to the eastern end of the largest part.
fn width(land: &Land) -> i32 {
    let largest = land.rings.iter().max_by_key(|ring| ring_area(ring).abs());
    let xs = || largest.into_iter().flatten().map(|(x, _)| *x);
    xs().max().unwrap_or(0) - xs().min().unwrap_or(0)
}

fn inside(country: &Country) -> Option<Point> {
    Some(place(country.longitude?, country.latitude?))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and the map is smaller than any i32"
)]
fn place(longitude: f64, latitude: f64) -> Point {
    let scale = f64::from(WIDTH) / (2.0 * HALF_WIDTH);
    let top = equal_earth::project(0.0, NORTHERNMOST).1;
    let (x, y) = equal_earth::project(longitude, latitude);
    (((x + HALF_WIDTH) * scale).round() as i32, ((top - y) * scale).round() as i32)
}

fn ring_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&Point, &Point)| {
        i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)
    };
    ring.iter().zip(next).map(cross).sum()
}

/// Twice the area within the outlines; holes count as if they were land, which
/// is as good for an order of drawing.
fn twice_area(land: &Land) -> i64 {
    land.rings.iter().map(|ring| ring_area(ring).abs()).sum()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use crate::ingest::{self, SourceFile, Table};

    fn shipped() -> World {
        let read = |name: &str| {
            std::fs::read(format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
        };
        let name = "countries.csv".to_owned();
        let content = Ok(read(&name));
        let (store, _) = ingest::read(&[SourceFile {
            table: Table::Countries,
            name,
            renames: Vec::new(),
            content,
        }]);
        World::new(&Topology::read(&read("world.small.json")).unwrap(), &store.countries)
    }

    fn iso3(code: &str) -> Iso3 {
        Iso3::parse(code).unwrap()
    }

    #[test]
    fn every_country_but_the_antarctic_is_on_the_map() {
        let world = shipped();
        let is_there = |code: &str| world.lands.iter().any(|land| land.iso3 == Some(iso3(code)));
        assert_eq!(world.lands.iter().filter(|land| land.iso3.is_some()).count(), 249);
        assert!(["KAZ", "UZB", "SGP", "TUV", "XKX", "TWN"].into_iter().all(is_there));
        assert!(!is_there("ATA"));
    }

    #[test]
    fn what_lies_within_another_country_comes_after_it() {
        let world = shipped();
        let place =
            |code: &str| world.lands.iter().position(|land| land.iso3 == Some(iso3(code))).unwrap();
        assert!(place("ZAF") < place("LSO") && place("ITA") < place("SMR"));
    }

    #[test]
    fn arrows_lead_to_the_country_that_lies_there() {
        let world = shipped();
        let all = |_| true;
        let from = |code: &str, direction| world.neighbour(iso3(code), direction, all);
        assert_eq!(from("KAZ", Direction::South), Some(iso3("UZB")));
        assert_eq!(from("KAZ", Direction::North), Some(iso3("RUS")));
        assert_eq!(from("UZB", Direction::West), Some(iso3("TKM")));
        assert_eq!(from("PRT", Direction::East), Some(iso3("ESP")));
        // Large neighbours stand where their middle is.
        assert_eq!(from("KGZ", Direction::East), Some(iso3("CHN")));
        assert_ne!(from("KAZ", Direction::West), Some(iso3("RUS")));
        assert_eq!(from("USA", Direction::North), Some(iso3("CAN")));
        assert_ne!(from("USA", Direction::East), Some(iso3("CAN")));
        assert!(from("JPN", Direction::East).is_some(), "the world is round");
        let only = |code: Iso3| code == iso3("CHN");
        assert_eq!(world.neighbour(iso3("KAZ"), Direction::East, only), Some(iso3("CHN")));
    }

    #[test]
    fn an_extent_holds_the_middle_of_each_country() {
        let world = shipped();
        let members = ["KAZ", "UZB", "TKM", "KGZ", "TJK"].map(iso3);
        let [(left, top), (right, bottom)] = world.extent(|code| members.contains(&code)).unwrap();
        assert!(right - left < WIDTH / 5, "{left} {right}");
        for land in
            world.lands.iter().filter(|land| land.iso3.is_some_and(|c| members.contains(&c)))
        {
            let (x, y) = land.middle;
            assert!((left..=right).contains(&x) && (top..=bottom).contains(&y));
        }
        assert_eq!(world.extent(|_| false), None);
        let pacific = ["AUS", "NZL", "FJI", "PNG", "SLB", "VUT", "WSM", "TON", "PYF"].map(iso3);
        let [(left, _), (right, _)] = world.extent(|code| pacific.contains(&code)).unwrap();
        assert!(right - left < WIDTH / 3, "one side of the edge of the map: {left} {right}");
    }
}
