//! The table of contracts: searched, sorted, page by page.

use super::state::{Dashboard, live, memo};
use crate::browser::timing;
use crate::figure::contract_rows::ContractRow;
use crate::query::page::Page;
use crate::query::{Sort, SortColumn};
use leptos::prelude::*;

/// Every row that passes the filter, a page at a time.
#[component]
pub(super) fn ContractTable() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let texts = move || dashboard.texts();
    let order = memo(move |_| (dashboard.filter.read().sort, dashboard.filter.read().page));
    let page = memo(move |_| {
        let Some(loaded) = dashboard.loaded.get() else { return Page::default() };
        let (sort, number) = order.get();
        let rows = dashboard.rows.read();
        Page::new(loaded.store(), &rows, sort, number, texts().language.slug())
    });
    let shown = move || {
        let loaded = dashboard.loaded.get().map_or(0, |loaded| loaded.store().contracts.len());
        let numerals = &texts().numerals;
        (texts().rows_shown)(&numerals.whole(page.read().total), &numerals.whole(loaded))
    };
    view! {
        <section class="contracts" aria-labelledby="contracts-title">
            <div class="bar">
                <h2 id="contracts-title">{dashboard.word(|texts| texts.contracts)}</h2>
                <p id="rows-shown">{shown}</p>
                <label class="control search">
                    <span class="label">{dashboard.word(|texts| texts.search)}</span>
                    <input
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=live(move || dashboard.filter.read().search.clone())
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
            <Show
                when=move || { page.read().total > 0 }
                fallback=move || view! { <p class="gap">{dashboard.word(|texts| texts.no_rows)}</p> }
            >
                <div class="scroll" tabindex="0" role="region" aria-labelledby="contracts-title">
                    <table>
                        <thead>
                            <tr>{move || heads(dashboard)}</tr>
                        </thead>
                        <tbody>{move || body(dashboard, &page.read())}</tbody>
                    </table>
                </div>
                <Pager page />
            </Show>
        </section>
    }
}

/// The heads of the columns; those that sort are buttons.
fn heads(dashboard: Dashboard) -> impl IntoView + use<> {
    let texts = dashboard.texts();
    let sort = dashboard.filter.read().sort;
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
fn body(dashboard: Dashboard, page: &Page) -> impl IntoView + use<> {
    let start = timing::now();
    let loaded = dashboard.loaded.get();
    let texts = dashboard.texts();
    let rows = page.rows.iter().filter_map(|row| {
        let row = ContractRow::new(loaded.as_ref()?.store(), texts, *row);
        Some(view! {
            <tr>
                <td class="date">{row.date}</td>
                <td>{row.country}</td>
                <td>{row.operator}</td>
                <td>{row.vendor}</td>
                <td>{row.stage}</td>
                <td>{row.network}</td>
                <td class="number">{row.share}</td>
                <td class="note">{row.note}</td>
                <td>{row.evidence}</td>
                <td>{source(row.publisher, row.link)}</td>
            </tr>
        })
    });
    let rows = rows.collect_view();
    timing::measure("atlas: table", start);
    rows
}

/// The name of a publisher, as a link where the row has one.
pub(super) fn source(publisher: String, link: String) -> AnyView {
    if link.is_empty() {
        return publisher.into_any();
    }
    view! { <a href=link rel="noopener noreferrer" target="_blank">{publisher}</a> }.into_any()
}

#[component]
fn Pager(page: Memo<Page>) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let texts = move || dashboard.texts();
    let place = move || {
        let page = page.read();
        let numerals = &texts().numerals;
        (texts().page_of)(&numerals.whole(page.number), &numerals.whole(page.pages))
    };
    let turn_to = move |number: usize| dashboard.change(|filter| filter.page = number);
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
