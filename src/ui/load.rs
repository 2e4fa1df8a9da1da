//! The data files, fetched and read.

use crate::browser::{fetch, timing};
use crate::ingest::{self, Problems, SourceFile, Table};
use crate::store::Store;
use futures::future::join_all;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A data set that has been read, and what is wrong with it.
///
/// Two are equal only if they are the very same: comparing a million rows would
/// cost more than drawing them.
#[derive(Clone)]
pub(super) struct Loaded(Arc<(Store, Problems)>);

impl Loaded {
    pub(super) fn store(&self) -> &Store {
        &self.0.0
    }

    pub(super) fn problems(&self) -> &Problems {
        &self.0.1
    }
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Fetches and reads all tables: the shipped files, or those at the addresses
/// that replace them.
pub(super) async fn load(sources: BTreeMap<Table, String>) -> Loaded {
    let start = timing::now();
    let fetches = Table::ALL.map(|table| fetch_table(table, sources.get(&table).cloned()));
    // All are under way before the first has come.
    let files = join_all(fetches).await;
    timing::measure("atlas: fetch", start);
    let start = timing::now();
    let read = ingest::read(files);
    timing::measure("atlas: read", start);
    Loaded(Arc::new(read))
}

async fn fetch_table(table: Table, replacement: Option<String>) -> SourceFile {
    let shipped = || format!("data/{}.csv", table.slug());
    let name = replacement.clone().unwrap_or_else(|| format!("{}.csv", table.slug()));
    let content = fetch::bytes(&replacement.unwrap_or_else(shipped)).await;
    SourceFile { table, name, content }
}
