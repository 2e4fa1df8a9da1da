//! Each vendor's share of the places chosen, as bars.

use super::answer::{Answer, OTHERS, PlaceEstimate, UNKNOWN};
use super::headline::coverage;
use super::{Twin, names, published};
use crate::chart::{Certainty, ShareBar, ShareBars, SharePanel};
use crate::chart::{Paint, VendorPaint};
use crate::estimate::{Definition, Estimate, Figures, Status, VendorShare};
use crate::order;
use crate::query::{Filter, SortColumn};
use crate::store::Store;
use crate::text::{SharePhrase, Texts};

/// Id of the figure.
pub const ID: &str = "share-bars";

/// A mark in words: the same ones in a drawing, in its table and in speech.
pub(super) struct Worded {
    pub(super) name: String,
    /// The name; of the vendors not shown, with the names of the largest.
    pub(super) full_name: String,
    pub(super) paint: Paint,
    pub(super) share: Certainty,
    pub(super) label: String,
}

/// What the marks of one place have in common.
pub(super) struct Wording<'a> {
    pub(super) store: &'a Store,
    pub(super) texts: &'a Texts,
    pub(super) answer: &'a Answer,
    pub(super) place: &'a str,
    pub(super) year: i32,
    pub(super) is_count: bool,
}

/// Vendors of those not shown that are named all the same.
const OTHERS_NAMED: usize = 3;

impl Wording<'_> {
    /// The vendors not shown, with the names of the largest: one of them may lead.
    fn others(&self, estimate: &Estimate) -> String {
        let is_shown = |share: &&VendorShare| {
            self.answer.shown.iter().any(|(_, vendor)| *vendor == Some(share.vendor))
        };
        let mut others: Vec<_> = estimate
            .vendors
            .iter()
            .filter(|share| !is_shown(share) && share.figures.mid > 0.0)
            .collect();
        order::by(&mut others, |a, b| b.figures.mid.total_cmp(&a.figures.mid));
        let mut names: Vec<String> = others
            .iter()
            .take(OTHERS_NAMED)
            .map(|share| names::vendor(self.store, self.texts, share.vendor))
            .collect();
        if others.len() > OTHERS_NAMED {
            names.push("…".to_owned());
        }
        if names.is_empty() {
            return self.texts.other_vendors.to_owned();
        }
        format!("{}: {}", self.texts.other_vendors, names.join(", "))
    }

    /// Puts one mark into words.
    pub(super) fn mark(&self, slug: &str, figures: Figures, estimate: &Estimate) -> Worded {
        let numerals = &self.texts.numerals;
        if slug == UNKNOWN {
            let unknown = figures.mid;
            return Worded {
                name: self.texts.unknown.to_owned(),
                full_name: self.texts.unknown.to_owned(),
                paint: Paint::Unknown,
                share: Certainty { published: 0.0, mid: unknown, possible: unknown },
                label: (self.texts.unknown_phrase)(numerals, self.place, self.year, unknown),
            };
        }
        let (name, full_name, paint) = if slug == OTHERS {
            (self.texts.other_vendors.to_owned(), self.others(estimate), VendorPaint::Other)
        } else {
            let name = names::vendor_by_slug(self.store, self.texts, slug);
            (name.clone(), name, names::paint(slug))
        };
        if !self.is_known(estimate) {
            return Worded {
                label: (self.texts.not_known_phrase)(self.place, &name, self.year),
                paint: Paint::Vendor(paint),
                share: Certainty { published: 0.0, mid: 0.0, possible: estimate.unknown },
                full_name: name.clone(),
                name,
            };
        }
        let possible = self.possible(slug, figures, estimate);
        let phrase = SharePhrase {
            place: self.place,
            vendor: &full_name,
            year: self.year,
            mid: figures.mid,
            low: figures.low,
            possible,
        };
        Worded {
            paint: Paint::Vendor(paint),
            share: Certainty { published: figures.published, mid: figures.mid, possible },
            label: (self.texts.share_phrase)(numerals, &phrase),
            name,
            full_name,
        }
    }

    /// Whether there is a share at all: of what nobody says anything, a vendor
    /// has no share of nothing.
    fn is_known(&self, estimate: &Estimate) -> bool {
        self.is_count || estimate.status == Status::Share
    }

    /// The share in digits; a dash where there is none.
    pub(super) fn value(&self, slug: &str, figures: Figures, estimate: &Estimate) -> String {
        if slug != UNKNOWN && !self.is_known(estimate) {
            return "–".to_owned();
        }
        self.texts.numerals.percent(figures.mid)
    }

    /// Its bounds in digits; empty where it has none.
    pub(super) fn range(&self, slug: &str, figures: Figures, estimate: &Estimate) -> String {
        if self.is_count || slug == UNKNOWN || !self.is_known(estimate) {
            return String::new();
        }
        self.texts.numerals.percent_range(figures.low, self.possible(slug, figures, estimate))
    }

    /// The cells of the table after those that name the row.
    pub(super) fn cells(&self, slug: &str, figures: Figures, estimate: &Estimate) -> Vec<String> {
        let value = self.value(slug, figures, estimate);
        if self.is_count {
            return vec![value];
        }
        if slug == UNKNOWN || !self.is_known(estimate) {
            let nothing = String::new;
            return vec![nothing(), nothing(), value, nothing(), nothing()];
        }
        let possible = self.possible(slug, figures, estimate);
        let bounds = [figures.low, figures.published, figures.mid, figures.high, possible];
        bounds.into_iter().map(|bound| self.texts.numerals.percent(bound)).collect()
    }

    /// The most a vendor may have: of what is unknown too, unless a scenario
    /// takes it out.
    fn possible(&self, slug: &str, figures: Figures, estimate: &Estimate) -> f64 {
        let is_out = self.answer.removed.iter().any(|removed| removed == slug);
        if self.is_count || is_out { figures.mid } else { estimate.possible(figures) }
    }
}

