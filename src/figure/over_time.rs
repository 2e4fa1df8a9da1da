//! The same shares year by year, as columns.

use super::answer::Answer;
use super::share_bars::{Wording, head, ticks};
use super::{Twin, names, published};
use crate::chart::{ShareOverTime, TimePanel, YearColumn};
use crate::estimate::Definition;
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// Id of the figure.
pub const ID: &str = "share-over-time";

/// The drawing and its table. One panel a vendor, the others together, and
/// what is unknown, all on one scale.
#[must_use]
pub fn share_over_time(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
) -> (ShareOverTime, Twin) {
    if filter.definition == Definition::Published {
        return published::share_over_time(store, filter, texts, answer);
    }
    let place = names::place(store, texts, &answer.whole.place);
    let is_count = filter.definition.is_count();
    let labels = [texts.vendor, texts.year];
    let mut twin = Twin { head: head(texts, &labels), labels: 2, rows: Vec::new() };
    let mut panels: Vec<TimePanel> = Vec::new();
    let series = &answer.series;
    for (year, estimate) in series.years.iter().copied().zip(&series.estimates) {
        let wording = Wording { store, texts, place: &place, year, is_count };
        let marks = answer.marks(estimate, is_count);
        for (index, (slug, figures)) in marks.into_iter().enumerate() {
            let worded = wording.mark(&slug, figures, estimate);
            let is_asked = year == answer.year;
            if panels.len() == index {
                panels.push(TimePanel {
                    title: worded.name.clone(),
                    paint: worded.paint,
                    value: String::new(),
                    range: String::new(),
                    columns: Vec::new(),
                });
            }
            let key = format!("{}/{slug}/{year}", answer.whole.place.code);
            let panel = &mut panels[index];
            if is_asked {
                panel.value = worded.value;
                panel.range = worded.range;
            }
            let mut cells = vec![worded.name, year.to_string()];
            cells.extend(worded.cells);
            twin.rows.push((key.clone(), cells));
            let label = worded.label;
            panel.columns.push(YearColumn {
                key,
                year,
                share: worded.share,
                label,
                selected: is_asked,
            });
        }
    }
    // By vendor, then by year: the order in which the drawing is read.
    let per_year = panels.len().max(1);
    let years = series.years.len();
    let by_year = std::mem::take(&mut twin.rows);
    let turned =
        (0..per_year).flat_map(|panel| (0..years).map(move |year| year * per_year + panel));
    twin.rows = turned.filter_map(|index| by_year.get(index).cloned()).collect();
    let figure = ShareOverTime {
        id: ID.to_owned(),
        name: (texts.share_over_time)(&place),
        panels,
        y_ticks: ticks(texts),
        year_labels: year_labels(&series.years),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

/// Labels for every fifth year: `2005`, `'10`, `'15`.
pub(super) fn year_labels(years: &[i32]) -> Vec<(i32, String)> {
    let fifths = years.iter().copied().filter(|year| year.rem_euclid(5) == 0);
    fifths
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
