//! What opens behind one vendor at one operator: its part of the network, how
//! that comes about, and every row that names the two.

use super::{EvidencePanel, Part, add_sum, endings, is_member, name_of, split_phrases};
use crate::domain::contract::Stage;
use crate::domain::date::PartialDate;
use crate::domain::id::{RowId, VendorId};
use crate::estimate::{Estimator, Figures};
use crate::figure::answer::as_of;
use crate::figure::contract_rows::cited;
use crate::figure::ladder::CROWD;
use crate::figure::names;
use crate::figure::operators::rows_at;
use crate::query::Filter;
use crate::text::{SharePhrase, Texts};

/// The panel of a key of an operator, a vendor and perhaps a stage and a date:
/// `kaz-kcell/huawei`, `kaz-kcell/huawei/contract/2019-05`.
pub(super) fn panel(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
) -> Option<EvidencePanel> {
    let store = estimator.store();
    let mut parts = filter.mark.split('/');
    let operator = store.operator(parts.next()?)?;
    let slug = parts.next().filter(|slug| !slug.is_empty())?;
    let step = (parts.next().and_then(Stage::from_slug), parts.next().and_then(PartialDate::parse));
    let year = as_of(store, filter);
    let is_member = |vendor| is_member(store, filter, slug, vendor);
    let split = estimator.operator(operator, year);
    let members: Vec<VendorId> =
        split.vendors.iter().map(|(vendor, _)| *vendor).filter(|id| is_member(*id)).collect();
    let name = names::operator(store, texts, filter, operator);
    let vendor = name_of(store, texts, slug);
    let columns = store.contracts.columns();
    let mut rows: Vec<RowId> = rows_at(store, filter, operator, year)
        .filter(|row| {
            let of_vendor = is_member(columns.vendor[row.index()]);
            of_vendor || columns.replaced(*row).iter().any(|vendor| is_member(*vendor))
        })
        .collect();
    let mut panel = EvidencePanel::default();
    if let (Some(stage), Some(date)) = step {
        // Crowded lanes have signs of months or years: then no row is of this
        // very date, or not all that are meant.
        let is_within =
            |own: PartialDate| [own, own.coarser(true), own.coarser(false)].contains(&date);
        let is_crowded = rows.len() > CROWD;
        rows.retain(|row| {
            let index = row.index();
            let is_own = is_member(columns.vendor[index]) && columns.stage[index] == stage;
            let takes_away = stage == Stage::Removal && !is_member(columns.vendor[index]);
            let own = columns.date(*row);
            let is_then = if is_crowded { own.is_some_and(is_within) } else { own == Some(date) };
            is_then && (is_own || takes_away)
        });
        (texts.stage_name)(stage).clone_into(&mut panel.value);
        panel.phrase = format!("{name} · {vendor} · {date}");
        (panel.rows, panel.further_rows) = cited(store, texts, rows);
        return Some(panel);
    }
    rows.extend(endings(&split, &members));
    panel.phrase = format!("{name} · {vendor}");
    if members.is_empty() {
        // Tried, promised, or gone: no part of the network follows.
        texts.operators.no_part.clone_into(&mut panel.value);
    } else {
        let figures = members.iter().map(|vendor| split.of(*vendor));
        let figures: Figures = figures.sum();
        let known: f64 = split.vendors.iter().map(|(_, figures)| figures.mid).sum();
        let phrase = SharePhrase {
            place: &name,
            vendor: &vendor,
            year,
            mid: figures.mid,
            low: figures.low,
            possible: (figures.high.min(1.0) + 1.0 - known).min(1.0),
        };
        panel.value = texts.numerals.percent(figures.mid);
        panel.phrase = (texts.share_phrase)(&texts.numerals, &phrase);
        panel.remark = (texts.operators.part_of_network)(&name);
        let part = Part {
            operator: name.clone(),
            weight: 1.0,
            basis: None,
            split: split_phrases(store, texts, &split, &members),
            product: figures.mid,
        };
        add_sum(&mut panel, texts, vec![part]);
    }
    (panel.rows, panel.further_rows) = cited(store, texts, rows);
    Some(panel)
}
