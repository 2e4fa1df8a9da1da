//! What differs between two drawings of one figure.
//!
//! A browser takes a tenth of the time to change a drawing's attributes than to
//! put another drawing in its place, and what has the focus keeps it. The
//! figures therefore draw the same elements whatever the numbers are, as far as
//! they can; where they cannot, as with another number of bars, only those parts
//! give way that are made of other elements.

use std::borrow::Cow;
use std::ops::Range;

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

/// What turns one drawing into another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change<'a> {
    /// Changes to elements that stay, counted in the drawing before.
    pub edits: Vec<Edit<'a>>,
    /// Children of the root that go, by their positions in the drawing before.
    pub gone: Range<usize>,
    /// What comes in their place, as markup; empty if nothing does.
    pub come: &'a str,
}

/// What turns one drawing into another; nothing if the roots or their first
/// children are not alike. Both must have been written by [`SvgBackend`](super::svg::SvgBackend),
/// which begins each element on a line of its own.
///
/// Children of the root are compared from either end; those in between, where
/// one is not made of the same elements as its counterpart, give way.
#[must_use]
pub fn change<'a>(before: &str, after: &'a str) -> Option<Change<'a>> {
    let (old, new) = (parts(before), parts(after));
    let pair = |old: &Range<usize>, new: &Range<usize>| {
        Some((before.get(old.clone())?, after.get(new.clone())?))
    };
    let mut edits = Vec::new();
    let (mut first, mut element) = (0, 0);
    for (old, new) in old.iter().zip(&new) {
        let (old, new) = pair(old, new)?;
        if !compare_parts(element, old, new, &mut edits) {
            break;
        }
        element += elements_in(old);
        first += 1;
    }
    let (mut last, mut element) = (0, elements_in(before));
    for (old, new) in old[first..].iter().rev().zip(new[first..].iter().rev()) {
        let (old, new) = pair(old, new)?;
        element -= elements_in(old);
        if !compare_parts(element, old, new, &mut edits) {
            break;
        }
        last += 1;
    }
    let come = new.get(first..new.len() - last)?;
    let come = come.first().zip(come.last()).map(|(first, last)| first.start..last.end);
    // The first part is the root's own tag; what comes, comes after a child.
    let gone = first.checked_sub(1).filter(|stays| *stays > 0)?..old.len() - last - 1;
    Some(Change { edits, gone, come: after.get(come.unwrap_or_default())? })
}

/// The tag that a drawing begins with, and what stands in it.
#[must_use]
pub fn opened(drawing: &str) -> (&str, &str) {
    let root = drawing.find('\n').map_or(drawing.len(), |end| end + 1);
    let (root, children) = drawing.split_at(root);
    let children = children.trim_end();
    (root, children.strip_suffix("</svg>").unwrap_or(children))
}

/// Children of a root, cut between them into pieces of `size` bytes or somewhat
/// more.
#[must_use]
pub fn pieces(children: &str, size: usize) -> Vec<String> {
    let (mut pieces, mut piece, mut depth) = (Vec::new(), String::new(), 0);
    for line in children.split_inclusive('\n') {
        depth += depth_of(line);
        piece.push_str(line);
        if depth == 0 && piece.len() >= size {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.extend(Some(piece).filter(|piece| !piece.is_empty()));
    pieces
}

/// How many elements are open after a line that were not before it.
fn depth_of(line: &str) -> isize {
    let pairs = line.as_bytes().windows(2).map(|pair| match pair {
        b"</" | b"/>" => -1,
        [b'<', _] => 1,
        _ => 0,
    });
    pairs.sum()
}

/// Where the root's tag and each of its children stand.
fn parts(drawing: &str) -> Vec<Range<usize>> {
    let (mut parts, mut depth) = (Vec::new(), 0);
    let (mut begun, mut end) = (0, 0);
    for line in drawing.split_inclusive('\n') {
        end += line.len();
        depth += depth_of(line);
        if depth == 1 {
            parts.push(begun..end);
            begun = end;
        }
    }
    parts
}

/// Adds what differs between two parts; nothing, and false, if they are not made
/// of the same elements.
fn compare_parts<'a>(first: usize, old: &str, new: &'a str, edits: &mut Vec<Edit<'a>>) -> bool {
    let known = edits.len();
    let is_same = compare_lines(first, old, new, edits).is_some();
    if !is_same {
        edits.truncate(known);
    }
    is_same
}

fn compare_lines<'a>(
    mut element: usize,
    old: &str,
    new: &'a str,
    edits: &mut Vec<Edit<'a>>,
) -> Option<()> {
    let mut old_lines = old.lines();
    for new in new.lines() {
        let old = old_lines.next()?;
        let begun = elements_in(new);
        if old != new {
            if begun != 1 || elements_in(old) != 1 {
                return None;
            }
            compare(element, old, new, edits)?;
        }
        element += begun;
    }
    old_lines.next().is_none().then_some(())
}

