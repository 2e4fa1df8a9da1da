//! From evidence rows to a vendor's share with bounds.
//!
//! No source publishes who supplies every operator. This module turns dated
//! rows ("this vendor supplies, or leaves, that operator") into shares that
//! anyone can redo by hand:
//!
//! 1. [`facts`]: which rows speak for an operator, a domain and a kind of evidence.
//! 2. [`presence`]: which vendors are there in a year and a generation, which
//!    are leaving, and how far.
//! 3. [`split`]: how they share the operator: as published, else equally.
//! 4. [`weight`]: how much each operator weighs in its country.
//! 5. [`country`] and [`region`]: the sums, the leader, how sure it is.
//!    [`concentration`]: how concentrated it may be.
//! 6. [`deals`]: the same question asked by counting contracts or their value.
//! 7. [`corroboration`]: how well a claim is supported.
//! 8. [`scenario`]: what would be, if.
//! 9. [`states`]: in which state each vendor is, trials and memoranda included.
//!
//! [`preparation`]: all that in short steps.
//!
//! What nobody says stays unknown; it is never shared out among the vendors we
//! happen to know. The method is described for readers in METHOD.md, whose
//! section numbers the comments here give. This module knows neither
//! languages, nor drawings, nor browsers.

pub mod concentration;
pub mod corroboration;
pub mod country;
pub mod deals;
pub mod facts;
mod kept;
pub mod preparation;
pub mod presence;
pub mod region;
pub mod scenario;
pub mod split;
pub mod states;
pub mod weight;

pub use country::{Contribution, Estimate, Status, Strength, VendorShare, is_known};
pub use preparation::Preparation;
pub use scenario::Scenario;
pub use states::{State, States};

use crate::domain::contract::{EvidenceSet, StageSet};
use crate::domain::id::VendorId;
use crate::domain::network::{Domain, GenerationSet};
use crate::domain::vendor;
use crate::store::Store;
use facts::Facts;
use kept::KeptLists;
use split::GenerationSplit;
use std::iter::Sum;
use std::ops::{Add, Mul};
use std::sync::Arc;
use weight::Weighted;

/// What a share is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Definition {
    /// Operators weigh by market share or subscribers.
    #[default]
    Subscribers,
    /// Every operator weighs the same.
    Operators,
    /// Deals are counted.
    Contracts,
    /// Deals with a value in US dollars are added up.
    Value,
    /// Shares as others publish them; nothing is estimated.
    Published,
}

impl Definition {
    /// All, the default first.
    pub const ALL: [Self; 5] =
        [Self::Subscribers, Self::Operators, Self::Contracts, Self::Value, Self::Published];

    /// The id in addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Subscribers => "subscribers",
            Self::Operators => "operators",
            Self::Contracts => "contracts",
            Self::Value => "value",
            Self::Published => "published",
        }
    }

    /// Reads an id.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|definition| definition.slug() == text)
    }

    /// Whether it is a share that is estimated, not counted or taken over from
    /// others.
    #[must_use]
    pub const fn is_estimate(self) -> bool {
        matches!(self, Self::Subscribers | Self::Operators)
    }

    /// Whether the share is a count of deals and not an estimate with bounds.
    #[must_use]
    pub fn is_count(self) -> bool {
        matches!(self, Self::Contracts | Self::Value)
    }
}

/// What the reader may change; the year comes with each question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    /// Part of the network.
    pub domain: Domain,
    /// Generations; empty means any.
    pub generations: GenerationSet,
    /// What a share is a share of.
    pub definition: Definition,
    /// How many calendar years back evidence counts, at least 1.
    pub window: i32,
    /// In how many years a vendor that is being replaced fades out, 0 or more.
    pub phase_out: f64,
    /// Kinds of evidence admitted; empty admits all.
    pub evidence: EvidenceSet,
    /// Stages counted beside contract, live, renewal and supplier.
    pub extra_stages: StageSet,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            domain: Domain::Ran,
            generations: GenerationSet::default(),
            definition: Definition::default(),
            window: 10,
            phase_out: 5.0,
            evidence: EvidenceSet::default(),
            extra_stages: StageSet::default(),
        }
    }
}

/// A vendor's share with its bounds; fractions from 0 to 1 with
/// `low` ≤ `published` ≤ `mid` ≤ `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// What is proven to be the vendor's.
    pub low: f64,
    /// What rests on a published split.
    pub published: f64,
    /// Our best estimate.
    pub mid: f64,
    /// The most the vendor's rows allow.
    pub high: f64,
}

