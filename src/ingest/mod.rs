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
mod vendors;

#[cfg(test)]
mod tests;

pub use contracts::ContractReader;
pub use problem::{CellError, Expected, KEPT, Problem, ProblemKind, Problems};

use crate::store::{Lineage, Store};

/// The tables of the data set. Declared in the order they are read in, since
/// later ones refer to earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// countries.csv
    Countries,
    /// regions.csv
    Regions,
    /// vendors.csv
    Vendors,
    /// operators.csv
    Operators,
    /// contracts.csv
    Contracts,
    /// shares.csv
    Shares,
    /// policies.csv
    Policies,
    /// initiatives.csv
    Initiatives,
    /// `vendor_figures.csv`
    VendorFigures,
    /// owners.csv
    Owners,
    /// A story, of which there may be several.
    Story,
}

impl Table {
    /// All, in the order they are read in.
    pub const ALL: [Self; 11] = [
        Self::Countries,
        Self::Regions,
        Self::Vendors,
        Self::Operators,
        Self::Contracts,
        Self::Shares,
        Self::Policies,
        Self::Initiatives,
        Self::VendorFigures,
        Self::Owners,
        Self::Story,
    ];

    /// The key in an address, and the name of the file without its ending.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Countries => "countries",
            Self::Regions => "regions",
            Self::Vendors => "vendors",
            Self::Operators => "operators",
            Self::Contracts => "contracts",
            Self::Shares => "shares",
            Self::Policies => "policies",
            Self::Initiatives => "initiatives",
            Self::VendorFigures => "vendor_figures",
            Self::Owners => "owners",
            Self::Story => "story",
        }
    }

    /// Where the shipped file lies in the data's folder.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Story => "stories/huawei-in-central-asia.csv".to_owned(),
            table => format!("{}.csv", table.slug()),
        }
    }

    /// Reads a key of an address.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.slug() == text)
    }
}

/// A file as it came, or why it did not come.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The table it holds.
    pub table: Table,
    /// What messages call it: its name, or the address it was named by.
    pub name: String,
    /// Its bytes, or why there are none.
    pub content: Result<Vec<u8>, ProblemKind>,
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
        let Some(SourceFile { name, content, .. }) = own.and_then(Option::take) else { continue };
        let before = problems.count();
        match content {
            Ok(bytes) => read_table(table, &name, &bytes, &mut store, &mut problems),
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
    name: &str,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    match table {
        Table::Countries => places::read_countries(name, bytes, store, problems),
        Table::Regions => places::read_regions(name, bytes, store, problems),
        Table::Vendors => vendors::read(name, bytes, store, problems),
        Table::Operators => operators::read(name, bytes, store, problems),
        Table::Contracts => {
            let mut reader = ContractReader::new(name, Some(bytes.len()));
            reader.push(bytes, true, store, problems);
            reader.finish(store);
        }
        Table::Shares => records::read_shares(name, bytes, store, problems),
        Table::Policies => records::read_policies(name, bytes, store, problems),
        Table::Initiatives => records::read_initiatives(name, bytes, store, problems),
        Table::VendorFigures => records::read_vendor_figures(name, bytes, store, problems),
        Table::Owners => records::read_owners(name, bytes, store, problems),
        Table::Story => records::read_story(name, bytes, store, problems),
    }
}
