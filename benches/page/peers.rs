//! The same job with well-known libraries: read the file, draw how many rows
//! each vendor has and has in each year, and a table of 50 rows; then another
//! country. Their pages are in benches/peers.

use super::support::{Outcome, Page};
use super::{PLACES, median, print};

/// The pages, and the libraries that each is made with.
const PEERS: [(&str, &str); 3] = [
    ("d3", "d3, crossfilter2, Papa Parse"),
    ("vega", "Vega-Lite"),
    ("duckdb", "DuckDB-Wasm, Observable Plot"),
];

/// Waits until the page's program is there, reads the file, and goes through
/// countries. Answers with the milliseconds from the opening of the page to the
/// first drawing, and those of each change.
const SCRIPT: &str = "
    (async (countries, done) => {
    while (!window.peerReady) await new Promise(over => setTimeout(over, 10));
    const ready = performance.now();
    await peer.open('../rows.csv');
    const drawn = performance.now();
    const times = [];
    for (const country of countries) {
        await new Promise(over => setTimeout(over, 300));
        const start = performance.now();
        await peer.choose(country);
        times.push(performance.now() - start);
    }
    done([drawn, drawn - ready, times]);
    })(...arguments);";

/// Has each peer do the job with the file that the page's server has as
/// `rows.csv`, and prints how long it took, beside `fetched` milliseconds for
/// the bare fetch of the same bytes.
pub async fn compare(page: &Page, fetched: f64) -> Outcome {
    let countries: Vec<&str> = PLACES.iter().filter_map(|place| place.get(2..5)).collect();
    for (name, libraries) in PEERS {
        let (mut drawn, mut read, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..3 {
            page.driver().goto(format!("{}peers/{name}.html", page.address())).await?;
            let answer =
                page.driver().execute_async(SCRIPT, vec![serde_json::json!(countries)]).await?;
            let (whole, opened, times): (f64, f64, Vec<f64>) = answer.convert()?;
            drawn.push(whole);
            read.push(opened);
            changed.extend(times);
        }
        print(&format!("{libraries}: from the address"), &mut drawn);
        print(&format!("{libraries}: once its program is there"), &mut read);
        print(&format!("{libraries}: from a changed country"), &mut changed);
        let ratio = median(&mut drawn) / fetched;
        println!("  that is {ratio:.1} times the bare fetch");
    }
    Ok(())
}
