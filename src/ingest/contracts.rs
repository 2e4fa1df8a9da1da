//! contracts.csv, the table that may have a million rows.
//!
//! Most cells of its columns are one of few texts, so each different text is
//! understood once ([`Parsed`]) and rows are put together from what was
//! understood. Only a row of which something cannot be understood or has to be
//! remarked on is read cell by cell, for the words of the report.

use super::Origin;
use super::operators::{unlisted_country, unlisted_operator};
use super::problem::{Expected, ProblemKind, Problems};
use super::sheet::{Column, Row, Sheet, optional, required, text_of};
use super::vendors;
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::date::PartialDate;
use crate::domain::decimal;
use crate::domain::id::{CountryId, OperatorId, TermId, VendorId};
use crate::domain::network::{Domain, DomainSet, Generation, GenerationSet};
use crate::domain::place::Iso3;
use crate::domain::vendor;
use crate::store::{ContractColumns, ContractText, Contracts, Store};
use cells::{Batch, Keys, Terms};

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
const LONG: [usize; 3] = [SCOPE, NOTE, SOURCE_URL];

const STAGES: Expected =
    Expected::OneOf(&["mou", "trial", "contract", "live", "renewal", "supplier", "removal"]);
const DOMAIN_WORDS: Expected =
    Expected::AnyOf(&["ran", "core", "transport", "fixed", "it", "services", "private"]);
const GENERATION_WORDS: Expected = Expected::AnyOf(&["2g", "3g", "4g", "5g", "5.5g"]);

/// How many bytes are read at a time.
const CHUNK: usize = 1 << 18;

/// How many bytes of text are held at most: with columns and estimates twice as
/// many, and a tab may not have more than four gigabytes.
pub const MOST: usize = 1_200_000_000;

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
    /// Bytes of the file that are still to come, if that is known.
    expected: Option<usize>,
}

/// What the cells of each column mean.
#[derive(Debug, Default)]
struct Known {
    country: Parsed<CountryCell>,
    operator: Parsed<OperatorCell>,
    vendor: Parsed<VendorCell>,
    announced: Parsed<Option<PartialDate>>,
    stage: Parsed<Stage>,
    domains: Parsed<DomainSet>,
    generations: Parsed<GenerationSet>,
    share_pct: Parsed<Option<f64>>,
    value: Parsed<Option<f64>>,
    currency: Parsed<TermId>,
    replaced: Parsed<ReplacedCell>,
    closing: Parsed<Closing>,
    publisher: Parsed<TermId>,
    source_date: Parsed<Option<PartialDate>>,
    evidence: Parsed<Option<Evidence>>,
    /// Whether every cell met so far is understood.
    is_clear: bool,
}

/// A column: its different cells, and the meaning of each, if it has one.
#[derive(Debug)]
struct Parsed<T> {
    terms: Terms,
    meanings: Vec<Option<T>>,
    /// For each record of the batch its term.
    numbers: Vec<u32>,
    /// Whether a cell has no meaning.
    has_gap: bool,
}

/// A country, and its id once a row counts.
#[derive(Clone, Copy, Debug)]
struct CountryCell {
    iso3: Iso3,
    id: Option<CountryId>,
    is_listed: bool,
}

/// An operator, if operators.csv lists it, with its country.
#[derive(Clone, Copy, Debug)]
struct OperatorCell(Option<(OperatorId, Iso3)>);

/// A vendor, and its id once a row counts.
#[derive(Debug)]
struct VendorCell {
    slug: Box<str>,
    id: Option<VendorId>,
}

/// Vendors replaced, and the position of their list once a row counts.
#[derive(Debug)]
struct ReplacedCell {
    slugs: Box<str>,
    list: Option<u32>,
}

impl<T> Default for Parsed<T> {
    fn default() -> Self {
        Self {
            terms: Terms::default(),
            meanings: Vec::new(),
            numbers: Vec::new(),
            has_gap: false,
        }
    }
}

impl<T> Parsed<T> {
    /// Takes the column at `position` of a batch in, and understands by `parse`
    /// the cells that were not met before. Tells whether all are understood.
    fn read(
        &mut self,
        batch: &Batch,
        position: Option<usize>,
        parse: &mut dyn FnMut(&str) -> Option<T>,
    ) -> bool {
        self.terms.number(batch, position, &mut self.numbers);
        while self.meanings.len() < self.terms.len() {
            let meaning = text_of(self.terms.term(self.meanings.len())).and_then(&mut *parse);
            self.has_gap |= meaning.is_none();
            self.meanings.push(meaning);
        }
        !self.has_gap
    }

    /// Whether the cell of a record of the batch means something.
    fn has(&self, record: usize) -> bool {
        self.numbers.get(record).is_some_and(|term| {
            self.meanings.get(*term as usize).is_some_and(Option::is_some)
        })
    }

