//! The static API: files beside the page that a script or a spreadsheet reads.
//!
//! Made by every build of the site from the same code as the page, so that both say
//! the same. All parameters are the defaults; domains are RAN and core; years
//! go from 2005 to the newest in the data.

mod estimates;
mod evidence;

use crate::store::Store;

/// A file to be written beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// Path from the folder of the page, with slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every file of the API: `api/estimates.csv`, and `api/country/KAZ.json` for
/// each country.
///
/// # Errors
///
/// Only if a row cannot be written into memory.
pub fn files(store: &Store) -> Result<Vec<PublishedFile>, Box<dyn std::error::Error>> {
    let records = estimates::records(store);
    let mut files =
        vec![PublishedFile { path: "api/estimates.csv".into(), bytes: estimates::csv(&records)? }];
    for country in store.country_ids() {
        let iso3 = store.countries[country.index()].iso3;
        files.push(PublishedFile {
            path: format!("api/country/{iso3}.json"),
            bytes: evidence::json(store, country, &records)?,
        });
    }
    Ok(files)
}
