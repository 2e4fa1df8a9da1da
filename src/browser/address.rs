//! The address bar.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The query of the address, without its question mark.
#[must_use]
pub fn query() -> String {
    let search = super::window().and_then(|window| window.location().search().ok());
    search.map(|search| search.trim_start_matches('?').to_owned()).unwrap_or_default()
}

/// How an address takes the place of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A deliberate step: Back returns from it.
    Push,
    /// Part of a movement, such as dragging or typing.
    Replace,
}

/// Writes a query into the address bar, unless it stands there already.
///
/// A browser that has had enough of new addresses for the moment refuses one;
/// the next step writes the whole query again, so nothing is lost.
pub fn write(query_to_write: &str, step: Step) {
    if query() == query_to_write {
        return;
    }
    let Some(window) = super::window() else { return };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else { return };
    let hash = window.location().hash().unwrap_or_default();
    let address = if query_to_write.is_empty() {
        format!("{path}{hash}")
    } else {
        format!("{path}?{query_to_write}{hash}")
    };
    let nothing = wasm_bindgen::JsValue::NULL;
    let _ = match step {
        Step::Push => history.push_state_with_url(&nothing, "", Some(&address)),
        Step::Replace => history.replace_state_with_url(&nothing, "", Some(&address)),
    };
}

/// Calls `react` with the query whenever the reader goes back or forward.
pub fn on_travel(react: impl Fn(String) + 'static) {
    let Some(window) = super::window() else { return };
    let listener = Closure::<dyn Fn()>::new(move || react(query()));
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    listener.forget();
}
