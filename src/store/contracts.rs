//! The contracts as columns, and the file they came from for their long texts.

use super::Dictionary;
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::{CountryId, OperatorId, RowId, TermId, VendorId};
use crate::domain::network::{DomainSet, GenerationSet};

/// One row as its reader hands it over.
#[derive(Clone, Debug)]
pub struct NewContract<'a> {
    /// Byte of the file at which the row's record begins.
    pub offset: usize,
    /// Country of the row.
    pub country: CountryId,
    /// Operator, where operators.csv lists it.
    pub operator: Option<OperatorId>,
    /// Vendor.
    pub vendor: VendorId,
    /// When the deal was announced.
    pub announced: Option<PartialDate>,
    /// Date of the source.
    pub source_date: Option<PartialDate>,
    /// How far the deal is.
    pub stage: Stage,
    /// Parts of the network.
    pub domains: DomainSet,
    /// Generations.
    pub generations: GenerationSet,
    /// Percent of the operator's network, 0 to 100.
    pub share_pct: Option<f64>,
    /// Published value.
    pub value: Option<f64>,
    /// Its currency.
    pub currency: &'a str,
    /// Vendors whose gear this deal replaces.
    pub replaced: &'a [VendorId],
    /// How far a removal or replacement goes.
    pub closing: Closing,
    /// Kind of the source.
    pub evidence: Option<Evidence>,
    /// Who published it.
    pub publisher: &'a str,
}

/// Every row of contracts.csv that was read.
#[derive(Clone, Debug, Default)]
pub struct Contracts {
    columns: ContractColumns,
    /// The file as it came.
    file: Vec<u8>,
    /// Where id, scope, note and `source_url` stand in a record.
    text_positions: [Option<usize>; 4],
    /// Rows of each operator: `rows[starts[o]..starts[o + 1]]`.
    starts: Vec<u32>,
    rows: Vec<RowId>,
}

/// The columns: all of one length, indexed by [`RowId`].
#[derive(Clone, Debug, Default)]
pub struct ContractColumns {
    /// Byte of the file at which the record begins.
    pub offset: Vec<u32>,
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
    /// Percent of the operator's network; not a number where the cell is empty.
    pub share_pct: Vec<f64>,
    /// Published value; not a number where the cell is empty.
    pub value: Vec<f64>,
    /// Its currency, an id of [`Self::currencies`].
    pub currency: Vec<TermId>,
    /// Vendors replaced, a position in [`Self::replaced_lists`].
    pub replaced: Vec<u32>,
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
    /// The different lists of replaced vendors; the first is empty.
    pub replaced_lists: Vec<Vec<VendorId>>,
}

/// The long texts of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractTexts {
    /// Id of the row.
    pub id: String,
    /// What the deal covers, in words.
    pub scope: String,
    /// Remarks.
    pub note: String,
    /// The page it was read on.
    pub source_url: String,
}

impl ContractColumns {
    /// Appends a row. Nothing happens past four gigabytes of text, which is
    /// more than a tab can hold.
    pub fn push(&mut self, row: &NewContract<'_>) {
        let Ok(offset) = u32::try_from(row.offset) else { return };
        self.offset.push(offset);
        self.country.push(row.country);
        self.operator.push(row.operator);
        self.vendor.push(row.vendor);
        self.announced.push(row.announced);
        self.source_date.push(row.source_date);
        self.stage.push(row.stage);
        self.domains.push(row.domains);
        self.generations.push(row.generations);
        self.share_pct.push(row.share_pct.unwrap_or(f64::NAN));
        self.value.push(row.value.unwrap_or(f64::NAN));
        let currency = self.currencies.intern(row.currency);
        self.currency.push(currency);
        let replaced = self.replaced_list(row.replaced);
        self.replaced.push(replaced);
        self.closing.push(row.closing);
        self.evidence.push(row.evidence);
        let publisher = self.publishers.intern(row.publisher);
        self.publisher.push(publisher);
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
        &self.replaced_lists[self.replaced[row.index()] as usize]
    }

