//! The page of one vendor, and who replaced whom.

use super::drawing::{Made, Make};
use super::figures::Figure;
use super::filters::{Select, vendors_with};
use super::map::WorldMapFigure;
use super::plain::{Plain, linked_table, scroll, source, step};
use super::published::PublishedFigure;
use super::state::{Asked, Dashboard};
use crate::browser::element::Tag;
use crate::chart::{Bands, Picture, ShareOverTime};
use crate::domain::contract::Closing;
use crate::figure::swaps::Swap;
use crate::figure::vendor_page::OperatorList;
use crate::figure::{Twin, names, swaps, vendor_page};
use crate::query::Filter;
use leptos::prelude::*;
use std::sync::Arc;

/// One vendor in full.
#[component]
pub(super) fn VendorView() -> impl IntoView {
    view! {
        <div class="map-controls">
            <Select
                label=|texts| texts.vendor_page.look_at
                key="v"
                options=|dashboard| vendors_with(dashboard, vendor_page::looked_at)
            />
            <Plain class="chip" say=seat />
        </div>
        <WorldMapFigure />
        <Plain class="wide" say=operators />
        <StagesFigure />
        <Swaps />
        <PublishedFigure />
        <VendorFigures />
        <Plain class="wide" say=announced />
    }
}

fn seat(dashboard: Dashboard) -> Vec<Tag> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let seat = vendor_page::seat(loaded.store(), &dashboard.filter.read());
    let said = seat.map(|(seat, link)| source((dashboard.texts().vendor_page.seat)(&seat), link));
    said.into_iter().collect()
}

/// The operators that the vendor is at.
fn operators(dashboard: Dashboard) -> Vec<Tag> {
    let Some(list) = dashboard.operators_of_vendor.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let OperatorList { caption, twin, all } = &*list;
    if *all == 0 {
        return vec![Tag::of("p", texts.vendor_page.no_operators).with("class", "gap")];
    }
    let whole = |number| texts.numerals.whole(number);
    let cut = (texts.operators.drawn)(&whole(twin.rows.len()), &whole(*all));
    vec![
        Tag::of("h2", caption),
        Tag::of("p", if twin.rows.len() < *all { cut } else { String::new() })
            .with("class", "hint"),
        linked_table(dashboard, twin, caption),
    ]
}

/// Its rows by stage and year.
#[component]
fn StagesFigure() -> impl IntoView {
    fn stages(dashboard: Dashboard) -> Option<(ShareOverTime, Twin, usize)> {
        let asked = dashboard.asked_later.get()?;
        let filter = asked.filter(&dashboard.look.read());
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        Some(vendor_page::by_stage(store, &filter, texts, asked.answer.year))
    }
    let make: Make = |dashboard| {
        let (figure, twin, elsewhere) = stages(dashboard)?;
        let texts = dashboard.texts();
        let hint = (texts.vendor_page.by_stage_hint)(&texts.numerals.whole(elsewhere));
        // Seven empty panels say less than nothing.
        (!twin.rows.is_empty()).then(|| Made { hint, ..Made::of(Picture::Columns(figure)) })
    };
    view! { <Figure id=vendor_page::STAGES make twin=|dashboard| Some(stages(dashboard)?.1) /> }
}

/// What figures of swaps are made of: the question, what is looked at besides,
/// and the swaps, which are worked out once for all of them.
fn swapped(dashboard: Dashboard) -> Option<(Arc<Asked>, Filter, Arc<Vec<Swap>>)> {
    let asked = dashboard.asked_later.get()?;
    let filter = asked.filter(&dashboard.look.read());
    Some((asked, filter, dashboard.swaps.get()?))
}

/// Who replaced whom: as bands, as a matrix, and by year.
#[component]
pub(super) fn Swaps() -> impl IntoView {
    view! {
        <SwapsFigure />
        <Plain class="wide swaps" say=swaps_matrix />
        <SwapsByYear />
        <Plain class="wide" say=swaps_by_region />
    }
}

/// The same by part of the world.
fn swaps_by_region(dashboard: Dashboard) -> Vec<Tag> {
    let Some((asked, _, swaps)) = swapped(dashboard) else { return Vec::new() };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let twin = swaps::by_region(store, texts, &swaps);
    if twin.rows.is_empty() {
        return Vec::new();
    }
    let caption = texts.vendor_page.by_region;
    vec![Tag::of("h2", caption), linked_table(dashboard, &twin, caption)]
}

