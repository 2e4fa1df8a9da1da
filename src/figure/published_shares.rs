//! Shares as analysts, governments and the press publish them, over time:
//! every publisher with its own sign, and our estimate beside them where the
//! two can be compared.

mod scale;

use super::Twin;
use super::answer::as_of;
use super::headline::whole;
use super::names;
use super::over_time::year_labels;
use super::policy_overlay::is_chinese;
use super::published::{is_same, key};
use crate::chart::{
    Certainty, Glyph, Paint, Reading, ShareOverTime, TimePanel, VendorPaint, YearColumn,
};
use crate::domain::network::{Domain, Generation, GenerationSet};
use crate::domain::record::PublishedShare;
use crate::estimate::{Definition, Estimate, Estimator, Figures, Params, Status};
use crate::order;
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::{SharePhrase, Texts};

/// Id of the figure.
pub const ID: &str = "published-shares";

/// A market that shares are published of: a place and what is counted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// Code of the place.
    pub scope: String,
    /// Id of the segment.
    pub segment: String,
}

/// The drawing, its table, and which sign is whose.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedShares {
    /// The drawing.
    pub figure: ShareOverTime,
    /// The same as a table.
    pub twin: Twin,
    /// Signs and publishers, those with the most readings first.
    pub publishers: Vec<(Glyph, String)>,
    /// Whether our estimate stands beside them.
    pub has_ours: bool,
    /// The place that is looked at and of which nothing is published.
    pub instead_of: Option<String>,
}

/// Signs of publishers, in the order of how many readings they have.
const SIGNS: [Glyph; 8] = [
    Glyph::Disc,
    Glyph::Frame,
    Glyph::Triangle,
    Glyph::Kite,
    Glyph::Cross,
    Glyph::Ring,
    Glyph::Diamond,
    Glyph::Funnel,
];
/// The sign of all further ones.
const FURTHER: Glyph = Glyph::Bar;

/// Ids under which publishers give the sum of several vendors.
const SUMS: [&str; 2] = ["chinese", "non-chinese"];

impl Market {
    /// As it stands in addresses: `WORLD/ran`.
    #[must_use]
    pub fn slug(&self) -> String {
        format!("{}/{}", self.scope, self.segment)
    }

    /// The market in words.
    #[must_use]
    pub fn name(&self, store: &Store, texts: &Texts) -> String {
        let segment = (texts.segment_name)(&self.segment).unwrap_or(&self.segment);
        format!("{}, {segment}", names::by_code(store, texts, &self.scope))
    }

    fn has(&self, row: &PublishedShare) -> bool {
        row.scope == self.scope && row.segment == self.segment
    }

    /// What we estimate that is the same market; nothing for a market that no
    /// estimate answers to. Publishers count money all over the world and we
    /// count people, so of the world there is nothing to compare.
    fn params(&self, filter: &Filter) -> Option<Params> {
        let (domain, generation) = match self.segment.as_str() {
            "ran" | "base-stations" => (Domain::Ran, None),
            "ran-4g" => (Domain::Ran, Some(Generation::G4)),
            "ran-5g" => (Domain::Ran, Some(Generation::G5)),
            "core" => (Domain::Core, None),
            _ => return None,
        };
        let generations: GenerationSet = generation.into_iter().collect();
        let definition = Definition::Subscribers;
        let is_place = !self.scope.starts_with("WORLD");
        is_place.then_some(Params { domain, generations, definition, ..filter.params() })
    }
}

/// Every market with readings up to the end of `year`, those with the most first.
#[must_use]
pub fn markets(store: &Store, year: i32) -> Vec<(Market, usize)> {
    let mut markets: Vec<(Market, Vec<&PublishedShare>)> = Vec::new();
    for row in readings(store, year) {
        if let Some((_, known)) = markets.iter_mut().find(|(market, _)| market.has(row)) {
            // Two pages of one publisher may give the same reading.
            if !known.iter().any(|other| is_same(row, other)) {
                known.push(row);
            }
        } else {
            let (scope, segment) = (row.scope.clone(), row.segment.clone());
            markets.push((Market { scope, segment }, vec![row]));
        }
    }
    let mut counts: Vec<(Market, usize)> =
        markets.into_iter().map(|(market, known)| (market, known.len())).collect();
    order::by(&mut counts, |a, b| b.1.cmp(&a.1));
    counts
}

/// The market that the filter asks for; else the one with the most readings of
/// the place that is looked at, and of what is looked at there; else the world's.
#[must_use]
pub fn market(store: &Store, filter: &Filter) -> Option<Market> {
    if let Some(asked) = &filter.market {
        let mut all = markets(store, i32::MAX).into_iter().map(|(market, _)| market);
        if let Some(market) = all.find(|market| market.slug() == *asked) {
            return Some(market);
        }
    }
    let markets = markets(store, as_of(store, filter));
    let place = Place::together(store, filter).code;
    let is_domain = |market: &&Market| market.segment.starts_with(filter.domain.slug());
    let of = |code: &str| {
        let own = || markets.iter().map(|(market, _)| market).filter(|market| market.scope == code);
        own().find(is_domain).or_else(|| own().next()).cloned()
    };
    let world = Market { scope: "WORLD".to_owned(), segment: "ran".to_owned() };
    of(&place).or_else(|| markets.iter().any(|(market, _)| *market == world).then_some(world))
}

