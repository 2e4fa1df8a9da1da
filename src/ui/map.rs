//! The figure of the map: its controls, its key, the list beside it.

use super::combobox::Choice;
use super::drawing::{KeyLine, Made, WideDrawing, made};
use super::figures::{TableButton, TableTwin};
use super::filters::{Select, vendor_options};
use super::load::Loaded;
use super::loading::own_data;
use super::map_drawing::MapDrawing;
use super::memo::{in_turn, memo};
use super::react::{effect, live, part};
use super::state::Dashboard;
use crate::browser::fetch::fetch;
use crate::browser::outlines;
use crate::chart::{Picture, Sample};
use crate::domain::id::CountryId;
use crate::domain::place::Iso3;
use crate::estimate::Definition;
use crate::figure::names;
use crate::figure::world_map::ID;
use crate::geo::{Topology, Window, World};
use crate::ingest::ProblemKind;
use crate::query::{MapLayer, MapShape, Place, places};
use crate::store::Store;
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
    "M49-021",
    "M49-009",
];

/// People below which a part of a region is not looked for on the map.
const FEW_PEOPLE: f64 = 10_000.0;

impl Dashboard {
    /// Fetches the outlines of countries, which not every view needs, if nothing
    /// has yet. What comes with other data is laid out anew.
    pub(super) fn want_outlines(self) {
        let outlines = self.outlines;
        let has_data = memo(move |_| self.loaded.read().is_some());
        effect(move || {
            if !has_data.get() || outlines.read_untracked().is_some() {
                return;
            }
            leptos::task::spawn_local(async move {
                let topology = topology().await;
                let world = self.loaded.with_untracked(|loaded| {
                    let countries = loaded.as_ref().map_or(&[][..], |it| &it.store().countries);
                    topology.map(|topology| Arc::new(World::new(&topology, countries)))
                });
                outlines.set(Some(world));
            });
        });
    }
}

/// The world as a map, with the same data as a list.
#[component]
pub(super) fn WorldMapFigure() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    dashboard.want_outlines();
    let (view, outlines) = (in_turn(dashboard.map), dashboard.outlines);
    let caption = live(move || view.read().as_ref().map(|view| view.caption.clone()));
    let shows_table = RwSignal::new(false);
    effect(move || {
        if let Some(Ok(world)) = &*outlines.read() {
            // To look at every corner of a region takes as long as to draw it.
            dashboard.regions.set_value(region_windows(dashboard, world));
            dashboard.window.set(first_window(dashboard, world));
        }
    });
    let map = part(move || match outlines.get() {
        Some(Ok(world)) => view! { <MapDrawing world view window=dashboard.window /> }.into_any(),
        Some(Err(why)) => {
            let words = (dashboard.texts().map.unreadable)(WORLD, &why);
            view! { <p class="problems" role="alert">{words}</p> }.into_any()
        }
        None => ().into_any(),
    });
    let list = made(dashboard, |dashboard| {
        let (view, asked) = (dashboard.map.get()?, dashboard.asked_later.get()?);
        let filter = asked.filter(&dashboard.look.read());
        let (outlines, seen) = (dashboard.outlines.read(), dashboard.window.get());
        let world = outlines.as_ref().and_then(|outlines| outlines.as_ref().ok());
        let store = asked.loaded.store();
        let members = region_in(dashboard, seen).and_then(|code| Place::find(store, code));
        let members = members.map(|region| region.countries);
        let lands = world.into_iter().flat_map(|world| &world.lands);
        let out_of_sight = lands.filter(|land| !seen.shows(land.middle));
        let out_of_sight: Vec<Iso3> = out_of_sight.filter_map(|land| land.iso3).collect();
        // Of a region its own countries, whatever else is in the window.
        let in_sight = |iso3| match &members {
            Some(members) => store.country(iso3).is_some_and(|id| members.contains(&id)),
            None => !out_of_sight.contains(&iso3),
        };
        let list = view.list(store, &filter, dashboard.texts(), &in_sight);
        let legend = view.legend.iter().cloned();
        Some(Made {
            caption: dashboard.texts().map.layer.to_owned(),
            key: legend.map(|(ground, words)| (Sample::Ground(ground), words)).collect(),
            picture: list.map(Picture::Bars),
            ..Made::default()
        })
    });
    let twin = |dashboard: Dashboard| {
        let (view, asked) = (dashboard.map.get()?, dashboard.asked_later.get()?);
        let filter = asked.filter(&dashboard.look.read());
        Some(view.twin(asked.loaded.store(), &filter, dashboard.texts()))
    };
    // What others publish is no map of ours, and of most countries nothing is.
    let is_published = live(move || dashboard.question.read().definition == Definition::Published);
    let is_drawn = live(move || !is_published.get());
    view! {
        <p class="gap" hidden=is_drawn>{dashboard.word(|texts| texts.map.no_published)}</p>
        <figure id=ID hidden=is_published>
            <figcaption>
                <h2>{caption}</h2>
                <MapControls />
            </figcaption>
            <div class="map-and-list">
                <div>
                    <div class="frame">{map}</div>
                    <KeyLine id=ID figure=list />
                    <p class="hint">{dashboard.word(|texts| texts.map.hint)}</p>
                    <p class="sources">
                        {dashboard.word(|texts| texts.map.borders)} " "
                        {live(move || (dashboard.texts().data_licence)(&own_data(dashboard)))}
                    </p>
                </div>
                <WideDrawing
                    class="frame list"
                    made=list
                    press=|dashboard, code| dashboard.pick(|filter| filter.toggle_place(&code))
                />
            </div>
            <div class="after">
                <TableButton id=ID shows_table />
            </div>
            <TableTwin id=ID shows_table caption twin />
        </figure>
    }
}

