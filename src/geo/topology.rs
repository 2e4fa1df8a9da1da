//! The file of outlines: borders as arcs that neighbours share.

use crate::domain::place::Iso3;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A point on the grid of the file.
type Step = (i32, i32);

/// The outlines of all countries, as the file has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topology {
    /// Size of a step in degrees, and the degrees east and north of the origin.
    grid: [f64; 3],
    arcs: Vec<Vec<Step>>,
    polygons: Vec<(Option<Iso3>, Vec<Polygon>)>,
}

/// Rings of arc numbers, the outer one first.
pub type Polygon = Vec<Vec<i32>>;

/// A ring of points in degrees east and north; the last is the first.
pub type Ring = Vec<(f64, f64)>;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON of this form; where and why, in English.
    Form(String),
    /// An arc breaks off, by its number.
    Arc(usize),
    /// A country names an arc that is not there.
    MissingArc {
        /// The country, as the file has it.
        country: String,
        /// The arc, as the file has it.
        arc: i32,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(why) => f.write_str(why),
            Self::Arc(number) => write!(f, "arc {number} breaks off"),
            Self::MissingArc { country, arc } => write!(f, "{country} has no arc {arc}"),
        }
    }
}

/// The file as it is written: JSON with these members.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct File {
    /// Size of a step in degrees, and the degrees east and north of the origin.
    pub g: [f64; 3],
    /// Arcs, each a row of numbers in characters.
    pub a: Vec<String>,
    /// Polygons by the code of their country: rings of arc numbers.
    pub c: BTreeMap<String, Vec<Polygon>>,
}

impl Topology {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] if any part of it is not of the form that
    /// data/geography/WORLD.md describes: half a map would be a false one.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::new(
            serde_json::from_slice(bytes).map_err(|error| Unreadable::Form(error.to_string()))?,
        )
    }

    /// Checks and decodes a file that has been parsed: a browser has a parser of
    /// its own, and the one that [`read`](Self::read) uses would weigh ten
    /// kilobytes beside it.
    ///
    /// # Errors
    ///
    /// [`Unreadable`], as above.
    pub fn new(file: File) -> Result<Self, Unreadable> {
        let mut arcs = Vec::with_capacity(file.a.len());
        for (number, text) in file.a.iter().enumerate() {
            arcs.push(arc(text).ok_or(Unreadable::Arc(number))?);
        }
        for (country, polygons) in &file.c {
            for number in polygons.iter().flatten().flatten() {
                if index(*number) >= arcs.len() {
                    let country = country.clone();
                    return Err(Unreadable::MissingArc { country, arc: *number });
                }
            }
        }
        let polygons = file.c.into_iter();
        let polygons = polygons.map(|(code, polygons)| (Iso3::parse(&code), polygons)).collect();
        Ok(Self { grid: file.g, arcs, polygons })
    }

    /// Every country with its rings, those of holes among them: to be filled by
    /// the even-odd rule. Land that is no country's has no code.
    pub fn countries(&self) -> impl Iterator<Item = (Option<Iso3>, Vec<Ring>)> + '_ {
        self.polygons.iter().map(|(code, polygons)| {
            (*code, polygons.iter().flatten().map(|arcs| self.ring(arcs)).collect())
        })
    }

    /// Pairs of countries that have a border in common, each once.
    #[must_use]
    pub fn borders(&self) -> Vec<(Iso3, Iso3)> {
        let mut first_at: Vec<Option<Iso3>> = vec![None; self.arcs.len()];
        let mut borders: Vec<(Iso3, Iso3)> = Vec::new();
        for (code, polygons) in &self.polygons {
            let Some(code) = code else { continue };
            for arc in polygons.iter().flatten().flatten() {
                let first = first_at[index(*arc)].get_or_insert(*code);
                let pair = (*first, *code);
                if first != code && !borders.contains(&pair) {
                    borders.push(pair);
                }
            }
        }
        borders
    }

    fn ring(&self, numbers: &[i32]) -> Ring {
        let [step, east, north] = self.grid;
        let mut ring = Ring::new();
        for number in numbers {
            let arc = &self.arcs[index(*number)];
            let degrees =
                |(x, y): &Step| (f64::from(*x) * step + east, f64::from(*y) * step + north);
            // Each arc begins where the one before it ended.
            ring.pop();
            if *number < 0 {
                ring.extend(arc.iter().rev().map(degrees));
            } else {
                ring.extend(arc.iter().map(degrees));
            }
        }
        ring
    }
}

