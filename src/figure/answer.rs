//! The estimates that the filter asks for.

use super::published;
use super::sources::{Count, Sources};
use crate::domain::id::{CountryId, RowId, VendorId};
use crate::estimate::{
    Definition, Estimate, Estimator, Figures, Groundwork, Preparation, Scenario, Status, is_known,
};
use crate::query::{Filter, Place};
use crate::store::Store;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The first year that figures and exports go back to.
pub const FIRST_YEAR: i32 = 2005;

/// Id of the vendors not shown by name, in keys of marks.
pub const OTHERS: &str = "others";
/// Id of what nobody says, in keys of marks.
pub const UNKNOWN: &str = "unknown";

/// A place and what is estimated of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEstimate {
    /// The place.
    pub place: Place,
    /// Its shares at the end of the year asked for.
    pub estimate: Estimate,
    /// Where no share follows: vendors named for the state as a whole.
    pub reported: Vec<VendorId>,
}

/// Everything the figures of a view show.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// As-of year.
    pub year: i32,
    /// All that is chosen, as one place.
    pub whole: PlaceEstimate,
    /// Each place chosen, where there are several.
    pub parts: Vec<PlaceEstimate>,
    /// Whether there is anything to draw, in this year or another. An estimate
    /// always has what is unknown; a count of no deals, or of no publications,
    /// has nothing.
    pub has_marks: bool,
    /// Vendors shown by name; nothing for one that the data does not have.
    pub shown: Vec<(String, Option<VendorId>)>,
    /// Vendors that a scenario takes out.
    pub removed: Vec<String>,
    /// The rows behind the whole.
    pub sources: Sources,
}

/// All that is chosen as one place, year by year. Does not depend on the year
/// asked for, unless that lies outside the usual years.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The years, ascending and without a gap.
    pub years: Vec<i32>,
    /// The place at the end of each.
    pub estimates: Vec<Estimate>,
    /// Side by side: each place chosen, by its code, at the end of each.
    pub by_place: Vec<(String, Vec<Estimate>)>,
}

/// A series under way, in steps of some milliseconds, so that whoever makes it
/// can pause.
#[derive(Debug)]
pub struct SeriesWork {
    years: Vec<i32>,
    /// The places, and what is estimated of each so far.
    places: Vec<(Place, Vec<Estimate>)>,
    /// The next estimate.
    next: Option<Preparation>,
    /// Whether they stand side by side.
    by_place: bool,
}

impl SeriesWork {
    /// Nothing done yet of the years from [`FIRST_YEAR`] to the newest of the
    /// data, and on to the year asked for: of all that is chosen as one place,
    /// or side by side of the first [`MOST`](super::compare::MOST) places.
    #[must_use]
    pub fn new(store: &Store, filter: &Filter, by_place: bool) -> Self {
        let places = if by_place {
            let mut places = Place::chosen(store, filter);
            places.truncate(super::compare::MOST);
            places
        } else {
            vec![Place::together(store, filter)]
        };
        Self { by_place, ..Self::side_by_side(places, years(store, filter)) }
    }

    /// The same of some places and years, side by side.
    #[must_use]
    pub fn side_by_side(places: Vec<Place>, years: RangeInclusive<i32>) -> Self {
        let places = places.into_iter().map(|place| (place, Vec::new())).collect();
        Self { years: years.collect(), places, next: None, by_place: true }
    }

    /// Goes on with the next year of a place; tells whether there was one.
    pub fn step(&mut self, estimator: &Estimator<'_>) -> bool {
        let years = &self.years;
        let mut places = self.places.iter_mut();
        let next = places.find_map(|place| Some((years.get(place.1.len())?, place)));
        let Some((year, (place, done))) = next else { return false };
        let next = &mut self.next;
        let preparation = next.get_or_insert_with(|| estimator.prepare(&place.countries, *year));
        if !preparation.step(estimator) {
            *next = None;
            done.push(estimator.place(&place.countries, *year));
        }
        true
    }

    /// What has been estimated.
    #[must_use]
    pub fn finish(self) -> Series {
        let Self { years, mut places, by_place, .. } = self;
        if by_place {
            let by_place = places.into_iter().map(|(place, done)| (place.code, done)).collect();
            return Series { years, estimates: Vec::new(), by_place };
        }
        let estimates = places.pop().map(|(_, done)| done).unwrap_or_default();
        Series { years, estimates, by_place: Vec::new() }
    }
}

