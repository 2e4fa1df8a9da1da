//! Bytes of CSV files → rows with meaning, and the problems met on the way.
//!
//! Reading never fails as a whole: [`read`] returns a store with everything
//! that could be read and a list of everything that could not. A file that is
//! missing or broken leaves its table empty and the others as they are.
//!
//! After this module no text stands for something else: dates are dates, ids
//! are ids. It knows nothing of filters, estimates, languages or browsers.

pub mod archive;
mod contracts;
mod expected;
mod guess;
mod heads;
mod operators;
mod places;
mod problem;
mod raw;
mod records;
mod sheet;
mod table;
mod vendors;

#[cfg(test)]
mod tests;

pub use archive::Packing;
pub use contracts::{CHUNK, ContractReader};
pub use expected::{CellError, Expected};
pub use heads::suggested;
pub use problem::{Group, KEPT, Problem, ProblemKind, Problems};
pub use raw::{RawTable, shown, texts};
pub use sheet::{Column, cut, head, not_a_table};
pub use table::{Renames, Table, lacks, place_of};

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
/// The order of `files` does not matter, but for several of one table: the rows
/// of the later ones are added. A table without a file is empty.
#[must_use]
pub fn read(files: &[SourceFile]) -> (Store, Problems) {
    read_with(files, Problems::default())
}

/// The same, into a list of problems of one's own.
#[must_use]
pub fn read_with(files: &[SourceFile], problems: Problems) -> (Store, Problems) {
    read_beside(files, Store::default(), problems)
}

/// The same, beside what a store has already.
#[must_use]
pub fn read_beside(
    files: &[SourceFile],
    mut store: Store,
    mut problems: Problems,
) -> (Store, Problems) {
    for table in Table::ALL {
        let before = problems.count();
        let mut contracts = ContractReader::default();
        for SourceFile { name, renames, content, .. } in
            files.iter().filter(|file| file.table == table)
        {
            let origin = Origin { name: name.clone(), renames: renames.clone() };
            match content {
                Ok(bytes) if table == Table::Contracts => {
                    contracts.begin(&origin, Some(bytes.len()));
                    contracts.push(bytes, true, &mut store, &mut problems);
                }
                Ok(bytes) => read_table(table, &origin, bytes, &mut store, &mut problems),
                Err(kind) => problems.push(name, None, kind.clone()),
            }
        }
        if table == Table::Contracts {
            contracts.finish(&mut store);
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
        // Read bit by bit, by a reader of their own.
        Table::Contracts => {}
        Table::Shares => records::read_shares(file, bytes, store, problems),
        Table::Policies => records::read_policies(file, bytes, store, problems),
        Table::Initiatives => records::read_initiatives(file, bytes, store, problems),
        Table::VendorFigures => records::read_vendor_figures(file, bytes, store, problems),
        Table::Owners => records::read_owners(file, bytes, store, problems),
        Table::Story => records::read_story(file, bytes, store, problems),
    }
}
