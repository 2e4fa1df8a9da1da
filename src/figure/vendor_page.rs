//! One vendor in full: where it is, what it signed when, what it says of itself.

use super::contract_rows::{admitted, link};
use super::counts::{CountScale, count_ticks, counted};
use super::names;
use super::over_time::year_labels;
use super::{Answer, Twin, answer::FIRST_YEAR};
use crate::chart::{Certainty, Paint, ShareOverTime, TimePanel, YearColumn};
use crate::domain::contract::Stage;
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::{CountryId, OperatorId, VendorId};
use crate::domain::network::Generation;
use crate::domain::record::VendorFigure;
use crate::estimate::{Contribution, Estimator, Status};
use crate::order;
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::Texts;

/// Id of the rows by stage and year.
pub const STAGES: &str = "contracts-by-stage";
/// Id of what a vendor publishes of itself.
pub const FIGURES: &str = "vendor-figures";
/// In keys of marks: a vendor, a stage and a year follow.
pub const ROWS: &str = "rows";
/// In keys of marks: a vendor, a metric and a date follow.
pub const KEY: &str = "figures";
/// Operators that are listed.
const LISTED: usize = 20;

/// The id of the vendor that is looked at: the first of those shown.
#[must_use]
pub fn looked_at(filter: &Filter) -> &str {
    filter.vendors.first().map_or("", String::as_str)
}

/// What the vendor has of the places chosen, in a few words.
#[must_use]
pub fn headline(store: &Store, filter: &Filter, texts: &Texts, answer: &Answer) -> String {
    let slug = looked_at(filter);
    let (estimate, numerals) = (&answer.whole.estimate, &texts.numerals);
    let share = match store.vendor(slug).filter(|_| estimate.status == Status::Share) {
        Some(vendor) if filter.definition.is_count() => numerals.percent(estimate.of(vendor).mid),
        Some(vendor) => {
            let figures = estimate.of(vendor);
            let is_out = answer.removed.iter().any(|removed| removed == slug);
            let possible = if is_out { figures.mid } else { estimate.possible(figures) };
            let range = numerals.percent_range(figures.low, possible);
            format!("{} ({range})", numerals.percent(figures.mid))
        }
        None => String::new(),
    };
    let place = names::place(store, texts, &answer.whole.place);
    (texts.vendor_page.headline)(&names::vendor_by_slug(store, texts, slug), &place, &share)
}

/// The vendor's rows in the places chosen by stage and year, one panel a stage;
/// and how many are of none of these years.
#[must_use]
pub fn by_stage(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    year: i32,
) -> (ShareOverTime, Twin, usize) {
    let slug = looked_at(filter);
    let vendor = store.vendor(slug);
    let columns = store.contracts.columns();
    let years: Vec<i32> = (FIRST_YEAR..=year.max(FIRST_YEAR)).collect();
    let mut elsewhere = 0;
    let mut counts = [const { Vec::new() }; Stage::ALL.len()];
    for count in &mut counts {
        *count = vec![0_usize; years.len()];
    }
    let own = admitted(store, filter).filter(|row| Some(columns.vendor[row.index()]) == vendor);
    for row in own {
        let at = columns.date(row).and_then(|date| years.iter().position(|it| *it == date.year()));
        let stage = Stage::ALL.iter().position(|stage| *stage == columns.stage[row.index()]);
        match (at, stage) {
            (Some(at), Some(stage)) => counts[stage][at] += 1,
            _ => elsewhere += 1,
        }
    }
    let most = counts.iter().flatten().copied().max().unwrap_or(0).max(1);
    let mut rows = Vec::new();
    let scale = CountScale { filter, texts, years: &years, most };
    let panels = Stage::ALL.iter().zip(&counts).map(|(stage, counts)| {
        let key = |year| format!("{ROWS}/{slug}/{}/{year}", stage.slug());
        scale.panel((texts.stage_name)(*stage), slug, counts, &key, &mut rows)
    });
    let panels = panels.collect();
    let figure = ShareOverTime {
        id: STAGES.to_owned(),
        name: texts.vendor_page.by_stage.to_owned(),
        panels,
        y_ticks: count_ticks(texts, most),
        year_labels: year_labels(&years),
        rtl: texts.direction() == "rtl",
    };
    let head = [texts.vendor_page.stage, texts.year, texts.operators.rows];
    (figure, Twin { head: head.map(str::to_owned).into(), labels: 1, rows }, elsewhere)
}

