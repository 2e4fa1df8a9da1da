//! The tables of the data set, and which of them a file is.

use super::sheet::Column;
use super::{contracts, operators, places, records, vendors};
use crate::store::Store;

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

    /// Whether nothing on the first view rests on it.
    #[must_use]
    pub fn comes_later(self) -> bool {
        matches!(self, Self::Initiatives | Self::VendorFigures | Self::Owners | Self::Story)
    }

    /// The columns that its reader knows, in the order of the shipped file.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Countries => places::COUNTRY_COLUMNS,
            Self::Regions => places::REGION_COLUMNS,
            Self::Vendors => vendors::COLUMNS,
            Self::Operators => operators::COLUMNS,
            Self::Contracts => contracts::COLUMNS,
            Self::Shares => records::SHARES,
            Self::Policies => records::POLICIES,
            Self::Initiatives => records::INITIATIVES,
            Self::VendorFigures => records::VENDOR_FIGURES,
            Self::Owners => records::OWNERS,
            Self::Story => records::STORY,
        }
    }

    /// Its column with this head, in whatever letters.
    #[must_use]
    pub fn column(self, head: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name.eq_ignore_ascii_case(head))
    }

    /// How many of its rows a store has.
    #[must_use]
    pub fn rows(self, store: &Store) -> usize {
        match self {
            // Those that only other tables name have no names of their own.
            Self::Countries => {
                store.countries.iter().filter(|country| !country.names[0].is_empty()).count()
            }
            Self::Regions => store.regions.len(),
            Self::Vendors => store.vendors.iter().filter(|vendor| !vendor.name.is_empty()).count(),
            Self::Operators => store.operators.len(),
            Self::Contracts => store.contracts.len(),
            Self::Shares => store.shares.len(),
            Self::Policies => store.policies.len(),
            Self::Initiatives => store.initiatives.len(),
            Self::VendorFigures => store.vendor_figures.len(),
            Self::Owners => store.owners.rows().len(),
            Self::Story => store.story.len(),
        }
    }

    /// Which table a file is: the one that its name begins with, else the one
    /// that knows the most of its columns and misses none that it needs.
    #[must_use]
    pub fn of_file(name: &str, head: &[String]) -> Option<Self> {
        let stem = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
        let named = Self::ALL.into_iter().find(|table| stem.starts_with(table.slug()));
        let known = |table: &Self| {
            table
                .columns()
                .iter()
                .filter(|column| head.iter().any(|name| name.eq_ignore_ascii_case(column.name)))
                .count()
        };
        let fits = |table: &Self| lacks(*table, head, &Renames::new()).is_empty();
        named.or_else(|| Self::ALL.into_iter().filter(fits).max_by_key(known))
    }
}

/// Columns of ours, each with the name that a file has for it; an empty one where
/// it is said to have none.
pub type Renames = Vec<(String, String)>;

/// Where a file with this head has a column of ours: under our name, which no
/// other takes the place of, or under the one that is told.
#[must_use]
pub fn place_of(head: &[String], ours: &str, renames: &Renames) -> Option<usize> {
    let named = |wanted: &str| head.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let other = renames.iter().find(|(column, _)| column == ours);
    let other = other.map(|(_, theirs)| theirs).filter(|theirs| !theirs.is_empty());
    named(ours).or_else(|| named(other?))
}

/// The columns that `table` needs and a file with this head lacks, under our
/// names or the others that are told.
#[must_use]
pub fn lacks(table: Table, head: &[String], renames: &Renames) -> Vec<&'static str> {
    let has = |ours: &str| place_of(head, ours, renames).is_some();
    let needed = table.columns().iter().filter(|column| column.required);
    needed.map(|column| column.name).filter(|name| !has(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_file_is_known_by_its_name_or_else_by_its_columns() {
        let none = head("a,b");
        assert_eq!(Table::of_file("in/Contracts-2026.csv", &none), Some(Table::Contracts));
        assert_eq!(Table::of_file("list.csv", &none), None);
        let operators = head("id,country,name,status,subscribers");
        assert_eq!(Table::of_file("list.csv", &operators), Some(Table::Operators));
        let contracts = head("id,country,operator,vendor,announced,stage,note");
        assert_eq!(Table::of_file("list.csv", &contracts), Some(Table::Contracts));
    }

    #[test]
    fn a_column_under_our_name_is_that_column_whatever_is_told() {
        let renames = vec![("note".to_owned(), "comments".to_owned())];
        assert_eq!(place_of(&head("id,comments"), "note", &renames), Some(1));
        assert_eq!(place_of(&head("id,comments,Note"), "note", &renames), Some(2));
    }
}
