//! Bringing drawings into the page: the one before becomes the next, where it can.
//! What comes anew comes in pieces if it is long, so that the browser answers to
//! the reader in between: thousands of elements take it a tenth of a second.

use super::react::after_paint;
use crate::browser::dom;
use crate::chart::patch;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Element;

/// How many bytes of a drawing come into the page at a time.
const PIECE: usize = 1 << 16;

/// What a place of the page shows.
#[derive(Clone, Default)]
pub(super) struct Shown(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    /// The drawing; nothing while only some of it is there.
    whole: Arc<str>,
    /// How often another was brought.
    number: usize,
}

impl Shown {
    /// Brings a drawing into `place`: a short one now, a long one piece by piece once
    /// the next frame is painted, unless another comes before.
    pub(super) fn bring(&self, place: &Element, drawing: Arc<str>) {
        let focused = dom::focused_key(place);
        let (before, number) = self.forget();
        let is_long = before.len().max(drawing.len()) > 2 * PIECE;
        let (shown, place, rest) = (self.clone(), place.clone(), Rest::default());
        let mut coming = Coming { shown, number, place, drawing, rest, focused };
        let begin = move || {
            if coming.is_wanted() {
                coming.rest = begin(&coming.place, &before, &coming.drawing);
                go_on(coming);
            }
        };
        if is_long { after_paint(begin) } else { begin() }
    }

    /// Goes on from nothing; answers with the drawing that was there, and the
    /// number of the next.
    pub(super) fn forget(&self) -> (Arc<str>, usize) {
        let mut state = self.0.borrow_mut();
        state.number += 1;
        (std::mem::take(&mut state.whole), state.number)
    }
}

/// A drawing on its way into the page.
struct Coming {
    shown: Shown,
    number: usize,
    place: Element,
    drawing: Arc<str>,
    rest: Rest,
    /// The mark that had the focus before.
    focused: Option<String>,
}

impl Coming {
    /// Whether no other has been brought since.
    fn is_wanted(&self) -> bool {
        self.shown.0.borrow().number == self.number
    }
}

/// What of a drawing is still to come.
#[derive(Default)]
struct Rest {
    pieces: std::vec::IntoIter<String>,
    /// How many children of the root stand behind it.
    behind: usize,
}

/// Brings the first piece of what differs into the page.
fn begin(place: &Element, before: &str, after: &str) -> Rest {
    let change = patch::change(before, after);
    if let Some((change, root)) = change.as_ref().zip(place.first_element_child()) {
        let edits = change.edits.iter().map(|edit| (edit.element, edit.attribute, &*edit.value));
        dom::edit(place, "*", &edits.collect::<Vec<_>>());
        let behind = dom::children(&root).saturating_sub(change.gone.end);
        let mut pieces = patch::pieces(change.come, PIECE).into_iter();
        dom::splice(&root, change.gone.clone(), &pieces.next().unwrap_or_default());
        return Rest { pieces, behind };
    }
    let (root, children) = patch::opened(after);
    let mut pieces = patch::pieces(children, PIECE).into_iter();
    let first = pieces.next().unwrap_or_default();
    // The browser closes what is open.
    place.set_inner_html(&format!("{root}{first}"));
    Rest { pieces, behind: 0 }
}

/// Brings the other pieces, each once the one before is painted.
fn go_on(mut coming: Coming) {
    let Some(piece) = coming.rest.pieces.next() else { return finish(coming) };
    after_paint(move || {
        if !coming.is_wanted() {
            return;
        }
        if let Some(root) = coming.place.first_element_child() {
            let end = dom::children(&root).saturating_sub(coming.rest.behind);
            dom::splice(&root, end..end, &piece);
        }
        go_on(coming);
    });
}

/// The drawing is there. The focus goes to the same mark as before, or to the
/// first if that has gone: it must not leave the drawing.
fn finish(coming: Coming) {
    let Coming { shown, place, drawing, focused, .. } = coming;
    shown.0.borrow_mut().whole = drawing;
    if focused.is_none() || dom::focused_key(&place).is_some() || dom::has_focus() {
        return;
    }
    let marks = dom::marks(&place);
    let again = marks.iter().find(|mark| Some(dom::key_of(mark)) == focused).or(marks.first());
    if let Some(mark) = again {
        dom::focus_mark(&place, mark);
    }
}