/// Where a vendor is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperatorList {
    /// Its title.
    pub caption: String,
    /// The operators of the most people, as a table.
    pub twin: Twin,
    /// How many there are.
    pub all: usize,
}

/// The operators of the places chosen that the vendor is at.
#[must_use]
pub fn operators(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    year: i32,
) -> OperatorList {
    let store = estimator.store();
    let slug = looked_at(filter);
    let Some(id) = store.vendor(slug) else { return OperatorList::default() };
    let mut found: Vec<(f64, CountryId, Contribution)> = Vec::new();
    let mut countries = 0;
    for country in Place::together(store, filter).countries {
        let population = store.countries[country.index()].population.unwrap_or(0.0);
        let before = found.len();
        for one in estimator.contributions(country, year) {
            if one.split.of(id).high > 0.0 {
                found.push((population * one.weighted.weight, country, one));
            }
        }
        countries += usize::from(found.len() > before);
    }
    order::by(&mut found, |a, b| b.0.total_cmp(&a.0));
    let all = found.len();
    // Only what is listed is put into words.
    let rows = found.into_iter().take(LISTED).map(|(_, country, one)| {
        let (operator, figures) =
            (&store.operators[one.weighted.operator.index()], one.split.of(id));
        let range = texts.numerals.percent_range(figures.low, figures.high);
        let cells = vec![
            operator.name.clone(),
            names::country(store, texts, country),
            newest(store, &one.split.rows_behind(id)),
            texts.numerals.percent(one.weighted.weight),
            format!("{} ({range})", texts.numerals.percent(figures.mid)),
        ];
        (format!("{}/{slug}", operator.slug), cells)
    });
    let rows = rows.collect();
    let head = texts.vendor_page.operator_heads.map(str::to_owned).into();
    let caption =
        (texts.vendor_page.operators)(&names::vendor(store, texts, id), all, countries, year);
    OperatorList { caption, twin: Twin { head, labels: 3, rows }, all }
}

fn newest(store: &Store, rows: &[crate::domain::id::RowId]) -> String {
    let dates = rows.iter().filter_map(|row| store.contracts.columns().date(*row));
    dates.max().map(|date| date.to_string()).unwrap_or_default()
}

