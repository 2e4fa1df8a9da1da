//! What happened when: for each operator the stages of its deals with each
//! vendor, and the years in which the vendor counts as there.

use super::answer::{FIRST_YEAR, Sources, sources};
use super::operators::{Listed, groups};
use super::over_time::year_labels;
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

/// What happened at the operators of the places chosen; at the first `most` of
/// those with anything to tell.
#[must_use]
pub fn deal_ladder(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    owners: &Owners,
    (year, most): (i32, usize),
) -> DealLadder {
    let listed = groups(estimator, filter, texts, owners, year);
    let listed = listed.into_iter().flat_map(|group| group.members);
    // What is said of the state as a whole happened too.
    let states = states(estimator.store(), filter);
    of_operators(estimator, filter, texts, listed.chain(states), (year, most))
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

/// The same for operators that are given.
#[must_use]
pub fn of_operators(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    listed: impl Iterator<Item = Listed>,
    (year, most): (i32, usize),
) -> DealLadder {
    let store = estimator.store();
    let newest = store.newest_year().unwrap_or(FIRST_YEAR).max(year);
    let maker = Maker { estimator, store, filter, texts, newest, year };
    let mut twin = Twin { head: maker.head(), labels: 5, rows: Vec::new() };
    let (mut groups, mut all, mut signs, mut rows) = (Vec::new(), 0, 0, Vec::new());
    for listed in listed {
        let happenings = maker.happenings(listed.operator);
        if happenings.is_empty() {
            continue;
        }
        all += 1;
        let is_room = groups.is_empty() || signs + happenings.len() <= SIGNS || most > FEW;
        if groups.len() < most && is_room {
            signs += happenings.len();
            groups.push(maker.group(listed, &happenings, &mut twin));
            let columns = store.contracts.columns();
            let own = rows_at(store, filter, listed.operator, year);
            rows.extend(own.filter(|row| maker.is_shown(columns.vendor[row.index()])));
        }
    }
    let steps = groups.iter().flat_map(|group: &LadderGroup| &group.lanes);
    let steps = steps.flat_map(|lane| &lane.steps).map(|step| step.at);
    let oldest = steps.fold(f64::from(FIRST_YEAR), f64::min).floor();
    #[expect(clippy::cast_possible_truncation, reason = "a year of a date")]
    let years = (oldest as i32, newest);
    let figure = Ladder {
        id: ID.to_owned(),
        name: (texts.operators.ladder)(&names::chosen(store, texts, filter)),
        years,
        year_labels: year_labels(&(years.0..=years.1).collect::<Vec<_>>()),
        year,
        rtl: texts.direction() == "rtl",
        groups,
    };
    order::by(&mut rows, Ord::cmp);
    rows.dedup();
    DealLadder { drawn: figure.groups.len(), figure, twin, all, sources: sources(store, rows) }
}

/// What the rows of one day say of one vendor at one operator.
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

impl Maker<'_> {
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
        let mut happenings = self.by_date(operator, &|date| date);
        for keeps_month in [true, false] {
            if is_crowded(&happenings) {
                happenings = self.by_date(operator, &|date| date.coarser(keeps_month));
            }
        }
        happenings
    }

    fn by_date(
        &self,
        operator: OperatorId,
        coarser: &dyn Fn(PartialDate) -> PartialDate,
    ) -> Vec<Happening> {
        let mut happenings: Vec<Happening> = Vec::new();
        let mut add = |vendor, stage, date, is_part| {
            let same = happenings.iter_mut().find(|other: &&mut Happening| {
                (other.vendor, other.stage, other.date) == (vendor, stage, date)
            });
            match same {
                Some(other) => {
                    other.rows += 1;
                    other.is_part &= is_part;
                }
                None => happenings.push(Happening { vendor, stage, date, is_part, rows: 1 }),
            }
        };
        let columns = self.store.contracts.columns();
        for row in rows_at(self.store, self.filter, operator, self.year) {
            let Some(date) = columns.date(row).map(coarser) else { continue };
            let (vendor, stage) = (columns.vendor[row.index()], columns.stage[row.index()]);
            let is_part = columns.closing[row.index()] == Closing::Part;
            if self.is_shown(vendor) {
                add(vendor, stage, date, is_part);
            }
            // What one vendor replaces is taken from another.
            for replaced in columns.replaced(row).iter().filter(|id| **id != vendor) {
                if self.is_shown(*replaced) {
                    add(*replaced, Stage::Removal, date, is_part);
                }
            }
        }
        order::by(&mut happenings, |a, b| {
            (self.rank(a.vendor), a.date, a.stage).cmp(&(self.rank(b.vendor), b.date, b.stage))
        });
        happenings
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

    fn group(&self, listed: Listed, happenings: &[Happening], twin: &mut Twin) -> LadderGroup {
        let operator = &self.store.operators[listed.operator.index()];
        // The ladder has no headings for countries.
        let anywhere = Filter { grouping: Grouping::Owner, ..self.filter.clone() };
        let name = names::operator(self.store, self.texts, &anywhere, listed.operator);
        let stretches = self.stretches(listed.operator);
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
            let stretches = stretches_of(&stretches, vendor);
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

    /// Who is there in each year, and whether it is leaving.
    fn stretches(&self, operator: OperatorId) -> Vec<(i32, VendorId, bool)> {
        let years = FIRST_YEAR..=self.newest.min(self.year);
        let there = years.flat_map(|year| {
            let split = self.estimator.operator(operator, year);
            let mut there: Vec<(VendorId, bool)> = Vec::new();
            let generations = split.generations.iter();
            for (presence, _) in generations.flat_map(|generation| &generation.vendors) {
                let leaving = presence.leaving_since.is_some();
                match there.iter_mut().find(|(vendor, _)| *vendor == presence.vendor) {
                    Some(other) => other.1 &= leaving,
                    None => there.push((presence.vendor, leaving)),
                }
            }
            there.into_iter().map(move |(vendor, leaving)| (year, vendor, leaving))
        });
        there.collect()
    }
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

/// The rows that speak of an operator, at any time, in the part of the network
/// and of the kinds of evidence that the filter admits.
pub(super) fn rows_at(
    store: &Store,
    filter: &Filter,
    operator: OperatorId,
    year: i32,
) -> impl Iterator<Item = RowId> + use<> {
    let columns = store.contracts.columns();
    let sources = store.lineage.sources(operator, year).iter();
    let rows = sources.flat_map(|source| store.contracts.rows_of(*source)).copied();
    let passing = rows.filter(|row| {
        columns.domains[row.index()].speaks_for(filter.domain)
            && columns.generations[row.index()].meets(filter.generations)
            && filter.evidence.admits(columns.evidence[row.index()])
    });
    passing.collect::<Vec<_>>().into_iter()
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
