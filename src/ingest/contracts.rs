//! contracts.csv, the table that may have a million rows.
//!
//! Most cells of its columns are one of few texts, so each different text is
//! understood once (`known`) and rows are put together from what was
//! understood. Only a row of which something cannot be understood or has to be
//! remarked on is read cell by cell, for the words of the report.

mod known;
mod parsed;

use super::Origin;
use super::expected::Expected;
use super::guess::{self, meant};
use super::problem::{ProblemKind, Problems};
use super::sheet::{Column, Row, Sheet, optional, required, text_of};
use super::vendors;
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::place::Iso3;
use crate::domain::vendor;
use crate::store::{ContractColumns, ContractText, Contracts, Store};
use cells::{Batch, Keys};
use known::{Known, amount, domains, generations, percentage, slugs};
use std::borrow::Cow;

const ID: usize = 0;
const COUNTRY: usize = 1;
const OPERATOR: usize = 2;
const VENDOR: usize = 3;
const ANNOUNCED: usize = 4;
const STAGE: usize = 5;
const DOMAINS: usize = 6;
const GENERATIONS: usize = 7;
const SCOPE: usize = 8;
const SHARE_PCT: usize = 9;
const VALUE: usize = 10;
const CURRENCY: usize = 11;
const REPLACED_VENDOR: usize = 12;
const CLOSING: usize = 13;
const NOTE: usize = 14;
const PUBLISHER: usize = 15;
const SOURCE_URL: usize = 16;
const SOURCE_DATE: usize = 17;
const EVIDENCE: usize = 18;

pub(super) const COLUMNS: &[Column] = &[
    required("id"),
    required("country"),
    required("operator"),
    required("vendor"),
    required("announced"),
    required("stage"),
    optional("domains"),
    optional("generations"),
    optional("scope"),
    optional("share_pct"),
    optional("value"),
    optional("currency"),
    optional("replaced_vendor"),
    optional("closing"),
    optional("note"),
    optional("source_publisher"),
    optional("source_url"),
    optional("source_date"),
    optional("evidence"),
];

/// Columns whose texts are read again when somebody looks at the row.
const LONG: [usize; 4] = [ID, SCOPE, NOTE, SOURCE_URL];

const STAGES: Expected =
    Expected::OneOf(&["mou", "trial", "contract", "live", "renewal", "supplier", "removal"]);
const DOMAIN_WORDS: Expected =
    Expected::AnyOf(&["ran", "core", "transport", "fixed", "it", "services", "private"]);
const GENERATION_WORDS: Expected = Expected::AnyOf(&["2g", "3g", "4g", "5g", "5.5g"]);

/// How many bytes come at a time: some milliseconds of work.
pub const CHUNK: usize = 1 << 18;

/// How many bytes are read at a time, column by column: they and their cells
/// stay within the nearest memory of a processor meanwhile.
const PART: usize = 1 << 15;

/// How many bytes tell, within a hundredth, how many rows a file has: those of some
/// thousands of rows.
const SAMPLE: usize = 1 << 20;

/// How many bytes of text are held at most, or of text and rows: a tab may not have
/// more than four gigabytes, and the last good data stays while other is read.
const MOST: Room = Room { text: 1_200_000_000, all: 1_900_000_000 };

/// How long a record may be, in bytes: one without an end, as after a quote that is
/// never closed, would be held twice.
const LONGEST: usize = 1 << 25;

/// How many bytes a row takes beside its text, with what estimates rest on.
const ROW: usize = 90;

/// How much is held.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// Bytes of text.
    text: usize,
    /// Bytes of text and rows.
    all: usize,
}

/// Reads one or several files of contracts, of which the bytes come bit by bit.
///
/// All other tables should be in the store by then.
#[derive(Debug)]
pub struct ContractReader {
    sheet: Sheet,
    columns: ContractColumns,
    text: ContractText,
    ids: Keys,
    known: Known,
    /// Records of the batch that count.
    kept: Vec<usize>,
    /// Length of the file in bytes, if that is known.
    expected: Option<usize>,
    /// The first row of the file.
    first_row: usize,
    /// Records of the file so far, those too that are left out.
    records: usize,
    room: Room,
    /// Whether there was more than there is room for.
    is_full: bool,
}

impl Default for ContractReader {
    fn default() -> Self {
        Self {
            sheet: Sheet::new(&Origin::default(), COLUMNS),
            columns: ContractColumns::default(),
            text: ContractText::default(),
            ids: Keys::default(),
            known: Known::default(),
            kept: Vec::new(),
            expected: None,
            first_row: 0,
            records: 0,
            room: MOST,
            is_full: false,
        }
    }
}

