//! The figures: caption, drawing, tooltip, sources, and the table twin.

use super::state::{Asked, Dashboard, live, memo, part};
use super::tip::{Tip, TipBox};
use crate::browser::watch::WidthWatch;
use crate::browser::{dom, timing};
use crate::chart::{patch, share_bars_svg, share_over_time_svg};
use crate::estimate::Definition;
use crate::figure::answer::{Series, estimator_on};
use crate::figure::{Twin, over_time, share_bars};
use crate::query::Filter;
use leptos::ev::{Event, KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// What a figure needs to be shown.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    caption: String,
    svg: Arc<str>,
}

/// Draws a figure at a width in pixels.
type Draw = Box<dyn Fn(u32) -> Option<Drawn> + Send + Sync>;

/// Each vendor's share of the places chosen.
#[component]
pub(super) fn ShareBarsFigure() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let asked = live(move || dashboard.asked.get());
    let mark = memo(move |_| dashboard.filter.read().mark.clone());
    let made = memo(move |_| {
        let asked = asked.get()?;
        let filter = Filter { mark: mark.get(), ..asked.question.clone() };
        let store = asked.loaded.store();
        Some(share_bars::share_bars(store, &filter, dashboard.texts(), &asked.answer))
    });
    let draw: Draw = Box::new(move |width| {
        let made = made.read();
        let (figure, _) = made.as_ref()?;
        let svg = share_bars_svg(figure, &dashboard.theme.read(), width);
        Some(Drawn { caption: figure.name.clone(), svg: svg.into() })
    });
    let twin = live(move || made.read().as_ref().map(|(_, twin)| twin.clone()));
    view! { <Figure id=share_bars::ID asked draw twin /> }
}

/// The same, year by year.
#[component]
pub(super) fn ShareOverTimeFigure() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let asked = live(move || dashboard.asked_later.get());
    let series_question = memo(move |_| {
        let asked = asked.get()?;
        let newest = asked.loaded.store().newest_year();
        Some((asked.loaded.clone(), Series::question(&asked.question, newest)))
    });
    // Moving from year to year leaves the series as it is.
    let series = memo(move |_| {
        let (loaded, question) = series_question.get()?;
        let start = timing::now();
        let ground = asked.get_untracked()?.ground.clone();
        let series = Series::new(&estimator_on(loaded.store(), &question, ground), &question);
        timing::detail("atlas: series", start);
        Some(Arc::new(series))
    });
    let draw: Draw = Box::new(move |width| {
        let (asked, series) = (asked.get()?, series.get()?);
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        let figure =
            over_time::share_over_time(store, &asked.question, texts, &asked.answer, &series);
        let svg = share_over_time_svg(&figure, &dashboard.theme.read(), width);
        Some(Drawn { caption: figure.name, svg: svg.into() })
    });
    // Twenty rows a vendor, which are put into words only for who asks for them.
    let twin = live(move || {
        let (asked, series) = (asked.get()?, series.get()?);
        let (store, texts) = (asked.loaded.store(), dashboard.texts());
        Some(over_time::table(store, &asked.question, texts, &asked.answer, &series))
    });
    let is_empty = live(move || {
        let (asked, series) = (asked.get(), series.get());
        asked
            .zip(series)
            .is_some_and(|(asked, series)| !over_time::has_years(&asked.question, &series))
    });
    view! {
        // The gap is said in words, not by empty axes.
        <div hidden=is_empty>
            <Figure id=over_time::ID asked draw twin />
        </div>
    }
}