/// What is published up to the end of `year`. A forecast is no reading.
fn readings(store: &Store, year: i32) -> impl Iterator<Item = &PublishedShare> {
    store.shares.iter().filter(move |row| !row.is_forecast() && row.year() <= year)
}

/// What is published of a market, one panel a vendor.
#[must_use]
pub fn published_shares(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    market: &Market,
    year: i32,
) -> PublishedShares {
    let mut rows: Vec<&PublishedShare> =
        readings(store, year).filter(|row| market.has(row)).collect();
    order::by(&mut rows, |a, b| a.period_end().cmp(&b.period_end()));
    let publishers = publishers(&rows);
    let years = years(&rows, year);
    let ours = Ours::new(store, filter, market, &rows, &years);
    let maker = Maker { store, filter, texts, publishers: &publishers, year };
    let mut twin = Twin { head: maker.head(), labels: 4, rows: Vec::new() };
    let panels = vendors(filter, &rows).into_iter().map(|slug| {
        let own: Vec<&PublishedShare> =
            rows.iter().filter(|row| row.vendor == slug).copied().collect();
        maker.panel(&slug, &own, &ours, &mut twin)
    });
    let mut panels: Vec<TimePanel> = panels.collect();
    let y_ticks = scale::fit(texts, &mut panels);
    let figure = ShareOverTime {
        id: ID.to_owned(),
        name: (texts.published_figure.caption)(&market.name(store, texts)),
        panels,
        y_ticks,
        year_labels: year_labels(&years),
        rtl: texts.direction() == "rtl",
    };
    let place = Place::together(store, filter);
    let is_elsewhere = filter.market.is_none() && place.code != market.scope;
    let instead_of = is_elsewhere.then(|| whole(store, texts, &place));
    PublishedShares { figure, twin, publishers, has_ours: !ours.years.is_empty(), instead_of }
}

/// Who publishes, each with a sign.
fn publishers(rows: &[&PublishedShare]) -> Vec<(Glyph, String)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for row in rows {
        let publisher = row.source.publisher.as_str();
        match counts.iter_mut().find(|(other, _)| *other == publisher) {
            Some((_, count)) => *count += 1,
            None => counts.push((publisher, 1)),
        }
    }
    order::by(&mut counts, |a, b| b.1.cmp(&a.1));
    let signs = SIGNS.into_iter().chain(std::iter::repeat(FURTHER));
    counts.iter().zip(signs).map(|((name, _), sign)| (sign, (*name).to_owned())).collect()
}

/// From the first reading to the year looked at, or the last reading after it.
fn years(rows: &[&PublishedShare], year: i32) -> Vec<i32> {
    let first = rows.first().map_or(year, |row| row.year());
    let last = rows.last().map_or(year, |row| row.year()).max(year);
    (first.min(year)..=last).collect()
}

/// The vendors shown, and then whatever else readings are given for.
fn vendors(filter: &Filter, rows: &[&PublishedShare]) -> Vec<String> {
    let given = |slug: &str| rows.iter().any(|row| row.vendor == slug);
    let mut vendors: Vec<String> =
        filter.vendors.iter().filter(|slug| given(slug)).cloned().collect();
    let is_open = filter.chosen_vendors().is_none();
    let sums = SUMS.into_iter().filter(|slug| is_open && given(slug));
    vendors.extend(sums.map(str::to_owned));
    if is_open {
        let mut others: Vec<&str> = Vec::new();
        for row in rows {
            if !others.contains(&row.vendor.as_str()) && !vendors.contains(&row.vendor) {
                others.push(&row.vendor);
            }
        }
        vendors.extend(others.into_iter().map(str::to_owned));
    }
    vendors
}

/// Our estimates of a market, by year.
struct Ours<'a> {
    store: &'a Store,
    /// Whether it is what the filter asks for too.
    is_asked: bool,
    /// With the sum of Chinese vendors as the group.
    years: Vec<(i32, Estimate)>,
    /// With that of all others, where somebody publishes it.
    others: Vec<(i32, Estimate)>,
}

impl<'a> Ours<'a> {
    fn new(
        store: &'a Store,
        filter: &Filter,
        market: &Market,
        rows: &[&PublishedShare],
        years: &[i32],
    ) -> Self {
        let place = Place::find(store, &market.scope);
        let is_asked = market.params(filter) == Some(filter.params());
        let known = market.params(filter).zip(place);
        let of_group = |sums_chinese: bool| {
            let Some((params, place)) = &known else { return Vec::new() };
            let estimator = Estimator::new(store, *params)
                .with_group(|vendor| is_chinese(store, vendor) == sums_chinese);
            let estimates =
                years.iter().map(|year| (*year, estimator.place(&place.countries, *year)));
            estimates.filter(|(_, estimate)| estimate.status == Status::Share).collect()
        };
        let has_others = rows.iter().any(|row| row.vendor == SUMS[1]);
        let others = if has_others { of_group(false) } else { Vec::new() };
        Self { store, is_asked, years: of_group(true), others }
    }

