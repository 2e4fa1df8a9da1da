//! Contract rows in words: for the table and for the evidence of a number.

use super::names;
use crate::domain::contract::{Closing, Evidence, Stage};
use crate::domain::id::RowId;
use crate::query::{Filter, Place, RowWords};
use crate::store::{Store, shortened};
use crate::text::Texts;
use std::ops::Range;

/// One row of contracts.csv as a person reads it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContractRow {
    /// Id of the row.
    pub id: String,
    /// Its date; says so where there is none.
    pub date: String,
    /// Name of the country.
    pub country: String,
    /// Name of the operator.
    pub operator: String,
    /// Name of the vendor.
    pub vendor: String,
    /// The stage, and what it replaces.
    pub stage: String,
    /// Domains, generations and scope.
    pub network: String,
    /// Published share, with its sign; empty where not stated.
    pub share: String,
    /// Published value with its currency; empty where not stated.
    pub value: String,
    /// Remarks.
    pub note: String,
    /// Kind of the source.
    pub evidence: String,
    /// Who published it.
    pub publisher: String,
    /// Link to the page; empty unless it is a web address.
    pub link: String,
}

/// What the table shows in place of codes, for it to be searched for.
#[must_use]
pub fn words(store: &Store, texts: &Texts) -> RowWords {
    RowWords {
        stages: Stage::ALL.map(|stage| (texts.stage_name)(stage).to_owned()).into(),
        evidence: Evidence::ALL.map(|kind| (texts.evidence_name)(kind).to_owned()).into(),
        vendors: store.vendor_ids().map(|vendor| names::vendor(store, texts, vendor)).collect(),
    }
}

/// The rows of operators of the places chosen, in the part of the network and
/// of the kinds of evidence that the filter admits, of any time.
pub(super) fn admitted<'a>(
    store: &'a Store,
    filter: &'a Filter,
) -> impl Iterator<Item = RowId> + use<'a> {
    admitted_of(store, filter, 0..store.contracts.len())
}

/// The same of some rows only.
pub(super) fn admitted_of<'a>(
    store: &'a Store,
    filter: &'a Filter,
    rows: Range<usize>,
) -> impl Iterator<Item = RowId> + use<'a> {
    let mut is_in = vec![filter.places.is_empty(); store.countries.len()];
    for country in Place::together(store, filter).countries {
        is_in[country.index()] = true;
    }
    let columns = store.contracts.columns();
    rows.filter_map(RowId::from_index).filter(move |row| {
        let index = row.index();
        is_in[columns.country[index].index()]
            && columns.domains[index].speaks_for(filter.domain)
            && columns.generations[index].meets(filter.generations)
            && filter.evidence.admits(columns.evidence[index])
    })
}

/// Rows that are cited at most.
const CITED: usize = 60;

/// Rows as citations, each once, the newest first; and how many are left out,
/// in words, which are empty if none is.
#[must_use]
pub fn cited(store: &Store, texts: &Texts, mut rows: Vec<RowId>) -> (Vec<ContractRow>, String) {
    let columns = store.contracts.columns();
    // The newest first, of one day as they stand in the file. An operator may have
    // very many rows.
    let newest = |row: &RowId| u64::from(!columns.day(*row).sort_key()) << 32 | row.index() as u64;
    let order = cells::order(rows.iter().map(newest)).into_iter();
    rows = order.map(|place| rows[place as usize]).collect();
    rows.dedup();
    let further = match rows.len().saturating_sub(CITED) {
        0 => String::new(),
        further => (texts.further_rows)(&texts.numerals.whole(further)),
    };
    let cited = rows.iter().take(CITED).map(|row| ContractRow::new(store, texts, *row));
    (cited.collect(), further)
}

impl ContractRow {
    /// Puts a row into words.
    #[must_use]
    pub fn new(store: &Store, texts: &Texts, row: RowId) -> Self {
        let columns = store.contracts.columns();
        let index = row.index();
        let own = store.contracts.texts(row);
        let operator = columns.operator[index];
        let publisher = columns.publishers.term(columns.publisher[index]);
        Self {
            date: columns
                .date(row)
                .map_or_else(|| texts.undated.to_owned(), |date| date.to_string()),
            country: names::country(store, texts, columns.country[index]),
            operator: operator
                .map_or(own.operator, |operator| store.operators[operator.index()].name.clone()),
            vendor: names::vendor(store, texts, columns.vendor[index]),
            stage: stage(store, texts, row),
            network: network(store, texts, row, &own.scope),
            share: columns
                .share_pct
                .get(index)
                .map_or_else(String::new, |share| percent(texts, share)),
            value: columns.worth(row).map_or_else(String::new, |(value, currency)| {
                format!("{}\u{a0}{currency}", texts.numerals.decimal(value, 0))
            }),
            note: own.note,
            evidence: columns.evidence[index].map_or("", texts.evidence_name).to_owned(),
            publisher: shortened(if publisher.is_empty() {
                own.source_url.clone()
            } else {
                publisher.to_owned()
            }),
            link: link(&own.source_url),
            id: own.id,
        }
    }
}

/// A text from the data as an address to follow: only of the web, so that no
/// row can make the page run something.
#[must_use]
pub fn link(text: &str) -> String {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web { text.to_owned() } else { String::new() }
}

fn stage(store: &Store, texts: &Texts, row: RowId) -> String {
    let columns = store.contracts.columns();
    let mut words = vec![(texts.stage_name)(columns.stage[row.index()]).to_owned()];
    let replaced: Vec<String> =
        columns.replaced(row).iter().map(|vendor| names::vendor(store, texts, *vendor)).collect();
    if !replaced.is_empty() {
        words.push((texts.replaces)(&(texts.list)(&replaced)));
    }
    match columns.closing[row.index()] {
        Closing::Whole => {}
        Closing::Part => words.push(texts.removal_in_part.to_owned()),
        Closing::Done => words.push(texts.removal_done.to_owned()),
    }
    words.join(", ")
}

fn network(store: &Store, texts: &Texts, row: RowId, scope: &str) -> String {
    let columns = store.contracts.columns();
    let domains = columns.domains[row.index()].iter().map(texts.domain_short);
    let generations = columns.generations[row.index()].iter().map(texts.generation_name);
    let network = domains.chain(generations).collect::<Vec<_>>().join(", ");
    match (network.is_empty(), scope.is_empty()) {
        (_, true) => network,
        (true, false) => scope.to_owned(),
        (false, false) => format!("{network}; {scope}"),
    }
}

fn percent(texts: &Texts, percent: f64) -> String {
    let decimals = u32::from(percent.fract() != 0.0);
    format!("{}\u{a0}%", texts.numerals.decimal(percent, decimals))
}
