//! Everything the reader has chosen.

use super::choice::{Aspect, Grouping, Language, MapLayer, MapShape, Ranking, ThemeChoice, View};
use super::page::Sort;
use crate::domain::contract::{Evidence, EvidenceSet, StageSet};
use crate::domain::decimal;
use crate::domain::network::{Domain, GenerationSet};
use crate::domain::record::Initiative;
use crate::domain::vendor;
use crate::estimate::{Definition, Params};
use crate::ingest::{Renames, Table};
use crate::order;
use std::collections::BTreeMap;

/// What the reader has chosen: the only state the page has. Its address is its
/// only persistence.
///
/// Plain data, always in a canonical form, so that equal choices have equal
/// addresses: lists hold each entry once, vendors stand in the order of
/// [`vendor::NAMED`] and then by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Which view is open.
    pub view: View,
    /// Codes of countries and regions, in the order chosen; empty is the world.
    pub places: Vec<String>,
    /// The operator whose drawer is open.
    pub operator: Option<String>,
    /// Vendors shown by name; never empty.
    pub vendors: Vec<String>,
    /// Generations; empty is any.
    pub generations: GenerationSet,
    /// Part of the network.
    pub domain: Domain,
    /// As-of year; nothing is the newest.
    pub year: Option<i32>,
    /// What a share is a share of.
    pub definition: Definition,
    /// Kinds of evidence; empty is all.
    pub evidence: EvidenceSet,
    /// Stages counted beside those that always are.
    pub stages: StageSet,
    /// Evidence window in calendar years, 1 to 50.
    pub window: i32,
    /// Phase-out in years, 0 to 50.
    pub phase_out: f64,
    /// Words searched for in the table.
    pub search: String,
    /// Vendors removed in a what-if.
    pub banned: Vec<String>,
    /// Operators merged in a what-if, each with the one it goes into.
    pub merged: Vec<(String, String)>,
    /// Operators split as the reader assumes, with percents by vendor.
    pub splits: Vec<(String, Vec<(String, f64)>)>,
    /// What the map's colours say.
    pub map: MapLayer,
    /// Whose share the map shows; nothing is the first vendor shown.
    pub map_vendor: Option<String>,
    /// How the map draws countries.
    pub shape: MapShape,
    /// What operators are grouped by.
    pub grouping: Grouping,
    /// Id of the one parent group looked at.
    pub owner: Option<String>,
    /// What the signs of operators stand for.
    pub aspect: Aspect,
    /// Kinds of initiatives; empty is all.
    pub categories: Vec<String>,
    /// In which order places stand side by side.
    pub ranking: Ranking,
    /// Whether figures that leave operators out show all of them.
    pub shows_all: bool,
    /// The market whose published shares are shown, `WORLD/ran`; nothing is
    /// the one that fits the places chosen.
    pub market: Option<String>,
    /// Language asked for; nothing is the browser's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the view stands in somebody else's page.
    pub embed: bool,
    /// Version of the data the address was made with.
    pub data_version: String,
    /// Addresses of files that replace a table.
    pub sources: BTreeMap<Table, String>,
    /// Columns that a table's file has under other names.
    pub renames: BTreeMap<Table, Renames>,
    /// Step of the story that is read, from 1; 0 before it has begun.
    pub step: usize,
    /// Key of the mark whose evidence is open.
    pub mark: String,
    /// Order of the table.
    pub sort: Sort,
    /// Page of the table, from 1.
    pub page: usize,
}

impl Filter {
    /// The most letters searched for: more would not fit into an address.
    pub const LONGEST_SEARCH: usize = 300;
    /// Evidence window when the reader chose none.
    pub const WINDOW: i32 = 10;
    /// Phase-out when the reader chose none.
    pub const PHASE_OUT: f64 = 5.0;
    /// The longest window or phase-out that an address may ask for.
    pub const LONGEST: i32 = 50;

    /// The parameters of the estimate.
    #[must_use]
    pub fn params(&self) -> Params {
        Params {
            domain: self.domain,
            generations: self.generations,
            definition: self.definition,
            window: self.window,
            phase_out: self.phase_out,
            evidence: self.evidence,
            extra_stages: self.stages,
        }
    }

    /// The vendors that the reader picked out. Nothing while the default ones
    /// are shown: those are a matter of room on the page, not a restriction.
    #[must_use]
    pub fn chosen_vendors(&self) -> Option<&[String]> {
        (self.vendors != vendor::SHOWN_BY_DEFAULT).then_some(&self.vendors)
    }