    /// Our figures of a vendor, or of a sum of vendors, and what is unknown.
    fn of(&self, slug: &str) -> Vec<(i32, Figures, f64)> {
        let figures = |estimate: &Estimate| {
            if SUMS.contains(&slug) {
                return Some(estimate.group);
            }
            self.store.vendor(slug).map(|vendor| estimate.of(vendor))
        };
        let years = if slug == SUMS[1] { &self.others } else { &self.years }.iter();
        years
            .filter_map(|(year, estimate)| Some((*year, figures(estimate)?, estimate.unknown)))
            .collect()
    }
}

struct Maker<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
    publishers: &'a [(Glyph, String)],
    year: i32,
}

impl Maker<'_> {
    fn head(&self) -> Vec<String> {
        let words = &self.texts.published_figure;
        let head = [self.texts.vendor, words.period, words.publisher, words.measure];
        head.into_iter().chain([self.texts.published]).map(str::to_owned).collect()
    }

    fn vendor_name(&self, slug: &str) -> String {
        let words = &self.texts.published_figure;
        match slug {
            "chinese" => words.chinese.to_owned(),
            "non-chinese" => words.non_chinese.to_owned(),
            slug => names::vendor_by_slug(self.store, self.texts, slug),
        }
    }

    fn panel(
        &self,
        slug: &str,
        rows: &[&PublishedShare],
        ours: &Ours<'_>,
        twin: &mut Twin,
    ) -> TimePanel {
        let name = self.vendor_name(slug);
        let mut readings: Vec<Reading> = Vec::new();
        for row in rows {
            let key = key(row);
            // Two pages of one publisher may give the same reading.
            if readings.iter().any(|other| other.key == key) {
                continue;
            }
            let share = row.share_pct / 100.0;
            let value =
                format!("{}\u{a0}%", self.texts.numerals.decimal(row.share_pct, decimals(row)));
            let measure = names::share_measure(self.texts, row);
            let publisher = &row.source.publisher;
            let cells = [&name, &row.period, publisher, &measure, &value];
            twin.rows.push((key.clone(), cells.map(Clone::clone).into()));
            let sign = self.publishers.iter().find(|(_, other)| other == publisher);
            readings.push(Reading {
                label: [&*name, &row.period, &value, publisher, &measure]
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                at: middle(row),
                share,
                glyph: sign.map_or(FURTHER, |(sign, _)| *sign),
                selected: self.filter.mark == key,
                key,
            });
        }
        let words = &self.texts.published_figure;
        let columns = ours.of(slug).into_iter().map(|(year, figures, unknown)| {
            let possible = (figures.high + unknown).min(1.0);
            let scope = rows.first().map_or("", |row| row.scope.as_str());
            let place = names::by_code(self.store, self.texts, scope);
            let phrase = SharePhrase {
                place: &place,
                vendor: &name,
                year,
                mid: figures.mid,
                low: figures.low,
                possible,
            };
            let told = (self.texts.share_phrase)(&self.texts.numerals, &phrase);
            let key = format!("{scope}/{slug}/{year}");
            let numerals = &self.texts.numerals;
            let range = numerals.percent_range(figures.low, possible);
            let value = format!("{} ({range})", numerals.percent(figures.mid));
            let cells = [name.clone(), year.to_string(), words.ours.to_owned()];
            let cells = cells.into_iter().chain([words.ours_measure.to_owned(), value]).collect();
            twin.rows.push((key.clone(), cells));
            YearColumn {
                // What opens is what the filter asks for: nothing where that is
                // another estimate.
                key: if ours.is_asked && !SUMS.contains(&slug) { key } else { String::new() },
                year,
                share: Certainty { published: figures.published, mid: figures.mid, possible },
                label: format!("{}: {told}", words.ours),
                selected: year == self.year,
            }
        });
        let latest = rows.last();
        TimePanel {
            paint: Paint::Vendor(match slug {
                slug if SUMS.contains(&slug) => VendorPaint::Other,
                slug => names::paint(slug),
            }),
            value: latest
                .map_or_else(String::new, |row| self.texts.numerals.percent(row.share_pct / 100.0)),
            range: latest.map_or_else(String::new, |row| row.period.clone()),
            columns: columns.collect(),
            title: name,
            readings,
        }
    }
}

/// As many decimals as the source gives, one at most.
fn decimals(row: &PublishedShare) -> u32 {
    u32::from(row.share_pct.fract() != 0.0)
}

/// The middle of a period, in years.
fn middle(row: &PublishedShare) -> f64 {
    let (end, length) = row.period_end();
    f64::from(end) / 12.0 - f64::from(length) / 24.0
}
