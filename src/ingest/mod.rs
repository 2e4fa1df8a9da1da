//! Bytes of CSV files → rows with meaning, and the problems met on the way.
//!
//! Reading never fails as a whole: [`read`] returns a store with everything
//! that could be read and a list of everything that could not. A file that is
//! missing or broken leaves its table empty and the others as they are.
//!
//! After this module no text stands for something else: dates are dates, ids
//! are ids. It knows nothing of filters, estimates, languages or browsers.

mod contracts;
mod operators;
mod places;
mod problem;
mod records;
mod sheet;
mod table;
mod vendors;

#[cfg(test)]
mod tests;

pub use contracts::ContractReader;
pub use sheet::Column;
pub use table::{Renames, Table, suggested};
pub use problem::{CellError, Expected, Group, KEPT, Problem, ProblemKind, Problems};

use crate::store::{Lineage, Store};

/// A file as it came, or why it did not come.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The table it holds.
    pub table: Table,
    /// What messages call it: its name, or the address it was named by.
    pub name: String,
    /// Columns that it has under other names.
    pub renames: Renames,
    /// Its bytes, or why there are none.
    pub content: Result<Vec<u8>, ProblemKind>,
}

/// Where the text of a table comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// What messages call it: the name of its file, or its address.
    pub name: String,
    /// Columns that it has under other names.
    pub renames: Renames,
}

/// Reads all files into a store, and says what is wrong with them.
///
/// The order of `files` does not matter; of two files for one table the first
/// is read. A table without a file is empty.
#[must_use]
pub fn read(files: Vec<SourceFile>) -> (Store, Problems) {
    let mut store = Store::default();
    let mut problems = Problems::default();
    let mut files: Vec<Option<SourceFile>> = files.into_iter().map(Some).collect();
    for table in Table::ALL {
        let own =
            files.iter_mut().find(|file| file.as_ref().is_some_and(|file| file.table == table));
        let Some(SourceFile { name, renames, content, .. }) = own.and_then(Option::take) else { continue };
        let before = problems.count();
        match content {
            Ok(bytes) => {
                let origin = Origin { name, renames };
                read_table(table, &origin, &bytes, &mut store, &mut problems);
            }
            Err(kind) => problems.push(&name, None, kind),
        }
        let has_nothing = match table {
            Table::Countries => store.countries.is_empty(),
            Table::Operators => store.operators.is_empty(),
            // Nothing refers to the others by an id that has to be listed.
            _ => false,
        };
        if has_nothing && problems.count() > before {
            problems.leave_unread(table);
        }
    }
    store.lineage = Lineage::new(&store.operators);
    (store, problems)
}

fn read_table(
    table: Table,
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    match table {
        Table::Countries => places::read_countries(file, bytes, store, problems),
        Table::Regions => places::read_regions(file, bytes, store, problems),
        Table::Vendors => vendors::read(file, bytes, store, problems),
        Table::Operators => operators::read(file, bytes, store, problems),
        Table::Contracts => {
            let mut reader = ContractReader::new(file, Some(bytes.len()));
            reader.push(bytes, true, store, problems);
            reader.finish(store);
        }
        Table::Shares => records::read_shares(file, bytes, store, problems),
        Table::Policies => records::read_policies(file, bytes, store, problems),
        Table::Initiatives => records::read_initiatives(file, bytes, store, problems),
        Table::VendorFigures => records::read_vendor_figures(file, bytes, store, problems),
        Table::Owners => records::read_owners(file, bytes, store, problems),
        Table::Story => records::read_story(file, bytes, store, problems),
    }
}
