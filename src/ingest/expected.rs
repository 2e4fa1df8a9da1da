//! What a cell should hold.

/// A cell whose text is not of the kind its column holds.
#[derive(Clone, Debug, PartialEq)]
pub struct CellError {
    /// Name of the column.
    pub column: &'static str,
    /// What stands there, cut to a readable length.
    pub found: String,
    /// What should.
    pub expected: Expected,
    /// An allowed text that is spelt much like it.
    pub suggestion: Option<String>,
}

/// What a cell should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text in UTF-8.
    Utf8,
    /// Any text but none.
    Filled,
    /// Three capital letters.
    CountryCode,
    /// Capitals, digits and hyphens.
    RegionCode,
    /// An id of a vendor.
    VendorId,
    /// Ids of vendors with semicolons between them.
    VendorIds,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// `YYYY`, `YYYY-Qn`, `YYYY-Hn` or `YYYY-9M`.
    Period,
    /// A number from 0 to 100.
    Percentage,
    /// A number that is not negative.
    Amount,
    /// Any number.
    Number,
    /// Degrees.
    Degrees,
    /// Three capital letters of ISO 4217.
    Currency,
    /// `true` or `false`.
    YesNo,
    /// One of the words.
    OneOf(&'static [&'static str]),
    /// Any of the words, with semicolons between them.
    AnyOf(&'static [&'static str]),
}

impl Expected {
    /// The words a cell may hold, where they are few.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::OneOf(words) | Self::AnyOf(words) => words,
            _ => &[],
        }
    }
}
