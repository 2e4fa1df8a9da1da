//! A drawing in the page: as wide as its place, and answering to pointer and keys.

use super::memo::{Memo, in_turn, memo};
use super::react::effect;
use super::shown::Shown;
use super::state::Dashboard;
use super::tip::{Tip, TipBox};
use crate::browser::watch::WidthWatch;
use crate::browser::{dom, timing};
use crate::chart::{Key, Picture, Sample};
use leptos::ev::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// A figure as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Made {
    /// Its title.
    pub(super) caption: String,
    /// How to read it; empty if it reads itself.
    pub(super) hint: String,
    /// What its signs or grounds mean; none if there is nothing to tell.
    pub(super) key: Vec<(Sample, String)>,
    /// What it rests on, if that is not told elsewhere.
    pub(super) sources: Option<String>,
    /// How much of how much is drawn.
    pub(super) shown: (usize, usize),
    /// What is drawn.
    pub(super) picture: Option<Picture>,
    /// Whether what it is made of is still being worked out.
    pub(super) is_awaited: bool,
}

impl Made {
    /// A figure with its own name for a title, and nothing said besides.
    pub(super) fn of(picture: Picture) -> Self {
        Self { caption: picture.name().to_owned(), picture: Some(picture), ..Self::default() }
    }

    /// What it is made of is still being worked out.
    pub(super) fn awaited() -> Self {
        Self { is_awaited: true, ..Self::default() }
    }
}

/// Makes a figure; it is made anew when what it reads differs.
pub(super) type Make = fn(Dashboard) -> Option<Made>;
/// What a press on a mark does, by its key.
pub(super) type Press = fn(Dashboard, String);

/// A figure that follows the state, made in a turn of its own.
pub(super) fn made(dashboard: Dashboard, make: Make) -> Memo<Option<Arc<Made>>> {
    in_turn(memo(move |before: Option<&Option<Arc<Made>>>| match make(dashboard) {
        // Until then the one before stays, with its own title.
        Some(figure) if figure.is_awaited => before.cloned().flatten(),
        figure => figure.map(Arc::new),
    }))
}

/// A drawing as wide as its place.
#[component]
pub(super) fn WideDrawing(
    /// Classes of its place.
    class: &'static str,
    /// What is drawn.
    made: Memo<Option<Arc<Made>>>,
    /// What a press on a mark does.
    press: Press,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let frame = NodeRef::<html::Div>::new();
    let width = width_of(frame);
    let drawn = memo(move |_| {
        let width = Some(width.get()).filter(|width| *width > 0)?;
        let start = timing::now();
        let made = made.get()?;
        let svg = made.picture.as_ref()?.svg(&dashboard.theme.read(), width);
        timing::detail("atlas: draw", start);
        Some(Arc::<str>::from(svg))
    });
    view! {
        <div class=class node_ref=frame>
            <Drawing svg=drawn press />
        </div>
    }
}

/// What the samples of a figure mean.
#[component]
pub(super) fn KeyLine(
    /// Id of its figure.
    id: &'static str,
    /// The figure.
    figure: Memo<Option<Arc<Made>>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let made = memo(move |_| {
        let made = figure.get().filter(|made| !made.key.is_empty())?;
        let key = Key {
            id: format!("{id}-key"),
            name: made.caption.clone(),
            entries: made.key.clone(),
            rtl: dashboard.texts().direction() == "rtl",
        };
        Some(Arc::new(Made::of(Picture::Key(key))))
    });
    view! { <WideDrawing class="key" made press=|_, _| {} /> }
}

