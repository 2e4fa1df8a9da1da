//! The document: its root's attributes, its title, and elements by their marks.

use js_sys::{Function, JsString, Reflect};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    super::window()?.document()
}

/// The languages the reader's browser asks for, best first, as `ru` or `ru-KZ`.
#[must_use]
pub fn languages() -> Vec<String> {
    let Some(window) = super::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Only fails for a name that is no name.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Takes away what stood in the page before the app.
pub fn clear_body() {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    while let Some(child) = body.first_element_child() {
        child.remove();
    }
}

/// Puts a sentence at the top of the page, in words, when nothing else can.
pub fn alert(words: &str) {
    let Some(document) = document() else { return };
    let (Some(body), Ok(alert)) = (document.body(), document.create_element("p")) else { return };
    let _ = alert.set_attribute("role", "alert");
    alert.set_class_name("problems");
    alert.set_text_content(Some(words));
    let _ = body.prepend_with_node_1(&alert);
}

/// The mark that an event happened on, if it happened on one.
#[must_use]
pub fn mark_of(event: &web_sys::Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-key]").ok()?
}

/// The query of the link within the page that an event happened on.
#[must_use]
pub fn query_of(event: &web_sys::Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href^='?']").ok()??.get_attribute("href")
}

/// Whether an event happened in a field that text is typed in, which has a use
/// of its own for keys.
#[must_use]
pub fn is_text_field(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.matches("input:not([type=range]),select").unwrap_or(false))
}

