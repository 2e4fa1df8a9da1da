//! What vendors do beyond networks: training, cameras, loans, and what is
//! feared of it, on one axis of years and summed by kind.

mod sums;

pub use sums::{SUMS, Sum, sum_of_key, sums, totals};

use super::counts::counted;
use super::ladder::when;
use super::names;
use super::over_time::year_labels;
use super::{Twin, answer::FIRST_YEAR};
use crate::chart::{Glyph, Ladder, LadderGroup, Lane, Step};
use crate::domain::date::PartialDate;
use crate::domain::place::Iso3;
use crate::domain::record::Initiative;
use crate::domain::vendor;
use crate::order;
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::Texts;

/// Id of the figure.
pub const ID: &str = "initiatives";
/// In keys of marks: a row of initiatives.csv follows.
pub const KEY: &str = "initiatives";

/// Places drawn until the reader asks for all.
pub const FEW: usize = 8;

/// The drawing, its table, and how much of all it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiatives {
    /// The drawing.
    pub figure: Ladder,
    /// Every row, undated ones too.
    pub twin: Twin,
    /// How many places are drawn.
    pub drawn: usize,
    /// How many there are.
    pub all: usize,
    /// Rows, publishers.
    pub sources: (usize, usize),
}

/// The sign of a kind.
#[must_use]
pub fn glyph(category: &str) -> Glyph {
    match category {
        "training" => Glyph::Disc,
        "safe-city" => Glyph::Square,
        "data-protection" => Glyph::Cross,
        "research" => Glyph::Triangle,
        "agreement" => Glyph::Ring,
        "relocation" => Glyph::Diamond,
        "data-centre" => Glyph::Frame,
        "finance" => Glyph::Kite,
        _ => Glyph::Bar,
    }
}

/// The rows that the filter admits, by place, vendor, kind and year, the oldest
/// first. `later` has the table, `store` the places.
#[must_use]
pub fn admitted<'a>(
    later: &'a Store,
    store: &Store,
    filter: &Filter,
    year: i32,
) -> Vec<&'a Initiative> {
    let countries = Place::together(store, filter).countries;
    let is_in = |scope: &str| {
        let country = Iso3::parse(scope).and_then(|iso3| store.country(iso3));
        // A row on a region lies in what has all of it.
        let region = store.region(scope).filter(|region| !region.members.is_empty());
        filter.places.is_empty()
            || filter.places.iter().any(|place| place == scope)
            || country.is_some_and(|country| countries.contains(&country))
            || region.is_some_and(|it| it.members.iter().all(|own| countries.contains(own)))
    };
    let is_shown = |slug: &String| filter.chosen_vendors().is_none_or(|it| it.contains(slug));
    let rows = later.initiatives.iter().filter(|row| {
        is_in(&row.scope)
            && is_shown(&row.vendor)
            && (filter.categories.is_empty() || filter.categories.contains(&row.category))
            && row.date.is_none_or(|date| date.year() <= year)
    });
    let mut rows: Vec<&Initiative> = rows.collect();
    order::by(&mut rows, |a, b| a.date.cmp(&b.date));
    rows
}

/// The rows of each country of the store, wherever the reader looks.
#[must_use]
pub fn counts(later: &Store, store: &Store, filter: &Filter, year: i32) -> Vec<usize> {
    let mut counts = vec![0; store.countries.len()];
    let all = Filter { places: Vec::new(), ..filter.clone() };
    for row in admitted(later, store, &all, year) {
        if let Some(country) = Iso3::parse(&row.scope).and_then(|iso3| store.country(iso3)) {
            counts[country.index()] += 1;
        }
    }
    counts
}

/// How many rows the filter admits, the vendor that most of them name, and how
/// many name it; nothing without any.
#[must_use]
pub fn most(
    later: &Store,
    store: &Store,
    filter: &Filter,
    year: i32,
) -> Option<(usize, String, usize)> {
    let rows = admitted(later, store, filter, year);
    let named = rows.iter().map(|row| row.vendor.as_str()).filter(|slug| !slug.is_empty());
    let mut counts = counted(named);
    order::by(&mut counts, |a, b| {
        b.1.cmp(&a.1).then_with(|| vendor::rank(a.0).cmp(&vendor::rank(b.0)))
    });
    let (slug, count) = counts.first()?;
    Some((rows.len(), (*slug).to_owned(), *count))
}

