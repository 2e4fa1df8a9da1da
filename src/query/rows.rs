//! Which contract rows pass the filter.
//!
//! Every row has one byte, and every dimension owns one bit of it. The bit says
//! that this dimension *excludes* the row, so a row is in when its byte is
//! zero, and "all filters but my own", which the counts beside the options of
//! a control need, is one mask: `bits & !own == 0`.
//!
//! Changing one control re-reads one column and rewrites one bit. Bitmaps for
//! each value would combine faster, but every figure then walks the rows to
//! add them up, and that walk is the cost.
//!
//! This module knows columns, ids and, for the search, names. It does not know
//! how the filter got its value, or that there is a browser.

use super::{Filter, Place};
use crate::domain::contract::{Evidence, EvidenceSet, Stage};
use crate::domain::id::RowId;
use crate::domain::network::{Domain, GenerationSet};
use crate::domain::operator::Operator;
use crate::domain::place::NAME_LANGUAGES;
use crate::spelling::folded;
use crate::store::{Owners, Store};
use std::ops::Range;
use std::sync::Arc;

/// A dimension of the filter, as its bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Country or region.
    Place = 1,
    /// Vendor.
    Vendor = 2,
    /// Generation.
    Generation = 4,
    /// Network domain.
    Domain = 8,
    /// As-of year.
    Year = 16,
    /// Kind of evidence.
    Evidence = 32,
    /// Words searched for.
    Search = 64,
    /// Parent group of the operator.
    Owner = 128,
}

/// For every row, the dimensions that exclude it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowFilter {
    bits: Vec<u8>,
    applied: Option<Choices>,
    owner: Option<String>,
    words: Arc<RowWords>,
    /// The search that goes on: its words, and the row it has come to.
    search: Option<(Arc<Vec<Word>>, usize)>,
}

/// What the table shows in place of the codes that rows hold, so that it can be
/// searched for what is seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowWords {
    /// Names of stages, in the order of [`Stage::ALL`].
    pub stages: Vec<String>,
    /// Names of kinds of evidence, in the order of [`Evidence::ALL`].
    pub evidence: Vec<String>,
    /// Names of vendors, in the order of the store.
    pub vendors: Vec<String>,
}

/// What of the filter concerns rows; by default nothing that excludes any.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choices {
    places: Vec<String>,
    vendors: Option<Vec<String>>,
    generations: GenerationSet,
    domain: Option<Domain>,
    year: Option<i32>,
    evidence: EvidenceSet,
    search: String,
}

impl RowFilter {
    /// Searches from now on for these words too.
    pub fn speak(&mut self, words: &Arc<RowWords>) {
        if Arc::ptr_eq(&self.words, words) {
            return;
        }
        self.words = Arc::clone(words);
        let search = self.applied.as_mut().map(|applied| &mut applied.search);
        if let Some(search) = search.filter(|search| !search.is_empty()) {
            // Nobody searches for this, so the search is done anew.
            "\0".clone_into(search);
        }
    }

    /// Brings the bits up to date with `filter`; only the dimensions that
    /// changed since the last call are read.
    pub fn update(&mut self, store: &Store, filter: &Filter) {
        self.begin(store, filter);
        while self.step(store) {}
    }