    /// Appends what the cells of these records mean, all of which are understood.
    fn append<U>(&self, kept: &[usize], column: &mut Vec<U>, value: impl Fn(&T) -> Option<U>) {
        let numbers = kept.iter().map(|record| self.numbers[*record] as usize);
        column.extend(numbers.filter_map(|term| self.meanings[term].as_ref().and_then(&value)));
    }

    /// What the cell of a record of the batch means; nothing if it is not understood.
    fn of(&mut self, record: usize) -> Option<&mut T> {
        self.meanings.get_mut(*self.numbers.get(record)? as usize)?.as_mut()
    }
}

impl ContractReader {
    /// Reads `file`, of which nothing has come yet. `expected` is its length in
    /// bytes, if that is known, which spares memory.
    #[must_use]
    pub fn new(file: &Origin, expected: Option<usize>) -> Self {
        let mut text = ContractText::default();
        text.begin_file();
        Self {
            sheet: Sheet::new(file, COLUMNS),
            columns: ContractColumns::default(),
            text,
            ids: Keys::default(),
            known: Known::default(),
            kept: Vec::new(),
            expected,
        }
    }

    /// Goes on with another file, whose rows are added to those read so far.
    pub fn begin(&mut self, file: &Origin, expected: Option<usize>) {
        self.sheet = Sheet::new(file, COLUMNS);
        self.text.begin_file();
        self.expected = expected;
    }

    /// How many rows have been read.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.len()
    }

    /// Takes the next bytes of the file in.
    pub fn push(
        &mut self,
        bytes: &[u8],
        is_last: bool,
        store: &mut Store,
        problems: &mut Problems,
    ) {
        let mut chunks = bytes.chunks(CHUNK).peekable();
        if chunks.peek().is_none() && is_last {
            self.push_chunk(b"", true, store, problems);
        }
        while let Some(chunk) = chunks.next() {
            self.push_chunk(chunk, is_last && chunks.peek().is_none(), store, problems);
        }
    }

    /// Puts what was read into the store.
    pub fn finish(self, store: &mut Store) {
        store.contracts = Contracts::new(self.columns, self.text, store.operators.len());
    }

    /// Whether the file turned out to be longer than a tab can hold; the rest of
    /// it is not read.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.text.len() > MOST
    }

    fn push_chunk(
        &mut self,
        chunk: &[u8],
        is_last: bool,
        store: &mut Store,
        problems: &mut Problems,
    ) {
        if self.is_full() {
            return;
        }
        let text = self.sheet.push(chunk, is_last, problems);
        let at = |column: usize| self.sheet.positions().get(column).copied().flatten();
        self.text.push(&text, self.sheet.settled());
        if self.is_full() {
            let kind = ProblemKind::TooLarge(self.text.len());
            problems.push(self.sheet.name(), None, kind);
        }
        self.text.lay_out(self.sheet.delimiter(), [ID, SCOPE, NOTE, SOURCE_URL].map(at));
        if self.sheet.rows().is_empty() {
            return;
        }
        // The first rows tell how many there will be, more or less.
        if let Some(bytes) = self.expected.take() {
            let rows = self.sheet.rows().len() * bytes / self.sheet.settled().max(1);
            self.columns.reserve(rows + rows / 64 + 16);
        }
        self.known.read(self.sheet.batch(), self.sheet.positions(), store, &mut self.columns);
        self.kept.clear();
        for record in self.sheet.rows() {
            if self.admits(record, store, problems) {
                self.kept.push(record);
            }
        }
        self.known.append(&self.kept, &mut self.columns);
        let (start, batch) = (self.text.file_start(), self.sheet.batch());
        self.columns.offset.extend(self.kept.iter().map(|record| {
            // Four gigabytes are more than a tab can hold.
            u32::try_from(start + batch.record(*record).offset()).unwrap_or(u32::MAX)
        }));
    }

    /// Whether the row of the batch at `record` counts; says what is wrong with it.
    fn admits(&mut self, record: usize, store: &mut Store, problems: &mut Problems) -> bool {
        let mut row = self.sheet.row(record, problems);
        if !row.has_all_cells() {
            return false;
        }
        if !(self.known.understands(record) && row.is_filled(ID) && row.are_texts(&LONG)) {
            report(&mut row);
            return false;
        }
        let id = row.cell(ID);
        let next = self.columns.len() + self.kept.len();
        let (start, batch) = (self.text.file_start(), self.sheet.batch());
        let (offsets, kept, text) = (&self.columns.offset, &self.kept, &self.text);
        let mut is_same = |earlier: u32| {
            let earlier = earlier as usize;
            let offset = offsets.get(earlier).map_or_else(
                || start + batch.record(kept[earlier - offsets.len()]).offset(),
                |offset| *offset as usize,
            );
            Some(&*text.texts(offset).id) == text_of(id)
        };
        let next = u32::try_from(next).unwrap_or(u32::MAX);
        if self.ids.note(id.trim_ascii(), next, &mut is_same).is_some() {
            let id = text_of(id).unwrap_or_default().to_owned();
            row.report(ProblemKind::Duplicate { column: "id", id });
            return false;
        }
        self.known.remark(record, &mut row, store);
        self.known.settle(record, store, &mut self.columns)
    }
}

