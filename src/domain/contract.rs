//! What a row of `contracts.csv` says: one vendor doing one thing for one
//! operator, as one source reports it.

/// How far a deal is, or what the source states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A memorandum of understanding.
    Mou,
    /// A trial or pilot.
    Trial,
    /// A contract signed or awarded.
    Contract,
    /// Equipment in service.
    Live,
    /// A contract renewed or extended.
    Renewal,
    /// The source states that the vendor supplies this operator.
    Supplier,
    /// The vendor is being, or has been, replaced or banned there.
    Removal,
}

impl Stage {
    /// All, in the order of a deal's life.
    pub const ALL: [Self; 7] = [
        Self::Mou,
        Self::Trial,
        Self::Contract,
        Self::Live,
        Self::Renewal,
        Self::Supplier,
        Self::Removal,
    ];

    /// The stages a reader may add to those that always count.
    pub const ADDABLE: [Self; 2] = [Self::Trial, Self::Mou];

    /// The id in data and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Mou => "mou",
            Self::Trial => "trial",
            Self::Contract => "contract",
            Self::Live => "live",
            Self::Renewal => "renewal",
            Self::Supplier => "supplier",
            Self::Removal => "removal",
        }
    }

    /// Reads an id.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.slug() == text)
    }

    /// Whether the stage is a deal (method, section 8).
    #[must_use]
    pub fn is_deal(self) -> bool {
        matches!(self, Self::Contract | Self::Live | Self::Renewal)
    }

    /// Whether the stage tells of a vendor that is there, not of a new deal
    /// (method, section 2).
    #[must_use]
    pub fn is_report(self) -> bool {
        matches!(self, Self::Supplier | Self::Removal)
    }
}

/// A set of stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StageSet(u8);

impl StageSet {
    /// Whether `stage` is in the set.
    #[must_use]
    pub fn contains(self, stage: Stage) -> bool {
        self.0 & 1 << stage as u8 != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Puts `stage` in, or takes it out if it is in.
    pub fn toggle(&mut self, stage: Stage) {
        self.0 ^= 1 << stage as u8;
    }

    /// The stages that count when the reader has added those of this set:
    /// contract, live, renewal and supplier always do.
    #[must_use]
    pub fn counted(self) -> Self {
        let always =
            Self::from_iter([Stage::Contract, Stage::Live, Stage::Renewal, Stage::Supplier]);
        Self(self.0 | always.0)
    }
}

impl FromIterator<Stage> for StageSet {
    fn from_iter<I: IntoIterator<Item = Stage>>(stages: I) -> Self {
        Self(stages.into_iter().fold(0, |bits, stage| bits | 1 << stage as u8))
    }
}

/// How far a removal or replacement goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Closing {
    /// All of it, under way: the cell is empty.
    #[default]
    Whole,
    /// Some regions or sites only: the vendor stays at the others.
    Part,
    /// The swap is finished.
    Done,
}

impl Closing {
    /// Reads the cell; empty is [`Closing::Whole`].
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Whole),
            "part" => Some(Self::Part),
            "done" => Some(Self::Done),
            _ => None,
        }
    }

    /// The id in data; empty for [`Closing::Whole`].
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Part => "part",
            Self::Done => "done",
        }
    }
}

/// What kind of source a row rests on, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The operator, the vendor or a government.
    Primary,
    /// An analyst house.
    Analyst,
    /// The press.
    Press,
}

impl Evidence {
    /// All, best first.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Analyst, Self::Press];

    /// The id in data and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Analyst => "analyst",
            Self::Press => "press",
        }
    }

    /// Reads an id.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|evidence| evidence.slug() == text)
    }
}

/// The kinds of evidence a reader admits; empty admits every row, also one
/// that does not say what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EvidenceSet(u8);

impl EvidenceSet {
    /// Whether the reader made no choice.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `evidence` was chosen.
    #[must_use]
    pub fn contains(self, evidence: Evidence) -> bool {
        self.0 & 1 << evidence as u8 != 0
    }

    /// Whether a row with this evidence is admitted.
    #[must_use]
    pub fn admits(self, evidence: Option<Evidence>) -> bool {
        self.is_empty() || evidence.is_some_and(|evidence| self.contains(evidence))
    }

    /// Puts `evidence` in, or takes it out if it is in.
    pub fn toggle(&mut self, evidence: Evidence) {
        self.0 ^= 1 << evidence as u8;
    }

    /// The members, best first.
    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        Evidence::ALL.into_iter().filter(move |evidence| self.contains(*evidence))
    }
}

impl FromIterator<Evidence> for EvidenceSet {
    fn from_iter<I: IntoIterator<Item = Evidence>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |bits, evidence| bits | 1 << evidence as u8))
    }
}
