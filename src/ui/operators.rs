//! The figures of operators: who is where, and what happened when.

use super::combobox::Choice;
use super::drawing::{Made, Make};
use super::figures::{Figure, sources_in_words};
use super::filters::Select;
use super::load::owners;
use super::plain::Plain;
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::chart::{Picture, Sample};
use crate::domain::contract::Stage;
use crate::domain::network::Domain;
use crate::estimate::State;
use crate::figure::{ladder, matrix};
use crate::query::{Aspect, Filter, Grouping};
use leptos::prelude::*;

/// Operators against vendors.
#[component]
pub(super) fn MatrixFigure() -> impl IntoView {
    let make: Make = |dashboard| {
        dashboard.asked.get()?;
        let Some(matrix) = dashboard.matrix.get() else { return Some(Made::awaited()) };
        Some(Made {
            hint: matrix_hint(dashboard, matrix.all),
            key: state_key(dashboard),
            sources: sources_in_words(dashboard, matrix.sources),
            shown: (matrix.drawn, matrix.all),
            ..Made::of(Picture::Matrix(matrix.figure.clone()))
        })
    };
    let twin = |dashboard: Dashboard| Some(dashboard.matrix.get()?.twin.clone());
    view! { <Figure id=matrix::ID make twin controls=|| view! { <MatrixControls /> }.into_any() /> }
}

/// The deals of each operator over the years.
#[component]
pub(super) fn LadderFigure() -> impl IntoView {
    let make: Make = |dashboard| {
        dashboard.asked_later.get()?;
        let Some(ladder) = dashboard.ladder.get() else { return Some(Made::awaited()) };
        Some(Made {
            hint: hint(dashboard, ladder.all, dashboard.texts().operators.bands),
            key: ladder_key(dashboard),
            sources: sources_in_words(dashboard, ladder.sources),
            shown: (ladder.drawn, ladder.all),
            ..Made::of(Picture::Ladder(ladder.figure.clone()))
        })
    };
    let twin = |dashboard: Dashboard| Some(dashboard.ladder.get()?.twin.clone());
    view! { <Figure id=ladder::ID make twin /> }
}

/// The same for the matrix, with what its letters stand for.
fn matrix_hint(dashboard: Dashboard, all: usize) -> String {
    let texts = dashboard.texts();
    let hint = hint(dashboard, all, texts.operators.unstated);
    if dashboard.look.read().aspect != Aspect::Domain {
        return hint;
    }
    let letters = Domain::ALL.map(|domain| {
        format!("{}: {}", (texts.operators.domain_letter)(domain), (texts.domain_name)(domain))
    });
    format!("{hint} {}.", letters.join("; "))
}

/// How to read a figure of operators, or that there is none.
fn hint(dashboard: Dashboard, all: usize, reading: &str) -> String {
    let words = &dashboard.texts().operators;
    if all == 0 { words.none.to_owned() } else { format!("{} {reading}", words.hint) }
}

/// What the signs of a matrix mean.
pub(super) fn state_key(dashboard: Dashboard) -> Vec<(Sample, String)> {
    let texts = dashboard.texts();
    let entry =
        |state| (Sample::Sign(matrix::glyph(state)), (texts.operators.state)(state).to_owned());
    State::ALL.map(entry).into()
}

/// What the signs of a ladder mean.
pub(super) fn ladder_key(dashboard: Dashboard) -> Vec<(Sample, String)> {
    let texts = dashboard.texts();
    let entry = |stage| (Sample::Sign(ladder::glyph(stage)), (texts.stage_name)(stage).to_owned());
    Stage::ALL.map(entry).into()
}

#[component]
fn MatrixControls() -> impl IntoView {
    view! {
        <div class="map-controls">
            <Select
                label=|texts| texts.operators.group_by
                key="group"
                options=|dashboard| {
                    let name = dashboard.texts().operators.grouping;
                    let chosen = dashboard.look.read().grouping;
                    Choice::one_of(Grouping::ALL, Grouping::slug, name, chosen)
                }
            />
            <Select
                label=|texts| texts.operators.cells_by
                key="cells"
                options=|dashboard| {
                    let name = dashboard.texts().operators.aspect;
                    let chosen = dashboard.look.read().aspect;
                    Choice::one_of(Aspect::ALL, Aspect::slug, name, chosen)
                }
            />
            <Plain class="chip" say=owner />
        </div>
    }
}

/// The one parent group that is looked at, and the way back to all.
fn owner(dashboard: Dashboard) -> Vec<Tag> {
    let look = dashboard.look.get();
    let Some(group) = look.owner.filter(|_| look.grouping == Grouping::Owner) else {
        return Vec::new();
    };
    let later = dashboard.loaded_later.get();
    let name = owners(later.as_ref()).name(&group);
    let texts = dashboard.texts();
    let words = (texts.operators.owner)(name.unwrap_or(&group));
    let all = Filter { owner: None, ..dashboard.filter.get() };
    vec![Tag::Text(format!("{words} ")), super::plain::step(&all, texts.operators.all_owners)]
}
