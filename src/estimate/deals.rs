//! Shares by counting deals or adding up their value (section 8).

use super::country::Sums;
use super::{Definition, Estimate, Estimator, Figures, Status};
use crate::domain::date::Day;
use crate::domain::id::{CountryId, OperatorId, RowId, VendorId};
use crate::domain::network::DomainSet;
use crate::order;

/// Rows at most this many days after the first of a deal tell of the same
/// deal: sources repeat each other.
const SAME_DEAL_DAYS: i32 = 92;

/// One deal, perhaps told by several rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// The vendor.
    pub vendor: VendorId,
    /// Day of its first row.
    pub first: Day,
    /// The largest value that one of its rows states, in US dollars; 1 when
    /// deals are counted.
    pub size: f64,
    /// Its rows, oldest first.
    pub rows: Vec<RowId>,
}

impl Estimator<'_> {
    /// The deals with operators of `countries` in the evidence window of `year`.
    #[must_use]
    pub fn deal_list(&self, countries: &[CountryId], year: i32) -> Vec<Deal> {
        let columns = self.store.contracts.columns();
        let mut told: Vec<(OperatorId, VendorId, DomainSet, Day, RowId, f64)> = Vec::new();
        let each_once = self.population_weights(countries);
        let operators = each_once.iter().flat_map(|(country, _)| self.store.operators_of(*country));
        for operator in operators.copied() {
            for row in self.store.contracts.rows_of(operator) {
                if let Some(size) = self.size_of_deal(*row, year) {
                    let index = row.index();
                    let (vendor, domains) = (columns.vendor[index], columns.domains[index]);
                    told.push((operator, vendor, domains, columns.day(*row), *row, size));
                }
            }
        }
        order::by(&mut told, |a, b| (a.0, a.1, a.2, a.3, a.4).cmp(&(b.0, b.1, b.2, b.3, b.4)));
        let mut deals: Vec<Deal> = Vec::new();
        let mut last = None;
        for (operator, vendor, domains, day, row, size) in told {
            let about = (operator, vendor, domains);
            match deals.last_mut() {
                Some(deal)
                    if last == Some(about) && day.days_since(deal.first) <= SAME_DEAL_DAYS =>
                {
                    deal.size = deal.size.max(size);
                    deal.rows.push(row);
                }
                _ => deals.push(Deal { vendor, first: day, size, rows: vec![row] }),
            }
            last = Some(about);
        }
        deals
    }

    /// What a row adds: 1, or its value; nothing if it is no deal that counts.
    fn size_of_deal(&self, row: RowId, year: i32) -> Option<f64> {
        let columns = self.store.contracts.columns();
        let index = row.index();
        let dated = columns.date(row)?.year();
        let counts = columns.stage[index].is_deal()
            && (year - self.ground.params.window + 1..=year).contains(&dated)
            && columns.share_pct.get(index) != Some(0.0)
            && columns.domains[index].speaks_for(self.ground.params.domain)
            && columns.generations[index].meets(self.ground.params.generations)
            && self.ground.params.evidence.admits(columns.evidence[index]);
        if !counts {
            return None;
        }
        if self.ground.params.definition == Definition::Contracts {
            return Some(1.0);
        }
        columns.worth(row).filter(|(_, currency)| *currency == "USD").map(|(value, _)| value)
    }

    /// The deals as shares. A count is no estimate: all bounds are the same.
    pub(super) fn deals(&self, countries: &[CountryId], year: i32) -> Estimate {
        let deals = self.deal_list(countries, year);
        let total: f64 = deals.iter().map(|deal| deal.size).sum();
        if total <= 0.0 {
            return Estimate::nothing();
        }
        let mut sums = Sums::new(self.store.vendors.len());
        for deal in &deals {
            let part = deal.size / total;
            let figures = Figures { low: part, published: part, mid: part, high: part };
            sums.add(deal.vendor, figures);
            if self.group[deal.vendor.index()] {
                sums.group = sums.group + figures;
            }
        }
        self.conclude(Status::Share, &sums)
    }
}
