//! Which parent groups the texts of owners name.

use crate::domain::record::OwnerGroup;

/// The table of parent groups. What an owner's text means is decided in it and
/// nowhere guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owners {
    rows: Vec<OwnerGroup>,
}

impl Owners {
    /// A table without a row.
    #[must_use]
    pub const fn none() -> Self {
        Self { rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: OwnerGroup) {
        self.rows.push(row);
    }

    /// Every row, in the order of the file.
    #[must_use]
    pub fn rows(&self) -> &[OwnerGroup] {
        &self.rows
    }

    /// The groups that the text of an owner names; several hold it together.
    pub fn of(&self, owner: &str) -> impl Iterator<Item = &OwnerGroup> {
        self.rows.iter().filter(move |row| row.owner == owner)
    }

    /// The name of a group by its id.
    #[must_use]
    pub fn name(&self, group: &str) -> Option<&str> {
        self.rows.iter().find(|row| row.group == group).map(|row| row.name.as_str())
    }
}