/// A figure of any kind.
#[component]
fn Figure(
    /// Its id, which other people's pages rely on.
    id: &'static str,
    /// What it is made of.
    asked: Signal<Option<Arc<Asked>>>,
    /// Draws it at a width in pixels; nothing while there is no data.
    draw: Draw,
    /// The same numbers as a table.
    twin: Signal<Option<Twin>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let frame = NodeRef::<html::Div>::new();
    let width = width_of(frame);
    let drawn = memo(move |_| {
        let width = Some(width.get()).filter(|width| *width > 0)?;
        let start = timing::now();
        let drawn = draw(width);
        timing::detail("atlas: draw", start);
        drawn
    });
    let caption = memo(move |_| drawn.read().as_ref().map(|drawn| drawn.caption.clone()));
    let shows_table = RwSignal::new(false);
    view! {
        <figure id=id>
            <figcaption>
                <h2>{live(move || caption.get())}</h2>
                <Legend />
            </figcaption>
            <div class="frame" node_ref=frame>
                <Drawing
                    svg=live(move || drawn.read().as_ref().map(|drawn| drawn.svg.clone()))
                    press=move |key: String| dashboard.change(|filter| filter.mark = key)
                />
            </div>
            <div class="after">
                <SourcesLine asked />
                <TableButton id shows_table />
            </div>
            <div id=format!("{id}-table") class="twin" hidden=live(move || !shows_table.get())>
                {part(move || {
                    let twin = shows_table.get().then(|| twin.get()).flatten();
                    twin.map(|twin| table(&twin, caption))
                })}
            </div>
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

/// The width of an element in whole pixels; 0 until it is in the page. A drawing
/// is made anew only when it really changes.
pub(super) fn width_of(frame: NodeRef<html::Div>) -> Memo<u32> {
    let measured = RwSignal::new(0);
    // Kept until the figure leaves the page; then the watching ends.
    let watch = StoredValue::new_local(None::<WidthWatch>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            let react = move |width| {
                // The last change may come after the figure has gone.
                let _ = measured.try_set(width);
            };
            watch.set_value(WidthWatch::new(&frame, react));
        }
    });
    memo(move |_| measured.get())
}

/// Classes of the swatches, in the order of the words.
const SWATCHES: [&str; 4] = ["published", "estimated", "possible", "unknown"];

/// How certainty is drawn.
#[component]
fn Legend() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let items = part(move || {
        let words = SWATCHES.into_iter().zip(dashboard.texts().legend);
        let items = words.map(|(swatch, word)| {
            view! { <li><span class=format!("swatch {swatch}") aria-hidden="true"></span>{word}</li> }
        });
        items.collect_view()
    });
    let is_estimate = move || {
        let definition = dashboard.question.read().definition;
        !definition.is_count() && definition != Definition::Published
    };
    view! {
        // Counts and published shares have no bounds to read.
        <ul class="legend" hidden=live(move || !is_estimate())>{items}</ul>
        <p class="hint">{dashboard.word(|texts| texts.press_a_mark)}</p>
    }
}

/// What a figure rests on.
#[component]
fn SourcesLine(
    /// What the figure is made of.
    asked: Signal<Option<Arc<Asked>>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let words = live(move || {
        let asked = asked.get()?;
        let texts = dashboard.texts();
        let sources = Some(asked.answer.sources).filter(|sources| sources.rows > 0)?;
        let newest =
            sources.newest.map_or_else(|| texts.undated.to_owned(), |date| date.to_string());
        let (rows, publishers) =
            (texts.numerals.whole(sources.rows), texts.numerals.whole(sources.publishers));
        if asked.question.definition == Definition::Published {
            return Some((texts.published_sources)(&rows, &publishers));
        }
        Some((texts.sources)(&rows, &publishers, &newest))
    });
    view! { <p class="sources">{words}</p> }
}

