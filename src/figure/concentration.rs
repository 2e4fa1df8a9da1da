//! How concentrated the market of the places chosen is: by place, by part of
//! the network and by year, each with what the bounds of the shares allow.

use super::answer::{Answer, Series, estimator_on};
use super::compare::{HHI, MOST};
use super::names;
use super::over_time::year_labels;
use super::{Twin, answer::PlaceEstimate};
use crate::chart::{
    Certainty, Paint, ShareBar, ShareBars, ShareOverTime, SharePanel, TimePanel, VendorPaint,
    YearColumn,
};
use crate::domain::network::Domain;
use crate::estimate::{Estimate, Estimator, Groundwork, Preparation};
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::Texts;
use std::sync::Arc;

/// Id of the figure.
pub const ID: &str = "concentration";
/// Id of the same by year.
pub const OVER_TIME: &str = "concentration-over-time";

/// Parts of the network with rows enough to compare.
const DOMAINS: [Domain; 4] = [Domain::Ran, Domain::Core, Domain::Transport, Domain::Fixed];

/// Estimates in some parts of the network.
pub type DomainEstimates = Vec<(Domain, Estimate)>;

/// Estimates in the parts of the network that are not chosen, under way in steps
/// of some milliseconds.
#[derive(Default)]
pub struct DomainWork {
    done: DomainEstimates,
    next: Option<(Arc<Groundwork>, Preparation)>,
}

impl DomainWork {
    /// Goes on with all that is chosen as one place; tells whether there was
    /// anything to be done.
    pub fn step(&mut self, store: &Store, filter: &Filter, year: i32) -> bool {
        let mut others = DOMAINS.into_iter().filter(|domain| *domain != filter.domain);
        let Some(domain) = others.nth(self.done.len()) else { return false };
        let filter = Filter { domain, ..filter.clone() };
        let countries = Place::together(store, &filter).countries;
        let (ground, preparation) = self.next.get_or_insert_with(|| {
            let ground = Arc::new(Groundwork::new(store, filter.params()));
            let preparation = Estimator::on(store, Arc::clone(&ground)).prepare(&countries, year);
            (ground, preparation)
        });
        let estimator = estimator_on(store, &filter, Arc::clone(ground));
        if !preparation.step(&estimator) {
            self.next = None;
            self.done.push((domain, estimator.place(&countries, year)));
        }
        true
    }

    /// What has been estimated.
    #[must_use]
    pub fn finish(self) -> DomainEstimates {
        self.done
    }
}

