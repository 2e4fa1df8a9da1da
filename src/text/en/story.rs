//! The words around a story, in English.

use crate::text::story::StoryTexts;

pub(super) const TEXTS: StoryTexts = StoryTexts {
    rows: |count| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") },
    explore: "Explore this view",
    sources: "The rows this article rests on",
    none: "The file of the story has no step that can be read.",
};
