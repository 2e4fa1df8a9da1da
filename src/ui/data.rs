//! The reader's own data: what is read from where, and how to put files of
//! one's own in its place.
//!
//! What is said is plain values; what a press does stands in an attribute of
//! its button, `data-act`, and is done by [`act`].

use super::desk::{Pending, apply, ask, remember, take};
use super::loading::{stop, wanted};
use super::plain::{Plain, scroll};
use super::problems::{self, PROBLEMS};
use super::react::after_paint;
use super::saving::{compare, save_report, save_rows, save_set};
use super::state::Dashboard;
use super::under_way::{ID, NUMBERS, OwnFile, named};
use crate::browser::element::Tag;
use crate::browser::file::Written;
use crate::browser::{dom, picked, timing};
use crate::ingest::{Problem, ProblemKind, Table, suggested};
use crate::query::difference::Difference;
use crate::text::Texts;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use std::pin::Pin;
use web_sys::HtmlInputElement;

/// The view.
#[component]
pub(super) fn DataView() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let change = move |event: Event| {
        remember(dashboard);
        let field: HtmlInputElement = event_target(&event);
        if field.type_() == "radio" {
            dashboard.desk.update(|desk| desk.adds = field.value() == ADDS);
        } else if let Some(files) = field.files() {
            spawn(Box::pin(async move {
                take(dashboard, picked::of_field(&files).await).await;
                // The same file may be chosen again once it is mended.
                field.set_value("");
            }));
        }
    };
    // A drop beside the field would open the file in place of the page.
    let over = window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(leptos::ev::drop, move |event: DragEvent| {
        event.prevent_default();
        if let Some(transfer) = event.data_transfer() {
            let files = picked::of_drop(&transfer);
            spawn(Box::pin(async move { take(dashboard, files.await).await }));
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
    view! {
        <section class="own" on:change=change>
            <Plain say=drop_zone />
            <Plain say=questions />
            <Plain say=has_read />
            <Plain say=tables />
        </section>
    }
}

/// Work that waits for files. All of it is one type: each would add kilobytes.
type Work = Pin<Box<dyn Future<Output = ()>>>;

fn spawn(work: Work) {
    leptos::task::spawn_local(work);
}

/// The same of work that may be stopped.
fn save(work: Pin<Box<dyn Future<Output = Option<()>>>>) {
    spawn(Box::pin(async move {
        work.await;
    }));
}

/// Value of the choice that files are added.
const ADDS: &str = "adds";

/// Where files are dropped or chosen.
fn drop_zone(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    let field =
        |id: &str| Tag::new("input").with("type", "file").with("id", id).with("multiple", "");
    let pick = |words: &str, field: Tag| {
        Tag::new("label").with("class", "pick").child(Tag::of("span", words)).child(field)
    };
    let manner = |value: &str, words: &str| {
        let radio = Tag::new("input").with("type", "radio").with("name", "manner");
        let radio = radio.with("value", value);
        let is_chosen = (value == ADDS) == dashboard.desk.read().adds;
        let radio = if is_chosen { radio.with("checked", "") } else { radio };
        Tag::new("label").child(radio).text(words)
    };
    let manners = Tag::new("fieldset")
        .child(Tag::of("legend", texts.data.manner))
        .child(manner("replaces", texts.data.replaces))
        .child(manner(ADDS, texts.data.adds));
    vec![
        Tag::of("p", texts.data.stays).with("class", "measure"),
        Tag::new("div")
            .with("class", "drop")
            .child(Tag::of("p", texts.data.drop))
            .child(pick(texts.data.files, field("own-files")))
            .child(pick(texts.data.folder, field("own-folder").with("webkitdirectory", "")))
            .child(manners),
    ]
}

/// What could not be read, and which column of a file is which.
fn questions(dashboard: Dashboard) -> Vec<Tag> {
    let desk = dashboard.desk.read();
    let texts = dashboard.texts();
    let refused = desk.refused.iter().map(|why| Tag::of("p", why.words(texts))).collect();
    let refused = Tag::new("div").with("class", "refused").with("role", "alert").all(refused);
    let pending = desk.pending.iter().enumerate();
    std::iter::once(refused)
        .chain(pending.map(|(index, pending)| columns(texts, index, pending)))
        .collect()
}

/// Asks which column of a file is which.
fn columns(texts: &Texts, index: usize, pending: &Pending) -> Tag {
    let field = |(ours, theirs): (&'static str, Option<String>)| {
        let may_be_numbered = ours == ID;
        let none = if may_be_numbered { NUMBERS } else { "" };
        let chosen = theirs.unwrap_or_else(|| none.to_owned());
        let option = |name: &str| {
            let words = match name {
                "" => texts.data.none,
                NUMBERS => texts.data.numbers,
                name => name,
            };
            let option = Tag::of("option", words).with("value", name);
            if name == chosen { option.with("selected", "") } else { option }
        };
        let mut options = vec![option("")];
        if may_be_numbered {
            options.push(option(NUMBERS));
        }
        // What has our name is that column already.
        let others = pending.head.iter().filter(|name| pending.table.column(name).is_none());
        options.extend(others.map(|name| option(name)));
        let is_needed = pending.table.column(ours).is_some_and(|column| column.required);
        let list = Tag::new("select").with("data-column", ours).all(options);
        control(ours, if is_needed { list.with("required", "") } else { list })
    };
    let tables = pending.is_own().then(|| {
        let options = Table::ALL.map(|table| {
            let option = Tag::of("option", table.slug()).with("value", table.slug());
            if table == pending.table { option.with("selected", "") } else { option }
        });
        control(texts.data.table, Tag::new("select").with("data-table", "").all(options.into()))
    });
    // In the address another table can be named by hand alone.
    let likely = Some(Table::likely(&pending.head));
    let likely = likely.filter(|table| !pending.is_own() && *table != pending.table);
    let likely = likely.map(|likely| {
        Tag::of("p", (texts.data.likely)(likely.slug(), pending.table.slug())).with("class", "gap")
    });
    let known = |ours: &str| {
        let known = pending.renames.iter().find(|(column, _)| column == ours);
        known.map(|(_, theirs)| theirs.clone())
    };
    let fields = suggested(pending.table, &pending.head).into_iter();
    let fields = fields.map(|(ours, theirs)| (ours, known(ours).or(theirs))).map(field).collect();
    Tag::new("div")
        .with("class", "mapping")
        .child(Tag::of("h2", (texts.data.columns)(&pending.name)))
        .child(Tag::of("p", texts.data.columns_help))
        .all(likely.into_iter().collect())
        .all(tables.into_iter().collect())
        .child(Tag::new("div").with("class", "fields").all(fields))
        .child(
            Tag::new("p")
                .child(button(texts.data.apply, &format!("apply/{index}")))
                .text(" ")
                .child(button(texts.data.dismiss, &format!("dismiss/{index}"))),
        )
}

/// A list with its name.
fn control(words: &str, list: Tag) -> Tag {
    let name = Tag::of("span", words).with("class", "label");
    Tag::new("label").with("class", "control").child(name).child(list)
}

fn button(words: &str, act: &str) -> Tag {
    Tag::of("button", words).with("type", "button").with("data-act", act)
}

/// What was read of the reader's own, for those who do not see the tables.
fn has_read(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    let problems = problems::count(dashboard);
    let from = dashboard.read_from().clone();
    let read = Table::ALL.into_iter().filter(|table| from.has(*table)).map(|table| {
        let rows = dashboard.rows_of(table);
        format!("{} ({})", table.slug(), (texts.data.rows)(&texts.numerals.whole(rows)))
    });
    let words = read.collect::<Vec<_>>().join("; ");
    let mut said = Tag::of("p", words).with("class", "has-read").with("role", "status");
    if problems > 0 {
        let words = (texts.problems)(&texts.numerals.whole(problems));
        said = said.text(" ").child(button(&words, "problems/"));
    }
    vec![said]
}

/// Where the focus goes when the button that had it is gone.
const TABLES: &str = "own-tables";

/// What a comparison came to.
pub(super) const DIFFERENCE: &str = "difference";

/// The tables, where they are read from, and what one can do with them.
fn tables(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    let heads = texts.data.heads.iter().enumerate().map(|(column, head)| {
        let head = Tag::of("th", *head).with("scope", "col");
        // Over numbers.
        if (2..=3).contains(&column) { head.with("class", "number") } else { head }
    });
    let head = Tag::new("thead").child(Tag::new("tr").all(heads.collect()));
    let rows = Table::ALL.map(|table| row(dashboard, table));
    let table = Tag::new("table").with("class", "tables").child(head);
    let table = table.child(Tag::new("tbody").all(rows.into()));
    let memory = texts.numerals.whole(timing::memory() / 1_000_000);
    let mut said = vec![
        Tag::of("h2", texts.data.tables).with("id", TABLES).with("tabindex", "-1"),
        scroll(texts.data.tables).child(table),
        Tag::of("p", (texts.data.memory)(&memory)).with("class", "memory"),
        Tag::new("p")
            .child(button(texts.data.set, "set/"))
            .text(" ")
            .child(Tag::link("data/README.md", texts.data.dictionary)),
    ];
    if let Some((table, difference, _)) = &dashboard.desk.read().difference {
        let whole = |number: usize| texts.numerals.whole(number);
        let Difference { added, changed, removed, refused, named } = difference;
        let words = (texts.data.differences)(&whole(*added), &whole(*changed), &whole(*removed));
        let refused = (*refused > 0).then(|| (texts.data.not_compared)(&whole(*refused)));
        let taken = if *removed > 0 { texts.data.takes_out } else { "" };
        let words = [&*words, taken, &refused.unwrap_or_default()].join(" ");
        let words = Tag::new("p")
            .with("id", DIFFERENCE)
            .with("tabindex", "-1")
            .with("class", "difference")
            .with("role", "status")
            .child(Tag::of("strong", table.slug()))
            .text(format!(": {words} "));
        let save = button(texts.data.patch, "patch/");
        let which = (texts.data.named)(&named.each_ref().map(|rows| rows.join(", ")));
        let which = Tag::of("p", which).with("class", "hint");
        said.insert(1, which);
        said.insert(1, if difference.is_empty() { words } else { words.child(save) });
    }
    said
}

fn row(dashboard: Dashboard, table: Table) -> Tag {
    let texts = dashboard.texts();
    let loaded = dashboard.place_of(table.comes_later()).get();
    // What is on its way is told once its rows are there.
    let from = dashboard.read_from().clone();
    // What is on its way out is not the reader's any more.
    let is_own = from.has(table) && wanted(dashboard).has(table);
    let own: Vec<OwnFile> = from.own.into_iter().filter(|file| file.table == table).collect();
    let named = from.named.get(&table).map(|address| named(table, address));
    // As messages call them.
    let called: Vec<String> = own.iter().map(|file| file.name.clone()).collect();
    let unread: Vec<String> = {
        let desk = dashboard.desk.read();
        let own = desk.unread.iter().filter(|file| file.table == table);
        own.map(|file| file.name.clone()).collect()
    };
    let base = own.iter().all(|file| file.adds).then(|| named.unwrap_or_else(|| table.path()));
    let from = base.iter().cloned().chain(called.iter().map(|name| (texts.data.own)(name)));
    let from = from.chain(unread.iter().map(|name| (texts.data.unread)(name)));
    let from: Vec<String> = from.collect();
    let groups = loaded.iter().flat_map(|loaded| loaded.problems().groups());
    let of_table = groups
        .filter(|group| base.iter().chain(&called).chain(&unread).any(|name| *name == group.file));
    let problems: usize = of_table.map(|group| group.count).sum();
    let rows = dashboard.rows_of(table);
    let list = loaded.iter().flat_map(|loaded| loaded.problems().list());
    let list = list.filter(|problem| {
        base.iter().chain(&called).chain(&unread).any(|name| *name == problem.file)
    });
    let acts = acts(texts, table, &list.collect::<Vec<_>>(), (is_own, rows > 0));
    // Where there is no room for heads above the columns they stand in the cells.
    let cell = |column: usize, words: String, class: &str| {
        let head = texts.data.heads[column];
        Tag::of("td", words).with("class", class).with("data-head", head)
    };
    let number =
        |column: usize, number: usize| cell(column, texts.numerals.whole(number), "number");
    Tag::new("tr")
        .child(Tag::of("th", table.slug()).with("scope", "row"))
        .child(cell(1, from.join(", "), "note"))
        .child(number(2, rows))
        .child(number(3, problems))
        .child(Tag::new("td").with("class", "actions").all(acts))
}

/// What can be done with a table that has these problems; told whether it is the
/// reader's, and has rows.
fn acts(
    texts: &Texts,
    table: Table,
    problems: &[&Problem],
    (is_own, has_rows): (bool, bool),
) -> Vec<Tag> {
    let lacks = |problem: &&Problem| matches!(problem.kind, ProblemKind::MissingColumns { .. });
    let lacks = problems.iter().any(lacks);
    // Of what could not be had there is nothing to write into.
    let is_in_a_line = |problem: &&Problem| {
        problem.line.is_some() && !matches!(problem.kind, ProblemKind::Binary(_))
    };
    let acts = [
        (true, texts.data.template, "template"),
        (is_own, texts.data.take_out, "out"),
        (is_own && has_rows, texts.data.compare, "compare"),
        (is_own && (has_rows || lacks), texts.data.which, "columns"),
        (problems.iter().any(is_in_a_line), texts.data.report, "report"),
    ];
    let acts = acts.into_iter().filter(|(is_possible, ..)| *is_possible);
    acts.map(|(_, words, what)| button(words, &format!("{what}/{}", table.slug()))).collect()
}

/// Does what a button says, wherever on the page it stands.
pub(super) fn act(dashboard: Dashboard, act: &str) {
    let (what, which) = act.split_once('/').unwrap_or((act, ""));
    let table = Table::from_slug(which);
    match (what, table) {
        ("stop", _) => stop(dashboard),
        ("apply", _) => apply(dashboard, which.parse().unwrap_or(usize::MAX)),
        ("dismiss", _) => dashboard.desk.update(|desk| {
            let index = which.parse().unwrap_or(usize::MAX);
            if index < desk.pending.len() {
                desk.pending.remove(index);
            }
            desk.refused.clear();
        }),
        ("patch", _) => {
            if let Some((table, _, patch)) = dashboard.desk.get_untracked().difference {
                patch.save(&format!("{}.patch", table.slug()));
            }
        }
        ("template", Some(table)) => {
            let heads: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
            let mut file = Written::default();
            file.push(format!("{}\n", heads.join(",")).as_bytes());
            file.save(&format!("{}.csv", table.slug()));
        }
        ("out", Some(table)) => {
            dashboard.change(|filter| {
                filter.sources.remove(&table);
                filter.renames.remove(&table);
            });
            dashboard.desk.update(|desk| {
                desk.own.retain(|file| file.table != table);
                desk.unread.retain(|file| file.table != table);
                desk.difference = None;
            });
        }
        ("columns", Some(table)) => spawn(Box::pin(ask(dashboard, table))),
        ("problems", _) => return dom::focus(PROBLEMS),
        ("rows", _) => save(Box::pin(save_rows(dashboard))),
        ("set", _) => save(Box::pin(save_set(dashboard))),
        ("report", Some(table)) => save(Box::pin(save_report(dashboard, table))),
        ("compare", Some(table)) => save(Box::pin(compare(dashboard, table))),
        _ => {}
    }
    after_paint(|| dom::keep_focus(&[TABLES, "content"]));
}
