//! Files from the server.

use crate::ingest::ProblemKind;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// An answer that is on its way.
pub struct Fetch(Option<js_sys::Promise>);

/// Asks for what is at `address`. The browser sends the request now, whenever
/// the answer is waited for.
#[must_use]
pub fn fetch(address: &str) -> Fetch {
    Fetch(super::window().map(|window| window.fetch_with_str(address)))
}

/// Waits for the bytes that were asked for, or says why there are none.
///
/// # Errors
///
/// [`ProblemKind::Refused`] with the status of the server's answer, or
/// [`ProblemKind::Unreachable`] with the browser's words.
pub async fn bytes(fetch: Fetch) -> Result<Vec<u8>, ProblemKind> {
    let unreachable = |error: wasm_bindgen::JsValue| {
        let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        ProblemKind::Unreachable(words.unwrap_or_default())
    };
    let answer = fetch.0.ok_or_else(|| ProblemKind::Unreachable(String::new()))?;
    let answer = JsFuture::from(answer).await.map_err(unreachable)?;
    let response: Response = answer.unchecked_into();
    if !response.ok() {
        return Err(ProblemKind::Refused(response.status()));
    }
    let buffer = response.array_buffer().map_err(unreachable)?;
    let buffer = JsFuture::from(buffer).await.map_err(unreachable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