/// What is seen at first: the surroundings of what is chosen, or the world.
fn first_window(dashboard: Dashboard, world: &World) -> Window {
    let chosen = dashboard.filter.with_untracked(|filter| filter.places.clone());
    let around = dashboard.loaded.with_untracked(|loaded| {
        let store = loaded.as_ref()?.store();
        extent(store, world, &chosen)
    });
    match around {
        // Wide enough to see the neighbours too, which of a region are fewer.
        Some(window) => {
            let is_country = matches!(chosen.as_slice(), [code] if code.len() == 3);
            let factor = if is_country { 2.2 } else { 1.4 };
            window.zoomed(factor, (0.5, 0.5), world.height)
        }
        None => Window::whole(world.height),
    }
}

fn extent(store: &Store, world: &World, codes: &[String]) -> Option<Window> {
    let places: Vec<Place> = codes.iter().filter_map(|code| Place::find(store, code)).collect();
    let is_chosen = |id| places.iter().any(|place| place.countries.contains(&id));
    let is_in = |iso3| store.country(iso3).is_some_and(is_chosen);
    // Islands where hardly anybody lives would widen the window to half the world.
    let lives_there = |id: CountryId| store.countries[id.index()].population >= Some(FEW_PEOPLE);
    let is_lived_in = |iso3| is_in(iso3) && store.country(iso3).is_some_and(lives_there);
    let extent = world.extent(is_lived_in).or_else(|| world.extent(is_in))?;
    Some(Window::around(extent, world.height))
}

/// The windows that show the regions that the data has, and the world.
fn region_windows(dashboard: Dashboard, world: &World) -> Vec<(&'static str, Window)> {
    let mut windows = vec![(places::WORLD, Window::whole(world.height))];
    dashboard.loaded.with_untracked(|loaded| {
        let Some(store) = loaded.as_ref().map(Loaded::store) else { return };
        let known = REGIONS.into_iter().filter(|code| store.region(code).is_some());
        windows.extend(
            known.filter_map(|code| Some((code, extent(store, world, &[code.to_owned()])?))),
        );
    });
    windows
}

