//! How long things take, where a browser's own tools and `cargo xtask bench`
//! can read it.

use std::sync::OnceLock;
use wasm_bindgen::JsCast;

/// Milliseconds since the page was opened.
#[must_use]
pub fn now() -> f64 {
    super::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// The mark by which somebody who wants to know asks for [`detail`], before the
/// program starts.
pub const WATCHED: &str = "atlas: watched";

/// Like [`measure`], where somebody has asked for it: to note something takes a
/// good part of the time that a frame has.
pub fn detail(name: &str, start: f64) {
    static IS_WATCHED: OnceLock<bool> = OnceLock::new();
    let is_watched = || {
        let clock = super::window().and_then(|window| window.performance());
        clock.is_some_and(|clock| clock.get_entries_by_name(WATCHED).length() > 0)
    };
    if *IS_WATCHED.get_or_init(is_watched) {
        measure(name, start);
    }
}

/// Notes in the browser's timeline that `name` went on since `start`.
pub fn measure(name: &str, start: f64) {
    let Some(clock) = super::window().and_then(|window| window.performance()) else { return };
    let span = js_sys::Object::new();
    // The binding of this form of `measure` is not in web-sys yet. A timeline
    // that refuses it is no reason to stop.
    let _ = js_sys::Reflect::set(&span, &"start".into(), &start.into());
    let _ = js_sys::Reflect::set(&span, &"end".into(), &clock.now().into());
    let measure = js_sys::Reflect::get(&clock, &"measure".into());
    if let Some(measure) =
        measure.ok().and_then(|measure| measure.dyn_into::<js_sys::Function>().ok())
    {
        let _ = measure.call2(&clock, &name.into(), &span);
    }
}

/// How many bytes of memory the program has taken from the browser. It never
/// gives any back, so this is the most that it has needed.
#[must_use]
pub fn memory() -> usize {
    let memory: Result<js_sys::WebAssembly::Memory, _> = wasm_bindgen::memory().dyn_into();
    let buffer = memory.ok().and_then(|it| it.buffer().dyn_into::<js_sys::ArrayBuffer>().ok());
    buffer.map_or(0, |buffer| buffer.byte_length() as usize)
}

/// A number of JavaScript's that is whole and not negative: a length, a count.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "below 0 it becomes 0, and no memory is as long as what a word cannot hold"
)]
pub fn whole(number: f64) -> usize {
    number as usize
}