/// The width of an element in whole pixels; 0 until it is in the page. A drawing
/// is made anew only when it really changes.
pub(super) fn width_of(frame: NodeRef<html::Div>) -> Memo<u32> {
    let measured = RwSignal::new(0);
    // Kept until the figure leaves the page; then the watching ends.
    let watch = StoredValue::new_local(None::<WidthWatch>);
    effect(move || {
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

/// A drawing that answers to pointer and keys.
///
/// Only our own drawings go in, in which every text from the data is escaped.
#[component]
fn Drawing(
    /// The drawing; nothing while there is none.
    svg: Memo<Option<Arc<str>>>,
    /// What a press on a mark does.
    press: Press,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let place = NodeRef::<html::Div>::new();
    let tip = RwSignal::new(None::<Tip>);
    let shown = Shown::default();
    effect(move || {
        let after = svg.get().unwrap_or_default();
        let Some(place) = place.get() else {
            // What has not come into the page is nothing to go on from.
            shown.forget();
            return;
        };
        shown.bring(&place, after);
        // What was said of a mark is past, unless it still has the focus.
        if tip.read_untracked().is_some() {
            tip.set(dom::focused_mark(&place).and_then(|mark| Tip::of(&mark)));
        }
    });
    let show_tip =
        move |event: &Event| tip.set(dom::mark_of(event).and_then(|mark| Tip::of(&mark)));
    let open = move |event: &Event, narrows: bool| {
        if let Some(mark) = dom::mark_of(event) {
            let act =
                if narrows { |dashboard: Dashboard, key| dashboard.narrow(key) } else { press };
            act(dashboard, dom::key_of(&mark));
        }
    };
    let key_down = move |event: KeyboardEvent| {
        let Some(place) = place.get_untracked() else { return };
        match event.key().as_str() {
            "Enter" | " " => open(&event, event.shift_key()),
            // The page has a use of its own for this key.
            "Escape" if tip.read_untracked().is_none() => return,
            "Escape" => {
                event.stop_propagation();
                tip.set(None);
            }
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
            on:click=move |event: MouseEvent| open(&event, event.shift_key())
            on:keydown=key_down
            on:pointerover=move |event: PointerEvent| show_tip(&event)
            on:focusin=move |event| show_tip(&event)
            on:focusout=move |_| tip.set(None)
        ></div>
        <TipBox tip />
    }
}

/// The mark that a key leads to: along the drawing with left and right, to the
/// next row of it with up and down, there to the same vendor or year if it has
/// one, and to either end with Home and End.
fn neighbour(place: &Element, event: &KeyboardEvent, key: &str) -> Option<Element> {
    let marks = dom::marks(place);
    let current = dom::mark_of(event)?;
    let position = marks.iter().position(|mark| *mark == current)?;
    let own = dom::key_of(&current);
    let next_row = |others: &mut dyn Iterator<Item = &Element>| -> Option<Element> {
        let others: Vec<(&Element, String)> =
            others.map(|mark| (mark, dom::key_of(mark))).collect();
        let (first, row) = others.iter().find(|(_, key)| row_of(key) != row_of(&own))?;
        let in_row = others.iter().filter(|(_, key)| row_of(key) == row_of(row));
        let same = in_row.clone().find(|(_, key)| key.rsplit('/').next() == own.rsplit('/').next());
        Some(same.map_or(*first, |(mark, _)| *mark).clone())
    };
    let target = match key {
        "ArrowRight" => marks.get(position + 1).cloned(),
        "ArrowLeft" => marks.get(position.checked_sub(1)?).cloned(),
        // Where there is one row, it is a list, and up and down go along it.
        "ArrowDown" => next_row(&mut marks.get(position + 1..)?.iter())
            .or_else(|| marks.get(position + 1).cloned()),
        "ArrowUp" => next_row(&mut marks.get(..position)?.iter().rev())
            .or_else(|| marks.get(position.checked_sub(1)?).cloned()),
        "Home" => marks.first().cloned(),
        "End" => marks.last().cloned(),
        _ => return None,
    };
    // At either end the key is still ours: the page must not scroll away.
    Some(target.unwrap_or(current))
}

/// The row that a mark stands in, by its key: the place or operator, and where
/// the key has a time too, the vendor.
fn row_of(key: &str) -> &str {
    let parts = if key.split('/').count() > 2 { 2 } else { 1 };
    key.match_indices('/').nth(parts - 1).map_or(key, |(end, _)| &key[..end])
}
