//! Shares as others publish them. Nothing is estimated: where publishers
//! differ, all are shown, and the span between them is drawn as possible.

use super::answer::{Answer, PlaceEstimate, Series};
use super::over_time::{self, year_labels};
use super::share_bars::{self, ticks};
use super::sources::Sources;
use super::{Twin, names};
use crate::chart::{
    Certainty, Paint, ShareBar, ShareBars, ShareOverTime, SharePanel, TimePanel, YearColumn,
};
use crate::domain::decimal;
use crate::domain::network::{Domain, Generation};
use crate::domain::record::PublishedShare;
use crate::query::Filter;
use crate::spelling::folded;
use crate::store::Store;
use crate::text::{Lead, SharePhrase, Texts};

/// The published rows for a place that answer to the filter's domain and
/// generations, up to a year.
fn rows<'a>(
    store: &'a Store,
    filter: &Filter,
    code: &str,
    up_to: i32,
) -> impl Iterator<Item = &'a PublishedShare> + use<'a> {
    let generations: Vec<Generation> = filter.generations.as_counted().iter().collect();
    let segment = match (filter.domain, generations.as_slice()) {
        (Domain::Ran, [generation]) => format!("ran-{}", generation.slug()),
        (domain, _) => domain.slug().to_owned(),
    };
    let code = code.to_owned();
    let shares = store.shares.iter();
    // A forecast is no reading.
    let read = shares.filter(|row| !row.is_forecast());
    read.filter(move |row| row.scope == code && row.segment == segment && row.year() <= up_to)
}

/// The newest row of each publisher and measure for a vendor.
fn newest<'a>(
    store: &'a Store,
    filter: &Filter,
    code: &str,
    vendor: &str,
    up_to: i32,
) -> Vec<&'a PublishedShare> {
    let mut newest: Vec<&PublishedShare> = Vec::new();
    for row in rows(store, filter, code, up_to).filter(|row| row.vendor == vendor) {
        let rival = newest.iter_mut().find(|other| {
            other.source.publisher == row.source.publisher && other.measure == row.measure
        });
        match rival {
            Some(other) if other.period_end() < row.period_end() => *other = row,
            Some(_) => {}
            None => newest.push(row),
        }
    }
    newest
}

/// What the published rows for a place amount to.
#[must_use]
pub fn sources(store: &Store, filter: &Filter, code: &str, up_to: i32) -> Sources {
    let mut publishers: Vec<&str> = Vec::new();
    let mut count = 0;
    // Of several places together, the rows of each.
    for row in code.split(',').flat_map(|code| rows(store, filter, code, up_to)) {
        count += 1;
        if !publishers.contains(&row.source.publisher.as_str()) {
            publishers.push(&row.source.publisher);
        }
    }
    Sources { rows: count, publishers: publishers.len(), newest: None }
}

/// Whether two rows of one market have one [`key`], which takes longer to write.
pub(super) fn is_same(one: &PublishedShare, other: &PublishedShare) -> bool {
    one.share_pct.to_bits() == other.share_pct.to_bits()
        && one.vendor == other.vendor
        && one.period == other.period
        && one.measure == other.measure
        && one.source.publisher == other.source.publisher
}

/// Key of the mark of a published row.
pub(super) fn key(row: &PublishedShare) -> String {
    let words = row.source.publisher.split(|letter: char| !letter.is_alphanumeric());
    let publisher: Vec<String> = words.filter(|word| !word.is_empty()).map(folded).collect();
    let measure = if row.measure.is_empty() { "share" } else { &row.measure };
    let publisher = publisher.join("-");
    // Of one publisher too there may be several, which contradict each other.
    let share = decimal::Short(row.share_pct, 2);
    let PublishedShare { scope, vendor, period, segment, .. } = row;
    format!("{scope}/{vendor}/{period}/{publisher}-{segment}-{measure}-{share}")
}

/// The published row that a mark stands for.
#[must_use]
pub fn find<'a>(store: &'a Store, mark: &str) -> Option<&'a PublishedShare> {
    store.shares.iter().find(|row| key(row) == mark)
}

/// Who is first in the newest ranking of every publisher, if they agree. A
/// publisher that gives a single vendor ranks nobody.
#[must_use]
pub fn lead(store: &Store, filter: &Filter, texts: &Texts, answer: &Answer) -> Lead {
    let all: Vec<&PublishedShare> =
        rows(store, filter, &answer.whole.place.code, answer.year).collect();
    if all.is_empty() {
        return Lead::Unpublished;
    }
    let mut publishers: Vec<&str> = Vec::new();
    let mut first: Vec<&str> = Vec::new();
    for row in &all {
        if publishers.contains(&row.source.publisher.as_str()) {
            continue;
        }
        publishers.push(&row.source.publisher);
        for vendor in first_of(&all, &row.source.publisher) {
            if !first.contains(&vendor) {
                first.push(vendor);
            }
        }
    }
    let name = |slug: &str| names::vendor_by_slug(store, texts, slug);
    match first.as_slice() {
        [] => Lead::Unranked,
        [one] => Lead::Counted(name(one)),
        [one, other, ..] => Lead::Disputed(name(one), name(other)),
    }
}

