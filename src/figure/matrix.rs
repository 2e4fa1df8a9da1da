//! Operators against vendors: in which state each vendor is at each operator,
//! by generation or by part of the network.

use super::answer::OTHERS;
use super::operators::{Listed, OperatorGroup, exposure, groups, rows_at};
use super::sources::{Count, Sources};
use super::states::{StateWork, Told};
use super::{Twin, names};
use crate::chart::{Glyph, Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, VendorPaint};
use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::{Domain, Generation};
use crate::estimate::{Estimator, State};
use crate::order;
use crate::query::{Aspect, Filter};
use crate::store::{Owners, Store};
use crate::text::Texts;

/// Id of the figure.
pub const ID: &str = "operator-matrix";

/// Rows drawn until the reader asks for all.
pub const FEW: usize = 40;

/// The drawing, its table, and how much of all it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct OperatorMatrix {
    /// The drawing.
    pub figure: Matrix,
    /// The same as a table.
    pub twin: Twin,
    /// How many rows are drawn.
    pub drawn: usize,
    /// How many there are.
    pub all: usize,
    /// The rows that tell of the operators drawn.
    pub sources: Sources,
}

/// The sign of a state: told apart by its shape.
#[must_use]
pub const fn glyph(state: State) -> Glyph {
    match state {
        State::Open => Glyph::Square,
        State::Leaving => Glyph::Half,
        State::Trial => Glyph::Kite,
        State::Mou => Glyph::Ring,
    }
}

/// Generations that a cell may have a sign for; 5.5G counts as 5G.
const GENERATIONS: [Generation; 4] =
    [Generation::G2, Generation::G3, Generation::G4, Generation::G5];

/// A matrix under way, in steps of some milliseconds, so that whoever makes it
/// can pause.
pub struct MatrixWork {
    /// Groups with what of them is drawn, and all that there are.
    groups: Vec<OperatorGroup>,
    drawn: Vec<Vec<Listed>>,
    all: usize,
    states: StateWork,
    /// Operators of the groups that are still to be summed up, and whether each is
    /// drawn.
    rest: std::vec::IntoIter<(OperatorId, bool)>,
    told: Count,
    year: i32,
}

impl MatrixWork {
    /// Nothing done yet of the operators of the places chosen against the vendors
    /// shown; the first `most` operators only.
    #[must_use]
    pub fn new(
        estimator: &Estimator<'_>,
        filter: &Filter,
        texts: &Texts,
        owners: &Owners,
        (year, most): (i32, usize),
    ) -> Self {
        let groups = groups(estimator, filter, texts, owners, year);
        let all = groups.iter().map(|group| group.members.len()).sum();
        let mut room = most;
        let drawn = groups.iter().map(|group| {
            let members = &group.members[..group.members.len().min(room)];
            room -= members.len();
            members.to_vec()
        });
        let drawn: Vec<Vec<Listed>> = drawn.collect();
        let operators = drawn.iter().flatten().map(|listed| listed.operator).collect();
        let aspects = aspects(filter).into_iter().map(|(aspect, _)| aspect).collect();
        let members = groups.iter().zip(&drawn).filter(|(_, drawn)| !drawn.is_empty());
        let rest = members.flat_map(|(group, drawn)| {
            let is_drawn = (0..).map(|index| index < drawn.len());
            group.members.iter().map(|listed| listed.operator).zip(is_drawn)
        });
        let rest = rest.collect::<Vec<_>>().into_iter();
        let (states, told) = (StateWork::new(aspects, operators), Count::new(estimator.store()));
        Self { groups, drawn, all, states, rest, told, year }
    }

    /// Goes on; tells whether there was anything to be done.
    pub fn step(&mut self, estimator: &Estimator<'_>, filter: &Filter) -> bool {
        if self.states.step(estimator, self.year) {
            return true;
        }
        let Some((operator, is_drawn)) = self.rest.next() else { return false };
        // Kept for the sums of its group.
        drop(estimator.operator(operator, self.year));
        if is_drawn {
            let store = estimator.store();
            self.told.add(store, rows_at(store, filter, operator, self.year));
        }
        true
    }

    /// The matrix.
    #[must_use]
    pub fn finish(
        self,
        estimator: &Estimator<'_>,
        filter: &Filter,
        texts: &Texts,
    ) -> OperatorMatrix {
        let Self { groups, drawn, all, states, told, year, .. } = self;
        let store = estimator.store();
        let maker = Maker::new(store, filter, texts);
        let mut twin = Twin { head: maker.head(), labels: 4, rows: Vec::new() };
        let mut own = 0..;
        let of_group = groups.iter().zip(&drawn).filter(|(_, members)| !members.is_empty());
        let figure_groups = of_group.map(|(group, members)| {
            let rows = members
                .iter()
                .zip(&mut own)
                .map(|(listed, index)| maker.row(group, listed, states.of(index), &mut twin));
            MatrixGroup {
                title: group.title.clone(),
                rows: rows.collect(),
                note: exposure(estimator, texts, group, year),
            }
        });
        let groups = figure_groups.collect();
        let figure = Matrix {
            id: ID.to_owned(),
            name: (texts.operators.matrix)(&names::chosen(store, texts, filter)),
            columns: maker.columns(),
            aspects: maker.letters(),
            groups,
            rtl: texts.direction() == "rtl",
        };
        let drawn = drawn.iter().map(Vec::len).sum();
        OperatorMatrix { figure, twin, drawn, all, sources: told.sources() }
    }
}

