//! The table of contracts: searched, sorted, page by page.

use super::load::Loaded;
use super::memo::{Meanwhile, Memo, in_steps, memo, worked_out};
use super::plain::{as_told, source};
use super::react::{after_paint, effect_after, live, part};
use super::state::Dashboard;
use crate::browser::element::{Tag, update};
use crate::browser::{dom, timing};
use crate::figure::contract_rows::ContractRow;
use crate::query::page::{Page, PageWork};
use crate::query::{Filter, Language, RowFilter, Sort, SortColumn};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// What the table is asked for: which page of which rows.
#[derive(Clone, PartialEq)]
struct Wanted {
    loaded: Loaded,
    rows: Arc<RowFilter>,
    sort: Sort,
    number: usize,
    language: Language,
}

/// What it shows: a page, and the data that its rows belong to.
#[derive(PartialEq)]
struct Shown {
    loaded: Loaded,
    page: Page,
}

/// The page of the table, put together once the figures are painted: it stands
/// below them, and fifty rows take as long to lay out as all the figures.
fn page_after_paint(dashboard: Dashboard) -> Memo<Option<Arc<Shown>>> {
    let wanted = RwSignal::new(None);
    let order = memo(move |_| (dashboard.filter.read().sort, dashboard.filter.read().page));
    let now = memo(move |_| {
        let (sort, number) = order.get();
        let (loaded, language) = (dashboard.loaded.get()?, dashboard.language.get());
        Some(Wanted { loaded, rows: dashboard.rows.get(), sort, number, language })
    });
    effect_after(move |before: Option<()>| {
        let now = now.get();
        if before.is_some() {
            // The view may have been left before the frame is painted.
            after_paint(move || drop(wanted.try_set(now)));
        } else {
            wanted.set(now);
        }
    });
    let stays = Meanwhile::Before(|_, _| Some(true));
    worked_out(
        "atlas: page",
        stays,
        move || wanted.get(),
        |wanted: &Wanted, begun, is_over| {
            let Wanted { loaded, rows, sort, number, language } = wanted;
            let store = loaded.store();
            let begin = || PageWork::new(store, rows, *sort, *number, language.slug());
            let work = begun.unwrap_or_else(begin);
            let done = in_steps(work, is_over, |work| work.step(store, rows));
            Some(done.map_break(|work| Shown { loaded: loaded.clone(), page: work.finish() }))
        },
    )
}

/// Every row that passes the filter, a page at a time.
#[component]
pub(super) fn ContractTable() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let shown = page_after_paint(dashboard);
    let page =
        memo(move |_| shown.read().as_ref().map(|shown| shown.page.clone()).unwrap_or_default());
    let sort = memo(move |_| dashboard.filter.read().sort);
    let search = memo(move |_| dashboard.filter.read().search.clone());
    let count = memo(move |_| dashboard.rows.read().count());
    let rows = NodeRef::<html::Tbody>::new();
    effect_after(move |before: Option<Vec<Tag>>| {
        let said = shown.read().as_ref().map(|shown| body(dashboard, shown)).unwrap_or_default();
        let Some(rows) = rows.get() else { return Vec::new() };
        update(&rows, &before.unwrap_or_default(), &said);
        said
    });
    let rows_shown = live(move || {
        let texts = dashboard.texts();
        let loaded = dashboard.loaded.get().map_or(0, |loaded| loaded.store().contracts.len());
        (texts.rows_shown)(&texts.numerals.whole(count.get()), &texts.numerals.whole(loaded))
    });
    view! {
        <section class="contracts">
            <div class="bar">
                <h2 id="contracts-title">{dashboard.word(|texts| texts.contracts)}</h2>
                <p id="rows-shown">{rows_shown}</p>
                <button
                    type="button"
                    class="save"
                    hidden=live(move || count.get() == 0)
                    data-act="rows"
                >
                    {dashboard.word(|texts| texts.save_rows)}
                </button>
                <label class="control search">
                    <span class="label">{dashboard.word(|texts| texts.search)}</span>
                    <input
                        type="search"
                        maxlength=Filter::LONGEST_SEARCH.to_string()
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=live(move || search.get())
                        on:input=move |event| {
                            let words = event_target_value(&event);
                            dashboard.adjust(|filter| {
                                filter.search = words;
                                filter.page = 1;
                            });
                        }
                    />
                </label>
            </div>
            <p class="gap" hidden=live(move || { count.get() > 0 })>
                {dashboard.word(|texts| texts.no_rows)}
            </p>
            <div hidden=live(move || { count.get() == 0 })>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="contracts-title">
                    <table>
                        <thead>
                            <tr>{part(move || heads(dashboard, sort.get()))}</tr>
                        </thead>
                        <tbody node_ref=rows></tbody>
                    </table>
                </div>
                <Pager page />
            </div>
        </section>
    }
}

