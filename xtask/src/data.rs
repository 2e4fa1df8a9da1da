//! Checks the shipped data.

use std::io::ErrorKind;
use std::path::Path;

use vendor_atlas::ingest::{self, ProblemKind, Problems, SourceFile, Table};
use vendor_atlas::query::Language;
use vendor_atlas::store::Store;
use vendor_atlas::text::Texts;

use crate::error::Error;

/// Reads the data of the repository with the readers of the page.
pub fn read(root: &Path) -> (Store, Problems) {
    let files = Table::ALL.map(|table| {
        let name = table.path();
        let content = std::fs::read(root.join("data").join(&name)).map_err(|error| {
            if error.kind() == ErrorKind::NotFound {
                ProblemKind::Refused(404, String::new())
            } else {
                ProblemKind::Unreachable(error.to_string())
            }
        });
        SourceFile { table, name, renames: Vec::new(), content }
    });
    ingest::read(&files)
}

/// Checks that every file is there and every row can be read, and says what
/// is wrong in the words of the page.
pub fn check(root: &Path) -> Result<(), Error> {
    let (store, problems) = read(root);
    if problems.is_empty() {
        println!("The data has no problem: {} contract rows.", store.contracts.len());
        return Ok(());
    }
    let texts = Texts::for_language(Language::En);
    Err(Error::Data {
        count: problems.count(),
        list: problems.list().iter().map(|problem| (texts.problem)(problem)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::check;

    #[test]
    fn every_missing_file_is_named() {
        let told = check(Path::new("/no/such/repository")).map_err(|error| error.to_string());
        assert!(told.is_err_and(|told| told.contains("contracts.csv: there is no such file")
            && told.contains("operators.csv: there is no such file")));
    }
}
