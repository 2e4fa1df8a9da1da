//! What opens behind a share as others publish it.

use super::{EvidencePanel, asked};
use crate::domain::record::PublishedShare;
use crate::figure::contract_rows::{ContractRow, link};
use crate::figure::{names, published};
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// The reading that a mark of published shares stands for, or those of its year.
pub(super) fn panel(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    reading: Option<&PublishedShare>,
) -> Option<EvidencePanel> {
    let rows = if let Some(row) = reading {
        vec![row]
    } else {
        let asked = asked(store, filter)?;
        published::of_year(store, filter, &asked.place.code, asked.slug, asked.year)
    };
    let first = rows.first()?;
    let place = names::by_code(store, texts, &first.scope);
    let vendor = names::vendor_by_slug(store, texts, &first.vendor);
    let shares = rows.iter().map(|row| row.share_pct / 100.0);
    let low = shares.clone().fold(f64::INFINITY, f64::min);
    let high = shares.fold(0.0, f64::max);
    Some(EvidencePanel {
        value: format!("{}\u{a0}%", texts.numerals.percent_range(low, high)),
        phrase: format!("{place}, {vendor}, {}", first.period),
        remark: texts.published_phrase.to_owned(),
        rows: rows.into_iter().map(|row| cited(store, texts, row)).collect(),
        ..EvidencePanel::default()
    })
}

fn cited(store: &Store, texts: &Texts, row: &PublishedShare) -> ContractRow {
    ContractRow {
        date: row.period.clone(),
        country: names::by_code(store, texts, &row.scope),
        vendor: names::vendor_by_slug(store, texts, &row.vendor),
        network: names::segment(texts, row),
        share: format!("{}\u{a0}%", texts.numerals.decimal(row.share_pct, 1)),
        note: [names::share_measure(texts, row), row.note.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(". "),
        publisher: row.source.publisher.clone(),
        link: link(&row.source.url),
        ..ContractRow::default()
    }
}