/// What the vendor publishes of itself: sales, research and counts, one panel
/// a metric with three readings or more, each on its own scale; and all as a
/// table. `later` has the table.
#[must_use]
pub fn figures(later: &Store, filter: &Filter, texts: &Texts) -> (ShareOverTime, Twin) {
    let slug = looked_at(filter);
    let own = || later.vendor_figures.iter().filter(|row| row.vendor == slug);
    let mut metrics = counted(own().map(|row| row.metric.as_str()));
    order::by(&mut metrics, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let words = &texts.vendor_page;
    let told = |row: &VendorFigure| {
        let decimals = u32::from(row.value.fract() != 0.0);
        texts.numerals.decimal(row.value, decimals)
    };
    let (mut panels, mut rows) = (Vec::new(), Vec::new());
    let mut years = Vec::new();
    for (metric, count) in &metrics {
        let mut readings: Vec<&VendorFigure> =
            own().filter(|row| row.metric == *metric && row.date.is_some()).collect();
        // A year alone is at its end.
        order::by(&mut readings, |a, b| {
            a.date.map(PartialDate::end).cmp(&b.date.map(PartialDate::end))
        });
        let title = (words.metric)(metric);
        for row in readings.iter().rev() {
            let date = row.date.map(|date| date.to_string()).unwrap_or_default();
            let cells = vec![title.clone(), date, told(row)];
            rows.push((key(row), cells));
        }
        // The last reading of a year stands for it.
        let drawn = readings.chunk_by(|a, b| year_of(a) == year_of(b)).filter_map(<[_]>::last);
        let most = drawn.clone().map(|row| row.value).fold(0.0, f64::max);
        if *count < 3 || most <= 0.0 || metric.ends_with("-pct") {
            continue;
        }
        let mut panel = TimePanel {
            title: title.clone(),
            paint: Paint::Vendor(names::paint(slug)),
            value: readings.last().map(|row| short(texts, row.value)).unwrap_or_default(),
            range: readings
                .last()
                .and_then(|row| row.date)
                .map_or_else(String::new, |date| date.to_string()),
            columns: Vec::new(),
            readings: Vec::new(),
        };
        for row in drawn {
            let Some(year) = year_of(row) else { continue };
            let part = row.value / most;
            let column = YearColumn {
                key: key(row),
                year,
                share: Certainty { published: part, mid: part, possible: part },
                label: format!("{title}, {year}: {}", told(row)),
                selected: filter.mark == key(row),
            };
            panel.columns.push(column);
            years.push(year);
        }
        panels.push(panel);
    }
    let first = years.iter().min().copied().unwrap_or(FIRST_YEAR);
    let last = years.iter().max().copied().unwrap_or(FIRST_YEAR);
    let figure = ShareOverTime {
        id: FIGURES.to_owned(),
        name: words.figures.to_owned(),
        panels,
        y_ticks: Vec::new(),
        year_labels: year_labels(&(first..=last).collect::<Vec<_>>()),
        rtl: texts.direction() == "rtl",
    };
    (figure, Twin { head: words.figure_heads.map(str::to_owned).into(), labels: 2, rows })
}

fn year_of(row: &VendorFigure) -> Option<i32> {
    row.date.map(PartialDate::year)
}

/// The key of a figure's mark.
#[must_use]
pub fn key(row: &VendorFigure) -> String {
    let date = row.date.map(|date| date.to_string()).unwrap_or_default();
    format!("{KEY}/{}/{}/{date}", row.vendor, row.metric)
}

/// A large number in few digits: millions or billions.
fn short(texts: &Texts, value: f64) -> String {
    let [millions, billions] = texts.vendor_page.large;
    let (number, unit) = match value {
        1e9.. => (value / 1e9, billions),
        1e6.. => (value / 1e6, millions),
        _ => return texts.numerals.decimal(value, 0),
    };
    format!("{}\u{a0}{unit}", texts.numerals.decimal(number, u32::from(number < 100.0)))
}

/// The metric of commercial contracts for 5G.
const CONTRACTS_5G: &str = "5g-contracts";

/// How many contracts for 5G the vendor is said to have, day by day, beside how
/// many operators rows name by then, in all the world; the newest first. None
/// where nobody published a count.
#[must_use]
pub fn announced(later: &Store, store: &Store, filter: &Filter, texts: &Texts, year: i32) -> Twin {
    let slug = looked_at(filter);
    let own = later.vendor_figures.iter().filter(|row| {
        row.vendor == slug
            && row.metric == CONTRACTS_5G
            && row.date.is_some_and(|date| date.year() <= year)
    });
    let mut own: Vec<&VendorFigure> = own.collect();
    // A day of a year is newer than the year alone, of which it may be any day.
    order::by(&mut own, |a, b| b.date.cmp(&a.date));
    let first_deals = store.vendor(slug).map(|vendor| first_deals(store, vendor));
    let first_deals = first_deals.unwrap_or_default();
    let rows = own.into_iter().map(|row| {
        let then = row.date.map(PartialDate::end);
        let named = first_deals.iter().filter(|(_, day)| Some(*day) <= then).count();
        let cells = vec![
            row.date.map(|date| date.to_string()).unwrap_or_default(),
            row.note.clone(),
            row.source.publisher.clone(),
            texts.numerals.decimal(row.value, 0),
            texts.numerals.whole(named),
        ];
        (key(row), cells)
    });
    let rows = rows.collect();
    Twin { head: texts.vendor_page.announced_heads.map(str::to_owned).into(), labels: 3, rows }
}

/// The operators that a vendor has a deal on 5G with by the rows, each with the
/// last day on which the first of them may have been made.
fn first_deals(store: &Store, vendor: VendorId) -> Vec<(OperatorId, Day)> {
    let columns = store.contracts.columns();
    let is_deal = |stage| matches!(stage, Stage::Contract | Stage::Live | Stage::Renewal);
    let rows = store.contracts.row_ids().filter(|row| {
        columns.vendor[row.index()] == vendor
            && is_deal(columns.stage[row.index()])
            && columns.generations[row.index()].iter().any(|it| it == Generation::G5)
    });
    let dated = rows.filter_map(|row| {
        Some((columns.operator[row.index()]?, columns.date(row).map(PartialDate::end)?))
    });
    let mut deals: Vec<(OperatorId, Day)> = dated.collect();
    order::by(&mut deals, Ord::cmp);
    deals.dedup_by_key(|(operator, _)| *operator);
    deals
}

/// Where the head office is, and the page that says so.
#[must_use]
pub fn seat(store: &Store, filter: &Filter) -> Option<(String, String)> {
    let vendor = &store.vendors[store.vendor(looked_at(filter))?.index()];
    let seat = Some(vendor.headquarters.clone()).filter(|seat| !seat.is_empty())?;
    Some((seat, link(&vendor.source_url)))
}
