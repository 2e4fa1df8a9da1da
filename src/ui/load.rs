//! The data files, fetched and read.

use crate::browser::{fetch, outlines, timing};
use crate::geo::Topology;
use crate::ingest::{self, ProblemKind, Problems, SourceFile, Table};
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

/// The tables that nothing on the first view rests on.
const LATER: [Table; 2] = [Table::Initiatives, Table::VendorFigures];

/// Fetches and reads the tables that the first view rests on, or those that
/// come later: the shipped files, or those at the addresses that replace them.
pub(super) async fn load(sources: &BTreeMap<Table, String>, later: bool) -> Loaded {
    let start = timing::now();
    let wanted = Table::ALL.into_iter().filter(|table| LATER.contains(table) == later);
    let fetches = wanted.map(|table| fetch_table(table, sources.get(&table).cloned()));
    // All are under way before the first has come.
    let files = join_all(fetches).await;
    timing::measure("atlas: fetch", start);
    let start = timing::now();
    let read = ingest::read(files);
    timing::measure("atlas: read", start);
    Loaded(Arc::new(read))
}

/// File of the outlines of countries.
pub(super) const WORLD: &str = "world.small.json";

/// Fetches and reads the outlines of countries, or says why it could not.
pub(super) async fn topology() -> Result<Topology, String> {
    let bytes = fetch::bytes(&format!("data/{WORLD}")).await.map_err(|kind| match kind {
        ProblemKind::Refused(status) => status.to_string(),
        ProblemKind::Unreachable(why) => why,
        _ => String::new(),
    })?;
    let file = outlines::parse(&String::from_utf8_lossy(&bytes));
    let start: String = String::from_utf8_lossy(&bytes).chars().take(40).collect();
    Topology::new(file.ok_or(start)?).map_err(|why| why.to_string())
}

async fn fetch_table(table: Table, replacement: Option<String>) -> SourceFile {
    let shipped = || format!("data/{}.csv", table.slug());
    let name = replacement.clone().unwrap_or_else(|| format!("{}.csv", table.slug()));
    let content = fetch::bytes(&replacement.unwrap_or_else(shipped)).await;
    SourceFile { table, name, content }
}
