//! The words of the figures of operators.

use crate::domain::network::Domain;
use crate::estimate::State;
use crate::query::{Aspect, Grouping};

/// At which part of a group a vendor is.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposed {
    /// Its name.
    pub vendor: String,
    /// Operators.
    pub operators: usize,
    /// How many of them publish their subscriptions.
    pub telling: usize,
    /// Their subscriptions in millions; empty where none publishes them.
    pub millions: String,
}

/// What a group of operators amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// Operators.
    pub operators: usize,
    /// Countries they are in.
    pub countries: usize,
    /// Vendors, and at which of the operators each is.
    pub suppliers: Vec<Exposed>,
    /// Operators of which no supplier is named.
    pub unknown: usize,
}

/// Something that happened at an operator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepPhrase<'a> {
    /// Name of the operator.
    pub operator: &'a str,
    /// Name of the vendor.
    pub vendor: &'a str,
    /// Name of the stage.
    pub stage: &'a str,
    /// When.
    pub date: &'a str,
}

/// Every word of the figures of operators in one language.
pub struct OperatorTexts {
    /// Caption of the matrix: a place.
    pub matrix: fn(&str) -> String,
    /// Caption of the ladder: a place.
    pub ladder: fn(&str) -> String,
    /// Name of the control of the groups.
    pub group_by: &'static str,
    /// Name of a way to group.
    pub grouping: fn(Grouping) -> &'static str,
    /// Name of the control of the signs.
    pub cells_by: &'static str,
    /// Name of what signs stand for.
    pub aspect: fn(Aspect) -> &'static str,
    /// A part of the network in a few letters.
    pub domain_letter: fn(Domain) -> &'static str,
    /// Name of a state.
    pub state: fn(State) -> &'static str,
    /// How to read the figures.
    pub hint: &'static str,
    /// What a row counts for that names no part or generation.
    pub unstated: &'static str,
    /// What the bands of a ladder say.
    pub bands: &'static str,
    /// Who controls it is not known.
    pub owner_not_stated: &'static str,
    /// Column of the table.
    pub group: &'static str,
    /// Column of the table.
    pub date: &'static str,
    /// Column of the table.
    pub rows: &'static str,
    /// What a group amounts to.
    pub exposure: fn(&Exposure) -> String,
    /// A cell in words: operator, vendor, aspects with their states.
    pub cell: fn(&str, &str, &[(&str, &str)]) -> String,
    /// A step in words.
    pub step: fn(&StepPhrase<'_>) -> String,
    /// Name of a mark that opens an operator.
    pub open: fn(&str) -> String,
    /// Part of its country's market: a percentage.
    pub of_market: fn(&str) -> String,
    /// In place of a number: the vendor is there in name only, or gone.
    pub no_part: &'static str,
    /// Whose network the parts are parts of: an operator.
    pub part_of_network: fn(&str) -> String,
    /// Not all are drawn: how many of how many.
    pub drawn: fn(&str, &str) -> String,
    /// Draws all.
    pub draw_all: &'static str,
    /// Why not all are drawn where all are asked for.
    pub no_room: &'static str,
    /// Back from one parent group to all.
    pub all_owners: &'static str,
    /// In place of a figure without operators.
    pub none: &'static str,
    /// Who controls an operator: a name.
    pub owner: fn(&str) -> String,
    /// Subscriptions of an operator: a number and when.
    pub subscriptions: fn(&str, &str) -> String,
    /// Where an operator's size and owner were read: a date.
    pub operator_source: fn(&str) -> String,
    /// Heading of the states of one operator.
    pub suppliers: &'static str,
    /// A year, one of the slider.
    pub as_of: &'static str,
    /// Begins to move through the years.
    pub play: &'static str,
    /// Stops it.
    pub pause: &'static str,
}
