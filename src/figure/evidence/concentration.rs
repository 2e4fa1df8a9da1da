//! What opens behind an index of concentration: the squares that it adds up.

use super::{Asked, EvidencePanel, SumLine};
use crate::estimate::Estimator;
use crate::figure::names;
use crate::order;
use crate::text::Texts;

/// The shares of what is known, and their squares.
pub(super) fn panel(
    estimator: &Estimator<'_>,
    texts: &Texts,
    asked: &Asked<'_>,
) -> Option<EvidencePanel> {
    let store = estimator.store();
    let estimate = estimator.place(&asked.place.countries, asked.year);
    let hhi = texts.numerals.decimal(estimate.hhi?, 0);
    let place = names::place(store, texts, &asked.place);
    let mut shares = estimate.vendors.clone();
    shares.retain(|share| share.figures.mid > 0.0);
    order::by(&mut shares, |a, b| b.figures.mid.total_cmp(&a.figures.mid));
    let known: f64 = shares.iter().map(|share| share.figures.mid).sum();
    let lines = shares.into_iter().map(|share| {
        let part = share.figures.mid / known;
        SumLine {
            operator: names::vendor(store, texts, share.vendor),
            weight: format!("{}\u{a0}%", texts.numerals.decimal(part * 100.0, 1)),
            basis: String::new(),
            split: Vec::new(),
            part: texts.numerals.decimal(part * part * 10_000.0, 0),
        }
    });
    Some(EvidencePanel {
        phrase: (texts.compare.hhi_phrase)(&place, &hhi),
        remark: texts.compare.hhi_remark.to_owned(),
        lines: lines.collect(),
        total: hhi.clone(),
        value: hhi,
        ..EvidencePanel::default()
    })
}
