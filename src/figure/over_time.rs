//! The same shares year by year, as columns.

use super::answer::Answer;
use super::share_bars::{Worded, Wording, head, ticks};
use super::{Twin, names, published};
use crate::chart::{ShareOverTime, TimePanel, YearColumn};
use crate::estimate::{Definition, Status};
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
    let mut panels: Vec<TimePanel> = Vec::new();
    let mut rows: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    let series = &answer.series;
    for (year, estimate) in series.years.iter().copied().zip(&series.estimates) {
        // Where no deal counts there is no share, not even one of nothing.
        if is_count && estimate.status != Status::Share {
            continue;
        }
        let wording = Wording { store, texts, answer, place: &place, year, is_count };
        for (index, (slug, figures)) in answer.marks(estimate, is_count).into_iter().enumerate() {
            let worded = wording.mark(&slug, figures, estimate);
            if panels.len() == index {
                panels.push(panel(&worded));
                rows.push(Vec::new());
            }
            let key = format!("{}/{slug}/{year}", answer.whole.place.code);
            let panel = &mut panels[index];
            let selected = year == answer.year;
            if selected {
                panel.value = worded.value;
                panel.range = worded.range;
            }
            let mut cells = vec![worded.name, year.to_string()];
            cells.extend(worded.cells);
            rows[index].push((key.clone(), cells));
            let (share, label) = (worded.share, worded.label);
            panel.columns.push(YearColumn { key, year, share, label, selected });
        }
    }
    // By vendor, then by year: the order in which the drawing is read.
    let rows = rows.into_iter().flatten().collect();
    let twin = Twin { head: head(texts, &[texts.vendor, texts.year]), labels: 2, rows };
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

/// A panel before its columns.
fn panel(worded: &Worded) -> TimePanel {
    TimePanel {
        title: worded.name.clone(),
        paint: worded.paint,
        value: String::new(),
        range: String::new(),
        columns: Vec::new(),
    }
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