/// The vendors with the largest share in the newest ranking of a publisher:
/// several if they are level.
fn first_of<'a>(all: &[&'a PublishedShare], publisher: &str) -> Vec<&'a str> {
    let own = || {
        let vendors = all.iter().filter(|row| !matches!(&*row.vendor, "chinese" | "non-chinese"));
        vendors.filter(|row| row.source.publisher == publisher).copied()
    };
    let ranking = |of: &PublishedShare| {
        let (period, measure) = (of.period.clone(), of.measure.clone());
        own().filter(move |row| row.period == period && row.measure == measure)
    };
    let ranked = own().filter(|row| ranking(row).any(|other| other.vendor != row.vendor));
    let Some(newest) = ranked.max_by_key(|row| row.period_end()) else { return Vec::new() };
    let most = ranking(newest).map(|row| row.share_pct).fold(0.0, f64::max);
    ranking(newest).filter(|row| row.share_pct >= most).map(|row| row.vendor.as_str()).collect()
}

/// One bar for each vendor and publisher: the newest reading.
#[must_use]
pub fn share_bars(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    places: &[&PlaceEstimate],
) -> (ShareBars, Twin) {
    let head = [texts.place, texts.vendor, texts.published];
    let mut twin = Twin { head: head.map(str::to_owned).into(), labels: 2, rows: Vec::new() };
    let mut panels = Vec::new();
    for part in places {
        let title = names::place(store, texts, &part.place);
        let mut bars: Vec<ShareBar> = Vec::new();
        for (slug, _) in &answer.shown {
            for row in newest(store, filter, &part.place.code, slug, answer.year) {
                let bar = bar(store, filter, texts, &title, row);
                // Two pages of one publisher may give the same reading.
                if bars.iter().all(|other| other.key != bar.key) {
                    let cells = vec![title.clone(), bar.name.clone(), bar.value.clone()];
                    twin.rows.push((bar.key.clone(), cells));
                    bars.push(bar);
                }
            }
        }
        panels.push(SharePanel { title, note: String::new(), bars });
    }
    let figure = ShareBars {
        id: share_bars::ID.to_owned(),
        name: (texts.share_bars)(&names::place(store, texts, &answer.whole.place)),
        panels,
        ticks: ticks(texts),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

fn bar(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    place: &str,
    row: &PublishedShare,
) -> ShareBar {
    let fraction = row.share_pct / 100.0;
    let vendor = names::vendor_by_slug(store, texts, &row.vendor);
    let measure = names::share_measure(texts, row);
    let source = [&*row.source.publisher, &*row.period, &measure];
    let source = source.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let phrase = SharePhrase {
        place,
        vendor: &vendor,
        year: row.year(),
        mid: fraction,
        low: fraction,
        possible: fraction,
    };
    let key = key(row);
    ShareBar {
        name: format!("{vendor}, {source}"),
        paint: Paint::Vendor(names::paint(&row.vendor)),
        share: Certainty { published: fraction, mid: fraction, possible: fraction },
        value: texts.numerals.percent(fraction),
        range: String::new(),
        label: format!("{}, {source}", (texts.share_phrase)(&texts.numerals, &phrase)),
        selected: filter.mark == key,
        key,
    }
}

/// One column for each vendor and year: from the lowest reading to the highest.
#[must_use]
pub fn share_over_time(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    series: &Series,
) -> (ShareOverTime, Twin) {
    let place = names::place(store, texts, &answer.whole.place);
    let code = &answer.whole.place.code;
    let head = [texts.vendor, texts.year, texts.published, texts.possible];
    let mut twin = Twin { head: head.map(str::to_owned).into(), labels: 2, rows: Vec::new() };
    let last = series.years.last().copied().unwrap_or(answer.year);
    let mut panels = Vec::new();
    for (slug, _) in &answer.shown {
        let own: Vec<&PublishedShare> =
            rows(store, filter, code, last).filter(|row| row.vendor == *slug).collect();
        let title = names::vendor_by_slug(store, texts, slug);
        if own.is_empty() {
            continue;
        }
        let mut columns = Vec::new();
        for year in &series.years {
            let readings =
                own.iter().filter(|row| row.year() == *year).map(|row| row.share_pct / 100.0);
            let (low, high) = readings.fold((f64::INFINITY, 0.0_f64), |(low, high), reading| {
                (low.min(reading), high.max(reading))
            });
            if high < low {
                continue;
            }
            let phrase = SharePhrase {
                place: &place,
                vendor: &title,
                year: *year,
                mid: low,
                low,
                possible: high,
            };
            let key = format!("{code}/{slug}/{year}");
            let cells = [
                title.clone(),
                year.to_string(),
                texts.numerals.percent(low),
                texts.numerals.percent(high),
            ];
            twin.rows.push((key.clone(), cells.into()));
            columns.push(YearColumn {
                key,
                year: *year,
                share: Certainty { published: low, mid: low, possible: high },
                label: (texts.share_phrase)(&texts.numerals, &phrase),
                selected: *year == answer.year,
            });
        }
        let paint = Paint::Vendor(names::paint(slug));
        panels.push(TimePanel {
            title,
            paint,
            value: String::new(),
            range: String::new(),
            columns,
            readings: Vec::new(),
        });
    }
    let figure = ShareOverTime {
        id: over_time::ID.to_owned(),
        name: (texts.share_over_time)(&place),
        panels,
        y_ticks: ticks(texts),
        year_labels: year_labels(&series.years),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

/// Published rows behind a mark of the columns: place, vendor and year.
#[must_use]
pub fn of_year<'a>(
    store: &'a Store,
    filter: &Filter,
    code: &str,
    vendor: &str,
    year: i32,
) -> Vec<&'a PublishedShare> {
    let own = rows(store, filter, code, year).filter(|row| row.vendor == vendor);
    own.filter(|row| row.year() == year).collect()
}
