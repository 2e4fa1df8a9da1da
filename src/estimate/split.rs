//! How the vendors that are there share an operator (section 4).

use super::presence::Presence;
use super::{Estimator, Figures, rounded};
use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::Generation;
use std::sync::Arc;

/// One generation of an operator's network in which a vendor is known.
#[derive(Clone, Debug, PartialEq)]
pub struct GenerationSplit {
    /// The generation.
    pub generation: Generation,
    /// Who is there, and each one's part of the network in this generation.
    pub vendors: Vec<(Presence, Figures)>,
}

impl GenerationSplit {
    /// Whether the parts stated add up to more than the whole, so that sources
    /// contradict each other; the parts are scaled down then.
    #[must_use]
    pub fn is_overfull(&self) -> bool {
        rounded(stated_total(self.vendors.iter().map(|(presence, _)| presence))) > 1.0
    }
}

fn stated_total<'p>(presences: impl Iterator<Item = &'p Presence>) -> f64 {
    presences.filter_map(|it| it.stated.map(|part| it.factor * part)).sum()
}

/// An operator: the generations that count, and their plain average.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorSplit {
    /// The generations averaged; none if nobody is known to supply it.
    pub generations: Arc<[GenerationSplit]>,
    /// Each vendor's part of the network, in the order of their ids.
    pub vendors: Vec<(VendorId, Figures)>,
    /// The part of the group asked for.
    pub group: Figures,
}

impl OperatorSplit {
    /// Whether a vendor is known to be there.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.generations.is_empty()
    }

    /// The part of one vendor; zeros if it is not there.
    #[must_use]
    pub fn of(&self, vendor: VendorId) -> Figures {
        let found = self.vendors.iter().find(|(id, _)| *id == vendor);
        found.map_or_else(Figures::default, |(_, figures)| *figures)
    }
}

/// The parts of the vendors that are there in one generation.
///
/// A vendor with a stated part has that part, times its factor while it is
/// leaving; statements that add up to more than the whole are scaled down. The
/// vendors without a statement share the rest equally, less for one that
/// leaves. A vendor that is the only one known is not proven to be alone: its
/// `low` is 0.
#[must_use]
pub fn split(presences: Vec<Presence>) -> Vec<(Presence, Figures)> {
    let stated_total = stated_total(presences.iter());
    let scale = if rounded(stated_total) > 1.0 { 1.0 / stated_total } else { 1.0 };
    let stated = |presence: &Presence, part: f64| {
        let mid = presence.factor * part * scale;
        let low = if presence.leaving_since.is_none() { mid } else { 0.0 };
        Figures { low, published: mid, mid, high: part.min(1.0) }
    };
    let (mut rest, mut most) = (1.0, 1.0);
    let mut claims = 0.0;
    for presence in &presences {
        match presence.stated {
            Some(part) => {
                let figures = stated(presence, part);
                rest -= figures.mid;
                most -= figures.low;
            }
            None => claims += presence.factor,
        }
    }
    // Rounding in the sums may leave a hair below nothing.
    let (rest, most) = (rest.max(0.0), most.max(0.0));
    let divide = |presence: Presence| {
        let figures = match presence.stated {
            Some(part) => stated(&presence, part),
            None => Figures {
                low: 0.0,
                published: 0.0,
                mid: rest * presence.factor / f64::max(1.0, claims),
                high: most,
            },
        };
        (presence, figures)
    };
    presences.into_iter().map(divide).collect()
}

impl Estimator<'_> {
    /// How `operator` is split at the end of `year`, over the generations that
    /// count.
    #[must_use]
    pub fn operator(&self, operator: OperatorId, year: i32) -> OperatorSplit {
        self.average(self.generations(operator, year))
    }

    /// The generations that are averaged.
    pub(super) fn generations(&self, operator: OperatorId, year: i32) -> Arc<[GenerationSplit]> {
        self.ground.splits.get(operator, year, || self.known_generations(operator, year))
    }

    fn known_generations(&self, operator: OperatorId, year: i32) -> Vec<GenerationSplit> {
        if !self.has_facts(operator, year) {
            return Vec::new();
        }
        let known = |generation| {
            let vendors = split(self.presences(operator, generation, year));
            (!vendors.is_empty()).then_some(GenerationSplit { generation, vendors })
        };
        let chosen = self.ground.params.generations.as_counted();
        if !chosen.is_empty() {
            return chosen.iter().filter_map(known).collect();
        }
        // No source says how much of the traffic each generation carries, hence
        // equal parts; the old networks count only where the new are not known.
        let mut averaged: Vec<_> =
            [Generation::G4, Generation::G5].into_iter().filter_map(known).collect();
        if averaged.is_empty() {
            averaged.extend(known(Generation::G3).or_else(|| known(Generation::G2)));
        }
        averaged
    }

    fn average(&self, generations: Arc<[GenerationSplit]>) -> OperatorSplit {
        let weight = 1.0 / generations.len().max(1) as f64;
        let mut vendors: Vec<(VendorId, Figures)> = Vec::new();
        let mut group = Figures::default();
        for generation in &*generations {
            let mut members = Figures::default();
            for (presence, figures) in &generation.vendors {
                if self.group[presence.vendor.index()] {
                    members = members + *figures;
                }
                match vendors.binary_search_by_key(&presence.vendor, |(vendor, _)| *vendor) {
                    Ok(position) => vendors[position].1 = vendors[position].1 + *figures * weight,
                    Err(position) => vendors.insert(position, (presence.vendor, *figures * weight)),
                }
            }
            members.high = members.high.min(1.0);
            group = group + members * weight;
        }
        OperatorSplit { generations, vendors, group }
    }
}