/// Who gave way to whom.
#[component]
pub(super) fn SwapsFigure() -> impl IntoView {
    fn made(dashboard: Dashboard) -> Option<(Bands, Twin)> {
        let (asked, filter, swaps) = swapped(dashboard)?;
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        Some(swaps::replacements(store, &filter, texts, &swaps))
    }
    let make: Make = |dashboard| {
        let (figure, _) = made(dashboard)?;
        let (texts, swaps) = (dashboard.texts(), dashboard.swaps.get()?);
        let words = &texts.vendor_page;
        let whole = |count| texts.numerals.whole(count);
        let [done, part] =
            [Closing::Done, Closing::Part].map(|closing| whole(swaps::that_go(&*swaps, closing)));
        let hint = match swaps.len() {
            0 => words.no_swaps.to_owned(),
            all => format!("{} {}", words.swaps_hint, (words.how_far)(&whole(all), &done, &part)),
        };
        Some(Made { hint, ..Made::of(Picture::Bands(figure)) })
    };
    view! { <Figure id=swaps::ID make twin=|dashboard| Some(made(dashboard)?.1) /> }
}

/// The same as a matrix, each number of which opens its rows.
fn swaps_matrix(dashboard: Dashboard) -> Vec<Tag> {
    let Some((asked, filter, swaps)) = swapped(dashboard) else { return Vec::new() };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let (figure, _) = swaps::replacements(store, &filter, texts, &swaps);
    if figure.bands.is_empty() {
        return Vec::new();
    }
    let here = dashboard.filter.get();
    let number = |name: &'static str| Tag::new(name).with("class", "number");
    let corner = Tag::of("th", figure.heads.join(" → ")).with("scope", "col");
    let heads = figure.to.iter().map(|end| number("th").with("scope", "col").text(&end.title));
    let rows = figure.from.iter().enumerate().map(|(from, end)| {
        let cells = (0..figure.to.len()).map(|to| {
            let band = figure.bands.iter().find(|band| (band.from, band.to) == (from, to));
            band.map_or_else(
                || number("td"),
                |band| {
                    let there = Filter { mark: band.key.clone(), ..here.clone() };
                    let link = step(&there, band.amount.to_string());
                    number("td").child(link.with("aria-label", &band.label))
                },
            )
        });
        let name = format!("{} ({})", end.title, end.value);
        Tag::new("tr").child(Tag::of("th", name).with("scope", "row")).all(cells.collect())
    });
    let table = Tag::new("table")
        .child(Tag::new("thead").child(Tag::new("tr").child(corner).all(heads.collect())))
        .child(Tag::new("tbody").all(rows.collect()));
    vec![scroll(&figure.name).child(table)]
}

/// The same by year.
#[component]
fn SwapsByYear() -> impl IntoView {
    fn made(dashboard: Dashboard) -> Option<(ShareOverTime, Twin)> {
        let (asked, filter, swaps) = swapped(dashboard)?;
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        let made = swaps::by_year(store, &filter, texts, asked.answer.year, &swaps);
        (!made.0.panels.is_empty()).then_some(made)
    }
    let make: Make = |dashboard| Some(Made { ..Made::of(Picture::Columns(made(dashboard)?.0)) });
    view! { <Figure id=swaps::BY_YEAR make twin=|dashboard| Some(made(dashboard)?.1) /> }
}

/// What the vendor publishes of itself.
#[component]
fn VendorFigures() -> impl IntoView {
    fn made(dashboard: Dashboard) -> Option<(ShareOverTime, Twin)> {
        let (asked, later) = (dashboard.asked_later.get()?, dashboard.loaded_later.get()?);
        let filter = asked.filter(&dashboard.look.read());
        Some(vendor_page::figures(later.store(), &filter, dashboard.texts()))
    }
    let make: Make = |dashboard| {
        let (figure, twin) = made(dashboard)?;
        let words = &dashboard.texts().vendor_page;
        let hint = if twin.rows.is_empty() { words.no_figures } else { words.figures_hint };
        Some(Made { hint: hint.to_owned(), ..Made::of(Picture::Columns(figure)) })
    };
    view! { <Figure id=vendor_page::FIGURES make twin=|dashboard| Some(made(dashboard)?.1) /> }
}

/// Contracts announced without a name, beside those named here.
fn announced(dashboard: Dashboard) -> Vec<Tag> {
    let (Some(asked), Some(later)) = (dashboard.asked_later.get(), dashboard.loaded_later.get())
    else {
        return Vec::new();
    };
    let (store, texts) = (asked.loaded.store(), dashboard.texts());
    let year = asked.answer.year;
    let twin = vendor_page::announced(later.store(), store, &asked.question, texts, year);
    if twin.rows.is_empty() {
        return Vec::new();
    }
    let words = &texts.vendor_page;
    let slug = vendor_page::looked_at(&asked.question);
    let caption = (words.announced)(&names::vendor_by_slug(store, texts, slug));
    vec![
        Tag::of("h2", &caption),
        Tag::of("p", words.announced_rule).with("class", "hint"),
        linked_table(dashboard, &twin, &caption),
    ]
}
