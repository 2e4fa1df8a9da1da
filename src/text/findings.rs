//! The words of concentration, and of where to dig next.

use crate::estimate::corroboration::Lack;

/// Every word of it in one language.
pub struct FindingTexts {
    /// Caption of the concentration of a place.
    pub concentration: fn(&str) -> String,
    /// How to read it.
    pub hint: &'static str,
    /// Panel of the places.
    pub by_place: &'static str,
    /// Panel of the parts of the network.
    pub by_domain: &'static str,
    /// Column of the bounds.
    pub range: &'static str,
    /// Caption of the same by year.
    pub over_time: &'static str,
    /// An index in words: what, index, bounds, how much is known.
    pub hhi_phrase: fn(&str, &str, &str, &str) -> String,
    /// Heading of the gaps.
    pub dig: &'static str,
    /// What they are: how many are listed of how many.
    pub dig_hint: fn(&str, &str) -> String,
    /// What is lacking.
    pub lack: fn(Lack) -> &'static str,
    /// Columns: operator, lacking, part of the market, people.
    pub dig_heads: [&'static str; 5],
    /// Begins a correction.
    pub correct: &'static str,
    /// Subject and body of a correction: an operator's name and id, and the ids
    /// of the newest rows on it.
    pub correction: fn(&str, &str, &str) -> [String; 2],
}
