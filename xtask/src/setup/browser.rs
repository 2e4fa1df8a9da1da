//! The browser that the tests drive.

use std::path::PathBuf;

use super::apt;
use crate::error::Error;
use crate::project::variable;
use crate::step::on_path;

/// Names a Chromium goes by.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What the browser is for, after "needed to".
const PURPOSE: &str = "test the built page as a visitor sees it";

/// A browser and the driver of the same version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The browser program.
    pub chromium: PathBuf,
    /// The `WebDriver` program.
    pub chromedriver: PathBuf,
}

/// Finds the browser, or installs Debian's.
pub fn ensure() -> Result<Browser, Error> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    apt::install(&["chromium", "chromium-driver"], PURPOSE)?;
    find()?.ok_or_else(|| Error::Missing {
        what: "Chromium or chromedriver".to_owned(),
        purpose: PURPOSE.to_owned(),
        mend: "set VENDOR_ATLAS_CHROMIUM and VENDOR_ATLAS_CHROMEDRIVER to the two programs"
            .to_owned(),
    })
}

/// The browser and driver that are there already: those the environment names, else those on PATH.
fn find() -> Result<Option<Browser>, Error> {
    let chromium =
        named("VENDOR_ATLAS_CHROMIUM")?.or_else(|| BROWSERS.iter().find_map(|name| on_path(name)));
    let chromedriver = named("VENDOR_ATLAS_CHROMEDRIVER")?.or_else(|| on_path("chromedriver"));
    Ok(chromium
        .zip(chromedriver)
        .map(|(chromium, chromedriver)| Browser { chromium, chromedriver }))
}

/// The program that an environment variable names, which must then be there.
fn named(name: &str) -> Result<Option<PathBuf>, Error> {
    match variable(name) {
        Some(path) if !path.is_file() => Err(Error::Missing {
            what: format!("The program {} that {name} names", path.display()),
            purpose: PURPOSE.to_owned(),
            mend: format!("unset {name}, or set it to a program that exists"),
        }),
        path => Ok(path),
    }
}
