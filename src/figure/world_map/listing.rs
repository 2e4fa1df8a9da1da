//! The numbers of the map as a table, and the largest countries as bars.

use super::{ID, Maker, Seen};
use crate::chart::{Certainty, Paint, ShareBar, ShareBars, SharePanel};
use crate::domain::id::{CountryId, VendorId};
use crate::estimate::{Estimate, Status};
use crate::figure::share_bars::ticks;
use crate::figure::world_map::MapCountry;
use crate::figure::{Twin, names};
use crate::order;
use crate::query::MapLayer;

/// Countries among the bars.
const LISTED: usize = 10;

impl Maker<'_> {
    /// The table: one row a country of which something is known.
    pub(super) fn twin(&self, seen: &[Seen], countries: &[MapCountry]) -> Twin {
        let [leader, lead, known, health, policy, since] = self.texts.map.heads;
        let texts = self.texts;
        let head: Vec<&str> = match self.filter.map {
            MapLayer::Leader => vec![texts.country, leader, lead, texts.possible, known],
            MapLayer::Share => {
                vec![texts.country, texts.estimate, texts.proven, texts.possible, known]
            }
            MapLayer::Health => vec![texts.country, health, known],
            MapLayer::Policy => vec![texts.country, policy, since],
            MapLayer::Beyond => vec![texts.country, texts.beyond.total_heads[2]],
        };
        let labels = match self.filter.map {
            MapLayer::Leader => 2,
            MapLayer::Policy => 3,
            MapLayer::Share | MapLayer::Health | MapLayer::Beyond => 1,
        };
        let mut rows: Vec<(String, Vec<String>)> = seen
            .iter()
            .zip(countries)
            .filter(|(_, country)| country.has_evidence)
            .map(|(seen, country)| (country.iso3.to_string(), self.cells(seen, &country.name)))
            .collect();
        order::by_text(&mut rows, |(_, cells)| crate::spelling::folded(&cells[0]));
        Twin { head: head.into_iter().map(str::to_owned).collect(), labels, rows }
    }

    fn cells(&self, seen: &Seen, name: &str) -> Vec<String> {
        let Seen { country, estimate, health, initiatives } = seen;
        let percent = |fraction: f64| self.texts.numerals.percent(fraction);
        let name = name.to_owned();
        let known = percent(estimate.coverage);
        match self.filter.map {
            MapLayer::Leader => {
                let Some(leader) = estimate.leader else {
                    return vec![name, String::new(), String::new(), String::new(), known];
                };
                let figures = estimate.of(leader);
                let vendor = self.lead(leader, estimate);
                if estimate.status == Status::Reported {
                    return vec![name, vendor, String::new(), String::new(), known];
                }
                vec![name, vendor, percent(figures.mid), percent(estimate.possible(figures)), known]
            }
            MapLayer::Share => {
                let figures = self.vendor().map(|vendor| estimate.of(vendor)).unwrap_or_default();
                let possible = estimate.possible(figures);
                vec![name, percent(figures.mid), percent(figures.low), percent(possible), known]
            }
            MapLayer::Health => {
                vec![name, percent(*health), known]
            }
            MapLayer::Beyond => vec![name, self.texts.numerals.whole(*initiatives)],
            MapLayer::Policy => {
                let policy = self.newest_policy(*country);
                let stance = policy.map(|policy| (self.texts.map.stance)(policy.stance));
                let since = policy.and_then(|policy| policy.date).map(|date| date.to_string());
                vec![name, stance.unwrap_or_default().to_owned(), since.unwrap_or_default()]
            }
        }
    }

    /// The most populous of some countries with a share, as bars sorted by it;
    /// nothing for layers that show no share.
    pub(super) fn list(&self, seen: &[&Seen], own: Option<CountryId>) -> Option<ShareBars> {
        let vendor_of = |estimate: &Estimate| match self.filter.map {
            MapLayer::Leader => estimate.leader,
            MapLayer::Share => self.vendor(),
            MapLayer::Health | MapLayer::Policy | MapLayer::Beyond => None,
        };
        let mut largest: Vec<(&Seen, VendorId)> = seen
            .iter()
            .filter(|seen| seen.estimate.status == Status::Share)
            .filter_map(|seen| Some((*seen, vendor_of(&seen.estimate)?)))
            .collect();
        let people =
            |seen: &Seen| self.store.countries[seen.country.index()].population.unwrap_or(0.0);
        let is_other = |seen: &Seen| Some(seen.country) != own;
        order::by(&mut largest, |a, b| {
            is_other(a.0).cmp(&is_other(b.0)).then_with(|| people(b.0).total_cmp(&people(a.0)))
        });
        largest.truncate(LISTED);
        if largest.is_empty() {
            return None;
        }
        let mid = |(seen, vendor): &(&Seen, VendorId)| seen.estimate.of(*vendor).mid;
        order::by(&mut largest, |a, b| mid(b).total_cmp(&mid(a)));
        let count = self.texts.numerals.whole(largest.len());
        let bars = largest.into_iter().map(|(seen, vendor)| self.bar(seen, vendor)).collect();
        let name = (self.texts.map.list)(&count);
        Some(ShareBars {
            id: format!("{ID}-list"),
            name: name.clone(),
            panels: vec![SharePanel { title: name, note: String::new(), bars }],
            ticks: ticks(self.texts),
            rtl: self.texts.direction() == "rtl",
        })
    }

    /// The vendor in front, and who is beside it where that is contested.
    fn lead(&self, leader: VendorId, estimate: &Estimate) -> String {
        let rival = self.second(leader, estimate).filter(|_| estimate.contested);
        let vendors = [leader].into_iter().chain(rival);
        let named = vendors.map(|vendor| names::vendor(self.store, self.texts, vendor));
        named.collect::<Vec<_>>().join(" / ")
    }

    fn bar(&self, seen: &Seen, vendor: VendorId) -> ShareBar {
        let Seen { country, estimate, .. } = seen;
        let figures = estimate.of(vendor);
        let is_count = self.filter.definition.is_count();
        let possible = if is_count { figures.mid } else { estimate.possible(figures) };
        let place = names::country(self.store, self.texts, *country);
        let key = self.store.countries[country.index()].iso3.to_string();
        ShareBar {
            label: self.vendor_phrase(&place, vendor, estimate),
            selected: self.filter.places.contains(&key),
            key,
            name: match self.filter.map {
                MapLayer::Share => place,
                _ => format!("{place}: {}", self.lead(vendor, estimate)),
            },
            paint: Paint::Vendor(self.paint(vendor)),
            share: Certainty { published: figures.published, mid: figures.mid, possible },
            value: self.texts.numerals.percent(figures.mid),
            range: if is_count {
                String::new()
            } else {
                self.texts.numerals.percent_range(figures.low, possible)
            },
        }
    }
}
