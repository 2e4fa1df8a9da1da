//! What governments decided, over the share of the vendors it is mostly about,
//! and how far that is from a deadline.

use super::Twin;
use super::answer::{FIRST_YEAR, Series, SeriesWork, summing_on};
use super::ladder::when;
use super::names;
use super::over_time::year_labels;
use super::share_bars::ticks;
use crate::chart::{
    Certainty, Glyph, Paint, Reading, ShareOverTime, TimePanel, VendorPaint, YearColumn,
};
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::VendorId;
use crate::domain::record::{Policy, Stance};
use crate::domain::vendor::CHINESE;
use crate::estimate::{Estimate, Estimator, Groundwork, Status};
use crate::order;
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::Texts;
use std::sync::Arc;

/// Id of the figure.
pub const ID: &str = "policy-overlay";
/// In keys of marks: a place and the date of a decision follow.
pub const KEY: &str = "policies";

/// Places drawn until the reader asks for all.
const FEW: usize = 8;
/// The first year drawn: no decision on record is older.
const FIRST: i32 = 2010;
/// From one sign to the next below it, where they stand close.
const STEP: f64 = 0.11;
/// Years within which signs stand close.
const CLOSE: f64 = 1.1;

/// The drawing and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyOverlay {
    /// The drawing.
    pub figure: ShareOverTime,
    /// The same as a table.
    pub twin: Twin,
    /// How many places there are, drawn or not.
    pub all: usize,
}

/// Whether a vendor is one of the Chinese group of the method.
#[must_use]
pub fn is_chinese(store: &Store, vendor: VendorId) -> bool {
    CHINESE.contains(&store.vendors[vendor.index()].slug.as_str())
}

/// The sign of a stance.
#[must_use]
pub const fn glyph(stance: Stance) -> Glyph {
    match stance {
        Stance::Ban => Glyph::Square,
        Stance::PhaseOut => Glyph::Half,
        Stance::Restricted => Glyph::Frame,
        Stance::CaseByCase => Glyph::Kite,
        Stance::Undecided => Glyph::Ring,
        Stance::Open => Glyph::Disc,
    }
}

/// The sign of a deadline.
pub const DEADLINE: Glyph = Glyph::Bar;

/// The key of a decision's mark.
#[must_use]
pub fn key(policy: &Policy) -> String {
    let date = policy.date.map(|date| date.to_string()).unwrap_or_default();
    format!("{KEY}/{}/{date}", policy.scope)
}

/// The key of a decision's deadline: decisions of one day may have several.
pub(super) fn deadline_key(policy: &Policy) -> String {
    let deadline = policy.deadline.map(|date| date.to_string()).unwrap_or_default();
    format!("{}/{}/{deadline}", key(policy), policy.applies_to)
}

/// Whether a key is that of a decision or of its deadline.
#[must_use]
pub fn is_of_key(policy: &Policy, mark: &str) -> bool {
    key(policy) == mark || deadline_key(policy) == mark
}

/// The places there are: those chosen that decided something, or where
/// none is chosen, those with a deadline ahead.
fn places(store: &Store, filter: &Filter, year: i32) -> Vec<Place> {
    let mut places = Place::chosen(store, filter);
    let decided = |place: &Place| store.policies.iter().any(|policy| policy.scope == place.code);
    if places.is_empty() {
        // Those with a deadline ahead come first.
        for policy in ahead(store, filter, year).into_iter().chain(&store.policies) {
            if places.iter().all(|place| place.code != policy.scope) {
                places.extend(Place::find(store, &policy.scope));
            }
        }
    } else if places.len() == 1 && !places[0].is_country() && !decided(&places[0]) {
        // Of a region, its members with the most decisions.
        let members = places[0].countries.iter().filter_map(|country| {
            Place::find(store, store.countries[country.index()].iso3.as_str())
        });
        places = members.collect();
        let count = |place: &Place| {
            store.policies.iter().filter(|policy| policy.scope == place.code).count()
        };
        order::by(&mut places, |a, b| count(b).cmp(&count(a)));
    }
    places.retain(decided);
    places
}

/// Decisions up to `year` with a deadline at its end or later, the nearest first.
fn ahead<'a>(store: &'a Store, filter: &Filter, year: i32) -> Vec<&'a Policy> {
    let dated = dated(store, filter, year).into_iter();
    dated.filter(|(_, deadline)| is_ahead(*deadline, year)).map(|(policy, _)| policy).collect()
}

