//! Places and vendors by the names of a language.

use crate::chart::VendorPaint;
use crate::domain::id::{CountryId, OperatorId, VendorId};
use crate::domain::place::Iso3;
use crate::domain::record::{Policy, PublishedShare};
use crate::domain::vendor::Vendor;
use crate::query::{Filter, Grouping, Place};
use crate::store::Store;
use crate::text::Texts;

/// The name of a country.
#[must_use]
pub fn country(store: &Store, texts: &Texts, country: CountryId) -> String {
    store.countries[country.index()].name(texts.language.slug()).to_owned()
}

/// The name of a country or region by its code; the code where nothing has it.
#[must_use]
pub fn by_code(store: &Store, texts: &Texts, code: &str) -> String {
    if let Some(id) = Iso3::parse(code).and_then(|iso3| store.country(iso3)) {
        return country(store, texts, id);
    }
    if code == crate::query::places::WORLD {
        return texts.whole_world.to_owned();
    }
    let in_language = (texts.region)(code).map(str::to_owned);
    let in_data = || store.region(code).map(|region| region.name.clone());
    in_language.or_else(in_data).unwrap_or_else(|| code.to_owned())
}

/// The most places that are all named.
const NAMED: usize = 6;
/// How many are named of more than that.
const FIRST: usize = 3;

/// The name of a place: of several, all of them; of many, the first.
#[must_use]
pub fn place(store: &Store, texts: &Texts, place: &Place) -> String {
    let names: Vec<String> =
        place.code.split(',').map(|code| by_code(store, texts, code)).collect();
    if names.len() > NAMED {
        let more = texts.numerals.whole(names.len() - FIRST);
        return (texts.list_cut)(&names[..FIRST], &more);
    }
    (texts.list)(&names)
}

/// What the view looks at, as one place.
#[must_use]
pub fn chosen(store: &Store, texts: &Texts, filter: &Filter) -> String {
    place(store, texts, &Place::together(store, filter))
}

/// The name of an operator, with its country's unless a single one is chosen.
#[must_use]
pub fn operator(store: &Store, texts: &Texts, filter: &Filter, id: OperatorId) -> String {
    let operator = &store.operators[id.index()];
    if filter.grouping == Grouping::Country || Place::together(store, filter).is_country() {
        return operator.name.clone();
    }
    format!("{}, {}", operator.name, country(store, texts, operator.country))
}

/// What a published share measures; the id where no language has a name.
#[must_use]
pub fn share_measure(texts: &Texts, row: &PublishedShare) -> String {
    (texts.share_measure)(&row.measure).unwrap_or(&row.measure).to_owned()
}

/// The market of a published share; the id where no language has a name.
#[must_use]
pub fn segment(texts: &Texts, row: &PublishedShare) -> String {
    (texts.segment_name)(&row.segment).unwrap_or(&row.segment).to_owned()
}

/// The short name of a vendor.
#[must_use]
pub fn vendor(store: &Store, texts: &Texts, vendor: VendorId) -> String {
    named(texts, &store.vendors[vendor.index()])
}

/// The short name of a vendor by its id, whether the store knows it or not.
#[must_use]
pub fn vendor_by_slug(store: &Store, texts: &Texts, slug: &str) -> String {
    match store.vendor(slug) {
        Some(id) => vendor(store, texts, id),
        None => named(texts, &Vendor::unlisted(slug)),
    }
}

fn named(texts: &Texts, vendor: &Vendor) -> String {
    (texts.unnamed_vendor)(&vendor.slug).map_or_else(|| vendor.short_name(), str::to_owned)
}

/// The colour of a vendor: the same one everywhere.
#[must_use]
pub fn paint(slug: &str) -> VendorPaint {
    VendorPaint::ALL.into_iter().find(|paint| paint.slug() == slug).unwrap_or(VendorPaint::Other)
}

/// What a government did, in words: its stance, and if nothing was decided, that.
#[must_use]
pub fn stance(texts: &Texts, policy: &Policy) -> String {
    let step = (texts.map.step)(policy.step);
    let stance = (texts.map.stance)(policy.stance);
    if step.is_empty() { stance.to_owned() } else { format!("{stance} ({step})") }
}
