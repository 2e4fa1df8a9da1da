//! Which rows speak (section 2, first half): those of the domain and of an
//! admitted kind of evidence, reduced to what the later steps ask of them.

use super::{Estimator, Params};
use crate::domain::contract::{Closing, Stage};
use crate::domain::date::Day;
use crate::domain::id::{OperatorId, RowId, VendorId};
use crate::domain::network::{Generation, GenerationSet};
use crate::store::Store;
use std::sync::OnceLock;

/// A contract row that speaks for the domain, with admitted evidence.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The row.
    pub row: RowId,
    /// Its vendor.
    pub vendor: VendorId,
    /// Last day of its date, or undated.
    pub day: Day,
    /// How far the deal is.
    pub stage: Stage,
    /// Generations it names, 5.5G as 5G.
    pub generations: GenerationSet,
    /// How far a removal or replacement goes.
    pub closing: Closing,
    /// Whether it names vendors that it replaces.
    pub replaces: bool,
    /// What it states of the vendor's part of the operator's network.
    pub part: StatedPart,
}

/// What a row states of the vendor's part of an operator's network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedPart {
    /// Nothing.
    Unstated,
    /// That the vendor has nothing there.
    Zero,
    /// How much it has, which stands in the row.
    Some,
}

// A million rows may have as many facts.
const _: () = assert!(size_of::<Fact>() <= 16);

impl Fact {
    /// A number that sorts by vendor and day.
    fn order(&self) -> u64 {
        (self.vendor.index() as u64) << 32 | u64::from(self.day.sort_key())
    }

    /// Whether it may say that a vendor leaves: most do not.
    #[must_use]
    pub fn may_end(&self) -> bool {
        self.stage == Stage::Removal || self.part == StatedPart::Zero || self.replaces
    }

    /// Whether it speaks for `generation` in an estimate for `year`. Before a
    /// generation began, only dated rows that name it do: other rows say
    /// nothing of a network that did not exist.
    #[must_use]
    pub fn speaks_for(&self, generation: Generation, year: i32) -> bool {
        if year < generation.began() {
            return self.day.is_dated() && self.generations.contains(generation);
        }
        self.generations.is_empty() || self.generations.contains(generation)
    }
}

/// The facts of every operator, by the operator that the rows themselves name.
///
/// Those of an operator are put together when it is asked about for the first
/// time: of a million rows a question about one country needs some thousands.
pub(super) struct Facts(Vec<OnceLock<Box<[Fact]>>>);

impl Facts {
    pub(super) fn new(store: &Store) -> Self {
        Self(store.operators.iter().map(|_| OnceLock::new()).collect())
    }

    fn of(&self, store: &Store, params: &Params, operator: OperatorId) -> &[Fact] {
        self.0[operator.index()].get_or_init(|| {
            let rows = store.contracts.rows_of(operator).iter();
            let facts: Vec<Fact> = rows.filter_map(|row| fact(store, params, *row)).collect();
            in_order(&facts)
        })
    }

    /// Begins to put together those of all operators that nobody has asked about
    /// yet. The rows are read in the order in which they are kept, which takes a
    /// fourth of the time that going from operator to operator would take.
    pub(super) fn begin(&self, store: &Store, params: &Params) -> Collected {
        let mut collected = Collected { open: Vec::new(), row: 0, operator: 0 };
        if self.0.iter().all(|cell| cell.get().is_some()) {
            collected.row = store.contracts.len();
            return collected;
        }
        // Some of the rows tell how many there will be, more or less.
        let operators = &store.contracts.columns().operator;
        let mut counts = vec![0_usize; self.0.len()];
        let some = (0..operators.len()).step_by(SAMPLE).filter_map(RowId::from_index);
        for row in some.filter(|row| is_admitted(store, params, *row)) {
            if let Some(operator) = operators[row.index()] {
                counts[operator.index()] += SAMPLE;
            }
        }
        let is_open = |cell: &OnceLock<_>| cell.get().is_none();
        let room = |count: usize| Vec::with_capacity(count + count / 8);
        let cells = self.0.iter().zip(counts);
        collected.open = cells.map(|(cell, count)| is_open(cell).then(|| room(count))).collect();
        collected
    }

