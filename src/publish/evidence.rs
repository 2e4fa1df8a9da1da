//! `api/country/KAZ.json`: one country, with the rows its figures rest on.

use super::estimates::Record;
use crate::domain::contract::{Closing, Evidence};
use crate::domain::date::PartialDate;
use crate::domain::id::{CountryId, RowId};
use crate::domain::network::{Domain, Generation};
use crate::store::Store;
use serde::Serialize;

#[derive(Serialize)]
struct CountryFile<'a> {
    iso3: &'a str,
    name: &'a str,
    population: Option<f64>,
    licence: &'static str,
    estimates: Vec<&'a Record>,
    operators: Vec<OperatorRecord<'a>>,
    evidence: Vec<EvidenceRecord>,
}

#[derive(Serialize)]
struct OperatorRecord<'a> {
    id: &'a str,
    name: &'a str,
    owner: &'a str,
    subscribers: Option<f64>,
    market_share_pct: Option<f64>,
    source_url: &'a str,
}

#[derive(Serialize)]
struct EvidenceRecord {
    id: String,
    operator: String,
    vendor: String,
    date: Option<String>,
    stage: &'static str,
    domains: Vec<&'static str>,
    generations: Vec<&'static str>,
    share_pct: Option<f64>,
    replaced_vendor: Vec<String>,
    closing: Option<&'static str>,
    scope: String,
    note: String,
    publisher: String,
    source_url: String,
    evidence: Option<&'static str>,
}

/// The file of one country.
pub(super) fn json(
    store: &Store,
    country: CountryId,
    records: &[Record],
) -> Result<Vec<u8>, serde_json::Error> {
    let entry = &store.countries[country.index()];
    let operators = store.operators_of(country);
    let rows = operators.iter().flat_map(|operator| store.contracts.rows_of(*operator));
    let file = CountryFile {
        iso3: entry.iso3.as_str(),
        name: entry.name("en"),
        population: entry.population,
        licence: "CC-BY-4.0",
        estimates: records.iter().filter(|record| record.country == country).collect(),
        operators: operators
            .iter()
            .map(|operator| {
                let operator = &store.operators[operator.index()];
                OperatorRecord {
                    id: &operator.slug,
                    name: &operator.name,
                    owner: &operator.owner,
                    subscribers: operator.subscribers,
                    market_share_pct: operator.market_share_pct,
                    source_url: &operator.source_url,
                }
            })
            .collect(),
        evidence: rows.map(|row| evidence(store, *row)).collect(),
    };
    serde_json::to_vec(&file)
}

fn evidence(store: &Store, row: RowId) -> EvidenceRecord {
    let columns = store.contracts.columns();
    let index = row.index();
    let texts = store.contracts.texts(row);
    let slug = |vendor: crate::domain::id::VendorId| store.vendors[vendor.index()].slug.clone();
    let closing = columns.closing[index];
    EvidenceRecord {
        id: texts.id,
        operator: columns.operator[index]
            .map(|operator| store.operators[operator.index()].slug.clone())
            .unwrap_or_default(),
        vendor: slug(columns.vendor[index]),
        date: columns.date(row).as_ref().map(PartialDate::to_string),
        stage: columns.stage[index].slug(),
        domains: columns.domains[index].iter().map(Domain::slug).collect(),
        generations: columns.generations[index].iter().map(Generation::slug).collect(),
        share_pct: columns.share_pct.get(index),
        replaced_vendor: columns.replaced(row).iter().map(|vendor| slug(*vendor)).collect(),
        closing: (closing != Closing::Whole).then(|| closing.slug()),
        scope: texts.scope,
        note: texts.note,
        publisher: columns.publishers.term(columns.publisher[index]).to_owned(),
        source_url: texts.source_url,
        evidence: columns.evidence[index].map(Evidence::slug),
    }
}
