//! The same shares year by year, as columns.

use super::answer::{Answer, Series};
use super::share_bars::{Worded, Wording, head, ticks};
use super::{Twin, names, published};
use crate::chart::{ShareOverTime, TimePanel, YearColumn};
use crate::estimate::{Definition, Estimate, Figures, Status};
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// Id of the figure.
pub const ID: &str = "share-over-time";

/// The drawing: one panel a vendor, the others together, and what is unknown,
/// all on one scale.
#[must_use]
pub fn share_over_time(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    series: &Series,
) -> ShareOverTime {
    if filter.definition == Definition::Published {
        return published::share_over_time(store, filter, texts, answer, series).0;
    }
    let place = names::place(store, texts, &answer.whole.place);
    let is_count = filter.definition.is_count();
    let mut panels: Vec<TimePanel> = Vec::new();
    for (year, estimate) in years(filter, series) {
        let wording = Wording { store, texts, answer, place: &place, year, is_count };
        for (index, (slug, figures)) in answer.marks(estimate, is_count).into_iter().enumerate() {
            let worded = wording.mark(&slug, figures, estimate);
            if panels.len() == index {
                panels.push(panel(&worded));
            }
            let key = key(answer, &slug, year);
            add_column(&mut panels[index], &wording, (&slug, figures, estimate), worded, key);
        }
    }
    ShareOverTime {
        id: ID.to_owned(),
        name: (texts.share_over_time)(&place),
        panels,
        y_ticks: ticks(texts),
        year_labels: year_labels(&series.years),
        rtl: texts.direction() == "rtl",
    }
}

/// Adds a year to a panel; the year that is looked at stands in its heading.
pub(super) fn add_column(
    panel: &mut TimePanel,
    wording: &Wording<'_>,
    (slug, figures, estimate): (&str, Figures, &Estimate),
    worded: Worded,
    key: String,
) {
    let selected = wording.year == wording.answer.year;
    if selected {
        panel.value = wording.value(slug, figures, estimate);
        panel.range = wording.range(slug, figures, estimate);
    }
    let Worded { share, label, .. } = worded;
    panel.columns.push(YearColumn { key, year: wording.year, share, label, selected });
}

/// Whether a share follows for any of the years.
#[must_use]
pub fn has_years(filter: &Filter, series: &Series) -> bool {
    filter.definition == Definition::Published
        || series.estimates.iter().any(|estimate| estimate.status == Status::Share)
}

/// The table of the same numbers: by vendor, then by year, as the drawing is read.
#[must_use]
pub fn table(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    series: &Series,
) -> Twin {
    if filter.definition == Definition::Published {
        return published::share_over_time(store, filter, texts, answer, series).1;
    }
    let is_count = filter.definition.is_count();
    let mut rows: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    for (year, estimate) in years(filter, series) {
        let wording = Wording { store, texts, answer, place: "", year, is_count };
        for (index, (slug, figures)) in answer.marks(estimate, is_count).into_iter().enumerate() {
            if rows.len() == index {
                rows.push(Vec::new());
            }
            let mut cells = vec![wording.mark(&slug, figures, estimate).name, year.to_string()];
            cells.extend(wording.cells(&slug, figures, estimate));
            rows[index].push((key(answer, &slug, year), cells));
        }
    }
    let rows = rows.into_iter().flatten().collect();
    Twin { head: head(texts, &[texts.vendor, texts.year], filter), labels: 2, rows }
}

/// The years that have a share. Where no deal counts there is none, not even
/// one of nothing.
fn years<'a>(
    filter: &Filter,
    series: &'a Series,
) -> impl Iterator<Item = (i32, &'a Estimate)> + use<'a> {
    let is_count = filter.definition.is_count();
    let years = series.years.iter().copied().zip(&series.estimates);
    years.filter(move |(_, estimate)| !is_count || estimate.status == Status::Share)
}

fn key(answer: &Answer, slug: &str, year: i32) -> String {
    format!("{}/{slug}/{year}", answer.whole.place.code)
}

/// A panel before its columns.
fn panel(worded: &Worded) -> TimePanel {
    TimePanel {
        title: worded.name.clone(),
        paint: worded.paint,
        value: String::new(),
        range: String::new(),
        columns: Vec::new(),
        readings: Vec::new(),
    }
}

/// Labels for every fifth year: `2005`, `'10`, `'15`.
pub(super) fn year_labels(years: &[i32]) -> Vec<(i32, String)> {
    let is_fifth = |year: &i32| year.rem_euclid(5) == 0;
    let mut fifths: Vec<i32> = years.iter().copied().filter(is_fifth).collect();
    if fifths.len() < 2 {
        // Of a few years the first and the last say where they lie.
        fifths = years.first().into_iter().chain(years.last()).copied().collect();
        fifths.dedup();
    }
    fifths
        .into_iter()
        .enumerate()
        .map(|(index, year)| {
            let label = if index == 0 {
                year.to_string()
            } else {
                format!("’{:02}", year.rem_euclid(100))
            };
            (year, label)
        })
        .collect()
}
