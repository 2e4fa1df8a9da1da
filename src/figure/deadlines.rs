//! The deadlines that governments set, and what is still to go until then.

use super::policy_overlay::{dated, deadline_key, estimator_on, is_ahead};
use super::{Twin, names};
use crate::domain::network::{Domain, Generation, GenerationSet};
use crate::domain::record::{Policy, Stance};
use crate::estimate::{Estimator, Groundwork, Params, Status};
use crate::query::{Filter, Place};
use crate::store::Store;
use crate::text::Texts;
use std::sync::Arc;

/// The part of the network that a decision covers.
fn covered(params: Params, policy: &Policy) -> Params {
    let mut own = Params { generations: GenerationSet::default(), ..params };
    match policy.applies_to.as_str() {
        "core" => own.domain = Domain::Core,
        "ran" => own.domain = Domain::Ran,
        "5g" => {
            own.domain = Domain::Ran;
            own.generations.toggle(Generation::G5);
        }
        _ => {}
    }
    own
}

/// The deadlines of the places chosen, and how much is still to go in the part of
/// the network that each covers: those ahead, and those that have passed with
/// something still there.
#[must_use]
pub fn deadlines(store: &Store, filter: &Filter, texts: &Texts, year: i32) -> [Twin; 2] {
    let mut prepared: Vec<Estimator<'_>> = Vec::new();
    let (mut coming, mut passed) = (Vec::new(), Vec::new());
    for (policy, deadline) in dated(store, filter, year) {
        let Some(place) = Place::find(store, &policy.scope) else { continue };
        let is_ahead = is_ahead(deadline, year);
        // Who only restricts, or has decided nothing, lets gear stay.
        let is_to_go = matches!(policy.stance, Stance::Ban | Stance::PhaseOut);
        if !is_ahead && !is_to_go {
            continue;
        }
        let own = covered(filter.params(), policy);
        let known = prepared.iter().position(|estimator| *estimator.params() == own);
        let position = known.unwrap_or_else(|| {
            let ground = Arc::new(Groundwork::new(store, own));
            prepared.push(estimator_on(store, filter, ground));
            prepared.len() - 1
        });
        let estimator = &prepared[position];
        let estimate = estimator.place(&place.countries, year);
        let (mut with, mut known) = (0, 0);
        for country in &place.countries {
            for contribution in estimator.contributions(*country, year) {
                known += usize::from(contribution.split.is_known());
                with += usize::from(contribution.split.group.mid > 0.0);
            }
        }
        let whole = |count| texts.numerals.whole(count);
        let is_there = estimate.status == Status::Share && estimate.group.mid > 0.0;
        if !is_ahead && !is_there {
            continue;
        }
        let to_go = if !is_to_go {
            texts.beyond.nothing_to_go.to_owned()
        } else if estimate.status == Status::Share {
            let possible = estimate.possible(estimate.group);
            let range = texts.numerals.percent_range(estimate.group.low, possible);
            format!("{} ({range})", texts.numerals.percent(estimate.group.mid))
        } else {
            texts.unknown.to_owned()
        };
        let cells = vec![
            deadline.to_string(),
            names::by_code(store, texts, &policy.scope),
            names::stance(texts, policy),
            (texts.beyond.covers)(&policy.applies_to),
            policy.note.clone(),
            to_go,
            if is_to_go { (texts.beyond.of)(&whole(with), &whole(known)) } else { String::new() },
        ];
        let rows = if is_ahead { &mut coming } else { &mut passed };
        rows.push((deadline_key(policy), cells));
    }
    let head = texts.beyond.deadline_heads.map(str::to_owned);
    [coming, passed].map(|rows| Twin { head: head.clone().into(), labels: 5, rows })
}
