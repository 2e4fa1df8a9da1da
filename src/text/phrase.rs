//! The facts that go into a sentence, before they are put into words.

use crate::domain::network::{Domain, Generation};
use crate::estimate::{Definition, Strength};

/// What the title says: the facts of a finding, to be put into a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Name of the place.
    pub place: String,
    /// What is known of it.
    pub lead: Lead,
    /// What the share is a share of.
    pub definition: Definition,
    /// The part of the network that is looked at.
    pub domain: Domain,
    /// Whether only some kinds of evidence count.
    pub is_narrowed: bool,
}

/// Who is in front, and how surely.
#[derive(Clone, Debug, PartialEq)]
pub enum Lead {
    /// The evidence itself could not be read.
    Unread,
    /// Nothing is known.
    Nothing,
    /// No deal counts, which says nothing of who supplies.
    NoDeal,
    /// Nobody publishes shares, which says nothing of who supplies.
    Unpublished,
    /// Named for the state as a whole only.
    Reported(String),
    /// Vendors are there, but no named one leads.
    Unnamed,
    /// Less than half is known: the order may be otherwise.
    Thin(String),
    /// The first, who may be several, and the last of those within five points.
    Contested(String, String),
    /// The same, of less than half.
    ThinContested(String, String),
    /// Shares are published, but nobody ranks two vendors.
    Unranked,
    /// Publishers do not agree on who is first.
    Disputed(String, String),
    /// The only vendor that any source names.
    OnlyNamed(String),
    /// More than half is proven.
    Proven(String, Strength),
    /// Ahead by our estimate.
    Likely(String, Strength),
    /// Ahead by a count, which has no bounds.
    Counted(String),
}

/// A share as its words tell it; fractions from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePhrase<'a> {
    /// Name of the place.
    pub place: &'a str,
    /// Name of the vendor.
    pub vendor: &'a str,
    /// As-of year.
    pub year: i32,
    /// Best estimate.
    pub mid: f64,
    /// Proven.
    pub low: f64,
    /// Possible.
    pub possible: f64,
}

/// How sure a place's figures are; fractions from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Known.
    pub known: f64,
    /// Resting on a published split.
    pub published: f64,
    /// Resting on an assumed size of an operator.
    pub assumed: f64,
}

/// One generation of an operator's network in the arithmetic of a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SplitPhrase {
    /// The generation.
    pub generation: Generation,
    /// The vendor's part, 0 to 1.
    pub mid: f64,
    /// What a source states, 0 to 1.
    pub stated: Option<f64>,
    /// Vendors that share the part nobody states.
    pub sharing: usize,
    /// What is left of a vendor that is leaving; 1 while nothing has ended it.
    pub factor: f64,
}

/// What the subtitle says of how a figure was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Part of the network.
    pub domain: Domain,
    /// Generations chosen; empty is any.
    pub generations: Vec<Generation>,
    /// What the share is a share of.
    pub definition: Definition,
    /// As-of year.
    pub year: i32,
    /// First year of the evidence window.
    pub first_year: i32,
    /// Last year whose reports speak: those of later years tell who was there.
    pub last_year: i32,
}
