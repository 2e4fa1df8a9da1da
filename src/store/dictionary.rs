//! Texts that stand in many rows, kept once.

use crate::domain::id::TermId;
use std::collections::HashMap;

/// Gives each text a dense id, in the order they are first met. Id 0 is the
/// empty text.
#[derive(Clone, Debug)]
pub struct Dictionary {
    terms: Vec<Box<str>>,
    ids: HashMap<Box<str>, TermId>,
}

impl Default for Dictionary {
    fn default() -> Self {
        let mut dictionary = Self { terms: Vec::new(), ids: HashMap::new() };
        dictionary.intern("");
        dictionary
    }
}

impl Dictionary {
    /// The id of `term`, a new one if it was not met before.
    ///
    /// Past four billion different texts, which no file holds, the empty one.
    pub fn intern(&mut self, term: &str) -> TermId {
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        let Some(id) = TermId::from_index(self.terms.len()) else { return self.ids[""] };
        self.terms.push(term.into());
        self.ids.insert(term.into(), id);
        id
    }

    /// The text of an id of this dictionary.
    #[must_use]
    pub fn term(&self, id: TermId) -> &str {
        self.terms.get(id.index()).map_or("", |term| term)
    }

    /// Every text, by id.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(AsRef::as_ref)
    }

    /// How many texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Never: the empty text is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
