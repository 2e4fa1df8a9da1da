//! In which state vendors are at operators, worked out in short steps.

use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::{Domain, Generation};
use crate::estimate::{Estimator, Params, State, States};

/// What is asked of each operator: a part of the network, and generations, of
/// which the one with the firmest state counts.
pub type Aspect = (Domain, Vec<Generation>);

/// The vendors of an operator in one aspect, in the order of their ids.
pub type Told = Vec<(VendorId, State)>;

/// The states at some operators in some aspects, on their way.
pub struct StateWork {
    aspects: Vec<Aspect>,
    operators: Vec<OperatorId>,
    /// What answers for each part of the network met so far.
    states: Vec<(Domain, States)>,
    /// For each operator what is told in each aspect.
    done: Vec<Told>,
}

impl StateWork {
    /// Nothing done yet.
    #[must_use]
    pub fn new(aspects: Vec<Aspect>, operators: Vec<OperatorId>) -> Self {
        Self { aspects, operators, states: Vec::new(), done: Vec::new() }
    }

    /// Goes on with the next aspect of an operator; tells whether there was one.
    pub fn step(&mut self, estimator: &Estimator<'_>, year: i32) -> bool {
        let next = self.done.len();
        let operator = next.checked_div(self.aspects.len());
        let Some(operator) = operator.and_then(|place| self.operators.get(place)) else {
            return false;
        };
        let (domain, generations) = &self.aspects[next % self.aspects.len()];
        let known = self.states.iter().position(|(own, _)| own == domain);
        let position = known.unwrap_or_else(|| {
            let params = Params { domain: *domain, ..*estimator.params() };
            self.states.push((*domain, States::new(estimator, params)));
            self.states.len() - 1
        });
        let states = &self.states[position].1;
        self.done.push(states.across(estimator.store(), *operator, generations, year));
        true
    }

    /// What is told of the operator at `index`, aspect by aspect.
    #[must_use]
    pub fn of(&self, index: usize) -> &[Told] {
        self.done.chunks(self.aspects.len().max(1)).nth(index).unwrap_or_default()
    }
}
