//! Everything that must hold before a change is published.

use std::path::Path;

use crate::data;
use crate::error::Error;
use crate::project::Project;
use crate::setup::wasm::{self, Route, TARGET};
use crate::setup::{self, SiteKit, TestKit};
use crate::site::{self, Profile};
use crate::step::Step;

/// Runs every test, the quick ones first.
pub fn test(project: &Project, route: Route) -> Result<(), Error> {
    let tests = setup::for_tests(project)?;
    let cargo_test =
        |what: &str, arguments: &[&str]| cargo(project, what).args(["test"]).args(arguments);
    cargo_test("Testing all that needs no browser", &["--no-default-features"]).run()?;
    cargo_test("Testing how records are split", &["--package", "cells"]).run()?;
    cargo_test("Testing these commands", &["--package", "xtask"]).run()?;
    cargo_test("Testing the page's parts on this machine", &["--lib"]).run()?;
    data::check(project.root())?;
    let kit = setup::for_site(project, route, Profile::Release)?;
    validate_description(project, &tests)?;
    test_in_browser(project, &kit, &tests)
}

/// Has the data files compared with their description by a program that others use too.
fn validate_description(project: &Project, tests: &TestKit) -> Result<(), Error> {
    Step::new("Validating the data files against data/datapackage.json", &tests.frictionless)
        .args(["validate".to_owned(), "data/datapackage.json".to_owned()])
        .within(project.root())
        .run()
}

/// Builds the site as it is published and drives it in a browser.
fn test_in_browser(project: &Project, kit: &SiteKit, tests: &TestKit) -> Result<(), Error> {
    site::build(project, kit, Profile::Release)?;
    cargo(project, "Testing the built page in a browser")
        .args(["test", "--no-default-features", "--features", "e2e", "--test", "e2e"])
        .env("VENDOR_ATLAS_DIST", project.dist())
        .env("VENDOR_ATLAS_AXE", &tests.axe)
        .env("VENDOR_ATLAS_DUCKDB", &tests.duckdb)
        .env("VENDOR_ATLAS_CHROMIUM", &tests.browser.chromium)
        .env("VENDOR_ATLAS_CHROMEDRIVER", &tests.browser.chromedriver)
        .run()
}

/// Checks formatting, lints and documentation, the quick ones first.
pub fn check(project: &Project, route: Route) -> Result<(), Error> {
    cargo(project, "Checking the formatting")
        .args(["fmt", "--all", "--check"])
        .advice("cargo fmt --all")
        .run()?;
    let clippy = |what: &str, arguments: &[&str]| {
        cargo(project, what).args(["clippy"]).args(arguments).args(["--", "-D", "warnings"])
    };
    clippy("Linting the parts that know no browser", &["--no-default-features", "--all-targets"])
        .run()?;
    clippy(
        "Linting everything",
        &["--workspace", "--all-targets", "--features", "vendor-atlas/e2e"],
    )
    .run()?;
    lint_for_wasm(project, route)?;
    cargo(project, "Building the documentation")
        .args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()
}

/// Lints what is compiled for the browser only.
fn lint_for_wasm(project: &Project, route: Route) -> Result<(), Error> {
    wasm::ensure(project, route)?
        .step("Linting the page as it is compiled for the browser", Path::new("cargo"), &[])?
        .args(["clippy", "--target", TARGET, "--lib", "--bins", "--", "-D", "warnings"])
        .within(project.root())
        .env("CARGO_TARGET_DIR", project.web_target())
        .run()
}

/// A step that runs the native Cargo in the repository.
fn cargo(project: &Project, what: &str) -> Step {
    Step::new(what, "cargo").within(project.root())
}
