//! The data files, fetched and read.

use crate::browser::{fetch, timing};
use crate::ingest::{self, Problems, SourceFile, Table};
use crate::store::Store;
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
    let fetches: Vec<_> = Table::ALL.map(|table| fetch_table(table, sources.get(&table).cloned())).into();
    // All are under way before the first is waited for.
    let files = futures_in_order(fetches).await;
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

async fn futures_in_order<F: Future<Output = SourceFile> + 'static>(
    fetches: Vec<F>,
) -> Vec<SourceFile> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let waiting: Vec<js_sys::Promise> = fetches
        .into_iter()
        .map(|fetch| {
            let sender = sender.clone();
            wasm_bindgen_futures::future_to_promise(async move {
                // The receiver outlives every sender: it is read below.
                let _ = sender.send(fetch.await);
                Ok(wasm_bindgen::JsValue::UNDEFINED)
            })
        })
        .collect();
    drop(sender);
    let all = js_sys::Promise::all(&waiting.into_iter().collect::<js_sys::Array>());
    // None of them can fail: a failed fetch is a file with a problem.
    let _ = wasm_bindgen_futures::JsFuture::from(all).await;
    receiver.try_iter().collect()
}
