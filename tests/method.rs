//! The worked examples of METHOD.md, read through the ordinary CSV readers.
//!
//! `method-examples.json` holds small synthetic tables and the figures that
//! follow from them, worked out by hand. A figure must agree to 6 decimals, a
//! concentration index to 3.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use vendor_atlas::domain::contract::{Evidence, Stage};
use vendor_atlas::domain::id::CountryId;
use vendor_atlas::domain::network::{Domain, Generation};
use vendor_atlas::domain::place::Iso3;
use vendor_atlas::domain::vendor;
use vendor_atlas::estimate::{Definition, Estimate, Estimator, Params};
use vendor_atlas::ingest::{self, SourceFile, Table};
use vendor_atlas::store::Store;

/// Columns of the tables of the examples; one that an example leaves out is empty.
const TABLES: [(Table, &[&str]); 3] = [
    (Table::Countries, &["iso3", "name", "population"]),
    (
        Table::Operators,
        &[
            "id",
            "country",
            "name",
            "status",
            "successor",
            "kind",
            "carries",
            "successor_date",
            "subscribers",
            "market_share_pct",
        ],
    ),
    (
        Table::Contracts,
        &[
            "id",
            "country",
            "operator",
            "vendor",
            "announced",
            "stage",
            "domains",
            "generations",
            "share_pct",
            "value",
            "currency",
            "replaced_vendor",
            "closing",
            "source_publisher",
            "source_date",
            "evidence",
        ],
    ),
];

fn store_of(example: &Value) -> Store {
    let files = TABLES.map(|(table, columns)| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns).unwrap();
        for row in example["tables"][table.slug()].as_array().into_iter().flatten() {
            let cell = |column: &str| match (&row[column], column) {
                (Value::String(text), _) => text.clone(),
                (Value::Null, "name") => "Someone".to_owned(),
                (Value::Null, _) => String::new(),
                (other, _) => other.to_string(),
            };
            writer.write_record(columns.iter().map(|column| cell(column))).unwrap();
        }
        let content = Ok(writer.into_inner().unwrap());
        SourceFile { table, name: format!("{}.csv", table.slug()), renames: Vec::new(), content }
    });
    let (store, _) = ingest::read(&files);
    store
}

