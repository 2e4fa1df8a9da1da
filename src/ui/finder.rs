//! One field for every country, region, operator, owner and vendor.

use super::combobox::{Choice, Combobox};
use super::state::Dashboard;
use crate::figure::names;
use crate::query::{Filter, Grouping, View};
use crate::text::{Found, Texts, WRITTEN};
use leptos::prelude::*;

/// Id of the field.
pub(super) const ID: &str = "find";

/// The field. What is found opens where most is said of it.
#[component]
pub(super) fn Finder() -> impl IntoView {
    view! {
        <Combobox
            id=ID
            label=|texts| texts.find
            value=|_| String::new()
            choices=everything
            take=go
            is_finder=true
        />
    }
}

/// Everything that has a name, in all languages that the data has names in.
fn everything(dashboard: Dashboard) -> Vec<Choice> {
    let Some(loaded) = dashboard.loaded.get() else { return Vec::new() };
    let later = dashboard.loaded_later.get();
    let (store, texts) = (loaded.store(), dashboard.texts());
    let choice = |found: Found, id: &str, name: String, also: Vec<String>| Choice {
        id: format!("{}:{id}", letter(found)),
        name,
        also,
        count: (texts.found)(found).to_owned(),
        is_chosen: false,
    };
    let mut all = Vec::new();
    for country in &store.countries {
        let (code, name) = (country.iso3.as_str(), country.name(texts.language.slug()));
        all.push(choice(Found::Country, code, name.to_owned(), country.all_names()));
    }
    for (id, vendor) in store.vendor_ids().zip(&store.vendors) {
        let name = names::vendor(store, texts, id);
        all.push(choice(Found::Vendor, &vendor.slug, name, vendor.all_names()));
    }
    for region in store.regions.iter().filter(|region| !store.is_country(&region.code)) {
        let name = names::by_code(store, texts, &region.code);
        let in_languages = WRITTEN.iter().filter_map(|language| {
            (Texts::for_language(*language).region)(&region.code).map(str::to_owned)
        });
        let also = in_languages.chain([region.name.clone(), region.code.clone()]).collect();
        all.push(choice(Found::Region, &region.code, name, also));
    }
    for operator in &store.operators {
        let country = names::country(store, texts, operator.country);
        let name = format!("{}, {country}", operator.name);
        all.push(choice(Found::Operator, &operator.slug, name, vec![operator.owner.clone()]));
    }
    let mut group = "";
    for row in later.as_ref().map_or(&[][..], |later| later.store().owners.rows()) {
        // The rows of a group stand together.
        if row.group != group {
            all.push(choice(Found::Owner, &row.group, row.name.clone(), Vec::new()));
        }
        group = &row.group;
    }
    all
}

const fn letter(found: Found) -> char {
    match found {
        Found::Country => 'c',
        Found::Region => 'r',
        Found::Operator => 'o',
        Found::Owner => 'g',
        Found::Vendor => 'v',
    }
}

/// Shows what was found.
fn go(filter: &mut Filter, found: &str) {
    let Some((kind, id)) = found.split_once(':') else { return };
    let id = id.to_owned();
    match kind {
        // Beside those that are compared already.
        "c" | "r" if filter.view == View::Compare => {
            if !filter.places.contains(&id) {
                filter.places.push(id);
            }
        }
        "c" => *filter = Filter { places: vec![id], ..filter.in_view(View::Country) },
        "r" => {
            let view = if filter.view == View::Country { View::Overview } else { filter.view };
            *filter = Filter { places: vec![id], ..filter.in_view(view) };
        }
        "o" => filter.operator = Some(id),
        "g" => {
            *filter = Filter {
                grouping: Grouping::Owner,
                owner: Some(id),
                places: Vec::new(),
                ..filter.in_view(View::Operators)
            };
        }
        _ => *filter = Filter { vendors: vec![id], ..filter.in_view(View::Vendor) },
    }
}
