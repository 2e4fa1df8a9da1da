//! The figure of the map: its controls, its key, the list beside it.

use super::figures::{Drawing, TableButton, table, width_of};
use super::filters::Select;
use super::load;
use super::map_drawing::MapDrawing;
use super::state::{Dashboard, live, memo, part};
use crate::chart::{MapKey, map_key_svg, share_bars_svg};
use crate::figure::answer::estimator_on;
use crate::figure::names;
use crate::figure::world_map::{ID, MapView, shown_vendor};
use crate::geo::{Window, World};
use crate::query::{Filter, MapLayer, MapShape, Place, places};
use crate::store::Store;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Regions that the map can be enlarged to, where the data has them.
const REGIONS: [&str; 10] = [
    "CENTRAL-ASIA",
    "EUROPE",
    "MENA",
    "SSA",
    "M49-034",
    "ASEAN",
    "M49-030",
    "LATAM",
    "NAM",
    "M49-009",
];

/// The outlines, once they have come, or why they have not.
type Outlines = RwSignal<Option<Result<Arc<World>, String>>>;

/// The world as a map, with the same data as a list.
#[component]
pub(super) fn WorldMapFigure() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let view = view(dashboard);
    let outlines = outlines(dashboard);
    let window = RwSignal::new(Window::whole(1));
    let caption = memo(move |_| view.read().as_ref().map(|view| view.caption.clone()));
    let shows_table = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(Ok(world)) = &*outlines.read() {
            window.set(first_window(dashboard, world));
        }
    });
    let map = part(move || match outlines.get() {
        Some(Ok(world)) => view! { <MapDrawing world view window /> }.into_any(),
        Some(Err(why)) => {
            let words = (dashboard.texts().map.unreadable)(load::WORLD, &why);
            view! { <p class="problems" role="alert">{words}</p> }.into_any()
        }
        None => ().into_any(),
    });
    let twin = part(move || {
        let view = view.get().filter(|_| shows_table.get())?;
        let (loaded, filter) = map_question(dashboard)?;
        Some(table(&view.twin(loaded.store(), &filter, dashboard.texts()), caption))
    });
    view! {
        <figure id=ID>
            <figcaption>
                <h2>{live(move || caption.get())}</h2>
                <MapControls outlines window />
            </figcaption>
            <div class="map-and-list">
                <div>
                    <div class="frame">{map}</div>
                    <Key view />
                    <p class="hint">{dashboard.word(|texts| texts.map.hint)}</p>
                    <p class="sources">
                        {dashboard.word(|texts| texts.map.borders)} " "
                        {dashboard.word(|texts| texts.data_licence)}
                    </p>
                </div>
                <MapList view />
            </div>
            <div class="after">
                <TableButton id=ID shows_table />
            </div>
            <div id=format!("{ID}-table") class="twin" hidden=live(move || !shows_table.get())>
                {twin}
            </div>
        </figure>
    }
}

/// The part of the filter that the map depends on, with the data: not which
/// places are chosen, since the map is where they are chosen.
fn map_question(dashboard: Dashboard) -> Option<(load::Loaded, Filter)> {
    let asked = dashboard.asked_later.get()?;
    let filter = dashboard.filter.read();
    let question = Filter {
        places: Vec::new(),
        map: filter.map,
        map_vendor: filter.map_vendor.clone(),
        ..asked.question.clone()
    };
    Some((asked.loaded.clone(), question))
}

fn view(dashboard: Dashboard) -> Memo<Option<Arc<MapView>>> {
    let question = memo(move |_| map_question(dashboard));
    memo(move |_| {
        let (loaded, filter) = question.get()?;
        let asked = dashboard.asked_later.get_untracked()?;
        let estimator = estimator_on(loaded.store(), &filter, asked.ground.clone());
        Some(Arc::new(MapView::new(&estimator, &filter, dashboard.texts(), asked.answer.year)))
    })
}

