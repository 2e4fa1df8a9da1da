//! What is wrong with the data, in words.

use super::load::Loaded;
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::ingest::Problems;
use leptos::prelude::*;

/// Every problem at once: where, what was found, what is expected.
pub(super) fn problem_list(dashboard: Dashboard) -> Vec<Tag> {
    let loaded = [dashboard.loaded.get(), dashboard.loaded_later.get()];
    let problems = || loaded.iter().flatten().map(Loaded::problems);
    let all: usize = problems().map(Problems::count).sum();
    if all == 0 {
        return Vec::new();
    }
    let texts = dashboard.texts();
    let title = (texts.problems)(&texts.numerals.whole(all));
    let hidden = all - problems().map(|problems| problems.list().len()).sum::<usize>();
    let mut items: Vec<Tag> = problems()
        .flat_map(Problems::list)
        .map(|problem| Tag::of("li", (texts.problem)(problem)))
        .collect();
    if hidden > 0 {
        items.push(Tag::of("li", (texts.more_problems)(&texts.numerals.whole(hidden))));
    }
    let list = Tag::new("ul").with("tabindex", "0").with("aria-label", title.as_str()).all(items);
    vec![
        Tag::new("section")
            .with("class", "problems")
            .with("role", "alert")
            .child(Tag::of("h2", title))
            .child(list),
    ]
}