    /// The same without the search, which looks at every byte of a file:
    /// [`step`](Self::step) does that bit by bit.
    pub fn begin(&mut self, store: &Store, filter: &Filter) {
        let wanted = Choices {
            places: filter.places.clone(),
            vendors: filter.chosen_vendors().map(<[String]>::to_vec),
            generations: filter.generations,
            domain: Some(filter.domain),
            year: filter.year,
            evidence: filter.evidence,
            search: folded(filter.search.trim()),
        };
        let is_new = self.bits.len() != store.contracts.len();
        if is_new {
            self.bits = vec![0; store.contracts.len()];
            (self.applied, self.owner) = (None, None);
        }
        let before = self.applied.take().unwrap_or_default();
        let changed = |same: fn(&Choices, &Choices) -> bool| !same(&before, &wanted);
        if changed(|a, b| a.places == b.places) {
            self.exclude_places(store, filter);
        }
        if changed(|a, b| a.vendors == b.vendors) {
            self.exclude_vendors(store, wanted.vendors.as_deref());
        }
        let columns = store.contracts.columns();
        if changed(|a, b| a.generations == b.generations) {
            let chosen = wanted.generations;
            self.exclude(Dimension::Generation, &columns.generations, |row| !row.meets(chosen));
        }
        if changed(|a, b| a.domain == b.domain) {
            let domain = filter.domain;
            self.exclude(Dimension::Domain, &columns.domains, |row| !row.speaks_for(domain));
        }
        if changed(|a, b| a.evidence == b.evidence) {
            let chosen = wanted.evidence;
            self.exclude(Dimension::Evidence, &columns.evidence, |row| !chosen.admits(*row));
        }
        if changed(|a, b| a.year == b.year) {
            let year = wanted.year.unwrap_or(i32::MAX);
            self.exclude_each(Dimension::Year, store, |row| {
                columns.date(row).is_some_and(|date| date.year() > year)
            });
        }
        if changed(|a, b| a.search == b.search) {
            let words = wanted.search.split_whitespace();
            let words = words.map(|word| Word::new(store, &self.words, word)).collect();
            self.search = Some((Arc::new(words), 0));
        }
        self.applied = Some(wanted);
    }

    /// Keeps to the operators of a parent group, or to all.
    pub fn keep_owner(&mut self, store: &Store, owners: &Owners, group: Option<&str>) {
        if self.owner.as_deref() == group {
            return;
        }
        self.owner = group.map(str::to_owned);
        let is_kept = |operator: &Operator| {
            group.is_none_or(|group| owners.of(&operator.owner).any(|row| row.group == group))
        };
        let kept: Vec<bool> = store.operators.iter().map(is_kept).collect();
        let column = &store.contracts.columns().operator;
        self.exclude(Dimension::Owner, column, |operator| {
            operator.map_or(group.is_some(), |operator| !kept[operator.index()])
        });
    }

    /// How many rows pass.
    #[must_use]
    pub fn count(&self) -> usize {
        cells::zeros(&self.bits)
    }

    /// The rows that pass, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = RowId> {
        self.rows_among(0..self.bits.len())
    }

    /// Those of them among these rows of the file.
    pub fn rows_among(&self, rows: Range<usize>) -> impl Iterator<Item = RowId> {
        let own = self.bits.iter().enumerate().take(rows.end).skip(rows.start);
        let passing = own.filter(|(_, bits)| **bits == 0);
        passing.filter_map(|(index, _)| RowId::from_index(index))
    }

    /// The rows that pass all dimensions but `own`.
    pub fn rows_without(&self, own: Dimension) -> impl Iterator<Item = RowId> {
        let own = own as u8;
        let passing = self.bits.iter().enumerate().filter(move |(_, bits)| **bits & !own == 0);
        passing.filter_map(|(index, _)| RowId::from_index(index))
    }

    fn exclude<T>(&mut self, own: Dimension, column: &[T], excluded: impl Fn(&T) -> bool) {
        let own = own as u8;
        for (bits, cell) in self.bits.iter_mut().zip(column) {
            *bits = *bits & !own | if excluded(cell) { own } else { 0 };
        }
    }

    fn exclude_each(&mut self, own: Dimension, store: &Store, excluded: impl Fn(RowId) -> bool) {
        let own = own as u8;
        for (bits, row) in self.bits.iter_mut().zip(store.contracts.row_ids()) {
            *bits = *bits & !own | if excluded(row) { own } else { 0 };
        }
    }

    fn exclude_places(&mut self, store: &Store, filter: &Filter) {
        let chosen = Place::chosen(store, filter);
        let mut wanted = vec![chosen.is_empty(); store.countries.len()];
        for country in chosen.iter().flat_map(|place| &place.countries) {
            wanted[country.index()] = true;
        }
        let column = &store.contracts.columns().country;
        self.exclude(Dimension::Place, column, |country| !wanted[country.index()]);
    }

    fn exclude_vendors(&mut self, store: &Store, chosen: Option<&[String]>) {
        let mut wanted = vec![chosen.is_none(); store.vendors.len()];
        for vendor in chosen.into_iter().flatten().filter_map(|slug| store.vendor(slug)) {
            wanted[vendor.index()] = true;
        }
        let column = &store.contracts.columns().vendor;
        self.exclude(Dimension::Vendor, column, |vendor| !wanted[vendor.index()]);
    }

    /// Goes on with the search: excludes the rows in which not every word is
    /// found, in the row as it stands in the file or in the names of its country,
    /// operator or vendor. Tells whether there are more to be looked at.
    pub fn step(&mut self, store: &Store) -> bool {
        /// Some milliseconds of work.
        const ROWS: usize = 1 << 13;
        let Some((words, start)) = self.search.take() else { return false };
        let end = if words.is_empty() { self.bits.len() } else { start + ROWS };
        let own = Dimension::Search as u8;
        let rows = (start..).filter_map(RowId::from_index);
        for (bits, row) in self.bits.iter_mut().take(end).skip(start).zip(rows) {
            *bits = *bits & !own | if has_all(store, row, &words) { 0 } else { own };
        }
        if end < self.bits.len() {
            self.search = Some((words, end));
        }
        self.search.is_some()
    }
}

