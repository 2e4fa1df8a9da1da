//! Elements as plain values, and their way into the document.
//!
//! Text goes in as text and attributes as attributes: nothing is parsed, so no
//! word of the data can become markup.

use web_sys::{Document, Element, Node};

/// A piece of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Tag {
    /// A text.
    Text(String),
    /// An element.
    Element {
        /// Its name: `p`.
        name: &'static str,
        /// Its attributes.
        attributes: Vec<(&'static str, String)>,
        /// What is in it.
        children: Vec<Tag>,
    },
}

impl Tag {
    /// An element without anything in it.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self::Element { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// An element with a text in it.
    #[must_use]
    pub fn of(name: &'static str, text: impl Into<String>) -> Self {
        Self::new(name).text(text)
    }

    /// A link.
    #[must_use]
    pub fn link(address: impl Into<String>, words: impl Into<String>) -> Self {
        Self::of("a", words).with("href", address)
    }

    /// With an attribute.
    #[must_use]
    pub fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((attribute, value.into()));
        }
        self
    }

    /// With a text at its end.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(Self::Text(text.into()))
    }

    /// With an element at its end.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.push(child);
        }
        self
    }

    /// With several at its end.
    #[must_use]
    pub fn all(mut self, more: Vec<Self>) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.extend(more);
        }
        self
    }

    fn node(&self, document: &Document) -> Option<Node> {
        match self {
            Self::Text(text) => Some(document.create_text_node(text).into()),
            Self::Element { name, attributes, children } => {
                let element = document.create_element(name).ok()?;
                for (name, value) in attributes {
                    let _ = element.set_attribute(name, value);
                }
                // Most elements of a table have a text only, which takes one call.
                match children.as_slice() {
                    [Self::Text(text)] => element.set_text_content(Some(text)),
                    children => fill(document, &element, children),
                }
                Some(element.into())
            }
        }
    }
}

/// Puts pieces in place of what is in an element.
pub fn replace(element: &Element, content: &[Tag]) {
    let Some(document) = element.owner_document() else { return };
    element.set_text_content(None);
    fill(&document, element, content);
}

fn fill(document: &Document, element: &Element, content: &[Tag]) {
    for node in content.iter().filter_map(|tag| tag.node(document)) {
        // Only fails for a node that cannot be a child, and these can.
        let _ = element.append_child(&node);
    }
}
