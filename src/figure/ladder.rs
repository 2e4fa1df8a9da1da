//! What happened when: for each operator the stages of its deals with each
//! vendor, and the years in which the vendor counts as there.

use super::answer::FIRST_YEAR;
use super::operators::{Listed, groups, rows_at};
use super::over_time::year_labels;
use super::sources::{Count, Sources};
use super::{Twin, names};
use crate::chart::{Glyph, Ladder, LadderGroup, Lane, Step, Stretch};
use crate::domain::contract::{Closing, Stage};
use crate::domain::date::PartialDate;
use crate::domain::id::{OperatorId, RowId, VendorId};
use crate::domain::vendor;
use crate::estimate::{Estimator, State};
use crate::order;
use crate::query::{Filter, Grouping, Place};
use crate::store::{Owners, Store};
use crate::text::Texts;
use crate::text::operators::StepPhrase;

/// Id of the figure.
pub const ID: &str = "deal-ladder";

/// Operators drawn until the reader asks for all.
pub const FEW: usize = 12;

/// How many signs are drawn until the reader asks for all.
const SIGNS: usize = 1_500;

/// How many are drawn at most: a browser takes seconds for a hundred thousand.
const MOST_SIGNS: usize = 6_000;

/// How many signs a lane has room for.
pub(super) const CROWD: usize = 100;

/// The drawing, its table, and how much of all it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct DealLadder {
    /// The drawing.
    pub figure: Ladder,
    /// The same as a table.
    pub twin: Twin,
    /// How many operators are drawn.
    pub drawn: usize,
    /// How many have anything to draw.
    pub all: usize,
    /// The rows behind what is drawn.
    pub sources: Sources,
}

/// The sign of a stage: what is signed has an outline, what runs is full.
#[must_use]
pub const fn glyph(stage: Stage) -> Glyph {
    match stage {
        Stage::Mou => Glyph::Ring,
        Stage::Trial => Glyph::Kite,
        Stage::Contract => Glyph::Frame,
        Stage::Live => Glyph::Disc,
        Stage::Renewal => Glyph::Triangle,
        Stage::Supplier => Glyph::Bar,
        Stage::Removal => Glyph::Cross,
    }
}

/// Where only places are chosen, what stands for their states as a whole.
fn states(store: &Store, filter: &Filter) -> Vec<Listed> {
    if filter.owner.is_some() {
        return Vec::new();
    }
    let countries = Place::together(store, filter).countries;
    let operators = countries.iter().flat_map(|country| store.operators_of(*country)).copied();
    let states = operators.filter(|id| store.operators[id.index()].is_government());
    states.map(Listed::weightless).collect()
}

/// A ladder under way, in steps of some milliseconds, so that whoever makes it
/// can pause.
pub struct LadderWork {
    listed: std::vec::IntoIter<Listed>,
    drawn: Vec<Drawn>,
    /// The rows that what is drawn rests on.
    told: Count,
    /// How many have anything to draw.
    all: usize,
    /// How many signs there are so far, and whether there is room for no more.
    signs: usize,
    is_full: bool,
    most: usize,
    year: i32,
}

/// An operator that is drawn.
struct Drawn {
    listed: Listed,
    happenings: Vec<Happening>,
    /// Who is there in each year up to `next`, and whether it is leaving.
    there: Vec<(i32, VendorId, bool)>,
    next: i32,
}

impl LadderWork {
    /// Nothing done yet of the operators of the places chosen; what happened is
    /// drawn at the first `most` of those with anything to tell.
    #[must_use]
    pub fn new(
        estimator: &Estimator<'_>,
        filter: &Filter,
        texts: &Texts,
        owners: &Owners,
        span: (i32, usize),
    ) -> Self {
        let listed = groups(estimator, filter, texts, owners, span.0);
        let listed = listed.into_iter().flat_map(|group| group.members);
        // What is said of the state as a whole happened too.
        let store = estimator.store();
        Self::of(store, listed.chain(states(store, filter)).collect(), span)
    }

