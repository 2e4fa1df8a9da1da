//! What opens behind an operator: who owns it, how large it is, who supplies
//! which part of its network, and every row that names it.

use super::contract_rows::{ContractRow, cited, link};
use super::ladder::{DealLadder, of_operators};
use super::operators::Listed;
use super::{matrix, names};
use crate::chart::Matrix;
use crate::estimate::Estimator;
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

/// What opens for the operator that the filter names; nothing if the store does
/// not have it.
#[must_use]
pub fn operator_page(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    owners: &Owners,
    year: i32,
) -> Option<OperatorPage> {
    let store = estimator.store();
    let id = store.operator(filter.operator.as_deref()?)?;
    let operator = &store.operators[id.index()];
    let weights = estimator.weights(operator.country, year);
    let weight = weights.iter().find(|weighted| weighted.operator == id);
    let mut facts = Vec::new();
    if !operator.owner.is_empty() {
        facts.push((texts.operators.owner)(&operator.owner));
    }
    if let Some(weighted) = weight {
        let part = (texts.operators.of_market)(&texts.numerals.percent(weighted.weight));
        facts.push(format!("{part} ({})", (texts.basis)(weighted.basis)));
    }
    if let Some(subscribers) = operator.subscribers {
        let when = operator.subscribers_date.map(|date| date.to_string()).unwrap_or_default();
        let number = texts.numerals.decimal(subscribers, 0);
        facts.push((texts.operators.subscriptions)(&number, &when));
    }
    let listed = weight.map_or_else(|| Listed::weightless(id), Listed::weighing);
    let date = operator.source_date.map(|date| date.to_string()).unwrap_or_default();
    // Every row that names it, or an operator whose rows are its own.
    let sources = store.lineage.sources(id, year).iter();
    let rows = sources.flat_map(|source| store.contracts.rows_of(*source)).copied().collect();
    let (rows, further_rows) = cited(store, texts, rows);
    // Each name stands in its own country here.
    let own = Filter {
        places: vec![store.countries[operator.country.index()].iso3.to_string()],
        // All that is known of it, whichever vendors are looked at around.
        vendors: Filter::default().vendors,
        ..filter.clone()
    };
    let mut ladder = of_operators(estimator, &own, texts, std::iter::once(listed), (year, 1));
    ladder.figure.name = (texts.operators.ladder)(&operator.name);
    Some(OperatorPage {
        name: operator.name.clone(),
        country: (own.places[0].clone(), names::country(store, texts, operator.country)),
        facts,
        groups: owners
            .of(&operator.owner)
            .map(|group| (group.group.clone(), group.name.clone()))
            .collect(),
        source: ((texts.operators.operator_source)(&date), link(&operator.source_url)),
        suppliers: matrix::of_operator(store, filter, texts, id, year),
        ladder,
        rows,
        further_rows,
    })
}
