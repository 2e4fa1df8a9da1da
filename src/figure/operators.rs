//! The operators of the places chosen, in groups: by country, by parent group
//! across borders, or by the vendor in front.

use super::names;
use crate::domain::id::{CountryId, OperatorId, RowId, VendorId};
use crate::domain::operator::Status;
use crate::estimate::Estimator;
use crate::estimate::weight::{Basis, Weighted};
use crate::order;
use crate::query::{Filter, Grouping, Place};
use crate::spelling::folded;
use crate::store::{Owners, Store};
use crate::text::Texts;
use crate::text::operators::{Exposed, Exposure};

/// An operator of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed {
    /// The operator.
    pub operator: OperatorId,
    /// Its part of its country's mobile market; nothing if it does not weigh there.
    pub weight: Option<f64>,
    /// Whether its size is assumed.
    pub is_assumed: bool,
}

impl Listed {
    /// An operator that weighs nothing.
    #[must_use]
    pub const fn weightless(operator: OperatorId) -> Self {
        Self { operator, weight: None, is_assumed: false }
    }

    /// An operator that weighs in its country.
    #[must_use]
    pub fn weighing(weighted: &Weighted) -> Self {
        Self {
            operator: weighted.operator,
            weight: Some(weighted.weight),
            is_assumed: weighted.basis == Basis::Assumed,
        }
    }

    /// Its part in digits, marked where its size is assumed; nothing if it does
    /// not weigh.
    #[must_use]
    pub fn part(&self, texts: &Texts) -> Option<String> {
        let part = texts.numerals.percent(self.weight?);
        Some(if self.is_assumed { format!("≈\u{a0}{part}") } else { part })
    }
}

/// Operators that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorGroup {
    /// What they have in common.
    pub title: String,
    /// The largest first.
    pub members: Vec<Listed>,
}

/// The operators of the places chosen, in groups, the largest group first.
#[must_use]
pub fn groups(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    owners: &Owners,
    year: i32,
) -> Vec<OperatorGroup> {
    let store = estimator.store();
    let place = Place::together(store, filter);
    let countries = in_order(store, filter, &place.countries);
    let members = |country: &CountryId| members(estimator, *country, year);
    match filter.grouping {
        Grouping::Country => {
            let groups = countries.iter().map(|country| OperatorGroup {
                title: names::country(store, texts, *country),
                members: members(country),
            });
            groups.filter(|group| !group.members.is_empty()).collect()
        }
        Grouping::Owner => {
            let all = countries.iter().flat_map(members);
            let named = all.flat_map(|listed| {
                let owner = &store.operators[listed.operator.index()].owner;
                let groups = owners.of(owner).filter(|group| {
                    filter.owner.as_deref().is_none_or(|wanted| wanted == group.group)
                });
                let names: Vec<String> = groups.map(|group| group.name.clone()).collect();
                // Who is in no group of the table stands for itself.
                let own = names.is_empty() && filter.owner.is_none();
                let alone = own.then(|| match owner.as_str() {
                    "" => texts.operators.owner_not_stated.to_owned(),
                    owner => owner.to_owned(),
                });
                names.into_iter().chain(alone).map(move |name| (name, listed))
            });
            by_size(gathered(named), texts.operators.owner_not_stated)
        }
        Grouping::Vendor => {
            let all = countries.iter().flat_map(members);
            let named = all.map(|listed| {
                let leader = leader(estimator, listed.operator, year);
                let name = leader.map_or_else(
                    || texts.no_supplier_named.to_owned(),
                    |vendor| names::vendor(store, texts, vendor),
                );
                (name, listed)
            });
            by_size(gathered(named), texts.no_supplier_named)
        }
    }
}

/// What the one parent group that the filter names is, and what it amounts to;
/// nothing if it names none.
#[must_use]
pub fn owner(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    owners: &Owners,
    year: i32,
) -> Option<[String; 2]> {
    filter.owner.as_ref().filter(|_| filter.grouping == Grouping::Owner)?;
    let group = groups(estimator, filter, texts, owners, year).into_iter().next()?;
    let all = exposed(estimator, texts, &group, year);
    let extent = Exposure { suppliers: Vec::new(), unknown: 0, ..all.clone() };
    let title = format!("{}: {}", group.title, (texts.operators.exposure)(&extent));
    Some([title, (texts.operators.exposure)(&all)])
}

/// What a group amounts to, in words.
#[must_use]
pub fn exposure(
    estimator: &Estimator<'_>,
    texts: &Texts,
    group: &OperatorGroup,
    year: i32,
) -> String {
    (texts.operators.exposure)(&exposed(estimator, texts, group, year))
}

