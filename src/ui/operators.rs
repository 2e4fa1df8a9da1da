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
use crate::figure::answer::estimator_on;
use crate::figure::ladder::{self, DealLadder, deal_ladder};
use crate::figure::matrix::{self, OperatorMatrix, operator_matrix};
use crate::query::{Aspect, Filter, Grouping};
use leptos::prelude::*;

/// Operators against vendors.
#[component]
pub(super) fn MatrixFigure() -> impl IntoView {
    fn matrix(dashboard: Dashboard) -> Option<OperatorMatrix> {
        let asked = dashboard.asked.get()?;
        let filter = asked.filter(&dashboard.look.read());
        let estimator = estimator_on(asked.loaded.store(), &filter, asked.ground.clone());
        let later = dashboard.loaded_later.get();
        let span = (asked.answer.year, most(&filter, matrix::FEW));
        let (texts, owners) = (dashboard.texts(), owners(later.as_ref()));
        Some(operator_matrix(&estimator, &filter, texts, owners, span))
    }
    let make: Make = |dashboard| {
        let OperatorMatrix { figure, drawn, all, sources, .. } = matrix(dashboard)?;
        Some(Made {
            hint: matrix_hint(dashboard, all),
            key: state_key(dashboard),
            sources: sources_in_words(dashboard.texts(), sources),
            shown: (drawn, all),
            ..Made::of(Picture::Matrix(figure))
        })
    };
    let twin = |dashboard| Some(matrix(dashboard)?.twin);
    view! { <Figure id=matrix::ID make twin controls=|| view! { <MatrixControls /> }.into_any() /> }
}

/// The deals of each operator over the years.
#[component]
pub(super) fn LadderFigure() -> impl IntoView {
    fn ladder(dashboard: Dashboard) -> Option<DealLadder> {
        let asked = dashboard.asked_later.get()?;
        let filter = asked.filter(&dashboard.look.read());
        let estimator = estimator_on(asked.loaded.store(), &filter, asked.ground.clone());
        let later = dashboard.loaded_later.get();
        let span = (asked.answer.year, most(&filter, ladder::FEW));
        let (texts, owners) = (dashboard.texts(), owners(later.as_ref()));
        Some(deal_ladder(&estimator, &filter, texts, owners, span))
    }
    let make: Make = |dashboard| {
        let DealLadder { figure, drawn, all, sources, .. } = ladder(dashboard)?;
        Some(Made {
            hint: hint(dashboard, all, dashboard.texts().operators.bands),
            key: ladder_key(dashboard),
            sources: sources_in_words(dashboard.texts(), sources),
            shown: (drawn, all),
            ..Made::of(Picture::Ladder(figure))
        })
    };
    view! { <Figure id=ladder::ID make twin=|dashboard| Some(ladder(dashboard)?.twin) /> }
}

/// How many operators are drawn.
fn most(filter: &Filter, few: usize) -> usize {
    if filter.shows_all { usize::MAX } else { few }
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