/// The table twin of a drawing.
pub(super) fn table(twin: &Twin, caption: Memo<Option<String>>) -> impl IntoView + use<> {
    let labels = twin.labels;
    let class = move |column: usize| if column < labels { "" } else { "number" };
    let head = twin.head.iter().cloned().enumerate();
    let head = head.map(|(column, name)| view! { <th scope="col" class=class(column)>{name}</th> });
    let rows = twin.rows.iter().map(|(key, cells)| {
        let cells = cells.iter().cloned().enumerate().map(|(column, cell)| {
            view! { <td class=class(column)>{cell}</td> }
        });
        view! { <tr data-row=key.clone()>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=live(move || caption.get())>
            <table>
                <caption>{live(move || caption.get())}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A drawing that answers to pointer and keys.
///
/// Only our own drawings go in, in which every text from the data is escaped.
#[component]
pub(super) fn Drawing(
    /// The drawing; nothing while there is none.
    svg: Signal<Option<Arc<str>>>,
    /// Called with the key of a mark that is pressed.
    #[prop(into)]
    press: Callback<String>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let tip = RwSignal::new(None::<Tip>);
    Effect::new(move |before: Option<Arc<str>>| {
        let after = svg.get().unwrap_or_default();
        // What has not come into the page is nothing to go on from.
        let Some(place) = place.get() else { return Arc::default() };
        show(&place, &before.unwrap_or_default(), &after);
        after
    });
    let show_tip =
        move |event: &Event| tip.set(dom::mark_of(event).and_then(|mark| Tip::of(&mark)));
    let open = move |event: &Event| {
        if let Some(mark) = dom::mark_of(event) {
            press.run(dom::key_of(&mark));
        }
    };
    let key_down = move |event: KeyboardEvent| {
        let Some(place) = place.get_untracked() else { return };
        match event.key().as_str() {
            "Enter" | " " => open(&event),
            "Escape" => tip.set(None),
            key => match neighbour(&place, &event, key) {
                Some(mark) => dom::focus_mark(&place, &mark),
                None => return,
            },
        }
        event.prevent_default();
    };
    view! {
        <div
            class="drawing"
            node_ref=place
            on:click=move |event| open(&event)
            on:keydown=key_down
            on:pointerover=move |event: PointerEvent| show_tip(&event)
            on:focusin=move |event| show_tip(&event)
            on:focusout=move |_| tip.set(None)
        ></div>
        <TipBox tip />
    }
}

/// Brings a drawing into the page: the one before becomes it, if it can, or
/// gives way to it.
fn show(place: &Element, before: &str, after: &str) {
    if let Some(edits) = patch::edits(before, after).filter(|_| !before.is_empty()) {
        let edits = edits.iter().map(|edit| (edit.element, edit.attribute, &*edit.value));
        return dom::edit(place, "*", &edits.collect::<Vec<_>>());
    }
    // The focus goes to the same mark as before, or the next key would scroll
    // the page.
    let focused = dom::focused_key(place);
    place.set_inner_html(after);
    let again =
        focused.and_then(|key| dom::marks(place).into_iter().find(|mark| dom::key_of(mark) == key));
    if let Some(mark) = again {
        dom::focus_mark(place, &mark);
    }
}

/// The mark that a key leads to: along the drawing with left and right, in the
/// same year of the panel before or after with up and down, to either end with
/// Home and End.
fn neighbour(place: &Element, event: &KeyboardEvent, key: &str) -> Option<Element> {
    let marks = dom::marks(place);
    let current = dom::mark_of(event)?;
    let position = marks.iter().position(|mark| *mark == current)?;
    let year_of =
        |mark: &Element| dom::key_of(mark).rsplit_once('/').map(|(_, year)| year.to_owned());
    let is_timed = dom::key_of(&current).split('/').count() == 3;
    let same_year = |mark: &&Element| !is_timed || year_of(mark) == year_of(&current);
    let target = match key {
        "ArrowRight" => marks.get(position + 1),
        "ArrowLeft" => marks.get(position.checked_sub(1)?),
        "ArrowDown" => marks.get(position + 1..)?.iter().find(same_year),
        "ArrowUp" => marks.get(..position)?.iter().rev().find(same_year),
        "Home" => marks.first(),
        "End" => marks.last(),
        _ => return None,
    };
    // At either end the key is still ours: the page must not scroll away.
    Some(target.unwrap_or(&current).clone())
}
