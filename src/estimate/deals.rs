//! Shares by counting deals or adding up their value (section 8).

use super::country::Sums;
use super::{Definition, Estimate, Estimator, Figures, Status};
use crate::domain::date::Day;
use crate::domain::id::{CountryId, OperatorId, RowId, VendorId};
use std::ops::RangeInclusive;
use std::sync::Arc;

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
        let operators = self.operators_in(countries).into_iter();
        operators.flat_map(|operator| self.deals_of(operator, year)).collect()
    }

    /// The rows of the deals that count in any of these years.
    #[must_use]
    pub fn deal_rows(
        &self,
        countries: &[CountryId],
        years: RangeInclusive<i32>,
    ) -> Box<dyn Iterator<Item = RowId> + '_> {
        let operators = self.operators_in(countries);
        let dates = *self.window(*years.start()).start()..=*years.end();
        let counts = move |row: &RowId| self.size_of_deal(*row, &dates).is_some();
        let contracts = &self.store.contracts;
        // To read all rows in order is quicker than to go from operator to operator.
        if self.are_most(&operators) {
            let mut is_asked = vec![false; self.store.operators.len()];
            for operator in operators {
                is_asked[operator.index()] = true;
            }
            let operator = &contracts.columns().operator;
            let is_asked =
                move |row: &RowId| operator[row.index()].is_some_and(|it| is_asked[it.index()]);
            return Box::new(contracts.row_ids().filter(is_asked).filter(counts));
        }
        let rows = operators.into_iter().flat_map(|operator| contracts.rows_of(operator)).copied();
        Box::new(rows.filter(counts))
    }

    /// The years in which a deal is announced that counts at the end of `year`.
    fn window(&self, year: i32) -> RangeInclusive<i32> {
        year - self.params().window + 1..=year
    }

    fn deals_of(&self, operator: OperatorId, year: i32) -> Vec<Deal> {
        let columns = self.store.contracts.columns();
        let rows = self.store.contracts.rows_of(operator).iter();
        let dates = self.window(year);
        let told = rows.filter_map(|row| Some((*row, self.size_of_deal(*row, &dates)?)));
        let told: Vec<(RowId, f64)> = told.collect();
        let about = |row: RowId| {
            let (vendor, domains) = (columns.vendor[row.index()], columns.domains[row.index()]);
            (vendor.index() as u64) << 8 | u64::from(domains.bits())
        };
        let by_day = |row: RowId| about(row) << 32 | u64::from(columns.day(row).sort_key());
        let mut deals: Vec<Deal> = Vec::new();
        let mut last = None;
        for place in cells::order(told.iter().map(|(row, _)| by_day(*row))) {
            let (row, size) = told[place as usize];
            let (vendor, day) = (columns.vendor[row.index()], columns.day(row));
            match deals.last_mut() {
                Some(deal)
                    if last == Some(about(row)) && day.days_since(deal.first) <= SAME_DEAL_DAYS =>
                {
                    deal.size = deal.size.max(size);
                    deal.rows.push(row);
                }
                _ => deals.push(Deal { vendor, first: day, size, rows: vec![row] }),
            }
            last = Some(about(row));
        }
        deals
    }

    /// What the deals with one operator add up to, by vendor.
    pub(super) fn deal_sums(&self, operator: OperatorId, year: i32) -> Arc<[(VendorId, f64)]> {
        self.ground.deal_sums.get(operator, year, || {
            let mut sums: Vec<(VendorId, f64)> = Vec::new();
            // The deals of a vendor follow each other.
            for deal in self.deals_of(operator, year) {
                match sums.last_mut() {
                    Some((vendor, sum)) if *vendor == deal.vendor => *sum += deal.size,
                    _ => sums.push((deal.vendor, deal.size)),
                }
            }
            sums
        })
    }

    /// What a row announced in these years adds: 1, or its value; nothing if it is
    /// no deal that counts.
    fn size_of_deal(&self, row: RowId, dates: &RangeInclusive<i32>) -> Option<f64> {
        let columns = self.store.contracts.columns();
        let index = row.index();
        let year = columns.date(row)?.year();
        let counts = columns.stage[index].is_deal()
            && dates.contains(&year)
            && columns.domains[index].speaks_for(self.ground.params.domain)
            && columns.generations[index].meets(self.ground.params.generations)
            && self.ground.params.evidence.admits(columns.evidence[index])
            && columns.share_pct.get(index) != Some(0.0);
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
        let mut sizes = vec![0.0; self.store.vendors.len()];
        for operator in self.operators_in(countries) {
            for (vendor, size) in self.deal_sums(operator, year).iter() {
                sizes[vendor.index()] += size;
            }
        }
        let total: f64 = sizes.iter().sum();
        if total <= 0.0 {
            return Estimate::nothing();
        }
        let mut sums = Sums::new(self.store.vendors.len());
        for (vendor, size) in self.store.vendor_ids().zip(sizes) {
            let part = size / total;
            let figures = Figures { low: part, published: part, mid: part, high: part };
            sums.add(vendor, figures);
            if self.group[vendor.index()] {
                sums.group = sums.group + figures;
            }
        }
        self.conclude(Status::Share, &sums)
    }
}
