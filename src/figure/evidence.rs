//! The arithmetic and the rows behind one mark.

mod concentration;
mod readings;
pub mod records;
mod subject;
mod supplier;

pub use subject::{Subject, subjects};

use super::answer::{OTHERS, UNKNOWN, as_of, estimator};
use super::compare::HHI;
use super::contract_rows::{ContractRow, cited};
use super::{names, published};
use crate::domain::id::{CountryId, RowId, VendorId};
use crate::estimate::split::{GenerationSplit, OperatorSplit};
use crate::estimate::weight::Basis;
use crate::estimate::{Contribution, Definition, Estimator, Figures, Status, is_known};
use crate::order;
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::{SharePhrase, SplitPhrase, Texts};

/// Lines of the arithmetic that are written out.
const LINES: usize = 30;

/// What opens when a mark is activated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvidencePanel {
    /// The number itself.
    pub value: String,
    /// Whose number: place, vendor, range, year.
    pub phrase: String,
    /// The bounds in a sentence, or how a count is made up.
    pub remark: String,
    /// The sum, largest part first.
    pub lines: Vec<SumLine>,
    /// Lines left out: how many; empty if none.
    pub further_lines: String,
    /// What the lines add up to; empty where there is no sum.
    pub total: String,
    /// The rows, newest first.
    pub rows: Vec<ContractRow>,
    /// Rows left out: how many; empty if none.
    pub further_rows: String,
}

/// One operator in the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SumLine {
    /// Its name, and its country's where several are added up.
    pub operator: String,
    /// Its weight in the place, in percent.
    pub weight: String,
    /// What the weight rests on.
    pub basis: String,
    /// How the operator is split, a sentence for each generation.
    pub split: Vec<String>,
    /// Weight times split, in percent.
    pub part: String,
}

/// A mark's key: place, vendor, and a year where it is not the filter's.
struct Asked<'a> {
    place: Place,
    slug: &'a str,
    year: i32,
}

/// A line before it is put into words.
struct Part {
    operator: String,
    weight: f64,
    basis: Option<Basis>,
    split: Vec<String>,
    product: f64,
}

/// What opens for the mark that the filter names; nothing if it names none.
#[must_use]
pub fn evidence(store: &Store, filter: &Filter, texts: &Texts) -> Option<EvidencePanel> {
    evidence_by(&estimator(store, filter), store, filter, texts)
}

/// The same by an estimator that is there already, for the filter's parameters.
/// `later` has the tables that the first view does without.
#[must_use]
pub fn evidence_by(
    estimator: &Estimator<'_>,
    later: &Store,
    filter: &Filter,
    texts: &Texts,
) -> Option<EvidencePanel> {
    let store = estimator.store();
    if records::is_meant(&filter.mark) {
        let year = as_of(store, filter);
        return records::panel(store, later, filter, texts, year);
    }
    if filter.mark.starts_with(|first: char| first.is_ascii_lowercase()) {
        return supplier::panel(estimator, filter, texts);
    }
    let reading = published::find(store, &filter.mark);
    if filter.definition == Definition::Published || reading.is_some() {
        return readings::panel(store, filter, texts, reading);
    }
    let asked = asked(store, filter)?;
    if asked.slug == HHI {
        return concentration::panel(estimator, texts, &asked);
    }
    let estimate = estimator.place(&asked.place.countries, asked.year);
    let is_member = |vendor| is_member(store, filter, asked.slug, vendor);
    let figures = match asked.slug {
        OTHERS => estimate.group,
        UNKNOWN => Figures { mid: estimate.unknown, ..Figures::default() },
        slug => store.vendor(slug).map(|vendor| estimate.of(vendor)).unwrap_or_default(),
    };
    let place = names::place(store, texts, &asked.place);
    let numerals = &texts.numerals;
    let mut panel =
        EvidencePanel { value: numerals.percent(figures.mid), ..EvidencePanel::default() };
    if asked.slug == UNKNOWN && filter.definition.is_count() {
        return None;
    }
    if asked.slug == UNKNOWN {
        panel.phrase = (texts.unknown_phrase)(numerals, &place, asked.year, figures.mid);
        add_sum(&mut panel, texts, unknown_parts(estimator, texts, &asked));
        return Some(panel);
    }
    let vendor = name_of(store, texts, asked.slug);
    let possible = estimate.possible(figures);
    let phrase = SharePhrase {
        place: &place,
        vendor: &vendor,
        year: asked.year,
        mid: figures.mid,
        low: figures.low,
        possible,
    };
    panel.phrase = (texts.share_phrase)(numerals, &phrase);
    if estimate.status != Status::Share && !filter.definition.is_count() {
        texts.unknown.clone_into(&mut panel.value);
        panel.phrase = (texts.not_known_phrase)(&place, &vendor, asked.year);
    }
    let rows = if filter.definition.is_count() {
        let (remark, rows) = counted(estimator, filter, texts, &asked, &is_member);
        panel.remark = remark;
        rows
    } else {
        let (parts, rows) = vendor_parts(estimator, texts, &asked, &is_member);
        let is_reported = estimate.status == Status::Reported && !rows.is_empty();
        panel.remark = if is_reported && asked.slug != OTHERS {
            (texts.reported_only)(&place, &vendor)
        } else {
            (texts.range_phrase)(numerals, &phrase)
        };
        if filter.follows_scenario() {
            panel.remark = format!("{} {}", panel.remark, texts.scenario.panel);
        }
        add_sum(&mut panel, texts, parts);
        rows
    };
    (panel.rows, panel.further_rows) = cited(store, texts, rows);
    Some(panel)
}

