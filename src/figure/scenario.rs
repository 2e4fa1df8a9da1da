//! What a what-if comes to, beside what the evidence says.

use super::{Twin, names};
use crate::domain::id::{OperatorId, VendorId};
use crate::estimate::{Contribution, Estimate, Estimator, Figures};
use crate::figure::answer::{Answer, scenario};
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;
use crate::text::scenario::Exposed;

/// Id of the table.
pub const ID: &str = "scenario";

/// Everything that is supposed, in words; empty for nothing. With `of_evidence`
/// to count only some evidence is to suppose something.
#[must_use]
pub fn supposed(store: &Store, filter: &Filter, texts: &Texts, of_evidence: bool) -> String {
    let words = &texts.scenario;
    let scenario = scenario(store, filter);
    let vendor = |id: &VendorId| names::vendor(store, texts, *id);
    let operator = |id: &OperatorId| store.operators[id.index()].name.as_str();
    let mut said = Vec::new();
    if !scenario.banned.is_empty() {
        let vendors: Vec<String> = scenario.banned.iter().map(vendor).collect();
        said.push((words.banned)(&(texts.list)(&vendors)));
    }
    let mergers = scenario.merged.iter();
    said.extend(mergers.map(|(taken, into)| (words.merger)(operator(taken), operator(into))));
    said.extend(scenario.splits.iter().map(|(id, parts)| {
        let parts = parts
            .iter()
            .map(|(id, part)| format!("{} {}", vendor(id), texts.numerals.percent(*part)));
        (words.split)(operator(id), &parts.collect::<Vec<_>>().join(", "))
    }));
    if of_evidence && !filter.evidence.is_empty() {
        let kinds: Vec<&str> = filter.evidence.iter().map(texts.evidence_name).collect();
        said.push((words.only)(&kinds.join(", ")));
    }
    said.join("; ")
}

/// Whether something in the address cannot be supposed in the places chosen.
#[must_use]
pub fn is_refused(store: &Store, filter: &Filter) -> bool {
    let scenario = scenario(store, filter);
    let told = scenario.banned.len() + scenario.merged.len() + scenario.splits.len();
    told < filter.banned.len() + filter.merged.len() + filter.splits.len()
}

/// What a what-if comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The numbers by the evidence, in the scenario, and their differences.
    pub twin: Twin,
    /// Where vendors that are taken out have a part, and where other suppliers are
    /// supposed than the evidence says, each in a sentence; no sentence for nowhere.
    pub exposed: Vec<String>,
}

/// What the scenario of a filter comes to. `base` knows nothing of it, `then`
/// all; the answer is in it.
#[must_use]
pub fn outcome(
    base: &Estimator<'_>,
    then: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
) -> Outcome {
    let twin = numbers(base, filter, texts, answer);
    Outcome { twin, exposed: exposed(base, then, filter, texts, answer) }
}

