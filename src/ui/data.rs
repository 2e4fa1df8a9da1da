//! The reader's own data: what is read from where, and how to put files of
//! one's own in its place.

use super::load::OwnFile;
use super::loading::{bytes_of, checked};
use super::plain::Plain;
use super::state::{Dashboard, live, part};
use crate::browser::element::Tag;
use crate::browser::picked::{self, Picked};
use crate::browser::{dom, file, timing};
use crate::ingest::{self, Problem, ProblemKind, Table, suggested};
use crate::query::difference::Difference;
use crate::query::export;
use crate::store::Store;
use crate::text::Texts;
use leptos::ev::{DragEvent, Event};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;
use web_sys::HtmlInputElement;

/// A file of which the columns are not all known by name.
#[derive(Clone, Debug, PartialEq)]
struct Pending {
    file: OwnFile,
    head: Vec<String>,
}

/// What only this view knows.
#[derive(Clone, Copy)]
struct Desk {
    dashboard: Dashboard,
    /// Whether the next files are added to their tables.
    adds: RwSignal<bool>,
    pending: RwSignal<Vec<Pending>, LocalStorage>,
    /// What could not be read at all.
    refused: RwSignal<Vec<String>>,
    /// What a comparison came to.
    difference: RwSignal<Option<(Table, Difference)>>,
}

/// The view.
#[component]
pub(super) fn DataView() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let desk = Desk {
        dashboard,
        adds: RwSignal::new(false),
        pending: RwSignal::new_local(Vec::new()),
        refused: RwSignal::new(Vec::new()),
        difference: RwSignal::new(None),
    };
    view! {
        <section class="own">
            <h2>{dashboard.word(|texts| texts.data.title)}</h2>
            <p class="measure">{dashboard.word(|texts| texts.data.stays)}</p>
            {drop_zone(desk)}
            <ul class="refused" role="alert">
                {part(move || {
                    desk.refused.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()
                })}
            </ul>
            {part(move || desk.pending.get().into_iter().map(|file| columns(desk, &file)).collect_view())}
            <h3>{dashboard.word(|texts| texts.data.tables)}</h3>
            <div class="scroll" tabindex="0" role="region" aria-label=dashboard.word(|texts| texts.data.tables)>
                <table class="tables">
                    <thead>
                        <tr>
                            {part(move || {
                                let heads = dashboard.texts().data.heads;
                                heads.map(|head| view! { <th scope="col">{head}</th> })
                            })}
                        </tr>
                    </thead>
                    <tbody>{part(move || Table::ALL.map(|table| row(desk, table)))}</tbody>
                </table>
            </div>
            {part(move || compared(desk))}
            <Plain say=foot />
        </section>
    }
}

