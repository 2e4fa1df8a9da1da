//! The numbers of the map as a table, and the largest countries as bars.

use super::{ID, Maker, Seen};
use crate::chart::{Certainty, Paint, ShareBar, ShareBars, SharePanel, VendorPaint};
use crate::domain::id::{CountryId, VendorId};
use crate::domain::record::Stance;
use crate::estimate::{Estimate, Status};
use crate::figure::share_bars::ticks;
use crate::figure::world_map::MapCountry;
use crate::figure::{Twin, names};
use crate::order;
use crate::query::MapLayer;

/// Countries among the bars, and the same where they are chosen.
const LISTED: usize = 10;
const CHOSEN: usize = 16;

impl Maker<'_> {
    /// The table: one row a country of which something is known.
    pub(super) fn twin(&self, seen: &[Seen], countries: &[MapCountry]) -> Twin {
        let [leader, lead, known, health, policy, since] = self.texts.map.heads;
        let texts = self.texts;
        let head: Vec<&str> = match self.filter.map {
            MapLayer::Leader => {
                vec![texts.country, leader, lead, texts.proven, texts.possible, known]
            }
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
        let blank = String::new;
        match self.filter.map {
            MapLayer::Leader => {
                let Some(leader) = estimate.leader else {
                    return vec![name, blank(), blank(), blank(), blank(), known];
                };
                let figures = estimate.of(leader);
                let vendor = self.lead(leader, estimate);
                if estimate.status == Status::Reported {
                    return vec![name, vendor, blank(), blank(), blank(), known];
                }
                let (low, possible) = (percent(figures.low), percent(estimate.possible(figures)));
                vec![name, vendor, percent(figures.mid), low, possible, known]
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
                let stance = policy.map(|policy| names::stance(self.texts, policy));
                let since = policy.and_then(|policy| policy.date).map(|date| date.to_string());
                vec![name, stance.unwrap_or_default(), since.unwrap_or_default()]
            }
        }
    }

    /// The most populous of some countries of which something is known, as bars
    /// sorted by what the map shows of them.
    pub(super) fn list(
        &self,
        seen: &[&Seen],
        own: Option<CountryId>,
        (are_chosen, are_all): (bool, bool),
    ) -> Option<ShareBars> {
        let mut largest: Vec<(&Seen, f64)> =
            seen.iter().filter_map(|seen| Some((*seen, self.length(seen)?))).collect();
        let people =
            |seen: &Seen| self.store.countries[seen.country.index()].population.unwrap_or(0.0);
        let is_other = |seen: &Seen| Some(seen.country) != own;
        order::by(&mut largest, |a, b| {
            is_other(a.0).cmp(&is_other(b.0)).then_with(|| people(b.0).total_cmp(&people(a.0)))
        });
        largest.truncate(if are_chosen { CHOSEN } else { LISTED });
        let first = largest.first()?.0.country;
        let name = if are_chosen {
            let whole = |count| self.texts.numerals.whole(count);
            (self.texts.map.list_chosen)(&whole(largest.len()), &whole(seen.len()))
        } else if Some(first) == own {
            let others = self.texts.numerals.whole(largest.len() - 1);
            (self.texts.map.list_with)(&names::country(self.store, self.texts, first), &others)
        } else {
            let words = if are_all { self.texts.map.list } else { self.texts.map.list_seen };
            words(&self.texts.numerals.whole(largest.len()))
        };
        order::by(&mut largest, |a, b| b.1.total_cmp(&a.1));
        let longest = largest.first().map_or(1.0, |(_, length)| *length);
        let (scale, ticks) = match self.filter.map {
            MapLayer::Policy => (Stance::ALL.len() as f64 - 1.0, Vec::new()),
            MapLayer::Beyond => (longest, Vec::new()),
            MapLayer::Leader | MapLayer::Share | MapLayer::Health => (1.0, ticks(self.texts)),
        };
        let bars = largest.into_iter().map(|(seen, length)| self.bar(seen, length / scale));
        Some(ShareBars {
            id: format!("{ID}-list"),
            name: name.clone(),
            panels: vec![SharePanel { title: name, note: String::new(), bars: bars.collect() }],
            ticks,
            rtl: self.texts.direction() == "rtl",
        })
    }

    /// What a country's bar is as long as: a fraction, or a number that is long
    /// only beside others; nothing where nothing is known.
    fn length(&self, seen: &Seen) -> Option<f64> {
        match self.filter.map {
            MapLayer::Beyond => Some(seen.initiatives as f64).filter(|count| *count > 0.0),
            MapLayer::Policy => {
                let strictness = |stance| Stance::ALL.iter().position(|other| *other == stance);
                Some(strictness(self.newest_policy(seen.country)?.stance)? as f64)
            }
            _ if seen.estimate.status != Status::Share => None,
            MapLayer::Health => Some(seen.health),
            MapLayer::Leader | MapLayer::Share => Some(seen.estimate.of(self.listed(seen)?).mid),
        }
    }

    /// The vendor whose share of a country is listed.
    fn listed(&self, seen: &Seen) -> Option<VendorId> {
        if self.filter.map == MapLayer::Leader { seen.estimate.leader } else { self.vendor() }
    }

    /// The vendor in front, and who is beside it where that is contested.
    fn lead(&self, leader: VendorId, estimate: &Estimate) -> String {
        let rival = self.rival(estimate);
        let vendors = [leader].into_iter().chain(rival);
        let named = vendors.map(|vendor| names::vendor(self.store, self.texts, vendor));
        named.collect::<Vec<_>>().join(" / ")
    }

    fn bar(&self, seen: &Seen, length: f64) -> ShareBar {
        let MapCountry { iso3, name: place, label, .. } = self.country(seen);
        let key = iso3.to_string();
        let numerals = &self.texts.numerals;
        let mut bar = ShareBar {
            selected: self.filter.places.contains(&key),
            key,
            paint: Paint::Vendor(VendorPaint::Other),
            share: Certainty { published: length, mid: length, possible: length },
            value: String::new(),
            range: String::new(),
            name: place,
            label,
        };
        match self.filter.map {
            MapLayer::Health => bar.value = numerals.percent(seen.health),
            MapLayer::Beyond => bar.value = numerals.whole(seen.initiatives),
            MapLayer::Policy => {
                let policy = self.newest_policy(seen.country);
                let stance = policy.map(|policy| names::stance(self.texts, policy));
                bar.name = format!("{}: {}", bar.name, stance.unwrap_or_default());
            }
            MapLayer::Leader | MapLayer::Share => {
                if let Some(vendor) = self.listed(seen) {
                    self.tell_share(&mut bar, seen, vendor);
                }
            }
        }
        bar
    }

    /// Has a bar show a vendor's share.
    fn tell_share(&self, bar: &mut ShareBar, seen: &Seen, vendor: VendorId) {
        let figures = seen.estimate.of(vendor);
        let is_count = self.filter.definition.is_count();
        let possible = if is_count { figures.mid } else { seen.estimate.possible(figures) };
        bar.label = self.vendor_phrase(&bar.name, vendor, &seen.estimate);
        if self.filter.map == MapLayer::Leader {
            bar.name = format!("{}: {}", bar.name, self.lead(vendor, &seen.estimate));
        }
        bar.paint = Paint::Vendor(self.paint(vendor));
        bar.share = Certainty { published: figures.published, mid: figures.mid, possible };
        bar.value = self.texts.numerals.percent(figures.mid);
        if !is_count {
            bar.range = self.texts.numerals.percent_range(figures.low, possible);
        }
    }
}
