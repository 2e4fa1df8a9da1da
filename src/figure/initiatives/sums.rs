//! What the amounts of initiatives add up to, and of which rows.

use super::admitted;
use crate::domain::date::PartialDate;
use crate::domain::record::Initiative;
use crate::figure::Twin;
use crate::order;
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// In keys of marks: a kind and a unit follow.
pub const SUMS: &str = "sums";

/// Amounts of one kind and unit that may be added up.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum<'a> {
    /// Position of the kind.
    kind: usize,
    /// What is counted.
    pub unit: &'a str,
    /// A row for each deal, the one with the largest amount.
    pub deals: Vec<&'a Initiative>,
}

impl Sum<'_> {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        Initiative::CATEGORIES[self.kind]
    }

    /// What the amounts are together.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.deals.iter().filter_map(|row| row.value).sum()
    }
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

/// The sums by kind and unit: each deal once, with its largest amount, and no
/// amount that is none to be added up. Shares of a hundred are not either, and
/// what has no date only in the newest year: in one that is past it may not have
/// happened yet. `later` has the table, `store` the places.
#[must_use]
pub fn sums<'a>(later: &'a Store, store: &Store, filter: &Filter, year: i32) -> Vec<Sum<'a>> {
    let rows = admitted(later, store, filter, year);
    let is_newest = store.newest_year().is_none_or(|newest| year >= newest);
    let mut sums: Vec<Sum<'a>> = Vec::new();
    let counts = |row: &&&'a Initiative| {
        row.value.is_some()
            && row.deal != "-"
            && !row.metric.contains('%')
            && (is_newest || row.date.is_some())
    };
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
    sums
}

/// The sums as a table.
#[must_use]
pub fn totals(texts: &Texts, sums: &[Sum<'_>]) -> Twin {
    let told = sums.iter().map(|sum| {
        let cells = vec![
            (texts.country_page.category)(sum.kind()).to_owned(),
            (texts.beyond.unit)(sum.unit),
            texts.numerals.whole(sum.deals.len()),
            texts.numerals.decimal(sum.value(), 0),
        ];
        (format!("{SUMS}/{}/{}", sum.kind(), sum.unit), cells)
    });
    let head = texts.beyond.total_heads.map(str::to_owned).into();
    Twin { head, labels: 2, rows: told.collect() }
}

/// The sum that the end of a key means: `training/students`.
#[must_use]
pub fn sum_of_key<'a>(sums: Vec<Sum<'a>>, key: &str) -> Option<Sum<'a>> {
    let (kind, unit) = key.split_once('/')?;
    sums.into_iter().find(|sum| sum.kind() == kind && sum.unit == unit)
}