fn exposed(estimator: &Estimator<'_>, texts: &Texts, group: &OperatorGroup, year: i32) -> Exposure {
    let store = estimator.store();
    let mut at = vec![(0_usize, 0_usize, 0.0); store.vendors.len()];
    let mut countries: Vec<CountryId> = Vec::new();
    let mut unknown = 0;
    for Listed { operator, .. } in &group.members {
        let split = estimator.operator(*operator, year);
        unknown += usize::from(!split.is_known());
        for (vendor, _) in &split.vendors {
            let (operators, telling, subscribers) = &mut at[vendor.index()];
            *operators += 1;
            let own = store.operators[operator.index()].subscribers;
            *telling += usize::from(own.is_some());
            *subscribers += own.unwrap_or(0.0);
        }
        let country = store.operators[operator.index()].country;
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    let mut suppliers: Vec<(VendorId, (usize, usize, f64))> =
        store.vendor_ids().zip(at).filter(|(_, (operators, ..))| *operators > 0).collect();
    order::by(&mut suppliers, |a, b| b.1.0.cmp(&a.1.0));
    let named = suppliers.into_iter().take(4).map(|(vendor, (operators, telling, subscribers))| {
        let millions = texts.numerals.decimal(subscribers / 1e6, u32::from(subscribers < 1e7));
        let vendor = names::vendor(store, texts, vendor);
        let is_told = subscribers >= 1e5;
        let millions = if is_told { millions } else { String::new() };
        Exposed { vendor, operators, telling, millions }
    });
    Exposure {
        operators: group.members.len(),
        countries: countries.len(),
        suppliers: named.collect(),
        unknown,
    }
}

/// The countries as the reader named them; of a region, the most populous first.
fn in_order(store: &Store, filter: &Filter, countries: &[CountryId]) -> Vec<CountryId> {
    let mut ordered = countries.to_vec();
    let is_named = filter.places.len() > 1 || countries.len() == 1;
    if !is_named {
        let people =
            |country: &CountryId| store.countries[country.index()].population.unwrap_or(0.0);
        order::by(&mut ordered, |a, b| people(b).total_cmp(&people(a)));
    }
    ordered
}

/// The operators of a country that weigh in it, and others that stand and have
/// rows of their own; the largest first.
fn members(estimator: &Estimator<'_>, country: CountryId, year: i32) -> Vec<Listed> {
    let store = estimator.store();
    let weights = estimator.weights(country, year);
    let mut members: Vec<Listed> = weights.iter().map(Listed::weighing).collect();
    for id in store.operators_of(country) {
        let operator = &store.operators[id.index()];
        let stands = operator.succession.is_none()
            && operator.status == Status::Active
            && !operator.is_government();
        let is_new = members.iter().all(|listed| listed.operator != *id);
        if stands && is_new && estimator.has_facts(*id, year) {
            members.push(Listed::weightless(*id));
        }
    }
    order::by(&mut members, |a, b| b.weight.unwrap_or(-1.0).total_cmp(&a.weight.unwrap_or(-1.0)));
    members
}

/// The named vendor with the largest part of an operator; of several the first.
fn leader(estimator: &Estimator<'_>, operator: OperatorId, year: i32) -> Option<VendorId> {
    let store = estimator.store();
    let split = estimator.operator(operator, year);
    let named =
        split.vendors.iter().filter(|(vendor, _)| !store.vendors[vendor.index()].is_unnamed());
    // Of equal ones `max_by` takes the last.
    named.rev().max_by(|a, b| a.1.mid.total_cmp(&b.1.mid)).map(|(vendor, _)| *vendor)
}

/// Entries of one name as one group, in the order in which the names come.
fn gathered(named: impl Iterator<Item = (String, Listed)>) -> Vec<OperatorGroup> {
    let mut groups: Vec<OperatorGroup> = Vec::new();
    for (title, listed) in named {
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.members.push(listed),
            None => groups.push(OperatorGroup { title, members: vec![listed] }),
        }
    }
    groups
}

/// The groups with the most members first, `last` at the end.
fn by_size(mut groups: Vec<OperatorGroup>, last: &str) -> Vec<OperatorGroup> {
    order::by(&mut groups, |a, b| {
        let (a_last, b_last) = (a.title == last, b.title == last);
        a_last
            .cmp(&b_last)
            .then(b.members.len().cmp(&a.members.len()))
            .then_with(|| folded(&a.title).cmp(&folded(&b.title)))
    });
    groups
}

/// The rows that speak of an operator, at any time, in the part of the network
/// and of the kinds of evidence that the filter admits.
pub(super) fn rows_at<'s>(
    store: &'s Store,
    filter: &Filter,
    operator: OperatorId,
    year: i32,
) -> impl Iterator<Item = RowId> + use<'s> {
    let Filter { domain, generations, evidence, .. } = *filter;
    let columns = store.contracts.columns();
    let sources = store.lineage.sources(operator, year).iter();
    let rows = sources.flat_map(|source| store.contracts.rows_of(*source)).copied();
    rows.filter(move |row| {
        columns.domains[row.index()].speaks_for(domain)
            && columns.generations[row.index()].meets(generations)
            && evidence.admits(columns.evidence[row.index()])
    })
}
