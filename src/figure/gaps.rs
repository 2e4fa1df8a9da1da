//! Where to dig next: the operators with the most customers of which no
//! evidence, old evidence, or a single report is on record.

use super::names;
use crate::domain::id::{CountryId, OperatorId};
use crate::estimate::Estimator;
use crate::estimate::corroboration::Lack;
use crate::order;
use crate::query::{Filter, Place};
use crate::text::Texts;

/// Gaps that are listed.
pub const LISTED: usize = 40;

/// An operator of which too little is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Which.
    pub operator: OperatorId,
    /// Its name with its country's.
    pub name: String,
    /// What is lacking.
    pub lack: Lack,
    /// Its part of its country's market, in digits.
    pub weight: String,
    /// The same of the population, in millions, in digits.
    pub millions: String,
    /// Ids of its newest rows that count, a few of them.
    pub rows: String,
}

/// The gaps of the places chosen, those of the most people first, and how many
/// there are.
#[must_use]
pub fn gaps(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    year: i32,
) -> (Vec<Gap>, usize) {
    let store = estimator.store();
    let place = Place::together(store, filter);
    let mut found: Vec<(f64, f64, OperatorId, Lack)> = Vec::new();
    for country in &place.countries {
        for (people, weight, operator, lack) in of_country(estimator, *country, year) {
            found.push((people, weight, operator, lack));
        }
    }
    order::by(&mut found, |a, b| b.0.total_cmp(&a.0));
    let all = found.len();
    let named = found.into_iter().take(LISTED).map(|(people, weight, operator, lack)| {
        let own = &store.operators[operator.index()];
        let country = names::country(store, texts, own.country);
        Gap {
            operator,
            name: format!("{}, {country}", own.name),
            lack,
            weight: texts.numerals.percent(weight),
            millions: texts.numerals.decimal(people / 1e6, u32::from(people < 1e7)),
            rows: newest_rows(estimator, operator, year),
        }
    });
    (named.collect(), all)
}

fn newest_rows(estimator: &Estimator<'_>, operator: OperatorId, year: i32) -> String {
    const FEW: usize = 3;
    let contracts = &estimator.store().contracts;
    let mut rows = estimator.operator(operator, year).all_rows();
    order::by(&mut rows, |a, b| contracts.columns().day(*b).cmp(&contracts.columns().day(*a)));
    let ids = rows.into_iter().take(FEW).map(|row| contracts.texts(row).id);
    ids.collect::<Vec<_>>().join(", ")
}

fn of_country(
    estimator: &Estimator<'_>,
    country: CountryId,
    year: i32,
) -> impl Iterator<Item = (f64, f64, OperatorId, Lack)> {
    let population = estimator.store().countries[country.index()].population.unwrap_or(0.0);
    let contributions = estimator.contributions(country, year).into_iter();
    contributions.filter_map(move |one| {
        let support = estimator.support(&one.split.all_rows(), year);
        let lack = support.lack(one.split.is_known())?;
        let weight = one.weighted.weight;
        Some((population * weight, weight, one.weighted.operator, lack))
    })
}
