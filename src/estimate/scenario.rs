//! A what-if: the same evidence, with vendors taken out, operators merged, or
//! an operator split as somebody assumes. Not part of the method.
//!
//! The rules, for the countries that a scenario is about:
//!
//! 1. A merged operator hands its customers over: its weight is added to that
//!    of the operator it is merged into, whose suppliers then serve them too.
//! 2. An assumed split takes the place of what the rows say. It proves nothing:
//!    the parts are estimates, with a `low` of 0.
//! 3. What a vendor that is taken out had at an operator goes to the other
//!    vendors there, to each in proportion to its part. Where there is no other,
//!    it is unknown who would have it.
//!
//! They change estimates only. What rows say, and what is counted from them,
//! stays as it is.

use super::{Contribution, Estimator, Figures};
use crate::domain::id::{CountryId, OperatorId, VendorId};
use crate::order;

/// What is supposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// The countries it is about.
    pub countries: Vec<CountryId>,
    /// Vendors that are taken out.
    pub banned: Vec<VendorId>,
    /// Operators that are merged, each with the one it goes into.
    pub merged: Vec<(OperatorId, OperatorId)>,
    /// Operators with the parts of their vendors, fractions from 0 to 1.
    pub splits: Vec<(OperatorId, Vec<(VendorId, f64)>)>,
}

impl Scenario {
    /// Whether nothing is supposed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.banned.is_empty() && self.merged.is_empty() && self.splits.is_empty()
    }

    /// Whether a vendor that is taken out has a part of an operator.
    #[must_use]
    pub fn exposes(&self, contribution: &Contribution) -> bool {
        let parts = &contribution.split.vendors;
        parts.iter().any(|(vendor, figures)| self.banned.contains(vendor) && figures.mid > 0.0)
    }
}

impl Estimator<'_> {
    /// Whether anything is supposed of a country.
    #[must_use]
    pub fn supposes(&self, country: CountryId) -> bool {
        self.scenario.as_ref().is_some_and(|scenario| scenario.countries.contains(&country))
    }

    /// Whether a vendor is taken out of a country.
    pub(super) fn is_taken_out(&self, country: CountryId, vendor: VendorId) -> bool {
        let scenario = self.scenario.as_ref().filter(|it| it.countries.contains(&country));
        scenario.is_some_and(|scenario| scenario.banned.contains(&vendor))
    }

    /// What a country's operators would be in the scenario.
    pub(super) fn supposed(
        &self,
        country: CountryId,
        mut contributions: Vec<Contribution>,
    ) -> Vec<Contribution> {
        let Some(scenario) = &self.scenario else { return contributions };
        if !scenario.countries.contains(&country) {
            return contributions;
        }
        for (taken, into) in &scenario.merged {
            merge(&mut contributions, *taken, *into);
        }
        for Contribution { weighted, split } in &mut contributions {
            let assumed = scenario.splits.iter().find(|(id, _)| *id == weighted.operator);
            if let Some((_, parts)) = assumed {
                split.vendors = parts.iter().map(|(id, part)| (*id, assumption(*part))).collect();
                order::by(&mut split.vendors, |a, b| a.0.cmp(&b.0));
            }
            ban(&mut split.vendors, &scenario.banned);
            let members = split.vendors.iter().filter(|(vendor, _)| self.group[vendor.index()]);
            let group: Figures = members.map(|(_, figures)| *figures).sum();
            split.group = Figures { high: group.high.min(1.0), ..group };
        }
        contributions
    }
}

/// Adds the weight of one operator to that of another. Does nothing where one
/// of them does not weigh.
fn merge(contributions: &mut Vec<Contribution>, taken: OperatorId, into: OperatorId) {
    let place = |id: OperatorId| {
        contributions.iter().position(|contribution| contribution.weighted.operator == id)
    };
    if let (Some(from), Some(to), false) = (place(taken), place(into), taken == into) {
        contributions[to].weighted.weight += contributions[from].weighted.weight;
        contributions.remove(from);
    }
}

/// A part that somebody assumes.
fn assumption(part: f64) -> Figures {
    Figures { low: 0.0, published: 0.0, mid: part, high: part }
}

/// Takes vendors out of an operator, and gives what they had to the others.
fn ban(vendors: &mut Vec<(VendorId, Figures)>, banned: &[VendorId]) {
    let is_banned = |vendor: &VendorId| banned.contains(vendor);
    let sum = |of: &dyn Fn(&VendorId) -> bool| -> f64 {
        vendors.iter().filter(|(id, _)| of(id)).map(|(_, figures)| figures.mid).sum()
    };
    let (freed, left) = (sum(&is_banned), sum(&|id| !is_banned(id)));
    vendors.retain(|(vendor, _)| !is_banned(vendor));
    if freed <= 0.0 || left <= 0.0 {
        return;
    }
    for (_, figures) in vendors {
        let more = freed * figures.mid / left;
        figures.mid += more;
        // Each may have got all of it.
        figures.high = (figures.high + freed).min(1.0).max(figures.mid);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn vendor(id: u16) -> VendorId {
        VendorId::from_index(usize::from(id)).unwrap()
    }

    fn mids(vendors: &[(VendorId, Figures)]) -> Vec<f64> {
        vendors.iter().map(|(_, figures)| figures.mid).collect()
    }

    #[test]
    fn what_is_freed_goes_to_the_others_in_proportion() {
        let part = |id, mid| (vendor(id), assumption(mid));
        let mut vendors = vec![part(0, 0.5), part(1, 0.3), part(2, 0.1)];
        ban(&mut vendors, &[vendor(0)]);
        let [one, other] = mids(&vendors)[..] else { panic!("two are left") };
        assert!((one - 0.675).abs() < 1e-12 && (other - 0.225).abs() < 1e-12);
        // What was unattributed stays so.
        assert!((one + other - 0.9).abs() < 1e-12);
    }

    #[test]
    fn where_nobody_is_left_nobody_is_known() {
        let mut vendors = vec![(vendor(3), assumption(1.0))];
        ban(&mut vendors, &[vendor(3)]);
        assert!(vendors.is_empty());
    }

    #[test]
    fn who_is_not_there_changes_nothing() {
        let mut vendors = vec![(vendor(3), assumption(0.4))];
        ban(&mut vendors, &[vendor(1)]);
        assert_eq!(mids(&vendors), [0.4]);
    }
}
