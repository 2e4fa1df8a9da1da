//! How many rows each option of a control would give: all filters apply but
//! the control's own.

use super::rows::{Dimension, RowFilter};
use crate::domain::contract::Evidence;
use crate::domain::network::{Generation, GenerationSet};
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

/// Rows by generation, whatever generations are chosen, in the order of
/// [`Generation::ALL`]. A row counts for each that it speaks for.
#[must_use]
pub fn by_generation(store: &Store, filter: &RowFilter) -> Vec<usize> {
    let column = &store.contracts.columns().generations;
    let sets = Generation::ALL.map(|generation| GenerationSet::from_iter([generation]));
    let mut counts = vec![0; sets.len()];
    for row in filter.rows_without(Dimension::Generation) {
        for (count, set) in counts.iter_mut().zip(sets) {
            *count += usize::from(column[row.index()].meets(set));
        }
    }
    counts
}

/// Rows by kind of evidence, whatever kinds are chosen, in the order of
/// [`Evidence::ALL`].
#[must_use]
pub fn by_evidence(store: &Store, filter: &RowFilter) -> Vec<usize> {
    let column = &store.contracts.columns().evidence;
    let mut counts = vec![0; Evidence::ALL.len()];
    for row in filter.rows_without(Dimension::Evidence) {
        if let Some(evidence) = column[row.index()] {
            counts[evidence as usize] += 1;
        }
    }
    counts
}
