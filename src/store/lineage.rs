//! Whose rows count at which operator: shared networks and successors
//! (method, section 2, "Whose row").

use crate::domain::id::OperatorId;
use crate::domain::operator::Operator;
use crate::order;

/// For each operator, the operators whose rows are its own, as of a year.
///
/// The answer changes only in years in which a dated succession begins to
/// count, so it is worked out once for each stretch between them.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    /// First years of the stretches after the first, ascending.
    turns: Vec<i32>,
    /// One table a stretch: the sources of each operator, ascending.
    stretches: Vec<Vec<Vec<OperatorId>>>,
    /// Dated successions: who took over, and in which year.
    takeovers: Vec<(OperatorId, i32)>,
}

impl Lineage {
    /// Works it out for all operators of a store.
    #[must_use]
    pub fn new(operators: &[Operator]) -> Self {
        let mut turns: Vec<i32> = operators
            .iter()
            .filter_map(|operator| operator.successor_date)
            .map(crate::domain::date::PartialDate::year)
            .collect();
        order::by(&mut turns, Ord::cmp);
        turns.dedup();
        let first_year = turns.first().map_or(0, |year| year - 1);
        let years = std::iter::once(first_year).chain(turns.iter().copied());
        let stretches = years.map(|year| sources(operators, year)).collect();
        let dated = operators.iter().filter_map(|operator| {
            Some((operator.succession?.by?, operator.successor_date?.year()))
        });
        Self { turns, stretches, takeovers: dated.collect() }
    }

    /// Whether `operator` takes over another one after `year`.
    #[must_use]
    pub fn takes_over_after(&self, operator: OperatorId, year: i32) -> bool {
        self.takeovers.iter().any(|(heir, from)| *heir == operator && *from > year)
    }

    /// The operators whose rows count at `operator` at the end of `year`:
    /// itself, unless its rows have gone to others, the networks that carry it,
    /// and those that it has taken over. Each once, ascending.
    #[must_use]
    pub fn sources(&self, operator: OperatorId, year: i32) -> &[OperatorId] {
        let stretch = &self.stretches[self.turns.partition_point(|turn| *turn <= year)];
        stretch.get(operator.index()).map_or(&[], Vec::as_slice)
    }
}

fn sources(operators: &[Operator], year: i32) -> Vec<Vec<OperatorId>> {
    let mut sources = vec![Vec::new(); operators.len()];
    for (index, operator) in operators.iter().enumerate() {
        let Some(id) = OperatorId::from_index(index) else { break };
        let itself = [id];
        let bearers = if operator.carries_others { &operator.carries[..] } else { &itself };
        for bearer in bearers {
            let heir = last_heir(operators, *bearer, year);
            // A row counts once at an operator, however it gets there.
            let list: &mut Vec<OperatorId> = &mut sources[heir.index()];
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
    }
    sources
}

/// The last operator of the chain of successors that counts at the end of `year`.
fn last_heir(operators: &[Operator], first: OperatorId, year: i32) -> OperatorId {
    let mut heir = first;
    // A chain longer than the table goes round in a circle, which a file may
    // hold by mistake.
    for _ in 0..operators.len() {
        let operator = &operators[heir.index()];
        let counts = operator.succession.filter(|_| !operator.is_taken_over_after(year));
        match counts.and_then(|succession| succession.by) {
            Some(next) => heir = next,
            None => break,
        }
    }
    heir
}
