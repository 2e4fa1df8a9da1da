//! What the map says of each country, layer by layer.

mod legend;
mod listing;

use super::headline::{lead_of, rivals};
use super::vendor_page::looked_at;
use super::{Twin, names};
use crate::chart::map::FULL;
use crate::chart::{Ground, ShareBars, VendorPaint};
use crate::domain::id::{CountryId, VendorId};
use crate::domain::place::Iso3;
use crate::domain::record::{Policy, PolicyStep, Stance};
use crate::estimate::{Estimate, Estimator, Status, Strength};
use crate::query::{Filter, MapLayer, Place};
use crate::store::Store;
use crate::text::{Finding, SharePhrase, Texts};

/// Id of the figure.
pub const ID: &str = "world-map";
/// Upper ends of the steps of a share or of health, past nothing.
const STEPS: [f64; 4] = [0.1, 0.25, 0.5, 0.75];
/// Where more than this part of a market is unknown, a vendor that nobody names
/// there may still have much of it.
const ROOM: f64 = 0.25;

/// What the map shows of every country of the store.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// Title of the figure.
    pub caption: String,
    /// In the order of the table of countries.
    pub countries: Vec<MapCountry>,
    /// What each ground means, in the order of the scale.
    pub legend: Vec<(Ground, String)>,
    /// The year at whose end it is looked at.
    year: i32,
    /// What the countries' words are made from, in the same order.
    seen: Vec<Seen>,
}

/// What the map shows of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCountry {
    /// Its code.
    pub iso3: Iso3,
    /// Its name.
    pub name: String,
    /// Accessible name of its area.
    pub label: String,
    /// What it is filled with.
    pub ground: Ground,
    /// Whether anything is known of it.
    pub has_evidence: bool,
}

/// A country before it is put into words.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    country: CountryId,
    estimate: Estimate,
    /// Worked out only where the map shows it.
    health: f64,
    /// Entries on initiatives; counted only where the map shows them.
    initiatives: usize,
}

impl MapView {
    /// Looks at every country in the year of the filter. Which places are
    /// chosen makes no difference: the map is where they are chosen.
    /// `initiatives` are the entries of each country, if the map shows them.
    #[must_use]
    pub fn new(
        estimator: &Estimator<'_>,
        filter: &Filter,
        texts: &'static Texts,
        year: i32,
        initiatives: &[usize],
    ) -> Self {
        let store = estimator.store();
        let shows_health = filter.map == MapLayer::Health;
        let health = |country| if shows_health { estimator.health(country, year) } else { 0.0 };
        let seen = store.country_ids().map(|country| Seen {
            country,
            estimate: estimator.country(country, year),
            health: health(country),
            initiatives: initiatives.get(country.index()).copied().unwrap_or_default(),
        });
        let seen: Vec<Seen> = seen.collect();
        let maker = Maker { store, filter, texts, year };
        let countries: Vec<MapCountry> = seen.iter().map(|seen| maker.country(seen)).collect();
        let without = countries.iter().filter(|country| !country.has_evidence).count();
        Self {
            caption: (texts.map.caption)(filter.map, &maker.vendor_name()),
            legend: maker.legend(&maker.leading(&seen), without, countries.len()),
            countries,
            year,
            seen,
        }
    }

    /// The most populous of the countries chosen, or of all in sight where fewer
    /// than two are, as bars sorted by what is shown of them.
    #[must_use]
    pub fn list(
        &self,
        store: &Store,
        filter: &Filter,
        texts: &'static Texts,
        in_sight: &dyn Fn(Iso3) -> bool,
    ) -> Option<ShareBars> {
        let chosen = Place::together(store, filter).countries;
        let are_chosen = !filter.places.is_empty() && chosen.len() > 1;
        // One that is chosen is among the most populous whatever its size.
        let own = chosen.first().copied().filter(|_| chosen.len() == 1);
        let is_listed = |seen: &&Seen| {
            let is_in_sight = || in_sight(store.countries[seen.country.index()].iso3);
            if are_chosen {
                chosen.contains(&seen.country)
            } else {
                Some(seen.country) == own || is_in_sight()
            }
        };
        let seen: Vec<&Seen> = self.seen.iter().filter(is_listed).collect();
        let are_all = seen.len() == self.seen.len();
        let maker = Maker { store, filter, texts, year: self.year };
        maker.list(&seen, own, (are_chosen, are_all))
    }