/// The heads of the columns; those that sort are buttons.
fn heads(dashboard: Dashboard, sort: Sort) -> impl IntoView + use<> {
    let texts = dashboard.texts();
    let head = move |column: SortColumn| {
        let direction = match sort {
            Sort { column: sorted, .. } if sorted != column => "none",
            Sort { descending: true, .. } => "descending",
            Sort { descending: false, .. } => "ascending",
        };
        let press = move |_| {
            dashboard.change(|filter| {
                filter.sort = filter.sort.pressed(column);
                filter.page = 1;
            });
        };
        view! {
            <th scope="col" aria-sort=direction class:number=column == SortColumn::Share>
                <button type="button" on:click=press>{(texts.sort_column)(column)}</button>
            </th>
        }
    };
    let [date, country, operator, vendor, stage, share, evidence, publisher] = SortColumn::ALL;
    let before = [date, country, operator, vendor, stage].map(head);
    let after = [evidence, publisher].map(head);
    view! {
        {before}
        <th scope="col">{texts.network}</th>
        {head(share)}
        <th scope="col">{texts.note}</th>
        {after}
    }
}

/// The rows of a page.
fn body(dashboard: Dashboard, shown: &Shown) -> Vec<Tag> {
    let start = timing::now();
    let texts = dashboard.texts();
    let rows = shown.page.rows.iter().map(|row| {
        let row = ContractRow::new(shown.loaded.store(), texts, *row);
        let cells = [
            ("date", row.date),
            ("", row.country),
            ("", row.operator),
            ("", row.vendor),
            ("", row.stage),
            ("", row.network),
            ("number", row.share),
            ("note", row.note),
            ("", row.evidence),
        ];
        let cells = cells.map(|(class, text)| {
            let cell = Tag::of("td", text).with("class", class);
            if class == "note" { as_told(texts, cell) } else { cell }
        });
        Tag::new("tr")
            .all(cells.into())
            .child(Tag::new("td").child(source(row.publisher, row.link)))
    });
    let rows = rows.collect();
    timing::detail("atlas: table", start);
    rows
}

#[component]
fn Pager(page: Memo<Page>) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let texts = move || dashboard.texts();
    let place = live(move || {
        let page = page.read();
        let numerals = &texts().numerals;
        (texts().page_of)(&numerals.whole(page.number), &numerals.whole(page.pages))
    });
    let turn_to = move |number: usize| {
        dashboard.change(|filter| filter.page = number);
        // A new page is read from its first row.
        dom::scroll_into_view("contracts-title");
    };
    view! {
        <nav class="pager" aria-label=dashboard.word(|texts| texts.contracts)>
            <button
                type="button"
                disabled=live(move || { page.read().number <= 1 })
                on:click=move |_| turn_to(page.read_untracked().number.saturating_sub(1).max(1))
            >
                {dashboard.word(|texts| texts.previous)}
            </button>
            <span>{place}</span>
            <button
                type="button"
                disabled=live(move || { page.read().number >= page.read().pages })
                on:click=move |_| turn_to(page.read_untracked().number + 1)
            >
                {dashboard.word(|texts| texts.next)}
            </button>
        </nav>
    }
}
