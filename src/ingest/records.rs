//! shares.csv, policies.csv, initiatives.csv, owners.csv, `vendor_figures.csv`
//! and stories.

use super::Origin;
use super::expected::Expected;
use super::guess;
use super::problem::{ProblemKind, Problems};
use super::sheet::{Column, Row, optional, read_rows, required};
use super::table::Table;
use super::vendors;
use crate::domain::date::PartialDate;
use crate::domain::decimal;
use crate::domain::place::is_region_code;
use crate::domain::record::{
    Initiative, OwnerGroup, Policy, PolicyStep, PublishedShare, Source, Stance, StoryRow,
    VendorFigure,
};
use crate::spelling::nearest;
use crate::store::{Store, shortened};
use std::collections::HashSet;

pub(super) const SHARES: &[Column] = &[
    required("scope"),
    required("segment"),
    required("period"),
    required("vendor"),
    required("share_pct"),
    optional("measure"),
    required("publisher"),
    optional("note"),
    optional("source_url"),
    optional("source_date"),
];

pub(super) const POLICIES: &[Column] = &[
    required("country"),
    required("date"),
    required("stance"),
    optional("applies_to"),
    optional("deadline"),
    optional("note"),
    optional("source_publisher"),
    optional("source_url"),
    optional("source_date"),
    optional("step"),
];

pub(super) const INITIATIVES: &[Column] = &[
    required("id"),
    required("country"),
    required("date"),
    required("vendor"),
    required("category"),
    required("title"),
    optional("metric"),
    optional("value"),
    optional("note"),
    optional("source_publisher"),
    optional("source_url"),
    optional("source_date"),
    optional("deal"),
];

pub(super) const VENDOR_FIGURES: &[Column] = &[
    required("vendor"),
    required("date"),
    required("metric"),
    required("value"),
    optional("note"),
    optional("source_publisher"),
    optional("source_url"),
    optional("source_date"),
];

pub(super) const OWNERS: &[Column] =
    &[required("owner"), required("group"), required("name"), optional("note")];

pub(super) const STORY: &[Column] = &[
    required("step"),
    required("address"),
    required("heading"),
    optional("heading_ru"),
    required("text"),
    optional("text_ru"),
    required("rows"),
];

fn source(row: &mut Row<'_>, publisher: usize, url: usize, date: usize) -> Source {
    let source =
        Source { publisher: words(row, publisher), url: row.words(url), date: row.date(date) };
    row.check_source(Some(publisher), url);
    source
}

/// Scopes that only publishers of shares use.
const PUBLISHED: [&str; 4] = ["AFRICA", "EMEA", "WORLD-EX-CHN", "WORLD-EX-NAM"];

/// What published shares are of.
const SEGMENTS: &[&str] = &[
    "ran",
    "ran-4g",
    "ran-5g",
    "base-stations",
    "core",
    "transport",
    "telecom-equipment",
    "5g-contracts",
];

/// What their percents are of.
const MEASURES: &[&str] = &["revenue", "sites", "subscribers", "units", "contracts"];

/// What a step of a state covers.
const COVERED: &[&str] = &["all", "5g", "ran", "core", "government"];

/// The code of a country or a region; one that no table has is remarked on, if
/// there are tables to look into.
fn scope(row: &mut Row<'_>, column: usize, others: &[&str], store: &Store) -> Option<String> {
    let code =
        row.need_or(column, Expected::RegionCode, code, &|found| guess::scope(found, store))?;
    let is_listed =
        others.contains(&code.as_str()) || store.region(&code).is_some() || store.is_country(&code);
    if !is_listed && !store.countries.is_empty() {
        let near = || {
            let countries = store.countries.iter();
            let codes: Vec<String> = countries.map(|country| country.iso3.to_string()).collect();
            nearest(&code, codes.iter().map(String::as_str))
        };
        let guess = &mut || guess::country(&code, store).or_else(near);
        let suggestion = row.suggestion(column, &code, guess);
        let (name, found) = (row.name(column), code.clone());
        row.remark(ProblemKind::Dangling {
            column: name,
            found,
            table: Table::Countries,
            suggestion,
        });
    }
    Some(code)
}

/// A cell of text, as far as it is shown.
fn words(row: &mut Row<'_>, column: usize) -> String {
    shortened(row.words(column))
}

fn code(text: &str) -> Option<String> {
    is_region_code(text).then(|| text.to_owned())
}

/// Reads one of some words.
fn among(words: &'static [&'static str]) -> impl Fn(&str) -> Option<String> {
    move |text| words.contains(&text).then(|| text.to_owned())
}

/// A vendor id, a group that published shares are given for, or a company as
/// its publisher writes it after `other:`.
fn vendor_or_group(row: &mut Row<'_>, column: usize, store: &Store) -> Option<String> {
    let text = row.text(column);
    let is_free = text.strip_prefix("other:").is_some_and(|name| !name.is_empty());
    if is_free || matches!(text, "chinese" | "non-chinese") {
        return Some(text.to_owned());
    }
    vendors::slug(row, column, store)
}

/// Whether a text is a year, a quarter (2024-Q1), a half (2024-H1) or the
/// first nine months (2024-9M).
fn is_period(text: &str) -> bool {
    match text.split_once('-') {
        None => text.len() == 4 && PartialDate::parse(text).is_some(),
        Some((year, part)) => {
            is_period(year) && matches!(part, "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2" | "9M")
        }
    }
}

