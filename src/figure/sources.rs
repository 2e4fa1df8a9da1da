//! What rows amount to: how many there are, of how many publishers, and how new.

use super::contract_rows::admitted;
use crate::domain::date::PartialDate;
use crate::domain::id::RowId;
use crate::query::Filter;
use crate::store::Store;

/// What the rows behind a figure amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Rows: of contracts, or published shares.
    pub rows: usize,
    /// Different publishers.
    pub publishers: usize,
    /// The newest date.
    pub newest: Option<PartialDate>,
}

/// Contract rows being counted, each once however often it comes.
#[derive(Clone, Debug)]
pub struct Count {
    is_new: Vec<bool>,
    is_new_publisher: Vec<bool>,
    sources: Sources,
}

impl Count {
    /// None so far.
    #[must_use]
    pub fn new(store: &Store) -> Self {
        let contracts = &store.contracts;
        Self {
            is_new: vec![true; contracts.len()],
            is_new_publisher: vec![true; contracts.columns().publishers.len()],
            sources: Sources::default(),
        }
    }

    /// Counts these too.
    pub fn add(&mut self, store: &Store, rows: impl IntoIterator<Item = RowId>) {
        let columns = store.contracts.columns();
        let Self { is_new, is_new_publisher, sources } = self;
        for row in rows {
            if !std::mem::take(&mut is_new[row.index()]) {
                continue;
            }
            sources.rows += 1;
            let publisher = columns.publisher[row.index()].index();
            sources.publishers += usize::from(std::mem::take(&mut is_new_publisher[publisher]));
            sources.newest = sources.newest.max(columns.date(row));
        }
    }

    /// What they amount to so far.
    #[must_use]
    pub fn sources(&self) -> Sources {
        self.sources
    }
}

/// What the rows behind all years amount to: those that may speak of any.
#[must_use]
pub fn of_years(store: &Store, filter: &Filter) -> Sources {
    let mut count = Count::new(store);
    count.add(store, admitted(store, filter));
    count.sources
}
