//! How concentrated markets are, and where to dig next.

use super::drawing::{Made, Make};
use super::figures::{Figure, elsewhere, sources_of_years};
use super::frame::points;
use super::plain::{Plain, scroll};
use super::state::Dashboard;
use crate::browser::element::Tag;
use crate::chart::{Picture, ShareBars, ShareOverTime};
use crate::figure::answer::estimator_on;
use crate::figure::{Twin, concentration, gaps};
use leptos::prelude::*;

/// The index of each place and part of the network.
#[component]
pub(super) fn ConcentrationFigure() -> impl IntoView {
    fn made(dashboard: Dashboard) -> Option<(ShareBars, Twin)> {
        let asked = dashboard.asked_later.get()?;
        let filter = asked.filter(&dashboard.look.read());
        // What is published by others has no index of ours.
        asked.answer.whole.estimate.hhi?;
        let (store, texts, domains) =
            (asked.loaded.store(), dashboard.texts(), dashboard.domains.get()?);
        Some(concentration::concentration(store, &filter, texts, &asked.answer, &domains))
    }
    let make: Make = |dashboard| {
        dashboard.asked_later.get()?;
        if dashboard.domains.read().is_none() {
            return Some(Made::awaited());
        }
        let hint = dashboard.texts().findings.hint.to_owned();
        Some(Made { hint, ..Made::of(Picture::Bars(made(dashboard)?.0)) })
    };
    view! { <Figure id=concentration::ID make twin=|dashboard| Some(made(dashboard)?.1) /> }
}

/// The index of all together, year by year.
#[component]
pub(super) fn ConcentrationOverTime() -> impl IntoView {
    fn made(dashboard: Dashboard) -> Option<(ShareOverTime, Twin)> {
        let (asked, series) = (dashboard.asked_later.get()?, dashboard.series.get()?);
        asked.answer.whole.estimate.hhi?;
        let filter = asked.filter(&dashboard.look.read());
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        Some(concentration::over_time(store, &filter, texts, &asked.answer, &series))
    }
    let make: Make = |dashboard| {
        let sources = sources_of_years(dashboard, &*dashboard.asked_later.get()?);
        if dashboard.series.read().is_none() {
            return Some(Made::awaited());
        }
        Some(Made { sources, ..Made::of(Picture::Columns(made(dashboard)?.0)) })
    };
    view! { <Figure id=concentration::OVER_TIME make twin=|dashboard| Some(made(dashboard)?.1) /> }
}

/// How shares come about, how well they are supported, and where to dig next.
#[component]
pub(super) fn MethodView() -> impl IntoView {
    view! {
        <Plain class="method columns" say=points />
        <super::map::WorldMapFigure />
        <Plain class="wide" say=dig />
    }
}

/// The operators of which too little is known, with a way to tell.
fn dig(dashboard: Dashboard) -> Vec<Tag> {
    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let estimator = estimator_on(store, &asked.question, asked.ground.clone());
    let (gaps, all) = gaps::gaps(&estimator, &asked.question, texts, asked.answer.year);
    let words = &texts.findings;
    let number = |text: &str| Tag::of("td", text).with("class", "number");
    let rows = gaps.iter().map(|gap| {
        let slug = &store.operators[gap.operator.index()].slug;
        let open =
            elsewhere(dashboard, |filter| filter.operator = Some(slug.clone()), gap.name.as_str());
        let [subject, body] = (words.correction)(&gap.name, slug, &gap.rows);
        let encoded = |text: &str| -> String {
            form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
        };
        let mail = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body));
        let mail = Tag::link(mail, words.correct)
            .with("aria-label", format!("{}: {}", words.correct, gap.name));
        Tag::new("tr")
            .with("data-row", slug)
            .child(Tag::new("td").child(open))
            .child(Tag::of("td", (words.lack)(gap.lack)))
            .child(number(&gap.weight))
            .child(number(&gap.millions))
            .child(Tag::new("td").child(mail))
    });
    let rows: Vec<Tag> = rows.collect();
    let head = words.dig_heads.map(|head| Tag::of("th", head).with("scope", "col"));
    let whole = |count| texts.numerals.whole(count);
    vec![
        Tag::of("h2", words.dig).with("id", "dig"),
        Tag::of("p", (words.dig_hint)(&whole(gaps.len()), &whole(all))).with("class", "hint"),
        scroll(words.dig).child(
            Tag::new("table")
                .child(Tag::new("thead").child(Tag::new("tr").all(head.into())))
                .child(Tag::new("tbody").all(rows)),
        ),
    ]
}
