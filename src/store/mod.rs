//! Everything that was read, in the form that is reckoned with: tables of
//! countries, vendors and operators with dense ids, and the contracts as
//! columns.
//!
//! Built for a million contract rows: a row costs some thirty bytes in columns,
//! and its long texts (note, scope, link) stay where they are in the text of the
//! file, which is kept and read again for the rows that are looked at.
//!
//! This module knows nothing of filters, estimates or languages.

mod contracts;
mod dictionary;
mod lineage;
mod owners;
mod sparse;
mod text;

pub use contracts::{ContractColumns, Contracts, Search};
pub use dictionary::Dictionary;
pub use lineage::Lineage;
pub use owners::Owners;
pub use sparse::Sparse;
pub use text::{ContractText, ContractTexts, GUARD, is_formula, shortened, text_shown, unguarded};

use crate::domain::date::PartialDate;
use crate::domain::id::{CountryId, OperatorId, VendorId};
use crate::domain::operator::Operator;
use crate::domain::place::{Country, Iso3, Region};
use crate::domain::record::{Initiative, Policy, PublishedShare, StoryRow, VendorFigure};
use crate::domain::vendor::Vendor;
use crate::spelling::folded;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The whole data set.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// Countries in the order of the file; codes that only other files name follow.
    pub countries: Vec<Country>,
    /// Regions in the order of the file.
    pub regions: Vec<Region>,
    /// Vendors in the order of the file; ids that only contracts name follow.
    pub vendors: Vec<Vendor>,
    /// Operators in the order of the file.
    pub operators: Vec<Operator>,
    /// Contracts, as columns.
    pub contracts: Contracts,
    /// Whose rows count at which operator.
    pub lineage: Lineage,
    /// Published shares.
    pub shares: Vec<PublishedShare>,
    /// Policies.
    pub policies: Vec<Policy>,
    /// Initiatives beyond networks.
    pub initiatives: Vec<Initiative>,
    /// Which parent groups the owners of operators belong to.
    pub owners: Owners,
    /// The story that is told.
    pub story: Vec<StoryRow>,
    /// Figures that vendors published.
    pub vendor_figures: Vec<VendorFigure>,
    country_by_code: HashMap<Iso3, CountryId>,
    country_names: OnceLock<Vec<(String, Iso3)>>,
    vendor_by_slug: HashMap<String, VendorId>,
    operator_by_slug: HashMap<String, OperatorId>,
    operators_by_country: Vec<Vec<OperatorId>>,
}

impl Store {
    /// One with the countries and regions of this one and nothing else, for tables
    /// that are read apart and refer to them.
    #[must_use]
    pub fn places(&self) -> Self {
        Self {
            countries: self.countries.clone(),
            regions: self.regions.clone(),
            country_by_code: self.country_by_code.clone(),
            operators_by_country: vec![Vec::new(); self.countries.len()],
            ..Self::default()
        }
    }

    /// The country with this code.
    #[must_use]
    pub fn country(&self, iso3: Iso3) -> Option<CountryId> {
        self.country_by_code.get(&iso3).copied()
    }

    /// Everything that countries are called, [`folded`], with the code of each:
    /// worked out when somebody asks for the first time, once countries are there.
    pub fn country_names(&self) -> &[(String, Iso3)] {
        self.country_names.get_or_init(|| {
            let countries = self.countries.iter();
            let named = countries.flat_map(|country| {
                country.all_names().into_iter().map(|name| (folded(&name), country.iso3))
            });
            named.filter(|(name, _)| !name.is_empty()).collect()
        })
    }

    /// The vendor with this id.
    #[must_use]
    pub fn vendor(&self, slug: &str) -> Option<VendorId> {
        self.vendor_by_slug.get(slug).copied()
    }

    /// The operator with this id.
    #[must_use]
    pub fn operator(&self, slug: &str) -> Option<OperatorId> {
        self.operator_by_slug.get(slug).copied()
    }

    /// The region with this code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    /// Whether a code is that of a country.
    #[must_use]
    pub fn is_country(&self, code: &str) -> bool {
        Iso3::parse(code).is_some_and(|iso3| self.country(iso3).is_some())
    }

    /// Every country's id, in the order of the table.
    pub fn country_ids(&self) -> impl Iterator<Item = CountryId> + use<> {
        (0..self.countries.len()).filter_map(CountryId::from_index)
    }

    /// Every vendor's id, in the order of the table.
    pub fn vendor_ids(&self) -> impl Iterator<Item = VendorId> + use<> {
        (0..self.vendors.len()).filter_map(VendorId::from_index)
    }

    /// Every operator's id, in the order of the table.
    pub fn operator_ids(&self) -> impl Iterator<Item = OperatorId> + use<> {
        (0..self.operators.len()).filter_map(OperatorId::from_index)
    }

    /// The operators of a country, in the order of the table.
    #[must_use]
    pub fn operators_of(&self, country: CountryId) -> &[OperatorId] {
        self.operators_by_country.get(country.index()).map_or(&[], Vec::as_slice)
    }

    /// Adds a country. Nothing if its code stands already, or the table is full.
    pub fn add_country(&mut self, country: Country) -> Option<CountryId> {
        add(
            &mut self.countries,
            &mut self.country_by_code,
            country.iso3,
            country,
            CountryId::from_index,
        )
    }

    /// Adds a vendor. Nothing if its id stands already, or the table is full.
    pub fn add_vendor(&mut self, vendor: Vendor) -> Option<VendorId> {
        let slug = vendor.slug.clone();
        add(&mut self.vendors, &mut self.vendor_by_slug, slug, vendor, VendorId::from_index)
    }

    /// Adds an operator. Nothing if its id stands already, or the table is full.
    pub fn add_operator(&mut self, operator: Operator) -> Option<OperatorId> {
        let (slug, country) = (operator.slug.clone(), operator.country);
        let ids = &mut self.operator_by_slug;
        let id = add(&mut self.operators, ids, slug, operator, OperatorId::from_index)?;
        if self.operators_by_country.len() <= country.index() {
            self.operators_by_country.resize(country.index() + 1, Vec::new());
        }
        self.operators_by_country[country.index()].push(id);
        Some(id)
    }

    /// The country with this code, added by its code if no table lists it.
    pub fn country_or_new(&mut self, iso3: Iso3) -> Option<CountryId> {
        self.country(iso3).or_else(|| self.add_country(Country::unlisted(iso3)))
    }

    /// The vendor with this id, added by its id if no table lists it.
    pub fn vendor_or_new(&mut self, slug: &str) -> Option<VendorId> {
        self.vendor(slug).or_else(|| self.add_vendor(Vendor::unlisted(slug)))
    }

    /// The newest year in `contracts.announced`: the default as-of year. Without
    /// any, the newest of their sources, else of those of the published shares.
    #[must_use]
    pub fn newest_year(&self) -> Option<i32> {
        let published = || self.shares.iter().filter_map(|share| share.source.date).max();
        self.contracts.newest().or_else(published).map(PartialDate::year)
    }
}

fn add<K: std::hash::Hash + Eq, V, I: Copy>(
    table: &mut Vec<V>,
    ids: &mut HashMap<K, I>,
    key: K,
    entry: V,
    to_id: impl FnOnce(usize) -> Option<I>,
) -> Option<I> {
    let std::collections::hash_map::Entry::Vacant(vacant) = ids.entry(key) else { return None };
    let id = to_id(table.len())?;
    vacant.insert(id);
    table.push(entry);
    Some(id)
}