fn elements_in(part: &str) -> usize {
    part.matches('<').count() - part.matches("</").count()
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

    /// The drawing with its changes made, as a list of elements with their depths.
    fn patched(before: &str, change: &Change<'_>) -> Vec<Element> {
        let mut elements = elements(before);
        for edit in &change.edits {
            let element = &mut elements[edit.element];
            match edit.attribute {
                None => edit.value.as_ref().clone_into(&mut element.text),
                Some(name) => {
                    let named = element.attributes.iter_mut().filter(|(other, _)| other == name);
                    named.for_each(|(_, value)| edit.value.as_ref().clone_into(value));
                }
            }
        }
        let children = elements.iter().enumerate().filter(|(_, element)| element.depth == 1);
        let begin: Vec<usize> = children.map(|(index, _)| index).collect();
        let start = |child: usize| begin.get(child).copied().unwrap_or(elements.len());
        let gone = start(change.gone.start)..start(change.gone.end);
        elements.splice(
            gone,
            self::elements(&format!("<svg>{}</svg>", change.come)).into_iter().skip(1),
        );
        elements
    }

    #[derive(Debug, PartialEq)]
    struct Element {
        depth: usize,
        attributes: Vec<(String, String)>,
        text: String,
    }

    fn elements(svg: &str) -> Vec<Element> {
        let document = roxmltree::Document::parse(svg);
        assert!(document.is_ok(), "{document:?}");
        let nodes = document.iter().flat_map(|document| document.descendants());
        let elements = nodes.filter(roxmltree::Node::is_element).map(|node| Element {
            // An element is among its own ancestors, and so is the document.
            depth: node.ancestors().count() - 2,
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

    /// Checks that what turns one drawing into another does so, and tells whether
    /// every element stays.
    fn only_edits(before: &str, after: &str) -> bool {
        let change = change(before, after);
        assert_eq!(change.as_ref().map(|it| patched(before, it)), Some(elements(after)));
        change.is_some_and(|it| it.gone.is_empty() && it.come.is_empty())
    }

    #[test]
    fn other_numbers_are_changes_to_the_same_elements() {
        let draw = |figure: &ShareBars| share_bars_svg(figure, &Theme::LIGHT, 900);
        let (before, after) = (draw(&example::bars()), draw(&other(example::bars())));
        assert!(only_edits(&before, &after));
        assert!(only_edits(&after, &before));
    }

    #[test]
    fn other_years_and_shares_are_changes_to_the_same_elements() {
        let mut figure = example::columns();
        let before = share_over_time_svg(&figure, &Theme::LIGHT, 900);
        for column in figure.panels.iter_mut().flat_map(|panel| &mut panel.columns) {
            column.share = Certainty { published: 0.0, mid: 0.2, possible: 0.2 };
            column.selected = column.year == 2010;
        }
        assert!(only_edits(&before, &share_over_time_svg(&figure, &Theme::LIGHT, 900)));
    }

    #[test]
    fn a_drawing_is_no_change_of_itself() {
        let drawing = share_bars_svg(&example::bars(), &Theme::LIGHT, 900);
        let end = parts(&drawing).len() - 1;
        let same = Change { gone: end..end, ..Change::default() };
        assert_eq!(change(&drawing, &drawing), Some(same));
    }

    #[test]
    fn only_what_is_made_of_other_elements_gives_way() {
        let draw = |figure: &ShareBars| share_bars_svg(figure, &Theme::LIGHT, 900);
        let (all, mut figure) = (draw(&example::bars()), example::bars());
        figure.panels[0].bars.remove(1);
        let fewer = draw(&figure);
        figure.panels.truncate(1);
        let alone = draw(&figure);
        for (before, after) in [(&all, &fewer), (&fewer, &all), (&all, &alone), (&alone, &all)] {
            assert!(!only_edits(before, after));
        }
        let change = change(&all, &fewer);
        // A bar and its words.
        assert_eq!(change.map(|it| (it.gone.len(), it.come)), Some((2, "")));
    }

    #[test]
    fn pieces_are_whole_children_and_together_all() {
        let drawing = share_bars_svg(&example::bars(), &Theme::LIGHT, 900);
        let (root, children) = opened(&drawing);
        for size in [1, 400, usize::MAX] {
            let pieces = pieces(children, size);
            assert_eq!(format!("{root}{}</svg>", pieces.concat()), drawing.trim_end());
            for piece in &pieces {
                assert!(piece.len() >= size.min(children.len()) || Some(piece) == pieces.last());
                assert!(!elements(&format!("<svg>{piece}</svg>")).is_empty());
            }
        }
        assert!(pieces(children, 1).len() > 10);
        assert_eq!((opened(""), pieces("", 1)), (("", ""), Vec::new()));
    }

    #[test]
    fn another_root_is_another_drawing() {
        let bars = share_bars_svg(&example::bars(), &Theme::LIGHT, 900);
        assert_eq!(change("", &bars), None);
        assert_eq!(change(&bars, ""), None);
    }
}
