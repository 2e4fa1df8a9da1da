//! A story beside the figures that it speaks of.

use super::beyond::InitiativesFigure;
use super::evidence::citation;
use super::figures::ShareBarsFigure;
use super::map::WorldMapFigure;
use super::memo::memo;
use super::operators::{LadderFigure, MatrixFigure};
use super::plain::{Plain, step};
use super::react::{effect, part};
use super::state::Dashboard;
use super::vendor::SwapsFigure;
use crate::browser::dom;
use crate::browser::element::Tag;
use crate::figure::story::{self, StoryStep};
use crate::query::{Filter, View};
use leptos::prelude::*;

/// The story: its steps as an article, and the figure of the step that is read.
#[component]
pub(super) fn StoryView() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    // The story chooses for itself; what the reader chose waits for the way back.
    dashboard.before_story.set_value(Some(dashboard.filter.with_untracked(own_choice)));
    on_cleanup(move || dashboard.before_story.set_value(None));
    let has_come = memo(move |_| dashboard.loaded_later.read().is_some());
    // A link to a step begins there; reading goes on from where it is.
    effect(move || {
        if has_come.get() {
            let last = dashboard.loaded_later.with_untracked(|later| {
                later.as_ref().map_or(0, |later| story::steps(&later.store().story).len())
            });
            let asked =
                dashboard.filter.with_untracked(|filter| match story::step_of(&filter.mark) {
                    Some(step) if filter.step == 0 => step,
                    _ => filter.step,
                });
            // Past the end the last one is meant.
            let number = asked.min(last);
            if number > 1 {
                request_animation_frame(move || dom::scroll_to(&id_of(number)));
            }
            turn(dashboard, number.max(1));
        }
    });
    let follow = window_event_listener(leptos::ev::scroll, move |_| {
        if let Some(index) = dom::reached(".story .step") {
            let here = dashboard.filter.with_untracked(|filter| filter.step);
            if here != index + 1 {
                turn(dashboard, index + 1);
            }
        }
    });
    // Who goes from link to link reads the step that a link is in.
    let focus = window_event_listener(leptos::ev::focusin, move |event| {
        let here = dom::mark_of(&event).and_then(|mark| story::step_of(&dom::key_of(&mark)));
        if let Some(number) = here {
            turn(dashboard, number);
        }
    });
    on_cleanup(move || {
        follow.remove();
        focus.remove();
    });
    let view_of_step = memo(move |_| {
        let later = dashboard.loaded_later.get()?;
        let number = dashboard.filter.read().step;
        let steps = story::steps(&later.store().story);
        Some(steps.get(number.saturating_sub(1))?.filter.view)
    });
    let figure = part(move || match view_of_step.get() {
        Some(View::Beyond) => view! { <InitiativesFigure /> }.into_any(),
        Some(View::Timeline) => view! { <LadderFigure /> }.into_any(),
        Some(View::Operators) => view! { <MatrixFigure /> }.into_any(),
        Some(View::Vendor) => view! { <SwapsFigure /> }.into_any(),
        Some(View::Map) => view! { <WorldMapFigure /> }.into_any(),
        Some(_) => view! { <ShareBarsFigure /> }.into_any(),
        None => ().into_any(),
    });
    view! {
        <div class="story">
            <Plain class="article" say=article />
            <div class="stage">{figure}</div>
        </div>
        <Plain class="notes sources-of-story" say=sources />
    }
}

/// What the reader has chosen, where the story has not chosen for them yet:
/// an address of a step has the step's choice.
fn own_choice(filter: &Filter) -> Filter {
    if filter.step == 0 { filter.clone() } else { looking_as(Filter::default(), filter) }
}

/// A choice, looked at as another is.
pub(super) fn looking_as(choice: Filter, filter: &Filter) -> Filter {
    Filter {
        language: filter.language,
        theme: filter.theme,
        embed: filter.embed,
        sources: filter.sources.clone(),
        ..choice
    }
}

fn id_of(number: usize) -> String {
    format!("step-{number}")
}

/// Turns the page to what a step speaks of.
fn turn(dashboard: Dashboard, number: usize) {
    let Some(later) = dashboard.loaded_later.get_untracked() else { return };
    let steps = story::steps(&later.store().story);
    let Some(own) = steps.get(number.saturating_sub(1)) else { return };
    let filter = dashboard.filter.get_untracked();
    let there = Filter { mark: filter.mark.clone(), ..at(own, &filter) };
    if filter.view == View::Story && filter != there {
        dashboard.adjust(|filter| *filter = there);
    }
}

/// What the page looks at in a step; how it looks stays.
fn at(step: &StoryStep<'_>, filter: &Filter) -> Filter {
    let choice = Filter { view: View::Story, step: step.number, ..step.filter.clone() };
    looking_as(choice, filter)
}

/// The steps as sections, each sentence with a link to its rows.
fn article(dashboard: Dashboard) -> Vec<Tag> {
    let Some(later) = dashboard.loaded_later.get() else { return Vec::new() };
    let (texts, filter) = (dashboard.texts(), dashboard.filter.read());
    let rows = &later.store().story;
    let keys = story::cited(rows);
    let sections = story::steps(rows).into_iter().map(|own| {
        let here = at(&own, &filter);
        let heading = own.sentences[0].heading_in(texts.language);
        let mut words = Tag::new("p");
        for (index, sentence) in own.sentences.iter().enumerate() {
            let mark = format!("{}/{}/{}", story::KEY, own.number, index + 1);
            let count = (texts.story.rows)(sentence.rows.len());
            let own = keys.iter().enumerate().filter(|(_, key)| sentence.rows.contains(key));
            let numbers: Vec<String> = own.map(|(place, _)| (place + 1).to_string()).collect();
            let cite = step(&Filter { mark: mark.clone(), ..here.clone() }, &count)
                .with("class", "cite")
                .with("aria-label", format!("{count}: {}", sentence.words(texts.language)))
                .with("data-key", mark)
                .with("data-numbers", numbers.join(", "));
            words = words.text(sentence.words(texts.language)).text("\u{a0}").child(cite).text(" ");
        }
        let explore = Filter { view: own.filter.view, step: 0, ..here };
        Tag::new("section")
            .with("class", "step")
            .with("aria-current", if own.number == filter.step { "step" } else { "false" })
            .with("id", id_of(own.number))
            .child(Tag::of("h2", heading))
            .child(words)
            .child(
                Tag::new("p").child(step(&explore, texts.story.explore)).with("class", "explore"),
            )
    });
    let sections: Vec<Tag> = sections.collect();
    if sections.is_empty() {
        return vec![Tag::of("p", texts.story.none).with("class", "gap")];
    }
    sections
}

/// Every row that the story rests on, each once, by the numbers that stand in
/// the article on paper.
fn sources(dashboard: Dashboard) -> Vec<Tag> {
    let Some(cited) = dashboard.cited.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let rows = cited.iter().zip(1..).flat_map(|(rows, number)| {
        let number: usize = number;
        rows.iter().map(move |row| citation(texts, row).with("value", number.to_string()))
    });
    let rows: Vec<Tag> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Tag::of("h2", texts.story.sources), Tag::new("ol").with("class", "citations").all(rows)]
}
