//! The words of the figure of published shares.

/// Every word of published shares over time in one language.
pub struct PublishedTexts {
    /// Caption: a market.
    pub caption: fn(&str) -> String,
    /// Name of the control of the market.
    pub market: &'static str,
    /// Vendors from China together.
    pub chinese: &'static str,
    /// All others together.
    pub non_chinese: &'static str,
    /// Column of the table.
    pub period: &'static str,
    /// Column of the table.
    pub publisher: &'static str,
    /// Column of the table: what a share is a share of.
    pub measure: &'static str,
    /// Our estimate, beside those of others.
    pub ours: &'static str,
    /// What ours is a share of.
    pub ours_measure: &'static str,
    /// How to read the figure with our estimate, and without.
    pub hints: [&'static str; 2],
    /// Nobody published anything of the place looked at, so another is shown.
    pub none_of: fn(&str) -> String,
}
