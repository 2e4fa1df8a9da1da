//! The browser, wrapped thinly: nothing here is worth a unit test, and nothing
//! else in the package calls `web_sys::window`.
//!
//! It knows neither leptos nor vendors.

pub mod address;
pub mod dom;
pub mod element;
pub mod fetch;
pub mod file;
pub mod outlines;
pub mod picked;
pub mod stream;
pub mod timing;
pub mod watch;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
