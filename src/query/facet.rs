//! How many rows each option of a control would give: all filters apply but
//! the control's own.

use super::rows::{Dimension, RowFilter};
use crate::store::Store;

/// Rows by country, whatever places are chosen.
#[must_use]
pub fn by_country(store: &Store, filter: &RowFilter) -> Vec<usize> {
    let column = &store.contracts.columns().country;
    let mut counts = vec![0; store.countries.len()];
    for row in filter.rows_without(Dimension::Place) {
        counts[column[row.index()].index()] += 1;
    }
    counts
}

/// Rows by vendor, whatever vendors are chosen.
#[must_use]
pub fn by_vendor(store: &Store, filter: &RowFilter) -> Vec<usize> {
    let column = &store.contracts.columns().vendor;
    let mut counts = vec![0; store.vendors.len()];
    for row in filter.rows_without(Dimension::Vendor) {
        counts[column[row.index()].index()] += 1;
    }
    counts
}
