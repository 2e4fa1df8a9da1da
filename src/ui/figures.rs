//! The figures of shares, and the frame that every figure stands in: caption,
//! how to read it, drawing, sources, and the table twin.

use super::drawing::{self, KeyLine, Made, Make, WideDrawing};
use super::loading::whose;
use super::memo::Memo;
use super::plain::{Plain, step, table};
use super::react::{effect, effect_after, live};
use super::state::{Asked, Dashboard};
use crate::browser::element::{Tag, update};
use crate::browser::watch::SightWatch;
use crate::chart::Picture;
use crate::estimate::Definition;
use crate::figure::answer::Series;
use crate::figure::sources::Sources;
use crate::figure::{Twin, over_time, share_bars};
use crate::query::Filter;
use leptos::prelude::*;
use std::sync::Arc;

/// Each vendor's share of the places chosen: at once if it is in sight, and else
/// once what is has been painted.
#[component]
pub(super) fn ShareBarsFigure() -> impl IntoView {
    fn asked(dashboard: Dashboard) -> Option<Arc<Asked>> {
        let is_in_sight = dashboard.is_in_sight.get();
        if is_in_sight { dashboard.asked.get() } else { dashboard.asked_later.get() }
    }
    fn bars(dashboard: Dashboard) -> Option<(crate::chart::ShareBars, Twin)> {
        let asked = asked(dashboard)?;
        let filter = asked.filter(&dashboard.look.read());
        let store = asked.loaded.store();
        Some(share_bars::share_bars(store, &filter, dashboard.texts(), &asked.answer))
    }
    let make: Make = |dashboard| {
        let (figure, _) = bars(dashboard)?;
        let sources = sources_of_shares(dashboard, &*asked(dashboard)?);
        let picture = Picture::Bars(figure);
        // The title says that there is none.
        (!picture.is_empty()).then(|| Made { sources, ..Made::of(picture) })
    };
    let dashboard = expect_context::<Dashboard>();
    let place = NodeRef::<leptos::html::Div>::new();
    let watch = StoredValue::new_local(None::<SightWatch>);
    effect(move || {
        if let Some(place) = place.get() {
            let react = move |is_in_sight| dashboard.is_in_sight.set(is_in_sight);
            watch.set_value(SightWatch::new(&place, react));
        }
    });
    view! {
        <div node_ref=place>
            <Figure id=share_bars::ID make twin=|dashboard| Some(bars(dashboard)?.1) is_share=true />
        </div>
    }
}

/// The same, year by year.
#[component]
pub(super) fn ShareOverTimeFigure() -> impl IntoView {
    fn answered(dashboard: Dashboard) -> Option<(Arc<Asked>, Arc<Series>)> {
        Some((dashboard.asked_later.get()?, dashboard.series.get()?))
    }
    let make: Make = |dashboard| {
        dashboard.asked_later.get()?;
        let Some((asked, series)) = answered(dashboard) else { return Some(Made::awaited()) };
        // The gap is said in words, not by empty axes.
        if !over_time::has_years(&asked.question, &series) {
            return None;
        }
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        let figure =
            over_time::share_over_time(store, &asked.question, texts, &asked.answer, &series);
        let sources = sources_of_years(dashboard, &asked);
        Some(Made { sources, ..Made::of(Picture::Columns(figure)) })
    };
    // Twenty rows a vendor, which are put into words only for who asks for them.
    let twin = |dashboard| {
        let (asked, series) = answered(dashboard)?;
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        Some(over_time::table(store, &asked.question, texts, &asked.answer, &series))
    };
    view! { <Figure id=over_time::ID make twin is_share=true /> }
}

/// A figure of any kind; out of sight while there is nothing to draw.
#[component]
pub(super) fn Figure(
    /// Its id, which other people's pages rely on.
    id: &'static str,
    /// Makes it.
    make: Make,
    /// Makes the same numbers as a table.
    twin: fn(Dashboard) -> Option<Twin>,
    /// Whether it shows shares with bounds, which its legend then explains.
    #[prop(optional)]
    is_share: bool,
    /// Its own controls.
    #[prop(optional)]
    controls: Option<fn() -> AnyView>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let figure = drawing::made(dashboard, make);
    let caption = live(move || figure.read().as_ref().map(|made| made.caption.clone()));
    let hint = live(move || figure.read().as_ref().map(|made| made.hint.clone()));
    let sources = live(move || figure.read().as_ref().and_then(|made| made.sources.clone()));
    let shows_table = RwSignal::new(false);
    let controls = controls.map(|controls| controls());
    let is_empty = live(move || {
        let figure = figure.read();
        let picture = figure.as_ref().and_then(|made| made.picture.as_ref());
        picture.is_none_or(Picture::is_empty)
    });
    view! {
        <figure id=id hidden=live(move || figure.read().is_none()) class:empty=is_empty>
            <figcaption>
                <h2>{caption}</h2>
                {controls}
                {is_share.then(|| view! { <Plain class="reading" say=legend /> })}
                <p class="hint">{hint}</p>
                <Cut made=figure />
            </figcaption>
            <WideDrawing class="frame" made=figure press=|dashboard, key| dashboard.press(key) />
            {(!is_share).then(|| view! { <KeyLine id figure /> })}
            <div class="after">
                <p class="sources">{sources}</p>
                <TableButton id shows_table />
            </div>
            <TableTwin id shows_table caption twin />
        </figure>
    }
}

