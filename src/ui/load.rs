//! The data files, fetched and read.

use crate::browser::{fetch, outlines, timing};
use crate::geo::Topology;
use crate::ingest::{self, ProblemKind, Problems, SourceFile, Table};
use crate::store::{Owners, Store};
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

/// The parent groups of operators; there are none until they have come.
pub(super) fn owners(later: Option<&Loaded>) -> &Owners {
    static NONE: Owners = Owners::none();
    later.map_or(&NONE, |later| &later.store().owners)
}

/// The tables that nothing on the first view rests on.
const LATER: [Table; 4] = [Table::Initiatives, Table::VendorFigures, Table::Owners, Table::Story];

/// Fetches and reads the tables that the first view rests on, or those that
/// come later: the shipped files, or those at the addresses that replace them.
pub(super) async fn load(sources: &BTreeMap<Table, String>, later: bool) -> Loaded {
    let start = timing::now();
    let wanted = Table::ALL.into_iter().filter(|table| LATER.contains(table) == later);
    // All are under way before the first has come.
    let under_way: Vec<_> = wanted.map(|table| ask_for(table, sources.get(&table))).collect();
    let mut files = Vec::new();
    for (table, name, fetch) in under_way {
        files.push(SourceFile { table, name, content: fetch::bytes(fetch).await });
    }
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
    let bytes =
        fetch::bytes(fetch::fetch(&format!("data/{WORLD}"))).await.map_err(|kind| match kind {
            ProblemKind::Refused(status) => status.to_string(),
            ProblemKind::Unreachable(why) => why,
            _ => String::new(),
        })?;
    let file = outlines::parse(&String::from_utf8_lossy(&bytes));
    let start: String = String::from_utf8_lossy(&bytes).chars().take(40).collect();
    Topology::new(file.ok_or(start)?).map_err(|why| why.to_string())
}

/// Asks for a table, with the name that messages call it by.
fn ask_for(table: Table, replacement: Option<&String>) -> (Table, String, fetch::Fetch) {
    let name = replacement.cloned().unwrap_or_else(|| table.path());
    let shipped = || format!("data/{}", table.path());
    let address = replacement.cloned().unwrap_or_else(shipped);
    (table, name, fetch::fetch(&address))
}
