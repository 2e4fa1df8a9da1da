//! A filter as the query string of an address, and back.
//!
//! Addresses are typed, truncated and shared between versions: whatever cannot
//! be understood is dropped and the rest is kept. Keys stand in a fixed order,
//! a value equal to its default is left out, and commas and colons are written
//! plainly, so that an address can be read.

use super::choice::{Aspect, Grouping, Language, MapLayer, MapShape, Ranking, ThemeChoice, View};
use super::filter::{Filter, canonical_vendors, sorted_vendors};
use super::page::Sort;
use crate::domain::contract::{Evidence, Stage};
use crate::domain::decimal::{self, Short};
use crate::domain::network::{Domain, Generation};
use crate::domain::place::is_region_code;
use crate::domain::vendor;
use crate::estimate::Definition;
use crate::ingest::Table;
use crate::spelling::unturned;
use std::borrow::Cow;

/// The longest text taken from an address into one value.
const LONGEST_TEXT: usize = 2_000;
/// Years an address may ask for; networks and sources lie well within.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;

impl Filter {
    /// Reads an address's query, with or without its question mark.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in pairs(query) {
            filter.take(&key, value.trim());
        }
        filter
    }

    /// What of an address's values is not understood, by its keys: `ban=foo`.
    #[must_use]
    pub fn misread(query: &str) -> Vec<String> {
        let odd = |key: &str, value: &str| -> Option<String> {
            let mut own = Self::default();
            own.take(key, value);
            let written = own.to_query();
            let mut written = form_urlencoded::parse(written.as_bytes());
            let kept = written.find(|(other, _)| other == key).map(|(_, value)| value);
            let mut words = each_once(value, |_| true);
            match kept {
                Some(kept) => {
                    let kept = each_once(&kept, |_| true);
                    words.retain(|word| !is_among(word, &kept));
                }
                // A value equal to the default is left out, and so is a key of
                // something else.
                None if !KEYS.contains(&key) || is_default(key, value) => words.clear(),
                None => {}
            }
            words.retain(|word| !word.is_empty());
            (!words.is_empty()).then(|| format!("{key}={}", words.join(",")))
        };
        pairs(query).filter_map(|(key, value)| odd(&key, value.trim())).collect()
    }

    /// Takes one value of an address; one that makes no sense changes nothing.
    pub fn take(&mut self, key: &str, value: &str) {
        if value.len() > LONGEST_TEXT {
            return;
        }
        match key {
            "view" => set(&mut self.view, View::from_slug(value)),
            "c" => self.places = each_once(&value.to_ascii_uppercase(), is_place_code),
            "o" => self.operator = Some(value.to_owned()).filter(|slug| is_operator_slug(slug)),
            "v" => self.vendors = canonical_vendors(each_once(value, vendor::is_slug)),
            "g" => self.generations = value.split(',').filter_map(Generation::from_slug).collect(),
            "d" => set(&mut self.domain, Domain::from_slug(value)),
            "y" => self.year = value.parse().ok().filter(|year| YEARS.contains(year)),
            "by" => set(&mut self.definition, Definition::from_slug(value)),
            "ev" => self.evidence = value.split(',').filter_map(Evidence::from_slug).collect(),
            "st" => {
                let stages = value.split(',').filter_map(Stage::from_slug);
                self.stages = stages.filter(|stage| Stage::ADDABLE.contains(stage)).collect();
            }
            "win" => {
                let window = value.parse().ok();
                set(&mut self.window, window.filter(|years| (1..=Self::LONGEST).contains(years)));
            }
            "out" => {
                // To the hundredth of a year, which is as far as dates go.
                let years = decimal::parse(value).map(|years| (years * 100.0).round() / 100.0);
                let allowed = 0.0..=f64::from(Self::LONGEST);
                // Adding zero turns a negative zero into a plain one.
                set(
                    &mut self.phase_out,
                    years.filter(|out| allowed.contains(out)).map(|out| out + 0.0),
                );
            }
            _ => self.take_appearance(key, value),
        }
    }

    fn take_appearance(&mut self, key: &str, value: &str) {
        match key {
            "q" => value.clone_into(&mut self.search),
            "ban" => self.banned = sorted_vendors(each_once(value, vendor::is_slug)),
            "merge" => self.merged = value.split(',').filter_map(merger).collect(),
            "split" => self.splits = value.split(',').filter_map(split).collect(),
            "map" => set(&mut self.map, MapLayer::from_slug(value)),
            "of" => self.map_vendor = Some(value.to_owned()).filter(|slug| vendor::is_slug(slug)),
            "shape" => set(&mut self.shape, MapShape::from_slug(value)),
            "group" => set(&mut self.grouping, Grouping::from_slug(value)),
            "owner" => self.owner = Some(value.to_owned()).filter(|slug| is_operator_slug(slug)),
            "cells" => set(&mut self.aspect, Aspect::from_slug(value)),
            "cat" => {
                self.categories.clear();
                for kind in each_once(value, |_| true) {
                    self.toggle_category(&kind);
                }
            }
            "rank" => set(&mut self.ranking, Ranking::from_slug(value)),
            "all" => self.shows_all = value == "1",
            "market" => self.market = Some(value.to_owned()).filter(|market| is_market(market)),
            "lang" => self.language = Language::from_slug(value),
            "theme" => set(&mut self.theme, ThemeChoice::from_slug(value)),
            "embed" => self.embed = value == "1",
            "data" => value.clone_into(&mut self.data_version),
            "columns" => {
                for (table, ours, theirs) in value.split(',').filter_map(rename) {
                    self.rename(table, ours, &theirs);
                }
            }
            "step" => self.step = value.parse().ok().filter(|step| *step <= 1_000).unwrap_or(0),
            "mark" => value.clone_into(&mut self.mark),
            "sort" => set(&mut self.sort, Sort::from_slug(value)),
            "page" => {
                let page = value.parse().ok().filter(|page| (1..=100_000_000).contains(page));
                set(&mut self.page, page);
            }
            _ => {
                if let (Some(table), false) = (Table::from_slug(key), value.is_empty()) {
                    self.sources.insert(table, value.to_owned());
                }
            }
        }
    }

    /// The query of the address that gives this filter back; empty for the default.
    #[must_use]
    pub fn to_query(&self) -> String {
        let default = Self::default();
        let mut query = Query::default();
        query.put("view", self.view.slug(), default.view.slug());
        query.put("c", &self.places.join(","), "");
        query.put("o", self.operator.as_deref().unwrap_or_default(), "");
        query.put("v", &self.vendors.join(","), &default.vendors.join(","));
        query.put("g", &list(self.generations.iter().map(Generation::slug)), "");
        query.put("d", self.domain.slug(), default.domain.slug());
        query.put("y", &self.year.map(|year| year.to_string()).unwrap_or_default(), "");
        query.put("by", self.definition.slug(), default.definition.slug());
        query.put("ev", &list(self.evidence.iter().map(Evidence::slug)), "");
        let stages = Stage::ADDABLE.into_iter().filter(|stage| self.stages.contains(*stage));
        query.put("st", &list(stages.map(Stage::slug)), "");
        query.put("win", &self.window.to_string(), &default.window.to_string());
        let years = |years: f64| Short(years, 2).to_string();
        query.put("out", &years(self.phase_out), &years(default.phase_out));
        query.put("q", &self.search, "");
        query.put("ban", &self.banned.join(","), "");
        let mergers = self.merged.iter().map(|(taken, into)| format!("{taken}/{into}"));
        query.put("merge", &mergers.collect::<Vec<_>>().join(","), "");
        let splits = self.splits.iter().map(|(operator, parts)| {
            let parts = parts.iter().map(|(vendor, part)| format!("/{vendor}/{}", Short(*part, 2)));
            format!("{operator}{}", parts.collect::<String>())
        });
        query.put("split", &splits.collect::<Vec<_>>().join(","), "");
        query.put("map", self.map.slug(), default.map.slug());
        query.put("of", self.map_vendor.as_deref().unwrap_or_default(), "");
        query.put("shape", self.shape.slug(), default.shape.slug());
        query.put("group", self.grouping.slug(), default.grouping.slug());
        query.put("owner", self.owner.as_deref().unwrap_or_default(), "");
        query.put("cells", self.aspect.slug(), default.aspect.slug());
        query.put("cat", &self.categories.join(","), "");
        query.put("rank", self.ranking.slug(), default.ranking.slug());
        query.put("all", if self.shows_all { "1" } else { "" }, "");
        query.put("market", self.market.as_deref().unwrap_or_default(), "");
        query.put("lang", self.language.map(Language::slug).unwrap_or_default(), "");
        query.put("theme", self.theme.slug(), default.theme.slug());
        query.put("embed", if self.embed { "1" } else { "" }, "");
        query.put("data", &self.data_version, "");
        for (table, address) in &self.sources {
            query.put(table.slug(), address, "");
        }
        let renames = self.renames.iter().flat_map(|(table, renames)| {
            // A comma stands between entries.
            let listed = |theirs: &str| theirs.replace('%', "%25").replace(',', "%2C");
            renames
                .iter()
                .map(move |(ours, theirs)| format!("{}/{ours}/{}", table.slug(), listed(theirs)))
        });
        // A name that is too long is left out; the reader is asked again.
        let renames: Vec<String> = renames.filter(|entry| rename(entry).is_some()).collect();
        query.put("columns", &renames.join(","), "");
        query.put("step", &self.step.to_string(), "0");
        query.put("mark", &self.mark, "");
        query.put("sort", &self.sort.slug(), &default.sort.slug());
        query.put("page", &self.page.to_string(), "1");
        query.0
    }
}

