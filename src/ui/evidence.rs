//! What opens when a mark is activated: the number, its arithmetic, its rows.

use super::figures::elsewhere;
use super::memo::memo;
use super::plain::{Plain, as_told, scroll, source};
use super::sheet::Sheet;
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::figure::contract_rows::ContractRow;
use crate::figure::evidence::{EvidencePanel, subjects};
use crate::store::Store;
use crate::text::Texts;
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn EvidenceDialog() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let opened = memo(move |_| {
        dashboard.evidence.read().as_ref()?;
        Some(dashboard.look.read().mark.clone())
    });
    view! {
        <Sheet
            title="evidence-title"
            opened
            close=|dashboard| dashboard.change(|filter| filter.mark.clear())
        >
            <Plain say=content />
        </Sheet>
    }
}

fn content(dashboard: Dashboard) -> Vec<Tag> {
    let (Some(panel), Some(loaded)) = (dashboard.evidence.get(), dashboard.loaded.get()) else {
        return Vec::new();
    };
    let texts = dashboard.texts();
    let mut said = vec![
        Tag::new("h2")
            .with("id", "evidence-title")
            .child(Tag::of("span", &panel.value).with("class", "value"))
            .text(" ")
            .child(Tag::of("span", &panel.phrase).with("class", "phrase")),
        Tag::of("p", &panel.remark),
        narrowings(dashboard, loaded.store()),
    ];
    let has_sum = !panel.lines.is_empty();
    if has_sum {
        said.push(Tag::of("h3", texts.arithmetic));
        said.push(sum(texts, &panel));
    }
    if !panel.rows.is_empty() {
        said.push(Tag::of("h3", texts.rows_behind));
    } else if !has_sum {
        said.push(Tag::of("p", texts.no_rows_behind));
    }
    let rows = panel.rows.iter().map(|row| citation(texts, row)).collect();
    said.push(Tag::new("ol").with("class", "citations").all(rows));
    said.push(Tag::of("p", &panel.further_rows));
    said
}

/// Ways to look at only what the number belongs to: its place, its vendor.
fn narrowings(dashboard: Dashboard, store: &Store) -> Tag {
    let texts = dashboard.texts();
    let subjects = subjects(store, texts, &dashboard.filter.read());
    let links = subjects.into_iter().map(|subject| {
        let words = (texts.only)(&subject.name);
        let link = elsewhere(dashboard, |filter| subject.narrow(filter), words);
        Tag::new("li").child(link)
    });
    Tag::new("ul").with("class", "facts").all(links.collect())
}

/// The sum written out as a table.
fn sum(texts: &Texts, panel: &EvidencePanel) -> Tag {
    let number = |name: &'static str, text: &str| Tag::of(name, text).with("class", "number");
    let head = [
        Tag::of("th", texts.operator),
        number("th", texts.weight),
        Tag::of("th", texts.split),
        number("th", texts.part),
    ];
    let head = head.map(|head| head.with("scope", "col"));
    let rows = panel.lines.iter().map(|line| {
        let split = line.split.iter().map(|phrase| Tag::of("span", phrase)).collect();
        let weight = format!("{} ", line.weight);
        Tag::new("tr")
            .child(Tag::of("th", &line.operator).with("scope", "row"))
            .child(number("td", &weight).child(Tag::of("small", &line.basis)))
            .child(Tag::new("td").with("class", "split").all(split))
            .child(number("td", &line.part))
    });
    let foot = Tag::new("tr")
        .child(Tag::of("th", texts.total).with("scope", "row"))
        .child(Tag::new("td"))
        .child(Tag::of("td", &panel.further_lines))
        .child(number("td", &panel.total));
    scroll(texts.arithmetic).child(
        Tag::new("table")
            .with("class", "sum")
            .child(Tag::new("thead").child(Tag::new("tr").all(head.into())))
            .child(Tag::new("tbody").all(rows.collect()))
            .child(Tag::new("tfoot").child(foot)),
    )
}

/// A row as a citation.
pub(super) fn citation(texts: &Texts, row: &ContractRow) -> Tag {
    let facts = [
        &row.vendor,
        &row.operator,
        &row.country,
        &row.stage,
        &row.network,
        &row.share,
        &row.value,
    ];
    let mut fact = Tag::new("p").with("class", "fact").child(Tag::of("time", &row.date)).text(" ");
    // Each for itself: letters that run the other way must not turn the rest.
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).enumerate();
    for (index, words) in facts {
        fact = fact.text(if index > 0 { " · " } else { "" }).child(Tag::of("bdi", words));
    }
    let mut from =
        Tag::new("p").with("class", "from").child(source(row.publisher.clone(), row.link.clone()));
    if !row.evidence.is_empty() {
        from = from.text(format!(" ({})", row.evidence));
    }
    Tag::new("li")
        .with("data-row", &row.id)
        .child(fact)
        .child(as_told(texts, Tag::of("p", &row.note).with("class", "note")))
        .child(from)
}