pub(super) fn is_ahead(deadline: PartialDate, year: i32) -> bool {
    deadline.end() >= Day::end_of_year(year)
}

/// Decisions up to `year` with a deadline, by that deadline: every row, since
/// several on one deadline may differ.
pub(super) fn dated<'a>(
    store: &'a Store,
    filter: &Filter,
    year: i32,
) -> Vec<(&'a Policy, PartialDate)> {
    let chosen = Place::chosen(store, filter);
    let countries = Place::together(store, filter).countries;
    let is_in = |scope: &str| {
        let own = Place::find(store, scope);
        chosen.is_empty()
            || chosen.iter().any(|place| place.code == scope)
            || own.is_some_and(|own| {
                // The law of a union is that of its members too.
                let is_over = countries.iter().all(|country| own.countries.contains(country));
                is_over || own.is_country() && countries.contains(&own.countries[0])
            })
    };
    let is_past = |policy: &&Policy| policy.date.is_none_or(|date| date.year() <= year);
    let own = store.policies.iter().filter(|policy| is_in(&policy.scope)).filter(is_past);
    let mut dated: Vec<_> = own.filter_map(|policy| Some((policy, policy.deadline?))).collect();
    let order = |(policy, deadline): &(&'a Policy, PartialDate)| (deadline.end(), &policy.scope);
    order::by(&mut dated, |a, b| order(a).cmp(&order(b)).then(b.0.date.cmp(&a.0.date)));
    dated
}

/// The share of the Chinese vendors in one year.
#[derive(Default)]
struct Told {
    share: Certainty,
    /// Estimate, proven and possible in digits; nothing where there is none.
    numbers: Option<[String; 3]>,
    range: String,
}

impl Told {
    fn new(texts: &Texts, estimate: Option<&Estimate>) -> Self {
        // Where a vendor is named for the state as a whole, all is possible.
        let Some(estimate) = estimate.filter(|estimate| estimate.status != Status::None) else {
            return Self::default();
        };
        let (group, numerals) = (estimate.group, &texts.numerals);
        let possible = estimate.possible(group);
        let numbers = match estimate.status {
            Status::Share => [group.mid, group.low, possible].map(|part| numerals.percent(part)),
            _ => ["–".to_owned(), String::new(), numerals.percent(possible)],
        };
        Self {
            share: Certainty { published: group.published, mid: group.mid, possible },
            numbers: (possible > 0.0).then_some(numbers),
            range: numerals.percent_range(group.low, possible),
        }
    }
}

/// An estimator that sums up the Chinese vendors, on the groundwork of the filter.
#[must_use]
pub fn estimator_on<'a>(
    store: &'a Store,
    filter: &Filter,
    ground: Arc<Groundwork>,
) -> Estimator<'a> {
    summing_on(store, filter, ground, |vendor| is_chinese(store, vendor))
}

/// What the overlay rests on, still to be worked out by an estimator that sums up
/// the Chinese vendors: every year of each place drawn, up to the newest of the
/// data. What is to come has no share.
#[must_use]
pub fn shares_drawn(store: &Store, filter: &Filter, year: i32) -> SeriesWork {
    let mut places = places(store, filter, year);
    places.truncate(if filter.shows_all { places.len() } else { FEW });
    let newest = store.newest_year().unwrap_or(FIRST_YEAR);
    SeriesWork::side_by_side(places, FIRST..=newest)
}