/// A query string as it is written.
#[derive(Default)]
struct Query(String);

impl Query {
    fn put(&mut self, key: &str, value: &str, default: &str) {
        if value == default {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        // These stand for themselves in a query and read better.
        self.0.push_str(&encoded.replace("%2C", ",").replace("%3A", ":").replace("%2F", "/"));
    }
}

/// The keys and values of a query, with or without its question mark, less what
/// turns words round.
fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    form_urlencoded::parse(query.as_bytes()).map(|(key, value)| (key, unturned(&value)))
}

/// Keys of which a value may be misread, those whose default is a word with it.
const KEYS: [&str; 22] = [
    "view", "c", "o", "v", "g", "d", "y", "by", "ev", "st", "win", "out", "ban", "merge", "split",
    "map", "of", "shape", "group", "cells", "cat", "sort",
];

/// Whether a value is the one that a key has anyway.
fn is_default(key: &str, value: &str) -> bool {
    let default = Filter::default();
    let of = match key {
        "view" => default.view.slug(),
        "v" => return canonical_vendors(each_once(value, vendor::is_slug)) == default.vendors,
        "d" => default.domain.slug(),
        "by" => default.definition.slug(),
        "win" => return value.parse() == Ok(default.window),
        "out" => return decimal::parse(value) == Some(default.phase_out),
        "map" => default.map.slug(),
        "shape" => default.shape.slug(),
        "group" => default.grouping.slug(),
        "cells" => default.aspect.slug(),
        "sort" => return value == default.sort.slug(),
        _ => return false,
    };
    value == of
}