    /// Picks a vendor out, or gives it back. With the last one given back, the
    /// default ones are shown again.
    pub fn toggle_vendor(&mut self, slug: &str) {
        // While the default ones are shown, none is picked out.
        if self.chosen_vendors().is_none() {
            self.vendors.clear();
        }
        toggle(&mut self.vendors, slug);
        self.vendors = canonical_vendors(std::mem::take(&mut self.vendors));
    }

    /// Adds or removes a country or region.
    pub fn toggle_place(&mut self, code: &str) {
        toggle(&mut self.places, code);
    }

    /// Takes a vendor out of a what-if's market, or puts it back.
    pub fn toggle_banned(&mut self, slug: &str) {
        toggle(&mut self.banned, slug);
        self.banned = sorted_vendors(std::mem::take(&mut self.banned));
    }

    /// Reads a column of ours under another name; under its own if that is empty.
    pub fn rename(&mut self, table: Table, ours: &str, theirs: &str) {
        let renames = self.renames.entry(table).or_default();
        renames.retain(|(column, _)| column != ours);
        if !theirs.is_empty() {
            renames.push((ours.to_owned(), theirs.to_owned()));
        }
        self.renames.retain(|_, renames| !renames.is_empty());
    }

    /// Looks at a kind of initiatives, or no longer.
    pub fn toggle_category(&mut self, slug: &str) {
        toggle(&mut self.categories, slug);
        let taken = std::mem::take(&mut self.categories);
        let kinds = Initiative::CATEGORIES.into_iter().map(str::to_owned);
        self.categories = kinds.filter(|kind| taken.contains(kind)).collect();
    }

    /// Merges two operators, `taken/into`, or takes that back.
    pub fn toggle_merger(&mut self, pair: &str) {
        let Some((taken, into)) = pair.split_once('/') else { return };
        let pair = (taken.to_owned(), into.to_owned());
        match self.merged.iter().position(|present| *present == pair) {
            Some(position) => drop(self.merged.remove(position)),
            None => self.merged.push(pair),
        }
    }

    /// Assumes a vendor's part of that operator, in percent as typed. The parts
    /// of the others shrink where all would be more than the whole.
    pub fn assume(&mut self, vendor: &str, percent: &str) {
        let Some((_, parts)) = self.splits.first_mut() else { return };
        let percent = decimal::parse(percent).unwrap_or(0.0);
        let percent = (decimal::within(percent, 0.0, 100.0) * 100.0).round() / 100.0;
        parts.retain(|(slug, _)| slug != vendor);
        let others: f64 = parts.iter().map(|(_, part)| part).sum();
        let room = 100.0 - percent;
        if others > room {
            for (_, part) in parts.iter_mut() {
                *part = (*part * room / others * 100.0).floor() / 100.0;
            }
        }
        parts.retain(|(_, part)| *part > 0.0);
        if percent > 0.0 {
            parts.push((vendor.to_owned(), percent));
        }
        if parts.is_empty() {
            self.splits.clear();
        }
    }

    /// The part of the filter that estimates depend on, everything else at its
    /// default: equal questions have equal answers.
    #[must_use]
    pub fn question(&self) -> Self {
        let question = Self::default().asking(self);
        Self { places: self.places_seen().to_vec(), ..question }
    }

    /// The places that the view looks at: all that are chosen, but for the page
    /// of one country, which looks at the first.
    #[must_use]
    pub fn places_seen(&self) -> &[String] {
        let seen = if self.view == View::Country { 1 } else { self.places.len() };
        &self.places[..self.places.len().min(seen)]
    }

    /// What the map shows: in views about one thing that.
    #[must_use]
    pub fn layer_seen(&self) -> MapLayer {
        match self.view {
            View::Beyond => MapLayer::Beyond,
            View::Vendor => MapLayer::Share,
            View::Method => MapLayer::Health,
            _ => self.map,
        }
    }

    fn map_vendor_seen(&self) -> Option<String> {
        let own = self.map_vendor.clone();
        if self.view == View::Vendor { self.vendors.first().cloned() } else { own }
    }

    /// Chooses the places and vendors that another filter does.
    pub fn choose_as(&mut self, other: &Self) {
        self.places.clone_from(&other.places);
        self.vendors.clone_from(&other.vendors);
    }

    /// The same in another view, at its beginning.
    #[must_use]
    pub fn in_view(&self, view: View) -> Self {
        Self { view, mark: String::new(), operator: None, page: 1, step: 0, ..self.clone() }
    }

