//! The page of one country.

use super::beyond::PolicyFigure;
use super::figures::{ShareBarsFigure, ShareOverTimeFigure, elsewhere};
use super::findings::ConcentrationFigure;
use super::map::WorldMapFigure;
use super::memo::memo;
use super::operators::{LadderFigure, MatrixFigure};
use super::plain::{Plain, source};
use super::published::PublishedFigure;
use super::react::part;
use super::state::{Asked, Dashboard};
use crate::browser::element::Tag;
use crate::domain::id::CountryId;
use crate::figure::answer::estimator_on;
use crate::figure::country::{DatedNote, initiatives, neighbours, not_known, policies};
use crate::figure::names;
use crate::query::{Filter, View};
use leptos::prelude::*;
use std::sync::Arc;

/// Entries of a list that are shown at once.
const FEW: usize = 8;

/// A country in full; the map to choose one from where none is chosen.
#[component]
pub(super) fn CountryView() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let is_one = memo(move |_| {
        dashboard.answer.read().as_ref().is_some_and(|answer| answer.whole.place.is_country())
    });
    part(move || {
        if !is_one.get() {
            return view! {
                <Plain
                    class="gap"
                    say=|dashboard| {
                        vec![Tag::Text(dashboard.texts().country_page.choose.to_owned())]
                    }
                />
                <WorldMapFigure />
            }
            .into_any();
        }
        dashboard.want_outlines();
        view! {
            <Plain class="cut" say=only_first />
            <div class="figures">
                <ShareBarsFigure />
                <ShareOverTimeFigure />
            </div>
            <MatrixFigure />
            <LadderFigure />
            <ConcentrationFigure />
            <PolicyFigure />
            <PublishedFigure />
            <Plain class="notes" say=sections />
        }
        .into_any()
    })
}

/// Several places are chosen, and the page looks at the first.
fn only_first(dashboard: Dashboard) -> Vec<Tag> {
    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
    if dashboard.filter.read().places.len() < 2 {
        return Vec::new();
    }
    let texts = dashboard.texts();
    let place = names::place(asked.loaded.store(), texts, &asked.answer.whole.place);
    let words = format!("{} ", (texts.country_page.only_first)(&place));
    let all = |filter: &mut Filter| *filter = filter.in_view(View::Compare);
    vec![Tag::of("p", words).child(elsewhere(dashboard, all, texts.country_page.compare_all))]
}

/// What the page says in words.
fn sections(dashboard: Dashboard) -> Vec<Tag> {
    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
    let Some(country) = asked.answer.whole.place.countries.first().copied() else {
        return Vec::new();
    };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let words = &texts.country_page;
    let section = |title: &str, content: Vec<Tag>| {
        Tag::new("section").child(Tag::of("h2", title)).all(content)
    };
    let later = dashboard.loaded_later.get();
    let initiatives =
        later.map(|later| initiatives(later.store(), store, texts, country)).unwrap_or_default();
    let policies = policies(store, texts, country);
    vec![
        section(words.not_known, gaps(dashboard, &asked, country)),
        section(words.policy, notes(dashboard, policies, words.no_policy)),
        section(words.initiatives, notes(dashboard, initiatives, words.no_initiatives)),
        section(words.neighbours, vec![comparisons(dashboard, &asked, country)]),
    ]
}

/// What no source tells, and how to help.
fn gaps(dashboard: Dashboard, asked: &Arc<Asked>, country: CountryId) -> Vec<Tag> {
    let (texts, store) = (dashboard.texts(), asked.loaded.store());
    let estimator = estimator_on(store, &asked.question, asked.ground.clone());
    let mut sentences = not_known(&estimator, &asked.question, texts, country, asked.answer.year);
    if sentences.is_empty() {
        sentences.push(texts.country_page.all_known.to_owned());
    }
    let mut said: Vec<Tag> = sentences.into_iter().map(|words| Tag::of("p", words)).collect();
    let how = Tag::link("data/README.md", texts.country_page.correct_link);
    let correct = format!("{} ", texts.country_page.correct);
    said.push(Tag::of("p", correct).child(how));
    said
}

/// Dated entries with their sources, the newest first; most of a long list
/// behind a word that opens it.
fn notes(dashboard: Dashboard, notes: Vec<DatedNote>, nothing: &str) -> Vec<Tag> {
    if notes.is_empty() {
        return vec![Tag::of("p", nothing)];
    }
    let mut entries: Vec<Tag> = notes.into_iter().map(note).collect();
    let further = entries.split_off(entries.len().min(FEW));
    let list = |entries: Vec<Tag>| Tag::new("ol").with("class", "citations").all(entries);
    let mut said = vec![list(entries)];
    if !further.is_empty() {
        let texts = dashboard.texts();
        let words = (texts.country_page.more)(&texts.numerals.whole(further.len()));
        said.push(Tag::new("details").child(Tag::of("summary", words)).child(list(further)));
    }
    said
}

fn note(note: DatedNote) -> Tag {
    let fact = Tag::new("p")
        .with("class", "fact")
        .child(Tag::of("time", note.date))
        .text(" ")
        .child(Tag::of("bdi", note.title));
    let from = Tag::new("p").with("class", "from").child(source(note.publisher, note.link));
    Tag::new("li").child(fact).child(Tag::of("p", note.note).with("class", "note")).child(from)
}

/// Countries to compare this one with.
fn comparisons(dashboard: Dashboard, asked: &Arc<Asked>, country: CountryId) -> Tag {
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let iso3 = store.countries[country.index()].iso3;
    let world = dashboard.outlines.get().and_then(Result::ok);
    let at_borders: Vec<CountryId> = world.map_or_else(Vec::new, |world| {
        world.at_borders_of(iso3).filter_map(|code| store.country(code)).collect()
    });
    let codes: Vec<String> = neighbours(store, country, &at_borders)
        .into_iter()
        .map(|id| store.countries[id.index()].iso3.to_string())
        .collect();
    let link = |places: Vec<String>, words: String| {
        let compare = |filter: &mut Filter| {
            *filter = Filter { places, ..filter.in_view(View::Compare) };
        };
        Tag::new("li").child(elsewhere(dashboard, compare, words))
    };
    let mut links: Vec<Tag> = codes
        .iter()
        .map(|code| link(vec![iso3.to_string(), code.clone()], names::by_code(store, texts, code)))
        .collect();
    if !codes.is_empty() {
        let all = std::iter::once(iso3.to_string()).chain(codes).collect();
        links.push(link(all, texts.country_page.compare_all.to_owned()));
    }
    Tag::new("ul").with("class", "facts").all(links)
}