/// Whether a word of a list was kept, in whatever form.
fn is_among(word: &str, kept: &[String]) -> bool {
    let number = |text: &str| decimal::parse(text);
    kept.iter().any(|own| {
        own.eq_ignore_ascii_case(word) || number(own).is_some() && number(own) == number(word)
    })
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn list<'a>(slugs: impl Iterator<Item = &'a str>) -> String {
    slugs.collect::<Vec<_>>().join(",")
}

fn each_once(value: &str, is_valid: impl Fn(&str) -> bool) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for entry in value.split(',').map(str::trim).filter(|entry| is_valid(entry)) {
        if entries.iter().all(|present| present != entry) {
            entries.push(entry.to_owned());
        }
    }
    entries
}

fn is_place_code(text: &str) -> bool {
    is_region_code(text) && (2..=20).contains(&text.len())
}

fn is_operator_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A column of a table and its name in the file: `contracts/vendor/Supplier`.
fn rename(text: &str) -> Option<(Table, &str, String)> {
    let mut words = text.splitn(3, '/');
    let (table, ours, theirs) = (Table::from_slug(words.next()?)?, words.next()?, words.next()?);
    let is_ours = table.columns().iter().any(|column| column.name == ours);
    let theirs = theirs.replace("%2C", ",").replace("%25", "%");
    let fits = !theirs.is_empty() && theirs.len() <= 100 && theirs == theirs.trim();
    (is_ours && fits).then_some((table, ours, theirs))
}

