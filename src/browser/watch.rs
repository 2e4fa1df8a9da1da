//! What changes from outside: the width of an element, the reader's settings.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// Watches the width of an element for as long as this value is kept.
pub struct WidthWatch {
    observer: ResizeObserver,
    // The observer calls it; it must live as long.
    _listener: Closure<dyn Fn()>,
}

impl WidthWatch {
    /// Calls `react` with the width in whole pixels, at once and after each
    /// change. Nothing in a browser that cannot observe sizes.
    pub fn new(element: &Element, react: impl Fn(u32) + 'static) -> Option<Self> {
        let watched = element.clone();
        let width = move || u32::try_from(watched.client_width()).unwrap_or(0);
        react(width());
        let listener = Closure::<dyn Fn()>::new(move || react(width()));
        let observer = ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _listener: listener })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches whether an element is in sight for as long as this value is kept.
pub struct SightWatch {
    observer: IntersectionObserver,
    _listener: Closure<dyn Fn(Array)>,
}

impl SightWatch {
    /// Calls `react` with whether any of the element is in sight, soon and after
    /// each change. Nothing in a browser that cannot observe that.
    pub fn new(element: &Element, react: impl Fn(bool) + 'static) -> Option<Self> {
        let listener = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            // Of several changes since the last call the newest comes last.
            let newest: IntersectionObserverEntry = entries.at(-1).unchecked_into();
            react(newest.is_intersecting());
        });
        let observer = IntersectionObserver::new(listener.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _listener: listener })
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether a media query holds; `react` is called whenever that changes, for
/// as long as the page lives.
pub fn media(query: &str, react: impl Fn(bool) + 'static) -> bool {
    let list = super::window().and_then(|window| window.match_media(query).ok()?);
    let Some(list) = list else { return false };
    let watched = list.clone();
    let listener = Closure::<dyn Fn()>::new(move || react(watched.matches()));
    let _ = list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    listener.forget();
    list.matches()
}
