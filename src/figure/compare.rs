//! Places side by side: their shares, how much is known, how concentrated
//! they are, and the differences in numbers.

use super::answer::{Answer, PlaceEstimate, Series};
use super::over_time::{add_column, year_labels};
use super::share_bars::{self, Wording, ticks};
use super::world_map::shown_vendor;
use super::{Twin, names, over_time};
use crate::chart::{
    Certainty, Paint, ShareBar, ShareBars, ShareOverTime, SharePanel, TimePanel, VendorPaint,
};
use crate::estimate::{Estimate, Status};
use crate::order;
use crate::query::{Filter, Ranking};
use crate::spelling::folded;
use crate::store::Store;
use crate::text::Texts;

/// The most places that stand side by side.
pub const MOST: usize = 12;

/// Id of the drawing of how much is known and how concentrated places are.
pub const MEASURES: &str = "measures";
/// Id of the differences.
pub const DIFFERENCES: &str = "differences";

/// In keys of marks: the concentration of a place.
pub const HHI: &str = "hhi";

/// Places in the order asked for, and what is said of them.
pub struct Comparison<'a> {
    store: &'a Store,
    filter: &'a Filter,
    texts: &'a Texts,
    answer: &'a Answer,
    places: Vec<&'a PlaceEstimate>,
}

impl<'a> Comparison<'a> {
    /// The places of an answer side by side, in the order that the filter asks
    /// for; [`MOST`] at most.
    #[must_use]
    pub fn new(store: &'a Store, filter: &'a Filter, texts: &'a Texts, answer: &'a Answer) -> Self {
        let mut places: Vec<&PlaceEstimate> = match answer.parts.as_slice() {
            [] => vec![&answer.whole],
            parts => parts.iter().take(MOST).collect(),
        };
        let vendor = store.vendor(shown_vendor(filter));
        let share =
            |place: &PlaceEstimate| vendor.map_or(0.0, |vendor| place.estimate.of(vendor).mid);
        let name = |place: &PlaceEstimate| folded(&names::place(store, texts, &place.place));
        match filter.ranking {
            Ranking::Chosen => {}
            Ranking::Name => order::by_text(&mut places, |place| name(place)),
            Ranking::Share => order::by(&mut places, |a, b| share(b).total_cmp(&share(a))),
            Ranking::Coverage => {
                let known = |place: &PlaceEstimate| place.estimate.coverage;
                order::by(&mut places, |a, b| known(b).total_cmp(&known(a)));
            }
            Ranking::Concentration => order::by(&mut places, |a, b| {
                let hhi = |place: &PlaceEstimate| place.estimate.hhi.unwrap_or(-1.0);
                hhi(b).total_cmp(&hhi(a))
            }),
        }
        Self { store, filter, texts, answer, places }
    }

    /// Each vendor's share, one panel a place, all on one scale.
    #[must_use]
    pub fn bars(&self) -> (ShareBars, Twin) {
        let Self { store, filter, texts, answer, places } = self;
        share_bars::of_places(store, filter, texts, answer, places, true)
    }