/// Whether every word is found in a row.
fn has_all(store: &Store, row: RowId, words: &[Word]) -> bool {
    if words.is_empty() {
        return true;
    }
    let (columns, index) = (store.contracts.columns(), row.index());
    let record = store.contracts.record(row);
    let (stage, kind) = (columns.stage[index], columns.evidence[index]);
    // Few records have letters that have to be folded.
    let mut text = None;
    let mut has = |word: &str| {
        cells::has_word(record, word.as_bytes()).unwrap_or_else(|| {
            let fold = || folded(&without_links(&String::from_utf8_lossy(record)));
            text.get_or_insert_with(fold).contains(word)
        })
    };
    words.iter().all(|word| {
        has(&word.text)
            || word.stages[stage as usize]
            || kind.is_some_and(|kind| word.evidence[kind as usize])
            || word.countries[columns.country[index].index()]
            || word.vendors[columns.vendor[index].index()]
            || columns.operator[index].is_some_and(|operator| word.operators[operator.index()])
    })
}

/// A row without its links, which the table does not show.
fn without_links(record: &str) -> String {
    let cells = record.split(',').filter(|cell| !cell.trim_start_matches('"').starts_with("http"));
    cells.collect::<Vec<_>>().join(",")
}

/// A word searched for, and the names it stands in.
#[derive(Debug, PartialEq)]
struct Word {
    text: String,
    stages: Vec<bool>,
    evidence: Vec<bool>,
    countries: Vec<bool>,
    operators: Vec<bool>,
    vendors: Vec<bool>,
}

impl Word {
    fn new(store: &Store, words: &RowWords, text: &str) -> Self {
        let has = |name: &str| folded(name).contains(text);
        let named = |names: &[String], index: usize| names.get(index).is_some_and(|name| has(name));
        let countries = store.countries.iter();
        Self {
            text: text.to_owned(),
            stages: (0..Stage::ALL.len()).map(|index| named(&words.stages, index)).collect(),
            evidence: (0..Evidence::ALL.len()).map(|index| named(&words.evidence, index)).collect(),
            countries: countries
                .map(|country| NAME_LANGUAGES.iter().any(|language| has(country.name(language))))
                .collect(),
            operators: store
                .operators
                .iter()
                .map(|operator| has(&operator.name) || has(&operator.owner))
                .collect(),
            vendors: store
                .vendors
                .iter()
                .enumerate()
                .map(|(index, vendor)| {
                    has(&vendor.name) || has(&vendor.short_name()) || named(&words.vendors, index)
                })
                .collect(),
        }
    }
}
