//! Elements as plain values, and their way into the document.
//!
//! Text goes in as text and attributes as attributes: nothing is parsed, so no
//! word of the data can become markup.

use wasm_bindgen::JsCast;
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

/// Turns what is in an element, which was made of other pieces, into these. What
/// is made of the same elements stays, and with it the focus, how far it is
/// scrolled and what is unfolded; to change it takes a part of the time that to
/// make it anew would take.
pub fn update(element: &Element, before: &[Tag], after: &[Tag]) {
    if let Some(document) = element.owner_document() {
        turn(&document, element, before, after);
    }
}

fn turn(document: &Document, element: &Element, before: &[Tag], after: &[Tag]) {
    match (before, after) {
        ([Tag::Text(_)], [Tag::Text(text)]) => return element.set_text_content(Some(text)),
        // A text alone has no node to count on: an empty one has none. And an
        // element without pieces may hold a mark of whoever made it.
        ([Tag::Text(_)] | [], _) | (_, [Tag::Text(_)] | []) => {
            element.set_text_content(None);
            return fill(document, element, after);
        }
        _ => {}
    }
    let nodes = element.child_nodes();
    let node = |index: usize| nodes.item(u32::try_from(index).ok()?);
    for gone in (after.len()..before.len()).filter_map(|_| node(after.len())) {
        let _ = element.remove_child(&gone);
    }
    for (index, (old, new)) in before.iter().zip(after).enumerate() {
        let Some(stays) = (old != new).then(|| node(index)).flatten() else { continue };
        if !edit(document, &stays, old, new)
            && let Some(comes) = new.node(document)
        {
            let _ = element.replace_child(&comes, &stays);
        }
    }
    fill(document, element, after.get(before.len()..).unwrap_or_default());
}

/// Turns a node into another piece, if it is made of the same element with the
/// same attributes. A list or a field keeps what the reader put into it whatever
/// its attributes say, so another one comes in its place.
fn edit(document: &Document, node: &Node, old: &Tag, new: &Tag) -> bool {
    let (old, new) = match (old, new) {
        (Tag::Text(_), Tag::Text(text)) => {
            node.set_node_value(Some(text));
            return true;
        }
        (
            Tag::Element { name, attributes, children },
            Tag::Element { name: new_name, attributes: new_attributes, children: new_children },
        ) if name == new_name && !["select", "input"].contains(name) => {
            ((attributes, children), (new_attributes, new_children))
        }
        _ => return false,
    };
    if !new.0.iter().map(|(name, _)| name).eq(old.0.iter().map(|(name, _)| name)) {
        return false;
    }
    let element = node.unchecked_ref::<Element>();
    for ((name, value), _) in new.0.iter().zip(old.0).filter(|(new, old)| new != old) {
        let _ = element.set_attribute(name, value);
    }
    if old.1 != new.1 {
        turn(document, element, old.1, new.1);
    }
    true
}

fn fill(document: &Document, element: &Element, content: &[Tag]) {
    for node in content.iter().filter_map(|tag| tag.node(document)) {
        // Only fails for a node that cannot be a child, and these can.
        let _ = element.append_child(&node);
    }
}
