//! contracts.csv, the table that may have a million rows.

use super::operators::{unlisted_country, unlisted_operator};
use super::problem::{Expected, ProblemKind, Problems};
use super::sheet::{Column, Row, Sheet, optional, required};
use super::vendors;
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::id::{OperatorId, VendorId};
use crate::domain::network::{Domain, Generation};
use crate::domain::place::Iso3;
use crate::domain::vendor;
use crate::store::{ContractColumns, Contracts, NewContract, Store};
use std::collections::HashSet;

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

const COLUMNS: &[Column] = &[
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

const STAGES: Expected =
    Expected::OneOf(&["mou", "trial", "contract", "live", "renewal", "supplier", "removal"]);
const DOMAIN_WORDS: Expected =
    Expected::AnyOf(&["ran", "core", "transport", "fixed", "it", "services", "private"]);
const GENERATION_WORDS: Expected = Expected::AnyOf(&["2g", "3g", "4g", "5g", "5.5g"]);

pub(super) fn read(file: &str, bytes: Vec<u8>, store: &mut Store, problems: &mut Problems) {
    let mut columns = ContractColumns::default();
    let mut ids = HashSet::new();
    let positions = Sheet { file, bytes: &bytes, columns: COLUMNS }.read(problems, |row| {
        read_row(row, store, &mut columns, &mut ids);
    });
    let at = |column: usize| positions.as_ref().and_then(|positions| positions[column]);
    let text_positions = [at(ID), at(SCOPE), at(NOTE), at(SOURCE_URL)];
    store.contracts = Contracts::new(columns, bytes, text_positions, store.operators.len());
}

fn read_row(
    row: &mut Row<'_>,
    store: &mut Store,
    columns: &mut ContractColumns,
    ids: &mut HashSet<Box<str>>,
) {
    let id = row.filled(ID);
    let country = row.need(COUNTRY, Expected::CountryCode, Iso3::parse);
    let operator_slug = row.filled(OPERATOR);
    let vendor_slug = vendors::slug(row, VENDOR);
    let announced = row.date(ANNOUNCED);
    let stage = row.need(STAGE, STAGES, Stage::from_slug);
    let domains = row.need(DOMAINS, DOMAIN_WORDS, |text| set_of(text, Domain::from_slug));
    let generations =
        row.need(GENERATIONS, GENERATION_WORDS, |text| set_of(text, Generation::from_slug));
    let share_pct = row.number(SHARE_PCT, Expected::Percentage, 0.0..=100.0);
    let value = row.number(VALUE, Expected::Amount, 0.0..=f64::MAX);
    let currency = row
        .maybe(CURRENCY, Expected::Currency, |text| Iso3::parse(text).map(|code| code.to_string()));
    let replaced = replaced_vendors(row, store);
    let closing = row.need(CLOSING, Expected::OneOf(&["part", "done"]), Closing::from_slug);
    let source_date = row.date(SOURCE_DATE);
    let evidence =
        row.maybe(EVIDENCE, Expected::OneOf(&["primary", "analyst", "press"]), Evidence::from_slug);
    let publisher = row.words(PUBLISHER);
    // The long texts are read again when somebody looks at the row; here they
    // only have to be text.
    for column in [SCOPE, NOTE, SOURCE_URL] {
        row.text(column);
    }
    let (Some(id), Some(iso3), Some(operator_slug), Some(vendor_slug), Some(stage)) =
        (id, country, operator_slug, vendor_slug, stage)
    else {
        return;
    };
    let (Some(domains), Some(generations), Some(closing), false) =
        (domains, generations, closing, row.is_faulty())
    else {
        return;
    };
    if !ids.insert(id.as_str().into()) {
        row.report(ProblemKind::Duplicate { column: "id", id });
        return;
    }
    if let (Some(announced), Some(source)) = (announced, source_date)
        && announced.year() > source.year()
    {
        let (announced, source) = (announced.to_string(), source.to_string());
        row.remark(ProblemKind::AheadOfSource { announced, source });
    }
    row.check_source(Some(PUBLISHER), SOURCE_URL);
    let operator = operator_of(row, store, iso3, operator_slug);
    let (Some(country), Some(vendor)) =
        (store.country_or_new(iso3), store.vendor_or_new(&vendor_slug))
    else {
        return;
    };
    columns.push(&NewContract {
        offset: row.offset(),
        country,
        operator,
        vendor,
        announced,
        source_date,
        stage,
        domains,
        generations,
        share_pct,
        value,
        currency: currency.as_deref().unwrap_or_default(),
        replaced: &replaced,
        closing,
        evidence,
        publisher: &publisher,
    });
}

/// The operator of a row, with a remark where it is not one of the row's country.
fn operator_of(row: &mut Row<'_>, store: &Store, iso3: Iso3, slug: String) -> Option<OperatorId> {
    if store.country(iso3).is_none() {
        row.remark(unlisted_country(iso3));
    }
    let Some(id) = store.operator(&slug) else {
        row.remark(unlisted_operator("operator", &slug, store));
        return None;
    };
    let home = store.countries[store.operators[id.index()].country.index()].iso3;
    if home != iso3 {
        let (found, expected) = (iso3.to_string(), home.to_string());
        row.remark(ProblemKind::ForeignOperator { operator: slug, found, expected });
    }
    Some(id)
}

fn replaced_vendors(row: &mut Row<'_>, store: &mut Store) -> Vec<VendorId> {
    let text = row.words(REPLACED_VENDOR);
    let mut replaced = Vec::new();
    for slug in text.split(';').map(str::trim).filter(|slug| !slug.is_empty()) {
        if vendor::is_slug(slug) {
            replaced.extend(store.vendor_or_new(slug));
        } else {
            row.reject(REPLACED_VENDOR, slug, Expected::VendorIds, vendors::suggestion(slug));
        }
    }
    replaced
}

/// The set of the words between semicolons; nothing if one of them is unknown.
fn set_of<T, S: FromIterator<T>>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<S> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).map(parse).collect()
}
