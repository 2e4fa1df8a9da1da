//! What is derived from the state: each worked out when somebody looks at it,
//! and passed on only where it differs.

use super::load::{HeldLoosely, Loaded, owners};
use super::memo::{Memo, always, in_steps, memo};
use super::react::{after_paint, effect};
use super::state::Asked;
use super::turns::TURN;
use crate::browser::timing;
use crate::figure::answer::estimator_on;
use crate::figure::evidence::{EvidencePanel, evidence_by};
use crate::figure::headline::Headline;
use crate::figure::operators::owner;
use crate::figure::swaps::{self, Swap};
use crate::query::{Filter, Language, RowFilter, RowWords, View};
use crate::text::Texts;
use leptos::prelude::*;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

/// The words above the figures: the finding; of a story its title; of a parent
/// group that the view looks at, what that amounts to.
pub(super) fn headline(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Headline>> {
    memo(move |_| {
        let asked = asked.get()?;
        let (look, texts) = (look.read(), Texts::for_language(language.get()));
        if look.view == View::Story {
            return Headline::of_story(&loaded_later.get()?.store().story, texts);
        }
        let store = asked.loaded.store();
        let filter = asked.filter(&look);
        let later = loaded_later.get().filter(|_| look.view == View::Beyond);
        let later = later.as_ref().map(Loaded::store);
        let year = asked.answer.year;
        if let Some(told) = Headline::of_view(store, later, (&filter, look.view), texts, year) {
            return Some(told);
        }
        let headline = Headline::new(store, &filter, texts, &asked.answer);
        if look.view != View::Operators || look.owner.is_none() {
            return Some(headline);
        }
        let estimator = estimator_on(store, &filter, asked.ground.clone());
        let later = loaded_later.get();
        let group = owner(&estimator, &filter, texts, owners(later.as_ref()), asked.answer.year);
        let told = group.map(|[title, measure]| Headline { title, measure, ..Headline::default() });
        Some(told.unwrap_or(headline))
    })
}

/// The same a frame later; at first and for another view at once, so that the
/// page comes as a whole and no figure is made of what was asked before.
pub(super) fn following(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
) -> RwSignal<Option<Arc<Asked>>> {
    let later = RwSignal::new(None);
    let shown = StoredValue::new(None);
    effect(move || {
        let (now, view) = (asked.get(), look.read().view);
        let is_other = shown.with_value(|shown| *shown != Some(view));
        shown.set_value(Some(view));
        if later.with_untracked(|later| *later == now) {
            return;
        }
        if later.read_untracked().is_none() || is_other {
            later.set(now);
        } else {
            after_paint(move || later.set(asked.get_untracked()));
        }
    });
    later
}

/// The filter as it is a frame later.
pub(super) fn settled(filter: RwSignal<Filter>) -> RwSignal<Filter> {
    let later = RwSignal::new(filter.get_untracked());
    effect(move || {
        filter.track();
        after_paint(move || later.set(filter.get_untracked()));
    });
    later
}

/// Who replaced whom in the places chosen.
pub(super) fn swaps(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
) -> Memo<Option<Arc<Vec<Swap>>>> {
    always(move |_| {
        let asked = asked.get()?;
        let filter = asked.filter(&look.read());
        Some(Arc::new(swaps::swaps(asked.loaded.store(), &filter, asked.answer.year)))
    })
}

/// What opens for the mark that the filter names.
pub(super) fn evidence(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<EvidencePanel>>> {
    memo(move |_| {
        let asked = asked.get()?;
        let filter = asked.filter(&look.read());
        if filter.mark.is_empty() {
            return None;
        }
        let estimator = estimator_on(asked.loaded.store(), &filter, asked.ground.clone());
        let texts = Texts::for_language(language.get());
        let later = loaded_later.get();
        let later = later.as_ref().unwrap_or(&asked.loaded);
        evidence_by(&estimator, later.store(), &filter, texts).map(Arc::new)
    })
}

/// The rows that pass, brought up to date from one filter to the next; begun
/// anew with other data. While a search goes on, which at a million rows takes
/// several turns, they stay as they were.
pub(super) fn row_filter(
    loaded: RwSignal<Option<Loaded>>,
    loaded_later: RwSignal<Option<Loaded>>,
    question: Memo<Filter>,
    words: Memo<Option<Arc<RowWords>>>,
) -> Memo<Arc<RowFilter>> {
    let last_of = StoredValue::new(None::<HeldLoosely>);
    let (turn, under_way) = (RwSignal::new(()), StoredValue::new(None));
    memo(move |before: Option<&Arc<RowFilter>>| {
        turn.track();
        let start = timing::now();
        let asked = (loaded.get(), loaded_later.get(), question.get(), words.get());
        let (loaded, later, question, words) = &asked;
        let of = loaded.as_ref().map(Loaded::hold_loosely);
        let is_same = last_of.with_value(|last| *last == of);
        last_of.set_value(of);
        let before = before.filter(|_| is_same);
        let Some(store) = loaded.as_ref().map(Loaded::store) else { return Arc::default() };
        let begun = under_way.try_update_value(Option::take).flatten();
        let begun = begun.filter(|(of, _)| *of == asked).map(|(_, rows)| rows);
        let rows = begun.unwrap_or_else(|| {
            let mut rows = before.map(|before| (**before).clone()).unwrap_or_default();
            if let Some(words) = words {
                rows.speak(words);
            }
            rows.begin(store, question);
            // Until the table of owners has come nobody is known to be of a group.
            let owner = question.owner.as_deref().filter(|_| later.is_some());
            rows.keep_owner(store, owners(later.as_ref()), owner);
            rows
        });
        let is_over = || timing::now() - start > TURN;
        match in_steps(rows, &is_over, |rows| rows.step(store)) {
            ControlFlow::Break(rows) => {
                timing::detail("atlas: filter", start);
                Arc::new(rows)
            }
            ControlFlow::Continue(rows) => {
                under_way.set_value(Some((asked, rows)));
                set_timeout(move || turn.set(()), Duration::ZERO);
                before.cloned().unwrap_or_default()
            }
        }
    })
}
