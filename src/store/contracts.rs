//! The contracts as columns, beside the text they came from.

use super::text::{ContractText, ContractTexts};
use super::{Dictionary, Sparse};
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::{CountryId, OperatorId, RowId, TermId, VendorId};
use crate::domain::network::{DomainSet, GenerationSet};

/// Every row of contracts.csv that was read.
#[derive(Clone, Debug, Default)]
pub struct Contracts {
    columns: ContractColumns,
    /// What they were read from.
    text: ContractText,
    /// Rows of each operator: `rows[starts[o]..starts[o + 1]]`.
    starts: Vec<u32>,
    rows: Vec<RowId>,
    /// The newest dates of rows and of their sources.
    newest: [Option<PartialDate>; 2],
}

/// The columns: all of one length, indexed by [`RowId`].
#[derive(Clone, Debug, Default)]
pub struct ContractColumns {
    /// Byte of the text at which the record begins.
    pub offset: Vec<u32>,
    /// Where rows that do not count begin behind one that does, ascending.
    pub gaps: Vec<u32>,
    /// Country of the row.
    pub country: Vec<CountryId>,
    /// Operator, where operators.csv lists it.
    pub operator: Vec<Option<OperatorId>>,
    /// Vendor.
    pub vendor: Vec<VendorId>,
    /// When the deal was announced.
    pub announced: Vec<Option<PartialDate>>,
    /// Date of the source.
    pub source_date: Vec<Option<PartialDate>>,
    /// How far the deal is.
    pub stage: Vec<Stage>,
    /// Parts of the network.
    pub domains: Vec<DomainSet>,
    /// Generations.
    pub generations: Vec<GenerationSet>,
    /// Percent of the operator's network.
    pub share_pct: Sparse<f64>,
    /// Published value.
    pub value: Sparse<f64>,
    /// Its currency, an id of [`Self::currencies`].
    pub currency: Sparse<TermId>,
    /// Vendors replaced, a position in [`Self::replaced_lists`].
    pub replaced: Sparse<u32>,
    /// How far a removal or replacement goes.
    pub closing: Vec<Closing>,
    /// Kind of the source.
    pub evidence: Vec<Option<Evidence>>,
    /// Who published it, an id of [`Self::publishers`].
    pub publisher: Vec<TermId>,
    /// Currencies.
    pub currencies: Dictionary,
    /// Publishers.
    pub publishers: Dictionary,
    /// The different lists of replaced vendors.
    pub replaced_lists: Vec<Vec<VendorId>>,
}

impl ContractColumns {
    /// Makes room for so many rows more, and no more than that: columns that
    /// grow by doubling would take twice the memory while they do.
    pub fn reserve(&mut self, rows: usize) {
        self.offset.reserve_exact(rows);
        self.country.reserve_exact(rows);
        self.operator.reserve_exact(rows);
        self.vendor.reserve_exact(rows);
        self.announced.reserve_exact(rows);
        self.source_date.reserve_exact(rows);
        self.stage.reserve_exact(rows);
        self.domains.reserve_exact(rows);
        self.generations.reserve_exact(rows);
        self.share_pct.reserve(rows);
        self.value.reserve(rows);
        self.currency.reserve(rows);
        self.replaced.reserve(rows);
        self.closing.reserve_exact(rows);
        self.evidence.reserve_exact(rows);
        self.publisher.reserve_exact(rows);
    }

    /// Gives back what the columns with few values have taken too much.
    pub fn shrink(&mut self) {
        self.share_pct.shrink();
        self.value.shrink();
        self.currency.shrink();
        self.replaced.shrink();
    }

    /// Leaves only the first rows.
    pub fn truncate(&mut self, rows: usize) {
        let first = self.offset.get(rows).copied().unwrap_or(u32::MAX);
        self.gaps.retain(|gap| *gap < first);
        self.offset.truncate(rows);
        self.country.truncate(rows);
        self.operator.truncate(rows);
        self.vendor.truncate(rows);
        self.announced.truncate(rows);
        self.source_date.truncate(rows);
        self.stage.truncate(rows);
        self.domains.truncate(rows);
        self.generations.truncate(rows);
        self.share_pct.truncate(rows);
        self.value.truncate(rows);
        self.currency.truncate(rows);
        self.replaced.truncate(rows);
        self.closing.truncate(rows);
        self.evidence.truncate(rows);
        self.publisher.truncate(rows);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offset.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offset.is_empty()
    }

    /// The row's date: announced, else that of its source.
    #[must_use]
    pub fn date(&self, row: RowId) -> Option<PartialDate> {
        self.announced[row.index()].or(self.source_date[row.index()])
    }

    /// The last day of the row's date, or [`Day::UNDATED`].
    #[must_use]
    pub fn day(&self, row: RowId) -> Day {
        self.date(row).map_or(Day::UNDATED, PartialDate::end)
    }

    /// The vendors whose gear the row replaces.
    #[must_use]
    pub fn replaced(&self, row: RowId) -> &[VendorId] {
        self.replaced.get(row.index()).map_or(&[], |list| &self.replaced_lists[list as usize])
    }

