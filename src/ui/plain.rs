//! Parts of the page that only say something: made of plain values by plain
//! functions, so that all of them together are one component.

use super::react::{effect_after, live};
use super::state::Dashboard;
use crate::browser::element::{Tag, update};
use crate::query::Language;
use crate::text::Texts;
use leptos::html;
use leptos::prelude::*;

/// Makes what a part says; it is made anew when what it reads differs.
pub(super) type Say = fn(Dashboard) -> Vec<Tag>;

/// A part that says something. What it says is written once it is there.
#[component]
pub(super) fn Plain(
    /// Its class.
    #[prop(default = "plain")]
    class: &'static str,
    /// What it says.
    say: Say,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let place = NodeRef::<html::Div>::new();
    let said = live(move || say(dashboard));
    effect_after(move |before: Option<Vec<Tag>>| {
        let said = said.get();
        let Some(place) = place.get() else { return Vec::new() };
        update(&place, &before.unwrap_or_default(), &said);
        said
    });
    view! { <div class=class node_ref=place></div> }
}

/// A table of numbers.
pub(super) fn table(twin: &crate::figure::Twin, caption: &str) -> Tag {
    rows_with(twin, caption, |_, text| Tag::of("td", text))
}

/// A table whose first cells are made of their row's key and text.
fn rows_with(twin: &crate::figure::Twin, caption: &str, first: impl Fn(&str, &str) -> Tag) -> Tag {
    let cells = |name: &'static str, texts: &[String]| -> Vec<Tag> {
        let cells = texts.iter().enumerate().map(|(column, text)| {
            let cell = Tag::of(name, text);
            if column < twin.labels { cell } else { cell.with("class", "number") }
        });
        cells.collect()
    };
    let head = cells("th", &twin.head).into_iter().map(|head| head.with("scope", "col"));
    let rows = twin.rows.iter();
    let rows = rows.map(|(key, row)| {
        let mut cells = cells("td", row);
        if let (Some(cell), Some(text)) = (cells.first_mut(), row.first()) {
            *cell = first(key, text);
        }
        Tag::new("tr").with("data-row", key).all(cells)
    });
    scroll(caption).child(
        Tag::new("table")
            .child(Tag::of("caption", caption))
            .child(Tag::new("thead").child(Tag::new("tr").all(head.collect())))
            .child(Tag::new("tbody").all(rows.collect())),
    )
}

/// The same with what opens behind each row as a link in its first cell.
pub(super) fn linked_table(dashboard: Dashboard, twin: &crate::figure::Twin, caption: &str) -> Tag {
    // To write an address takes longer than all the rest of a row: it is written
    // once. Nearly all keys are made of ids, which stand for themselves in it.
    const PLACE: &str = "mark=HERE";
    let filter = crate::query::Filter { mark: "HERE".to_owned(), ..dashboard.filter.get() };
    let address = format!("?{}", filter.to_query());
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-:".contains(&byte);
    let open = |key: &str, words: &str| {
        if key.bytes().all(is_plain) {
            return Tag::link(address.replace(PLACE, &format!("mark={key}")), words);
        }
        let filter = crate::query::Filter { mark: key.to_owned(), ..filter.clone() };
        Tag::link(format!("?{}", filter.to_query()), words)
    };
    rows_with(twin, caption, |key, text| Tag::new("td").child(open(key, text)))
}

/// A field that scrolls sideways where its table is wider than the page.
pub(super) fn scroll(name: &str) -> Tag {
    Tag::new("div")
        .with("class", "scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", name)
}

/// An element with what a row says, which is English whatever the page is
/// written in.
pub(super) fn as_told(texts: &Texts, told: Tag) -> Tag {
    if texts.language == Language::En { told } else { told.with("lang", "en") }
}

/// The name of a publisher, as a link where the row has one.
pub(super) fn source(publisher: String, link: String) -> Tag {
    if link.is_empty() {
        return Tag::Text(publisher);
    }
    Tag::link(link, publisher).with("rel", "noopener noreferrer").with("target", "_blank")
}

/// A link within the page: followed in place, and an address like any other
/// for whoever copies it or opens it elsewhere.
pub(super) fn step(target: &crate::query::Filter, words: impl Into<String>) -> Tag {
    Tag::link(format!("?{}", target.to_query()), words)
}