    /// How much is known and how concentrated it is, one panel a measure, one
    /// bar a place.
    #[must_use]
    pub fn measures(&self) -> (ShareBars, Twin) {
        let words = &self.texts.compare;
        let is_count = self.filter.definition.is_count();
        let mut twin = Twin {
            head: [self.texts.place, words.known, self.texts.published, words.hhi, words.effective]
                .map(str::to_owned)
                .into(),
            labels: 1,
            rows: Vec::new(),
        };
        let (mut known, mut concentration) = (Vec::new(), Vec::new());
        for place in &self.places {
            let name = names::place(self.store, self.texts, &place.place);
            let estimate = &place.estimate;
            let code = &place.place.code;
            let coverage = self.texts.numerals.percent(estimate.coverage);
            let hhi = self.hhi(estimate);
            let published = self.texts.numerals.percent(estimate.published);
            let effective = self.effective(estimate);
            let cells = [name.clone(), coverage.clone(), published, hhi.clone(), effective];
            twin.rows.push((format!("{code}/{HHI}"), cells.into()));
            // An index of little says little.
            let is_thin = !is_count && estimate.hhi.is_some() && estimate.coverage < 0.5;
            let known_of = format!("{coverage} {}", words.known_short);
            let bar = |slug: &str, share: f64, published: f64, value: String, measure: &str| {
                let key = format!("{code}/{slug}");
                ShareBar {
                    label: format!("{name}: {measure}, {value}"),
                    name: name.clone(),
                    paint: Paint::Vendor(VendorPaint::Other),
                    share: Certainty { published, mid: share, possible: share },
                    value,
                    range: if is_thin && slug == HHI { known_of.clone() } else { String::new() },
                    selected: self.filter.mark == key,
                    key,
                }
            };
            if !is_count {
                let (known_part, published) = (estimate.coverage, estimate.published);
                known.push(bar("unknown", known_part, published, coverage, words.known));
            }
            let index = estimate.hhi.unwrap_or(0.0) / 10_000.0;
            concentration.push(bar(HHI, index, index, hhi, words.hhi));
        }
        let panel = |title: &str, note: &str, bars: Vec<ShareBar>| SharePanel {
            title: title.to_owned(),
            note: note.to_owned(),
            bars,
        };
        let mut panels = vec![panel(words.hhi, words.hhi_note, concentration)];
        if !is_count {
            panels.insert(0, panel(words.known, words.known_note, known));
        }
        let figure = ShareBars {
            id: MEASURES.to_owned(),
            name: words.measures.to_owned(),
            panels,
            // Percent and an index of 10,000 have no axis in common: the digits do.
            ticks: Vec::new(),
            rtl: self.texts.direction() == "rtl",
        };
        (figure, twin)
    }

    /// One vendor's share year by year, one panel a place.
    #[must_use]
    pub fn over_time(&self, series: &Series) -> (ShareOverTime, Twin) {
        let slug = shown_vendor(self.filter);
        let is_count = self.filter.definition.is_count();
        let vendor = self.store.vendor(slug);
        let (mut panels, mut rows) = (Vec::new(), Vec::new());
        for place in &self.places {
            let code = &place.place.code;
            let name = names::place(self.store, self.texts, &place.place);
            let own = series.by_place.iter().find(|(of, _)| of == code);
            let own = own.map_or(&[][..], |(_, estimates)| estimates.as_slice());
            let mut panel = TimePanel {
                title: name.clone(),
                paint: Paint::Vendor(names::paint(slug)),
                value: String::new(),
                range: String::new(),
                columns: Vec::new(),
                readings: Vec::new(),
            };
            for (year, estimate) in series.years.iter().copied().zip(own) {
                if is_count && estimate.status != Status::Share {
                    continue;
                }
                let wording = Wording {
                    store: self.store,
                    texts: self.texts,
                    answer: self.answer,
                    place: &name,
                    year,
                    is_count,
                };
                let figures = vendor.map(|vendor| estimate.of(vendor)).unwrap_or_default();
                let worded = wording.mark(slug, figures, estimate);
                let key = format!("{code}/{slug}/{year}");
                let mut cells = vec![name.clone(), year.to_string()];
                cells.extend(wording.cells(slug, figures, estimate));
                rows.push((key.clone(), cells));
                add_column(&mut panel, &wording, (slug, figures, estimate), worded, key);
            }
            panels.push(panel);
        }
        let head = share_bars::head(self.texts, &[self.texts.place, self.texts.year], self.filter);
        let figure = ShareOverTime {
            id: over_time::ID.to_owned(),
            name: (self.texts.compare.over_time)(&names::vendor_by_slug(
                self.store, self.texts, slug,
            )),
            panels,
            y_ticks: ticks(self.texts),
            year_labels: year_labels(&series.years),
            rtl: self.texts.direction() == "rtl",
        };
        (figure, Twin { head, labels: 2, rows })
    }

