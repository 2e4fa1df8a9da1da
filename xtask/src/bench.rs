//! Measures how long the work behind the page takes, natively and in a browser,
//! on the shipped data and on a generated file.

use std::path::Path;

use crate::error::Error;
use crate::files;
use crate::generate;
use crate::project::Project;
use crate::setup;
use crate::setup::wasm::Route;
use crate::site::{self, Profile};
use crate::step::Step;

/// Rows of the generated files.
const ROWS: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Runs benches/rows.rs and benches/page.rs, which print what they measure.
pub fn run(project: &Project, route: Route) -> Result<(), Error> {
    let mut files = Vec::new();
    for rows in ROWS {
        println!("Generating {rows} rows, unless they are there from an earlier run.");
        files.push(generate::contracts(project.root(), rows)?);
    }
    let rows = files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(":");
    bench(project, "Measuring on this machine", "rows", &[])
        .env("VENDOR_ATLAS_ROWS", &rows)
        .run()?;
    let kit = setup::for_site(project, route, Profile::Release)?;
    let tests = setup::for_tests(project)?;
    let packages = setup::peers::ensure(project)?;
    site::build(project, &kit, Profile::Release)?;
    // The same server has the pages to compare with.
    let measured = project.root().join("target/measured");
    files::mirror(&project.dist(), &measured, Path::new("index.html"))?;
    setup::peers::bundle(project, packages, measured.join("peers"))?;
    bench(project, "Measuring the built page in a browser", "page", &["--features", "e2e"])
        .env("VENDOR_ATLAS_ROWS", &rows)
        .env("VENDOR_ATLAS_DIST", measured)
        .env("VENDOR_ATLAS_AXE", &tests.axe)
        .env("VENDOR_ATLAS_CHROMIUM", &tests.browser.chromium)
        .env("VENDOR_ATLAS_CHROMEDRIVER", &tests.browser.chromedriver)
        .run()
}

fn bench(project: &Project, what: &str, name: &str, features: &[&str]) -> Step {
    Step::new(what, "cargo")
        .args(["bench", "--no-default-features", "--bench", name])
        .args(features)
        .within(project.root())
}
