//! What opens when a mark is activated: the number, its arithmetic, its rows.

use super::contracts::source;
use super::state::{Dashboard, memo, part};
use crate::browser::dom;
use crate::figure::contract_rows::ContractRow;
use crate::figure::evidence::{EvidencePanel, SumLine, evidence};
use crate::text::Texts;
use leptos::html;
use leptos::prelude::*;

/// The panel. A modal dialog: the browser keeps the focus in it, closes it
/// with Escape, and makes the page behind it inert.
#[component]
pub(super) fn EvidenceDialog() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let dialog = NodeRef::<html::Dialog>::new();
    let asked = memo(move |_| {
        let filter = dashboard.filter.read();
        (!filter.mark.is_empty())
            .then(|| crate::query::Filter { mark: filter.mark.clone(), ..filter.question() })
    });
    let panel = memo(move |_| {
        let (loaded, asked) = (dashboard.loaded.get()?, asked.get()?);
        evidence(loaded.store(), &asked, dashboard.texts())
    });
    Effect::new(move |opened_for: Option<String>| {
        let is_wanted = panel.read().is_some();
        let Some(dialog) = dialog.get() else { return String::new() };
        if is_wanted && !dialog.open() {
            // Only fails for a dialog that is open or not in the page.
            let _ = dialog.show_modal();
        } else if !is_wanted && dialog.open() {
            dialog.close();
        }
        let mark = dashboard.filter.read_untracked().mark.clone();
        match opened_for {
            // The drawing may have been made anew since: the focus returns to
            // the mark that stands where the old one stood.
            Some(before) if mark.is_empty() && !before.is_empty() => {
                request_animation_frame(move || {
                    if let Some((drawing, mark)) = dom::find_mark(&before) {
                        dom::focus_mark(&drawing, &mark);
                    }
                });
                String::new()
            }
            _ => mark,
        }
    });
    let close = move || {
        if !dashboard.filter.read_untracked().mark.is_empty() {
            dashboard.change(|filter| filter.mark.clear());
        }
    };
    view! {
        <dialog
            class="evidence"
            node_ref=dialog
            aria-labelledby="evidence-title"
            on:close=move |_| close()
        >
            <button type="button" class="close" on:click=move |_| close()>
                {dashboard.word(|texts| texts.close)}
            </button>
            {part(move || panel.get().map(|panel| content(dashboard.texts(), panel)))}
        </dialog>
    }
}

fn content(texts: &'static Texts, panel: EvidencePanel) -> impl IntoView {
    let EvidencePanel { value, phrase, remark, lines, further_lines, total, rows, further_rows } =
        panel;
    let has_sum = !lines.is_empty();
    let has_rows = !rows.is_empty();
    view! {
        <h2 id="evidence-title">
            <span class="value">{value}</span>
            " "
            <span class="phrase">{phrase}</span>
        </h2>
        <p>{remark}</p>
        {has_sum.then(|| sum(texts, lines, further_lines, total))}
        <h3>{texts.rows_behind}</h3>
        {(!has_rows).then(|| view! { <p>{texts.no_rows_behind}</p> })}
        <ol class="citations">{rows.into_iter().map(citation).collect_view()}</ol>
        <p>{further_rows}</p>
    }
}

/// The sum written out as a table.
fn sum(
    texts: &'static Texts,
    lines: Vec<SumLine>,
    further: String,
    total: String,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| {
        let split = line.split.into_iter().map(|phrase| view! { <span>{phrase}</span> });
        view! {
            <tr>
                <th scope="row">{line.operator}</th>
                <td class="number">{line.weight} <small>{line.basis}</small></td>
                <td class="split">{split.collect_view()}</td>
                <td class="number">{line.part}</td>
            </tr>
        }
    });
    view! {
        <h3>{texts.arithmetic}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=texts.arithmetic>
            <table class="sum">
                <thead>
                    <tr>
                        <th scope="col">{texts.operator}</th>
                        <th scope="col" class="number">{texts.weight}</th>
                        <th scope="col">{texts.split}</th>
                        <th scope="col" class="number">{texts.part}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.total}</th>
                        <td></td>
                        <td>{further}</td>
                        <td class="number">{total}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A row as a citation.
fn citation(row: ContractRow) -> impl IntoView {
    let facts =
        [row.vendor, row.operator, row.country, row.stage, row.network, row.share, row.value];
    // Each for itself: letters that run the other way must not turn the rest.
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).enumerate();
    let facts = facts.map(|(index, fact)| {
        let separator = if index > 0 { " · " } else { "" };
        view! { {separator} <bdi>{fact}</bdi> }
    });
    let evidence = (!row.evidence.is_empty()).then(|| format!(" ({})", row.evidence));
    view! {
        <li data-row=row.id>
            <p class="fact"><time>{row.date}</time> " " {facts.collect_view()}</p>
            <p class="note">{row.note}</p>
            <p class="from">{source(row.publisher, row.link)} {evidence}</p>
        </li>
    }
}
