//! Values worked out from the state: once for each change, and passed on only
//! where they differ.
//!
//! Behind them all stands one type of memo, whatever they hold: leptos makes a
//! kilobyte of code for each type that it keeps.

use super::react::effect;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Track, WithUntracked};
use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

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

    /// Asks to be told when the value changes.
    pub(super) fn track(self) {
        self.kept.track();
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
    keep(follow, |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>())
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
