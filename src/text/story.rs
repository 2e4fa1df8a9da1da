//! The words around a story.

/// Every word of it in one language.
pub struct StoryTexts {
    /// Link to so many rows.
    pub rows: fn(usize) -> String,
    /// Link to what a step shows, in its own view.
    pub explore: &'static str,
    /// Heading of all rows.
    pub sources: &'static str,
    /// In place of a story that has nothing to tell.
    pub none: &'static str,
}