impl Known {
    /// Takes a batch in.
    fn read(
        &mut self,
        batch: &Batch,
        positions: &[Option<usize>],
        store: &Store,
        columns: &mut ContractColumns,
    ) {
        let at = |column: usize| positions[column];
        let country = |text: &str| {
            let iso3 = Iso3::parse(text)?;
            let id = store.country(iso3);
            Some(CountryCell { iso3, id, is_listed: id.is_some() })
        };
        let operator = |text: &str| {
            let listed = store.operator(text).map(|id| {
                let country = store.operators[id.index()].country;
                (id, store.countries[country.index()].iso3)
            });
            (!text.is_empty()).then_some(OperatorCell(listed))
        };
        let vendor =
            |text: &str| vendor::is_slug(text).then(|| VendorCell { slug: text.into(), id: None });
        let replaced = |text: &str| {
            let are_slugs = slugs(text).all(vendor::is_slug);
            are_slugs.then(|| ReplacedCell { slugs: text.into(), list: None })
        };
        let currency = |text: &str| {
            let code = filled(text, Iso3::parse)?.map(|code| code.to_string());
            Some(columns.currencies.intern(code.as_deref().unwrap_or_default()))
        };
        let are_clear = [
            self.country.read(batch, at(COUNTRY), &mut { country }),
            self.operator.read(batch, at(OPERATOR), &mut { operator }),
            self.vendor.read(batch, at(VENDOR), &mut { vendor }),
            self.announced.read(batch, at(ANNOUNCED), &mut date),
            self.source_date.read(batch, at(SOURCE_DATE), &mut date),
            self.stage.read(batch, at(STAGE), &mut Stage::from_slug),
            self.domains.read(batch, at(DOMAINS), &mut domains),
            self.generations.read(batch, at(GENERATIONS), &mut generations),
            self.share_pct.read(batch, at(SHARE_PCT), &mut |text| filled(text, percentage)),
            self.value.read(batch, at(VALUE), &mut |text| filled(text, amount)),
            self.currency.read(batch, at(CURRENCY), &mut { currency }),
            self.replaced.read(batch, at(REPLACED_VENDOR), &mut { replaced }),
            self.closing.read(batch, at(CLOSING), &mut Closing::from_slug),
            self.evidence.read(batch, at(EVIDENCE), &mut |text| filled(text, Evidence::from_slug)),
            self.publisher
                .read(batch, at(PUBLISHER), &mut |text| Some(columns.publishers.intern(text))),
        ];
        self.is_clear = are_clear.iter().all(|is_clear| *is_clear);
    }

    /// Whether every cell of a record means something.
    fn understands(&mut self, record: usize) -> bool {
        self.is_clear || {
            let Self { country, operator, vendor, stage, domains, generations, .. } = self;
            country.has(record)
                && operator.has(record)
                && vendor.has(record)
                && stage.has(record)
                && domains.has(record)
                && generations.has(record)
                && self.announced.has(record)
                && self.source_date.has(record)
                && self.share_pct.has(record)
                && self.value.has(record)
                && self.currency.has(record)
                && self.replaced.has(record)
                && self.closing.has(record)
                && self.publisher.has(record)
                && self.evidence.has(record)
        }
    }

    /// Remarks on what is doubtful in a row that counts all the same.
    fn remark(&mut self, record: usize, row: &mut Row<'_>, store: &Store) {
        if let (Some(&mut Some(announced)), Some(&mut Some(source))) =
            (self.announced.of(record), self.source_date.of(record))
            && announced.year() > source.year()
        {
            let (announced, source) = (announced.to_string(), source.to_string());
            row.remark(ProblemKind::AheadOfSource { announced, source });
        }
        if !row.cell(SOURCE_URL).starts_with(b"https://") {
            row.check_source(Some(PUBLISHER), SOURCE_URL);
        }
        let (Some(country), Some(operator)) = (self.country.of(record), self.operator.of(record))
        else {
            return;
        };
        if !country.is_listed {
            row.remark(unlisted_country(country.iso3));
        }
        match operator.0 {
            Some((_, home)) if home == country.iso3 => {}
            Some((_, home)) => {
                let operator = row.words(OPERATOR);
                let (found, expected) = (country.iso3.to_string(), home.to_string());
                row.remark(ProblemKind::ForeignOperator { operator, found, expected });
            }
            None => {
                let kind = unlisted_operator("operator", &row.words(OPERATOR), store);
                row.remark(kind);
            }
        }
    }

