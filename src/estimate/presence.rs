//! Which vendors are there (section 2, second half, and section 3): for one
//! operator, generation and year, each vendor is open, leaving or not there.

use super::facts::{Fact, StatedPart};
use super::{Estimator, Params};
use crate::domain::contract::{Closing, Stage, StageSet};
use crate::domain::date::Day;
use crate::domain::id::{OperatorId, RowId, VendorId};
use crate::domain::network::Generation;
use crate::order;

/// A vendor that is there, wholly or still in part.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// The vendor.
    pub vendor: VendorId,
    /// 1 if nothing has ended it, less as it fades out: 0 < factor ≤ 1.
    pub factor: f64,
    /// When its end began; nothing while it is open.
    pub leaving_since: Option<Day>,
    /// The part of the operator's network that a source states, 0 to 1.
    pub stated: Option<f64>,
    /// While it is leaving, its closing rows, from which the factor follows.
    pub endings: Vec<RowId>,
    /// The rows behind it: its supply rows, or where it has none the closing
    /// rows that show that it was there (section 10).
    pub rows: Vec<RowId>,
}

/// The day an estimate looks from, and what counts on it.
struct Moment {
    end: Day,
    /// The last day before the years that count.
    before: Day,
    /// The last day on which a report tells of the past.
    told: Day,
    phase_out: f64,
    counted: StageSet,
}

/// A row that says that a vendor leaves, or has left.
struct Ending {
    vendor: VendorId,
    day: Day,
    /// The swap is finished, or nothing is left.
    is_done: bool,
    /// Shows, in the window, that the vendor was there.
    shows: bool,
    row: RowId,
}

/// A stated part of the network.
struct Statement {
    vendor: VendorId,
    day: Day,
    part: f64,
}

/// What the rows of an operator say in one generation, sorted by vendor.
#[derive(Default)]
struct Testimony<'f> {
    /// Rows that say that their vendor supplies the operator.
    supplies: Vec<&'f Fact>,
    endings: Vec<Ending>,
    statements: Vec<Statement>,
}

/// Puts a list in order; equals stay as they stand. Facts come sorted by vendor
/// and day, so it mostly is.
fn put_in_order<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    if !list.is_sorted_by_key(&key) {
        order::by(list, |a, b| key(a).cmp(&key(b)));
    }
}

impl Moment {
    fn in_window(&self, fact: &Fact) -> bool {
        self.before < fact.day && fact.day <= self.end
    }

    /// How a fact tells of supply: dated, undated, or not at all.
    fn supply(&self, fact: &Fact) -> Option<bool> {
        if fact.part == StatedPart::Zero {
            return None;
        }
        let partly_removed = fact.stage == Stage::Removal && fact.closing == Closing::Part;
        let tells = self.counted.contains(fact.stage) || partly_removed;
        if !fact.day.is_dated() {
            return tells.then_some(false);
        }
        // Who names the standing supplier, or one taken out, says that it was
        // there before: so the past is told with today's knowledge.
        let looks_back = fact.stage.is_report() && fact.day > self.end && fact.day <= self.told;
        (tells && self.in_window(fact) || looks_back).then_some(true)
    }

    /// Whether a closing row ends what a supply row tells: a report that the
    /// vendor is still there does not stop its leaving, a new deal does.
    fn hits(&self, ending: &Ending, supply: &Fact) -> bool {
        supply.day <= ending.day
            || supply.stage.is_report()
                && ending.day.is_dated()
                && supply.day.years_since(ending.day) <= self.phase_out
    }
}

