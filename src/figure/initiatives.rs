//! What vendors do beyond networks: training, cameras, loans, and what is
//! feared of it, on one axis of years and summed by kind.

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
        filter.places.is_empty()
            || filter.places.iter().any(|place| place == scope)
            || country.is_some_and(|country| countries.contains(&country))
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

/// Whether two rows of one kind and unit tell of one deal: the data says so, or
/// they are of one place and size, a year apart at most.
fn is_same_deal(one: &Initiative, other: &Initiative) -> bool {
    if !one.deal.is_empty() || !other.deal.is_empty() {
        return one.deal == other.deal;
    }
    let year = |row: &Initiative| row.date.map(PartialDate::year);
    let is_near = match (year(one), year(other)) {
        (Some(one), Some(other)) => (one - other).abs() <= 1,
        _ => true,
    };
    one.scope == other.scope && one.value == other.value && is_near
}

/// Amounts that may be added up.
struct Sum<'a> {
    /// Position of the kind.
    kind: usize,
    unit: &'a str,
    /// A row for each deal.
    deals: Vec<&'a Initiative>,
}

/// The sums by kind and unit: each deal once, with its largest amount, and no
/// amount that is none to be added up. Shares of a hundred are not either.
#[must_use]
pub fn totals(texts: &Texts, rows: &[&Initiative]) -> Twin {
    let mut sums: Vec<Sum<'_>> = Vec::new();
    let counts =
        |row: &&&Initiative| row.value.is_some() && row.deal != "-" && !row.metric.contains('%');
    for row in rows.iter().filter(counts) {
        let kind = Initiative::CATEGORIES.iter().position(|known| *known == row.category);
        let kind = kind.unwrap_or_default();
        let known = sums.iter().position(|sum| (sum.kind, sum.unit) == (kind, &*row.metric));
        let position = known.unwrap_or_else(|| {
            sums.push(Sum { kind, unit: &row.metric, deals: Vec::new() });
            sums.len() - 1
        });
        let deals = &mut sums[position].deals;
        match deals.iter_mut().find(|other| is_same_deal(row, other)) {
            Some(other) if other.value < row.value => *other = row,
            Some(_) => {}
            None => deals.push(row),
        }
    }
    order::by(&mut sums, |a, b| a.kind.cmp(&b.kind).then(b.deals.len().cmp(&a.deals.len())));
    let told = sums.into_iter().map(|Sum { kind, unit, deals }| {
        let kind = (texts.country_page.category)(Initiative::CATEGORIES[kind]);
        let sum: f64 = deals.iter().filter_map(|row| row.value).sum();
        let cells = vec![
            kind.to_owned(),
            (texts.beyond.unit)(unit),
            texts.numerals.whole(deals.len()),
            texts.numerals.decimal(sum, 0),
        ];
        (String::new(), cells)
    });
    let head = texts.beyond.total_heads.map(str::to_owned).into();
    Twin { head, labels: 2, rows: told.collect() }
}