impl Add for Figures {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            published: self.published + other.published,
            mid: self.mid + other.mid,
            high: self.high + other.high,
        }
    }
}

impl Mul<f64> for Figures {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self {
            low: self.low * factor,
            published: self.published * factor,
            mid: self.mid * factor,
            high: self.high * factor,
        }
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Add::add)
    }
}

/// What all answers under one set of parameters rest on, whatever place and
/// year is asked about.
pub struct Groundwork {
    params: Params,
    facts: Arc<Facts>,
    splits: KeptLists<GenerationSplit>,
    /// What the deals of each operator add up to, by vendor.
    deal_sums: KeptLists<(VendorId, f64)>,
    /// See [`weight::timeless_weights`].
    timeless_weights: Vec<Vec<Weighted>>,
    /// For each unnamed vendor that the store knows: its id and those of the
    /// vendors it may stand for.
    unnamed: Vec<(VendorId, Vec<VendorId>)>,
}

impl Groundwork {
    /// Prepares the answers for `store` under `params`.
    #[must_use]
    pub fn new(store: &Store, params: Params) -> Self {
        Self::on(store, params, Arc::new(Facts::new(store)))
    }

    /// The same beside other parameters for the same store: the facts, if these
    /// do not make a difference to them, serve both.
    #[must_use]
    pub fn beside(&self, store: &Store, params: Params) -> Self {
        let own = &self.params;
        if (own.domain, own.evidence) == (params.domain, params.evidence) {
            Self::on(store, params, Arc::clone(&self.facts))
        } else {
            Self::new(store, params)
        }
    }

    fn on(store: &Store, params: Params, facts: Arc<Facts>) -> Self {
        let unnamed = vendor::UNNAMED
            .iter()
            .filter_map(|unnamed| {
                let listed = unnamed.may_be.iter().filter_map(|slug| store.vendor(slug));
                Some((store.vendor(unnamed.slug)?, listed.collect()))
            })
            .collect();
        Self {
            facts,
            splits: KeptLists::new(store.operators.len()),
            deal_sums: KeptLists::new(store.operators.len()),
            timeless_weights: weight::timeless_weights(store, params.definition),
            unnamed,
            params,
        }
    }

    /// The parameters.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }
}

/// Answers questions about one store under one set of parameters.
///
/// An answer looks only at the operators it is about.
pub struct Estimator<'a> {
    store: &'a Store,
    ground: Arc<Groundwork>,
    /// Whether a vendor is in the group whose sum is wanted, by vendor.
    group: Vec<bool>,
    /// What is supposed beside the evidence.
    scenario: Option<Scenario>,
}

impl<'a> Estimator<'a> {
    /// Sets up the answers for `store` under `params`.
    #[must_use]
    pub fn new(store: &'a Store, params: Params) -> Self {
        Self::on(store, Arc::new(Groundwork::new(store, params)))
    }

    /// The same with what was prepared, for this very store, before.
    #[must_use]
    pub fn on(store: &'a Store, ground: Arc<Groundwork>) -> Self {
        Self { store, ground, group: vec![false; store.vendors.len()], scenario: None }
    }

    /// The same under a what-if.
    #[must_use]
    pub fn under(mut self, scenario: Scenario) -> Self {
        self.scenario = Some(scenario).filter(|scenario| !scenario.is_empty());
        self
    }

    /// The same, with the sums of the vendors that `is_member` says belong
    /// together worked out in every answer (section 7).
    #[must_use]
    pub fn with_group(mut self, is_member: impl Fn(VendorId) -> bool) -> Self {
        self.group = self.store.vendor_ids().map(is_member).collect();
        self
    }

    /// The parameters.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.ground.params
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &'a Store {
        self.store
    }
}

/// Whether a vendor contests the lead of another: it has a share, and one at most
/// five points below (section 6).
#[must_use]
pub fn contests(lead: f64, other: f64) -> bool {
    let (lead, other) = (rounded(lead), rounded(other));
    other > 0.0 && rounded(lead - other) <= 0.05
}

/// Nine decimals: enough for every share, and few enough that sums that are
/// equal on paper compare as equal (section 6).
#[must_use]
pub(crate) fn rounded(figure: f64) -> f64 {
    (figure * 1e9).round() / 1e9
}