/// The arc's place in the list: a negative number is an arc walked backwards.
fn index(number: i32) -> usize {
    let number = if number < 0 { -1 - number } else { number };
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Points from a row of numbers, each the way from the point before; nothing
/// if the row breaks off or leads off the grid.
fn arc(text: &str) -> Option<Vec<Step>> {
    let mut points = Vec::new();
    let mut point = (0_i32, 0_i32);
    let mut characters = text.bytes().peekable();
    while characters.peek().is_some() {
        let (x, y) = (number(&mut characters)?, number(&mut characters)?);
        point = (point.0.checked_add(x)?, point.1.checked_add(y)?);
        points.push(point);
    }
    if points.is_empty() { None } else { Some(points) }
}

/// The next number: five bits a character, the lowest first, its sign in the
/// lowest bit. Nothing if it breaks off.
fn number(characters: &mut impl Iterator<Item = u8>) -> Option<i32> {
    let (mut sum, mut shift) = (0_i64, 0);
    loop {
        let bits = characters.next()?.checked_sub(63).filter(|bits| *bits < 64 && shift < 30)?;
        sum |= i64::from(bits & 31) << shift;
        if bits & 32 == 0 {
            let signed = if sum % 2 == 0 { sum / 2 } else { -(sum + 1) / 2 };
            return i32::try_from(signed).ok();
        }
        shift += 5;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Macao as in the file, with its two arcs alone.
    const MACAO: &str =
        r#"{"g":[0.02,-180,-90],"a":["gt[w}I@?@@?@","gt[w}IA@D@"],"c":{"MAC":[[[-1,1]]],"-":[]}}"#;

    fn rings(text: &str) -> Vec<(Option<Iso3>, Vec<Ring>)> {
        Topology::read(text.as_bytes()).map(|world| world.countries().collect()).unwrap_or_default()
    }

    #[test]
    fn a_ring_is_put_together_from_arcs_in_either_direction() {
        let countries = rings(MACAO);
        let (code, macao) = &countries[1];
        let expected = [
            (113.48, 22.20),
            (113.48, 22.22),
            (113.50, 22.24),
            (113.52, 22.24),
            (113.54, 22.22),
            (113.48, 22.20),
        ];
        assert_eq!(*code, Iso3::parse("MAC"));
        assert_eq!(macao[0].len(), expected.len());
        for (point, expected) in macao[0].iter().zip(expected) {
            assert!((point.0 - expected.0).abs() < 1e-9 && (point.1 - expected.1).abs() < 1e-9);
        }
    }

    #[test]
    fn countries_that_share_an_arc_share_a_border() {
        let text = MACAO.replace("\"-\":[]", "\"CHN\":[[[0]]]");
        let borders = Topology::read(text.as_bytes()).map(|world| world.borders());
        let pair = Iso3::parse("CHN").zip(Iso3::parse("MAC"));
        assert_eq!(borders, Ok(pair.into_iter().collect()));
    }

    #[test]
    fn land_without_a_country_has_no_code() {
        assert_eq!(rings(MACAO)[0].0, None);
    }

    #[test]
    fn what_is_no_map_is_said_to_be_none() {
        assert!(matches!(Topology::read(b"<!doctype html>"), Err(Unreadable::Form(_))));
        let cut_off = MACAO.replace("IA@D@", "IA@D`");
        assert_eq!(Topology::read(cut_off.as_bytes()), Err(Unreadable::Arc(1)));
        let missing = MACAO.replace("[-1,1]", "[-1,2]");
        let error = Unreadable::MissingArc { country: "MAC".into(), arc: 2 };
        assert_eq!(Topology::read(missing.as_bytes()), Err(error));
    }
}
