//! The what-if: what is supposed, and what comes of it.

use super::combobox::{Choice, Combobox};
use super::figures::elsewhere;
use super::filters::Select;
use super::memo::memo;
use super::plain::{Plain, table};
use super::react::{live, part};
use super::state::Dashboard;
use crate::browser::dom;
use crate::browser::element::Tag;
use crate::domain::contract::{Evidence, EvidenceSet};
use crate::domain::id::OperatorId;
use crate::estimate::Estimator;
use crate::figure::{names, scenario};
use crate::query::{Filter, Place};
use leptos::prelude::*;

/// Operators of the places chosen, beyond which no pairs of them are listed.
const MOST_PAIRED: usize = 12;
/// The same for the operators whose split can be assumed.
const MOST_SPLIT: usize = 60;

/// The controls, behind their heading until somebody asks.
#[component]
pub(super) fn WhatIf() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    view! {
        <details
            class="what-if"
            on:toggle=move |event| dashboard.supposes.set(dom::is_open(&event))
        >
            <summary>{dashboard.word(|texts| texts.scenario.what_if)}</summary>
            <p class="hint">{dashboard.word(|texts| texts.scenario.hint)}</p>
            <div class="controls">
                <Combobox
                    id="ban"
                    label=|texts| texts.scenario.without
                    value=|dashboard| {
                        let filter = dashboard.filter.get();
                        said(dashboard, &Filter { splits: Vec::new(), merged: Vec::new(), ..filter })
                    }
                    choices=vendors
                    take=Filter::toggle_banned
                />
                <Combobox
                    id="merge"
                    label=|texts| texts.scenario.merge
                    value=|dashboard| {
                        let filter = dashboard.filter.get();
                        said(dashboard, &Filter { splits: Vec::new(), banned: Vec::new(), ..filter })
                    }
                    choices=mergers
                    take=Filter::toggle_merger
                    nothing=|texts| texts.scenario.no_pair
                />
                <Select
                    label=|texts| texts.scenario.split_of
                    key="split"
                    options=splittable
                    choose=|dashboard, _, slug| {
                        let parts = parts_of(dashboard, slug);
                        dashboard.change(|filter| filter.splits = parts);
                    }
                />
                <SplitFields />
                <Plain class="chip" say=only_primary />
            </div>
        </details>
        <Plain class="scenario" say=outcome />
    }
}

/// A field for each vendor's part of the operator whose split is assumed.
#[component]
fn SplitFields() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let operator =
        memo(move |_| dashboard.filter.read().splits.first().map(|(slug, _)| slug.clone()));
    part(move || {
        operator.get()?;
        let vendors = dashboard.filter.read_untracked().vendors.clone();
        let fields = vendors.into_iter().map(|slug| {
            let of = slug.clone();
            let name = live(move || {
                let loaded = dashboard.loaded.get();
                let texts = dashboard.texts();
                let name = loaded.map(|it| names::vendor_by_slug(it.store(), texts, &of));
                (texts.scenario.percent)(&name.unwrap_or_default())
            });
            let of = slug.clone();
            let value = live(move || {
                let filter = dashboard.filter.read();
                let parts = filter.splits.first().map(|(_, parts)| parts.as_slice());
                let own = parts.unwrap_or_default().iter().find(|(vendor, _)| *vendor == of);
                own.map_or_else(String::new, |(_, part)| {
                    crate::domain::decimal::Short(*part, 2).to_string()
                })
            });
            view! {
                <label class="control">
                    <span class="label">{name}</span>
                    <input
                        type="number"
                        min="0"
                        max="100"
                        prop:value=value
                        on:change=move |event| {
                            let typed = event_target_value(&event);
                            dashboard.change(|filter| filter.assume(&slug, &typed));
                        }
                    />
                </label>
            }
        });
        Some(fields.collect_view())
    })
}

/// The parts of an operator to begin with: what the evidence says of the vendors
/// that fields stand for, or equal parts where it says nothing.
fn parts_of(dashboard: Dashboard, slug: &str) -> Vec<(String, Vec<(String, f64)>)> {
    let Some(asked) = dashboard.asked.get_untracked() else { return Vec::new() };
    let store = asked.loaded.store();
    let Some(operator) = store.operator(slug) else { return Vec::new() };
    let split = Estimator::on(store, asked.ground.clone()).operator(operator, asked.answer.year);
    let shown = asked.answer.shown.iter();
    let told = shown.clone().filter_map(|(slug, vendor)| {
        let part = (split.of((*vendor)?).mid * 10_000.0).floor() / 100.0;
        (part > 0.0).then(|| (slug.clone(), part))
    });
    let mut parts: Vec<(String, f64)> = told.collect();
    if parts.is_empty() {
        let equal = (10_000.0 / asked.answer.shown.len().max(1) as f64).floor() / 100.0;
        parts = shown.map(|(slug, _)| (slug.clone(), equal)).collect();
    }
    vec![(slug.to_owned(), parts)]
}

fn said(dashboard: Dashboard, supposed: &Filter) -> String {
    let texts = dashboard.texts();
    let loaded = dashboard.loaded.get();
    let words = loaded.map(|loaded| scenario::supposed(loaded.store(), supposed, texts, false));
    let words = words.filter(|words| !words.is_empty());
    words.unwrap_or_else(|| texts.scenario.nothing.to_owned())
}

