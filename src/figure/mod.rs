//! What each figure shows: estimates turned into marks, words and table rows.
//!
//! The one place where results meet language. A drawing and its table twin are
//! made from one value, so they cannot disagree; the page and the tests read
//! the same values.
//!
//! - [`answer`]: the estimates that the filter asks for; [`sources`]: what their rows amount to.
//! - [`headline`]: the title sentence and how sure it is.
//! - [`scenario`]: what a what-if comes to.
//! - [`share_bars`], [`over_time`]: the figures.
//! - [`compare`]: places side by side.
//! - [`country`]: what the page of one country says beside its figures.
//! - [`operators`]: which operators, in which groups; [`matrix`]: their vendors;
//!   [`states`]: what these are; [`ladder`]: what happened there; [`operator_page`]: one of them in full.
//! - [`initiatives`]: what vendors do beyond networks; [`policy_overlay`]: the law;
//!   [`deadlines`]: what is to go by when.
//! - [`swaps`]: who replaced whom; [`vendor_page`]: one vendor in full.
//! - [`concentration`]: how concentrated markets are; [`gaps`]: where to dig next.
//! - [`story`]: a story told in steps.
//! - [`world_map`]: what the map says of each country.
//! - [`published_shares`]: readings of others over time, ours beside them.
//! - [`published`]: shares as others publish them, in the form of an answer.
//! - [`evidence`]: the arithmetic and the rows behind one mark.
//! - [`contract_rows`]: the table of contracts.
//! - [`names`]: places and vendors by the names of a language.
//!
//! It knows no browser.

pub mod answer;
pub mod compare;
pub mod concentration;
pub mod contract_rows;
pub mod country;
mod counts;
pub mod deadlines;
pub mod evidence;
pub mod gaps;
pub mod headline;
pub mod initiatives;
pub mod ladder;
pub mod matrix;
pub mod names;
pub mod operator_page;
pub mod operators;
pub mod over_time;
pub mod policy_overlay;
pub mod published;
pub mod published_shares;
pub mod scenario;
pub mod share_bars;
pub mod sources;
pub mod states;
pub mod story;
pub mod swaps;
pub mod vendor_page;
pub mod world_map;

pub use answer::Answer;

/// The same numbers as a drawing, for whoever cannot use the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Twin {
    /// Names of the columns; how many of them name the row, the rest are numbers.
    pub head: Vec<String>,
    /// How many columns name the row.
    pub labels: usize,
    /// The rows, in the order of the marks, each with the key of its mark.
    pub rows: Vec<(String, Vec<String>)>,
}