/// The share of the Chinese vendors in each place, as worked out by
/// [`shares_drawn`], with the decisions on it.
#[must_use]
pub fn policy_overlay(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    year: i32,
    series: &Series,
) -> PolicyOverlay {
    let newest = store.newest_year().unwrap_or(FIRST_YEAR);
    let heads = [texts.estimate, texts.proven, texts.possible].map(str::to_owned);
    let mut twin = Twin {
        head: texts.beyond.decision_heads.map(str::to_owned).into_iter().chain(heads).collect(),
        labels: 5,
        rows: Vec::new(),
    };
    let drawn = &series.by_place;
    let last = drawn.iter().flat_map(|(code, _)| decisions(store, code));
    let last = last.filter_map(|policy| policy.deadline).map(PartialDate::year).max();
    let last = last.unwrap_or(newest).clamp(newest, newest + 10);
    let panels = drawn.iter().map(|(code, estimates)| {
        let name = names::by_code(store, texts, code);
        let mut panel = TimePanel {
            title: name.clone(),
            paint: Paint::Vendor(VendorPaint::Other),
            value: String::new(),
            range: String::new(),
            columns: Vec::new(),
            readings: readings(store, filter, texts, code, &name),
        };
        for (index, at) in (FIRST..=last).enumerate() {
            let told = Told::new(texts, estimates.get(index));
            if let Some(numbers) = &told.numbers {
                // Beside the decisions, what is drawn of each year.
                let blank = || String::new();
                let cells = vec![name.clone(), at.to_string(), blank(), blank(), blank()];
                let cells = cells.into_iter().chain(numbers.iter().cloned()).collect();
                twin.rows.push((format!("{code}/{at}"), cells));
                if at == year.min(newest) {
                    panel.value.clone_from(&numbers[0]);
                    panel.range.clone_from(&told.range);
                }
            }
            panel.columns.push(YearColumn {
                key: String::new(),
                year: at,
                share: told.share,
                label: String::new(),
                selected: at == year,
            });
        }
        for policy in decisions(store, code) {
            let blanks = std::iter::repeat_n(String::new(), 3);
            let cells = cells(texts, &name, policy).into_iter().chain(blanks);
            twin.rows.push((key(policy), cells.collect()));
        }
        panel
    });
    let panels = panels.collect();
    let figure = ShareOverTime {
        id: ID.to_owned(),
        name: texts.beyond.overlay.to_owned(),
        panels,
        y_ticks: ticks(texts),
        year_labels: year_labels(&(FIRST..=last).collect::<Vec<_>>()),
        rtl: texts.direction() == "rtl",
    };
    PolicyOverlay { figure, twin, all: places(store, filter, year).len() }
}

fn decisions<'a>(store: &'a Store, code: &str) -> Vec<&'a Policy> {
    let mut own: Vec<&Policy> =
        store.policies.iter().filter(|policy| policy.scope == code).collect();
    order::by(&mut own, |a, b| a.day().cmp(&b.day()));
    own
}

fn cells(texts: &Texts, place: &str, policy: &Policy) -> Vec<String> {
    let date = policy.date.map_or_else(|| texts.undated.to_owned(), |date| date.to_string());
    let deadline = policy.deadline.map(|date| date.to_string()).unwrap_or_default();
    let stance = names::stance(texts, policy);
    vec![place.to_owned(), date, stance, (texts.beyond.covers)(&policy.applies_to), deadline]
}

/// A sign for each decision and each deadline, below each other where they
/// stand close.
fn readings(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    code: &str,
    place: &str,
) -> Vec<Reading> {
    let mut signs: Vec<Reading> = Vec::new();
    for policy in decisions(store, code) {
        let key = key(policy);
        let stance = names::stance(texts, policy);
        let covers = (texts.beyond.covers)(&policy.applies_to);
        let selected = filter.mark == key;
        let mut sign = |date: PartialDate, glyph, label| {
            let at = when(date);
            if at >= f64::from(FIRST) {
                signs.push(Reading { key: key.clone(), label, at, share: 1.0, glyph, selected });
            }
        };
        if let Some(date) = policy.date {
            sign(date, glyph(policy.stance), format!("{place}, {date}: {stance}, {covers}"));
        }
        if let Some(date) = policy.deadline {
            let words = (texts.country_page.deadline)(&date.to_string());
            sign(date, DEADLINE, format!("{place}, {stance}, {covers}: {words}"));
        }
    }
    order::by(&mut signs, |a, b| a.at.total_cmp(&b.at));
    // Each goes to the first level on which it stands close to none.
    let mut ends: Vec<f64> = Vec::new();
    for sign in &mut signs {
        let free = ends.iter().position(|end| sign.at - end >= CLOSE);
        let level = free.unwrap_or(ends.len());
        if free.is_none() {
            ends.push(sign.at);
        }
        ends[level] = sign.at;
        sign.share = (1.0 - level as f64 * STEP).max(0.0);
    }
    signs
}
