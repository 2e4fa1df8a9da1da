//! Several countries as one place (section 7).

use super::country::Sums;
use super::{Definition, Estimate, Estimator, Status, rounded};
use crate::domain::id::CountryId;

impl Estimator<'_> {
    /// A place: one country, or several as a region.
    #[must_use]
    pub fn place(&self, countries: &[CountryId], year: i32) -> Estimate {
        match countries {
            [country] => self.country(*country, year),
            _ => self.region(countries, year),
        }
    }

    /// The average of the countries by population, each country once. Where
    /// nothing is known of a country, its part is unknown.
    #[must_use]
    pub fn region(&self, countries: &[CountryId], year: i32) -> Estimate {
        if self.ground.params.definition.is_count() {
            return self.deals(countries, year);
        }
        if self.ground.params.definition == Definition::Published {
            return Estimate::nothing();
        }
        let mut sums = Sums::new(self.store.vendors.len());
        for (country, weight) in self.population_weights(countries) {
            self.add_country(&mut sums, country, year, weight);
        }
        if sums.vendors.iter().all(|figures| rounded(figures.mid) <= 0.0) {
            return Estimate::nothing();
        }
        self.conclude(Status::Share, &sums)
    }

    /// Each country once with its part of the population, in the order given.
    #[must_use]
    pub fn population_weights(&self, countries: &[CountryId]) -> Vec<(CountryId, f64)> {
        let mut seen = vec![false; self.store.countries.len()];
        let each_once: Vec<CountryId> = countries
            .iter()
            .copied()
            .filter(|country| !std::mem::replace(&mut seen[country.index()], true))
            .collect();
        let population =
            |country: CountryId| self.store.countries[country.index()].population.unwrap_or(0.0);
        let total: f64 = each_once.iter().map(|country| population(*country)).sum();
        let count = each_once.len().max(1) as f64;
        let weight = |country| if total > 0.0 { population(country) / total } else { 1.0 / count };
        each_once.into_iter().map(|country| (country, weight(country))).collect()
    }
}