/// What [`of_operator`] rests on, still to be worked out.
#[must_use]
pub fn work_of_operator(operator: OperatorId) -> StateWork {
    let aspects = Domain::ALL
        .into_iter()
        .flat_map(|domain| GENERATIONS.map(|generation| (domain, vec![generation])));
    StateWork::new(aspects.collect(), vec![operator])
}

/// One operator: parts of its network against vendors, by generation. Every
/// vendor that is there has a column of its own.
#[must_use]
pub fn of_operator(
    store: &Store,
    texts: &Texts,
    operator: OperatorId,
    states: &StateWork,
) -> Matrix {
    let slug = &store.operators[operator.index()].slug;
    let by_domain = Domain::ALL.iter().zip(states.of(0).chunks(GENERATIONS.len()));
    let told = states.of(0).iter().flatten();
    let vendors = told.map(|(vendor, _)| *vendor);
    let there = order::distinct(vendors, VendorId::index, VendorId::from_index);
    let rows = by_domain.filter(|(_, told)| told.iter().any(|told| !told.is_empty()));
    let rows = rows.map(|(domain, told)| {
        let cells = there.iter().enumerate().filter_map(|(column, vendor)| {
            let own =
                |told: &Told| told.iter().find(|(id, _)| id == vendor).map(|(_, state)| *state);
            let states: Vec<Option<State>> = told.iter().map(own).collect();
            let words = GENERATIONS.iter().zip(&states).filter_map(|(generation, state)| {
                let state = (texts.operators.state)((*state)?);
                Some(((texts.generation_name)(*generation), state))
            });
            let words: Vec<(&str, &str)> = words.collect();
            let vendor_slug = &store.vendors[vendor.index()].slug;
            let name = names::vendor(store, texts, *vendor);
            (!words.is_empty()).then(|| MatrixCell {
                column,
                key: format!("{slug}/{vendor_slug}"),
                label: (texts.operators.cell)((texts.domain_name)(*domain), &name, &words),
                signs: states.iter().map(|state| state.map(glyph)).collect(),
                selected: false,
            })
        });
        MatrixRow {
            name: (texts.domain_name)(*domain).to_owned(),
            cells: cells.collect(),
            ..MatrixRow::default()
        }
    });
    let rows = rows.collect();
    Matrix {
        id: format!("{ID}-{slug}"),
        name: texts.operators.suppliers.to_owned(),
        columns: there
            .iter()
            .map(|vendor| MatrixColumn {
                title: names::vendor(store, texts, *vendor),
                paint: names::paint(&store.vendors[vendor.index()].slug),
            })
            .collect(),
        aspects: GENERATIONS.map(|it| (texts.generation_name)(it).to_owned()).into(),
        groups: vec![MatrixGroup { rows, ..MatrixGroup::default() }],
        rtl: texts.direction() == "rtl",
    }
}

/// What a cell has signs for, each with what stands above it: generations, or
/// parts of the network in those generations.
fn aspects(filter: &Filter) -> Vec<(super::states::Aspect, AspectName)> {
    let chosen = filter.generations.as_counted();
    let is_chosen = |generation: &Generation| chosen.is_empty() || chosen.contains(*generation);
    let generations: Vec<Generation> = GENERATIONS.into_iter().filter(is_chosen).collect();
    match filter.aspect {
        Aspect::Generation => {
            let aspect = |it| ((filter.domain, vec![it]), AspectName::Generation(it));
            generations.into_iter().map(aspect).collect()
        }
        Aspect::Domain => {
            let aspect = |it| ((it, generations.clone()), AspectName::Domain(it));
            Domain::ALL.into_iter().map(aspect).collect()
        }
    }
}

/// What an aspect is called by.
#[derive(Clone, Copy)]
enum AspectName {
    Generation(Generation),
    Domain(Domain),
}

struct Maker<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
    shown: Vec<(&'a str, Option<VendorId>)>,
    /// What a cell has signs for.
    aspects: Vec<AspectName>,
}

impl<'a> Maker<'a> {
    fn new(store: &'a Store, filter: &'a Filter, texts: &'a Texts) -> Self {
        let aspects = aspects(filter).into_iter().map(|(_, name)| name).collect();
        let shown = filter.vendors.iter().map(|slug| (slug.as_str(), store.vendor(slug)));
        Self { store, filter, texts, shown: shown.collect(), aspects }
    }