    /// What the row names as the deal's value, and its currency; without one the
    /// currency is empty.
    #[must_use]
    pub fn worth(&self, row: RowId) -> Option<(f64, &str)> {
        let currency = self.currency.get(row.index());
        let currency = currency.map_or("", |currency| self.currencies.term(currency));
        self.value.get(row.index()).map(|value| (value, currency))
    }

    /// The position of a list in [`Self::replaced_lists`], where it is put if it
    /// is not there.
    pub fn replaced_list(&mut self, vendors: &[VendorId]) -> u32 {
        let position =
            self.replaced_lists.iter().position(|list| list == vendors).unwrap_or_else(|| {
                self.replaced_lists.push(vendors.to_vec());
                self.replaced_lists.len() - 1
            });
        u32::try_from(position).unwrap_or(0)
    }
}

/// A search for rows by their ids, in steps of some milliseconds, so that whoever
/// waits for it can pause.
#[derive(Debug)]
pub struct Search {
    ids: Vec<String>,
    /// The rows with these ids, as far as they are found.
    pub found: Vec<Option<RowId>>,
    /// The row to go on with.
    next: usize,
}

impl Search {
    /// Rows that are looked at in one step.
    const ROWS: usize = 1 << 16;

    /// Nothing looked at yet.
    #[must_use]
    pub fn new(ids: &[&str]) -> Self {
        let found = vec![None; ids.len()];
        Self { ids: ids.iter().map(ToString::to_string).collect(), found, next: 0 }
    }

    /// Goes on with the next rows; tells whether there is more to be done.
    pub fn step(&mut self, contracts: &Contracts) -> bool {
        // Most ids of the file are told from these by their length.
        let length = |id: &[u8]| 1_u64 << id.len().min(63);
        let lengths = self.ids.iter().fold(0, |all, id| all | length(id.as_bytes()));
        let end = (self.next + Self::ROWS).min(contracts.len());
        for row in (self.next..end).filter_map(RowId::from_index) {
            let own = contracts.text.shown_id(contracts.offset(row));
            if lengths & length(&own) == 0 {
                continue;
            }
            let named = self.found.iter_mut().zip(&self.ids);
            for (found, _) in named.filter(|(_, id)| *id.as_bytes() == *own) {
                *found = found.or(Some(row));
            }
        }
        self.next = end;
        end < contracts.len() && self.found.iter().any(Option::is_none)
    }
}

impl Contracts {
    /// Puts the columns together with the text they were read from; `operators`
    /// is how many operators the store has.
    #[must_use]
    pub fn new(columns: ContractColumns, text: ContractText, operators: usize) -> Self {
        let mut starts = vec![0_u32; operators + 1];
        for operator in columns.operator.iter().flatten() {
            starts[operator.index() + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let placeholder = RowId::from_index(0).into_iter();
        let total = starts.last().map_or(0, |end| *end as usize);
        let mut rows: Vec<RowId> = placeholder.cycle().take(total).collect();
        for (index, operator) in columns.operator.iter().enumerate() {
            if let (Some(operator), Some(row)) = (operator, RowId::from_index(index)) {
                let slot = &mut next[operator.index()];
                rows[*slot as usize] = row;
                *slot += 1;
            }
        }
        let newest = [&columns.announced, &columns.source_date]
            .map(|dates| dates.iter().copied().flatten().max());
        Self { columns, text, starts, rows, newest }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &ContractColumns {
        &self.columns
    }

    /// The newest date of a row; without any, the newest of a source.
    #[must_use]
    pub fn newest(&self) -> Option<PartialDate> {
        let [announced, source] = self.newest;
        announced.or(source)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Every row, in the order of the file.
    pub fn row_ids(&self) -> impl Iterator<Item = RowId> + use<> {
        (0..self.columns.len()).filter_map(RowId::from_index)
    }

    /// The rows that name `operator`, in the order of the file.
    #[must_use]
    pub fn rows_of(&self, operator: OperatorId) -> &[RowId] {
        match self.starts.get(operator.index()..operator.index() + 2) {
            Some(&[start, end]) => &self.rows[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The row as it stands in the text, up to where the next row begins.
    #[must_use]
    pub fn record(&self, row: RowId) -> &[u8] {
        let ContractColumns { offset, gaps, .. } = &self.columns;
        let own = offset[row.index()];
        let gap = gaps.get(gaps.partition_point(|gap| *gap < own));
        let next = offset.get(row.index() + 1).into_iter().chain(gap).min();
        self.text.between(own as usize, next.map(|next| *next as usize))
    }

    /// The heads of the columns of the first file, ours by our names.
    #[must_use]
    pub fn head(&self) -> &[String] {
        self.text.head()
    }

    /// The cells of a row, as they stand in the file, without spaces around
    /// them, under the heads of [`head`](Self::head).
    #[must_use]
    pub fn cells(&self, row: RowId) -> Vec<String> {
        self.text.cells(self.offset(row))
    }

    /// The long texts of a row, read anew.
    #[must_use]
    pub fn texts(&self, row: RowId) -> ContractTexts {
        self.text.texts(self.offset(row))
    }

    fn offset(&self, row: RowId) -> usize {
        self.columns.offset[row.index()] as usize
    }
}