/// What is on record for the places chosen, those with the most rows first.
#[must_use]
pub fn initiatives(
    later: &Store,
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    (year, most): (i32, usize),
) -> Initiatives {
    let rows = admitted(later, store, filter, year);
    let mut places: Vec<(&str, Vec<&Initiative>)> = Vec::new();
    for row in &rows {
        match places.iter_mut().find(|(scope, _)| *scope == row.scope) {
            Some((_, own)) => own.push(row),
            None => places.push((&row.scope, vec![row])),
        }
    }
    order::by(&mut places, |a, b| b.1.len().cmp(&a.1.len()));
    let all = places.len();
    let groups = places.iter().take(most);
    let oldest = rows.iter().find_map(|row| row.date).map_or(FIRST_YEAR, PartialDate::year);
    let newest = store.newest_year().unwrap_or(FIRST_YEAR).max(year);
    // What has no date stands before the first year.
    let has_undated = rows.iter().any(|row| row.date.is_none());
    let first = oldest.min(newest);
    let years = (first - i32::from(has_undated), newest);
    let nowhen = f64::from(years.0) + 0.5;
    let groups = groups.map(|(scope, own)| group(store, filter, texts, (scope, own, nowhen)));
    let groups: Vec<LadderGroup> = groups.collect();
    let mut year_labels =
        year_labels(&(first + i32::from(has_undated)..=newest).collect::<Vec<_>>());
    if has_undated {
        year_labels.insert(0, (years.0, texts.undated.to_owned()));
    }
    let figure = Ladder {
        id: ID.to_owned(),
        name: (texts.beyond.caption)(&names::chosen(store, texts, filter)),
        years,
        year_labels,
        year,
        rtl: texts.direction() == "rtl",
        groups,
    };
    let mut publishers: Vec<&str> = rows.iter().map(|row| row.source.publisher.as_str()).collect();
    order::by(&mut publishers, Ord::cmp);
    publishers.dedup();
    Initiatives {
        drawn: figure.groups.len(),
        figure,
        twin: twin(store, texts, &rows),
        all,
        sources: (rows.len(), publishers.len()),
    }
}

fn group(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    (scope, rows, nowhen): (&str, &[&Initiative], f64),
) -> LadderGroup {
    let place = names::by_code(store, texts, scope);
    let mut vendors: Vec<&str> = rows.iter().map(|row| row.vendor.as_str()).collect();
    order::by(&mut vendors, |a, b| vendor::rank(a).cmp(&vendor::rank(b)).then_with(|| a.cmp(b)));
    vendors.dedup();
    let lanes = vendors.into_iter().map(|slug| {
        let name = names::vendor_by_slug(store, texts, slug);
        let own = rows.iter().filter(|row| row.vendor == slug);
        let steps = own.map(|row| {
            let key = format!("{KEY}/{}", row.slug);
            let date = row.date.map_or_else(|| texts.undated.to_owned(), |date| date.to_string());
            Step {
                label: format!("{place}, {name}, {date}: {}. {}", kind(texts, row), row.title),
                at: row.date.map_or(nowhen, when),
                glyph: glyph(&row.category),
                selected: filter.mark == key,
                key,
            }
        });
        Lane { steps: steps.collect(), paint: names::paint(slug), stretches: Vec::new(), name }
    });
    let lanes = lanes.collect();
    let undated = rows.iter().filter(|row| row.date.is_none()).count();
    let mut note = vec![(texts.beyond.entries)(rows.len())];
    if undated > 0 {
        note.push((texts.beyond.undated)(undated));
    }
    LadderGroup { title: place, note: note.join(", "), lanes, ..LadderGroup::default() }
}

fn kind(texts: &Texts, row: &Initiative) -> &'static str {
    (texts.country_page.category)(&row.category)
}

/// What a row counts, in words; empty if nothing.
#[must_use]
pub fn amount(texts: &Texts, row: &Initiative) -> String {
    let Some(value) = row.value else { return String::new() };
    (texts.beyond.amount)(&texts.numerals.decimal(value, 0), &row.metric)
}

fn twin(store: &Store, texts: &Texts, rows: &[&Initiative]) -> Twin {
    let told = rows.iter().rev().map(|row| {
        let date = row.date.map_or_else(|| texts.undated.to_owned(), |date| date.to_string());
        let cells = vec![
            date,
            names::by_code(store, texts, &row.scope),
            names::vendor_by_slug(store, texts, &row.vendor),
            kind(texts, row).to_owned(),
            row.title.clone(),
            amount(texts, row),
        ];
        (format!("{KEY}/{}", row.slug), cells)
    });
    Twin { head: texts.beyond.heads.map(str::to_owned).into(), labels: 5, rows: told.collect() }
}
