//! In which state a vendor is at an operator: there, leaving, on trial, or
//! named in a memorandum only. A reading of section 3 for every stage, beside
//! the shares, which count some of them.

use super::{Estimator, Groundwork, Params};
use crate::domain::contract::{Stage, StageSet};
use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::Generation;
use crate::store::Store;
use std::sync::Arc;

/// What a vendor is at an operator, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It supplies, and nothing has ended that.
    Open,
    /// It is being replaced, or has been in part.
    Leaving,
    /// A trial is all there is.
    Trial,
    /// A memorandum of understanding is all there is.
    Mou,
}

impl State {
    /// All, the firmest first.
    pub const ALL: [Self; 4] = [Self::Open, Self::Leaving, Self::Trial, Self::Mou];
}

/// Answers in which state vendors are, under one set of parameters.
pub struct States {
    /// With the stages that always count, with trials too, with memoranda too.
    grounds: [Arc<Groundwork>; 3],
}

impl States {
    /// Sets up the answers under `params`, whatever stages these add: a trial stays
    /// a trial here. What the groundwork of `estimator` has for them serves here too.
    #[must_use]
    pub fn new(estimator: &Estimator<'_>, params: Params) -> Self {
        let with = |ground: &Arc<Groundwork>, stages: &[Stage]| {
            let extra_stages: StageSet = stages.iter().copied().collect();
            let params = Params { extra_stages, ..params };
            if params == *ground.params() {
                return Arc::clone(ground);
            }
            Arc::new(ground.beside(estimator.store(), params))
        };
        let supply = with(&estimator.ground, &[]);
        let (trials, memoranda) = (with(&supply, &[Stage::Trial]), with(&supply, &[Stage::Mou]));
        Self { grounds: [supply, trials, memoranda] }
    }

    /// The state of each vendor in one generation of an operator at the end of
    /// `year`, in the order of their ids.
    #[must_use]
    pub fn at(
        &self,
        store: &Store,
        operator: OperatorId,
        generation: Generation,
        year: i32,
    ) -> Vec<(VendorId, State)> {
        let on = |ground: &Arc<Groundwork>| Estimator::on(store, Arc::clone(ground));
        let [supply, trials, memoranda] = self.grounds.each_ref().map(on);
        let mut states: Vec<(VendorId, State)> = Vec::new();
        for presence in supply.presences(operator, generation, year) {
            let state = presence.leaving_since.map_or(State::Open, |_| State::Leaving);
            states.push((presence.vendor, state));
        }
        for (estimator, state) in [(trials, State::Trial), (memoranda, State::Mou)] {
            for presence in estimator.presences(operator, generation, year) {
                // A trial of what has been taken out since is no trial any more.
                if presence.leaving_since.is_some() {
                    continue;
                }
                if let Err(position) =
                    states.binary_search_by_key(&presence.vendor, |(vendor, _)| *vendor)
                {
                    states.insert(position, (presence.vendor, state));
                }
            }
        }
        states
    }

    /// The firmest state of each vendor in any of several generations.
    #[must_use]
    pub fn across(
        &self,
        store: &Store,
        operator: OperatorId,
        generations: &[Generation],
        year: i32,
    ) -> Vec<(VendorId, State)> {
        let mut firmest: Vec<(VendorId, State)> = Vec::new();
        for generation in generations {
            for (vendor, state) in self.at(store, operator, *generation, year) {
                match firmest.binary_search_by_key(&vendor, |(known, _)| *known) {
                    Ok(position) => firmest[position].1 = firmest[position].1.min(state),
                    Err(position) => firmest.insert(position, (vendor, state)),
                }
            }
        }
        firmest
    }
}
