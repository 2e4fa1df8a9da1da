//! Values worked out from the state: once for each change, and passed on only
//! where they differ.
//!
//! Behind them all stands one type of memo, whatever they hold: leptos makes a
//! kilobyte of code for each type that it keeps.

use super::executor;
use super::react::{after_paint, effect};
use super::turns::TURN;
use crate::browser::stream::breathe;
use crate::browser::timing;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Track, WithUntracked};
use std::any::Any;
use std::marker::PhantomData;
use std::ops::{ControlFlow, Deref};
use std::sync::{Arc, Mutex, PoisonError};

/// A value that follows the state.
pub(super) struct Memo<T> {
    kept: leptos::prelude::Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// Works a value out anew, knowing the one before.
type Recompute = dyn Fn(Option<&dyn Any>) -> Shared + Send + Sync;
type Shared = Arc<dyn Any + Send + Sync>;
type Compare = fn(&dyn Any, &dyn Any) -> bool;

/// A value, and how to tell whether another of its type is the same.
#[derive(Clone)]
struct Kept {
    value: Shared,
    is_same: Compare,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

/// What a memo holds, while it is looked at.
pub(super) struct Seen<T>(Arc<T>);

impl<T> Deref for Seen<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Default + Send + Sync + 'static> Memo<T> {
    /// The value; whoever asks is told when it changes.
    pub(super) fn read(self) -> Seen<T> {
        seen(self.kept.get())
    }

    /// The value as it is now.
    pub(super) fn read_untracked(self) -> Seen<T> {
        seen(self.kept.get_untracked())
    }

    /// A copy of the value; whoever asks is told when it changes.
    pub(super) fn get(self) -> T
    where
        T: Clone,
    {
        self.read().clone()
    }

    /// A copy of the value as it is now.
    pub(super) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.read_untracked().clone()
    }
}

/// The value as what it is. It is of this type: only [`memo`] keeps any.
fn seen<T: Default + Send + Sync + 'static>(kept: Kept) -> Seen<T> {
    Seen(kept.value.downcast().unwrap_or_default())
}

/// A value that is worked out once for each change of what it reads, and passed
/// on only if it differs.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    keep(follow, same::<T>)
}

/// The same, passed on whenever it is worked out: it always differs then.
pub(super) fn always<T: Send + Sync + 'static>(
    follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    keep(follow, |_, _| false)
}

/// The same value, worked out in a turn of its own and not where somebody looks
/// at it: nothing at first.
pub(super) fn in_turn<T: Default + Send + Sync + 'static>(value: Memo<T>) -> Memo<T> {
    fn handed_on(value: leptos::prelude::Memo<Kept>, none: Kept) -> leptos::prelude::Memo<Kept> {
        let shown = RwSignal::new(none);
        effect(move || {
            let value = value.get();
            if shown.with_untracked(|shown| value != *shown) {
                shown.set(value);
            }
        });
        leptos::prelude::Memo::new(move |_| shown.get())
    }
    let none = Kept { value: Arc::new(T::default()), is_same: |_, _| false };
    Memo { kept: handed_on(value.kept, none), of: PhantomData }
}

/// What is there while a value is being worked out.
#[derive(Clone, Copy)]
pub(super) enum Meanwhile<Q> {
    /// Nothing.
    Nothing,
    /// Nothing, and with much data the first is begun once the next frame is painted.
    Later,
    /// The value before, if that may stand, of what was asked then and what is
    /// asked now; else the new one is worked out at once; nothing where neither
    /// is told.
    Before(fn(Option<&Q>, &Q) -> Option<bool>),
}

/// Whether the value before may stand; nothing if none is to.
type Stands = Box<dyn Fn(Option<&dyn Any>, &dyn Any) -> Option<bool> + Send + Sync>;
/// What has been done of some work.
type Begun = Box<dyn Any + Send + Sync>;
type Go = Box<
    dyn Fn(&dyn Any, Option<Begun>, &dyn Fn() -> bool) -> Option<ControlFlow<Kept, Begun>>
        + Send
        + Sync,
>;

