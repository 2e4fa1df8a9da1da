//! How well a claim is supported (section 10).

use super::Estimator;
use super::split::OperatorSplit;
use crate::domain::contract::Evidence;
use crate::domain::date::Day;
use crate::domain::id::{CountryId, OperatorId, RowId, TermId, VendorId};
use crate::order;

/// What supports the claim that a vendor is at an operator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corroboration {
    /// Different publishers.
    pub publishers: usize,
    /// The best kind of evidence.
    pub evidence: Option<Evidence>,
    /// Years from the newest row to the day looked from; nothing if no row is dated.
    pub age: Option<f64>,
}

/// Why an operator is worth a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No supplier is named.
    Nobody,
    /// The newest row is three years old or more, or undated.
    Old,
    /// One publisher says it, and no primary source.
    Single,
}

impl Corroboration {
    /// What is lacking at an operator whose suppliers rest on this; `is_known`
    /// is whether there are any.
    #[must_use]
    pub fn lack(&self, is_known: bool) -> Option<Lack> {
        if !is_known {
            Some(Lack::Nobody)
        } else if self.is_old() {
            Some(Lack::Old)
        } else {
            self.is_single().then_some(Lack::Single)
        }
    }

    /// Whether the newest row is three years old or more, or none is dated.
    #[must_use]
    pub fn is_old(&self) -> bool {
        self.age.is_none_or(|age| age >= 3.0)
    }

    /// Whether one publisher says it, and no primary source.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.publishers < 2 && self.evidence != Some(Evidence::Primary)
    }

    /// Whether two publishers or a primary source say it, and less than three
    /// years ago.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        !self.is_single() && !self.is_old()
    }
}

impl OperatorSplit {
    /// Every row that speaks of the vendors there, endings too, each once.
    #[must_use]
    pub fn all_rows(&self) -> Vec<RowId> {
        let presences = self.generations.iter().flat_map(|generation| &generation.vendors);
        let rows =
            presences.flat_map(|(presence, _)| presence.rows.iter().chain(&presence.endings));
        order::distinct(rows.copied(), RowId::index, RowId::from_index)
    }

    /// The rows behind `vendor` in the generations averaged, each once.
    #[must_use]
    pub fn rows_behind(&self, vendor: VendorId) -> Vec<RowId> {
        let presences = self.generations.iter().flat_map(|generation| &generation.vendors);
        let own = presences.filter(|(presence, _)| presence.vendor == vendor);
        let rows = own.flat_map(|(presence, _)| &presence.rows);
        order::distinct(rows.copied(), RowId::index, RowId::from_index)
    }
}

impl Estimator<'_> {
    /// What supports the claim that `vendor` is at `operator` at the end of `year`.
    #[must_use]
    pub fn corroboration(
        &self,
        operator: OperatorId,
        vendor: VendorId,
        year: i32,
    ) -> Corroboration {
        self.support(&self.operator(operator, year).rows_behind(vendor), year)
    }

    /// What a list of rows amounts to at the end of `year`.
    #[must_use]
    pub fn support(&self, rows: &[RowId], year: i32) -> Corroboration {
        let columns = self.store.contracts.columns();
        let terms = rows.iter().map(|row| columns.publisher[row.index()]);
        let mut publishers = order::distinct(terms, TermId::index, TermId::from_index);
        publishers.retain(|term| !columns.publishers.term(*term).is_empty());
        let newest = rows.iter().map(|row| columns.day(*row)).filter(|day| day.is_dated()).max();
        Corroboration {
            publishers: publishers.len(),
            evidence: rows.iter().filter_map(|row| columns.evidence[row.index()]).min(),
            age: newest.map(|newest| Day::end_of_year(year).years_since(newest).max(0.0)),
        }
    }

    /// Health of a country: the weight of operators with a vendor whose
    /// support is healthy, 0 to 1.
    #[must_use]
    pub fn health(&self, country: CountryId, year: i32) -> f64 {
        let healthy = self.contributions(country, year).into_iter().filter(|contribution| {
            contribution.split.vendors.iter().any(|(vendor, _)| {
                self.support(&contribution.split.rows_behind(*vendor), year).is_healthy()
            })
        });
        healthy.map(|contribution| contribution.weighted.weight).sum()
    }
}