    /// Gives ids to the country and the vendors of a record that counts, if it
    /// is the first with them; tells whether there was room for them.
    fn settle(&mut self, record: usize, store: &mut Store, columns: &mut ContractColumns) -> bool {
        let parts = (self.country.of(record), self.vendor.of(record), self.replaced.of(record));
        let (Some(country), Some(vendor), Some(replaced)) = parts else { return false };
        country.id = country.id.or_else(|| store.country_or_new(country.iso3));
        vendor.id = vendor.id.or_else(|| store.vendor_or_new(&vendor.slug));
        if replaced.list.is_none() {
            let vendors: Vec<VendorId> =
                slugs(&replaced.slugs).filter_map(|slug| store.vendor_or_new(slug)).collect();
            replaced.list = Some(columns.replaced_list(&vendors));
        }
        country.id.is_some() && vendor.id.is_some()
    }

    /// Appends the cells of records that count, column by column.
    fn append(&self, kept: &[usize], columns: &mut ContractColumns) {
        self.country.append(kept, &mut columns.country, |country| country.id);
        self.operator.append(kept, &mut columns.operator, |cell| Some(cell.0.map(|(id, _)| id)));
        self.vendor.append(kept, &mut columns.vendor, |vendor| vendor.id);
        self.announced.append(kept, &mut columns.announced, |date| Some(*date));
        self.source_date.append(kept, &mut columns.source_date, |date| Some(*date));
        self.stage.append(kept, &mut columns.stage, |stage| Some(*stage));
        self.domains.append(kept, &mut columns.domains, |domains| Some(*domains));
        self.generations.append(kept, &mut columns.generations, |set| Some(*set));
        let number = |number: &Option<f64>| Some(number.unwrap_or(f64::NAN));
        self.share_pct.append(kept, &mut columns.share_pct, number);
        self.value.append(kept, &mut columns.value, number);
        self.currency.append(kept, &mut columns.currency, |term| Some(*term));
        self.replaced.append(kept, &mut columns.replaced, |replaced| replaced.list);
        self.closing.append(kept, &mut columns.closing, |closing| Some(*closing));
        self.evidence.append(kept, &mut columns.evidence, |evidence| Some(*evidence));
        self.publisher.append(kept, &mut columns.publisher, |term| Some(*term));
    }
}

/// Reports every bad cell of a row, column by column.
fn report(row: &mut Row<'_>) {
    row.filled(ID);
    row.need(COUNTRY, Expected::CountryCode, Iso3::parse);
    row.filled(OPERATOR);
    vendors::slug(row, VENDOR);
    row.date(ANNOUNCED);
    row.need(STAGE, STAGES, Stage::from_slug);
    row.need(DOMAINS, DOMAIN_WORDS, domains);
    row.need(GENERATIONS, GENERATION_WORDS, generations);
    row.maybe(SHARE_PCT, Expected::Percentage, percentage);
    row.maybe(VALUE, Expected::Amount, amount);
    row.maybe(CURRENCY, Expected::Currency, Iso3::parse);
    let replaced = row.words(REPLACED_VENDOR);
    for slug in slugs(&replaced).filter(|slug| !vendor::is_slug(slug)) {
        row.reject(REPLACED_VENDOR, slug, Expected::VendorIds, vendors::suggestion(slug));
    }
    row.need(CLOSING, Expected::OneOf(&["part", "done"]), Closing::from_slug);
    row.date(SOURCE_DATE);
    row.maybe(EVIDENCE, Expected::OneOf(&["primary", "analyst", "press"]), Evidence::from_slug);
    for column in [PUBLISHER, SCOPE, NOTE, SOURCE_URL] {
        row.text(column);
    }
}

/// What may be empty; nothing if it is filled and not understood.
fn filled<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { parse(text).map(Some) }
}

fn date(text: &str) -> Option<Option<PartialDate>> {
    filled(text, PartialDate::parse)
}

fn percentage(text: &str) -> Option<f64> {
    decimal::parse(text).filter(|number| (0.0..=100.0).contains(number))
}

fn amount(text: &str) -> Option<f64> {
    decimal::parse(text).filter(|number| *number >= 0.0)
}

fn domains(text: &str) -> Option<DomainSet> {
    set_of(text, Domain::from_slug)
}

fn generations(text: &str) -> Option<GenerationSet> {
    set_of(text, Generation::from_slug)
}

/// The ids between semicolons.
fn slugs(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|slug| !slug.is_empty())
}
/// The set of the words between semicolons; nothing if one of them is unknown.
fn set_of<T, S: FromIterator<T>>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<S> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).map(parse).collect()
}