    /// The same, asking another question.
    #[must_use]
    pub fn asking(&self, question: &Self) -> Self {
        Self {
            places: question.places.clone(),
            vendors: question.vendors.clone(),
            generations: question.generations,
            domain: question.domain,
            year: question.year,
            definition: question.definition,
            evidence: question.evidence,
            stages: question.stages,
            window: question.window,
            phase_out: question.phase_out,
            banned: question.banned.clone(),
            merged: question.merged.clone(),
            splits: question.splits.clone(),
            ..self.clone()
        }
    }

    /// Whether something is supposed beside the evidence.
    #[must_use]
    pub fn is_scenario(&self) -> bool {
        !(self.banned.is_empty() && self.merged.is_empty() && self.splits.is_empty())
    }

    /// Whether the estimates are those of a scenario: counts of deals and what
    /// others publish follow none.
    #[must_use]
    pub fn follows_scenario(&self) -> bool {
        self.is_scenario() && self.definition.is_estimate()
    }

    /// Whether the estimates are made of primary evidence alone, which is one
    /// way to suppose something.
    #[must_use]
    pub fn counts_only_primary(&self) -> bool {
        self.definition.is_estimate()
            && self.evidence == EvidenceSet::from_iter([Evidence::Primary])
    }

    /// The same without anything supposed.
    #[must_use]
    pub fn without_scenario(&self) -> Self {
        Self { banned: Vec::new(), merged: Vec::new(), splits: Vec::new(), ..self.clone() }
    }

    /// What figures depend on beside the question, which is at its default here:
    /// not how the table is turned and searched, nor how the page looks.
    #[must_use]
    pub fn look(&self) -> Self {
        Self {
            view: self.view,
            operator: self.operator.clone(),
            map: self.layer_seen(),
            map_vendor: self.map_vendor_seen(),
            shape: self.shape,
            grouping: self.grouping,
            owner: self.owner.clone(),
            aspect: self.aspect,
            ranking: self.ranking,
            categories: self.categories.clone(),
            shows_all: self.shows_all,
            market: self.market.clone(),
            mark: self.mark.clone(),
            ..Self::default()
        }
    }

    /// Everything that narrows the data, back to the default. How the page is
    /// shown stays.
    pub fn reset(&mut self) {
        *self = Self {
            view: self.view,
            language: self.language,
            theme: self.theme,
            embed: self.embed,
            sources: std::mem::take(&mut self.sources),
            renames: std::mem::take(&mut self.renames),
            ..Self::default()
        };
    }

    /// Whether [`Filter::reset`] would change anything.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let mut other = self.clone();
        other.reset();
        other != *self
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            view: View::default(),
            places: Vec::new(),
            operator: None,
            vendors: vendor::SHOWN_BY_DEFAULT.map(str::to_owned).into(),
            generations: GenerationSet::default(),
            domain: Domain::default(),
            year: None,
            definition: Definition::default(),
            evidence: EvidenceSet::default(),
            stages: StageSet::default(),
            window: Self::WINDOW,
            phase_out: Self::PHASE_OUT,
            search: String::new(),
            banned: Vec::new(),
            merged: Vec::new(),
            splits: Vec::new(),
            map: MapLayer::default(),
            map_vendor: None,
            shape: MapShape::default(),
            grouping: Grouping::default(),
            owner: None,
            aspect: Aspect::default(),
            ranking: Ranking::default(),
            categories: Vec::new(),
            shows_all: false,
            market: None,
            language: None,
            theme: ThemeChoice::default(),
            embed: false,
            data_version: String::new(),
            sources: BTreeMap::new(),
            renames: BTreeMap::new(),
            step: 0,
            mark: String::new(),
            sort: Sort::default(),
            page: 1,
        }
    }
}

fn toggle(list: &mut Vec<String>, entry: &str) {
    match list.iter().position(|present| present == entry) {
        Some(position) => drop(list.remove(position)),
        None => list.push(entry.to_owned()),
    }
}

/// The list in canonical order, each vendor once; the default ones if it is empty.
pub(super) fn canonical_vendors(vendors: Vec<String>) -> Vec<String> {
    let vendors = sorted_vendors(vendors);
    if vendors.is_empty() { vendor::SHOWN_BY_DEFAULT.map(str::to_owned).into() } else { vendors }
}

/// The list in canonical order, each vendor once.
pub(super) fn sorted_vendors(mut vendors: Vec<String>) -> Vec<String> {
    order::by(&mut vendors, |a, b| vendor::rank(a).cmp(&vendor::rank(b)).then_with(|| a.cmp(b)));
    vendors.dedup();
    vendors
}
