//! The controls, as a sentence of choices.

use super::combobox::{Choice, Combobox};
use super::memo::memo;
use super::react::{live, part};
use super::state::Dashboard;
use crate::domain::contract::Evidence;
use crate::domain::network::{Domain, Generation};
use crate::estimate::Definition;
use crate::figure::answer::FIRST_YEAR;
use crate::figure::names;
use crate::figure::world_map::shown_vendor;
use crate::order;
use crate::query::{Filter, facet};
use crate::spelling::folded;
use crate::text::Texts;
use leptos::ev::Event;
use leptos::prelude::*;

/// All the controls that narrow the data. On a narrow page they hide behind
/// their own summary.
#[component]
pub(super) fn FilterBar() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let texts = move || dashboard.texts();
    let is_open = RwSignal::new(false);
    let is_narrowed = memo(move |_| dashboard.filter.read().is_narrowed());
    let toggle_label =
        live(move || if is_open.get() { texts().close } else { texts().change_filters });
    view! {
        <section
            class="filters"
            class:open=live(move || is_open.get())
            aria-label=dashboard.word(|texts| texts.filters)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    is_open.set(false);
                }
            }
        >
            <div class="summary">
                <p>{live(move || summary(dashboard))}</p>
                <button
                    type="button"
                    aria-expanded=live(move || is_open.get().to_string())
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {toggle_label}
                </button>
            </div>
            <div class="controls">
                <Combobox
                    id="country"
                    label=|texts| texts.country
                    value=places_chosen
                    choices=place_choices
                    take=Filter::toggle_place
                />
                <Combobox
                    id="vendor"
                    label=|texts| texts.vendor
                    value=vendors_chosen
                    choices=vendor_choices
                    take=Filter::toggle_vendor
                />
                <Combobox
                    id="generation"
                    label=|texts| texts.generation
                    value=generations_chosen
                    choices=generation_choices
                    take=|filter, slug| {
                        if let Some(generation) = Generation::from_slug(slug) {
                            filter.generations.toggle(generation);
                        }
                    }
                />
                <Select label=|texts| texts.domain key="d" options=domain_options />
                <Select label=|texts| texts.year key="y" options=year_options />
                <Select label=|texts| texts.share_by key="by" options=definition_options />
                <Combobox
                    id="evidence"
                    label=|texts| texts.evidence
                    value=evidence_chosen
                    choices=evidence_choices
                    take=|filter, slug| {
                        if let Some(evidence) = Evidence::from_slug(slug) {
                            filter.evidence.toggle(evidence);
                        }
                    }
                />
                <button
                    type="button"
                    class="reset"
                    disabled=live(move || !is_narrowed.get())
                    on:click=move |_| dashboard.change(Filter::reset)
                >
                    {dashboard.word(|texts| texts.reset)}
                </button>
            </div>
        </section>
    }
}

/// What is chosen, in one line.
fn summary(dashboard: Dashboard) -> String {
    let parts = [
        places_chosen(dashboard),
        vendors_chosen(dashboard),
        generations_chosen(dashboard),
        (dashboard.texts().domain_name)(dashboard.filter.read().domain).to_owned(),
        as_of_year(dashboard).to_string(),
        (dashboard.texts().definition_name)(dashboard.filter.read().definition).to_owned(),
        evidence_chosen(dashboard),
    ];
    parts.join(" · ")
}

fn places_chosen(dashboard: Dashboard) -> String {
    let (texts, loaded) = (dashboard.texts(), dashboard.loaded.get());
    let filter = dashboard.filter.read();
    let Some(loaded) = loaded.filter(|_| !filter.places.is_empty()) else {
        return texts.whole_world.to_owned();
    };
    let names = filter.places.iter().map(|code| names::by_code(loaded.store(), texts, code));
    names.collect::<Vec<_>>().join(", ")
}

fn vendors_chosen(dashboard: Dashboard) -> String {
    let (texts, loaded) = (dashboard.texts(), dashboard.loaded.get());
    let filter = dashboard.filter.read();
    let chosen = filter.chosen_vendors().zip(loaded);
    let names = chosen.map(|(slugs, loaded)| {
        let names = slugs.iter().map(|slug| names::vendor_by_slug(loaded.store(), texts, slug));
        names.collect::<Vec<_>>().join(", ")
    });
    names.unwrap_or_else(|| texts.all_vendors.to_owned())
}

fn generations_chosen(dashboard: Dashboard) -> String {
    let texts = dashboard.texts();
    let names: Vec<&str> =
        dashboard.filter.read().generations.iter().map(texts.generation_name).collect();
    if names.is_empty() { texts.any_generation.to_owned() } else { names.join(", ") }
}

fn evidence_chosen(dashboard: Dashboard) -> String {
    let texts = dashboard.texts();
    let names: Vec<&str> =
        dashboard.filter.read().evidence.iter().map(texts.evidence_name).collect();
    if names.is_empty() { texts.all_evidence.to_owned() } else { names.join(", ") }
}

fn as_of_year(dashboard: Dashboard) -> i32 {
    let newest = dashboard.loaded.get().and_then(|loaded| loaded.store().newest_year());
    let asked = dashboard.filter.read().year.filter(|year| Some(*year) <= newest);
    asked.or(newest).unwrap_or(FIRST_YEAR)
}

