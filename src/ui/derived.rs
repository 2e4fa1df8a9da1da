//! What is derived from the state: each worked out when somebody looks at it,
//! and passed on only where it differs.

use super::load::{Loaded, owners};
use super::memo::{Memo, always, memo};
use super::react::{after_paint, effect};
use super::state::Asked;
use super::turns::TURN;
use crate::browser::timing;
use crate::estimate::Groundwork;
use crate::figure::Answer;
use crate::figure::answer::{Series, SeriesWork, estimator_on};
use crate::figure::evidence::{EvidencePanel, evidence_by};
use crate::figure::headline::Headline;
use crate::figure::initiatives::counts;
use crate::figure::operator_page::{OperatorPage, operator_page};
use crate::figure::operators::owner;
use crate::figure::swaps::{self, Swap};
use crate::figure::world_map::MapView;
use crate::query::{Filter, Language, MapLayer, RowFilter, RowWords, View};
use crate::text::Texts;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// What every estimate rests on, for the data and the parameters of the question.
fn ground(
    loaded: RwSignal<Option<Loaded>>,
    question: Memo<Filter>,
) -> Memo<Option<Arc<Groundwork>>> {
    let params = memo(move |_| question.read().params());
    // Made anew only for other data or parameters, and then it always differs.
    always(move |_| Some(loaded.get()?.ground(params.get())))
}

/// The question, answered.
pub(super) fn asked(
    loaded: RwSignal<Option<Loaded>>,
    question: Memo<Filter>,
) -> Memo<Option<Arc<Asked>>> {
    let ground = ground(loaded, question);
    memo(move |_| {
        let (loaded, question, ground) = (loaded.get()?, question.get(), ground.get()?);
        let start = timing::now();
        let estimator = estimator_on(loaded.store(), &question, ground.clone());
        let answer = Arc::new(Answer::new(&estimator, &question));
        timing::detail("atlas: answer", start);
        Some(Arc::new(Asked { loaded, question, answer, ground }))
    })
}

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

/// The estimates of every year: of all that is chosen together, and side by
/// side of each place. Moving from year to year leaves them as they are. Nothing
/// while they are being worked out, which at a million rows takes several turns.
pub(super) fn series(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
) -> Memo<Option<Arc<Series>>> {
    let question = memo(move |_| {
        let asked = asked.get()?;
        let newest = asked.loaded.store().newest_year();
        let by_place = look.read().view == View::Compare;
        Some((asked.loaded.clone(), Series::question(&asked.question, newest), by_place))
    });
    let (turn, under_way) = (RwSignal::new(()), StoredValue::new(None));
    memo(move |_| {
        turn.track();
        let wanted = question.get()?;
        let start = timing::now();
        let ground = asked.get_untracked()?.ground.clone();
        let (loaded, question, by_place) = &wanted;
        let estimator = estimator_on(loaded.store(), question, ground);
        // Of another question nothing is of use.
        let begun = under_way.try_update_value(Option::take).flatten();
        let begun = begun.filter(|(of, _)| *of == wanted).map(|(_, work)| work);
        let mut work =
            begun.unwrap_or_else(|| SeriesWork::new(loaded.store(), question, *by_place));
        while work.step(&estimator) {
            if timing::now() - start > TURN {
                under_way.set_value(Some((wanted, work)));
                set_timeout(move || turn.set(()), Duration::ZERO);
                return None;
            }
        }
        timing::detail("atlas: series", start);
        Some(Arc::new(work.finish()))
    })
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

/// What the map shows. It does not depend on which places are chosen, since the
/// map is where they are chosen.
pub(super) fn map(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<MapView>>> {
    let question = memo(move |_| {
        let asked = asked.get()?;
        let look = look.read();
        let question = Filter {
            places: Vec::new(),
            map: look.map,
            map_vendor: look.map_vendor.clone(),
            categories: look.categories.clone(),
            ..asked.question.clone()
        };
        // A what-if is about the places chosen.
        let supposed = asked.question.is_scenario().then(|| asked.question.clone());
        Some((asked.loaded.clone(), question, supposed, asked.answer.year))
    });
    memo(move |_| {
        let (loaded, filter, supposed, year) = question.get()?;
        let ground = asked.get_untracked()?.ground.clone();
        let estimator = estimator_on(loaded.store(), supposed.as_ref().unwrap_or(&filter), ground);
        let texts = Texts::for_language(language.get());
        let later = loaded_later.get().filter(|_| filter.map == MapLayer::Beyond);
        let counts = later.map(|it| counts(it.store(), loaded.store(), &filter, year));
        let counts = counts.unwrap_or_default();
        Some(Arc::new(MapView::new(&estimator, &filter, texts, year, &counts)))
    })
}

/// The operator that the filter names, in full.
pub(super) fn open_operator(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<OperatorPage>>> {
    memo(move |_| {
        let asked = asked.get()?;
        let filter = asked.filter(&look.read());
        filter.operator.as_ref()?;
        let estimator = estimator_on(asked.loaded.store(), &filter, asked.ground.clone());
        let texts = Texts::for_language(language.get());
        let later = loaded_later.get();
        let owners = owners(later.as_ref());
        operator_page(&estimator, &filter, texts, owners, asked.answer.year).map(Arc::new)
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
    let last_of = StoredValue::new(None::<Loaded>);
    let (turn, under_way) = (RwSignal::new(()), StoredValue::new(None));
    memo(move |before: Option<&Arc<RowFilter>>| {
        turn.track();
        let start = timing::now();
        let asked = (loaded.get(), loaded_later.get(), question.get(), words.get());
        let (loaded, later, question, words) = &asked;
        let is_same = last_of.with_value(|last| last == loaded);
        last_of.set_value(loaded.clone());
        let before = before.filter(|_| is_same);
        let Some(store) = loaded.as_ref().map(Loaded::store) else { return Arc::default() };
        let begun = under_way.try_update_value(Option::take).flatten();
        let begun = begun.filter(|(of, _)| *of == asked).map(|(_, rows)| rows);
        let mut rows = begun.unwrap_or_else(|| {
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
        while rows.step(store) {
            if timing::now() - start > TURN {
                let before = before.cloned().unwrap_or_default();
                under_way.set_value(Some((asked, rows)));
                set_timeout(move || turn.set(()), Duration::ZERO);
                return before;
            }
        }
        timing::detail("atlas: filter", start);
        Arc::new(rows)
    })
}