    fn replaced_list(&mut self, vendors: &[VendorId]) -> u32 {
        if self.replaced_lists.is_empty() {
            self.replaced_lists.push(Vec::new());
        }
        let position =
            self.replaced_lists.iter().position(|list| list == vendors).unwrap_or_else(|| {
                self.replaced_lists.push(vendors.to_vec());
                self.replaced_lists.len() - 1
            });
        u32::try_from(position).unwrap_or(0)
    }
}

impl Contracts {
    /// Puts the columns together with the file they came from.
    ///
    /// `text_positions` says where id, scope, note and `source_url` stand in a
    /// record; `operators` is how many operators the store has.
    #[must_use]
    pub fn new(
        columns: ContractColumns,
        file: Vec<u8>,
        text_positions: [Option<usize>; 4],
        operators: usize,
    ) -> Self {
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
        Self { columns, file, text_positions, starts, rows }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &ContractColumns {
        &self.columns
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

    /// The row with this id; nothing if there is none.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RowId> {
        let is_first = self.text_positions[0] == Some(0);
        let mut rows = self.row_ids();
        rows.find(|row| {
            let start = self.columns.offset[row.index()] as usize;
            let own = self.file.get(start..).unwrap_or_default();
            // Most files have the id first, where it is found without reading the row.
            let may_be =
                !is_first || own.strip_prefix(b"\"").unwrap_or(own).starts_with(id.as_bytes());
            may_be && self.texts(*row).id == id
        })
    }

    /// The row as it stands in the file, up to where the next row begins.
    #[must_use]
    pub fn record(&self, row: RowId) -> std::borrow::Cow<'_, str> {
        let start = self.columns.offset[row.index()] as usize;
        let next = self.columns.offset.get(row.index() + 1).map(|offset| *offset as usize);
        let bytes = self.file.get(start..next.unwrap_or(self.file.len()));
        String::from_utf8_lossy(bytes.unwrap_or_default())
    }

    /// The heads of the columns, as they stand in the file.
    #[must_use]
    pub fn head(&self) -> Vec<String> {
        let mut head = cells(&self.record_at(0));
        if let Some(first) = head.first_mut()
            && let Some(text) = first.strip_prefix('\u{feff}')
        {
            *first = text.to_owned();
        }
        head
    }

    /// The cells of a row, as they stand in the file, without spaces around them.
    #[must_use]
    pub fn cells(&self, row: RowId) -> Vec<String> {
        cells(&self.record_at(self.columns.offset[row.index()] as usize))
    }

    /// The long texts of a row, read anew from the file.
    #[must_use]
    pub fn texts(&self, row: RowId) -> ContractTexts {
        let record = self.record_at(self.columns.offset[row.index()] as usize);
        let [id, scope, note, source_url] = self.text_positions.map(|position| {
            position.and_then(|position| record.get(position)).map_or_else(String::new, text)
        });
        ContractTexts { id, scope, note, source_url }
    }

    fn record_at(&self, start: usize) -> csv::ByteRecord {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            // One row is read of it; the usual buffer takes longer to clear.
            .buffer_capacity(1024)
            .from_reader(self.file.get(start..).unwrap_or_default());
        let mut record = csv::ByteRecord::new();
        // The row was read before, so it is there; a failure would show as empty texts.
        let _ = reader.read_byte_record(&mut record);
        record
    }
}

fn cells(record: &csv::ByteRecord) -> Vec<String> {
    record.iter().map(text).collect()
}

fn text(cell: &[u8]) -> String {
    unguarded(String::from_utf8_lossy(cell).trim()).to_owned()
}

/// What an export puts before a text that a spreadsheet would run as a formula.
/// Reading takes it away again.
pub const GUARD: char = '\'';

/// Whether a spreadsheet may run a text as a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// A text without its [`GUARD`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|bare| is_formula(bare)).unwrap_or(text)
}
