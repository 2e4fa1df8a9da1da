//! What rows amount to: how many there are, of how many publishers, and how new.

use super::contract_rows::admitted_of;
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

/// What the rows behind all years amount to, those that may speak of any: under
/// way, in steps of some milliseconds, so that whoever asks can pause.
#[derive(Debug)]
pub struct YearsWork {
    count: Count,
    /// The rows before it are counted.
    next: usize,
}

/// Rows that are looked at in one step.
const ROWS: usize = 1 << 16;

impl YearsWork {
    /// Nothing done yet.
    #[must_use]
    pub fn new(store: &Store) -> Self {
        Self { count: Count::new(store), next: 0 }
    }

    /// Goes on; tells whether there is more to be done.
    pub fn step(&mut self, store: &Store, filter: &Filter) -> bool {
        let end = (self.next + ROWS).min(store.contracts.len());
        self.count.add(store, admitted_of(store, filter, self.next..end));
        self.next = end;
        end < store.contracts.len()
    }

    /// What they amount to.
    #[must_use]
    pub fn finish(self) -> Sources {
        self.count.sources
    }
}
