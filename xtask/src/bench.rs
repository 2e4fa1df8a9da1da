//! Measures how long the work behind the page takes.

use std::path::Path;

use crate::error::Error;

/// Says that there is nothing to measure yet.
#[expect(clippy::unnecessary_wraps, reason = "the measurements that are to come read files")]
pub fn run(_root: &Path) -> Result<(), Error> {
    println!("Nothing is measured yet.");
    Ok(())
}