    /// Each place's numbers, and how far they are from those of the first.
    #[must_use]
    pub fn differences(&self) -> (String, Twin) {
        let words = &self.texts.compare;
        let numerals = &self.texts.numerals;
        // A place of which nothing is known is nothing to differ from.
        let is_known = |place: &&&PlaceEstimate| place.estimate.status == Status::Share;
        let base = self.places.iter().find(is_known).or(self.places.first());
        let first = base.map(|place| &place.estimate);
        let name = |place: &&PlaceEstimate| names::place(self.store, self.texts, &place.place);
        let base = base.map(name).unwrap_or_default();
        let mut head = vec![words.measure.to_owned()];
        head.extend(self.places.iter().map(name));
        let cell = |estimate: &Estimate, of: &dyn Fn(&Estimate) -> Option<f64>| {
            let Some(own) = of(estimate) else { return "–".to_owned() };
            let value = numerals.percent(own);
            match first.filter(|first| !std::ptr::eq(*first, estimate)).and_then(of) {
                // In whole points, as the shares themselves are told.
                Some(other) => {
                    format!("{value} ({})", numerals.signed((own - other) * 100.0))
                }
                None => value,
            }
        };
        let row = |label: &str, of: &dyn Fn(&Estimate) -> Option<f64>| {
            let cells = self.places.iter().map(|place| cell(&place.estimate, of));
            (String::new(), std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>())
        };
        let is_count = self.filter.definition.is_count();
        let has_share = |estimate: &Estimate| estimate.status == Status::Share;
        let mut rows = Vec::new();
        for (slug, vendor) in &self.answer.shown {
            let label = names::vendor_by_slug(self.store, self.texts, slug);
            rows.push(row(&label, &|estimate| {
                let share = vendor.map_or(0.0, |vendor| estimate.of(vendor).mid);
                has_share(estimate).then_some(share)
            }));
        }
        rows.push(row(self.texts.other_vendors, &|estimate| {
            has_share(estimate).then_some(estimate.group.mid)
        }));
        if !is_count {
            rows.push(row(self.texts.unknown, &|estimate| Some(estimate.unknown)));
        }
        let text = |label: &str, of: &dyn Fn(&Estimate) -> String| {
            let cells = self.places.iter().map(|place| of(&place.estimate));
            (String::new(), std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>())
        };
        rows.push(text(words.hhi, &|estimate| {
            let own = self.hhi(estimate);
            let other = first.filter(|first| !std::ptr::eq(*first, estimate));
            match estimate.hhi.zip(other.and_then(|first| first.hhi)) {
                Some((hhi, other)) => format!("{own} ({})", numerals.signed(hhi - other)),
                None => own,
            }
        }));
        rows.push(text(words.effective, &|estimate| {
            let own = self.effective(estimate);
            let other = first.filter(|first| !std::ptr::eq(*first, estimate));
            let both =
                estimate.effective_vendors().zip(other.and_then(Estimate::effective_vendors));
            match both {
                Some((vendors, other)) => {
                    // Of the numbers that stand there.
                    let change = (vendors * 10.0).round() - (other * 10.0).round();
                    let sign = if change > 0.0 { "+" } else { "" };
                    format!("{own} ({sign}{})", numerals.decimal(change / 10.0, 1))
                }
                None => own,
            }
        }));
        ((words.differences)(&base), Twin { head, labels: 1, rows })
    }

    fn hhi(&self, estimate: &Estimate) -> String {
        estimate.hhi.map_or_else(|| "–".to_owned(), |hhi| self.texts.numerals.decimal(hhi, 0))
    }

    fn effective(&self, estimate: &Estimate) -> String {
        let count = estimate.effective_vendors();
        count.map_or_else(|| "–".to_owned(), |count| self.texts.numerals.decimal(count, 1))
    }
}
