//! What follows the state: effects, values and parts of the page, each kind of
//! one type, whatever it holds. A type for each closure would add kilobytes for
//! each to the page.

use leptos::prelude::*;
use std::time::Duration;

/// Does something once the next frame is painted: what the reader does not wait for.
pub(super) fn after_paint(work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Does something to the world outside, and again whenever what it reads differs.
pub(super) fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

/// The same, knowing what it answered the time before.
pub(super) fn effect_after<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut kept = None;
    effect(move || kept = Some(run(kept.take())));
}

/// A value that follows the state. The page's are all made here, behind one
/// pointer: a type for each closure would add kilobytes for each to the page.
pub(super) fn live<T: Send + Sync + 'static>(
    follow: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    let follow: Box<dyn Fn() -> T + Send + Sync> = Box::new(follow);
    Signal::derive(follow)
}

/// A part of the page that is put together anew whenever what it reads differs:
/// all of them of one type, for the same reason.
pub(super) type Part = Box<dyn Fn() -> AnyView + Send>;

/// Makes such a part.
pub(super) fn part<V: IntoAny>(make: impl Fn() -> V + Send + 'static) -> Part {
    Box::new(move || make().into_any())
}
