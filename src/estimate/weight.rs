//! How much each operator weighs in its country (section 5).

use super::{Definition, Estimator, rounded};
use crate::domain::id::{CountryId, OperatorId};
use crate::domain::operator::{Kind, Operator, Status};
use crate::store::Store;
use std::borrow::Cow;

/// What an operator's weight rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its market share, in percent.
    MarketShare,
    /// Its subscribers.
    Subscribers,
    /// Nothing published: assumed as the smallest of the others, or equal parts.
    Assumed,
}

/// An operator that weighs in its country.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// The operator.
    pub operator: OperatorId,
    /// Its part of the country's mobile market, 0 to 1.
    pub weight: f64,
    /// What the weight rests on, whatever the definition.
    pub basis: Basis,
}

impl Estimator<'_> {
    /// The eligible operators of a country at the end of `year`, with their
    /// weights. These add up to 1, or to less where market shares leave a part
    /// to operators that the table does not have.
    #[must_use]
    pub fn weights(&self, country: CountryId, year: i32) -> Cow<'_, [Weighted]> {
        match self.ground.timeless_weights.get(country.index()) {
            Some(weights) => Cow::Borrowed(weights),
            None => Cow::Owned(weights(self.store, self.ground.params.definition, country, year)),
        }
    }
}

/// The weights by country where no succession is dated: then they are the same
/// for every year. Nothing otherwise.
pub(super) fn timeless_weights(store: &Store, definition: Definition) -> Vec<Vec<Weighted>> {
    let is_dated = store.operators.iter().any(|operator| operator.successor_date.is_some());
    if is_dated {
        return Vec::new();
    }
    store.country_ids().map(|country| weights(store, definition, country, 0)).collect()
}

fn weights(store: &Store, definition: Definition, country: CountryId, year: i32) -> Vec<Weighted> {
    let eligible: Vec<OperatorId> = store
        .operators_of(country)
        .iter()
        .copied()
        .filter(|operator| is_eligible(store, *operator, year))
        .collect();
    let members: Vec<&Operator> =
        eligible.iter().map(|operator| &store.operators[operator.index()]).collect();
    let weights = match definition {
        Definition::Operators => equal(members.len()),
        _ => by_size(&members),
    };
    let weighted = eligible.iter().zip(&members).zip(weights);
    weighted
        .map(|((operator, member), weight)| Weighted {
            operator: *operator,
            weight,
            basis: match (member.market_share_pct, member.subscribers) {
                (Some(_), _) => Basis::MarketShare,
                (None, Some(_)) => Basis::Subscribers,
                (None, None) => Basis::Assumed,
            },
        })
        .collect()
}

/// Whether an operator weighs in its country at the end of `year`. Evidence
/// does not matter: an operator without any is part of what is unknown.
fn is_eligible(store: &Store, id: OperatorId, year: i32) -> bool {
    let operator = &store.operators[id.index()];
    if operator.kind != Kind::Mobile || operator.is_government() {
        return false;
    }
    let stands = operator.is_taken_over_after(year)
        || operator.succession.is_none() && operator.status == Status::Active;
    stands && !came_later(store, id, year)
}

/// Whether the operator took over another one only after `year` and has no row
/// of its own up to then.
fn came_later(store: &Store, id: OperatorId, year: i32) -> bool {
    let columns = store.contracts.columns();
    store.lineage.takes_over_after(id, year)
        && !store
            .contracts
            .rows_of(id)
            .iter()
            .any(|row| columns.date(*row).is_none_or(|date| date.year() <= year))
}

fn equal(count: usize) -> Vec<f64> {
    vec![1.0 / count.max(1) as f64; count]
}

/// Weights by market share where it is published, else by subscribers, else
/// assumed (rules 1 to 4 of section 5).
fn by_size(members: &[&Operator]) -> Vec<f64> {
    let shares: Vec<Option<f64>> = members.iter().map(|member| member.market_share_pct).collect();
    let stated: f64 = shares.iter().flatten().sum();
    if shares.iter().all(Option::is_some) {
        // What is missing to 100 belongs to operators that are not in the table.
        let whole = if rounded(stated) > 100.0 { stated } else { 100.0 };
        return shares.into_iter().flatten().map(|share| share / whole).collect();
    }
    let remainder = if stated > 0.0 || shares.iter().any(Option::is_some) {
        (100.0 - stated).max(0.0)
    } else {
        1.0
    };
    let unstated = members.iter().filter(|member| member.market_share_pct.is_none());
    let sizes: Vec<Option<f64>> = unstated.map(|member| member.subscribers).collect();
    let mut parts = in_proportion(&sizes).into_iter();
    let weights: Vec<f64> = shares
        .into_iter()
        .map(|share| share.unwrap_or_else(|| remainder * parts.next().unwrap_or(0.0)))
        .collect();
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        weights.into_iter().map(|weight| weight / total).collect()
    } else {
        equal(members.len())
    }
}

/// Parts of 1 in proportion to the sizes; one that is not known counts as the
/// smallest known; equal parts if none is known or all are 0.
fn in_proportion(sizes: &[Option<f64>]) -> Vec<f64> {
    let smallest = sizes.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let filled: Vec<f64> = sizes.iter().map(|size| size.unwrap_or(smallest)).collect();
    let total: f64 = filled.iter().sum();
    if total > 0.0 && total.is_finite() {
        filled.into_iter().map(|size| size / total).collect()
    } else {
        equal(sizes.len())
    }
}
