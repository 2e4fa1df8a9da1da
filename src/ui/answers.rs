//! Answers to the question that may take several turns where there are a million
//! rows: each worked out when somebody looks at it.

use super::load::{HeldLoosely, Loaded, owners};
use super::memo::{Meanwhile, Memo, always, in_steps, memo, worked_out};
use super::state::Asked;
use crate::domain::contract::EvidenceSet;
use crate::estimate::{Estimator, Groundwork, Params};
use crate::figure::answer::{AnswerWork, Series, SeriesWork, estimator_on};
use crate::figure::concentration::{DomainEstimates, DomainWork};
use crate::figure::contract_rows::ContractRow;
use crate::figure::evidence::records::CitationWork;
use crate::figure::initiatives::counts;
use crate::figure::ladder::{self, DealLadder, LadderWork};
use crate::figure::matrix::{self, MatrixWork, OperatorMatrix};
use crate::figure::operator_page::{OperatorPage, OperatorWork};
use crate::figure::policy_overlay;
use crate::figure::scenario::{self, Outcome};
use crate::figure::sources::{Sources, YearsWork};
use crate::figure::story;
use crate::figure::vendor_page::{self, OperatorList};
use crate::figure::world_map::MapView;
use crate::query::{Filter, Language, MapLayer, Place, View};
use crate::store::Store;
use crate::text::Texts;
use leptos::prelude::*;
use std::ops::ControlFlow;
use std::sync::{Arc, Weak};

impl Asked {
    /// Another question to the same data, on the same ground.
    fn pose<R>(&self, rest: R) -> Posed<R> {
        let (loaded, ground) = (self.loaded.hold_loosely(), Arc::downgrade(&self.ground));
        Posed { loaded, ground, rest }
    }
}

/// A question to the data, with what its estimates rest on.
#[derive(Clone)]
struct Posed<R> {
    loaded: HeldLoosely,
    ground: Weak<Groundwork>,
    /// What is asked.
    rest: R,
}

impl<R> Posed<R> {
    /// An estimator for a filter with the parameters of the ground.
    fn estimator<'s>(&self, store: &'s Store, filter: &Filter) -> Option<Estimator<'s>> {
        Some(estimator_on(store, filter, self.ground.upgrade()?))
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
    Meanwhile::Before(|last, now| Some(last.is_some_and(|last| last.loaded == now.loaded)))
}

/// The same of what the page does without at first.
fn once_it_is_there<R>() -> Meanwhile<Posed<R>> {
    Meanwhile::Before(|last, now| Some(last?.loaded == now.loaded))
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
    let ask = move || {
        let (loaded, ground) = (loaded.read().as_ref()?.hold_loosely(), ground.get()?);
        Some(Posed { loaded, ground: Arc::downgrade(&ground), rest: question.get() })
    };
    worked_out("atlas: answer", if_same_data(), ask, |posed, begun, is_over| {
        let (loaded, question) = (posed.loaded.get()?, &posed.rest);
        let store = loaded.store();
        let estimator = posed.estimator(store, question)?;
        let work = begun.unwrap_or_else(|| AnswerWork::new(&estimator, question));
        let ground = posed.ground.upgrade()?;
        let done = in_steps(work, is_over, |work| work.step(&estimator));
        Some(done.map_break(|work| {
            let answer = Arc::new(work.finish(&estimator, question));
            Asked { loaded: loaded.clone(), question: question.clone(), answer, ground }
        }))
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
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let estimator = posed.estimator(store, question)?;
        let work = begun.unwrap_or_else(|| SeriesWork::new(store, question, *by_place));
        let done = in_steps(work, is_over, |work| work.step(&estimator));
        Some(done.map_break(SeriesWork::finish))
    })
}

/// What the estimates of every year rest on. Nothing while it is being counted.
pub(super) fn sources_of_years(asked: RwSignal<Option<Arc<Asked>>>) -> Memo<Option<Arc<Sources>>> {
    let ask = move || {
        let asked = asked.get()?;
        let newest = asked.loaded.store().newest_year();
        Some(asked.pose(Series::question(&asked.question, newest)))
    };
    worked_out("atlas: sources", Meanwhile::Later, ask, |posed, begun, is_over| {
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let work = begun.unwrap_or_else(|| YearsWork::new(store));
        let done = in_steps(work, is_over, |work| work.step(store, &posed.rest));
        Some(done.map_break(YearsWork::finish))
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
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let estimator = policy_overlay::estimator_on(store, filter, posed.ground.upgrade()?);
        let work = begun.unwrap_or_else(|| policy_overlay::shares_drawn(store, filter, *year));
        let done = in_steps(work, is_over, |work| work.step(&estimator));
        Some(done.map_break(SeriesWork::finish))
    })
}