fn numbers(base: &Estimator<'_>, filter: &Filter, texts: &Texts, answer: &Answer) -> Twin {
    let store = base.store();
    let words = &texts.scenario;
    let now = base.place(&answer.whole.place.countries, answer.year);
    let then = &answer.whole.estimate;
    let mut twin =
        Twin { head: words.heads.map(str::to_owned).into(), labels: 1, rows: Vec::new() };
    let mut add = |cells: [String; 4]| twin.rows.push((String::new(), cells.into()));
    let leader = |estimate: &Estimate| {
        let leader = estimate.leader.map(|leader| names::vendor(store, texts, leader));
        leader.unwrap_or_else(|| texts.unknown.to_owned())
    };
    add([words.leader.to_owned(), leader(&now), leader(then), String::new()]);
    let numerals = &texts.numerals;
    let scenario = scenario(store, filter);
    let removed = scenario.banned.iter().map(|id| names::vendor(store, texts, *id));
    let removed: Vec<String> = removed.collect();
    let mut share = |name: String, of: &dyn Fn(&Estimate) -> Figures| {
        let figures = [&now, then].map(|estimate| (of(estimate), estimate));
        let [before, after] = figures.map(|(figures, estimate)| {
            let is_out =
                figures.mid <= 0.0 && removed.contains(&name) && std::ptr::eq(estimate, then);
            let possible = if is_out { 0.0 } else { estimate.possible(figures) };
            let range = numerals.percent_range(figures.low, possible);
            format!("{} ({range})", numerals.percent(figures.mid))
        });
        let [before_mid, after_mid] = figures.map(|(figures, _)| figures.mid);
        // The difference of the numbers that stand there.
        let change = (after_mid * 100.0).round() - (before_mid * 100.0).round();
        add([name, before, after, numerals.signed(change)]);
    };
    for (slug, vendor) in &answer.shown {
        let name = names::vendor_by_slug(store, texts, slug);
        share(name, &|estimate| vendor.map(|vendor| estimate.of(vendor)).unwrap_or_default());
    }
    share(texts.other_vendors.to_owned(), &|estimate| estimate.group);
    let mut plain = |name: &str, of: &dyn Fn(&Estimate) -> Option<f64>, decimals: u32| {
        let [before, after] = [of(&now), of(then)];
        let told = |number: Option<f64>| {
            number.map_or_else(|| "–".to_owned(), |number| numerals.decimal(number, decimals))
        };
        let scale = f64::from(10_u32.pow(decimals));
        let rounded = |number: f64| (number * scale).round() / scale;
        let change = before.zip(after).map(|(before, after)| rounded(after) - rounded(before));
        let change = change.map(|change| match decimals {
            0 => numerals.signed(change),
            _ => numerals.decimal(change, decimals),
        });
        add([name.to_owned(), told(before), told(after), change.unwrap_or_default()]);
    };
    let percent = |estimate: &Estimate| Some(estimate.unknown * 100.0);
    plain(&format!("{}, %", texts.unknown), &percent, 0);
    plain(texts.compare.hhi, &|estimate| estimate.hhi, 0);
    plain(texts.compare.effective, &Estimate::effective_vendors, 1);
    let bounds = [&now, then].map(|estimate| {
        let bounds = estimate.hhi_range().map(<[f64; 2]>::from);
        let bounds = bounds.map(|ends| ends.map(|end| numerals.decimal(end, 0)).join("–"));
        bounds.unwrap_or_else(|| "–".to_owned())
    });
    let [before, after] = bounds;
    let name = format!("{}: {}", texts.compare.hhi, texts.findings.range);
    twin.rows.push((String::new(), vec![name, before, after, String::new()]));
    twin
}

fn exposed(
    base: &Estimator<'_>,
    then: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    answer: &Answer,
) -> Vec<String> {
    let scenario = scenario(base.store(), filter);
    let (mut taken_out, mut supposed) = (Reach::default(), Reach::default());
    let (mut operators, year) = (0, answer.year);
    for (country, weight) in base.population_weights(&answer.whole.place.countries) {
        let people = base.store().countries[country.index()].population.unwrap_or(0.0);
        let after = then.contributions(country, year);
        for before in base.contributions(country, year) {
            operators += 1;
            if scenario.exposes(&before) {
                taken_out.add(&before, weight, people);
            }
            // An operator that goes into another has no suppliers of its own.
            let same = after.iter().any(|after| {
                after.weighted.operator == before.weighted.operator
                    && after.split.vendors == before.split.vendors
            });
            if !same {
                supposed.add(&before, weight, people);
            }
        }
    }
    let others = !scenario.merged.is_empty()
        || !scenario.splits.is_empty()
        || then.params().evidence != base.params().evidence;
    let words = &texts.scenario;
    let said = [(words.exposed, taken_out), (words.changed, supposed)];
    let said = said.into_iter().take(1 + usize::from(others));
    said.filter(|(_, reach)| reach.operators > 0)
        .map(|(say, reach)| say(&reach.told(operators, texts)))
        .collect()
}

/// Some operators of a place, and whom they serve.
#[derive(Default)]
struct Reach {
    operators: usize,
    /// Their part of the market, from 0 to 1.
    part: f64,
    people: f64,
}

impl Reach {
    /// Adds an operator of a country that has this weight in the place, and as
    /// many people.
    fn add(&mut self, operator: &Contribution, weight: f64, people: f64) {
        self.operators += 1;
        self.part += weight * operator.weighted.weight;
        self.people += people * operator.weighted.weight;
    }

    fn told(&self, all: usize, texts: &Texts) -> Exposed {
        let numerals = &texts.numerals;
        Exposed {
            operators: numerals.whole(self.operators),
            of: numerals.whole(all),
            part: numerals.percent(self.part),
            millions: numerals.decimal(self.people / 1e6, u32::from(self.people < 1e7)),
        }
    }
}