/// A control that takes one of a few values.
#[component]
pub(super) fn Select(
    /// Its name.
    label: fn(&'static Texts) -> &'static str,
    /// Its key in addresses.
    key: &'static str,
    /// Values and their names.
    options: fn(Dashboard) -> Vec<Choice>,
    /// Takes the value that the reader chooses: into the filter, if not said
    /// otherwise.
    #[prop(default = |dashboard, key, value| dashboard.change(|filter| filter.take(key, value)))]
    choose: fn(Dashboard, &str, &str),
) -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    // Every filter changes them in name only: the list is built for what differs.
    let options = memo(move |_| options(dashboard));
    let items = part(move || {
        let items = options.get().into_iter().map(|choice| {
            view! { <option value=choice.id selected=choice.is_chosen>{choice.name}</option> }
        });
        items.collect_view()
    });
    let value = live(move || {
        let options = options.read();
        options.iter().find(|choice| choice.is_chosen).map(|choice| choice.id.clone())
    });
    let choose = move |event: Event| choose(dashboard, key, &event_target_value(&event));
    view! {
        <label class="control">
            <span class="label">{dashboard.word(label)}</span>
            <select prop:value=value on:change=choose>
                {items}
            </select>
        </label>
    }
}

fn place_choices(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let (store, texts) = (loaded.store(), dashboard.texts());
    let counts = facet::by_country(store, &dashboard.rows.get());
    let filter = dashboard.filter.read();
    let rows = |count: usize| texts.numerals.whole(count);
    // A code that is a country's too is the country's.
    let regions = store.regions.iter().filter(|region| !store.is_country(&region.code));
    let regions = regions.map(|region| {
        let count: usize = region.members.iter().map(|country| counts[country.index()]).sum();
        Choice {
            id: region.code.clone(),
            name: names::by_code(store, texts, &region.code),
            also: vec![region.code.clone(), region.name.clone()],
            count: rows(count),
            is_chosen: filter.places.contains(&region.code),
        }
    });
    let mut countries: Vec<Choice> = store
        .countries
        .iter()
        .zip(&counts)
        .map(|(country, count)| {
            let id = country.iso3.to_string();
            Choice {
                name: country.name(texts.language.slug()).to_owned(),
                also: country.all_names(),
                count: rows(*count),
                is_chosen: filter.places.contains(&id),
                id,
            }
        })
        .collect();
    order::by_text(&mut countries, |choice| folded(&choice.name));
    countries.into_iter().chain(regions).collect()
}

fn vendor_choices(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let (store, texts) = (loaded.store(), dashboard.texts());
    let counts = facet::by_vendor(store, &dashboard.rows.get());
    let filter = dashboard.filter.read();
    let vendors = store.vendor_ids().zip(&store.vendors);
    vendors
        .map(|(id, vendor)| Choice {
            id: vendor.slug.clone(),
            name: names::vendor(store, texts, id),
            also: vendor.all_names(),
            count: texts.numerals.whole(counts[id.index()]),
            is_chosen: filter.chosen_vendors().is_some_and(|chosen| chosen.contains(&vendor.slug)),
        })
        .collect()
}

fn generation_choices(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let counts = facet::by_generation(loaded.store(), &dashboard.rows.get());
    let chosen = dashboard.filter.read().generations;
    let choices = Generation::ALL.into_iter().zip(counts).map(|(generation, count)| Choice {
        count: texts.numerals.whole(count),
        ..Choice::plain(
            generation.slug(),
            (texts.generation_name)(generation),
            chosen.contains(generation),
        )
    });
    choices.collect()
}

fn evidence_choices(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let texts = dashboard.texts();
    let counts = facet::by_evidence(loaded.store(), &dashboard.rows.get());
    let chosen = dashboard.filter.read().evidence;
    let choices = Evidence::ALL.into_iter().zip(counts).map(|(evidence, count)| Choice {
        count: texts.numerals.whole(count),
        ..Choice::plain(evidence.slug(), (texts.evidence_name)(evidence), chosen.contains(evidence))
    });
    choices.collect()
}

fn domain_options(dashboard: Dashboard) -> Vec<Choice> {
    let name = dashboard.texts().domain_name;
    let chosen = dashboard.filter.read().domain;
    Choice::one_of(&Domain::ALL, Domain::slug, name, chosen)
}

fn year_options(dashboard: Dashboard) -> Vec<Choice> {
    let newest = dashboard.loaded.get().and_then(|loaded| loaded.store().newest_year());
    let asked = as_of_year(dashboard);
    let years = (FIRST_YEAR.min(asked)..=newest.unwrap_or(asked).max(asked)).rev();
    let option = |year: i32| {
        let name = year.to_string();
        Choice::plain(&name, &name, year == asked)
    };
    years.map(option).collect()
}

fn definition_options(dashboard: Dashboard) -> Vec<Choice> {
    let name = dashboard.texts().definition_name;
    let chosen = dashboard.filter.read().definition;
    Choice::one_of(&Definition::ALL, Definition::slug, name, chosen)
}

/// All vendors, the one whose share is shown chosen.
pub(super) fn vendor_options(dashboard: Dashboard) -> Vec<Choice> {
    vendors_with(dashboard, shown_vendor)
}

/// All vendors, one chosen.
pub(super) fn vendors_with(dashboard: Dashboard, chosen: fn(&Filter) -> &str) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let (store, texts) = (loaded.store(), dashboard.texts());
    let filter = dashboard.filter.read();
    let chosen = chosen(&filter);
    let vendors = store.vendor_ids().zip(&store.vendors);
    let option = |(id, vendor): (_, &crate::domain::vendor::Vendor)| {
        Choice::plain(&vendor.slug, &names::vendor(store, texts, id), vendor.slug == chosen)
    };
    vendors.map(option).collect()
}