/// The estimates in the parts of the network that are not chosen. Nothing while
/// they are being worked out.
pub(super) fn domains(asked: RwSignal<Option<Arc<Asked>>>) -> Memo<Option<Arc<DomainEstimates>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(asked.pose((asked.question.clone(), asked.answer.year)))
    };
    worked_out("atlas: domains", Meanwhile::Later, ask, |posed, begun, is_over| {
        let (question, year) = &posed.rest;
        let loaded = posed.loaded.get()?;
        let step = |work: &mut DomainWork| work.step(loaded.store(), question, *year);
        Some(in_steps(begun.unwrap_or_default(), is_over, step).map_break(DomainWork::finish))
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
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let question = supposed.as_ref().unwrap_or(filter);
        let estimator = posed.estimator(store, question)?;
        let preparation = begun.unwrap_or_else(|| {
            let countries: Vec<_> = store.country_ids().collect();
            estimator.prepare(&countries, *year)
        });
        let done = in_steps(preparation, is_over, |preparation| preparation.step(&estimator));
        Some(done.map_break(|_| {
            let counts = later.as_ref().map(|later| counts(later.store(), store, filter, *year));
            let (texts, counts) = (Texts::for_language(*language), counts.unwrap_or_default());
            MapView::new(&estimator, filter, texts, *year, &counts)
        }))
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
    worked_out("atlas: operator", once_it_is_there(), ask, |posed, begun, is_over| {
        let (filter, operator, year, language, later) = &posed.rest;
        let loaded = posed.loaded.get()?;
        let estimator = posed.estimator(loaded.store(), filter)?;
        let texts = Texts::for_language(*language);
        let begin = || OperatorWork::new(&estimator, filter, *operator, *year);
        let work = begun.unwrap_or_else(begin);
        let done = in_steps(work, is_over, |work| work.step(&estimator, texts));
        Some(done.map_break(|work| work.finish(&estimator, texts, owners(later.as_ref()))))
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
        let loaded = posed.loaded.get()?;
        let estimator = posed.estimator(loaded.store(), filter)?;
        let (texts, owners) = (Texts::for_language(*language), owners(later.as_ref()));
        let begin = || MatrixWork::new(&estimator, filter, texts, owners, *span);
        let work = begun.unwrap_or_else(begin);
        let done = in_steps(work, is_over, |work| work.step(&estimator, filter));
        Some(done.map_break(|work| work.finish(&estimator, filter, texts)))
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
        let loaded = posed.loaded.get()?;
        let estimator = posed.estimator(loaded.store(), filter)?;
        let (texts, owners) = (Texts::for_language(*language), owners(later.as_ref()));
        let begin = || LadderWork::new(&estimator, filter, texts, owners, *span);
        let work = begun.unwrap_or_else(begin);
        let done = in_steps(work, is_over, |work| work.step(&estimator, filter, texts));
        Some(done.map_break(|work| work.finish(&estimator, filter, texts)))
    })
}

/// The operators of the places chosen that the vendor looked at is at.
pub(super) fn operators_of_vendor(
    asked: RwSignal<Option<Arc<Asked>>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<OperatorList>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(asked.pose((asked.question.clone(), asked.answer.year, language.get())))
    };
    worked_out("atlas: vendor", once_it_is_there(), ask, |posed, begun, is_over| {
        let (question, year, language) = &posed.rest;
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let estimator = posed.estimator(store, question)?;
        let preparation = begun.unwrap_or_else(|| {
            let countries = Place::together(store, question).countries;
            estimator.prepare_splits(&countries, *year)
        });
        let done = in_steps(preparation, is_over, |preparation| preparation.step(&estimator));
        let texts = Texts::for_language(*language);
        Some(done.map_break(|_| vendor_page::operators(&estimator, question, texts, *year)))
    })
}

/// What a what-if comes to, beside what all evidence says without it.
pub(super) fn what_if(
    asked: Memo<Option<Arc<Asked>>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<Outcome>>> {
    let ask = move || {
        let asked = asked.get()?;
        Some(asked.pose((asked.question.clone(), asked.answer.clone(), language.get())))
    };
    worked_out("atlas: what-if", once_it_is_there(), ask, |posed, begun, is_over| {
        let (question, answer, language) = &posed.rest;
        let loaded = posed.loaded.get()?;
        let store = loaded.store();
        let then = posed.estimator(store, question)?;
        // What is compared with is all evidence, whatever the scenario counts.
        let params = Params { evidence: EvidenceSet::default(), ..question.params() };
        let is_same = params == question.params();
        let (ground, preparation) = match begun {
            Some((ground, preparation)) => (ground, Some(preparation)),
            None if is_same => (posed.ground.upgrade()?, None),
            None => (loaded.ground(params), None),
        };
        let base = estimator_on(store, &question.without_scenario(), Arc::clone(&ground));
        let countries = &answer.whole.place.countries;
        let work = preparation.unwrap_or_else(|| base.prepare(countries, answer.year));
        let done = in_steps(work, is_over, |preparation| preparation.step(&base));
        let texts = Texts::for_language(*language);
        Some(match done {
            ControlFlow::Continue(preparation) => ControlFlow::Continue((ground, preparation)),
            ControlFlow::Break(_) => {
                ControlFlow::Break(scenario::outcome(&base, &then, question, texts, answer))
            }
        })
    })
}

/// The rows that the story rests on, by the numbers they are cited by.
pub(super) fn cited(
    loaded: RwSignal<Option<Loaded>>,
    loaded_later: RwSignal<Option<Loaded>>,
    language: Memo<Language>,
) -> Memo<Option<Arc<Vec<Vec<ContractRow>>>>> {
    let ask = move || {
        let (loaded, later) = (loaded.get()?, loaded_later.get()?);
        Some((loaded.hold_loosely(), later, language.get()))
    };
    worked_out(
        "atlas: story",
        Meanwhile::Nothing,
        ask,
        |(loaded, later, language), begun, is_over| {
            let (loaded, later) = (loaded.get()?, later.store());
            let begin =
                || CitationWork::new(story::cited(&later.story).into_iter().cloned().collect());
            let work = begun.unwrap_or_else(begin);
            let done = in_steps(work, is_over, |work| work.step(loaded.store()));
            let texts = Texts::for_language(*language);
            Some(done.map_break(|work| work.finish(loaded.store(), later, texts)))
        },
    )
}
