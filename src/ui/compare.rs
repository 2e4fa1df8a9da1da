//! Places side by side.

use super::combobox::Choice;
use super::drawing::{Made, Make};
use super::figures::{Figure, sources_of_shares, sources_of_years};
use super::filters::{Select, vendor_options};
use super::findings::ConcentrationFigure;
use super::plain::{Plain, table};
use super::state::{Asked, Dashboard};
use crate::browser::element::Tag;
use crate::chart::Picture;
use crate::estimate::Definition;
use crate::figure::compare::{Comparison, DIFFERENCES, MEASURES, MOST};
use crate::figure::{over_time, share_bars};
use crate::query::Ranking;
use leptos::prelude::*;
use std::sync::Arc;

/// Makes something of the places side by side; nothing of fewer than two.
fn compared<T>(
    dashboard: Dashboard,
    asked: Option<Arc<Asked>>,
    make: impl FnOnce(&Comparison<'_>) -> T,
) -> Option<T> {
    let asked = asked.filter(|asked| asked.answer.parts.len() > 1)?;
    let filter = asked.filter(&dashboard.look.read());
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    Some(make(&Comparison::new(store, &filter, texts, &asked.answer)))
}

/// The same of what is estimated; nothing of what others publish, which has no
/// unknown part, no index and no year for each place.
fn estimated<T>(dashboard: Dashboard, make: impl FnOnce(&Comparison<'_>) -> T) -> Option<T> {
    let asked = dashboard.asked_later.get();
    let is_estimate = |asked: &Arc<Asked>| asked.question.definition != Definition::Published;
    compared(dashboard, asked.filter(is_estimate), make)
}

/// Two to twelve places.
#[component]
pub(super) fn CompareView() -> impl IntoView {
    view! {
        <Plain class="cut" say=how_many />
        <div class="map-controls">
            <Select
                label=|texts| texts.compare.rank_by
                key="rank"
                options=|dashboard| {
                    let name = dashboard.texts().compare.ranking;
                    let chosen = dashboard.look.read().ranking;
                    Choice::one_of(Ranking::ALL, Ranking::slug, name, chosen)
                }
            />
            <Select label=|texts| texts.map.share_of key="of" options=vendor_options />
        </div>
        <div class="stack">
            <BarsSideBySide />
            <section id=DIFFERENCES>
                <Plain say=differences />
            </section>
            <YearsSideBySide />
            <Measures />
            <ConcentrationFigure />
        </div>
    }
}

/// Too few places are chosen, or more than stand side by side.
fn how_many(dashboard: Dashboard) -> Vec<Tag> {
    let count = dashboard.answer.read().as_ref().map_or(0, |answer| answer.parts.len());
    let texts = dashboard.texts();
    match count {
        0 | 1 => vec![Tag::of("p", texts.compare.choose).with("class", "gap")],
        2..=MOST => Vec::new(),
        _ => vec![Tag::of("p", (texts.compare.cut)(&texts.numerals.whole(MOST)))],
    }
}

#[component]
fn BarsSideBySide() -> impl IntoView {
    let make: Make = |dashboard| {
        let figure = compared(dashboard, dashboard.asked.get(), |it| it.bars().0)?;
        let sources = sources_of_shares(dashboard, &*dashboard.asked.get()?);
        Some(Made { sources, ..Made::of(Picture::Bars(figure)) })
    };
    let twin = |dashboard: Dashboard| compared(dashboard, dashboard.asked.get(), |it| it.bars().1);
    view! { <Figure id=share_bars::ID make twin is_share=true /> }
}

#[component]
fn YearsSideBySide() -> impl IntoView {
    fn figure(dashboard: Dashboard) -> Option<(crate::chart::ShareOverTime, crate::figure::Twin)> {
        let series = dashboard.series.get()?;
        estimated(dashboard, |it| it.over_time(&series))
    }
    let make: Make = |dashboard| {
        let sources = sources_of_years(dashboard, &*dashboard.asked_later.get()?);
        if dashboard.series.read().is_none() {
            return Some(Made::awaited());
        }
        let (figure, _) = figure(dashboard)?;
        Some(Made { sources, ..Made::of(Picture::Columns(figure)) })
    };
    view! { <Figure id=over_time::ID make twin=|dashboard| Some(figure(dashboard)?.1) is_share=true /> }
}

#[component]
fn Measures() -> impl IntoView {
    let make: Make = |dashboard| {
        let figure = estimated(dashboard, |it| it.measures().0)?;
        let hint = dashboard.texts().press_a_mark.to_owned();
        let sources = sources_of_shares(dashboard, &*dashboard.asked_later.get()?);
        Some(Made { hint, sources, ..Made::of(Picture::Bars(figure)) })
    };
    let twin = |dashboard: Dashboard| estimated(dashboard, |it| it.measures().1);
    view! { <Figure id=MEASURES make twin /> }
}

/// The numbers of each place, and how far they are from those of the first.
fn differences(dashboard: Dashboard) -> Vec<Tag> {
    let said = estimated(dashboard, |comparison| {
        let (caption, twin) = comparison.differences();
        table(&twin, &caption)
    });
    said.into_iter().collect()
}
