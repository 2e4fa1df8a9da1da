//! Answers to the question that may take several turns where there are a million
//! rows: each worked out when somebody looks at it.

use super::load::{Loaded, owners};
use super::memo::{Meanwhile, Memo, always, memo, worked_out};
use super::state::Asked;
use crate::estimate::{Estimator, Groundwork};
use crate::figure::Answer;
use crate::figure::answer::{Series, SeriesWork, as_of, estimator_on};
use crate::figure::concentration::{DomainEstimates, DomainWork};
use crate::figure::initiatives::counts;
use crate::figure::ladder::{self, DealLadder, LadderWork};
use crate::figure::matrix::{self, MatrixWork, OperatorMatrix};
use crate::figure::operator_page::{OperatorPage, OperatorWork};
use crate::figure::policy_overlay;
use crate::figure::world_map::MapView;
use crate::query::{Filter, Language, MapLayer, Place, View};
use crate::text::Texts;
use leptos::prelude::*;
use std::ops::ControlFlow;
use std::sync::Arc;

impl Asked {
    /// Another question to the same data, on the same ground.
    fn pose<R>(&self, rest: R) -> Posed<R> {
        Posed { loaded: self.loaded.clone(), ground: Arc::clone(&self.ground), rest }
    }
}

/// A question to the data, with what its estimates rest on.
#[derive(Clone)]
struct Posed<R> {
    loaded: Loaded,
    ground: Arc<Groundwork>,
    /// What is asked.
    rest: R,
}

impl<R> Posed<R> {
    /// An estimator for a filter with the parameters of the ground.
    fn estimator(&self, filter: &Filter) -> Estimator<'_> {
        estimator_on(self.loaded.store(), filter, Arc::clone(&self.ground))
    }
}

impl<R: PartialEq> PartialEq for Posed<R> {
    fn eq(&self, other: &Self) -> bool {
        self.loaded == other.loaded && self.rest == other.rest
    }
}

/// While an answer to a question is worked out the one before stands, if it is
/// of the same data: ids mean something else in other data, of which the answer
/// is then worked out at once.
fn if_same_data<R>() -> Meanwhile<Posed<R>> {
    Meanwhile::Before(|last, now| last.is_some_and(|last| last.loaded == now.loaded))
}

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
    let ask =
        move || Some(Posed { loaded: loaded.get()?, ground: ground.get()?, rest: question.get() });
    worked_out("atlas: answer", if_same_data(), ask, |posed, begun, is_over| {
        let Posed { loaded, ground, rest: question } = posed;
        let store = loaded.store();
        let estimator = posed.estimator(question);
        let mut preparation = begun.unwrap_or_else(|| {
            let countries = Place::together(store, question).countries;
            estimator.prepare(&countries, as_of(store, question))
        });
        while preparation.step(&estimator) {
            if is_over() {
                return ControlFlow::Continue(preparation);
            }
        }
        let answer = Arc::new(Answer::new(&estimator, question));
        let (loaded, question, ground) = (loaded.clone(), question.clone(), Arc::clone(ground));
        ControlFlow::Break(Asked { loaded, question, answer, ground })
    })
}

/// The estimates of every year: of all that is chosen together, and side by
/// side of each place. Moving from year to year leaves them as they are. Nothing
/// while they are being worked out.
pub(super) fn series(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
) -> Memo<Option<Arc<Series>>> {
    let ask = move || {
        let asked = asked.get()?;
        let newest = asked.loaded.store().newest_year();
        let by_place = look.read().view == View::Compare;
        Some(asked.pose((Series::question(&asked.question, newest), by_place)))
    };
    worked_out("atlas: series", Meanwhile::Nothing, ask, |posed, begun, is_over| {
        let (question, by_place) = &posed.rest;
        let store = posed.loaded.store();
        let estimator = posed.estimator(question);
        let work = begun.unwrap_or_else(|| SeriesWork::new(store, question, *by_place));
        followed(work, &estimator, is_over)
    })
}

/// The shares that decisions of governments are drawn over. Nothing while they are
/// being worked out.
pub(super) fn policy_shares(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
) -> Memo<Option<Arc<Series>>> {
    let ask = move || {
        let asked = asked.get()?;
        let shows_all = look.read().shows_all;
        Some(asked.pose((Filter { shows_all, ..asked.question.clone() }, asked.answer.year)))
    };
    worked_out("atlas: policies", Meanwhile::Nothing, ask, |posed, begun, is_over| {
        let (filter, year) = &posed.rest;
        let store = posed.loaded.store();
        let estimator = policy_overlay::estimator_on(store, filter, Arc::clone(&posed.ground));
        let work = begun.unwrap_or_else(|| policy_overlay::shares_drawn(store, filter, *year));
        followed(work, &estimator, is_over)
    })
}

/// Goes on with a series.
fn followed(
    mut work: SeriesWork,
    estimator: &Estimator<'_>,
    is_over: &dyn Fn() -> bool,
) -> ControlFlow<Series, SeriesWork> {
    while work.step(estimator) {
        if is_over() {
            return ControlFlow::Continue(work);
        }
    }
    ControlFlow::Break(work.finish())
}