/// Gives an element, found by its id, the focus.
pub fn focus(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Gives the focus to the first of these elements that there is, if what had it
/// is gone from the page.
pub fn keep_focus(ids: &[&str]) {
    let Some(document) = document().filter(|_| !has_focus()) else { return };
    let is_there = |id: &&&str| document.get_element_by_id(id).is_some();
    if let Some(id) = ids.iter().find(is_there) {
        focus(id);
    }
}

/// Whether a sheet is open over the page.
#[must_use]
pub fn has_dialog() -> bool {
    document().is_some_and(|document| {
        document.query_selector("dialog[open]").is_ok_and(|it| it.is_some())
    })
}

/// Whether the part of the page that an event tells of is unfolded.
#[must_use]
pub fn is_open(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

/// The key of a mark.
#[must_use]
pub fn key_of(mark: &Element) -> String {
    mark.get_attribute("data-key").unwrap_or_default()
}

/// The marks inside `root`, in the order they are drawn in.
#[must_use]
pub fn marks(root: &Element) -> Vec<Element> {
    let Ok(found) = root.query_selector_all("[data-key]") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Between the values of [`edit`] on their way into the browser. XML cannot hold
/// it, so no drawing has it; a name from the data may.
const SEPARATOR: &str = "\u{1}";

/// Changes attributes of the elements inside `root` that fit a selector, counted
/// from 0 in the order of the document, or their text where no attribute is named.
///
/// To hand a text over takes longer than to set an attribute, so all go in one.
pub fn edit(root: &Element, selector: &str, edits: &[(usize, Option<&str>, &str)]) {
    let Ok(elements) = root.query_selector_all(selector) else { return };
    let Ok(set) = Reflect::get(root, &"setAttribute".into()) else { return };
    let Ok(set) = set.dyn_into::<Function>() else { return };
    let values: Vec<_> =
        edits.iter().map(|(_, _, value)| value.replace(SEPARATOR, "\u{fffd}")).collect();
    let values = JsString::from(values.join(SEPARATOR)).split(SEPARATOR);
    let mut names: Vec<(&str, JsValue)> = Vec::new();
    for ((index, attribute, _), value) in edits.iter().zip(values.iter()) {
        let Some(node) = u32::try_from(*index).ok().and_then(|index| elements.item(index)) else {
            continue;
        };
        let Some(name) = attribute else {
            node.set_text_content(value.as_string().as_deref());
            continue;
        };
        let known = names.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            names.push((name, (*name).into()));
            names.len() - 1
        });
        // Only fails for a name that is no name.
        let _ = set.call2(&node, &names[known].1, &value);
    }
}

/// How many elements are children of `root`.
#[must_use]
pub fn children(root: &Element) -> usize {
    root.child_element_count() as usize
}

/// Whether anything but the page itself has the focus.
#[must_use]
pub fn has_focus() -> bool {
    let document = document();
    let active = document.as_ref().and_then(web_sys::Document::active_element);
    active.is_some_and(|active| active.tag_name() != "BODY")
}

/// Puts markup in place of some children of `root`, by their positions. The
/// first child stays.
pub fn splice(root: &Element, gone: Range<usize>, come: &str) {
    let children = root.children();
    let child = |index: usize| children.item(u32::try_from(index).ok()?);
    let Some(before) = gone.start.checked_sub(1).and_then(child) else { return };
    // All at once: one by one, thousands take a tenth of a second.
    if let Some(last) = gone.end.checked_sub(1).filter(|_| !gone.is_empty()).and_then(child)
        && let Some(range) = document().and_then(|document| document.create_range().ok())
    {
        // Only fails where the document has been left.
        let _ = range.set_start_after(&before);
        let _ = range.set_end_after(&last);
        let _ = range.delete_contents();
    }
    if !come.is_empty() {
        // Only fails for a word that is no position.
        let _ = before.insert_adjacent_html("afterend", come);
    }
}

/// Sets an attribute of every element inside `root` that fits a selector.
pub fn set_all(root: &Element, selector: &str, name: &str, value: &str) {
    let Ok(elements) = root.query_selector_all(selector) else { return };
    for index in 0..elements.length() {
        if let Some(node) = elements.item(index) {
            let _ = node.unchecked_ref::<Element>().set_attribute(name, value);
        }
    }
}

/// Gives a mark the focus, and makes it the one that Tab comes back to.
pub fn focus_mark(root: &Element, mark: &Element) {
    for other in marks(root) {
        let _ = other.set_attribute("tabindex", if other == *mark { "0" } else { "-1" });
    }
    // An SVG element takes the focus as an HTML one does; the binding that
    // both share is the one of HTML.
    let _ = mark.unchecked_ref::<HtmlElement>().focus();
}

/// The mark with a key, wherever on the page it is, with the drawing it is in.
#[must_use]
pub fn find_mark(key: &str) -> Option<(Element, Element)> {
    let body: Element = document()?.body()?.into();
    let mark = marks(&body).into_iter().find(|mark| key_of(mark) == key)?;
    let drawing = mark.closest("svg").ok()??;
    Some((drawing, mark))
}

/// The mark inside `root` that has the focus.
#[must_use]
pub fn focused_mark(root: &Element) -> Option<Element> {
    let active = document()?.active_element()?;
    let mark = active.closest("[data-key]").ok()??;
    root.contains(Some(&mark)).then_some(mark)
}

/// Its key.
#[must_use]
pub fn focused_key(root: &Element) -> Option<String> {
    focused_mark(root).map(|mark| key_of(&mark))
}

/// The position of the last element that fits a selector and has come above a
/// line across the window: near its middle, and lower on a narrow one, whose
/// upper half a figure takes.
#[must_use]
pub fn reached(selector: &str) -> Option<usize> {
    let window = super::window()?;
    let is_narrow = window.inner_width().ok()?.as_f64()? < 1024.0;
    let line = window.inner_height().ok()?.as_f64()? * if is_narrow { 0.7 } else { 0.4 };
    let found = window.document()?.query_selector_all(selector).ok()?;
    let tops = (0..found.length()).filter_map(|index| {
        Some(found.item(index)?.unchecked_ref::<Element>().get_bounding_client_rect().top())
    });
    tops.take_while(|top| *top < line).count().checked_sub(1)
}

/// Scrolls until an element, found by its id, begins at the top of the window.
pub fn scroll_to(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        element.scroll_into_view();
    }
}

/// Scrolls an element, found by its id, into sight by the shortest way.
pub fn scroll_into_view(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What is chosen in the lists, each with an attribute, of the element at `index`
/// of those that fit a selector: the value of the attribute and that of the option.
#[must_use]
pub fn chosen(selector: &str, index: usize, attribute: &str) -> Vec<(String, String)> {
    let lists = || {
        let roots = document()?.query_selector_all(selector).ok()?;
        let root: Element = roots.item(u32::try_from(index).ok()?)?.dyn_into().ok()?;
        root.query_selector_all("select").ok()
    };
    let Some(lists) = lists() else { return Vec::new() };
    let list = |index| {
        let list: web_sys::HtmlSelectElement = lists.item(index)?.dyn_into().ok()?;
        Some((list.get_attribute(attribute)?, list.value()))
    };
    (0..lists.length()).filter_map(list).collect()
}

/// What the button that an event happened on does.
#[must_use]
pub fn act_of(event: &web_sys::Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-act]").ok()??.get_attribute("data-act")
}
