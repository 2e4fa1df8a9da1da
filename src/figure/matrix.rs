//! Operators against vendors: in which state each vendor is at each operator,
//! by generation or by part of the network.

use super::answer::{OTHERS, Sources, sources};
use super::ladder::rows_at;
use super::operators::{Listed, OperatorGroup, exposure, groups};
use super::{Twin, names};
use crate::chart::{Glyph, Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, VendorPaint};
use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::{Domain, Generation};
use crate::estimate::{Estimator, Params, State, States};
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

/// The operators of the places chosen against the vendors shown; the first
/// `most` operators only.
#[must_use]
pub fn operator_matrix(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    owners: &Owners,
    (year, most): (i32, usize),
) -> OperatorMatrix {
    let store = estimator.store();
    let groups = groups(estimator, filter, texts, owners, year);
    let all = groups.iter().map(|group| group.members.len()).sum();
    let maker = Maker::new(estimator, filter, texts, year);
    let mut twin = Twin { head: maker.head(), labels: 4, rows: Vec::new() };
    let mut room = most;
    let (mut drawn, mut told) = (Vec::new(), Vec::new());
    for group in &groups {
        if room == 0 {
            break;
        }
        let members = &group.members[..group.members.len().min(room)];
        room -= members.len();
        for listed in members {
            told.extend(rows_at(store, filter, listed.operator, year));
        }
        let rows = members.iter().map(|listed| maker.row(group, listed, &mut twin));
        drawn.push(MatrixGroup {
            title: group.title.clone(),
            note: exposure(estimator, texts, group, year),
            rows: rows.collect(),
        });
    }
    let figure = Matrix {
        id: ID.to_owned(),
        name: (texts.operators.matrix)(&names::chosen(store, texts, filter)),
        columns: maker.columns(),
        aspects: maker.letters.clone(),
        groups: drawn,
        rtl: texts.direction() == "rtl",
    };
    order::by(&mut told, Ord::cmp);
    told.dedup();
    let sources = sources(store, told);
    OperatorMatrix { figure, twin, drawn: most - room, all, sources }
}

/// One operator: parts of its network against vendors, by generation. Every
/// vendor that is there has a column of its own.
#[must_use]
pub fn of_operator(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    operator: OperatorId,
    year: i32,
) -> Matrix {
    let slug = &store.operators[operator.index()].slug;
    let mut there: Vec<VendorId> = Vec::new();
    let by_domain = Domain::ALL.map(|domain| {
        let states = States::new(store, Params { domain, ..filter.params() });
        let told = GENERATIONS.map(|generation| states.at(operator, generation, year));
        for (vendor, _) in told.iter().flatten() {
            if !there.contains(vendor) {
                there.push(*vendor);
            }
        }
        (domain, told)
    });
    order::by(&mut there, Ord::cmp);
    let rows = by_domain.into_iter().filter(|(_, told)| told.iter().any(|told| !told.is_empty()));
    let rows = rows.map(|(domain, told)| {
        let cells = there.iter().enumerate().filter_map(|(column, vendor)| {
            let own = |told: &Vec<(VendorId, State)>| {
                told.iter().find(|(id, _)| id == vendor).map(|(_, state)| *state)
            };
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
                label: (texts.operators.cell)((texts.domain_name)(domain), &name, &words),
                signs: states.iter().map(|state| state.map(glyph)).collect(),
                selected: false,
            })
        });
        MatrixRow {
            name: (texts.domain_name)(domain).to_owned(),
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

/// The vendors of an operator with the state of each in one aspect.
type Look<'a> = Box<dyn Fn(OperatorId) -> Vec<(VendorId, State)> + 'a>;

struct Maker<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
    shown: Vec<(&'a str, Option<VendorId>)>,
    /// What stands above the signs of a cell.
    letters: Vec<String>,
    /// What a cell has signs for, and who is there.
    aspects: Vec<(String, Look<'a>)>,
}

impl<'a> Maker<'a> {
    fn new(estimator: &Estimator<'a>, filter: &'a Filter, texts: &'a Texts, year: i32) -> Self {
        let store = estimator.store();
        let chosen = filter.generations.as_counted();
        let is_chosen = |generation: &Generation| chosen.is_empty() || chosen.contains(*generation);
        let generations: Vec<Generation> = GENERATIONS.into_iter().filter(is_chosen).collect();
        let letters = match filter.aspect {
            Aspect::Generation => {
                let names = generations.iter().map(|it| (texts.generation_name)(*it));
                names.map(str::to_owned).collect()
            }
            // A letter for each, since seven words have no room above a sign.
            Aspect::Domain => {
                Domain::ALL.map(texts.operators.domain_letter).map(str::to_owned).into()
            }
        };
        let aspects = match filter.aspect {
            Aspect::Generation => {
                let states = std::rc::Rc::new(States::beside(estimator));
                let aspect = |generation: Generation| -> (String, Look<'a>) {
                    let states = std::rc::Rc::clone(&states);
                    let look = move |operator| states.at(operator, generation, year);
                    ((texts.generation_name)(generation).to_owned(), Box::new(look))
                };
                generations.into_iter().map(aspect).collect()
            }
            Aspect::Domain => {
                let aspect = |domain: Domain| -> (String, Look<'a>) {
                    let states = States::new(store, Params { domain, ..filter.params() });
                    let generations = generations.clone();
                    let look = move |operator| states.across(operator, &generations, year);
                    ((texts.domain_name)(domain).to_owned(), Box::new(look))
                };
                Domain::ALL.into_iter().map(aspect).collect()
            }
        };
        let shown = filter.vendors.iter().map(|slug| (slug.as_str(), store.vendor(slug)));
        Self { store, filter, texts, shown: shown.collect(), letters, aspects }
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
        labels.chain(self.aspects.iter().map(|(name, _)| name.clone())).collect()
    }

    fn row(&self, group: &OperatorGroup, listed: &Listed, twin: &mut Twin) -> MatrixRow {
        let operator = &self.store.operators[listed.operator.index()];
        let name = self.name(listed.operator);
        let value = listed.part(self.texts).unwrap_or_default();
        let states: Vec<Vec<(VendorId, State)>> =
            self.aspects.iter().map(|(_, look)| look(listed.operator)).collect();
        let mut cells = Vec::new();
        for column in 0..=self.shown.len() {
            let (slug, vendors) = self.vendors_of(column, &states);
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
            let told = self.aspects.iter().zip(&firmest).filter_map(|((aspect, _), state)| {
                Some((aspect.as_str(), (self.texts.operators.state)((*state)?)))
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
    fn vendors_of(
        &self,
        column: usize,
        states: &[Vec<(VendorId, State)>],
    ) -> (&'a str, Vec<VendorId>) {
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