impl Series {
    /// All that is chosen as one place, estimated at once.
    #[must_use]
    pub fn new(estimator: &Estimator<'_>, filter: &Filter) -> Self {
        let mut work = SeriesWork::new(estimator.store(), filter, false);
        while work.step(estimator) {}
        work.finish()
    }

    /// The part of a filter that a series depends on.
    #[must_use]
    pub fn question(filter: &Filter, newest: Option<i32>) -> Filter {
        let usual = FIRST_YEAR..=newest.unwrap_or(FIRST_YEAR);
        let year = filter.year.filter(|year| !usual.contains(year));
        Filter { year, ..filter.question() }
    }
}

/// An answer under way, in steps of some milliseconds, so that whoever makes it
/// can pause.
#[derive(Debug)]
pub struct AnswerWork {
    preparation: Preparation,
    whole: Place,
    /// Countries of which the rows are still to be counted.
    rest: std::vec::IntoIter<CountryId>,
    count: Count,
    year: i32,
}

impl AnswerWork {
    /// Nothing done yet of what `filter` asks for at the end of its year.
    #[must_use]
    pub fn new(estimator: &Estimator<'_>, filter: &Filter) -> Self {
        let (store, definition) = (estimator.store(), filter.definition);
        let (whole, year) = (Place::together(store, filter), as_of(store, filter));
        let countries = if definition.is_estimate() { whole.countries.clone() } else { Vec::new() };
        Self {
            preparation: estimator.prepare(&whole.countries, year),
            rest: countries.into_iter(),
            count: Count::new(store),
            whole,
            year,
        }
    }

    /// Goes on; tells whether there is more to be done.
    pub fn step(&mut self, estimator: &Estimator<'_>) -> bool {
        if self.preparation.step(estimator) {
            return true;
        }
        let Some(country) = self.rest.next() else { return false };
        let rows = rows_behind(estimator, &self.whole, country, self.year);
        self.count.add(estimator.store(), rows);
        true
    }

    /// The answer.
    #[must_use]
    pub fn finish(self, estimator: &Estimator<'_>, filter: &Filter) -> Answer {
        let Self { whole, mut count, year, .. } = self;
        let store = estimator.store();
        let chosen = Place::chosen(store, filter);
        let parts = if chosen.len() > 1 { chosen } else { Vec::new() };
        let estimate = |place: Place| {
            let estimate = estimator.place(&place.countries, year);
            let state = place
                .countries
                .first()
                .filter(|_| estimate.status == Status::Reported)
                .and_then(|country| estimator.government(*country, year));
            let named =
                state.map(|split| split.vendors.iter().map(|(vendor, _)| *vendor).collect());
            PlaceEstimate { estimate, place, reported: named.unwrap_or_default() }
        };
        if filter.definition.is_count() {
            count.add(store, estimator.deal_rows(&whole.countries, year..=year));
        }
        let sources = if filter.definition == Definition::Published {
            published::sources(store, filter, &whole.code, year)
        } else {
            count.sources()
        };
        let has_marks = match filter.definition {
            Definition::Published => sources.rows > 0,
            Definition::Contracts | Definition::Value => {
                estimator.deal_rows(&whole.countries, years(store, filter)).next().is_some()
            }
            Definition::Subscribers | Definition::Operators => true,
        };
        Answer {
            year,
            sources,
            has_marks,
            whole: estimate(whole),
            parts: parts.into_iter().map(estimate).collect(),
            shown: shown(store, filter),
            removed: if filter.follows_scenario() { filter.banned.clone() } else { Vec::new() },
        }
    }
}

impl Answer {
    /// Estimates what `filter` asks for at the end of its year.
    #[must_use]
    pub fn new(estimator: &Estimator<'_>, filter: &Filter) -> Self {
        let mut work = AnswerWork::new(estimator, filter);
        while work.step(estimator) {}
        work.finish(estimator, filter)
    }

    /// The place that a drawing opens with and the parts after it.
    pub fn places(&self) -> impl Iterator<Item = &PlaceEstimate> {
        std::iter::once(&self.whole).chain(&self.parts)
    }

    /// The figures of every mark of a place: the vendors shown, the others
    /// together, and last what is unknown, where shares can be.
    #[must_use]
    pub fn marks(&self, estimate: &Estimate, is_count: bool) -> Vec<(String, Figures)> {
        let named = self.shown.iter().map(|(slug, vendor)| {
            (slug.clone(), vendor.map(|vendor| estimate.of(vendor)).unwrap_or_default())
        });
        let others = (OTHERS.to_owned(), estimate.group);
        let nobody = Figures { mid: estimate.unknown, ..Figures::default() };
        let unknown = (!is_count).then(|| (UNKNOWN.to_owned(), nobody));
        named.chain([others]).chain(unknown).collect()
    }
}

