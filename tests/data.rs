//! The shipped data set: every file reads without a problem, every row names
//! its source, every reference resolves.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use vendor_atlas::figure::evidence::records::resolve;
use vendor_atlas::figure::story;
use vendor_atlas::ingest::{self, SourceFile, Table};
use vendor_atlas::query::{Language, Place};
use vendor_atlas::store::Store;
use vendor_atlas::text::Texts;

fn shipped() -> (Store, ingest::Problems) {
    let files = Table::ALL.map(|table| {
        let name = table.path();
        let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
        SourceFile { table, name, renames: Vec::new(), content: Ok(fs::read(path).unwrap()) }
    });
    ingest::read(&files)
}

#[test]
fn no_file_has_a_problem() {
    let (_, problems) = shipped();
    assert_eq!(problems.list(), []);
}

#[test]
fn no_row_is_left_out() {
    let (store, _) = shipped();
    let rows = |file: &str| {
        let text = fs::read(format!("{}/data/{file}.csv", env!("CARGO_MANIFEST_DIR"))).unwrap();
        csv::Reader::from_reader(text.as_slice()).byte_records().count()
    };
    assert_eq!(store.contracts.len(), rows("contracts"));
    assert_eq!(store.operators.len(), rows("operators"));
    assert_eq!(store.countries.len(), rows("countries"));
    assert_eq!(store.regions.len(), rows("regions"));
    assert_eq!(store.shares.len(), rows("shares"));
    assert_eq!(store.policies.len(), rows("policies"));
    assert_eq!(store.initiatives.len(), rows("initiatives"));
    assert_eq!(store.vendor_figures.len(), rows("vendor_figures"));
    assert_eq!(store.owners.rows().len(), rows("owners"));
    assert_eq!(store.story.len(), rows("stories/huawei-in-central-asia"));
}

#[test]
fn every_sentence_of_the_story_rests_on_rows() {
    let (store, _) = shipped();
    let texts = Texts::for_language(Language::En);
    assert!(store.story.len() > 30, "{} sentences", store.story.len());
    for sentence in &store.story {
        assert!(!sentence.text_ru.is_empty(), "not in Russian: {}", sentence.text);
        let resolved = resolve(&store, &store, texts, &sentence.rows);
        for (key, found) in sentence.rows.iter().zip(resolved) {
            assert!(!found.is_empty(), "no row {key}: {}", sentence.text);
        }
    }
}

#[test]
fn every_step_of_the_story_has_a_heading_and_an_address() {
    let (store, _) = shipped();
    assert!(story::title(&store.story).is_some());
    let steps = story::steps(&store.story);
    assert!((8..=10).contains(&steps.len()), "{} steps", steps.len());
    for step in steps {
        let first = step.sentences[0];
        assert!(!first.heading.is_empty() && !first.heading_ru.is_empty(), "step {}", step.number);
        // What is not understood would be dropped.
        assert_eq!(step.filter.to_query(), first.address, "step {}", step.number);
        let places = step.filter.places.iter();
        assert!(
            places.clone().all(|code| Place::find(&store, code).is_some()),
            "{}",
            first.address
        );
    }
}

#[test]
fn every_row_names_its_source() {
    let (store, _) = shipped();
    let is_link = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    for row in store.contracts.row_ids() {
        let texts = store.contracts.texts(row);
        assert!(is_link(&texts.source_url), "contracts.csv: {}", texts.id);
        let columns = store.contracts.columns();
        let publisher = columns.publishers.term(columns.publisher[row.index()]);
        assert!(!publisher.is_empty(), "contracts.csv: {}", texts.id);
    }
    for operator in &store.operators {
        assert!(is_link(&operator.source_url), "operators.csv: {}", operator.slug);
    }
    let shares = store.shares.iter().map(|share| &share.source);
    let policies = store.policies.iter().map(|policy| &policy.source);
    let initiatives = store.initiatives.iter().map(|initiative| &initiative.source);
    let figures = store.vendor_figures.iter().map(|figure| &figure.source);
    for source in shares.chain(policies).chain(initiatives).chain(figures) {
        assert!(is_link(&source.url), "{source:?}");
    }
    for vendor in store.vendors.iter().filter(|vendor| !vendor.name.is_empty()) {
        assert!(is_link(&vendor.source_url), "vendors.csv: {}", vendor.slug);
    }
}

#[test]
fn every_contract_belongs_to_an_operator_of_its_country() {
    let (store, _) = shipped();
    let columns = store.contracts.columns();
    for row in store.contracts.row_ids() {
        let operator =
            columns.operator[row.index()].map(|operator| &store.operators[operator.index()]);
        let country = operator.map(|operator| operator.country);
        assert_eq!(
            country,
            Some(columns.country[row.index()]),
            "{}",
            store.contracts.texts(row).id
        );
    }
}

#[test]
fn no_date_lies_after_the_newest_source() {
    let (store, _) = shipped();
    let columns = store.contracts.columns();
    let newest = columns.source_date.iter().flatten().max().unwrap();
    assert!(columns.announced.iter().flatten().all(|date| date <= newest));
    assert_eq!(store.newest_year(), Some(2026));
}

#[test]
fn every_parent_group_is_named_by_owners_of_two_operators() {
    let (store, _) = shipped();
    for row in store.owners.rows() {
        let holds = |owner: &str| store.owners.of(owner).any(|other| other.group == row.group);
        let operators = store.operators.iter().filter(|operator| holds(&operator.owner));
        assert!(operators.count() >= 2, "{}", row.group);
        assert!(store.operators.iter().any(|it| it.owner == row.owner), "{}", row.owner);
        assert_eq!(store.owners.name(&row.group), Some(row.name.as_str()));
    }
}
