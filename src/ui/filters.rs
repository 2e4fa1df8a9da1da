//! The controls, as a sentence of choices.

use super::combobox::{Choice, Combobox};
use super::state::{Dashboard, live, memo, part};
use crate::domain::contract::Evidence;
use crate::domain::network::{Domain, Generation};
use crate::estimate::Definition;
use crate::figure::answer::FIRST_YEAR;
use crate::figure::names;
use crate::order;
use crate::query::facet;
use crate::query::spelling::folded;
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
                <CountryControl />
                <VendorControl />
                <GenerationControl />
                <DomainControl />
                <YearControl />
                <DefinitionControl />
                <EvidenceControl />
                <button
                    type="button"
                    class="reset"
                    disabled=live(move || !is_narrowed.get())
                    on:click=move |_| dashboard.change(crate::query::Filter::reset)
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
    dashboard.filter.read().year.or(newest).unwrap_or(FIRST_YEAR)
}

#[component]
fn CountryControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let choices = live(move || {
        let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
        let (store, texts) = (loaded.store(), dashboard.texts());
        let counts = facet::by_country(store, &dashboard.rows.get());
        let filter = dashboard.filter.read();
        let rows = |count: usize| texts.numerals.whole(count);
        let regions = store.regions.iter().map(|region| {
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
                let mut also = vec![id.clone()];
                also.extend(country.names.iter().cloned());
                Choice {
                    name: country.name(texts.language.slug()).to_owned(),
                    also,
                    count: rows(*count),
                    is_chosen: filter.places.contains(&id),
                    id,
                }
            })
            .collect();
        order::by_text(&mut countries, |choice| folded(&choice.name));
        countries.into_iter().chain(regions).collect()
    });
    view! {
        <Combobox
            id="country"
            label=dashboard.word(|texts| texts.country)
            value=live(move || places_chosen(dashboard))
            choices
            toggle=move |code: String| dashboard.change(|filter| filter.toggle_place(&code))
        />
    }
}

#[component]
fn VendorControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let choices = live(move || {
        let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
        let (store, texts) = (loaded.store(), dashboard.texts());
        let counts = facet::by_vendor(store, &dashboard.rows.get());
        let filter = dashboard.filter.read();
        let vendors = store.vendor_ids().zip(&store.vendors);
        vendors
            .map(|(id, vendor)| Choice {
                id: vendor.slug.clone(),
                name: names::vendor(store, texts, id),
                also: vec![vendor.slug.clone(), vendor.name.clone()],
                count: texts.numerals.whole(counts[id.index()]),
                is_chosen: filter
                    .chosen_vendors()
                    .is_some_and(|chosen| chosen.contains(&vendor.slug)),
            })
            .collect()
    });
    view! {
        <Combobox
            id="vendor"
            label=dashboard.word(|texts| texts.vendor)
            value=live(move || vendors_chosen(dashboard))
            choices
            toggle=move |slug: String| dashboard.change(|filter| filter.toggle_vendor(&slug))
        />
    }
}

#[component]
fn GenerationControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let choices = live(move || {
        let texts = dashboard.texts();
        let chosen = dashboard.filter.read().generations;
        let choice = |generation: Generation| {
            let name = (texts.generation_name)(generation);
            Choice::plain(generation.slug(), name, chosen.contains(generation))
        };
        Generation::ALL.into_iter().map(choice).collect()
    });
    let toggle = move |slug: String| {
        if let Some(generation) = Generation::from_slug(&slug) {
            dashboard.change(|filter| filter.generations.toggle(generation));
        }
    };
    view! {
        <Combobox
            id="generation"
            label=dashboard.word(|texts| texts.generation)
            value=live(move || generations_chosen(dashboard))
            choices
            toggle
        />
    }
}

#[component]
fn EvidenceControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let choices = live(move || {
        let texts = dashboard.texts();
        let chosen = dashboard.filter.read().evidence;
        let choice = |evidence: Evidence| {
            let name = (texts.evidence_name)(evidence);
            Choice::plain(evidence.slug(), name, chosen.contains(evidence))
        };
        Evidence::ALL.into_iter().map(choice).collect()
    });
    let toggle = move |slug: String| {
        if let Some(evidence) = Evidence::from_slug(&slug) {
            dashboard.change(|filter| filter.evidence.toggle(evidence));
        }
    };
    view! {
        <Combobox
            id="evidence"
            label=dashboard.word(|texts| texts.evidence)
            value=live(move || evidence_chosen(dashboard))
            choices
            toggle
        />
    }
}

/// A control that takes one of a few values.
#[component]
pub(super) fn Select(
    /// Its name.
    #[prop(into)]
    label: Signal<&'static str>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Values and their names.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Called with the value that the reader takes.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    // Every filter changes them in name only: the list is built for what differs.
    let (options, value) = (memo(move |_| options.get()), memo(move |_| value.get()));
    let items = part(move || {
        let items = options.get().into_iter().map(|(slug, name)| {
            let is_chosen = slug == value.get();
            view! { <option value=slug selected=is_chosen>{name}</option> }
        });
        items.collect_view()
    });
    view! {
        <label class="control">
            <span class="label">{label}</span>
            <select
                prop:value=live(move || value.get())
                on:change=move |event: Event| choose.run(event_target_value(&event))
            >
                {items}
            </select>
        </label>
    }
}

#[component]
fn DomainControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let options = live(move || {
        let name = dashboard.texts().domain_name;
        Domain::ALL.map(|domain| (domain.slug().to_owned(), name(domain).to_owned())).into()
    });
    let choose = move |slug: String| {
        if let Some(domain) = Domain::from_slug(&slug) {
            dashboard.change(|filter| filter.domain = domain);
        }
    };
    view! {
        <Select
            label=dashboard.word(|texts| texts.domain)
            value=live(move || dashboard.filter.read().domain.slug().to_owned())
            options
            choose
        />
    }
}

#[component]
fn YearControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let options = live(move || {
        let newest = dashboard.loaded.get().and_then(|loaded| loaded.store().newest_year());
        let asked = as_of_year(dashboard);
        let years = (FIRST_YEAR.min(asked)..=newest.unwrap_or(asked).max(asked)).rev();
        years.map(|year| (year.to_string(), year.to_string())).collect()
    });
    let choose = move |year: String| dashboard.change(|filter| filter.year = year.parse().ok());
    view! {
        <Select
            label=dashboard.word(|texts| texts.year)
            value=live(move || as_of_year(dashboard).to_string())
            options
            choose
        />
    }
}

#[component]
fn DefinitionControl() -> impl IntoView {
    let dashboard = expect_context::<Dashboard>();
    let options = live(move || {
        let name = dashboard.texts().definition_name;
        Definition::ALL.map(|choice| (choice.slug().to_owned(), name(choice).to_owned())).into()
    });
    let choose = move |slug: String| {
        if let Some(definition) = Definition::from_slug(&slug) {
            dashboard.change(|filter| filter.definition = definition);
        }
    };
    view! {
        <Select
            label=dashboard.word(|texts| texts.share_by)
            value=live(move || dashboard.filter.read().definition.slug().to_owned())
            options
            choose
        />
    }
}