/// Whether a vendor is the one that a mark's key names, or one of those that it
/// puts together: the ones that are not shown by name.
fn is_member(store: &Store, filter: &Filter, slug: &str, vendor: VendorId) -> bool {
    match slug {
        OTHERS => filter.vendors.iter().all(|slug| store.vendor(slug) != Some(vendor)),
        slug => store.vendors[vendor.index()].slug == slug,
    }
}

/// The vendor of a mark's key in words.
fn name_of(store: &Store, texts: &Texts, slug: &str) -> String {
    match slug {
        OTHERS => texts.other_vendors.to_owned(),
        slug => names::vendor_by_slug(store, texts, slug),
    }
}

fn asked<'a>(store: &Store, filter: &'a Filter) -> Option<Asked<'a>> {
    let mut parts = filter.mark.split('/');
    let place = Place::of_key(store, parts.next()?)?;
    let slug = parts.next().filter(|slug| !slug.is_empty())?;
    let year = match parts.next() {
        Some(year) => year.parse().ok().filter(|year| (1900..=2200).contains(year))?,
        None => as_of(store, filter),
    };
    Some(Asked { place, slug, year })
}

/// The operators of a place with what each weighs in the whole of it.
fn contributions(
    estimator: &Estimator<'_>,
    asked: &Asked<'_>,
) -> Vec<(CountryId, f64, Vec<Contribution>)> {
    let weights = estimator.population_weights(&asked.place.countries);
    weights
        .into_iter()
        .map(|(country, weight)| (country, weight, estimator.contributions(country, asked.year)))
        .collect()
}

fn operator_name(
    estimator: &Estimator<'_>,
    texts: &Texts,
    asked: &Asked<'_>,
    contribution: &Contribution,
) -> String {
    let operator = &estimator.store().operators[contribution.weighted.operator.index()];
    if asked.place.is_country() {
        return operator.name.clone();
    }
    format!("{}, {}", operator.name, names::country(estimator.store(), texts, operator.country))
}

fn vendor_parts(
    estimator: &Estimator<'_>,
    texts: &Texts,
    asked: &Asked<'_>,
    is_member: &dyn Fn(VendorId) -> bool,
) -> (Vec<Part>, Vec<RowId>) {
    let (mut parts, mut rows) = (Vec::new(), Vec::new());
    for (country, weight, contributions) in contributions(estimator, asked) {
        if !is_known(&contributions) {
            // No share follows from what is said of the state as a whole, but
            // it is what there is.
            let government = estimator.government(country, asked.year);
            if let Some(split) = government.filter(|_| asked.place.is_country()) {
                let named = split.vendors.iter().map(|(vendor, _)| *vendor);
                rows.extend(named.filter(|id| is_member(*id)).flat_map(|id| split.rows_behind(id)));
            }
            continue;
        }
        for contribution in &contributions {
            let split = &contribution.split;
            let members: Vec<VendorId> = split
                .vendors
                .iter()
                .map(|(vendor, _)| *vendor)
                .filter(|id| is_member(*id))
                .collect();
            if members.is_empty() {
                continue;
            }
            let mid: f64 = members.iter().map(|vendor| split.of(*vendor).mid).sum();
            let weight = weight * contribution.weighted.weight;
            rows.extend(members.iter().flat_map(|vendor| split.rows_behind(*vendor)));
            rows.extend(endings(split, &members));
            parts.push(Part {
                operator: operator_name(estimator, texts, asked, contribution),
                weight,
                basis: Some(contribution.weighted.basis),
                split: if estimator.supposes(country) {
                    vec![(texts.scenario.part)(&texts.numerals.percent(mid))]
                } else {
                    split_phrases(estimator.store(), texts, split, &members)
                },
                product: weight * mid,
            });
        }
    }
    (parts, rows)
}

