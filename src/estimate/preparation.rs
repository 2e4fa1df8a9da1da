//! Long answers in short steps: what the estimates of many operators rest on is
//! worked out some operators at a time, and kept, so that whoever asks can pause.

use super::facts::Collected;
use super::{Definition, Estimator};
use crate::domain::id::{CountryId, OperatorId};
use crate::order;

/// Some milliseconds of work, in rows.
const ROWS: usize = 1 << 14;

/// The answers about some countries at the end of a year, on their way.
#[derive(Debug)]
pub struct Preparation {
    facts: Option<Collected>,
    operators: Vec<OperatorId>,
    /// The operators before it are done.
    next: usize,
    year: i32,
    /// Whether sums of deals are wanted in place of splits.
    sums: bool,
}

impl Preparation {
    /// Goes on; tells whether there is more to be done. The estimator is the one
    /// it was begun with, or one on the same groundwork.
    pub fn step(&mut self, estimator: &Estimator<'_>) -> bool {
        if let Some(facts) = &mut self.facts {
            if !estimator.collect_facts(facts) {
                self.facts = None;
            }
            return true;
        }
        let mut rows = 0;
        while rows < ROWS {
            let Some(operator) = self.operators.get(self.next) else { return false };
            self.next += 1;
            rows += estimator.store.contracts.rows_of(*operator).len() + 1;
            if self.sums {
                drop(estimator.deal_sums(*operator, self.year));
            } else {
                drop(estimator.generations(*operator, self.year));
            }
        }
        true
    }
}

impl Estimator<'_> {
    /// Begins to work out what estimates of `countries` at the end of `year` rest
    /// on. They can be asked for at any time; after the last step at no cost.
    #[must_use]
    pub fn prepare(&self, countries: &[CountryId], year: i32) -> Preparation {
        let operators = match self.params().definition {
            Definition::Published => Vec::new(),
            counted if counted.is_count() => self.operators_in(countries),
            _ => return self.prepare_splits(countries, year),
        };
        Preparation { facts: None, operators, next: 0, year, sums: true }
    }

    /// Begins to work out how the operators of `countries` are split at the end of
    /// `year`, whatever estimates are of.
    #[must_use]
    pub fn prepare_splits(&self, countries: &[CountryId], year: i32) -> Preparation {
        let operators = self.operators_in(countries);
        // Only who asks about most of them gains by reading all rows in order.
        let facts = self.are_most(&operators).then(|| self.begin_facts());
        Preparation { facts, operators, next: 0, year, sums: false }
    }

    /// Whether these are most of all operators.
    pub(super) fn are_most(&self, operators: &[OperatorId]) -> bool {
        operators.len() > self.store.operators.len() / 2
    }

    /// The operators of countries, each once, in the order of their ids.
    pub(super) fn operators_in(&self, countries: &[CountryId]) -> Vec<OperatorId> {
        let operators = countries.iter().flat_map(|country| self.store.operators_of(*country));
        order::distinct(operators.copied(), OperatorId::index, OperatorId::from_index)
    }
}