impl ContractReader {
    /// Begins a file, the first or one whose rows are added to those read so far.
    /// `expected` is its length in bytes, if that is known, which spares memory.
    pub fn begin(&mut self, file: &Origin, expected: Option<usize>) {
        self.sheet = Sheet::new(file, COLUMNS);
        self.text.begin_file();
        self.expected = expected;
        self.first_row = self.columns.len();
        self.records = 0;
    }

    /// How many rows of the file have been read, those too that are left out.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.records
    }

    /// Takes the next bytes of the file in.
    pub fn push(
        &mut self,
        bytes: &[u8],
        is_last: bool,
        store: &mut Store,
        problems: &mut Problems,
    ) {
        let mut chunks = bytes.chunks(PART).peekable();
        if chunks.peek().is_none() && is_last {
            self.push_chunk(b"", true, store, problems);
        }
        while let Some(chunk) = chunks.next().filter(|_| !self.is_full()) {
            self.push_chunk(chunk, is_last && chunks.peek().is_none(), store, problems);
            self.measure(problems);
        }
    }

    /// Puts what was read into the store.
    pub fn finish(mut self, store: &mut Store) {
        self.text.finish();
        self.columns.shrink();
        store.contracts = Contracts::new(self.columns, self.text, store.operators.len());
    }

    /// Whether the file turned out to be more than a tab can hold, or no such table;
    /// the rest of it is not read.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.is_full || self.sheet.is_refused()
    }

    /// Says so, once there is no room for more, or the record has no end.
    fn measure(&mut self, problems: &mut Problems) {
        let text = self.text.len();
        let (line, kind) =
            if text > self.room.text || text + self.columns.len() * ROW > self.room.all {
                (None, ProblemKind::TooLarge { bytes: text, readable: true })
            } else if text - self.text.file_start() > self.sheet.settled() + LONGEST {
                (self.sheet.begun(), ProblemKind::Endless(LONGEST))
            } else {
                return;
            };
        self.is_full = true;
        problems.push(self.sheet.name(), line, kind);
    }

    /// Drops the rows of the file begun last, which did not come as a whole.
    pub fn give_up(&mut self) {
        self.columns.truncate(self.first_row);
    }

    fn push_chunk(
        &mut self,
        chunk: &[u8],
        is_last: bool,
        store: &mut Store,
        problems: &mut Problems,
    ) {
        let settled = self.sheet.settled();
        let text = self.sheet.push(chunk, is_last, problems);
        let at = |column: usize| self.sheet.positions().get(column).copied().flatten();
        self.text.push(&text, settled);
        if self.records == 0 && !self.sheet.positions().is_empty() {
            let positions = [ID, SCOPE, NOTE, SOURCE_URL, OPERATOR].map(at);
            self.text.lay_out(self.sheet.delimiter(), self.sheet.heads(), positions);
        }
        if self.sheet.rows().is_empty() {
            return;
        }
        let settled = self.sheet.settled();
        if let Some(bytes) = self.expected.take_if(|bytes| settled >= (*bytes / 2).min(SAMPLE)) {
            // In more than the 32 bits that positions have in a browser.
            let rows = (self.records + self.sheet.rows().len()) as u64 * bytes as u64;
            let rows = usize::try_from(rows / settled.max(1) as u64).unwrap_or(self.records);
            let rows = rows + rows / 64 + 16;
            self.columns.reserve(rows.saturating_sub(self.records));
            self.ids.expect(rows);
        }
        self.known.read(self.sheet.batch(), self.sheet.positions(), store, &mut self.columns);
        self.kept.clear();
        if self.admits_all() {
            self.kept.extend(self.sheet.rows());
        } else {
            for record in self.sheet.rows() {
                if self.admits(record, store, problems) {
                    self.kept.push(record);
                }
            }
        }
        self.known.append(&self.kept, &mut self.columns);
        let (start, batch) = (self.text.file_start(), self.sheet.batch());
        let offset = |record: usize| {
            // Four gigabytes are more than a tab can hold.
            u32::try_from(start + batch.record(record).offset()).unwrap_or(u32::MAX)
        };
        self.columns.offset.extend(self.kept.iter().map(|record| offset(*record)));
        let rows = self.sheet.rows();
        self.records += rows.len();
        if self.kept.len() < rows.len() {
            let is_left_out = |record: &usize| self.kept.binary_search(record).is_err();
            self.columns.gaps.extend(rows.filter(is_left_out).map(offset));
        }
    }

    /// Whether every row of the batch counts without a word.
    fn admits_all(&mut self) -> bool {
        let (batch, width) = (self.sheet.batch(), self.sheet.width());
        let at = |column: usize| self.sheet.positions().get(column).copied().flatten();
        let (Some(id), Some(link)) = (at(ID), at(SOURCE_URL)) else { return false };
        batch.are_like(width, link, b"https://")
            && self.known.is_plain()
            && self.ids.rise(batch, id)
    }

    /// Whether the row of the batch at `record` counts; says what is wrong with it.
    fn admits(&mut self, record: usize, store: &mut Store, problems: &mut Problems) -> bool {
        let cells = self.sheet.batch().record(record);
        let id = text_of(self.sheet.cell(&cells, ID)).unwrap_or_default();
        let is_understood = cells.len() == self.sheet.width()
            && !id.is_empty()
            && self.known.understands(record)
            && (cells.is_ascii() || self.sheet.row(record, problems).are_texts(&LONG));
        if !is_understood {
            let mut row = self.sheet.row(record, problems);
            if row.has_all_cells() {
                report(&mut row, store);
                self.known.remark(record, &mut row, store);
            }
            return false;
        }
        let next = self.columns.len() + self.kept.len();
        let next = u32::try_from(next).unwrap_or(u32::MAX);
        let earlier = Earlier {
            offsets: &self.columns.offset,
            text: &self.text,
            batch: self.sheet.batch(),
            kept: &self.kept,
        };
        if self.ids.note(id.as_bytes(), next, &|row| earlier.id(row)).is_some() {
            let kind = ProblemKind::Duplicate { column: "id", id: id.to_owned() };
            self.sheet.row(record, problems).report(kind);
            return false;
        }
        let link = self.sheet.cell(&cells, SOURCE_URL);
        if !link.starts_with(b"https://") || self.known.is_doubtful(record) {
            self.known.remark(record, &mut self.sheet.row(record, problems), store);
        }
        self.known.settle(record, store, &mut self.columns)
    }
}