impl Estimator<'_> {
    /// The vendors that are there, in the order of their ids. Unnamed vendors
    /// are dropped where one they may stand for is there.
    #[must_use]
    pub fn presences(
        &self,
        operator: OperatorId,
        generation: Generation,
        year: i32,
    ) -> Vec<Presence> {
        let Params { window, phase_out, .. } = self.ground.params;
        #[expect(clippy::cast_possible_truncation, reason = "at most some dozens of years")]
        let whole_years = phase_out.floor() as i32;
        let moment = Moment {
            end: Day::end_of_year(year),
            before: Day::end_of_year(year - window),
            told: Day::end_of_year(year + whole_years),
            phase_out,
            counted: self.ground.params.extra_stages.counted(),
        };
        let mut testimony = Testimony::default();
        // An undated row fills a gap and never outweighs a date.
        let mut undated = Vec::new();
        for facts in self.facts_at(operator, year) {
            for fact in facts.iter().filter(|fact| fact.speaks_for(generation, year)) {
                let supply = moment.supply(fact);
                match supply {
                    Some(true) => testimony.supplies.push(fact),
                    Some(false) => undated.push(fact),
                    None => {}
                }
                let is_removed = fact.stage == Stage::Removal && moment.in_window(fact);
                if fact.part == StatedPart::Some && (supply == Some(true) || is_removed) {
                    testimony.statements.push(self.statement(fact));
                }
                if fact.may_end() {
                    self.endings(&moment, fact, &mut testimony.endings);
                }
            }
        }
        if testimony.supplies.is_empty() {
            let stated = undated.iter().filter(|fact| fact.part == StatedPart::Some);
            testimony.statements.extend(stated.map(|fact| self.statement(fact)));
            testimony.supplies = undated;
        }
        testimony.put_in_order();
        let mut presences = testimony.presences(&moment);
        self.drop_unnamed(&mut presences);
        presences
    }

    /// The part that `fact` states.
    fn statement(&self, fact: &Fact) -> Statement {
        let share = self.store.contracts.columns().share_pct.get(fact.row.index());
        let part = share.unwrap_or_default() / 100.0;
        Statement { vendor: fact.vendor, day: fact.day, part }
    }

    /// Adds what `fact` says of vendors that leave: its own, or those whose
    /// gear it replaces.
    fn endings(&self, moment: &Moment, fact: &Fact, endings: &mut Vec<Ending>) {
        // An undated row is older than any day, so it is not after the end.
        if fact.closing == Closing::Part || fact.day > moment.end {
            return;
        }
        let is_counted = moment.counted.contains(fact.stage);
        let (in_window, finished) = (moment.in_window(fact), fact.closing == Closing::Done);
        if fact.stage == Stage::Removal || is_counted && fact.part == StatedPart::Zero {
            let is_zero = fact.part == StatedPart::Zero;
            endings.push(Ending {
                vendor: fact.vendor,
                day: fact.day,
                is_done: finished || is_zero,
                shows: fact.stage == Stage::Removal && !is_zero && in_window,
                row: fact.row,
            });
        }
        if is_counted && fact.replaces {
            let replaced = self.store.contracts.columns().replaced(fact.row).iter();
            for vendor in replaced.copied().filter(|vendor| *vendor != fact.vendor) {
                let (day, row) = (fact.day, fact.row);
                let ending = Ending { vendor, day, is_done: finished, shows: in_window, row };
                endings.push(ending);
            }
        }
    }

    fn drop_unnamed(&self, presences: &mut Vec<Presence>) {
        for (unnamed, may_be) in &self.ground.unnamed {
            let told_twice = presences.iter().any(|presence| may_be.contains(&presence.vendor));
            if told_twice {
                presences.retain(|presence| presence.vendor != *unnamed);
            }
        }
    }
}

