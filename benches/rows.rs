//! How long the work behind the page takes on this machine: reading, filtering,
//! sorting and estimating, natively. `cargo xtask bench` runs it on the shipped
//! data and on a generated file; `benches/page.rs` does the same in a browser.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that prints what it measures"
)]

use std::time::Instant;
use vendor_atlas::figure::answer::{Answer, Series, estimator};
use vendor_atlas::ingest::{self, SourceFile, Table};
use vendor_atlas::query::page::Page;
use vendor_atlas::query::{Filter, RowFilter};
use vendor_atlas::store::Store;

/// Times one piece of work is done; the middle one counts.
const ROUNDS: usize = 5;

/// Milliseconds of the middle round.
fn median<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn files(contracts: Option<&str>) -> Vec<SourceFile> {
    let read = |table: Table| {
        let name = table.path();
        let shipped = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
        let path = contracts.filter(|_| table == Table::Contracts).map_or(shipped, str::to_owned);
        SourceFile { table, name, renames: Vec::new(), content: Ok(std::fs::read(path).unwrap()) }
    };
    Table::ALL.map(read).into()
}

fn report(contracts: Option<&str>) {
    let files = files(contracts);
    let bytes: usize = files.iter().map(|file| file.content.as_ref().map_or(0, Vec::len)).sum();
    let read = median(|| ingest::read(&files));
    let copied = median(|| files.clone());
    let (store, problems) = ingest::read(&files);
    let rows = store.contracts.len();
    println!("{rows} contract rows, {bytes} bytes, {} problems", problems.count());
    println!("  read and validate all files     {:9.2} ms", read - copied);
    time_filter(&store);
    for (name, query) in [("one country", "c=KAZ"), ("region", "c=EU27"), ("world", "")] {
        let filter = Filter::from_query(query);
        let time = median(|| {
            let estimator = estimator(&store, &filter);
            (Answer::new(&estimator, &filter), Series::new(&estimator, &filter))
        });
        println!("  estimate, {name:12}, 22 years {time:9.2} ms");
    }
}

fn time_filter(store: &Store) {
    let mut rows = RowFilter::default();
    rows.update(store, &Filter::default());
    let choices = ["c=KAZ", "c=DEU", "", "g=5g", "d=core", "y=2015", "ev=press"];
    for query in choices {
        let (filter, default) = (Filter::from_query(query), Filter::default());
        // Away and back, hence half.
        let time = median(|| {
            rows.update(store, &filter);
            rows.update(store, &default);
        }) / 2.0;
        println!("  filter {query:24} {time:9.3} ms");
    }
    let sort = Filter::default().sort;
    let time = median(|| Page::new(store, &rows, sort, 1, "en"));
    println!("  first page of the sorted table  {time:9.2} ms");
}

fn main() {
    report(None);
    let generated = std::env::var("VENDOR_ATLAS_ROWS").unwrap_or_default();
    for path in generated.split(':').filter(|path| !path.is_empty()) {
        report(Some(path));
    }
}
