//! What vendors do beyond networks, and what governments decided.

use super::combobox::{Choice, Combobox};
use super::drawing::{Made, Make};
use super::figures::Figure;
use super::map::WorldMapFigure;
use super::plain::{Plain, linked_table};
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::chart::{Picture, Sample};
use crate::domain::record::{Initiative, Stance};
use crate::figure::deadlines::deadlines;
use crate::figure::initiatives::{self, Initiatives, initiatives};
use crate::figure::policy_overlay::{self, PolicyOverlay, policy_overlay};
use crate::query::Filter;
use leptos::prelude::*;

/// Everything beyond networks.
#[component]
pub(super) fn BeyondView() -> impl IntoView {
    view! {
        <WorldMapFigure />
        <InitiativesFigure />
        <Plain class="wide" say=totals />
        <PolicyFigure />
        <Plain class="wide" say=deadlines_ahead />
    }
}

fn made(dashboard: Dashboard) -> Option<Initiatives> {
    let (asked, later) = (dashboard.asked_later.get()?, dashboard.loaded_later.get()?);
    let filter = asked.filter(&dashboard.look.read());
    let most = if filter.shows_all { usize::MAX } else { initiatives::FEW };
    let span = (asked.answer.year, most);
    Some(initiatives(later.store(), asked.loaded.store(), &filter, dashboard.texts(), span))
}

/// What is on record, on one axis of years.
#[component]
pub(super) fn InitiativesFigure() -> impl IntoView {
    let make: Make = |dashboard| {
        let Initiatives { figure, drawn, all, sources: (rows, publishers), .. } = made(dashboard)?;
        let texts = dashboard.texts();
        let words = &texts.beyond;
        let whole = |count| texts.numerals.whole(count);
        let kinds = Initiative::CATEGORIES.into_iter().map(|slug| {
            let name = (texts.country_page.category)(slug).to_owned();
            (Sample::Sign(initiatives::glyph(slug)), name)
        });
        let steps = figure.groups.iter().flat_map(|group| &group.lanes).flat_map(|it| &it.steps);
        let drawn_kinds: Vec<Sample> = steps.map(|step| Sample::Sign(step.glyph)).collect();
        let is_drawn = |kind: &Sample| drawn_kinds.contains(kind);
        Some(Made {
            hint: if all == 0 { words.none } else { words.hint }.to_owned(),
            key: kinds.filter(|(kind, _)| is_drawn(kind)).collect(),
            sources: Some((words.sources)(&whole(rows), &whole(publishers))),
            shown: (drawn, all),
            ..Made::of(Picture::Ladder(figure))
        })
    };
    let twin = |dashboard| Some(made(dashboard)?.twin);
    view! { <Figure id=initiatives::ID make twin controls=|| view! { <KindControl /> }.into_any() /> }
}

#[component]
fn KindControl() -> impl IntoView {
    view! {
        <div class="map-controls">
            <Combobox
                id="category"
                label=|texts| texts.beyond.category
                value=|dashboard| {
                    let texts = dashboard.texts();
                    let filter = dashboard.filter.read();
                    let chosen = filter.categories.iter();
                    let names = chosen.map(|slug| (texts.country_page.category)(slug));
                    let names: Vec<&str> = names.collect();
                    if names.is_empty() {
                        texts.beyond.any_category.to_owned()
                    } else {
                        names.join(", ")
                    }
                }
                choices=kinds
                take=Filter::toggle_category
            />
        </div>
    }
}

fn kinds(dashboard: Dashboard) -> Vec<Choice> {
    let (Some(asked), Some(later)) = (dashboard.asked.get(), dashboard.loaded_later.get()) else {
        return Vec::new();
    };
    let texts = dashboard.texts();
    let chosen = dashboard.filter.read().categories.clone();
    // What each kind would give, whichever are chosen.
    let any = Filter { categories: Vec::new(), ..asked.question.clone() };
    let rows = initiatives::admitted(later.store(), asked.loaded.store(), &any, asked.answer.year);
    let choices = Initiative::CATEGORIES.into_iter().map(|slug| Choice {
        count: texts.numerals.whole(rows.iter().filter(|row| row.category == slug).count()),
        ..Choice::plain(
            slug,
            (texts.country_page.category)(slug),
            chosen.iter().any(|kind| kind == slug),
        )
    });
    choices.collect()
}

/// What the rows add up to, and by which rule.
fn totals(dashboard: Dashboard) -> Vec<Tag> {
    let (Some(asked), Some(later)) = (dashboard.asked_later.get(), dashboard.loaded_later.get())
    else {
        return Vec::new();
    };
    let filter = asked.filter(&dashboard.look.read());
    let (store, year) = (asked.loaded.store(), asked.answer.year);
    let sums = initiatives::sums(later.store(), store, &filter, year);
    if sums.is_empty() {
        return Vec::new();
    }
    let words = &dashboard.texts().beyond;
    vec![
        Tag::of("h2", words.totals),
        Tag::of("p", words.totals_rule).with("class", "hint"),
        linked_table(dashboard, &initiatives::totals(dashboard.texts(), &sums), words.totals),
    ]
}

/// What governments decided, over the share it is about.
#[component]
pub(super) fn PolicyFigure() -> impl IntoView {
    fn overlay(dashboard: Dashboard) -> Option<PolicyOverlay> {
        let (asked, shares) = (dashboard.asked_later.get()?, dashboard.policy_shares.get()?);
        let filter = asked.filter(&dashboard.look.read());
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        let overlay = policy_overlay(store, &filter, texts, asked.answer.year, &shares);
        (!overlay.figure.panels.is_empty()).then_some(overlay)
    }
    let make: Make = |dashboard| {
        dashboard.asked_later.get()?;
        if dashboard.policy_shares.read().is_none() {
            return Some(Made::awaited());
        }
        let PolicyOverlay { figure, twin, all } = overlay(dashboard)?;
        let texts = dashboard.texts();
        let mut key: Vec<(Sample, String)> = Stance::ALL
            .into_iter()
            .map(|stance| {
                let name = (texts.map.stance)(stance).to_owned();
                (Sample::Sign(policy_overlay::glyph(stance)), name)
            })
            .collect();
        key.push((Sample::Sign(policy_overlay::DEADLINE), texts.beyond.deadline.to_owned()));
        let rows = twin.rows.iter().filter(|(key, _)| key.starts_with(policy_overlay::KEY));
        let rows = texts.numerals.whole(rows.count());
        Some(Made {
            hint: texts.beyond.overlay_hint.to_owned(),
            shown: (figure.panels.len(), all),
            key,
            sources: Some((texts.beyond.decisions)(&rows)),
            ..Made::of(Picture::Columns(figure))
        })
    };
    view! { <Figure id=policy_overlay::ID make twin=|dashboard| Some(overlay(dashboard)?.twin) /> }
}

/// The deadlines ahead, and what is still to go.
fn deadlines_ahead(dashboard: Dashboard) -> Vec<Tag> {
    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let words = &texts.beyond;
    let [coming, passed] =
        deadlines(asked.loaded.store(), &asked.question, texts, asked.answer.year);
    let rule = || Tag::of("p", words.deadlines_rule).with("class", "hint");
    let mut said = vec![Tag::of("h2", words.deadlines)];
    if coming.rows.is_empty() {
        said.push(Tag::of("p", words.no_deadlines));
    } else {
        said.extend([rule(), linked_table(dashboard, &coming, words.deadlines)]);
    }
    if !passed.rows.is_empty() {
        said.extend([Tag::of("h2", words.passed), rule()]);
        said.push(linked_table(dashboard, &passed, words.passed));
    }
    said
}