/// The estimates in the parts of the network that are not chosen. Nothing while
/// they are being worked out.
pub(super) fn domains(asked: RwSignal<Option<Arc<Asked>>>) -> Memo<Option<Arc<DomainEstimates>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(asked.pose((asked.question.clone(), asked.answer.year)))
    };
    worked_out("atlas: domains", Meanwhile::Nothing, ask, |posed, begun, is_over| {
        let (question, year) = &posed.rest;
        let mut work: DomainWork = begun.unwrap_or_default();
        while work.step(posed.loaded.store(), question, *year) {
            if is_over() {
                return ControlFlow::Continue(work);
            }
        }
        ControlFlow::Break(work.finish())
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
    let ask = move || {
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
        let later = loaded_later.get().filter(|_| look.map == MapLayer::Beyond);
        Some(asked.pose((question, supposed, asked.answer.year, language.get(), later)))
    };
    worked_out("atlas: map view", if_same_data(), ask, |posed, begun, is_over| {
        let (filter, supposed, year, language, later) = &posed.rest;
        let store = posed.loaded.store();
        let question = supposed.as_ref().unwrap_or(filter);
        let estimator = posed.estimator(question);
        let mut preparation = begun.unwrap_or_else(|| {
            let countries: Vec<_> = store.country_ids().collect();
            estimator.prepare(&countries, *year)
        });
        while preparation.step(&estimator) {
            if is_over() {
                return ControlFlow::Continue(preparation);
            }
        }
        let counts = later.as_ref().map(|later| counts(later.store(), store, filter, *year));
        let texts = Texts::for_language(*language);
        ControlFlow::Break(MapView::new(
            &estimator,
            filter,
            texts,
            *year,
            &counts.unwrap_or_default(),
        ))
    })
}

/// The operator that the filter names, in full.
pub(super) fn open_operator(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<OperatorPage>>> {
    let ask = move || {
        let asked = asked.get()?;
        let filter = asked.filter(&look.read());
        let operator = asked.loaded.store().operator(filter.operator.as_deref()?)?;
        let rest = (filter, operator, asked.answer.year, language.get(), loaded_later.get());
        Some(asked.pose(rest))
    };
    worked_out("atlas: operator", if_same_data(), ask, |posed, begun, is_over| {
        let (filter, operator, year, language, later) = &posed.rest;
        let estimator = posed.estimator(filter);
        let texts = Texts::for_language(*language);
        let begin = || OperatorWork::new(&estimator, filter, *operator, *year);
        let mut work = begun.unwrap_or_else(begin);
        while work.step(&estimator, texts) {
            if is_over() {
                return ControlFlow::Continue(work);
            }
        }
        ControlFlow::Break(work.finish(&estimator, texts, owners(later.as_ref())))
    })
}

/// What figures of several operators are made of: a filter, the year and how many
/// operators are drawn, the language, and the parent groups.
type Listing = Posed<(Filter, (i32, usize), Language, Option<Loaded>)>;

fn listing(
    asked: &Asked,
    look: &Filter,
    few: usize,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Listing {
    let filter = asked.filter(look);
    let most = if filter.shows_all { usize::MAX } else { few };
    let span = (asked.answer.year, most);
    asked.pose((filter, span, language.get(), loaded_later.get()))
}

/// Operators against vendors. Nothing while it is being worked out.
pub(super) fn matrix(
    asked: Memo<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<OperatorMatrix>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(listing(&asked, &look.read(), matrix::FEW, loaded_later, language))
    };
    worked_out("atlas: matrix", Meanwhile::Nothing, ask, |posed, begun, is_over| {
        let (filter, span, language, later) = &posed.rest;
        let estimator = posed.estimator(filter);
        let (texts, owners) = (Texts::for_language(*language), owners(later.as_ref()));
        let begin = || MatrixWork::new(&estimator, filter, texts, owners, *span);
        let mut work = begun.unwrap_or_else(begin);
        while work.step(&estimator) {
            if is_over() {
                return ControlFlow::Continue(work);
            }
        }
        ControlFlow::Break(work.finish(&estimator, filter, texts))
    })
}

/// What happened when at operators. Nothing while it is being worked out.
pub(super) fn ladder(
    asked: RwSignal<Option<Arc<Asked>>>,
    look: Memo<Filter>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<DealLadder>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(listing(&asked, &look.read(), ladder::FEW, loaded_later, language))
    };
    worked_out("atlas: ladder", Meanwhile::Nothing, ask, |posed, begun, is_over| {
        let (filter, span, language, later) = &posed.rest;
        let estimator = posed.estimator(filter);
        let (texts, owners) = (Texts::for_language(*language), owners(later.as_ref()));
        let begin = || LadderWork::new(&estimator, filter, texts, owners, *span);
        let mut work = begun.unwrap_or_else(begin);
        while work.step(&estimator, filter, texts) {
            if is_over() {
                return ControlFlow::Continue(work);
            }
        }
        ControlFlow::Break(work.finish(&estimator, filter, texts))
    })
}
