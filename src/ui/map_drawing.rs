//! The map as it is drawn: once for its outlines, afterwards only recoloured,
//! and seen through a window that the reader moves.

use super::drawing::width_of;
use super::map_hand::Hand;
use super::map_letters::{Letters, by_letters};
use super::memo::{Memo, memo};
use super::react::{effect, effect_after};
use super::state::Dashboard;
use super::tip::{Tip, TipBox};
use crate::browser::{dom, timing};
use crate::chart::map::{DOT, fill, path_data};
use crate::chart::{Area, Ground, Outline, Theme, WorldMap, world_map_svg};
use crate::domain::decimal;
use crate::domain::place::Iso3;
use crate::figure::world_map::{ID, MapView};
use crate::geo::world::WIDTH;
use crate::geo::{Direction, Window, World, bubbles};
use crate::query::{MapShape, Place};
use leptos::ev::{Event, KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// How far a key or a notch of the wheel enlarges.
const STEP: f64 = 0.7;
/// What has been drawn, to tell what to change.
#[derive(Clone)]
struct Painted {
    theme: Theme,
    shape: MapShape,
    rtl: bool,
    view: Arc<MapView>,
}

/// A drawing of the map that answers to pointer, wheel and keys.
#[component]
pub(super) fn MapDrawing(
    /// The outlines.
    world: Arc<World>,
    /// What is shown of each country.
    view: Memo<Option<Arc<MapView>>>,
    /// What is seen of the map.
    window: RwSignal<Window>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let place = NodeRef::<html::Div>::new();
    let world = StoredValue::new(world);
    let drawings = RwSignal::new(0);
    let order = StoredValue::new(Order::default());
    draw(dashboard, place, (world, view), drawings, order);
    mark_chosen(dashboard, place, world, drawings, order);
    let width = width_of(place);
    let tip = RwSignal::new(None::<Tip>);
    effect(move || {
        drawings.track();
        let (window, width) = (window.get(), width.get());
        if let Some(place) = place.get() {
            show_window(&place, window, width);
            // What is said of a country moves along with it.
            if tip.read_untracked().is_some() {
                tip.set(dom::focused_mark(&place).and_then(|mark| Tip::of(&mark)));
            }
        }
    });
    let show_tip =
        move |event: &Event| tip.set(dom::mark_of(event).and_then(|mark| Tip::of(&mark)));
    let letters = StoredValue::new(Letters::default());
    let hand = Hand::new(window, world);
    let choose = move |event: &Event| {
        if let Some(mark) = dom::mark_of(event) {
            dashboard.pick(|filter| filter.toggle_place(&dom::key_of(&mark)));
        }
    };
    let key_down = move |event: KeyboardEvent| {
        let (Some(place), Some(view)) = (place.get_untracked(), view.get_untracked()) else {
            return;
        };
        let key = event.key();
        match key.as_str() {
            "Enter" => choose(&event),
            // Within a name it is a letter.
            " " if !letters.with_value(Letters::are_coming) => choose(&event),
            "Escape" if tip.read_untracked().is_some() => tip.set(None),
            // The page has a use of its own for this key.
            "Escape" => return,
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return,
            "+" | "=" => hand.zoom(STEP, focused_at(&event, &world.read_value(), window)),
            "-" | "−" => hand.zoom(1.0 / STEP, focused_at(&event, &world.read_value(), window)),
            "0" => hand.whole(),
            key => {
                let typed = letters.try_update_value(|letters| letters.after(key, &view));
                let typed = typed.unwrap_or_default();
                let Some(target) = target(&world.read_value(), &view, &event, key, &typed) else {
                    return;
                };
                go_to(&place, &world.read_value(), window, target);
            }
        }
        event.prevent_default();
    };
    view! {
        <div
            class="drawing map"
            node_ref=place
            on:click=move |event| {
                if !hand.has_dragged() {
                    choose(&event);
                }
            }
            on:keydown=key_down
            on:pointerover=move |event: PointerEvent| show_tip(&event)
            on:focusin=move |event| show_tip(&event)
            on:focusout=move |_| tip.set(None)
            on:pointerleave=move |_| tip.set(None)
            on:wheel=move |event: WheelEvent| {
                // The wheel is the page's, unless the reader means the map.
                let is_meant = event.ctrl_key()
                    || place.get_untracked().is_some_and(|place| dom::focused_key(&place).is_some());
                if is_meant {
                    event.prevent_default();
                    let factor = if event.delta_y() < 0.0 { STEP } else { 1.0 / STEP };
                    hand.zoom(factor, at(place, (event.client_x(), event.client_y())));
                }
            }
            on:pointerdown=move |event: PointerEvent| hand.press(&event)
            on:pointermove=move |event: PointerEvent| {
                if hand.drag(&event, place) {
                    tip.set(None);
                }
            }
            on:pointerup=move |event: PointerEvent| hand.release(&event)
            on:pointercancel=move |event: PointerEvent| hand.release(&event)
        ></div>
        <TipBox tip />
    }
}

/// The marks of a map in the order they are drawn in.
type Order = Arc<[Iso3]>;

/// Keeps the drawing as the view is; counts how often it was drawn anew, and
/// says in which order its marks stand.
fn draw(
    dashboard: Dashboard,
    place: NodeRef<html::Div>,
    (world, view): (StoredValue<Arc<World>>, Memo<Option<Arc<MapView>>>),
    drawings: RwSignal<usize>,
    order: StoredValue<Order>,
) {
    let shape = memo(move |_| dashboard.filter.read().shape);
    effect_after(move |before: Option<Option<Painted>>| {
        let view = view.get()?;
        let rtl = dashboard.texts().direction() == "rtl";
        let painted = Painted { theme: dashboard.theme.get(), shape: shape.get(), rtl, view };
        let place = place.get()?;
        let before = before.flatten().filter(|before| {
            before.theme == painted.theme && before.shape == painted.shape && before.rtl == rtl
        });
        if let Some(before) = before {
            let start = timing::now();
            recolour(&place, &before, &painted, &order.read_value());
            timing::detail("atlas: recolour", start);
        } else {
            let start = timing::now();
            let figure = figure(dashboard, &world.read_value(), &painted);
            order.set_value(order_of(&figure));
            place.set_inner_html(&world_map_svg(&figure, &painted.theme));
            timing::detail("atlas: map", start);
            drawings.update(|count| *count += 1);
        }
        Some(painted)
    });
}

/// The map as a figure to be drawn.
fn figure(dashboard: Dashboard, world: &World, painted: &Painted) -> WorldMap {
    let view = &painted.view;
    let area = |iso3: Option<Iso3>, outline| {
        let country = view.countries.iter().find(|country| Some(country.iso3) == iso3);
        Area {
            key: iso3.map(|iso3| iso3.to_string()).unwrap_or_default(),
            label: country.map(|country| country.label.clone()).unwrap_or_default(),
            ground: country.map_or(Ground::Nothing, |country| country.ground),
            outline,
        }
    };
    let areas = match painted.shape {
        MapShape::Land => world
            .lands
            .iter()
            .map(|land| {
                let rings = || Outline::Rings(land.rings.clone());
                area(land.iso3, if land.is_dot { Outline::Dot(land.middle) } else { rings() })
            })
            .collect(),
        MapShape::Bubbles => {
            let loaded = dashboard.loaded.get_untracked();
            let population = |iso3: Iso3| {
                let store = loaded.as_ref()?.store();
                store.countries[store.country(iso3)?.index()].population
            };
            let bubbles = bubbles(world, population).into_iter();
            bubbles
                .map(|bubble| area(Some(bubble.iso3), Outline::Disc(bubble.middle, bubble.radius)))
                .collect()
        }
    };
    WorldMap {
        id: ID.to_owned(),
        name: view.caption.clone(),
        size: (WIDTH, world.height),
        scale: 6.0,
        areas,
        chosen: Vec::new(),
        rtl: painted.rtl,
    }
}

fn order_of(figure: &WorldMap) -> Order {
    figure.areas.iter().filter_map(|area| Iso3::parse(&area.key)).collect()
}

/// Changes the fills and names that differ.
fn recolour(place: &Element, before: &Painted, now: &Painted, order: &[Iso3]) {
    dom::set_all(place, "svg", "aria-label", &now.view.caption);
    let mut fills: Vec<(usize, String)> = Vec::new();
    let mut labels: Vec<(usize, &str)> = Vec::new();
    for (old, new) in before.view.countries.iter().zip(&now.view.countries) {
        if old == new {
            continue;
        }
        let Some(index) = order.iter().position(|iso3| *iso3 == new.iso3) else {
            continue;
        };
        if old.ground != new.ground {
            fills.push((index, fill(ID, &now.theme, new.ground)));
        }
        if old.label != new.label {
            labels.push((index, &new.label));
        }
    }
    let fills = fills.iter().map(|(index, fill)| (*index, Some("fill"), fill.as_str()));
    let labels = labels.iter().map(|(index, label)| (*index, Some("aria-label"), *label));
    dom::edit(place, "[data-key]", &fills.chain(labels).collect::<Vec<_>>());
}

/// Marks the countries that are chosen, in words and by an edge around them.
fn mark_chosen(
    dashboard: Dashboard,
    place: NodeRef<html::Div>,
    world: StoredValue<Arc<World>>,
    drawings: RwSignal<usize>,
    order: StoredValue<Order>,
) {
    let chosen = memo(move |_| {
        let asked = dashboard.asked_later.get()?;
        let store = asked.loaded.store();
        let places = asked.question.places.iter().filter_map(|code| Place::find(store, code));
        let countries = places.flat_map(|place| place.countries);
        Some(countries.map(|country| store.countries[country.index()].iso3).collect::<Vec<Iso3>>())
    });
    effect_after(move |before: Option<(usize, Vec<Iso3>)>| {
        let drawing = drawings.get();
        let (Some(place), Some(chosen)) = (place.get(), chosen.get()) else {
            return (0, Vec::new());
        };
        // A new drawing has nothing marked in it.
        let before = before.filter(|(of, _)| *of == drawing);
        let before = before.map(|(_, chosen)| chosen);
        let order = order.read_value();
        let marks = order.iter().enumerate().filter_map(|(index, iso3)| {
            let is_chosen = chosen.contains(iso3);
            let was_chosen = before.as_ref().map(|before| before.contains(iso3));
            let pressed = if is_chosen { "true" } else { "false" };
            (was_chosen != Some(is_chosen)).then_some((index, Some("aria-pressed"), pressed))
        });
        dom::edit(&place, "[data-key]", &marks.collect::<Vec<_>>());
        let world = world.read_value();
        let lands =
            world.lands.iter().filter(|land| land.iso3.is_some_and(|iso3| chosen.contains(&iso3)));
        let shape = dashboard.filter.read_untracked().shape;
        let rings: Vec<_> = match shape {
            MapShape::Land => lands.flat_map(|land| land.rings.iter().cloned()).collect(),
            // A disc has an edge of its own.
            MapShape::Bubbles => Vec::new(),
        };
        dom::set_all(&place, ".chosen", "d", &path_data(&rings));
        dom::set_all(&place, "svg", "data-chosen", if chosen.is_empty() { "none" } else { "some" });
        (drawing, chosen)
    });
}

/// Shows a window of the map; what has one size on the screen keeps it.
fn show_window(place: &Element, window: Window, width: u32) {
    let scale = window.width / f64::from(width.max(1));
    dom::set_all(place, "svg", "viewBox", &window.view_box());
    dom::set_all(place, ".dot", "r", &decimal::Short(DOT * scale, 2).to_string());
    let transform = format!("rotate(45) scale({})", decimal::Short(scale, 3));
    dom::set_all(place, "pattern", "patternTransform", &transform);
}

/// Where in the window the country is that has the focus, in fractions of it;
/// the middle if it is not seen.
fn focused_at(event: &Event, world: &World, window: RwSignal<Window>) -> (f64, f64) {
    let iso3 = dom::mark_of(event).and_then(|mark| Iso3::parse(&dom::key_of(&mark)));
    let land = iso3.and_then(|iso3| world.lands.iter().find(|land| land.iso3 == Some(iso3)));
    let window = window.get_untracked();
    let middle = land.map(|land| land.middle).filter(|middle| window.shows(*middle));
    middle.map_or((0.5, 0.5), |middle| window.fractions(middle))
}

/// The country that a key leads to: a neighbour, or one whose name begins with
/// the letters typed.
fn target(world: &World, view: &MapView, event: &Event, key: &str, typed: &str) -> Option<Iso3> {
    let current = Iso3::parse(&dom::key_of(&dom::mark_of(event)?))?;
    let has_evidence = |iso3: Iso3| {
        view.countries.iter().any(|country| country.iso3 == iso3 && country.has_evidence)
    };
    let direction = match key {
        "ArrowUp" => Direction::North,
        "ArrowDown" => Direction::South,
        "ArrowLeft" => Direction::West,
        "ArrowRight" => Direction::East,
        _ if !typed.is_empty() => return by_letters(view, current, typed),
        _ => return None,
    };
    // At the edge of the world the key is still the map's.
    Some(world.neighbour(current, direction, has_evidence).unwrap_or(current))
}

/// Gives a country the focus and brings it into the window.
fn go_to(place: &Element, world: &World, window: RwSignal<Window>, target: Iso3) {
    let marks = dom::marks(place);
    let Some(mark) = marks.iter().find(|mark| dom::key_of(mark) == target.as_str()) else { return };
    if let Some(land) = world.lands.iter().find(|land| land.iso3 == Some(target)) {
        window.update(|window| *window = window.showing(land.middle, world.height));
    }
    dom::focus_mark(place, mark);
}

/// Where in the frame a point of the screen is, in fractions of its size.
fn at(place: NodeRef<html::Div>, (x, y): (i32, i32)) -> (f64, f64) {
    let Some(place) = place.get_untracked() else { return (0.5, 0.5) };
    let frame = place.get_bounding_client_rect();
    let part = |point: i32, start: f64, length: f64| (f64::from(point) - start) / length.max(1.0);
    (part(x, frame.left(), frame.width()), part(y, frame.top(), frame.height()))
}