    /// The same for operators that are given.
    #[must_use]
    pub fn of(store: &Store, listed: Vec<Listed>, (year, most): (i32, usize)) -> Self {
        let (listed, told, is_full) = (listed.into_iter(), Count::new(store), most == 0);
        Self { listed, drawn: Vec::new(), told, all: 0, signs: 0, is_full, most, year }
    }

    /// Goes on with the next operator, or the next year of one that is drawn;
    /// tells whether there was any.
    pub fn step(&mut self, estimator: &Estimator<'_>, filter: &Filter, texts: &Texts) -> bool {
        let maker = Maker::new(estimator, filter, texts, self.year);
        if let Some(Drawn { listed, there, next, .. }) = self.drawn.last_mut()
            && *next <= maker.newest.min(self.year)
        {
            there.extend(maker.there(listed.operator, *next));
            *next += 1;
            return true;
        }
        let Some(listed) = self.listed.next() else { return false };
        if !maker.has_any(listed.operator) {
            return true;
        }
        self.all += 1;
        if self.is_full {
            return true;
        }
        let happenings = maker.happenings(listed.operator);
        self.signs += happenings.len();
        let room = if self.most <= FEW { SIGNS } else { MOST_SIGNS };
        self.is_full = !self.drawn.is_empty() && self.signs > room;
        if !self.is_full {
            let (store, columns) = (maker.store, maker.store.contracts.columns());
            let rows = rows_at(store, filter, listed.operator, self.year);
            let is_shown = |row: &RowId| maker.is_shown(columns.vendor[row.index()]);
            self.told.add(store, rows.filter(is_shown));
            self.drawn.push(Drawn { listed, happenings, there: Vec::new(), next: FIRST_YEAR });
            self.is_full = self.drawn.len() == self.most;
        }
        true
    }

    /// The ladder.
    #[must_use]
    pub fn finish(self, estimator: &Estimator<'_>, filter: &Filter, texts: &Texts) -> DealLadder {
        let (store, year) = (estimator.store(), self.year);
        let maker = Maker::new(estimator, filter, texts, year);
        let mut twin = Twin { head: maker.head(), labels: 5, rows: Vec::new() };
        let groups = self.drawn.iter().map(|drawn| maker.group(drawn, &mut twin));
        let groups: Vec<LadderGroup> = groups.collect();
        let steps = groups.iter().flat_map(|group| &group.lanes);
        let steps = steps.flat_map(|lane| &lane.steps).map(|step| step.at);
        let oldest = steps.fold(f64::from(FIRST_YEAR), f64::min).floor();
        #[expect(clippy::cast_possible_truncation, reason = "a year of a date")]
        let years = (oldest as i32, maker.newest);
        let figure = Ladder {
            id: ID.to_owned(),
            name: (texts.operators.ladder)(&names::chosen(store, texts, filter)),
            years,
            year_labels: year_labels(&(years.0..=years.1).collect::<Vec<_>>()),
            year,
            rtl: texts.direction() == "rtl",
            groups,
        };
        let (drawn, sources) = (figure.groups.len(), self.told.sources());
        DealLadder { drawn, figure, twin, all: self.all, sources }
    }
}

/// What the rows of one day say of one vendor at one operator.
#[derive(Clone, Copy)]
struct Happening {
    vendor: VendorId,
    stage: Stage,
    date: PartialDate,
    /// Whether it is about some regions or sites only.
    is_part: bool,
    rows: usize,
}

struct Maker<'a> {
    estimator: &'a Estimator<'a>,
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
    newest: i32,
    year: i32,
}

impl<'a> Maker<'a> {
    fn new(estimator: &'a Estimator<'a>, filter: &'a Filter, texts: &'a Texts, year: i32) -> Self {
        let store = estimator.store();
        let newest = store.newest_year().unwrap_or(FIRST_YEAR).max(year);
        Self { estimator, store, filter, texts, newest, year }
    }

