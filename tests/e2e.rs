//! Drives the built page in a browser, the way a visitor does.
//!
//! `cargo xtask test` builds the page, finds a browser and runs this. By hand,
//! name the built page in `VENDOR_ATLAS_DIST`, the accessibility rules in
//! `VENDOR_ATLAS_AXE` (`axe.min.js`), a Python with `DuckDB` in `VENDOR_ATLAS_DUCKDB`, and the programs, unless they are on the
//! path, in `VENDOR_ATLAS_CHROMIUM` and `VENDOR_ATLAS_CHROMEDRIVER`.

#[path = "e2e/accessibility.rs"]
mod accessibility;
#[path = "e2e/columns.rs"]
mod columns;
#[path = "e2e/contracts.rs"]
mod contracts;
#[path = "e2e/data.rs"]
mod data;
#[path = "e2e/endpoint.rs"]
mod endpoint;
#[path = "e2e/evidence.rs"]
mod evidence;
#[path = "e2e/figures.rs"]
mod figures;
#[path = "e2e/filters.rs"]
mod filters;
#[path = "e2e/hostile.rs"]
mod hostile;
#[path = "e2e/language.rs"]
mod language;
#[path = "e2e/large.rs"]
mod large;
#[path = "e2e/map.rs"]
mod map;
#[path = "e2e/named.rs"]
mod named;
#[path = "e2e/page.rs"]
mod page;
#[path = "e2e/problems.rs"]
mod problems;
#[path = "e2e/robust.rs"]
mod robust;
#[path = "e2e/support/mod.rs"]
mod support;
#[path = "e2e/views.rs"]
mod views;
#[path = "e2e/wider.rs"]
mod wider;