/// The rows that count so far, those of the batch too.
struct Earlier<'a> {
    offsets: &'a [u32],
    text: &'a ContractText,
    batch: &'a Batch,
    kept: &'a [usize],
}

impl<'a> Earlier<'a> {
    /// The id of a row, as it stands in the file.
    fn id(&self, row: u32) -> Cow<'a, [u8]> {
        let row = row as usize;
        let offset = self.offsets.get(row).map(|offset| *offset as usize).or_else(|| {
            let record = self.kept.get(row - self.offsets.len())?;
            Some(self.text.file_start() + self.batch.record(*record).offset())
        });
        match offset.map(|offset| self.text.id(offset)) {
            Some(Cow::Borrowed(id)) => Cow::Borrowed(text_of(id).unwrap_or_default().as_bytes()),
            Some(Cow::Owned(id)) => Cow::Owned(text_of(&id).unwrap_or_default().into()),
            None => Cow::default(),
        }
    }
}

/// Reports every bad cell of a row, column by column.
fn report(row: &mut Row<'_>, store: &Store) {
    row.filled(ID);
    row.country(COUNTRY, store);
    row.filled(OPERATOR);
    vendors::slug(row, VENDOR, store);
    row.date(ANNOUNCED);
    row.need(STAGE, STAGES, Stage::from_slug);
    row.need(DOMAINS, DOMAIN_WORDS, domains);
    row.need(GENERATIONS, GENERATION_WORDS, generations);
    row.maybe(SHARE_PCT, Expected::Percentage, percentage);
    row.maybe(VALUE, Expected::Amount, amount);
    row.maybe(CURRENCY, Expected::Currency, Iso3::parse);
    let replaced = row.words(REPLACED_VENDOR);
    for slug in slugs(&replaced).filter(|slug| !vendor::is_slug(slug)) {
        let suggestion = row.suggestion(REPLACED_VENDOR, slug, &mut || {
            meant(slug, Expected::VendorIds).or_else(|| guess::vendor(slug, store))
        });
        row.reject(REPLACED_VENDOR, slug, Expected::VendorIds, suggestion);
    }
    row.need(CLOSING, Expected::OneOf(&["part", "done"]), Closing::from_slug);
    row.date(SOURCE_DATE);
    row.maybe(EVIDENCE, Expected::OneOf(&["primary", "analyst", "press"]), Evidence::from_slug);
    for column in [PUBLISHER, SCOPE, NOTE, SOURCE_URL] {
        row.text(column);
    }
}

#[cfg(test)]
mod tests;