fn params_of(query: &Value) -> (Params, i32) {
    let given = &query["params"];
    let words = |key: &str| -> Vec<String> {
        let list = given[key].as_array().into_iter().flatten();
        list.map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let mut params = Params::default();
    if let Some(domain) = given["domain"].as_str() {
        params.domain = Domain::from_slug(domain).unwrap();
    }
    if let Some(definition) = given["definition"].as_str() {
        params.definition = Definition::from_slug(definition).unwrap();
    }
    if let Some(window) = given["window"].as_i64() {
        params.window = i32::try_from(window).unwrap();
    }
    if let Some(phase_out) = given["phase_out"].as_f64() {
        params.phase_out = phase_out;
    }
    let generations = words("generations");
    params.generations =
        generations.iter().map(|word| Generation::from_slug(word).unwrap()).collect();
    params.evidence =
        words("evidence").iter().map(|word| Evidence::from_slug(word).unwrap()).collect();
    params.extra_stages =
        words("stages").iter().map(|word| Stage::from_slug(word).unwrap()).collect();
    (params, i32::try_from(given["year"].as_i64().unwrap()).unwrap())
}

fn places_of(query: &Value, store: &Store) -> Vec<CountryId> {
    let codes: Vec<&str> = match query["region"].as_array() {
        Some(list) => list.iter().map(|code| code.as_str().unwrap()).collect(),
        None => {
            query["country"].as_str().or_else(|| query["health"].as_str()).into_iter().collect()
        }
    };
    codes.into_iter().filter_map(|code| store.country(Iso3::parse(code)?)).collect()
}

#[track_caller]
fn assert_near(found: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: expected {expected}"));
    assert!((found - expected).abs() <= tolerance, "{what}: found {found}, expected {expected}");
}

fn check_estimate(store: &Store, estimate: &Estimate, expected: &Value, what: &str) {
    let slug = |vendor: Option<vendor_atlas::domain::id::VendorId>| {
        vendor.map_or("", |vendor| store.vendors[vendor.index()].slug.as_str())
    };
    assert_eq!(estimate.status.slug(), expected["status"], "{what}: status");
    assert_eq!(slug(estimate.leader), expected["leader"], "{what}: leader");
    if let Some(contested) = expected.get("contested").and_then(Value::as_bool) {
        assert_eq!(estimate.contested, contested, "{what}: contested");
    }
    if let Some(strength) = expected.get("strength").and_then(Value::as_str) {
        let found = estimate.strength.map_or("", |strength| strength.slug());
        assert_eq!(found, strength, "{what}: strength");
    }
    let figures = [
        ("coverage", estimate.coverage),
        ("published", estimate.published),
        ("assumed", estimate.assumed),
        ("unknown", estimate.unknown),
    ];
    for (name, found) in figures {
        assert_near(found, &expected[name], 5e-7, &format!("{what}: {name}"));
    }
    if let Some(hhi) = expected.get("hhi") {
        assert_near(estimate.hhi.unwrap(), hhi, 5e-4, &format!("{what}: hhi"));
    }
    let vendors = expected["vendors"].as_object().unwrap();
    for (vendor, expected) in vendors {
        let figures = store.vendor(vendor).map(|id| estimate.of(id)).unwrap_or_default();
        let found = [
            ("low", figures.low),
            ("published", figures.published),
            ("mid", figures.mid),
            ("high", figures.high),
            ("possible", estimate.possible(figures)),
        ];
        for (name, found) in found {
            assert_near(found, &expected[name], 5e-7, &format!("{what}: {vendor} {name}"));
        }
    }
    for share in &estimate.vendors {
        let slug = &store.vendors[share.vendor.index()].slug;
        assert!(vendors.contains_key(slug), "{what}: {slug} should not be there");
    }
}

fn check_query(store: &Store, query: &Value, what: &str) {
    let (params, year) = params_of(query);
    let places = places_of(query, store);
    let expected = &query["expect"];
    let chinese = |id: vendor_atlas::domain::id::VendorId| {
        vendor::CHINESE.contains(&store.vendors[id.index()].slug.as_str())
    };
    let estimator = Estimator::new(store, params);
    if let Some(group) = query["group"].as_str() {
        let estimator = estimator.with_group(|vendor| chinese(vendor) == (group == "chinese"));
        let estimate = estimator.place(&places, year);
        let figures = estimate.group;
        let found = [
            ("low", figures.low),
            ("published", figures.published),
            ("mid", figures.mid),
            ("high", figures.high),
            ("possible", estimate.possible(figures)),
        ];
        for (name, found) in found {
            assert_near(found, &expected[name], 5e-7, &format!("{what}: {group} {name}"));
        }
    } else if let Some(operator) = query["operator"].as_str() {
        let operator = store.operator(operator).unwrap();
        let vendor = store.vendor(query["vendor"].as_str().unwrap()).unwrap();
        let found = estimator.corroboration(operator, vendor, year);
        assert_eq!(found.publishers as u64, expected["publishers"], "{what}: publishers");
        let evidence = found.evidence.map_or("", Evidence::slug);
        assert_eq!(evidence, expected["evidence"], "{what}: evidence");
        match found.age {
            Some(age) => assert_near(age, &expected["age"], 5e-7, &format!("{what}: age")),
            None => assert!(expected["age"].is_null(), "{what}: age"),
        }
    } else if !query["health"].is_null() {
        assert_near(estimator.health(places[0], year), &expected["health"], 5e-7, what);
    } else {
        check_estimate(store, &estimator.place(&places, year), expected, what);
    }
}

#[test]
fn every_worked_example_comes_out() {
    let text = include_str!("method-examples.json");
    let examples: Value = serde_json::from_str(text).unwrap();
    let examples = examples["examples"].as_array().unwrap();
    let mut checked = 0;
    for example in examples {
        let store = store_of(example);
        for (number, query) in example["queries"].as_array().unwrap().iter().enumerate() {
            let title = example["title"].as_str().unwrap();
            check_query(&store, query, &format!("{title}, query {}", number + 1));
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} queries were checked");
}
