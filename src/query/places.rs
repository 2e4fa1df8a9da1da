//! The countries and regions chosen, resolved in a store.

use super::Filter;
use crate::domain::id::CountryId;
use crate::domain::place::Iso3;
use crate::store::Store;

/// A place whose share is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code, or the codes of several with commas between them.
    pub code: String,
    /// Its countries, each once.
    pub countries: Vec<CountryId>,
}

/// The code of the place that stands for no choice at all.
pub const WORLD: &str = "WORLD";

impl Place {
    /// The place with this code; nothing if the store has none.
    #[must_use]
    pub fn find(store: &Store, code: &str) -> Option<Self> {
        let country = Iso3::parse(code).and_then(|iso3| store.country(iso3));
        let countries = match country {
            Some(country) => vec![country],
            None if code == WORLD => {
                let listed = store.region(WORLD).map(|world| world.members.clone());
                listed.unwrap_or_else(|| store.country_ids().collect())
            }
            None => store.region(code)?.members.clone(),
        };
        Some(Self { code: code.to_owned(), countries })
    }

    /// The places that the filter names, those that the store knows.
    #[must_use]
    pub fn chosen(store: &Store, filter: &Filter) -> Vec<Self> {
        filter.places.iter().filter_map(|code| Self::find(store, code)).collect()
    }

    /// All that is chosen as one place: the world if nothing is.
    #[must_use]
    pub fn together(store: &Store, filter: &Filter) -> Self {
        let chosen = Self::chosen(store, filter);
        match chosen.as_slice() {
            [] => Self::find(store, WORLD)
                .unwrap_or_else(|| Self { code: WORLD.to_owned(), countries: Vec::new() }),
            [one] => one.clone(),
            several => {
                let mut countries: Vec<CountryId> = Vec::new();
                for country in several.iter().flat_map(|place| &place.countries) {
                    if !countries.contains(country) {
                        countries.push(*country);
                    }
                }
                let codes: Vec<&str> = several.iter().map(|place| place.code.as_str()).collect();
                Self { code: codes.join(","), countries }
            }
        }
    }

    /// The place of a mark's key: one code, or several with commas.
    #[must_use]
    pub fn of_key(store: &Store, codes: &str) -> Option<Self> {
        let places = codes.split(',').map(str::to_owned).collect();
        let place = Self::together(store, &Filter { places, ..Filter::default() });
        (place.code == codes).then_some(place)
    }

    /// Whether the place is a single country.
    #[must_use]
    pub fn is_country(&self) -> bool {
        self.countries.len() == 1 && self.code.len() == 3
    }
}