    fn head(&self) -> Vec<String> {
        let texts = self.texts;
        let stage = (texts.sort_column)(crate::query::SortColumn::Stage);
        let head = [texts.operator, texts.vendor, stage, texts.operators.date];
        head.into_iter().chain([texts.operators.rows]).map(str::to_owned).collect()
    }

    /// What happened at an operator, by vendor and then by day; by month or year
    /// where no drawing could tell the days apart.
    fn happenings(&self, operator: OperatorId) -> Vec<Happening> {
        let is_crowded = |happenings: &[Happening]| {
            happenings.chunk_by(|a, b| a.vendor == b.vendor).any(|lane| lane.len() > CROWD)
        };
        let mut happenings = together(&self.told(operator).collect::<Vec<_>>());
        for keeps_month in [true, false] {
            if is_crowded(&happenings) {
                let coarser =
                    |it: Happening| Happening { date: it.date.coarser(keeps_month), ..it };
                let told: Vec<Happening> = happenings.into_iter().map(coarser).collect();
                happenings = together(&told);
            }
        }
        order::by(&mut happenings, |a, b| {
            (self.rank(a.vendor), a.date, a.stage).cmp(&(self.rank(b.vendor), b.date, b.stage))
        });
        happenings
    }

    /// What each row says of the vendors shown.
    fn told(&self, operator: OperatorId) -> impl Iterator<Item = Happening> {
        let columns = self.store.contracts.columns();
        let rows = rows_at(self.store, self.filter, operator, self.year);
        let told = rows.filter_map(|row| {
            let (vendor, stage) = (columns.vendor[row.index()], columns.stage[row.index()]);
            let is_part = columns.closing[row.index()] == Closing::Part;
            let own = Happening { vendor, stage, date: columns.date(row)?, is_part, rows: 1 };
            // What one vendor replaces is taken from another.
            let replaced = columns.replaced(row).iter().filter(move |id| **id != vendor);
            let taken =
                replaced.map(move |id| Happening { vendor: *id, stage: Stage::Removal, ..own });
            Some(std::iter::once(own).chain(taken))
        });
        told.flatten().filter(|happening| self.is_shown(happening.vendor))
    }

    fn has_any(&self, operator: OperatorId) -> bool {
        self.told(operator).next().is_some()
    }

    fn is_shown(&self, vendor: VendorId) -> bool {
        let slug = &self.store.vendors[vendor.index()].slug;
        self.filter.chosen_vendors().is_none_or(|chosen| chosen.contains(slug))
    }

    /// Named vendors in their usual order, then the others in that of the store.
    fn rank(&self, vendor: VendorId) -> (usize, VendorId) {
        let slug = &self.store.vendors[vendor.index()].slug;
        (vendor::rank(slug), vendor)
    }

