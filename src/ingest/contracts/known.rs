//! What the cells of contracts.csv mean, each different text understood once.

use super::parsed::Parsed;
use super::{
    ANNOUNCED, CLOSING, COUNTRY, CURRENCY, DOMAINS, EVIDENCE, GENERATIONS, OPERATOR, PUBLISHER,
    REPLACED_VENDOR, SHARE_PCT, SOURCE_DATE, SOURCE_URL, STAGE, VALUE, VENDOR,
};
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::date::PartialDate;
use crate::domain::decimal;
use crate::domain::id::{CountryId, OperatorId, TermId, VendorId};
use crate::domain::network::{Domain, DomainSet, Generation, GenerationSet};
use crate::domain::place::Iso3;
use crate::domain::vendor;
use crate::ingest::guess;
use crate::ingest::operators::{unlisted_country, unlisted_operator};
use crate::ingest::problem::ProblemKind;
use crate::ingest::sheet::Row;
use crate::store::{ContractColumns, Store};
use cells::{Batch, none_is_above};

/// What the cells of each column mean.
#[derive(Debug, Default)]
pub(super) struct Known {
    country: Parsed<CountryCell, CountryId>,
    operator: Parsed<OperatorCell, Option<OperatorId>>,
    vendor: Parsed<VendorCell, VendorId>,
    announced: Parsed<Maybe<PartialDate>, Option<PartialDate>>,
    stage: Parsed<Stage>,
    domains: Parsed<DomainSet>,
    generations: Parsed<GenerationSet>,
    share_pct: Parsed<Maybe<f64>, Option<f64>>,
    value: Parsed<Maybe<f64>, Option<f64>>,
    currency: Parsed<Maybe<TermId>, Option<TermId>>,
    replaced: Parsed<ReplacedCell, Option<u32>>,
    closing: Parsed<Closing>,
    publisher: Parsed<TermId>,
    source_date: Parsed<Maybe<PartialDate>, Option<PartialDate>>,
    evidence: Parsed<Maybe<Evidence>, Option<Evidence>>,
    /// Whether the file has a column of values and one of currencies.
    has_currencies: bool,
    /// Whether every cell of the batch is understood.
    is_clear: bool,
}

/// A cell that may be empty.
#[derive(Clone, Copy, Debug)]
struct Maybe<T>(Option<T>);

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

/// Vendors replaced, if any, and the position of their list once a row counts.
#[derive(Debug)]
struct ReplacedCell {
    slugs: Box<str>,
    list: Option<u32>,
}

impl Known {
    /// Takes a batch in.
    pub(super) fn read(
        &mut self,
        batch: &Batch,
        positions: &[Option<usize>],
        store: &Store,
        columns: &mut ContractColumns,
    ) {
        let at = |column: usize| positions[column];
        self.has_currencies = at(VALUE).is_some() && at(CURRENCY).is_some();
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
            filled(text, |text| Some(columns.currencies.intern(&Iso3::parse(text)?.to_string())))
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
    pub(super) fn understands(&mut self, record: usize) -> bool {
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

    /// Whether every cell of the batch means something, nothing is to be remarked
    /// on in its rows besides their links, and all have ids: most batches of a
    /// large file are so, which is told column by column.
    pub(super) fn is_plain(&mut self) -> bool {
        let year = |date: &Maybe<PartialDate>| date.0.map(|date| date.year().unsigned_abs());
        let letters =
            |iso3: Iso3| iso3.as_str().bytes().fold(0, |all, it| all << 8 | u32::from(it));
        self.is_clear
            && self.country.is_settled(|country| country.id.is_some())
            && self.vendor.is_settled(|vendor| vendor.id.is_some())
            && self
                .replaced
                .is_settled(|replaced| replaced.list.is_some() || replaced.slugs.is_empty())
            && {
                let announced = self.announced.coded(|date| year(date).unwrap_or(0));
                let limit = self.source_date.coded(|date| year(date).unwrap_or(u32::MAX));
                none_is_above(announced, limit)
            }
            && {
                let home = |cell: &OperatorCell| cell.0.map(|(_, home)| letters(home));
                let homes = self.operator.coded(|cell| home(cell).unwrap_or(u32::MAX));
                let places = self.country.coded(|country| {
                    if country.is_listed { letters(country.iso3) } else { u32::MAX - 1 }
                });
                none_is_above(homes, places) && none_is_above(places, homes)
            }
            && (!self.has_currencies || {
                let values = self.value.coded(|value| value.0.is_some().into());
                let currencies = self.currency.coded(|currency| currency.0.is_some().into());
                none_is_above(values, currencies) && none_is_above(currencies, values)
            })
    }

    /// Whether there is something to remark on in a row that counts all the
    /// same, besides its link.
    pub(super) fn is_doubtful(&mut self, record: usize) -> bool {
        let dates = (self.announced.of(record), self.source_date.of(record));
        let is_ahead = matches!(
            dates,
            (Some(Maybe(Some(announced))), Some(Maybe(Some(source))))
                if announced.year() > source.year()
        );
        let place = (self.country.of(record), self.operator.of(record));
        let is_at_home = matches!(
            place,
            (Some(country), Some(OperatorCell(Some((_, home)))))
                if country.is_listed && *home == country.iso3
        );
        let worth = (self.value.of(record), self.currency.of(record));
        let is_half = matches!(
            worth,
            (Some(Maybe(value)), Some(Maybe(currency))) if value.is_some() != currency.is_some()
        );
        is_ahead || !is_at_home || self.has_currencies && is_half
    }

    /// Remarks on what is doubtful in a row that counts all the same.
    pub(super) fn remark(&mut self, record: usize, row: &mut Row<'_>, store: &Store) {
        if let (Some(&mut Maybe(Some(announced))), Some(&mut Maybe(Some(source)))) =
            (self.announced.of(record), self.source_date.of(record))
            && announced.year() > source.year()
        {
            let (announced, source) = (announced.to_string(), source.to_string());
            row.remark(ProblemKind::AheadOfSource { announced, source });
        }
        row.check_both(VALUE, CURRENCY);
        row.check_source(Some(PUBLISHER), SOURCE_URL);
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
                let slug = row.words(OPERATOR);
                let guess = &mut || guess::operator(&slug, Some(country.iso3), store);
                let suggestion = row.suggestion(OPERATOR, &slug, guess);
                row.remark(unlisted_operator("operator", &slug, suggestion));
            }
        }
    }

