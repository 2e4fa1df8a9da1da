//! The words of places side by side.

use crate::query::Ranking;

/// Every word of a comparison in one language.
pub struct CompareTexts {
    /// In place of a comparison of fewer than two places.
    pub choose: &'static str,
    /// More places were chosen than stand side by side: how many do.
    pub cut: fn(&str) -> String,
    /// Name of the control of the order.
    pub rank_by: &'static str,
    /// Name of an order.
    pub ranking: fn(Ranking) -> &'static str,
    /// Caption of a vendor's share over the years.
    pub over_time: fn(&str) -> String,
    /// Caption of how much is known and how concentrated it is.
    pub measures: &'static str,
    /// Name of the known part.
    pub known: &'static str,
    /// What it is.
    pub known_note: &'static str,
    /// The same after a percentage.
    pub known_short: &'static str,
    /// Name of the index of concentration.
    pub hhi: &'static str,
    /// What it is.
    pub hhi_note: &'static str,
    /// Name of the effective number of vendors.
    pub effective: &'static str,
    /// Caption of the differences from a place.
    pub differences: fn(&str) -> String,
    /// Column of the differences.
    pub measure: &'static str,
    /// An index of concentration in words: place, number.
    pub hhi_phrase: fn(&str, &str) -> String,
    /// How the index comes about.
    pub hhi_remark: &'static str,
}
