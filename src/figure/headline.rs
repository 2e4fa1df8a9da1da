//! The title sentence, and how sure it is.

use super::answer::scenario;
use super::{Answer, initiatives, names, published, story, vendor_page};
use crate::domain::record::StoryRow;
use crate::estimate::{Definition, Estimate, Status, VendorShare, contests};
use crate::order;
use crate::query::{Filter, Place, View};
use crate::store::Store;
use crate::text::{Coverage, Finding, Lead, Measure, Texts};

/// The words above the figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// The finding, in a sentence.
    pub title: String,
    /// How the figures were made.
    pub measure: String,
    /// How much is known; empty where that makes no sense.
    pub coverage: String,
}

impl Headline {
    /// The words for an answer.
    #[must_use]
    pub fn new(store: &Store, filter: &Filter, texts: &Texts, answer: &Answer) -> Self {
        let estimate = &answer.whole.estimate;
        let finding = Finding {
            place: whole(store, texts, &answer.whole.place),
            lead: lead(store, filter, texts, answer),
            definition: filter.definition,
            domain: filter.domain,
            is_narrowed: !filter.evidence.is_empty(),
        };
        let measure = Measure {
            domain: filter.domain,
            generations: filter.generations.iter().collect(),
            definition: filter.definition,
            year: answer.year,
            first_year: answer.year - filter.window + 1,
            last_year: last_year(store, filter, answer.year),
        };
        let is_estimate = estimate.status == Status::Share && !filter.definition.is_count();
        let title = match filter.view {
            View::Vendor if filter.definition != Definition::Published => {
                vendor_page::headline(store, filter, texts, answer)
            }
            _ => (texts.finding)(&finding),
        };
        let coverage = is_estimate.then(|| (texts.coverage)(&texts.numerals, &coverage(estimate)));
        Self {
            title: marked(store, filter, texts, title),
            // Without evidence there is no year that it is of.
            measure: if is_unread(store) { String::new() } else { (texts.measure)(&measure) },
            coverage: coverage.unwrap_or_default(),
        }
    }
}

/// A title that says so where what is below it is supposed.
fn marked(store: &Store, filter: &Filter, texts: &Texts, title: String) -> String {
    let of_evidence = filter.counts_only_primary();
    let is_supposed = filter.follows_scenario() && !scenario(store, filter).is_empty();
    if is_supposed || of_evidence { (texts.scenario.finding)(&title) } else { title }
}

/// What is chosen, by name; of several places, that they are taken together.
pub(super) fn whole(store: &Store, texts: &Texts, place: &Place) -> String {
    let name = names::place(store, texts, place);
    if place.code.contains(',') { (texts.together)(&name) } else { name }
}

impl Headline {
    /// The words above a view that is about something else than shares; nothing
    /// for the views of shares. `later` has the initiatives once they have come.
    #[must_use]
    pub fn of_view(
        store: &Store,
        later: Option<&Store>,
        (filter, view): (&Filter, View),
        texts: &Texts,
        year: i32,
    ) -> Option<Self> {
        let title = match view {
            View::Beyond => {
                let place = names::chosen(store, texts, filter);
                let most = later.and_then(|later| initiatives::most(later, store, filter, year));
                let title = most.map(|(all, slug, own)| {
                    let vendor = names::vendor_by_slug(store, texts, &slug);
                    (texts.beyond.finding)(&place, all, &vendor, own)
                });
                marked(
                    store,
                    filter,
                    texts,
                    title.unwrap_or_else(|| (texts.beyond.caption)(&place)),
                )
            }
            View::Method => marked(store, filter, texts, texts.method.to_owned()),
            View::Data => texts.data.title.to_owned(),
            _ => return None,
        };
        Some(Self { title, measure: String::new(), coverage: String::new() })
    }