/// The rows from which the factors of the vendors that are leaving follow.
fn endings(split: &OperatorSplit, members: &[VendorId]) -> Vec<RowId> {
    let presences = split.generations.iter().flat_map(|generation| &generation.vendors);
    let leaving = presences.filter(|(presence, _)| members.contains(&presence.vendor));
    leaving.flat_map(|(presence, _)| presence.endings.iter().copied()).collect()
}

fn split_phrases(
    store: &Store,
    texts: &Texts,
    split: &OperatorSplit,
    members: &[VendorId],
) -> Vec<String> {
    let mut phrases = Vec::new();
    for GenerationSplit { generation, vendors } in &*split.generations {
        let sharing = vendors.iter().filter(|(presence, _)| presence.stated.is_none()).count();
        for (presence, figures) in vendors {
            if members.contains(&presence.vendor) {
                let phrase = SplitPhrase {
                    generation: *generation,
                    mid: figures.mid,
                    stated: presence.stated,
                    sharing,
                    factor: presence.factor,
                };
                let words = (texts.split_phrase)(&texts.numerals, &phrase);
                // Of several vendors, each part says whose it is.
                phrases.push(if members.len() > 1 {
                    format!("{}, {words}", names::vendor(store, texts, presence.vendor))
                } else {
                    words
                });
            }
        }
        if vendors.iter().all(|(presence, _)| !members.contains(&presence.vendor)) {
            let nothing = texts.numerals.percent(0.0);
            phrases.push(format!("{}: {nothing}", (texts.generation_name)(*generation)));
        }
    }
    phrases
}

fn unknown_parts(estimator: &Estimator<'_>, texts: &Texts, asked: &Asked<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let store = estimator.store();
    for (country, country_weight, contributions) in contributions(estimator, asked) {
        let name = names::country(store, texts, country);
        // Of several places, one of which nothing is known is one line.
        if !is_known(&contributions) && !asked.place.is_country() {
            parts.push(Part {
                operator: name,
                weight: country_weight,
                basis: None,
                split: vec![texts.no_supplier_named.to_owned()],
                product: country_weight,
            });
            continue;
        }
        let mut weighed = 0.0;
        for contribution in &contributions {
            weighed += contribution.weighted.weight;
            let known: f64 =
                contribution.split.vendors.iter().map(|(_, figures)| figures.mid).sum();
            let is_known = contribution.split.is_known();
            let reason = if is_known { texts.unattributed } else { texts.no_supplier_named };
            let weight = country_weight * contribution.weighted.weight;
            parts.push(Part {
                operator: operator_name(estimator, texts, asked, contribution),
                weight,
                basis: Some(contribution.weighted.basis),
                split: vec![reason.to_owned()],
                product: weight * (1.0 - known),
            });
        }
        let missing = country_weight * (1.0 - weighed);
        parts.push(Part {
            operator: if asked.place.is_country() {
                texts.missing_operators.to_owned()
            } else {
                format!("{}, {name}", texts.missing_operators)
            },
            weight: missing,
            basis: None,
            split: Vec::new(),
            product: missing,
        });
    }
    parts.retain(|part| part.product > 1e-9);
    parts
}

/// Writes the parts out, the largest first, and what they add up to.
fn add_sum(panel: &mut EvidencePanel, texts: &Texts, mut parts: Vec<Part>) {
    let percent = |fraction: f64| format!("{}\u{a0}%", texts.numerals.decimal(fraction * 100.0, 1));
    order::by(&mut parts, |a, b| {
        b.product.total_cmp(&a.product).then_with(|| b.weight.total_cmp(&a.weight))
    });
    panel.total = percent(parts.iter().map(|part| part.product).sum());
    if parts.len() > LINES {
        let left_out = texts.numerals.whole(parts.len() - LINES);
        panel.further_lines = (texts.further_operators)(&left_out);
    }
    let written = parts.into_iter().take(LINES).map(|part| SumLine {
        operator: part.operator,
        weight: percent(part.weight),
        basis: part.basis.map_or("", texts.basis).to_owned(),
        split: part.split,
        part: percent(part.product),
    });
    panel.lines = written.collect();
}

fn counted(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    asked: &Asked<'_>,
    is_member: &dyn Fn(VendorId) -> bool,
) -> (String, Vec<RowId>) {
    let deals = estimator.deal_list(&asked.place.countries, asked.year);
    let all: f64 = deals.iter().map(|deal| deal.size).sum();
    let own: Vec<_> = deals.into_iter().filter(|deal| is_member(deal.vendor)).collect();
    let size: f64 = own.iter().map(|deal| deal.size).sum();
    let phrase = if filter.definition == Definition::Value {
        texts.value_phrase
    } else {
        texts.deals_phrase
    };
    let remark = phrase(&texts.numerals.decimal(size, 0), &texts.numerals.decimal(all, 0));
    (remark, own.into_iter().flat_map(|deal| deal.rows).collect())
}