    /// Gives ids to the country and the vendors of a record that counts, if it
    /// is the first with them; tells whether there was room for them.
    pub(super) fn settle(
        &mut self,
        record: usize,
        store: &mut Store,
        columns: &mut ContractColumns,
    ) -> bool {
        let parts = (self.country.of(record), self.vendor.of(record), self.replaced.of(record));
        let (Some(country), Some(vendor), Some(replaced)) = parts else { return false };
        country.id = country.id.or_else(|| store.country_or_new(country.iso3));
        vendor.id = vendor.id.or_else(|| store.vendor_or_new(&vendor.slug));
        if replaced.list.is_none() && !replaced.slugs.is_empty() {
            let vendors: Vec<VendorId> =
                slugs(&replaced.slugs).filter_map(|slug| store.vendor_or_new(slug)).collect();
            replaced.list = Some(columns.replaced_list(&vendors));
        }
        country.id.is_some() && vendor.id.is_some()
    }

    /// Appends the cells of records that count, column by column.
    pub(super) fn append(&mut self, kept: &[usize], columns: &mut ContractColumns) {
        self.country.append(kept, &mut columns.country, |country| country.id);
        self.operator.append(kept, &mut columns.operator, |cell| Some(cell.0.map(|(id, _)| id)));
        self.vendor.append(kept, &mut columns.vendor, |vendor| vendor.id);
        self.announced.append(kept, &mut columns.announced, |date| Some(date.0));
        self.source_date.append(kept, &mut columns.source_date, |date| Some(date.0));
        self.stage.append(kept, &mut columns.stage, |stage| Some(*stage));
        self.domains.append(kept, &mut columns.domains, |domains| Some(*domains));
        self.generations.append(kept, &mut columns.generations, |set| Some(*set));
        self.share_pct.append(kept, &mut columns.share_pct, |number| Some(number.0));
        self.value.append(kept, &mut columns.value, |number| Some(number.0));
        self.currency.append(kept, &mut columns.currency, |term| Some(term.0));
        self.replaced.append(kept, &mut columns.replaced, |replaced| {
            (replaced.list.is_some() || replaced.slugs.is_empty()).then_some(replaced.list)
        });
        self.closing.append(kept, &mut columns.closing, |closing| Some(*closing));
        self.evidence.append(kept, &mut columns.evidence, |evidence| Some(evidence.0));
        self.publisher.append(kept, &mut columns.publisher, |term| Some(*term));
    }
}

/// What may be empty; nothing if it is filled and not understood.
fn filled<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<Maybe<T>> {
    if text.is_empty() { Some(Maybe(None)) } else { parse(text).map(|value| Maybe(Some(value))) }
}

fn date(text: &str) -> Option<Maybe<PartialDate>> {
    filled(text, PartialDate::parse)
}

pub(super) fn percentage(text: &str) -> Option<f64> {
    decimal::parse(text).filter(|number| (0.0..=100.0).contains(number))
}

pub(super) fn amount(text: &str) -> Option<f64> {
    decimal::parse(text).filter(|number| *number >= 0.0)
}

pub(super) fn domains(text: &str) -> Option<DomainSet> {
    set_of(text, Domain::from_slug)
}

pub(super) fn generations(text: &str) -> Option<GenerationSet> {
    set_of(text, Generation::from_slug)
}

/// The ids between semicolons.
pub(super) fn slugs(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|slug| !slug.is_empty())
}
/// The set of the words between semicolons; nothing if one of them is unknown.
fn set_of<T, S: FromIterator<T>>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<S> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).map(parse).collect()
}