    /// The words above a story; nothing if it has none.
    #[must_use]
    pub fn of_story(rows: &[StoryRow], texts: &Texts) -> Option<Self> {
        let title = story::title(rows)?;
        Some(Self {
            title: title.heading_in(texts.language).to_owned(),
            measure: title.words(texts.language).to_owned(),
            coverage: String::new(),
        })
    }
}

/// Whether the tables that every claim rests on are empty: then the page can
/// say nothing, not even that nothing is known.
#[must_use]
pub fn is_unread(store: &Store) -> bool {
    store.contracts.is_empty() || store.operators.is_empty()
}

/// How sure an estimate is.
#[must_use]
pub fn coverage(estimate: &Estimate) -> Coverage {
    Coverage { known: estimate.coverage, published: estimate.published, assumed: estimate.assumed }
}

fn lead(store: &Store, filter: &Filter, texts: &Texts, answer: &Answer) -> Lead {
    if is_unread(store) {
        return Lead::Unread;
    }
    if filter.definition == Definition::Published {
        return published::lead(store, filter, texts, answer);
    }
    lead_of(store, filter.definition, texts, &answer.whole.estimate)
}

/// The last year of which reports tell who was there at the end of `year`.
fn last_year(store: &Store, filter: &Filter, year: i32) -> i32 {
    let newest = store.newest_year().unwrap_or(year);
    let reaches = |last: &i32| f64::from(*last) <= f64::from(year) + filter.phase_out;
    (year..=newest).rev().find(reaches).unwrap_or(year)
}

/// The named vendors that contest the lead, the nearest first; none if nobody does.
pub(super) fn rivals<'e>(store: &Store, estimate: &'e Estimate) -> Vec<&'e VendorShare> {
    let Some(leader) = estimate.leader.filter(|_| estimate.contested) else { return Vec::new() };
    let lead = estimate.of(leader).mid;
    let is_rival = |share: &&VendorShare| {
        share.vendor != leader
            && !store.vendors[share.vendor.index()].is_unnamed()
            && contests(lead, share.figures.mid)
    };
    let mut rivals: Vec<_> = estimate.vendors.iter().filter(is_rival).collect();
    order::by(&mut rivals, |a, b| b.figures.mid.total_cmp(&a.figures.mid));
    rivals
}

/// Whether less than half is known, by the digits that are printed.
fn is_thin(estimate: &Estimate) -> bool {
    (estimate.coverage * 100.0).round() < 50.0
}

/// Who is in front by an estimate, and how surely.
#[must_use]
pub fn lead_of(store: &Store, definition: Definition, texts: &Texts, estimate: &Estimate) -> Lead {
    let leader = estimate.leader.map(|leader| names::vendor(store, texts, leader));
    let Some(leader) = leader else {
        return match estimate.status {
            Status::Share => Lead::Unnamed,
            _ if definition.is_count() => Lead::NoDeal,
            _ => Lead::Nothing,
        };
    };
    if estimate.status == Status::Reported {
        return Lead::Reported(leader);
    }
    // Whoever is as close as the second is named with it.
    let mut rivals = rivals(store, estimate);
    if let Some(last) = rivals.pop() {
        let closer = rivals.iter().map(|share| names::vendor(store, texts, share.vendor));
        let first: Vec<String> = std::iter::once(leader).chain(closer).collect();
        let (first, last) = (first.join(", "), names::vendor(store, texts, last.vendor));
        let is_thin = !definition.is_count() && is_thin(estimate);
        return if is_thin {
            Lead::ThinContested(first, last)
        } else {
            Lead::Contested(first, last)
        };
    }
    if definition.is_count() {
        return Lead::Counted(leader);
    }
    match estimate.strength {
        Some(strength) if estimate.proven => Lead::Proven(leader, strength),
        // A lead among the smaller half may not be one of the whole.
        _ if is_thin(estimate) => Lead::Thin(leader),
        _ if estimate.vendors.len() == 1 => Lead::OnlyNamed(leader),
        Some(strength) => Lead::Likely(leader, strength),
        None => Lead::Unnamed,
    }
}