/// One operator that goes into another: `uzb-ums/uzb-ucell`.
fn merger(text: &str) -> Option<(String, String)> {
    let (taken, into) = text.split_once('/')?;
    let is_merger = is_operator_slug(taken) && is_operator_slug(into) && taken != into;
    is_merger.then(|| (taken.to_owned(), into.to_owned()))
}

/// An operator and the percents of its vendors, 100 at most together:
/// `uzb-ucell/huawei/60/nokia/40`.
fn split(text: &str) -> Option<(String, Vec<(String, f64)>)> {
    let mut words = text.split('/');
    let operator = words.next().filter(|slug| is_operator_slug(slug))?;
    let mut parts: Vec<(String, f64)> = Vec::new();
    let mut total = 0.0;
    while let Some(slug) = words.next() {
        let percent = decimal::parse(words.next()?).map(|part| (part * 100.0).round() / 100.0)?;
        let is_new = parts.iter().all(|(other, _)| other != slug);
        if !vendor::is_slug(slug) || !is_new || !(0.01..=100.0).contains(&percent) {
            return None;
        }
        total += percent;
        parts.push((slug.to_owned(), percent));
    }
    // Hundredths add up to a hair more.
    (!parts.is_empty() && total <= 100.0 + 1e-6).then(|| (operator.to_owned(), parts))
}

/// Whether a text can be a market: the code of a place and a segment's id.
fn is_market(text: &str) -> bool {
    text.split_once('/')
        .is_some_and(|(scope, segment)| is_place_code(scope) && is_operator_slug(segment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_be_read() {
        let query =
            "view=country&c=KAZ,EU27&v=huawei,other:c-dot&g=4g,5g&y=2024&ev=primary&q=safe+city";
        assert_eq!(Filter::from_query(query).to_query(), query);
    }

    #[test]
    fn the_default_has_an_empty_address() {
        assert_eq!(Filter::default().to_query(), "");
        let spelt_out =
            "?view=overview&v=nokia,zte,samsung,huawei,ericsson&d=ran&win=10&out=5&lang=";
        assert_eq!(Filter::from_query(spelt_out), Filter::default());
    }

    #[test]
    fn columns_under_other_names_stand_in_the_address() {
        let query = "columns=contracts/country/Land,contracts/vendor/Our+supplier%2Fbrand";
        let filter = Filter::from_query(query);
        assert_eq!(filter.to_query(), query.replace("%2F", "/"));
        let mut odd = filter.clone();
        odd.rename(Table::Contracts, "stage", "a,b/100%");
        assert_eq!(odd.renames[&Table::Contracts].len(), 3);
        assert_eq!(Filter::from_query(&odd.to_query()), odd);
        assert_eq!(Filter::from_query("columns=contracts/nothing/a,x/y/z,").to_query(), "");
    }

    #[test]
    fn what_is_not_understood_is_dropped() {
        let filter =
            Filter::from_query("c=KAZ,<script>,,KAZ&y=twenty&win=0&out=NaN&v=%FF&foo=bar&&=");
        assert_eq!(filter.to_query(), "c=KAZ");
    }

    #[test]
    fn what_is_misread_is_named() {
        for query in [
            "",
            "?c=kaz,UZB&v=huawei,ericsson,nokia,zte,samsung&view=overview&d=ran&win=8&out=1",
            "ban=huawei,zte&g=5g,4g&ev=primary&y=2020&by=operators&split=uzb-ucell/huawei/60",
            "utm_source=news&q=anything&mark=swaps/foo/bar&lang=xx&win=08&out=1.50",
        ] {
            assert_eq!(Filter::misread(query), Vec::<String>::new(), "{query}");
        }
        assert_eq!(Filter::misread("ban=huawei,foo,bar"), ["ban=foo,bar"]);
        let odd = ["ban=foo", "g=7g", "y=1800", "view=foo", "c=?", "by=people"];
        for query in odd.into_iter().chain(["merge=uzb-ums", "split=uzb-ucell/foo/50", "win=0"]) {
            assert_eq!(Filter::misread(query), [query], "{query}");
        }
    }
}
