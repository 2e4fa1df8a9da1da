//! Who runs a network.

use super::date::PartialDate;
use super::id::{CountryId, OperatorId};

/// What an operator is. Only mobile operators weigh in a country's share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A mobile network operator (MNO), or not yet sorted: the cell is empty.
    #[default]
    Mobile,
    /// Fixed lines only.
    Fixed,
    /// A mobile virtual network operator: no radio network of its own.
    Mvno,
    /// The network of a company or utility.
    Private,
    /// Serves other operators.
    Wholesale,
    /// A radio network company of several operators.
    Joint,
}

impl Kind {
    /// Reads the cell; empty is [`Kind::Mobile`].
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        match text {
            "" | "mobile" => Some(Self::Mobile),
            "fixed" => Some(Self::Fixed),
            "mvno" => Some(Self::Mvno),
            "private" => Some(Self::Private),
            "wholesale" => Some(Self::Wholesale),
            "joint" => Some(Self::Joint),
            _ => None,
        }
    }
}

/// Whether an operator still exists under its own name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// In business.
    #[default]
    Active,
    /// Merged into another.
    Merged,
    /// Closed.
    Closed,
}

impl Status {
    /// Reads the cell.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        match text {
            "active" => Some(Self::Active),
            "merged" => Some(Self::Merged),
            "closed" => Some(Self::Closed),
            _ => None,
        }
    }
}

/// What became of an operator's network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Who took it over; nothing if the id in the file does not resolve.
    pub by: Option<OperatorId>,
}

/// A row of operators.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Operator {
    /// Id `{iso3}-{slug}` in small letters.
    pub slug: String,
    /// Where it runs its network.
    pub country: CountryId,
    /// Name in Latin letters.
    pub name: String,
    /// Controlling owner, in words.
    pub owner: String,
    /// Who took it over, if somebody did.
    pub succession: Option<Succession>,
    /// From when the successor counts as such; nothing means always.
    pub successor_date: Option<PartialDate>,
    /// What it is.
    pub kind: Kind,
    /// Operators whose network this one runs: its rows are theirs.
    pub carries: Vec<OperatorId>,
    /// Whether the cell `carries` has any id, known or not.
    pub carries_others: bool,
    /// Mobile subscriptions.
    pub subscribers: Option<f64>,
    /// When that many.
    pub subscribers_date: Option<PartialDate>,
    /// Percent of the country's mobile subscriptions, 0 to 100.
    pub market_share_pct: Option<f64>,
    /// Whether it still exists.
    pub status: Status,
    /// Page that says so.
    pub source_url: String,
    /// Date of that page.
    pub source_date: Option<PartialDate>,
}

impl Operator {
    /// Whether the operator still stood on its own at the end of `year`,
    /// whatever became of it later.
    #[must_use]
    pub fn is_taken_over_after(&self, year: i32) -> bool {
        self.successor_date.is_some_and(|date| date.year() > year)
    }

    /// Whether the id stands for deals and statements at the level of the state.
    #[must_use]
    pub fn is_government(&self) -> bool {
        self.slug.ends_with("-government")
    }
}