/// The drawing and its table.
#[must_use]
pub fn share_bars(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
) -> (ShareBars, Twin) {
    of_places(store, filter, texts, answer, &answer.places().collect::<Vec<_>>(), false)
}

/// The same for some of the places of an answer, in the order given. Where they
/// stand `side_by_side` each has a row for every vendor, so that rows are in line.
pub(super) fn of_places(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
    places: &[&PlaceEstimate],
    side_by_side: bool,
) -> (ShareBars, Twin) {
    if filter.definition == Definition::Published {
        return published::share_bars(store, filter, texts, answer, places);
    }
    let mut twin =
        Twin { head: head(texts, &[texts.place, texts.vendor], filter), labels: 2, rows: vec![] };
    let is_count = filter.definition.is_count();
    let panel = |part: &&PlaceEstimate| {
        let place = names::place(store, texts, &part.place);
        let wording = Wording { store, texts, answer, place: &place, year: answer.year, is_count };
        let mut bars = Vec::new();
        // Where no deal counts there is no share, not even one of nothing; where
        // nobody says who supplies, all is unknown.
        let has_share = part.estimate.status == Status::Share;
        let leads_unshown = part
            .estimate
            .leader
            .is_some_and(|leader| answer.shown.iter().all(|(_, vendor)| *vendor != Some(leader)));
        let mut marks = answer.marks(&part.estimate, is_count);
        // Who is named for the state as a whole has rows to open, if no share.
        let is_named =
            |slug: &str| store.vendor(slug).is_some_and(|vendor| part.reported.contains(&vendor));
        let has_mark = |slug: &str| has_share || slug == UNKNOWN || is_named(slug);
        marks.retain(|(slug, _)| side_by_side || has_mark(slug));
        for (slug, figures) in marks {
            let mut worded = wording.mark(&slug, figures, &part.estimate);
            if !has_mark(&slug) {
                worded.share = Certainty::default();
            }
            let key = format!("{}/{slug}", part.place.code);
            let mut cells = vec![place.clone(), worded.full_name.clone()];
            cells.extend(wording.cells(&slug, figures, &part.estimate));
            twin.rows.push((key.clone(), cells));
            bars.push(ShareBar {
                selected: filter.mark == key,
                key,
                // A leader is named at its bar, whoever it is.
                name: if slug == OTHERS && leads_unshown { worded.full_name } else { worded.name },
                paint: worded.paint,
                share: worded.share,
                value: wording.value(&slug, figures, &part.estimate),
                range: wording.range(&slug, figures, &part.estimate),
                label: worded.label,
            });
        }
        let note = (texts.coverage_short)(&texts.numerals, &coverage(&part.estimate));
        SharePanel { title: place, note: if is_count { String::new() } else { note }, bars }
    };
    let panels = places.iter().map(panel).collect();
    let figure = ShareBars {
        id: ID.to_owned(),
        name: (texts.share_bars)(&names::place(store, texts, &answer.whole.place)),
        panels,
        ticks: ticks(texts),
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

/// Heads of a table of shares after the columns that name the row.
pub(super) fn head(texts: &Texts, labels: &[&str], filter: &Filter) -> Vec<String> {
    let bounds = [texts.proven, texts.published, texts.estimate, texts.high, texts.possible];
    // A count is no estimate: it has no bounds.
    let count = [(texts.sort_column)(SortColumn::Share)];
    let shares = if filter.definition.is_count() { &count[..] } else { &bounds };
    labels.iter().chain(shares).map(|name| (*name).to_owned()).collect()
}

/// Ticks of a scale of shares.
pub(super) fn ticks(texts: &Texts) -> Vec<(f64, String)> {
    let quarters = [0.0, 0.25, 0.5, 0.75, 1.0];
    quarters
        .into_iter()
        .map(|tick| {
            // The sign once, at the end of the scale, is enough.
            let digits = crate::text::number::Numerals::percent_digits(tick);
            (tick, if tick < 1.0 { digits } else { texts.numerals.percent(tick) })
        })
        .collect()
}