/// The region that a window shows, if it shows one.
fn region_in(dashboard: Dashboard, window: Window) -> Option<&'static str> {
    dashboard.regions.with_value(|regions| {
        let (code, _) = regions.iter().find(|(_, own)| *own == window)?;
        Some(*code).filter(|code| *code != places::WORLD)
    })
}

/// What the map shows, and how large.
#[component]
fn MapControls() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let shows_no_share = live(move || dashboard.look.read().map != MapLayer::Share);
    view! {
        <div class="map-controls">
            <Select
                label=|texts| texts.map.layer
                key="map"
                options=|dashboard| {
                    let name = dashboard.texts().map.layer_name;
                    let chosen = dashboard.look.read().map;
                    Choice::one_of(MapLayer::ALL, MapLayer::slug, name, chosen)
                }
            />
            <div hidden=shows_no_share>
                <Select label=|texts| texts.map.share_of key="of" options=vendor_options />
            </div>
            <Select
                label=|texts| texts.map.outlines
                key="shape"
                options=|dashboard| {
                    let texts = &dashboard.texts().map;
                    let chosen = dashboard.look.read().shape;
                    let named = MapShape::ALL.iter().zip([texts.land, texts.bubbles]);
                    named
                        .map(|(shape, name)| Choice::plain(shape.slug(), name, *shape == chosen))
                        .collect()
                }
            />
            <Select
                label=|texts| texts.map.zoom_to
                key=""
                options=region_options
                choose=|dashboard, _, code| zoom_to(dashboard, code)
            />
            <div class="pair">
                <button
                    type="button"
                    aria-label=dashboard.word(|texts| texts.map.zoom_in)
                    on:click=move |_| zoom(dashboard, 0.6)
                >
                    "+"
                </button>
                <button
                    type="button"
                    aria-label=dashboard.word(|texts| texts.map.zoom_out)
                    on:click=move |_| zoom(dashboard, 1.0 / 0.6)
                >
                    "−"
                </button>
            </div>
        </div>
    }
}

/// The regions that the data has; the one that is seen is chosen.
fn region_options(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let (store, texts) = (loaded.store(), dashboard.texts());
    dashboard.outlines.track();
    let seen = dashboard.window.get();
    let regions = dashboard.regions.get_value().into_iter();
    let mut options: Vec<Choice> = regions
        .map(|(code, own)| Choice::plain(code, &names::by_code(store, texts, code), own == seen))
        .collect();
    // What the reader has moved the map to is no region.
    let is_moved = options.iter().all(|option| !option.is_chosen);
    options.insert(0, Choice::plain("", "…", is_moved));
    options
}

fn zoom_to(dashboard: Dashboard, code: &str) {
    let mut regions = dashboard.regions.get_value().into_iter();
    if let Some((_, window)) = regions.find(|(own, _)| *own == code) {
        dashboard.window.set(window);
    }
}

fn zoom(dashboard: Dashboard, factor: f64) {
    if let Some(Ok(world)) = &*dashboard.outlines.read_untracked() {
        let height = world.height;
        dashboard.window.update(|window| *window = window.zoomed(factor, (0.5, 0.5), height));
    }
}

/// File of the outlines of countries.
const WORLD: &str = "world.small.json";

/// Fetches and reads the outlines of countries, or says why it could not.
async fn topology() -> Result<Topology, String> {
    let fetched = fetch(&format!("data/{WORLD}")).bytes().await;
    let bytes = fetched.map_err(|kind| match kind {
        ProblemKind::Refused(status, _) => status.to_string(),
        ProblemKind::Unreachable(why) => why,
        _ => String::new(),
    })?;
    let file = outlines::parse(&String::from_utf8_lossy(&bytes));
    let start: String = String::from_utf8_lossy(&bytes).chars().take(40).collect();
    Topology::new(file.ok_or(start)?).map_err(|why| why.to_string())
}