    /// Goes on with that; tells whether there is more to be done.
    pub(super) fn step(&self, store: &Store, params: &Params, collected: &mut Collected) -> bool {
        let Collected { open, row, operator } = collected;
        let end = *row + ROWS;
        let operators = store.contracts.columns().operator.as_slice();
        let rows = *row..end.min(operators.len());
        for (index, operator) in rows.clone().zip(&operators[rows]) {
            let (Some(row), Some(operator)) = (RowId::from_index(index), operator) else {
                continue;
            };
            if let Some(Some(facts)) = open.get_mut(operator.index())
                && let Some(fact) = fact(store, params, row)
            {
                facts.push(fact);
            }
        }
        *row = end.min(store.contracts.len());
        if end < store.contracts.len() {
            return true;
        }
        let mut sorted = 0;
        while let Some(facts) = open.get_mut(*operator).filter(|_| sorted < ROWS) {
            if let Some(facts) = facts.take() {
                sorted += facts.len();
                // Only fails if somebody was quicker, with the same facts.
                let _ = self.0[*operator].set(in_order(&facts));
            }
            *operator += 1;
        }
        *operator < open.len()
    }
}

/// Some milliseconds of work.
const ROWS: usize = 1 << 15;

/// Of how many rows one is looked at to tell how many speak.
const SAMPLE: usize = 16;

/// Facts on their way to all operators.
#[derive(Debug)]
pub(super) struct Collected {
    open: Vec<Option<Vec<Fact>>>,
    /// The rows before it have been read.
    row: usize,
    /// The operators before it have their facts.
    operator: usize,
}

/// In the order in which the vendors are looked at later.
fn in_order(facts: &[Fact]) -> Box<[Fact]> {
    let order = cells::order(facts.iter().map(Fact::order));
    order.into_iter().map(|place| facts[place as usize]).collect()
}

/// The cell of a row. As a slice: the columns' own indexing is not put in here.
fn at<T: Copy>(column: &[T], row: RowId) -> T {
    column[row.index()]
}

fn is_admitted(store: &Store, params: &Params, row: RowId) -> bool {
    let columns = store.contracts.columns();
    at(&columns.domains, row).speaks_for(params.domain)
        && params.evidence.admits(at(&columns.evidence, row))
}

fn fact(store: &Store, params: &Params, row: RowId) -> Option<Fact> {
    if !is_admitted(store, params, row) {
        return None;
    }
    let columns = store.contracts.columns();
    let index = row.index();
    Some(Fact {
        row,
        vendor: at(&columns.vendor, row),
        day: columns.day(row),
        stage: at(&columns.stage, row),
        generations: at(&columns.generations, row).as_counted(),
        closing: at(&columns.closing, row),
        replaces: !columns.replaced(row).is_empty(),
        part: match columns.share_pct.get(index) {
            None => StatedPart::Unstated,
            Some(0.0) => StatedPart::Zero,
            Some(_) => StatedPart::Some,
        },
    })
}

impl Estimator<'_> {
    /// Begins to put the facts of all operators together, for whoever is going to
    /// ask about most of them.
    pub(super) fn begin_facts(&self) -> Collected {
        self.ground.facts.begin(self.store, self.params())
    }

    /// Goes on with that; tells whether there is more to be done.
    pub(super) fn collect_facts(&self, collected: &mut Collected) -> bool {
        self.ground.facts.step(self.store, self.params(), collected)
    }

    /// Whether any row speaks for `operator` at the end of `year`.
    #[must_use]
    pub fn has_facts(&self, operator: OperatorId, year: i32) -> bool {
        self.facts_at(operator, year).any(|facts| !facts.is_empty())
    }

    /// The facts that count at `operator` at the end of `year`: its own, and
    /// those of networks it shares or has taken over.
    pub(super) fn facts_at(
        &self,
        operator: OperatorId,
        year: i32,
    ) -> impl Iterator<Item = &[Fact]> {
        let sources = self.store.lineage.sources(operator, year);
        let facts = &self.ground.facts;
        sources.iter().map(|source| facts.of(self.store, self.params(), *source))
    }
}