/// A value that takes several turns where there are a million rows. `go` goes on
/// with what it has begun until it is done or is told that the turn is over; it
/// answers with nothing if there is none.
pub(super) fn worked_out<Q, W, T>(
    name: &'static str,
    meanwhile: Meanwhile<Q>,
    ask: impl Fn() -> Option<Q> + Send + Sync + 'static,
    go: impl Fn(&Q, Option<W>, &dyn Fn() -> bool) -> Option<ControlFlow<T, W>> + Send + Sync + 'static,
) -> Memo<Option<Arc<T>>>
where
    Q: PartialEq + Send + Sync + 'static,
    W: Send + Sync + 'static,
    T: PartialEq + Send + Sync + 'static,
{
    fn question<Q: 'static>(asked: &dyn Any) -> Option<&Q> {
        asked.downcast_ref::<Option<Q>>()?.as_ref()
    }
    let asked = memo(move |_| ask());
    let is_later = matches!(meanwhile, Meanwhile::Later);
    let stands: Stands = Box::new(move |last, now| match meanwhile {
        Meanwhile::Nothing | Meanwhile::Later => None,
        Meanwhile::Before(stands) => {
            question(now).and_then(|now| stands(last.and_then(question), now))
        }
    });
    let go: Go = Box::new(move |asked, begun, is_over| {
        let begun = begun.and_then(|begun| begun.downcast().ok()).map(|begun| *begun);
        Some(match go(question(asked)?, begun, is_over)? {
            ControlFlow::Break(value) => ControlFlow::Break(kept(Some(Arc::new(value)))),
            ControlFlow::Continue(work) => ControlFlow::Continue(Box::new(work)),
        })
    });
    let nothing = kept(None::<Arc<T>>);
    Memo { kept: work(name, asked.kept, (stands, is_later), go, nothing), of: PhantomData }
}

/// Goes on with some work step by step until none is left or the turn is over.
pub(super) fn in_steps<W>(
    mut work: W,
    is_over: &dyn Fn() -> bool,
    mut step: impl FnMut(&mut W) -> bool,
) -> ControlFlow<W, W> {
    while step(&mut work) {
        if is_over() {
            return ControlFlow::Continue(work);
        }
    }
    ControlFlow::Break(work)
}

fn work(
    name: &'static str,
    asked: leptos::prelude::Memo<Kept>,
    (stands, is_later): (Stands, bool),
    go: Go,
    nothing: Kept,
) -> leptos::prelude::Memo<Kept> {
    let turn = RwSignal::new(());
    // What was asked when the value was worked out that stands, and what is under way.
    let state = Mutex::new((None::<Kept>, None::<(Kept, Begun)>));
    leptos::prelude::Memo::new(move |before: Option<&Kept>| {
        turn.track();
        let (asked, start) = (asked.get(), timing::now());
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, under_way) = &mut *state;
        // Of another question nothing is of use.
        let begun = under_way.take().filter(|(of, _)| *of == asked).map(|(_, work)| work);
        if is_later && last.is_none() && begun.is_none() && executor::takes_turns() {
            *under_way = Some((asked, Box::new(())));
            // Who asks may be gone by then.
            after_paint(move || _ = turn.try_set(()));
            return nothing.clone();
        }
        let stands = stands(last.as_ref().map(|last| &*last.value as &dyn Any), &*asked.value);
        // Others may have had a part of this turn before.
        let is_over = || stands != Some(false) && timing::now() - start > TURN / 2.0;
        match go(&*asked.value, begun, &is_over) {
            None => nothing.clone(),
            Some(ControlFlow::Break(value)) => {
                *last = Some(asked);
                timing::detail(name, start);
                value
            }
            Some(ControlFlow::Continue(work)) => {
                *under_way = Some((asked, work));
                wasm_bindgen_futures::spawn_local(async move {
                    breathe().await;
                    // Who asks may be gone by then.
                    let _ = turn.try_set(());
                });
                before.filter(|_| stands.is_some()).unwrap_or(&nothing).clone()
            }
        }
    })
}

/// A value with how to tell whether another is the same.
fn kept<T: PartialEq + Send + Sync + 'static>(value: T) -> Kept {
    Kept { value: Arc::new(value), is_same: same::<T> }
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn keep<T: Send + Sync + 'static>(
    follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
    is_same: Compare,
) -> Memo<T> {
    let follow: Box<Recompute> =
        Box::new(move |before| Arc::new(follow(before.and_then(|it| it.downcast_ref()))));
    Memo { kept: boxed(follow, is_same), of: PhantomData }
}

fn boxed(follow: Box<Recompute>, is_same: Compare) -> leptos::prelude::Memo<Kept> {
    leptos::prelude::Memo::new(move |before: Option<&Kept>| Kept {
        value: follow(before.map(|kept| &*kept.value as &dyn Any)),
        is_same,
    })
}