fn outlines(dashboard: Dashboard) -> Outlines {
    let outlines = RwSignal::new(None);
    let has_data = memo(move |_| dashboard.loaded.read().is_some());
    Effect::new(move |_| {
        if !has_data.get() {
            return;
        }
        leptos::task::spawn_local(async move {
            let topology = load::topology().await;
            let world = dashboard.loaded.with_untracked(|loaded| {
                let countries = loaded.as_ref().map_or(&[][..], |loaded| &loaded.store().countries);
                topology.map(|topology| Arc::new(World::new(&topology, countries)))
            });
            // The figure may have gone meanwhile.
            let _ = outlines.try_set(Some(world));
        });
    });
    outlines
}

/// What is seen at first: the surroundings of what is chosen, or the world.
fn first_window(dashboard: Dashboard, world: &World) -> Window {
    let chosen = dashboard.filter.with_untracked(|filter| filter.places.clone());
    let around = dashboard.loaded.with_untracked(|loaded| {
        let store = loaded.as_ref()?.store();
        extent(store, world, &chosen)
    });
    match around {
        // Wide enough to see the neighbours too.
        Some(window) => window.zoomed(2.2, (0.5, 0.5), world.height),
        None => Window::whole(world.height),
    }
}

fn extent(store: &Store, world: &World, codes: &[String]) -> Option<Window> {
    let places: Vec<Place> = codes.iter().filter_map(|code| Place::find(store, code)).collect();
    let is_in = |iso3| {
        store
            .country(iso3)
            .is_some_and(|id| places.iter().any(|place| place.countries.contains(&id)))
    };
    Some(Window::around(world.extent(is_in)?, world.height))
}

/// The window that shows a region.
fn region_window(store: &Store, world: &World, code: &str) -> Option<Window> {
    if code == places::WORLD {
        return Some(Window::whole(world.height));
    }
    extent(store, world, &[code.to_owned()])
}