/// Where files are dropped or chosen.
fn drop_zone(desk: Desk) -> impl IntoView {
    let dashboard = desk.dashboard;
    let chosen = move |event: Event| {
        let field: HtmlInputElement = event_target(&event);
        let Some(files) = field.files() else { return };
        leptos::task::spawn_local(async move {
            take(desk, picked::of_field(&files).await).await;
            // The same file may be chosen again once it is mended.
            field.set_value("");
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        if let Some(transfer) = event.data_transfer() {
            let files = picked::of_drop(&transfer);
            leptos::task::spawn_local(async move { take(desk, files.await).await });
        }
    };
    let manner = move |adds: bool, word: Signal<&'static str>| {
        view! {
            <label>
                <input
                    type="radio"
                    name="manner"
                    prop:checked=live(move || desk.adds.get() == adds)
                    on:change=move |_| desk.adds.set(adds)
                />
                {word}
            </label>
        }
    };
    let folder = NodeRef::<html::Input>::new();
    // A property of browsers and not of HTML, so there is no attribute for it here.
    super::state::effect(move || {
        if let Some(field) = folder.get() {
            let _ = field.set_attribute("webkitdirectory", "");
        }
    });
    view! {
        <div
            class="drop"
            on:dragover=move |event| event.prevent_default()
            on:drop=dropped
        >
            <p>{dashboard.word(|texts| texts.data.drop)}</p>
            <label class="pick">
                <span>{dashboard.word(|texts| texts.data.files)}</span>
                <input type="file" id="own-files" multiple on:change=chosen />
            </label>
            <label class="pick">
                <span>{dashboard.word(|texts| texts.data.folder)}</span>
                <input type="file" id="own-folder" node_ref=folder multiple on:change=chosen />
            </label>
            <fieldset>
                <legend>{dashboard.word(|texts| texts.data.manner)}</legend>
                {manner(false, dashboard.word(|texts| texts.data.replaces))}
                {manner(true, dashboard.word(|texts| texts.data.adds))}
            </fieldset>
        </div>
    }
}

/// Takes files in: those whose columns are known at once, the others once the
/// reader has said which column is which.
async fn take(desk: Desk, files: Vec<Result<Picked, (String, ProblemKind)>>) {
    let dashboard = desk.dashboard;
    let texts = Texts::for_language(dashboard.language.get_untracked());
    let adds = desk.adds.get_untracked();
    let (mut ready, mut refused) = (Vec::new(), Vec::new());
    let mut refuse = |file: String, kind: ProblemKind| {
        refused.push((texts.problem)(&Problem { file, line: None, kind }));
    };
    for picked in files {
        let picked = match picked {
            Ok(picked) => picked,
            Err((name, kind)) => {
                refuse(name, kind);
                continue;
            }
        };
        let head = match picked.start().await {
            Ok(start) => ingest::head(&start),
            Err(kind) => {
                refuse(picked.name, kind);
                continue;
            }
        };
        let found = Table::of_file(&picked.name, &head);
        let Picked { name, bytes, packing } = picked;
        let table = found.unwrap_or(Table::Contracts);
        let file = OwnFile { table, name, bytes, packing, adds };
        let renames = dashboard.filter.with_untracked(|filter| filter.renames.get(&table).cloned());
        let has = |name: &str| {
            let renames = renames.iter().flatten();
            let other = renames.filter(|(ours, _)| ours == name).map(|(_, theirs)| theirs.as_str());
            other.chain([name]).any(|name| head.iter().any(|own| own == name))
        };
        let is_clear = table.columns().iter().all(|column| !column.required || has(column.name));
        if is_clear || head.len() < 2 {
            ready.push(file);
        } else {
            if found.is_none() {
                refuse(file.name.clone(), ProblemKind::Unrecognised(head.join(",")));
            }
            desk.pending.update(|pending| pending.push(Pending { file, head }));
        }
    }
    desk.refused.set(refused);
    put(dashboard, ready);
}

/// Puts files in place of their tables, or adds them.
fn put(dashboard: Dashboard, files: Vec<OwnFile>) {
    if files.is_empty() {
        return;
    }
    dashboard.own.update(|own| {
        for file in &files {
            own.retain(|other| other.table != file.table || file.adds);
        }
        own.extend(files);
    });
}

/// Asks which column of a file is which.
fn columns(desk: Desk, pending: &Pending) -> impl IntoView + use<> {
    let dashboard = desk.dashboard;
    let texts = dashboard.texts();
    let table = pending.file.table;
    let fields = suggested(table, &pending.head).into_iter().map(|(ours, theirs)| {
        let chosen = theirs.unwrap_or_default();
        let options = std::iter::once(String::new()).chain(pending.head.iter().cloned());
        let options = options
            .map(|name| {
                let is_chosen = name == chosen;
                let words = if name.is_empty() { texts.data.none.to_owned() } else { name.clone() };
                view! {
                    <option value=name selected=is_chosen>
                        {words}
                    </option>
                }
            })
            .collect_view();
        view! {
            <label class="control">
                <span class="label">{ours}</span>
                <select data-column=ours>{options}</select>
            </label>
        }
    });
    let fields = fields.collect_view();
    let form = NodeRef::<html::Div>::new();
    let file = pending.file.clone();
    let title = (texts.data.columns)(&file.name);
    let apply = move |_| {
        let Some(form) = form.get() else { return };
        let chosen = dom::chosen(&form, "data-column");
        dashboard.change(|filter| {
            for (ours, theirs) in chosen {
                filter.rename(table, &ours, &theirs);
            }
        });
        desk.pending.update(|list| list.retain(|other| other.file != file));
        desk.refused.set(Vec::new());
        put(dashboard, vec![file.clone()]);
    };
    view! {
        <div class="columns" node_ref=form>
            <h3>{title}</h3>
            <p>{texts.data.columns_help}</p>
            <div class="fields">{fields}</div>
            <button type="button" on:click=apply>
                {texts.data.apply}
            </button>
        </div>
    }
}

/// One table: where it is read from, and what one can do with it.
fn row(desk: Desk, table: Table) -> impl IntoView {
    let dashboard = desk.dashboard;
    let texts = dashboard.texts();
    let own: Vec<OwnFile> =
        dashboard.own.get().into_iter().filter(|file| file.table == table).collect();
    let named = dashboard.filter.read().sources.get(&table).cloned();
    let is_own = !own.is_empty() || named.is_some();
    let shipped = named.clone().unwrap_or_else(|| format!("data/{}", table.path()));
    let adds = own.iter().all(|file| file.adds);
    let own = own.iter().map(|file| (texts.data.own)(&file.name));
    let from = adds.then_some(shipped).into_iter().chain(own).collect::<Vec<_>>().join(", ");
    let loaded = [dashboard.loaded.get(), dashboard.loaded_later.get()];
    let rows = loaded.iter().flatten().map(|loaded| rows_of(loaded.store(), table)).max();
    let called = names(dashboard, table);
    let problems: usize = loaded
        .iter()
        .flatten()
        .flat_map(|loaded| loaded.problems().groups())
        .filter(|group| called.contains(&group.file))
        .map(|group| group.count)
        .sum();
    let whole = |number: usize| texts.numerals.whole(number);
    let template = move |_| {
        let heads: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
        file::save(&format!("{}.csv", table.slug()), &format!("{}\n", heads.join(",")));
    };
    let take_out = move |_| {
        dashboard.change(|filter| {
            filter.sources.remove(&table);
            filter.renames.remove(&table);
        });
        dashboard.own.update(|own| own.retain(|file| file.table != table));
        desk.difference.set(None);
    };
    let report = move |_| leptos::task::spawn_local(save_report(desk, table));
    let compare = move |_| leptos::task::spawn_local(compare(desk, table));
    view! {
        <tr>
            <th scope="row">{table.slug()}</th>
            <td class="note">{from}</td>
            <td class="number">{rows.map(whole)}</td>
            <td class="number">{whole(problems)}</td>
            <td class="actions">
                <button type="button" on:click=template>
                    {texts.data.template}
                </button>
                <button type="button" hidden=!is_own on:click=take_out>
                    {texts.data.take_out}
                </button>
                <button type="button" hidden=problems == 0 on:click=report>
                    {texts.data.report}
                </button>
                <button type="button" hidden=!is_own on:click=compare>
                    {texts.data.compare}
                </button>
            </td>
        </tr>
    }
}

/// The names that messages call the files of a table by.
fn names(dashboard: Dashboard, table: Table) -> Vec<String> {
    let own = dashboard.own.get().into_iter().filter(|file| file.table == table);
    let named = dashboard.filter.read().sources.get(&table).cloned();
    own.map(|file| file.name).chain([named.unwrap_or_else(|| table.path())]).collect()
}

/// How many rows of a table there are.
fn rows_of(store: &Store, table: Table) -> usize {
    match table {
        Table::Countries => store.countries.len(),
        Table::Regions => store.regions.len(),
        Table::Vendors => store.vendors.len(),
        Table::Operators => store.operators.len(),
        Table::Contracts => store.contracts.len(),
        Table::Shares => store.shares.len(),
        Table::Policies => store.policies.len(),
        Table::Initiatives => store.initiatives.len(),
        Table::VendorFigures => store.vendor_figures.len(),
        Table::Owners => store.owners.rows().len(),
        Table::Story => store.story.len(),
    }
}

/// Saves each file of a table with a column for what is wrong in each row.
async fn save_report(desk: Desk, table: Table) {
    let texts = Texts::for_language(desk.dashboard.language.get_untracked());
    let (files, problems) = checked(desk.dashboard, table).await;
    for (name, bytes) in files {
        let mut errors: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for problem in problems.list().iter().filter(|problem| problem.file == name) {
            let words = (texts.problem)(problem);
            errors.entry(problem.line.unwrap_or(1)).or_default().push(words);
        }
        let table = ingest::Records::read(&bytes);
        let name = name.rsplit('/').next().unwrap_or(&name);
        let stem = name.split('.').next().unwrap_or(name);
        let csv = export::annotated(&table, texts.data.error, &errors);
        file::save(&format!("{stem}-errors.csv"), &csv);
    }
}

/// Compares the reader's table with the shipped one.
async fn compare(desk: Desk, table: Table) {
    let dashboard = desk.dashboard;
    let start = timing::now();
    let (shipped, own) = bytes_of(dashboard, table).await;
    let renames = dashboard.filter.with_untracked(|filter| filter.renames.get(&table).cloned());
    let path = format!("data/{}", table.path());
    let difference = Difference::between(&path, &shipped, &own, &renames.unwrap_or_default());
    timing::measure("atlas: compare", start);
    desk.difference.set(Some((table, difference)));
}

/// What a comparison came to.
fn compared(desk: Desk) -> Option<AnyView> {
    let (table, difference) = desk.difference.get()?;
    let texts = desk.dashboard.texts();
    let whole = |number: usize| texts.numerals.whole(number);
    let Difference { added, changed, removed, patch } = difference;
    let words = (texts.data.differences)(&whole(added), &whole(changed), &whole(removed));
    let has_patch = !patch.is_empty();
    let save = move |_| file::save(&format!("{}.patch", table.slug()), &patch);
    let view = view! {
        <p class="difference" role="status">
            <strong>{table.slug()}</strong>
            ": "
            {words}
            " "
            <button type="button" hidden=!has_patch on:click=save>
                {texts.data.patch}
            </button>
        </p>
    };
    Some(view.into_any())
}

/// Memory and the dictionary.
fn foot(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    dashboard.loaded.track();
    let memory = texts.numerals.whole(timing::memory() / 1_000_000);
    vec![
        Tag::of("p", (texts.data.memory)(&memory)).with("class", "memory"),
        Tag::new("p").child(Tag::link("data/README.md", texts.data.dictionary)),
    ]
}
