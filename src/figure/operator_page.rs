//! What opens behind an operator: who owns it, how large it is, who supplies
//! which part of its network, and every row that names it.

use super::contract_rows::{ContractRow, cited, link};
use super::ladder::{DealLadder, LadderWork};
use super::operators::Listed;
use super::states::StateWork;
use super::{matrix, names};
use crate::chart::Matrix;
use crate::domain::id::OperatorId;
use crate::estimate::Estimator;
use crate::estimate::weight::Weighted;
use crate::query::Filter;
use crate::store::Owners;
use crate::text::Texts;

/// An operator in full.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorPage {
    /// Its name.
    pub name: String,
    /// Code and name of its country.
    pub country: (String, String),
    /// Owner, size, part of the market: a phrase each.
    pub facts: Vec<String>,
    /// Ids and names of the parent groups that hold it.
    pub groups: Vec<(String, String)>,
    /// Where that was read: words and address.
    pub source: (String, String),
    /// Parts of its network against vendors.
    pub suppliers: Matrix,
    /// What happened when.
    pub ladder: DealLadder,
    /// The rows that name it, the newest first.
    pub rows: Vec<ContractRow>,
    /// Rows left out: how many; empty if none.
    pub further_rows: String,
}

/// What opens for an operator, under way in steps of some milliseconds.
pub struct OperatorWork {
    operator: OperatorId,
    /// What it weighs in its country, if it does.
    weighted: Option<Weighted>,
    /// The filter for its own page.
    own: Filter,
    states: StateWork,
    ladder: LadderWork,
    year: i32,
}

impl OperatorWork {
    /// Nothing done yet of `operator`.
    #[must_use]
    pub fn new(
        estimator: &Estimator<'_>,
        filter: &Filter,
        operator: OperatorId,
        year: i32,
    ) -> Self {
        let store = estimator.store();
        let country = store.operators[operator.index()].country;
        let own = Filter {
            // Each name stands in its own country here.
            places: vec![store.countries[country.index()].iso3.to_string()],
            // All that is known of it, whichever vendors are looked at around.
            vendors: Filter::default().vendors,
            ..filter.clone()
        };
        let weights = estimator.weights(country, year);
        let weighted = weights.iter().find(|weighted| weighted.operator == operator).copied();
        let listed =
            weighted.as_ref().map_or_else(|| Listed::weightless(operator), Listed::weighing);
        let (states, ladder) = (
            matrix::work_of_operator(operator),
            LadderWork::of(estimator.store(), vec![listed], (year, 1)),
        );
        Self { operator, weighted, own, states, ladder, year }
    }

    /// Goes on; tells whether there was anything to be done.
    pub fn step(&mut self, estimator: &Estimator<'_>, texts: &Texts) -> bool {
        self.states.step(estimator, self.year) || self.ladder.step(estimator, &self.own, texts)
    }

    /// What opens.
    #[must_use]
    pub fn finish(self, estimator: &Estimator<'_>, texts: &Texts, owners: &Owners) -> OperatorPage {
        let Self { operator: id, weighted, own, states, ladder, year } = self;
        let store = estimator.store();
        let operator = &store.operators[id.index()];
        let mut facts = Vec::new();
        if !operator.owner.is_empty() {
            facts.push((texts.operators.owner)(&operator.owner));
        }
        if let Some(weighted) = weighted {
            let part = (texts.operators.of_market)(&texts.numerals.percent(weighted.weight));
            facts.push(format!("{part} ({})", (texts.basis)(weighted.basis)));
        }
        if let Some(subscribers) = operator.subscribers {
            let when = operator.subscribers_date.map(|date| date.to_string()).unwrap_or_default();
            let number = texts.numerals.decimal(subscribers, 0);
            facts.push((texts.operators.subscriptions)(&number, &when));
        }
        let date = operator.source_date.map(|date| date.to_string()).unwrap_or_default();
        // Every row that names it, or an operator whose rows are its own.
        let sources = store.lineage.sources(id, year).iter();
        let rows = sources.flat_map(|source| store.contracts.rows_of(*source)).copied().collect();
        let (rows, further_rows) = cited(store, texts, rows);
        let mut ladder = ladder.finish(estimator, &own, texts);
        ladder.figure.name = (texts.operators.ladder)(&operator.name);
        OperatorPage {
            name: operator.name.clone(),
            country: (own.places[0].clone(), names::country(store, texts, operator.country)),
            facts,
            groups: owners
                .of(&operator.owner)
                .map(|group| (group.group.clone(), group.name.clone()))
                .collect(),
            source: ((texts.operators.operator_source)(&date), link(&operator.source_url)),
            suppliers: matrix::of_operator(store, texts, id, &states),
            ladder,
            rows,
            further_rows,
        }
    }
}