impl Testimony<'_> {
    fn put_in_order(&mut self) {
        put_in_order(&mut self.supplies, |supply| supply.vendor);
        put_in_order(&mut self.statements, |statement| statement.vendor);
        put_in_order(&mut self.endings, |ending| (ending.vendor, ending.day));
    }

    fn presences(&self, moment: &Moment) -> Vec<Presence> {
        let supplied = self.supplies.chunk_by(|a, b| a.vendor == b.vendor);
        let mut vendors: Vec<VendorId> = supplied.map(|supplies| supplies[0].vendor).collect();
        vendors.extend(self.endings.iter().map(|ending| ending.vendor));
        put_in_order(&mut vendors, |vendor| *vendor);
        vendors.dedup();
        vendors.into_iter().filter_map(|vendor| self.presence(moment, vendor)).collect()
    }

    fn presence(&self, moment: &Moment, vendor: VendorId) -> Option<Presence> {
        let supplies = group(&self.supplies, vendor, |supply| supply.vendor);
        let endings = group(&self.endings, vendor, |ending| ending.vendor);
        let rows = if supplies.is_empty() {
            endings.iter().filter(|ending| ending.shows).map(|ending| ending.row).collect()
        } else {
            supplies.iter().map(|supply| supply.row).collect()
        };
        let leaving_since = match end_of(moment, supplies, endings)? {
            End::Open => None,
            End::Began(day) => Some(day),
        };
        let factor = match leaving_since {
            None => 1.0,
            Some(since) => remaining(moment, endings, since)?,
        };
        let stated = self.stated(moment, vendor);
        let ended = leaving_since.map_or(&[][..], |_| endings);
        let endings = ended.iter().map(|ending| ending.row).collect();
        Some(Presence { vendor, factor, leaving_since, stated, endings, rows })
    }

    /// The newest statement up to the day looked from, else the oldest after
    /// it; of two on one day the larger.
    fn stated(&self, moment: &Moment, vendor: VendorId) -> Option<f64> {
        let statements = group(&self.statements, vendor, |statement| statement.vendor);
        let up_to_now = statements.iter().filter(|statement| statement.day <= moment.end);
        let newest = up_to_now.max_by(|a, b| a.day.cmp(&b.day).then(a.part.total_cmp(&b.part)));
        let chosen = newest.or_else(|| {
            statements.iter().min_by(|a, b| a.day.cmp(&b.day).then(b.part.total_cmp(&a.part)))
        });
        chosen.map(|statement| statement.part)
    }
}

enum End {
    /// A supply row is hit by no closing row.
    Open,
    /// The end began on this day, which may be undated.
    Began(Day),
}

/// When the end of a vendor began; nothing if no row says that it was there.
fn end_of(moment: &Moment, supplies: &[&Fact], endings: &[Ending]) -> Option<End> {
    if supplies.is_empty() {
        // What is taken out was there.
        return endings.iter().find(|ending| ending.shows).map(|ending| End::Began(ending.day));
    }
    let mut latest = Day::UNDATED;
    for supply in supplies {
        // Endings are sorted by day, and where one hits all later ones do: the
        // first that hits is the earliest. A second report of one swap does not
        // restart the clock.
        let first = endings.partition_point(|ending| !moment.hits(ending, supply));
        match endings.get(first) {
            Some(ending) => latest = latest.max(ending.day),
            None => return Some(End::Open),
        }
    }
    Some(End::Began(latest))
}

/// What is left of a vendor whose end began on `since`; nothing if it is gone.
fn remaining(moment: &Moment, endings: &[Ending], since: Day) -> Option<f64> {
    let finished = endings.iter().any(|ending| ending.is_done && ending.day >= since);
    if !since.is_dated() || finished {
        return None;
    }
    let years = moment.end.years_since(since);
    (years < moment.phase_out).then(|| 1.0 - years / moment.phase_out)
}

/// The entries of one vendor in a list that is sorted by vendor.
fn group<T>(list: &[T], vendor: VendorId, of: impl Fn(&T) -> VendorId) -> &[T] {
    let start = list.partition_point(|entry| of(entry) < vendor);
    let length = list[start..].partition_point(|entry| of(entry) == vendor);
    &list[start..start + length]
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::domain::network::GenerationSet;

    #[test]
    fn where_an_ending_hits_all_later_ones_do() {
        let moment = Moment {
            end: Day::end_of_year(2024),
            before: Day::end_of_year(2014),
            told: Day::end_of_year(2029),
            phase_out: 5.0,
            counted: StageSet::default(),
        };
        let days = || std::iter::once(Day::UNDATED).chain((2000..2030).map(Day::end_of_year));
        let (vendor, row) = (VendorId::from_index(0).unwrap(), RowId::from_index(0).unwrap());
        let stages = [Stage::Supplier, Stage::Contract];
        for (day, stage) in days().flat_map(|day| stages.map(|stage| (day, stage))) {
            let supply = Fact {
                row,
                vendor,
                day,
                stage,
                generations: GenerationSet::default(),
                closing: Closing::default(),
                replaces: false,
                part: StatedPart::Unstated,
            };
            let hits = days().map(|day| {
                moment.hits(&Ending { vendor, day, is_done: false, shows: true, row }, &supply)
            });
            assert!(hits.is_sorted(), "a supply of {day:?}, {stage:?}");
        }
    }
}