fn vendors(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let (store, texts) = (loaded.store(), dashboard.texts());
    let filter = dashboard.filter.read();
    let vendors = store.vendor_ids().zip(&store.vendors);
    let choice = vendors.map(|(id, vendor)| Choice {
        also: vendor.all_names(),
        ..Choice::plain(
            &vendor.slug,
            &names::vendor(store, texts, id),
            filter.banned.contains(&vendor.slug),
        )
    });
    choice.collect()
}

/// The operators that weigh in the places chosen; none if there are more than
/// `most`.
fn operators(dashboard: Dashboard, most: usize) -> Vec<(String, String)> {
    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
    let store = asked.loaded.store();
    let estimator = Estimator::on(store, asked.ground.clone());
    let countries = Place::together(store, &asked.question).countries;
    let weights = countries
        .iter()
        .flat_map(|country| estimator.weights(*country, asked.answer.year).into_owned());
    let ids: Vec<OperatorId> = weights.map(|weighted| weighted.operator).collect();
    if ids.len() > most {
        return Vec::new();
    }
    let named = ids.into_iter().map(|id| {
        let name = names::operator(store, dashboard.texts(), &asked.question, id);
        (store.operators[id.index()].slug.clone(), name)
    });
    named.collect()
}

fn mergers(dashboard: Dashboard) -> Vec<Choice> {
    let operators = operators(dashboard, MOST_PAIRED);
    let merger = dashboard.texts().scenario.merger;
    let filter = dashboard.filter.read();
    let pairs = operators.iter().flat_map(|taken| operators.iter().map(move |into| (taken, into)));
    let pairs = pairs.filter(|(taken, into)| taken.0 != into.0).map(|(taken, into)| {
        let pair = (taken.0.clone(), into.0.clone());
        let id = format!("{}/{}", pair.0, pair.1);
        Choice::plain(&id, &merger(&taken.1, &into.1), filter.merged.contains(&pair))
    });
    pairs.collect()
}

fn splittable(dashboard: Dashboard) -> Vec<Choice> {
    let chosen = dashboard.filter.read().splits.first().map(|(slug, _)| slug.clone());
    // Nobody sees the list before: a browser saves what stands in lists with
    // every step in the address.
    let is_open = dashboard.supposes.get();
    let mut operators = if is_open { operators(dashboard, MOST_SPLIT) } else { Vec::new() };
    // One from an address may lie elsewhere.
    if let Some(slug) = chosen.clone().filter(|slug| operators.iter().all(|(id, _)| id != slug)) {
        operators.push((slug.clone(), slug));
    }
    let nothing = Choice::plain("", dashboard.texts().scenario.nothing, chosen.is_none());
    let named = operators
        .into_iter()
        .map(|(slug, name)| Choice::plain(&slug, &name, chosen.as_ref() == Some(&slug)));
    std::iter::once(nothing).chain(named).collect()
}

/// Counts only primary evidence, where all counts.
fn only_primary(dashboard: Dashboard) -> Vec<Tag> {
    let counts_all = dashboard.filter.read().evidence.is_empty();
    let narrow = |filter: &mut Filter| filter.evidence.toggle(Evidence::Primary);
    let link = || elsewhere(dashboard, narrow, dashboard.texts().scenario.only_primary);
    counts_all.then(link).into_iter().collect()
}

/// What is supposed, by which rule, and what would be.
fn outcome(dashboard: Dashboard) -> Vec<Tag> {
    let Some(asked) = dashboard.asked.get() else { return Vec::new() };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let words = &texts.scenario;
    let is_estimate = asked.question.definition.is_estimate();
    let is_primary = asked.question.counts_only_primary();
    // What is counted or published follows the evidence and supposes nothing.
    let of_evidence =
        is_estimate && (is_primary || dashboard.supposes.get() || asked.question.is_scenario());
    let supposed = scenario::supposed(store, &asked.question, texts, of_evidence);
    let refused = scenario::is_refused(store, &asked.question);
    let refused = refused.then(|| Tag::of("p", words.refused).with("role", "status"));
    if supposed.is_empty() {
        return refused.into_iter().collect();
    }
    let without = |filter: &mut Filter| {
        *filter = filter.without_scenario();
        if of_evidence {
            filter.evidence = EvidenceSet::default();
        }
    };
    let end = elsewhere(dashboard, without, words.end);
    let banner =
        Tag::of("p", (words.banner)(&supposed)).with("role", "status").text(" ").child(end);
    if !is_estimate {
        return vec![banner, Tag::of("p", words.no_count)];
    }
    let mut said = vec![banner];
    said.extend(refused);
    let Some(outcome) = dashboard.what_if.get() else { return said };
    said.extend(outcome.exposed.iter().map(|words| Tag::of("p", words)));
    let numbers = table(&outcome.twin, words.outcome);
    said.push(Tag::new("section").with("id", scenario::ID).child(numbers));
    said.push(Tag::of("p", words.rule).with("class", "hint"));
    said
}