    /// The same numbers for whoever cannot use the picture: one row a country
    /// of which something is known, by name.
    #[must_use]
    pub fn twin(&self, store: &Store, filter: &Filter, texts: &'static Texts) -> Twin {
        Maker { store, filter, texts, year: self.year }.twin(&self.seen, &self.countries)
    }
}

/// The vendor whose share the map shows: the first of those shown by name.
#[must_use]
pub fn shown_vendor(filter: &Filter) -> &str {
    filter.map_vendor.as_deref().unwrap_or_else(|| looked_at(filter))
}

struct Maker<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'static Texts,
    year: i32,
}

impl Maker<'_> {
    fn vendor(&self) -> Option<VendorId> {
        self.store.vendor(shown_vendor(self.filter))
    }

    fn vendor_name(&self) -> String {
        names::vendor_by_slug(self.store, self.texts, shown_vendor(self.filter))
    }

    /// The colours of the vendors that lead in any country.
    fn leading(&self, seen: &[Seen]) -> Vec<VendorPaint> {
        let leaders = seen.iter().filter_map(|seen| seen.estimate.leader);
        leaders.map(|leader| self.paint(leader)).collect()
    }

    fn paint(&self, vendor: VendorId) -> VendorPaint {
        names::paint(&self.store.vendors[vendor.index()].slug)
    }

    fn country(&self, seen: &Seen) -> MapCountry {
        let Seen { country, estimate, .. } = seen;
        let name = names::country(self.store, self.texts, *country);
        let (ground, label) = match self.filter.map {
            MapLayer::Leader => (self.leader(estimate), self.lead_phrase(&name, estimate)),
            MapLayer::Share => (self.share(estimate), self.share_phrase(&name, estimate)),
            MapLayer::Health => self.health(seen, &name),
            MapLayer::Policy => self.policy(*country, &name),
            MapLayer::Beyond => {
                let count = seen.initiatives;
                (beyond_ground(count), (self.texts.beyond.on_map)(&name, count))
            }
        };
        MapCountry {
            iso3: self.store.countries[country.index()].iso3,
            name,
            label,
            has_evidence: ground != Ground::Nothing,
            ground,
        }
    }

    fn leader(&self, estimate: &Estimate) -> Ground {
        let Some(leader) = estimate.leader else {
            let is_known = estimate.status == Status::Share;
            return if is_known { Ground::Tone(VendorPaint::Other, 0) } else { Ground::Nothing };
        };
        let paint = self.paint(leader);
        if estimate.status == Status::Reported {
            return Ground::Tone(paint, 0);
        }
        if let Some(second) = self.rival(estimate) {
            let rival = self.paint(second);
            // Two of the vendors that share a colour have no stripes.
            return if rival == paint {
                Ground::Tone(paint, 1)
            } else {
                Ground::Contested(paint, rival)
            };
        }
        Ground::Tone(
            paint,
            match estimate.strength {
                // A count proves nothing about who supplies.
                _ if estimate.proven && !self.filter.definition.is_count() => FULL,
                Some(Strength::Dominant) => 3,
                Some(Strength::Majority) => 2,
                Some(Strength::Plurality) | None => 1,
            },
        )
    }

    /// The nearest of the vendors that contest the lead.
    fn rival(&self, estimate: &Estimate) -> Option<VendorId> {
        rivals(self.store, estimate).first().map(|share| share.vendor)
    }

    fn lead_phrase(&self, place: &str, estimate: &Estimate) -> String {
        let lead = lead_of(self.store, self.filter.definition, self.texts, estimate);
        let Filter { definition, domain, .. } = *self.filter;
        let is_narrowed = !self.filter.evidence.is_empty();
        let finding = Finding { place: place.to_owned(), lead, definition, domain, is_narrowed };
        let finding = (self.texts.finding)(&finding);
        match estimate.leader.filter(|_| estimate.status == Status::Share) {
            Some(leader) => format!("{finding}. {}", self.vendor_phrase(place, leader, estimate)),
            None => finding,
        }
    }

    fn share(&self, estimate: &Estimate) -> Ground {
        if estimate.status != Status::Share {
            return Ground::Nothing;
        }
        let vendor = self.vendor();
        let mid = vendor.map_or(0.0, |vendor| estimate.of(vendor).mid);
        let paint = names::paint(shown_vendor(self.filter));
        match vendor {
            Some(_) if mid > 0.0 => Ground::Tone(paint, step(mid)),
            // Who is not named has whatever is unknown for room.
            _ if estimate.unknown > ROOM => Ground::Possible(paint),
            _ => Ground::Ink(0),
        }
    }

    fn share_phrase(&self, place: &str, estimate: &Estimate) -> String {
        match self.vendor() {
            Some(vendor) if estimate.status == Status::Share => {
                self.vendor_phrase(place, vendor, estimate)
            }
            // Somebody is named, if without a share.
            _ if estimate.status == Status::Reported => self.lead_phrase(place, estimate),
            _ => (self.texts.map.nothing_phrase)(place, self.year),
        }
    }

    fn vendor_phrase(&self, place: &str, vendor: VendorId, estimate: &Estimate) -> String {
        let figures = estimate.of(vendor);
        let vendor = names::vendor(self.store, self.texts, vendor);
        let is_count = self.filter.definition.is_count();
        let possible = if is_count { figures.mid } else { estimate.possible(figures) };
        let (mid, low) = (figures.mid, figures.low);
        let phrase = SharePhrase { place, vendor: &vendor, year: self.year, mid, low, possible };
        (self.texts.share_phrase)(&self.texts.numerals, &phrase)
    }

    fn health(&self, seen: &Seen, place: &str) -> (Ground, String) {
        if seen.estimate.status == Status::Reported {
            return (Ground::Nothing, self.lead_phrase(place, &seen.estimate));
        }
        if seen.estimate.status != Status::Share {
            return (Ground::Nothing, (self.texts.map.nothing_phrase)(place, self.year));
        }
        let health = seen.health;
        let ground = if health > 0.0 { Ground::Ink(step(health).max(1)) } else { Ground::Ink(0) };
        (ground, (self.texts.map.health_phrase)(&self.texts.numerals, place, health))
    }

    /// The newest decision on record up to the year, but for those that concern
    /// the state's own purchases only; where nothing is decided, the newest of what
    /// was drafted or said.
    fn newest_policy(&self, country: CountryId) -> Option<&Policy> {
        let iso3 = self.store.countries[country.index()].iso3;
        let own = self.store.policies.iter().filter(|policy| {
            policy.scope == iso3.as_str() && policy.date.is_none_or(|date| date.year() <= self.year)
        });
        let binds = |policy: &Policy| {
            policy.step == PolicyStep::Decision && policy.applies_to != "government"
        };
        own.max_by_key(|policy| (binds(policy), policy.day(), policy.stance))
    }

    fn policy(&self, country: CountryId, place: &str) -> (Ground, String) {
        let Some(policy) = self.newest_policy(country) else {
            return (Ground::Nothing, (self.texts.map.no_policy_phrase)(place));
        };
        let since = policy.date.map(|date| date.to_string()).unwrap_or_default();
        let phrase = (self.texts.map.policy_phrase)(place, policy.stance, policy.step, &since);
        // What nobody has decided must not look like a law.
        let ground = match policy.step {
            PolicyStep::Decision => stance_ground(policy.stance),
            PolicyStep::Draft | PolicyStep::Statement => Ground::Possible(VendorPaint::Other),
        };
        (ground, phrase)
    }
}

/// The step of a fraction above nothing.
fn step(fraction: f64) -> u8 {
    let below = STEPS.iter().filter(|end| fraction > **end).count();
    u8::try_from(below).unwrap_or(FULL)
}

/// Ends of the steps of how many entries there are.
const ENTRIES: [usize; 4] = [2, 5, 10, 20];

fn beyond_ground(count: usize) -> Ground {
    if count == 0 {
        return Ground::Nothing;
    }
    let step = ENTRIES.iter().filter(|least| count >= **least).count();
    Ground::Ink(u8::try_from(step).unwrap_or(FULL))
}

fn stance_ground(stance: Stance) -> Ground {
    Ground::Ink(match stance {
        Stance::Undecided => return Ground::Possible(VendorPaint::Other),
        Stance::Open => 0,
        Stance::CaseByCase => 1,
        Stance::Restricted => 2,
        Stance::PhaseOut => 3,
        Stance::Ban => 4,
    })
}