/// What the map shows, and how large.
#[component]
fn MapControls(
    /// The outlines.
    outlines: Outlines,
    /// What is seen of the map.
    window: RwSignal<Window>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let layers = live(move || {
        let name = dashboard.texts().map.layer_name;
        let layers =
            MapLayer::ALL.iter().map(|layer| (layer.slug().to_owned(), name(*layer).to_owned()));
        layers.collect()
    });
    let vendors = live(move || {
        let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
        let (store, texts) = (loaded.store(), dashboard.texts());
        let vendors = store.vendor_ids().zip(&store.vendors);
        vendors.map(|(id, vendor)| (vendor.slug.clone(), names::vendor(store, texts, id))).collect()
    });
    let shapes = live(move || {
        let texts = &dashboard.texts().map;
        let names = [texts.land, texts.bubbles].map(str::to_owned);
        MapShape::ALL.iter().map(|shape| shape.slug().to_owned()).zip(names).collect()
    });
    let regions = live(move || {
        let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
        let (store, texts) = (loaded.store(), dashboard.texts());
        let known = REGIONS.into_iter().filter(|code| store.region(code).is_some());
        let named = [places::WORLD]
            .into_iter()
            .chain(known)
            .map(|code| (code.to_owned(), names::by_code(store, texts, code)));
        // What the reader has moved the map to is no region.
        [(String::new(), "…".to_owned())].into_iter().chain(named).collect()
    });
    let region = live(move || {
        let world = outlines.get().and_then(Result::ok);
        let (loaded, seen) = (dashboard.loaded.get(), window.get());
        let is_seen = |code: &&str| {
            let (world, loaded) = (world.as_ref(), loaded.as_ref());
            world.zip(loaded).and_then(|(world, loaded)| region_window(loaded.store(), world, code))
                == Some(seen)
        };
        let code = [places::WORLD].into_iter().chain(REGIONS).find(is_seen);
        code.unwrap_or_default().to_owned()
    });
    let zoom_to = move |code: String| {
        if let Some(Ok(world)) = &*outlines.read_untracked() {
            let seen = dashboard
                .loaded
                .with_untracked(|loaded| region_window(loaded.as_ref()?.store(), world, &code));
            if let Some(seen) = seen {
                window.set(seen);
            }
        }
    };
    let zoom = move |factor: f64| {
        if let Some(Ok(world)) = &*outlines.read_untracked() {
            window.update(|window| *window = window.zoomed(factor, (0.5, 0.5), world.height));
        }
    };
    let shows_share = live(move || dashboard.filter.read().map != MapLayer::Share);
    view! {
        <div class="map-controls">
            <Select
                label=dashboard.word(|texts| texts.map.layer)
                value=live(move || dashboard.filter.read().map.slug().to_owned())
                options=layers
                choose=move |slug: String| {
                    if let Some(layer) = MapLayer::from_slug(&slug) {
                        dashboard.change(|filter| filter.map = layer);
                    }
                }
            />
            <div hidden=shows_share>
                <Select
                    label=dashboard.word(|texts| texts.map.share_of)
                    value=live(move || shown_vendor(&dashboard.filter.read()).to_owned())
                    options=vendors
                    choose=move |slug: String| dashboard.change(|filter| filter.map_vendor = Some(slug))
                />
            </div>
            <Select
                label=dashboard.word(|texts| texts.map.outlines)
                value=live(move || dashboard.filter.read().shape.slug().to_owned())
                options=shapes
                choose=move |slug: String| {
                    if let Some(shape) = MapShape::from_slug(&slug) {
                        dashboard.change(|filter| filter.shape = shape);
                    }
                }
            />
            <Select
                label=dashboard.word(|texts| texts.map.zoom_to)
                value=region
                options=regions
                choose=zoom_to
            />
            <button
                type="button"
                aria-label=dashboard.word(|texts| texts.map.zoom_in)
                on:click=move |_| zoom(0.6)
            >
                "+"
            </button>
            <button
                type="button"
                aria-label=dashboard.word(|texts| texts.map.zoom_out)
                on:click=move |_| zoom(1.0 / 0.6)
            >
                "−"
            </button>
        </div>
    }
}

/// The most populous countries as bars.
#[component]
fn MapList(
    /// What the map shows.
    view: Memo<Option<Arc<MapView>>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let draw: Draw = Box::new(move |width| {
        let view = view.get()?;
        Some(share_bars_svg(view.list.as_ref()?, &dashboard.theme.read(), width))
    });
    let press = move |code: String| dashboard.change(|filter| filter.toggle_place(&code));
    view! { <WideDrawing class="frame list" draw press /> }
}

/// What each ground means.
#[component]
fn Key(
    /// What the map shows.
    view: Memo<Option<Arc<MapView>>>,
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let draw: Draw = Box::new(move |width| {
        let key = MapKey {
            id: format!("{ID}-key"),
            name: dashboard.texts().map.layer.to_owned(),
            entries: view.get()?.legend.clone(),
            rtl: dashboard.texts().direction() == "rtl",
        };
        Some(map_key_svg(&key, &dashboard.theme.read(), width))
    });
    view! { <WideDrawing class="key" draw press=|_: String| {} /> }
}

/// Draws something at a width in pixels.
type Draw = Box<dyn Fn(u32) -> Option<String> + Send + Sync>;

/// A drawing as wide as its place.
#[component]
fn WideDrawing(
    /// Classes of its place.
    class: &'static str,
    /// Draws it.
    draw: Draw,
    /// Called with the key of a mark that is pressed.
    #[prop(into)]
    press: Callback<String>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let width = width_of(frame);
    let drawn = memo(move |_| {
        let width = Some(width.get()).filter(|width| *width > 0)?;
        draw(width).map(Arc::<str>::from)
    });
    view! {
        <div class=class node_ref=frame>
            <Drawing svg=live(move || drawn.get()) press />
        </div>
    }
}