/// Shows the table of a figure, and hides it again.
#[component]
pub(super) fn TableButton(
    /// Id of the figure.
    id: &'static str,
    /// Whether its table is shown.
    shows_table: RwSignal<bool>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    view! {
        <button
            type="button"
            aria-expanded=live(move || shows_table.get().to_string())
            aria-controls=format!("{id}-table")
            on:click=move |_| shows_table.update(|shown| *shown = !*shown)
        >
            {dashboard.word(|texts| texts.table)}
        </button>
    }
}

/// The table of a figure.
#[component]
pub(super) fn TableTwin(
    /// Id of the figure.
    id: &'static str,
    /// Whether it is shown.
    shows_table: RwSignal<bool>,
    /// Its name.
    caption: Signal<Option<String>>,
    /// Makes it.
    twin: fn(Dashboard) -> Option<Twin>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let place = NodeRef::<leptos::html::Div>::new();
    effect_after(move |before: Option<Vec<Tag>>| {
        let twin = shows_table.get().then(|| twin(dashboard)).flatten();
        let caption = caption.get().unwrap_or_default();
        let Some(place) = place.get() else { return Vec::new() };
        let content: Vec<Tag> = twin.iter().map(|twin| table(twin, &caption)).collect();
        update(&place, &before.unwrap_or_default(), &content);
        content
    });
    view! {
        <div
            id=format!("{id}-table")
            class="twin"
            hidden=live(move || !shows_table.get())
            node_ref=place
        ></div>
    }
}

/// How many operators are drawn of how many, and a way to the others.
#[component]
fn Cut(
    /// The figure.
    made: Memo<Option<Arc<Made>>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let shown = move || made.read().as_ref().map_or((0, 0), |made| made.shown);
    let asks_for_all = move || dashboard.look.read().shows_all;
    let words = live(move || {
        let (texts, (drawn, all)) = (dashboard.texts(), shown());
        let numerals = &texts.numerals;
        let drawn = (texts.operators.drawn)(&numerals.whole(drawn), &numerals.whole(all));
        if asks_for_all() { format!("{drawn} {}", texts.operators.no_room) } else { drawn }
    });
    let is_whole = move || shown().0 >= shown().1;
    let address = live(move || {
        if is_whole() || asks_for_all() {
            return String::new();
        }
        let all = Filter { shows_all: true, ..dashboard.filter.get() };
        format!("?{}", all.to_query())
    });
    view! {
        <p class="cut" hidden=live(is_whole)>
            {words} " "
            <a href=address hidden=live(asks_for_all)>
                {dashboard.word(|texts| texts.operators.draw_all)}
            </a>
        </p>
    }
}

/// Classes of the swatches, in the order of the words.
const SWATCHES: [&str; 4] = ["published", "estimated", "possible", "unknown"];

/// How certainty is drawn.
pub(super) fn legend(dashboard: Dashboard) -> Vec<Tag> {
    let texts = dashboard.texts();
    let definition = dashboard.question.read().definition;
    let mut said = Vec::new();
    // Counts and published shares have no bounds to read.
    if !definition.is_count() && definition != Definition::Published {
        let items = SWATCHES.into_iter().zip(texts.legend).map(|(swatch, word)| {
            let sample = Tag::new("span")
                .with("class", format!("swatch {swatch}"))
                .with("aria-hidden", "true");
            Tag::new("li").child(sample).text(word)
        });
        said.push(Tag::new("ul").with("class", "legend").all(items.collect()));
    }
    said.push(Tag::of("p", texts.press_a_mark).with("class", "hint"));
    said
}

/// What the shares of the year rest on, in words.
pub(super) fn sources_of_shares(dashboard: Dashboard, asked: &Asked) -> Option<String> {
    let (texts, sources) = (dashboard.texts(), asked.answer.sources);
    if asked.question.definition == Definition::Published {
        let whole = |count| texts.numerals.whole(count);
        return Some((texts.published_sources)(&whole(sources.rows), &whole(sources.publishers)));
    }
    sources_in_words(dashboard, sources)
}

/// What the shares of all years rest on, in words.
pub(super) fn sources_of_years(dashboard: Dashboard, asked: &Asked) -> Option<String> {
    if asked.question.definition == Definition::Published {
        return sources_of_shares(dashboard, asked);
    }
    sources_in_words(dashboard, *dashboard.sources_of_years.get()?)
}

/// Rows, publishers and the newest date; nothing for no rows.
pub(super) fn sources_in_words(dashboard: Dashboard, sources: Sources) -> Option<String> {
    let texts = dashboard.texts();
    let newest = sources.newest.map_or_else(|| texts.undated.to_owned(), |date| date.to_string());
    let whole = |count| texts.numerals.whole(count);
    let (rows, publishers) = (whole(sources.rows), whole(sources.publishers));
    let words = (texts.sources)(&rows, &publishers, &newest, &whose(dashboard));
    (sources.rows > 0).then_some(words)
}

/// A link to the same page with another filter.
pub(super) fn elsewhere(
    dashboard: Dashboard,
    change: impl FnOnce(&mut Filter),
    words: impl Into<String>,
) -> Tag {
    let mut filter = dashboard.filter.get();
    change(&mut filter);
    step(&filter, words)
}
