//! What opens behind a mark that stands for rows: of initiatives, policies,
//! figures of vendors, contracts, and the sentences of a story.

use super::EvidencePanel;
use crate::domain::contract::Stage;
use crate::domain::date::PartialDate;
use crate::domain::id::RowId;
use crate::domain::record::Source;
use crate::figure::contract_rows::{ContractRow, admitted, cited, link};
use crate::figure::{initiatives, names, policy_overlay, story, swaps, vendor_page};
use crate::query::Filter;
use crate::store::{Search, Store};
use crate::text::Texts;

/// In keys of marks and in stories: a row of contracts.csv follows.
pub const CONTRACTS: &str = "contracts";

/// Whether a key is one of these.
pub(super) fn is_meant(key: &str) -> bool {
    let keys = [
        CONTRACTS,
        initiatives::KEY,
        initiatives::SUMS,
        policy_overlay::KEY,
        vendor_page::KEY,
        vendor_page::ROWS,
        swaps::KEY,
        story::KEY,
    ];
    key.split_once('/').is_some_and(|(kind, _)| keys.contains(&kind))
}

/// The rows that the filter's mark stands for; nothing if there are none.
/// `later` has the tables that the first view does without.
pub(super) fn panel(
    store: &Store,
    later: &Store,
    filter: &Filter,
    texts: &Texts,
    year: i32,
) -> Option<EvidencePanel> {
    let (kind, rest) = filter.mark.split_once('/')?;
    let mut panel = EvidencePanel::default();
    match kind {
        swaps::KEY => {
            let swaps = swaps::of_key(store, filter, year);
            panel.value = texts.numerals.whole(swaps.len());
            panel.phrase = swaps::title(store, filter, texts);
            let rows = swaps.into_iter().flat_map(|swap| swap.rows).collect();
            (panel.rows, panel.further_rows) = cited(store, texts, rows);
        }
        vendor_page::ROWS => {
            let mut words = rest.split('/');
            let vendor = store.vendor(words.next()?)?;
            let stage = Stage::from_slug(words.next()?)?;
            let at: i32 = words.next()?.parse().ok()?;
            let rows = of_stage(store, filter, vendor, stage, at);
            panel.value = texts.numerals.whole(rows.len());
            let vendor = names::vendor(store, texts, vendor);
            panel.phrase = format!("{vendor}, {}, {at}", (texts.stage_name)(stage));
            (panel.rows, panel.further_rows) = cited(store, texts, rows);
        }
        initiatives::SUMS => {
            let sums = initiatives::sums(later, store, filter, year);
            let sum = initiatives::sum_of_key(sums, rest)?;
            let number = texts.numerals.decimal(sum.value(), 0);
            panel.value = (texts.beyond.amount)(&number, sum.unit);
            let kind = (texts.country_page.category)(sum.kind());
            panel.phrase = format!("{kind}: {}", names::chosen(store, texts, filter));
            texts.beyond.totals_rule.clone_into(&mut panel.remark);
            let keys = sum.deals.iter().map(|row| format!("{}/{}", initiatives::KEY, row.slug));
            let keys: Vec<String> = keys.collect();
            panel.rows = resolve(store, later, texts, &keys).concat();
        }
        story::KEY => {
            let sentence = story::sentence(&later.story, rest)?;
            sentence.words(texts.language).clone_into(&mut panel.phrase);
            panel.rows = resolve(store, later, texts, &sentence.rows).concat();
        }
        _ => {
            panel.rows = resolve(store, later, texts, std::slice::from_ref(&filter.mark)).concat();
            let first = panel.rows.first()?;
            panel.value.clone_from(&first.stage);
            let facts = [&first.vendor, &first.operator, &first.country, &first.date];
            let facts = facts.into_iter().filter(|fact| !fact.is_empty()).cloned();
            panel.phrase = facts.collect::<Vec<_>>().join(", ");
        }
    }
    (!panel.rows.is_empty()).then_some(panel)
}