pub(super) fn read_shares(file: &Origin, bytes: &[u8], store: &mut Store, problems: &mut Problems) {
    read_rows(file, bytes, SHARES, problems, &mut |row| {
        let scope = scope(row, 0, &PUBLISHED, store);
        let segment = row.need(1, Expected::OneOf(SEGMENTS), among(SEGMENTS));
        let period = row.need(2, Expected::Period, |text| is_period(text).then(|| text.to_owned()));
        let vendor = vendor_or_group(row, 3, store);
        let share_pct = row.need(4, Expected::Percentage, |text| {
            decimal::parse(text).filter(|share| (0.0..=100.0).contains(share))
        });
        let measure = row.maybe(5, Expected::OneOf(MEASURES), among(MEASURES));
        let (measure, note) = (measure.unwrap_or_default(), words(row, 7));
        let source = source(row, 6, 8, 9);
        if let (Some(scope), Some(segment), Some(period), Some(vendor), Some(share_pct), false) =
            (scope, segment, period, vendor, share_pct, row.is_faulty())
        {
            store.shares.push(PublishedShare {
                scope,
                segment,
                period,
                vendor,
                share_pct,
                measure,
                note,
                source,
            });
        }
    });
}

pub(super) fn read_policies(
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    read_rows(file, bytes, POLICIES, problems, &mut |row| {
        let scope = scope(row, 0, &[], store);
        let date = row.date(1);
        let stance = row.need(2, Expected::OneOf(&Stance::SLUGS), Stance::from_slug);
        let covered = row.maybe(3, Expected::OneOf(COVERED), among(COVERED));
        let (applies_to, deadline, note) =
            (covered.unwrap_or_default(), row.date(4), words(row, 5));
        let source = source(row, 6, 7, 8);
        let step = row.maybe(9, Expected::OneOf(&PolicyStep::SLUGS), PolicyStep::from_slug);
        if let (Some(scope), Some(stance), false) = (scope, stance, row.is_faulty()) {
            let step = step.unwrap_or_default();
            store.policies.push(Policy {
                scope,
                date,
                stance,
                step,
                applies_to,
                deadline,
                note,
                source,
            });
        }
    });
}

pub(super) fn read_initiatives(
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    // Those of an earlier file count too.
    let mut ids: HashSet<String> =
        store.initiatives.iter().map(|initiative| initiative.slug.clone()).collect();
    read_rows(file, bytes, INITIATIVES, problems, &mut |row| {
        let slug = row.filled(0);
        let scope = scope(row, 1, &PUBLISHED, store);
        let date = row.date(2);
        let vendor = if row.text(3).is_empty() {
            Some(String::new())
        } else {
            vendor_or_group(row, 3, store)
        };
        let category =
            row.need(4, Expected::OneOf(&Initiative::CATEGORIES), among(&Initiative::CATEGORIES));
        let title = row.filled(5).map(shortened);
        let (metric, note) = (words(row, 6), words(row, 8));
        let value = row.number(7, Expected::Number, f64::MIN..=f64::MAX);
        row.check_both(6, 7);
        let source = source(row, 9, 10, 11);
        let (Some(slug), Some(scope), Some(vendor), Some(category), Some(title), false) =
            (slug, scope, vendor, category, title, row.is_faulty())
        else {
            return;
        };
        if !ids.insert(slug.clone()) {
            row.report(ProblemKind::Duplicate { column: "id", id: slug });
            return;
        }
        store.initiatives.push(Initiative {
            slug,
            scope,
            date,
            vendor,
            category,
            title,
            metric,
            value,
            deal: row.words(12),
            note,
            source,
        });
    });
}

pub(super) fn read_vendor_figures(
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    read_rows(file, bytes, VENDOR_FIGURES, problems, &mut |row| {
        let vendor = vendors::slug(row, 0, store);
        let date = row.date(1);
        let metric = row.filled(2).map(shortened);
        let value = row.number(3, Expected::Number, f64::MIN..=f64::MAX);
        let note = words(row, 4);
        let source = source(row, 5, 6, 7);
        if let (Some(vendor), Some(metric), Some(value), false) =
            (vendor, metric, value, row.is_faulty())
        {
            store.vendor_figures.push(VendorFigure { vendor, date, metric, value, note, source });
        }
    });
}

pub(super) fn read_owners(file: &Origin, bytes: &[u8], store: &mut Store, problems: &mut Problems) {
    read_rows(file, bytes, OWNERS, problems, &mut |row| {
        let (owner, group, name) = (row.filled(0), row.filled(1), row.filled(2));
        let note = words(row, 3);
        if let (Some(owner), Some(group), Some(name), false) = (owner, group, name, row.is_faulty())
        {
            store.owners.push(OwnerGroup { owner, group, name, note });
        }
    });
}

pub(super) fn read_story(file: &Origin, bytes: &[u8], store: &mut Store, problems: &mut Problems) {
    read_rows(file, bytes, STORY, problems, &mut |row| {
        let step = row.need(0, Expected::Number, |text| text.parse().ok());
        let (text, rows) = (row.filled(4), row.filled(6));
        let [address, heading, heading_ru, text_ru] = [1, 2, 3, 5].map(|column| row.words(column));
        if let (Some(step), Some(text), Some(rows), false) = (step, text, rows, row.is_faulty()) {
            let rows = rows.split(';').map(|key| key.trim().to_owned()).collect();
            let row = StoryRow { step, address, heading, heading_ru, text, text_ru, rows };
            store.story.push(row);
        }
    });
}
