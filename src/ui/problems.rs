//! What is wrong with the data, in words.

use super::load::Loaded;
use super::state::{Dashboard, part};
use crate::ingest::Problems;
use leptos::prelude::*;

/// Every problem at once: where, what was found, what is expected.
#[component]
pub(super) fn ProblemList() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let list = part(move || {
        let loaded = [dashboard.loaded.get(), dashboard.loaded_later.get()];
        let problems = || loaded.iter().flatten().map(Loaded::problems);
        let all: usize = problems().map(Problems::count).sum();
        if all == 0 {
            return None;
        }
        let texts = dashboard.texts();
        let count = texts.numerals.whole(all);
        let hidden = all - problems().map(|problems| problems.list().len()).sum::<usize>();
        let more = (hidden > 0).then(|| {
            let words = (texts.more_problems)(&texts.numerals.whole(hidden));
            view! { <li>{words}</li> }
        });
        let items = problems().flat_map(Problems::list).map(|problem| (texts.problem)(problem));
        let items = items.map(|words| view! { <li>{words}</li> }).collect_view();
        Some(view! {
            <section class="problems" role="alert">
                <h2>{(texts.problems)(&count)}</h2>
                <ul tabindex="0" aria-label=(texts.problems)(&count)>{items} {more}</ul>
            </section>
        })
    });
    view! { {list} }
}
