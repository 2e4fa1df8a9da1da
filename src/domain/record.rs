//! What stands beside the contracts: published shares, policies, initiatives,
//! figures of vendors. Each row names its source.

use super::date::{Day, PartialDate};

/// Where a row was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Who published it.
    pub publisher: String,
    /// The page.
    pub url: String,
    /// Its date.
    pub date: Option<PartialDate>,
}

/// A row of shares.csv: an estimate as somebody published it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedShare {
    /// Alpha-3 code, `WORLD`, or another code of a region.
    pub scope: String,
    /// What was measured: `ran`, `ran-5g`, `core`, …
    pub segment: String,
    /// `YYYY`, `YYYY-Qn`, `YYYY-Hn` or `YYYY-9M`.
    pub period: String,
    /// Vendor id, `chinese` or `non-chinese`.
    pub vendor: String,
    /// Percent, 0 to 100.
    pub share_pct: f64,
    /// `revenue`, `sites`, `subscribers`, `units`, `contracts`; empty if not stated.
    pub measure: String,
    /// Remarks: derived, forecast, floor.
    pub note: String,
    /// Where it was read.
    pub source: Source,
}

impl PublishedShare {
    /// The calendar year of the period.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.period.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0)
    }

    /// Whether it is what somebody expected and no reading: its note says so.
    #[must_use]
    pub fn is_forecast(&self) -> bool {
        self.note.to_ascii_lowercase().contains("forecast")
    }

    /// The month in which the period ends, counted from the year 0; of two
    /// periods that end together, the longer one comes after.
    #[must_use]
    pub fn period_end(&self) -> (i32, u8) {
        let (month, length) = match self.period.get(5..).unwrap_or_default() {
            "Q1" => (3, 3),
            "Q2" => (6, 3),
            "H1" => (6, 6),
            "Q3" => (9, 3),
            "9M" => (9, 9),
            "Q4" => (12, 3),
            "H2" => (12, 6),
            _ => (12, 12),
        };
        (self.year() * 12 + month, length)
    }
}

/// What a government decided on a vendor's equipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// No restriction.
    Open,
    /// Nothing is decided yet.
    Undecided,
    /// Each case is decided by itself.
    CaseByCase,
    /// Kept out of some parts of networks.
    Restricted,
    /// To be taken out by a date.
    PhaseOut,
    /// Ruled out.
    Ban,
}

impl Stance {
    /// All, from the freest to the strictest.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Undecided,
        Self::CaseByCase,
        Self::Restricted,
        Self::PhaseOut,
        Self::Ban,
    ];

    /// The ids of the data, as they stand there.
    pub const SLUGS: [&'static str; 6] =
        ["ban", "phase-out", "restricted", "case-by-case", "open", "undecided"];

    /// Reads an id of the data.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Some(match text {
            "ban" => Self::Ban,
            "phase-out" => Self::PhaseOut,
            "restricted" => Self::Restricted,
            "case-by-case" => Self::CaseByCase,
            "open" => Self::Open,
            "undecided" => Self::Undecided,
            _ => return None,
        })
    }
}

/// How firm a step of a government is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolicyStep {
    /// Said, or reported as a practice.
    Statement,
    /// A bill, a plan, a recommendation.
    Draft,
    /// A law, an order, a binding contract or condition, a court's ruling.
    #[default]
    Decision,
}

impl PolicyStep {
    /// The ids of the data.
    pub const SLUGS: [&'static str; 3] = ["decision", "draft", "statement"];

    /// Reads an id of the data.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        let all = [Self::Decision, Self::Draft, Self::Statement];
        let position = Self::SLUGS.iter().position(|slug| *slug == text)?;
        all.get(position).copied()
    }
}

/// A row of policies.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Alpha-3 code, or `EU27` for the Union.
    pub scope: String,
    /// When it was decided or said.
    pub date: Option<PartialDate>,
    /// What was decided or said.
    pub stance: Stance,
    /// Which of the two.
    pub step: PolicyStep,
    /// What it covers, in words.
    pub applies_to: String,
    /// By when.
    pub deadline: Option<PartialDate>,
    /// Remarks.
    pub note: String,
    /// Where it was read.
    pub source: Source,
}

impl Policy {
    /// The last day of its date, which the days of two rows are compared by;
    /// an undated row is older than any other.
    #[must_use]
    pub fn day(&self) -> Day {
        self.date.map_or(Day::UNDATED, PartialDate::end)
    }
}

/// A row of initiatives.csv: what vendors do beyond networks.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Id of the row.
    pub slug: String,
    /// Alpha-3 code, `WORLD` or `EU27`.
    pub scope: String,
    /// When.
    pub date: Option<PartialDate>,
    /// Vendor id; empty where the source names none.
    pub vendor: String,
    /// `training`, `safe-city`, `data-protection`, …
    pub category: String,
    /// What, in a few words.
    pub title: String,
    /// What `value` counts.
    pub metric: String,
    /// Its number.
    pub value: Option<f64>,
    /// Id of the deal that several rows tell of; `-` where the number is none
    /// to be added up; empty where it stands by itself.
    pub deal: String,
    /// Remarks.
    pub note: String,
    /// Where it was read.
    pub source: Source,
}

impl Initiative {
    /// The kinds that there are.
    pub const CATEGORIES: [&'static str; 8] = [
        "training",
        "safe-city",
        "data-protection",
        "research",
        "agreement",
        "relocation",
        "data-centre",
        "finance",
    ];
}

/// A row of owners.csv: a parent group that the text of an owner names.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnerGroup {
    /// The text, as it stands in operators.csv.
    pub owner: String,
    /// Id of the group.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Remarks: doubts, the part held.
    pub note: String,
}

/// A row of a story: a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    /// Number of its step.
    pub step: u32,
    /// The query of the address of what is looked at; of the first of a step.
    pub address: String,
    /// Heading of the step in English; of the first of a step.
    pub heading: String,
    /// The same in Russian.
    pub heading_ru: String,
    /// The sentence in English.
    pub text: String,
    /// The same in Russian.
    pub text_ru: String,
    /// Keys of the rows it rests on.
    pub rows: Vec<String>,
}

/// A row of `vendor_figures.csv`: what a vendor published of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorFigure {
    /// Vendor id.
    pub vendor: String,
    /// When it held.
    pub date: Option<PartialDate>,
    /// What `value` counts, with its currency where it is money.
    pub metric: String,
    /// Its number.
    pub value: f64,
    /// Remarks.
    pub note: String,
    /// Where it was read.
    pub source: Source,
}
