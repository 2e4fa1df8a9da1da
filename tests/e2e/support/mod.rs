//! What the tests stand on: the served site, the browser, the page in it, and
//! the data as the files have it.

mod axe;
mod browser;
mod data;
mod own;
mod page;
mod site;

pub use axe::violations;
pub use data::{contract, contracts, grouped, of_domain, shipped};
pub use own::Own;
pub use page::{Page, percent_of};
pub use site::Site;

use std::error::Error;
use std::path::PathBuf;

/// What a test ends with.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The page as it is published, at an address with this query.
pub async fn open(query: &str) -> Outcome<Page> {
    Site::shipped().open(query).await
}

/// A path from the environment.
fn path_in(name: &str) -> Outcome<PathBuf> {
    let path = std::env::var_os(name)
        .ok_or_else(|| format!("{name} is not set; `cargo xtask test` sets it"))?;
    Ok(path.into())
}