fn of_stage(
    store: &Store,
    filter: &Filter,
    vendor: crate::domain::id::VendorId,
    stage: Stage,
    year: i32,
) -> Vec<RowId> {
    let columns = store.contracts.columns();
    let rows = admitted(store, filter).filter(|row| {
        columns.vendor[row.index()] == vendor
            && columns.stage[row.index()] == stage
            && columns.date(*row).is_some_and(|date| date.year() == year)
    });
    rows.collect()
}

/// The rows that each of some keys names, as citations; none if there is no such
/// row.
#[must_use]
pub fn resolve(
    store: &Store,
    later: &Store,
    texts: &Texts,
    keys: &[String],
) -> Vec<Vec<ContractRow>> {
    let mut work = CitationWork::new(keys.to_vec());
    while work.step(store) {}
    work.finish(store, later, texts)
}

/// The same in steps of some milliseconds.
pub struct CitationWork {
    keys: Vec<String>,
    contracts: Search,
}

impl CitationWork {
    /// Nothing looked for yet.
    #[must_use]
    pub fn new(keys: Vec<String>) -> Self {
        let ids: Vec<&str> = keys.iter().filter_map(|key| contract_id(key)).collect();
        let contracts = Search::new(&ids);
        Self { keys, contracts }
    }

    /// Goes on; tells whether there is more to be done.
    pub fn step(&mut self, store: &Store) -> bool {
        self.contracts.step(&store.contracts)
    }

    /// The rows of each key.
    #[must_use]
    pub fn finish(self, store: &Store, later: &Store, texts: &Texts) -> Vec<Vec<ContractRow>> {
        let mut contracts = self.contracts.found.into_iter();
        let rows = self.keys.iter().map(|key| match contract_id(key) {
            Some(_) => {
                let row = contracts.next().flatten();
                row.map(|row| ContractRow::new(store, texts, row)).into_iter().collect()
            }
            None => recorded(store, later, texts, key),
        });
        rows.collect()
    }
}

/// The id of a contract that a key names.
fn contract_id(key: &str) -> Option<&str> {
    key.split_once('/').filter(|(kind, _)| *kind == CONTRACTS).map(|(_, id)| id)
}

/// The rows of other tables that a key names.
fn recorded(store: &Store, later: &Store, texts: &Texts, key: &str) -> Vec<ContractRow> {
    let Some((kind, id)) = key.split_once('/') else { return Vec::new() };
    let on = |date: Option<PartialDate>, source: &Source| ContractRow {
        date: date
            .or(source.date)
            .map_or_else(|| texts.undated.to_owned(), |date| date.to_string()),
        publisher: source.publisher.clone(),
        link: link(&source.url),
        ..ContractRow::default()
    };
    match kind {
        initiatives::KEY => {
            let rows = later.initiatives.iter().filter(|row| row.slug == id);
            let told = rows.map(|row| ContractRow {
                id: row.slug.clone(),
                country: names::by_code(store, texts, &row.scope),
                vendor: names::vendor_by_slug(store, texts, &row.vendor),
                stage: (texts.country_page.category)(&row.category).to_owned(),
                network: row.title.clone(),
                value: initiatives::amount(texts, row),
                note: row.note.clone(),
                ..on(row.date, &row.source)
            });
            told.collect()
        }
        policy_overlay::KEY => {
            let rows = store.policies.iter().filter(|row| policy_overlay::is_of_key(row, key));
            let told = rows.map(|row| ContractRow {
                country: names::by_code(store, texts, &row.scope),
                stage: names::stance(texts, row),
                network: (texts.beyond.covers)(&row.applies_to),
                value: row
                    .deadline
                    .map(|date| (texts.country_page.deadline)(&date.to_string()))
                    .unwrap_or_default(),
                note: row.note.clone(),
                ..on(row.date, &row.source)
            });
            told.collect()
        }
        vendor_page::KEY => {
            let rows = later.vendor_figures.iter().filter(|row| vendor_page::key(row) == key);
            let told = rows.map(|row| ContractRow {
                vendor: names::vendor_by_slug(store, texts, &row.vendor),
                stage: (texts.vendor_page.metric)(&row.metric),
                value: texts.numerals.decimal(row.value, u32::from(row.value.fract() != 0.0)),
                note: row.note.clone(),
                ..on(row.date, &row.source)
            });
            told.collect()
        }
        _ => Vec::new(),
    }
}
