//! A country's shares, its leader and how sure that is (sections 6 and 9).

use super::split::OperatorSplit;
use super::weight::{Basis, Weighted};
use super::{Definition, Estimator, Figures, contests, rounded};
use crate::domain::date::Day;
use crate::domain::id::{CountryId, VendorId};
use crate::order;

/// What is known of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A vendor is known at an operator that weighs.
    Share,
    /// A vendor is known only from statements about the state as a whole.
    Reported,
    /// Nothing.
    None,
}

impl Status {
    /// The id in exports.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Reported => "reported",
            Self::None => "none",
        }
    }
}

/// How strong a lead is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Below a half.
    Plurality,
    /// A half to three quarters.
    Majority,
    /// Above three quarters.
    Dominant,
}

impl Strength {
    /// The id in exports.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Plurality => "plurality",
            Self::Majority => "majority",
            Self::Dominant => "dominant",
        }
    }
}

/// A vendor's share of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VendorShare {
    /// The vendor.
    pub vendor: VendorId,
    /// Its share with bounds.
    pub figures: Figures,
    /// The most its rows allow and all that is unknown besides, at most 1.
    pub possible: f64,
}

/// A place at the end of a year. All figures are fractions from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What is known.
    pub status: Status,
    /// The vendor in front; never an unnamed one.
    pub leader: Option<VendorId>,
    /// Whether a second named vendor is within five points.
    pub contested: bool,
    /// How strong the lead is.
    pub strength: Option<Strength>,
    /// Whether more than half is proven to be the leader's.
    pub proven: bool,
    /// How much is known.
    pub coverage: f64,
    /// How much rests on a published split.
    pub published: f64,
    /// How much rests on an assumed size of an operator.
    pub assumed: f64,
    /// What nobody says.
    pub unknown: f64,
    /// Vendors that may have a part (`high` > 0), in the order of their ids.
    pub vendors: Vec<VendorShare>,
    /// The sum of the group asked for.
    pub group: Figures,
    /// Herfindahl-Hirschman index of what is known, 0 to 10,000.
    pub hhi: Option<f64>,
}

impl Estimate {
    /// A place of which nothing is known.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            status: Status::None,
            leader: None,
            contested: false,
            strength: None,
            proven: false,
            coverage: 0.0,
            published: 0.0,
            assumed: 0.0,
            unknown: 1.0,
            vendors: Vec::new(),
            group: Figures::default(),
            hhi: None,
        }
    }

    /// The share of one vendor; zeros if nothing speaks for it.
    #[must_use]
    pub fn of(&self, vendor: VendorId) -> Figures {
        let found = self.vendors.iter().find(|share| share.vendor == vendor);
        found.map_or_else(Figures::default, |share| share.figures)
    }

    /// The most a vendor, or a group, may have with `figures` in this place.
    #[must_use]
    pub fn possible(&self, figures: Figures) -> f64 {
        (figures.high + self.unknown).min(1.0)
    }

    /// Effective number of vendors: 10,000 / HHI, at least 1.
    #[must_use]
    pub fn effective_vendors(&self) -> Option<f64> {
        self.hhi.map(|hhi| 10_000.0 / hhi)
    }
}

/// One operator's part in a country's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Which operator, and how much it weighs.
    pub weighted: Weighted,
    /// How it is split.
    pub split: OperatorSplit,
}

/// Whether a share follows from the operators of a country: one that weighs
/// something has a known vendor.
#[must_use]
pub fn is_known(contributions: &[Contribution]) -> bool {
    contributions.iter().any(|contribution| {
        rounded(contribution.weighted.weight) > 0.0 && contribution.split.is_known()
    })
}