/// The year at whose end the filter looks: the one asked for, but for years
/// that are still to come. Nothing is forecast.
#[must_use]
pub fn as_of(store: &Store, filter: &Filter) -> i32 {
    let newest = store.newest_year().unwrap_or(FIRST_YEAR);
    filter.year.filter(|year| *year <= newest).unwrap_or(newest)
}

/// From the first year of all figures, or an earlier one asked for, to the
/// newest of the data.
fn years(store: &Store, filter: &Filter) -> RangeInclusive<i32> {
    let newest = store.newest_year().unwrap_or(FIRST_YEAR);
    FIRST_YEAR.min(as_of(store, filter))..=newest
}

/// The vendors that the filter shows by name.
fn shown(store: &Store, filter: &Filter) -> Vec<(String, Option<VendorId>)> {
    filter.vendors.iter().map(|slug| (slug.clone(), store.vendor(slug))).collect()
}

/// An estimator for the filter, its group the vendors that are not shown by name.
#[must_use]
pub fn estimator<'a>(store: &'a Store, filter: &Filter) -> Estimator<'a> {
    estimator_on(store, filter, Arc::new(Groundwork::new(store, filter.params())))
}

/// The same with the groundwork that was prepared for the filter's parameters.
#[must_use]
pub fn estimator_on<'a>(
    store: &'a Store,
    filter: &Filter,
    ground: Arc<Groundwork>,
) -> Estimator<'a> {
    let shown: Vec<VendorId> = shown(store, filter).into_iter().filter_map(|(_, id)| id).collect();
    summing_on(store, filter, ground, |vendor| !shown.contains(&vendor))
}

/// The same with another group: the vendors that `is_member` says.
#[must_use]
pub fn summing_on<'a>(
    store: &'a Store,
    filter: &Filter,
    ground: Arc<Groundwork>,
    is_member: impl Fn(VendorId) -> bool,
) -> Estimator<'a> {
    Estimator::on(store, ground).with_group(is_member).under(scenario(store, filter))
}

/// What the filter supposes of the places chosen.
#[must_use]
pub fn scenario(store: &Store, filter: &Filter) -> Scenario {
    if !filter.is_scenario() {
        return Scenario::default();
    }
    let countries = Place::together(store, filter).countries;
    let vendor = |slug: &String| store.vendor(slug);
    // What is elsewhere, or nowhere, is nothing to suppose.
    let operator = |slug: &String| {
        let id = store.operator(slug)?;
        Some((id, store.operators[id.index()].country)).filter(|(_, own)| countries.contains(own))
    };
    let mergers = filter.merged.iter().filter_map(|(taken, into)| {
        let ((taken, here), (into, there)) = (operator(taken)?, operator(into)?);
        (here == there).then_some((taken, into))
    });
    // Two operators do not go into each other.
    let mergers = mergers.fold(Vec::new(), |mut kept: Vec<_>, (taken, into)| {
        if kept.iter().all(|(gone, _)| *gone != into && *gone != taken) {
            kept.push((taken, into));
        }
        kept
    });
    let splits = filter.splits.iter().filter_map(|(slug, parts)| {
        let parts = parts.iter().map(|(slug, part)| Some((vendor(slug)?, part / 100.0)));
        Some((operator(slug)?.0, parts.collect::<Option<Vec<_>>>()?))
    });
    // An operator has one split.
    let splits = splits.fold(Vec::new(), |mut kept: Vec<_>, (operator, parts)| {
        if kept.iter().all(|(known, _)| *known != operator) {
            kept.push((operator, parts));
        }
        kept
    });
    Scenario {
        banned: filter.banned.iter().filter_map(vendor).collect(),
        merged: mergers,
        splits,
        countries,
    }
}

/// The rows of a country that the figures of a place rest on.
fn rows_behind(
    estimator: &Estimator<'_>,
    place: &Place,
    country: CountryId,
    year: i32,
) -> Vec<RowId> {
    let contributions = estimator.contributions(country, year);
    // Where no share follows, what is said of the state as a whole is all.
    let state = (!is_known(&contributions) && place.is_country())
        .then(|| estimator.government(country, year))
        .flatten();
    let mut rows = Vec::new();
    for split in contributions.into_iter().map(|contribution| contribution.split).chain(state) {
        let vendors = split.generations.iter().flat_map(|generation| &generation.vendors);
        rows.extend(vendors.flat_map(|(presence, _)| presence.rows.iter().copied()));
    }
    rows
}
