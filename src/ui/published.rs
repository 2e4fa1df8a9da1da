//! The figure of published shares over time.

use super::combobox::Choice;
use super::drawing::{Made, Make};
use super::figures::Figure;
use super::filters::Select;
use super::state::Dashboard;
use crate::chart::{Picture, Sample};
use crate::figure::published_shares::{ID, PublishedShares, market, markets, published_shares};
use leptos::prelude::*;

/// What others publish, with our estimate beside it.
#[component]
pub(super) fn PublishedFigure() -> impl IntoView {
    fn shares(dashboard: Dashboard) -> Option<PublishedShares> {
        let asked = dashboard.asked_later.get()?;
        let filter = asked.filter(&dashboard.look.read());
        let store = asked.loaded.store();
        let of = market(store, &filter)?;
        Some(published_shares(store, &filter, dashboard.texts(), &of, asked.answer.year))
    }
    let make: Make = |dashboard| {
        let PublishedShares { figure, publishers, has_ours, instead_of, .. } = shares(dashboard)?;
        let words = &dashboard.texts().published_figure;
        let [with_ours, without] = words.hints;
        let mut hint = instead_of.map(|place| (words.none_of)(&place)).unwrap_or_default();
        hint.push_str(if has_ours { with_ours } else { without });
        let texts = dashboard.texts();
        let readings = figure.panels.iter().map(|panel| panel.readings.len()).sum();
        let whole = |count| texts.numerals.whole(count);
        let sources = (texts.published_sources)(&whole(readings), &whole(publishers.len()));
        Some(Made {
            hint,
            sources: Some(sources),
            key: publishers.into_iter().map(|(sign, name)| (Sample::Sign(sign), name)).collect(),
            ..Made::of(Picture::Columns(figure))
        })
    };
    let twin = |dashboard| Some(shares(dashboard)?.twin);
    view! { <Figure id=ID make twin controls=|| view! { <MarketControl /> }.into_any() /> }
}

#[component]
fn MarketControl() -> impl IntoView {
    view! {
        <div class="map-controls">
            <Select
                label=|texts| texts.published_figure.market
                key="market"
                options=|dashboard| {
                    let Some(asked) = dashboard.asked_later.get() else { return Vec::new() };
                    let (store, texts) = (asked.loaded.store(), dashboard.texts());
                    let chosen = market(store, &asked.filter(&dashboard.look.read()));
                    let options = markets(store, asked.answer.year).into_iter().map(|(market, count)| {
                        let count = texts.numerals.whole(count);
                        let name = format!("{} ({count})", market.name(store, texts));
                        Choice::plain(&market.slug(), &name, chosen.as_ref() == Some(&market))
                    });
                    options.collect()
                }
            />
        </div>
    }
}