impl Estimator<'_> {
    /// The operators that weigh in a country, and how each is split.
    #[must_use]
    pub fn contributions(&self, country: CountryId, year: i32) -> Vec<Contribution> {
        let weights = self.weights(country, year);
        let contribution = |weighted: &Weighted| Contribution {
            weighted: *weighted,
            split: self.operator(weighted.operator, year),
        };
        self.supposed(country, weights.iter().map(contribution).collect())
    }

    /// A country at the end of `year`.
    #[must_use]
    pub fn country(&self, country: CountryId, year: i32) -> Estimate {
        if self.ground.params.definition.is_count() {
            return self.deals(&[country], year);
        }
        if self.ground.params.definition == Definition::Published {
            return Estimate::nothing();
        }
        let mut sums = Sums::new(self.store.vendors.len());
        if self.add_country(&mut sums, country, year, 1.0) {
            self.conclude(Status::Share, &sums)
        } else {
            self.reported(country, year)
        }
    }

    /// Adds a country's figures, times `factor`, to the sums. Adds nothing and
    /// says so where no operator that weighs has a known vendor.
    pub(super) fn add_country(
        &self,
        sums: &mut Sums,
        country: CountryId,
        year: i32,
        factor: f64,
    ) -> bool {
        let contributions = self.contributions(country, year);
        if !is_known(&contributions) {
            return false;
        }
        for Contribution { weighted, split } in &contributions {
            let weight = weighted.weight * factor;
            for (vendor, figures) in &split.vendors {
                sums.add(*vendor, *figures * weight);
            }
            sums.group = sums.group + split.group * weight;
            if weighted.basis == Basis::Assumed {
                sums.assumed += weight;
            }
        }
        true
    }

    /// What rows about the state as a whole say of a country.
    #[must_use]
    pub fn government(&self, country: CountryId, year: i32) -> Option<OperatorSplit> {
        let iso3 = self.store.countries[country.index()].iso3.as_str().to_ascii_lowercase();
        let government = self.store.operator(&format!("{iso3}-government"))?;
        Some(self.operator(government, year))
    }

    /// A country without a known operator: a vendor may be named at the level
    /// of the state. The one with the newest row stands for it.
    fn reported(&self, country: CountryId, year: i32) -> Estimate {
        let Some(split) = self.government(country, year) else { return Estimate::nothing() };
        let newest = |vendor: VendorId| {
            let presences = split.generations.iter().flat_map(|generation| &generation.vendors);
            let rows = presences
                .filter(|(presence, _)| presence.vendor == vendor)
                .flat_map(|(presence, _)| &presence.rows);
            rows.map(|row| self.store.contracts.columns().day(*row)).max().unwrap_or(Day::UNDATED)
        };
        let named = split
            .vendors
            .iter()
            .map(|(vendor, _)| *vendor)
            .filter(|vendor| self.is_named(*vendor) && !self.is_taken_out(country, *vendor));
        // Of two with equally new rows, the first id.
        let leader =
            named.max_by(|a, b| newest(*a).cmp(&newest(*b)).then_with(|| self.by_slug(*b, *a)));
        match leader {
            Some(leader) => {
                Estimate { status: Status::Reported, leader: Some(leader), ..Estimate::nothing() }
            }
            None => Estimate::nothing(),
        }
    }

    pub(super) fn is_named(&self, vendor: VendorId) -> bool {
        !self.store.vendors[vendor.index()].is_unnamed()
    }

    fn by_slug(&self, a: VendorId, b: VendorId) -> std::cmp::Ordering {
        self.store.vendors[a.index()].slug.cmp(&self.store.vendors[b.index()].slug)
    }

    /// Leader, strength and concentration from the sums.
    pub(super) fn conclude(&self, status: Status, sums: &Sums) -> Estimate {
        let known: f64 = sums.vendors.iter().map(|figures| figures.mid).sum();
        let unknown = (1.0 - known).max(0.0);
        let present = self
            .store
            .vendor_ids()
            .filter(|vendor| rounded(sums.vendors[vendor.index()].high) > 0.0);
        let vendors: Vec<VendorShare> = present
            .map(|vendor| {
                let figures = sums.vendors[vendor.index()];
                VendorShare { vendor, figures, possible: (figures.high + unknown).min(1.0) }
            })
            .collect();
        let mut named: Vec<&VendorShare> = vendors
            .iter()
            .filter(|share| self.is_named(share.vendor) && rounded(share.figures.mid) > 0.0)
            .collect();
        order::by(&mut named, |a, b| {
            rounded(b.figures.mid)
                .total_cmp(&rounded(a.figures.mid))
                .then_with(|| self.by_slug(a.vendor, b.vendor))
        });
        let lead = named.first().map(|share| rounded(share.figures.mid));
        let second = named.get(1).map(|share| rounded(share.figures.mid));
        let squares: f64 = sums.vendors.iter().map(|figures| (figures.mid / known).powi(2)).sum();
        Estimate {
            status,
            leader: named.first().map(|share| share.vendor),
            contested: lead.zip(second).is_some_and(|(lead, second)| contests(lead, second)),
            strength: lead.map(strength),
            proven: named.first().is_some_and(|share| rounded(share.figures.low) > 0.5),
            coverage: 1.0 - unknown,
            published: sums.vendors.iter().map(|figures| figures.published).sum(),
            assumed: sums.assumed,
            unknown,
            group: sums.group,
            hhi: (known > 0.0).then_some(10_000.0 * squares),
            vendors,
        }
    }
}

fn strength(lead: f64) -> Strength {
    if lead > 0.75 {
        Strength::Dominant
    } else if lead >= 0.5 {
        Strength::Majority
    } else {
        Strength::Plurality
    }
}

/// What a place's figures are added up in.
pub(super) struct Sums {
    /// By vendor.
    pub(super) vendors: Vec<Figures>,
    pub(super) group: Figures,
    pub(super) assumed: f64,
}

impl Sums {
    pub(super) fn new(vendors: usize) -> Self {
        Self { vendors: vec![Figures::default(); vendors], group: Figures::default(), assumed: 0.0 }
    }

    pub(super) fn add(&mut self, vendor: VendorId, figures: Figures) {
        let sum = &mut self.vendors[vendor.index()];
        *sum = *sum + figures;
    }
}