/// The index of each place, and of each part of the network of all together, of
/// which the others than the one chosen are given.
#[must_use]
pub fn concentration(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    others: &[(Domain, Estimate)],
) -> (ShareBars, Twin) {
    let words = &texts.findings;
    let mut twin = Twin { head: head(texts), labels: 1, rows: Vec::new() };
    let places = answer.places().take(MOST);
    let by_place = places.map(|PlaceEstimate { place, estimate, .. }| {
        let name = names::place(store, texts, place);
        let key = format!("{}/{HHI}", place.code);
        bar(filter, texts, &name, key, estimate, &mut twin)
    });
    let by_place = by_place.collect();
    let domains = DOMAINS.into_iter().filter_map(|domain| {
        let name = (texts.domain_name)(domain);
        let PlaceEstimate { place, estimate, .. } = &answer.whole;
        if domain == filter.domain {
            let key = format!("{}/{HHI}", place.code);
            return Some(bar(filter, texts, name, key, estimate, &mut twin));
        }
        let (_, estimate) = others.iter().find(|(other, _)| *other == domain)?;
        // What opens behind a mark is in the part that is chosen.
        Some(bar(filter, texts, name, String::new(), estimate, &mut twin))
    });
    let domains = domains.collect();
    let panel =
        |title: &str, bars| SharePanel { title: title.to_owned(), note: String::new(), bars };
    let figure = ShareBars {
        id: ID.to_owned(),
        name: (words.concentration)(&names::place(store, texts, &answer.whole.place)),
        panels: vec![panel(words.by_place, by_place), panel(words.by_domain, domains)],
        ticks: ticks(texts),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

fn head(texts: &Texts) -> Vec<String> {
    let words = &texts.findings;
    let head = [texts.place, texts.compare.hhi, words.range, texts.compare.effective];
    head.into_iter().chain([texts.compare.known]).map(str::to_owned).collect()
}

fn ticks(texts: &Texts) -> Vec<(f64, String)> {
    let at = |index: u32| (f64::from(index) / 1e4, texts.numerals.decimal(f64::from(index), 0));
    [0, 2_500, 5_000, 7_500, 10_000].map(at).into()
}

/// The index and its bounds in the form of a share, from the least to the
/// greatest that may be; and in digits, with the number of vendors and how much
/// is known.
fn index(texts: &Texts, estimate: &Estimate) -> (Certainty, [String; 4]) {
    let number = |number: Option<f64>, decimals| {
        number.map_or_else(|| "–".to_owned(), |number| texts.numerals.decimal(number, decimals))
    };
    let bounds = estimate.hhi_range();
    let (least, greatest) = bounds.unwrap_or_default();
    let mid = estimate.hhi.unwrap_or_default();
    let share = Certainty { published: least / 1e4, mid: mid / 1e4, possible: greatest / 1e4 };
    let range = bounds.map_or_else(String::new, |(least, greatest)| {
        format!("{}–{}", number(Some(least), 0), number(Some(greatest), 0))
    });
    let known = texts.numerals.percent(estimate.coverage);
    let effective = number(estimate.effective_vendors(), 1);
    (share, [number(estimate.hhi, 0), range, effective, known])
}

/// A name with how much is known, without which the index says nothing; a count
/// is all there is.
fn with_known(filter: &Filter, name: &str, known: &str) -> String {
    if filter.definition.is_count() { name.to_owned() } else { format!("{name}, {known}") }
}

fn bar(
    filter: &Filter,
    texts: &Texts,
    name: &str,
    key: String,
    estimate: &Estimate,
    twin: &mut Twin,
) -> ShareBar {
    let (share, [hhi, range, effective, known]) = index(texts, estimate);
    let label = (texts.findings.hhi_phrase)(name, &hhi, &range, &known);
    let cells = [name.to_owned(), hhi.clone(), range.clone(), effective, known.clone()];
    twin.rows.push((key.clone(), cells.into()));
    ShareBar {
        name: with_known(filter, name, &known),
        paint: Paint::Vendor(VendorPaint::Other),
        share,
        value: hhi,
        range,
        selected: !key.is_empty() && filter.mark == key,
        label,
        key,
    }
}

/// The index of all together, year by year.
#[must_use]
pub fn over_time(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    series: &Series,
) -> (ShareOverTime, Twin) {
    let mut twin = Twin { head: head(texts), labels: 1, rows: Vec::new() };
    texts.year.clone_into(&mut twin.head[0]);
    let place = &answer.whole.place;
    let name = names::place(store, texts, place);
    let columns = series.years.iter().zip(&series.estimates).map(|(year, estimate)| {
        let key = format!("{}/{HHI}/{year}", place.code);
        let (share, [hhi, range, effective, known]) = index(texts, estimate);
        let label = (texts.findings.hhi_phrase)(&format!("{name}, {year}"), &hhi, &range, &known);
        twin.rows.push((key.clone(), vec![year.to_string(), hhi, range, effective, known]));
        YearColumn {
            share,
            year: *year,
            selected: filter.mark == key || *year == answer.year,
            label,
            key,
        }
    });
    let (_, [value, range, _, known]) = index(texts, &answer.whole.estimate);
    let panel = TimePanel {
        title: with_known(filter, texts.compare.hhi, &known),
        paint: Paint::Vendor(VendorPaint::Other),
        columns: columns.collect(),
        readings: Vec::new(),
        value,
        range,
    };
    let figure = ShareOverTime {
        id: OVER_TIME.to_owned(),
        name: texts.findings.over_time.to_owned(),
        panels: vec![panel],
        y_ticks: ticks(texts),
        year_labels: year_labels(&series.years),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}
