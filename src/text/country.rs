//! The words of the page of one country.

/// Every word of the page of one country in one language.
pub struct CountryTexts {
    /// No single country is chosen.
    pub choose: &'static str,
    /// Heading of the operators.
    pub operators: &'static str,
    /// Heading of what the government decided.
    pub policy: &'static str,
    /// Nothing is on record.
    pub no_policy: &'static str,
    /// By when something is to be done.
    pub deadline: fn(&str) -> String,
    /// Heading of what vendors do beyond networks.
    pub initiatives: &'static str,
    /// Nothing is on record.
    pub no_initiatives: &'static str,
    /// Name of a category of initiatives, by its id.
    pub category: fn(&str) -> &'static str,
    /// Heading of the countries to compare with.
    pub neighbours: &'static str,
    /// Link to all of them side by side.
    pub compare_all: &'static str,
    /// Heading of what is not known.
    pub not_known: &'static str,
    /// Everything is well supported.
    pub all_known: &'static str,
    /// Operators of which no source names a supplier.
    pub nobody_named: fn(&str) -> String,
    /// Operators of which only rows before a year name a supplier.
    pub only_older: fn(&str, i32) -> String,
    /// The table has no operator.
    pub no_operators: &'static str,
    /// Of several places chosen only the first is shown.
    pub only_first: fn(&str) -> String,
    /// Operators whose newest evidence is three years old or more.
    pub stale: fn(&str) -> String,
    /// Operators with one source that is not primary.
    pub single: fn(&str) -> String,
    /// Operators of which sources state different parts.
    pub disagree: fn(&str) -> String,
    /// Operators whose size is assumed.
    pub assumed: fn(&str) -> String,
    /// A part of the market belongs to operators not in the table.
    pub missing: fn(&str) -> String,
    /// How to correct a row.
    pub correct: &'static str,
    /// Link to how.
    pub correct_link: &'static str,
    /// More entries than are shown: how many.
    pub more: fn(&str) -> String,
}
