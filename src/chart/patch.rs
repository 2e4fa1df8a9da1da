//! What differs between two drawings of one figure.
//!
//! A browser takes a tenth of the time to change a drawing's attributes than to
//! put another drawing in its place, and what has the focus keeps it. The
//! figures therefore draw the same elements whatever the numbers are, as far as
//! they can; where they cannot, there is no list of changes and the drawing is
//! replaced.

use std::borrow::Cow;

use super::markup::unescape;

/// A change to an element of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<'a> {
    /// Which element, counted from 0 in the order of the document; the root is
    /// the first.
    pub element: usize,
    /// The attribute that changes; nothing if it is the text.
    pub attribute: Option<&'a str>,
    /// What it is from now on, as plain text.
    pub value: Cow<'a, str>,
}

/// The changes that turn one drawing into another; nothing if the two are not
/// made of the same elements. Both must have been written by
/// [`SvgBackend`](super::svg::SvgBackend), which gives each element a line.
#[must_use]
pub fn edits<'a>(before: &str, after: &'a str) -> Option<Vec<Edit<'a>>> {
    let mut edits = Vec::new();
    let mut element = 0;
    let mut old_lines = before.lines();
    for new in after.lines() {
        let old = old_lines.next()?;
        let begun = elements_in(new);
        if old != new {
            if begun != 1 || elements_in(old) != 1 {
                return None;
            }
            compare(element, old, new, &mut edits)?;
        }
        element += begun;
    }
    old_lines.next().is_none().then_some(edits)
}

fn elements_in(line: &str) -> usize {
    line.matches('<').count() - line.matches("</").count()
}

/// Adds what differs between an element and another; nothing if one has an
/// attribute that the other lacks.
fn compare<'a>(element: usize, old: &str, new: &'a str, edits: &mut Vec<Edit<'a>>) -> Option<()> {
    let ((old_tag, old_text), (new_tag, new_text)) = (split(old)?, split(new)?);
    let (mut old_parts, mut new_parts) = (old_tag.split('"'), new_tag.split('"'));
    loop {
        // A name with what is between it and the value before it, and a value.
        let (old_name, new_name) = (old_parts.next(), new_parts.next());
        if old_name != new_name {
            return None;
        }
        let Some(name) = new_name else { break };
        match (old_parts.next(), new_parts.next()) {
            (Some(old_value), Some(value)) => {
                if old_value != value {
                    let name = name.rsplit(' ').next()?.strip_suffix('=')?;
                    edits.push(Edit { element, attribute: Some(name), value: unescape(value) });
                }
            }
            (None, None) => break,
            _ => return None,
        }
    }
    if old_text != new_text {
        let value = unescape(new_text);
        edits.push(Edit { element, attribute: None, value });
    }
    Some(())
}

/// The tag of a line that begins an element, and the text in it.
fn split(line: &str) -> Option<(&str, &str)> {
    let end = line.find('>')?;
    let (tag, rest) = line.split_at(end);
    let text = rest.get(1..)?;
    Some((tag, text.split_once("</").map_or(text, |(text, _)| text)))
}

#[cfg(test)]
mod tests {
    use super::super::bars::ShareBars;
    use super::super::{Certainty, Theme, example, share_bars_svg, share_over_time_svg};
    use super::*;

    /// The drawing with its changes made, as a list of elements.
    fn patched(before: &str, edits: &[Edit<'_>]) -> Vec<Element> {
        let mut elements = elements(before);
        for edit in edits {
            let element = &mut elements[edit.element];
            match edit.attribute {
                None => edit.value.as_ref().clone_into(&mut element.text),
                Some(name) => {
                    let named = element.attributes.iter_mut().filter(|(other, _)| other == name);
                    named.for_each(|(_, value)| edit.value.as_ref().clone_into(value));
                }
            }
        }
        elements
    }

    #[derive(Debug, PartialEq)]
    struct Element {
        attributes: Vec<(String, String)>,
        text: String,
    }

    fn elements(svg: &str) -> Vec<Element> {
        let document = roxmltree::Document::parse(svg);
        assert!(document.is_ok(), "{document:?}");
        let nodes = document.iter().flat_map(|document| document.descendants());
        let elements = nodes.filter(roxmltree::Node::is_element).map(|node| Element {
            attributes: node
                .attributes()
                .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
                .collect(),
            text: node.text().unwrap_or_default().to_owned(),
        });
        elements.collect()
    }

    fn other(mut figure: ShareBars) -> ShareBars {
        for bar in figure.panels.iter_mut().flat_map(|panel| &mut panel.bars) {
            bar.share = Certainty { published: 0.0, mid: 0.0, possible: 0.0 };
            bar.label = format!("<{}> & \"others\"", bar.label);
            bar.value = "0 %".to_owned();
        }
        figure
    }

    #[test]
    fn other_numbers_are_changes_to_the_same_elements() {
        let draw = |figure: &ShareBars| share_bars_svg(figure, &Theme::LIGHT, 900);
        let (before, after) = (draw(&example::bars()), draw(&other(example::bars())));
        for (before, after) in [(&before, &after), (&after, &before)] {
            let edits = edits(before, after);
            assert_eq!(edits.map(|edits| patched(before, &edits)), Some(elements(after)));
        }
    }

    #[test]
    fn other_years_and_shares_are_changes_to_the_same_elements() {
        let mut figure = example::columns();
        let before = share_over_time_svg(&figure, &Theme::LIGHT, 900);
        for column in figure.panels.iter_mut().flat_map(|panel| &mut panel.columns) {
            column.share = Certainty { published: 0.0, mid: 0.2, possible: 0.2 };
            column.selected = column.year == 2010;
        }
        let after = share_over_time_svg(&figure, &Theme::LIGHT, 900);
        let edits = edits(&before, &after);
        assert_eq!(edits.map(|edits| patched(&before, &edits)), Some(elements(&after)));
    }

    #[test]
    fn a_drawing_is_no_change_of_itself() {
        let drawing = share_bars_svg(&example::bars(), &Theme::LIGHT, 900);
        assert_eq!(edits(&drawing, &drawing), Some(Vec::new()));
    }

    #[test]
    fn other_elements_are_another_drawing() {
        let drawing = share_bars_svg(&example::bars(), &Theme::LIGHT, 900);
        let mut figure = example::bars();
        figure.panels.truncate(1);
        assert_eq!(edits(&drawing, &share_bars_svg(&figure, &Theme::LIGHT, 900)), None);
        assert_eq!(edits(&drawing, &share_bars_svg(&example::bars(), &Theme::DARK, 900)), None);
    }
}
