//! Whole numbers by year, in the form of shares of the largest of them.

use super::names;
use crate::chart::{Certainty, Paint, TimePanel, YearColumn};
use crate::query::Filter;
use crate::text::Texts;

/// What panels of counts have in common.
pub(super) struct CountScale<'a> {
    pub(super) filter: &'a Filter,
    pub(super) texts: &'a Texts,
    pub(super) years: &'a [i32],
    /// The number at which the scale ends.
    pub(super) most: usize,
}

impl CountScale<'_> {
    /// A panel, coloured for a vendor; and a row of the table, with the key of
    /// its mark, for each year with more than nothing.
    pub(super) fn panel(
        &self,
        title: &str,
        slug: &str,
        counts: &[usize],
        key: &dyn Fn(i32) -> String,
        rows: &mut Vec<(String, Vec<String>)>,
    ) -> TimePanel {
        let mut columns = Vec::new();
        for (year, count) in self.years.iter().zip(counts) {
            let told = self.texts.numerals.whole(*count);
            let key = if *count > 0 { key(*year) } else { String::new() };
            if *count > 0 {
                rows.push((key.clone(), vec![title.to_owned(), year.to_string(), told.clone()]));
            }
            let part = *count as f64 / self.most as f64;
            columns.push(YearColumn {
                year: *year,
                share: Certainty { published: part, mid: part, possible: part },
                label: format!("{title}, {year}: {told}"),
                selected: *count > 0 && self.filter.mark == key,
                key,
            });
        }
        TimePanel {
            title: title.to_owned(),
            paint: Paint::Vendor(names::paint(slug)),
            value: self.texts.numerals.whole(counts.iter().sum()),
            range: String::new(),
            columns,
            readings: Vec::new(),
        }
    }
}

/// Ticks of a scale that ends at a whole number.
pub(super) fn count_ticks(texts: &Texts, most: usize) -> Vec<(f64, String)> {
    let step = if most.is_multiple_of(2) { most / 2 } else { most };
    let at = |count: usize| (count as f64 / most as f64, texts.numerals.whole(count));
    let mut ticks = vec![at(0), at(step), at(most)];
    ticks.dedup();
    ticks
}

/// Things with how often each is met, in the order in which they are met.
pub(super) fn counted<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for thing in things {
        match counts.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, count)) => *count += 1,
            None => counts.push((thing, 1)),
        }
    }
    counts
}