    fn group(&self, drawn: &Drawn, twin: &mut Twin) -> LadderGroup {
        let Drawn { listed, happenings, there, .. } = drawn;
        let operator = &self.store.operators[listed.operator.index()];
        // The ladder has no headings for countries.
        let anywhere = Filter { grouping: Grouping::Owner, ..self.filter.clone() };
        let name = names::operator(self.store, self.texts, &anywhere, listed.operator);
        let lanes = happenings.chunk_by(|a, b| a.vendor == b.vendor).map(|own| {
            let vendor = own[0].vendor;
            let slug = &self.store.vendors[vendor.index()].slug;
            let vendor_name = names::vendor(self.store, self.texts, vendor);
            let steps = own.iter().map(|happening| {
                let (stage, date) = (happening.stage, happening.date);
                let key = format!("{}/{slug}/{}/{date}", operator.slug, stage.slug());
                let mut stage_name = (self.texts.stage_name)(stage).to_owned();
                if happening.is_part && stage == Stage::Removal {
                    stage_name = format!("{stage_name}, {}", self.texts.removal_in_part);
                }
                let rows = self.texts.numerals.whole(happening.rows);
                let date_words = date.to_string();
                let phrase = StepPhrase {
                    operator: &name,
                    vendor: &vendor_name,
                    stage: &stage_name,
                    date: &date_words,
                };
                let label = (self.texts.operators.step)(&phrase);
                let cells = [name.clone(), vendor_name.clone(), stage_name.clone()];
                let cells = cells.into_iter().chain([date_words, rows]).collect();
                twin.rows.push((key.clone(), cells));
                let selected = self.filter.mark == key;
                Step { key, label, at: when(date), glyph: glyph(stage), selected }
            });
            let steps = steps.collect();
            let stretches = stretches_of(there, vendor);
            for Stretch { from, to, leaving } in &stretches {
                let state = if *leaving { State::Leaving } else { State::Open };
                let state = (self.texts.operators.state)(state).to_owned();
                let cells = [name.clone(), vendor_name.clone(), state, format!("{from}–{to}")];
                let key = format!("{}/{slug}/{from}", operator.slug);
                twin.rows.push((key, cells.into_iter().chain([String::new()]).collect()));
            }
            Lane { name: vendor_name.clone(), paint: names::paint(slug), steps, stretches }
        });
        let weight = listed.part(self.texts).map(|part| (self.texts.operators.of_market)(&part));
        let owner = Some(&operator.owner).filter(|owner| !owner.is_empty()).cloned();
        let note: Vec<String> = weight.into_iter().chain(owner).collect();
        LadderGroup {
            key: operator.slug.clone(),
            label: (self.texts.operators.open)(&name),
            title: name.clone(),
            note: note.join(" · "),
            lanes: lanes.collect(),
        }
    }

    /// Who is there in a year, and whether it is leaving.
    fn there(&self, operator: OperatorId, year: i32) -> Vec<(i32, VendorId, bool)> {
        let split = self.estimator.operator(operator, year);
        let mut there: Vec<(i32, VendorId, bool)> = Vec::new();
        let generations = split.generations.iter();
        for (presence, _) in generations.flat_map(|generation| &generation.vendors) {
            let leaving = presence.leaving_since.is_some();
            match there.iter_mut().find(|(_, vendor, _)| *vendor == presence.vendor) {
                Some(other) => other.2 &= leaving,
                None => there.push((year, presence.vendor, leaving)),
            }
        }
        there
    }
}

/// What is told of one vendor, stage and date as one happening; by vendor.
fn together(told: &[Happening]) -> Vec<Happening> {
    // Equal ones follow each other then: an operator may have very many rows.
    let order = cells::order(told.iter().map(|Happening { vendor, stage, date, .. }| {
        (vendor.index() as u64) << 40 | u64::from(date.sort_key()) << 8 | *stage as u64
    }));
    let mut happenings: Vec<Happening> = Vec::new();
    for place in order {
        let own = told[place as usize];
        match happenings.last_mut() {
            Some(last)
                if (last.vendor, last.stage, last.date) == (own.vendor, own.stage, own.date) =>
            {
                last.rows += own.rows;
                last.is_part &= own.is_part;
            }
            _ => happenings.push(own),
        }
    }
    happenings
}

/// Years of one vendor that follow each other in one state, as one stretch.
fn stretches_of(years: &[(i32, VendorId, bool)], vendor: VendorId) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (year, _, leaving) in years.iter().filter(|(_, other, _)| *other == vendor) {
        match stretches.last_mut() {
            Some(last) if last.to + 1 == *year && last.leaving == *leaving => last.to = *year,
            _ => stretches.push(Stretch { from: *year, to: *year, leaving: *leaving }),
        }
    }
    stretches
}

/// A date in years: its middle where it is a year or a month.
pub(super) fn when(date: PartialDate) -> f64 {
    let part = match (date.month(), date.day()) {
        (Some(month), Some(day)) => (f64::from(month) - 1.0 + (f64::from(day) - 0.5) / 31.0) / 12.0,
        (Some(month), None) => (f64::from(month) - 0.5) / 12.0,
        _ => 0.5,
    };
    f64::from(date.year()) + part
}
