//! What is wrong with the data, in words.

use super::figures::elsewhere;
use super::load::Loaded;
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::query::{Filter, View};
use leptos::prelude::*;

/// Up to how many problems are all to be seen at once.
const OPEN: usize = 50;

/// Id of their list.
pub(super) const PROBLEMS: &str = "problems";

/// How many there are.
pub(super) fn count(dashboard: Dashboard) -> usize {
    let parts = [dashboard.loaded, dashboard.loaded_later];
    let counts =
        parts.map(|part| part.with(|it| it.as_ref().map_or(0, |it| it.problems().count())));
    counts.iter().sum()
}

/// Every problem at once, by file, column and kind: where, what was found, what is expected.
pub(super) fn problem_list(dashboard: Dashboard) -> Vec<Tag> {
    let loaded = [dashboard.loaded.get(), dashboard.loaded_later.get()];
    let problems = || loaded.iter().flatten().map(Loaded::problems);
    let all = count(dashboard);
    if all == 0 {
        return Vec::new();
    }
    let texts = dashboard.texts();
    let title = (texts.problems)(&texts.numerals.whole(all));
    let (mut groups, mut single) = (Vec::new(), Vec::new());
    for problems in problems() {
        for group in problems.groups() {
            let own = problems.list().iter().filter(|problem| group.has(problem));
            let mut items: Vec<Tag> =
                own.map(|problem| Tag::of("li", (texts.problem)(problem))).collect();
            let hidden = group.count.saturating_sub(items.len());
            if hidden > 0 {
                items.push(Tag::of("li", (texts.more_problems)(&texts.numerals.whole(hidden))));
            }
            // One of a kind needs no heading; of many kinds each is opened by hand.
            if group.count == 1 {
                single.append(&mut items);
                continue;
            }
            let count = texts.numerals.whole(group.count);
            let head = (texts.data.group)(&group.file, &group.column, &count);
            let list = Tag::new("ul").all(items);
            let details = Tag::new("details").child(Tag::of("summary", head)).child(list);
            groups.push(if all <= OPEN { details.with("open", "") } else { details });
        }
    }
    let list = Tag::new("div")
        .with("class", "list")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", title.as_str())
        .all(if single.is_empty() { single } else { vec![Tag::new("ul").all(single)] })
        .all(groups);
    // What columns are called is told where the data is.
    let asks = !dashboard.desk.read().pending.is_empty();
    let asks = asks && dashboard.filter.read().view != View::Data;
    let there = |filter: &mut Filter| filter.view = View::Data;
    let way = asks.then(|| Tag::new("p").child(elsewhere(dashboard, there, texts.data.which)));
    vec![
        Tag::new("section")
            .with("id", PROBLEMS)
            .with("class", "problems")
            .with("tabindex", "-1")
            .with("role", "alert")
            .child(Tag::of("h2", title))
            .all(way.into_iter().collect())
            .child(list),
    ]
}