    /// What stands above the signs of a cell.
    fn letters(&self) -> Vec<String> {
        let letter = |name: &AspectName| match *name {
            AspectName::Generation(it) => (self.texts.generation_name)(it).to_owned(),
            // A letter for each, since seven words have no room above a sign.
            AspectName::Domain(it) => (self.texts.operators.domain_letter)(it).to_owned(),
        };
        self.aspects.iter().map(letter).collect()
    }

    fn name_of(&self, aspect: AspectName) -> &'a str {
        match aspect {
            AspectName::Generation(it) => (self.texts.generation_name)(it),
            AspectName::Domain(it) => (self.texts.domain_name)(it),
        }
    }

    /// The vendors shown, and all the others together.
    fn columns(&self) -> Vec<MatrixColumn> {
        let named = self.shown.iter().map(|(slug, _)| MatrixColumn {
            title: names::vendor_by_slug(self.store, self.texts, slug),
            paint: names::paint(slug),
        });
        let others =
            MatrixColumn { title: self.texts.other_vendors.to_owned(), paint: VendorPaint::Other };
        named.chain([others]).collect()
    }

    fn head(&self) -> Vec<String> {
        let texts = self.texts;
        let labels = [texts.operators.group, texts.operator, texts.weight, texts.vendor];
        let labels = labels.into_iter().map(str::to_owned);
        labels.chain(self.aspects.iter().map(|it| self.name_of(*it).to_owned())).collect()
    }

    fn row(
        &self,
        group: &OperatorGroup,
        listed: &Listed,
        states: &[Told],
        twin: &mut Twin,
    ) -> MatrixRow {
        let operator = &self.store.operators[listed.operator.index()];
        let name = self.name(listed.operator);
        let value = listed.part(self.texts).unwrap_or_default();
        let mut cells = Vec::new();
        for column in 0..=self.shown.len() {
            let (slug, vendors) = self.vendors_of(column, states);
            // The firmest state of the column's vendors in each aspect.
            let firmest = states.iter().map(|aspect| {
                let own = aspect.iter().filter(|(vendor, _)| vendors.contains(vendor));
                own.map(|(_, state)| *state).min()
            });
            let firmest: Vec<Option<State>> = firmest.collect();
            if firmest.iter().all(Option::is_none) {
                continue;
            }
            let key = format!("{}/{slug}", operator.slug);
            let vendor = if vendors.is_empty() || slug == OTHERS {
                let names = vendors.iter().map(|id| names::vendor(self.store, self.texts, *id));
                names.collect::<Vec<_>>().join(", ")
            } else {
                names::vendor_by_slug(self.store, self.texts, slug)
            };
            let told = self.aspects.iter().zip(&firmest).filter_map(|(aspect, state)| {
                Some((self.name_of(*aspect), (self.texts.operators.state)((*state)?)))
            });
            let label = (self.texts.operators.cell)(&name, &vendor, &told.collect::<Vec<_>>());
            let words = firmest.iter().map(|state| {
                state.map_or("", |state| (self.texts.operators.state)(state)).to_owned()
            });
            let labels = [group.title.clone(), name.clone(), value.clone(), vendor];
            twin.rows.push((key.clone(), labels.into_iter().chain(words).collect()));
            cells.push(MatrixCell {
                column,
                selected: self.filter.mark == key,
                key,
                label,
                signs: firmest.iter().map(|state| state.map(glyph)).collect(),
            });
        }
        if cells.is_empty() {
            let nothing = self.texts.no_supplier_named.to_owned();
            let labels = [group.title.clone(), name.clone(), value.clone(), nothing];
            let blank = self.aspects.iter().map(|_| String::new());
            twin.rows.push((operator.slug.clone(), labels.into_iter().chain(blank).collect()));
        }
        MatrixRow {
            key: operator.slug.clone(),
            label: (self.texts.operators.open)(&name),
            name,
            value,
            nothing: self.texts.no_supplier_named.to_owned(),
            cells,
        }
    }

    /// The id of a column and its vendors: one, or all that are not shown and
    /// are at the operator.
    fn vendors_of(&self, column: usize, states: &[Told]) -> (&'a str, Vec<VendorId>) {
        if let Some((slug, vendor)) = self.shown.get(column) {
            return (slug, vendor.iter().copied().collect());
        }
        let there = states.iter().flatten().map(|(vendor, _)| *vendor);
        let mut others: Vec<VendorId> =
            there.filter(|id| self.shown.iter().all(|(_, shown)| *shown != Some(*id))).collect();
        order::by(&mut others, Ord::cmp);
        others.dedup();
        (OTHERS, others)
    }

    /// The operator, with its country where rows of several stand together.
    fn name(&self, operator: OperatorId) -> String {
        names::operator(self.store, self.texts, self.filter, operator)
    }
}
