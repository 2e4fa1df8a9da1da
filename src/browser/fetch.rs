//! Files from the server.

use super::stream::{self, Stream};
use crate::ingest::{Packing, ProblemKind};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, RequestInit, Response};

/// An answer that is on its way.
pub struct Fetch {
    answer: Option<js_sys::Promise>,
    abort: Option<AbortController>,
    packing: Packing,
}

/// Asks for what is at `address`. The browser sends the request now, whenever
/// the answer is waited for.
#[must_use]
pub fn fetch(address: &str) -> Fetch {
    let abort = AbortController::new().ok();
    let options = RequestInit::new();
    options.set_signal(abort.as_ref().map(AbortController::signal).as_ref());
    let answer = super::window().map(|window| window.fetch_with_str_and_init(address, &options));
    let path = address.split(['?', '#']).next().unwrap_or(address);
    Fetch { answer, abort, packing: Packing::of_name(path) }
}

impl Fetch {
    /// Waits for the answer to begin.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::Refused`] with the status of the server's answer,
    /// [`ProblemKind::Unreachable`] with the browser's words, or
    /// [`ProblemKind::Stalled`] if it takes too long.
    pub async fn open(self) -> Result<Stream, ProblemKind> {
        let answer = self.answer.ok_or_else(|| ProblemKind::Unreachable(String::new()))?;
        let answer = match stream::in_time(&answer).await {
            Ok(answer) => answer,
            Err(kind) => {
                if let Some(abort) = &self.abort {
                    abort.abort();
                }
                return Err(kind);
            }
        };
        let response: Response = answer.unchecked_into();
        if !response.ok() {
            return Err(ProblemKind::Refused(response.status()));
        }
        let head = |name: &str| response.headers().get(name).ok().flatten();
        // What the browser unpacks by itself is longer than the server says.
        let is_coded = head("content-encoding").is_some();
        let expected = head("content-length").filter(|_| !is_coded);
        let expected = expected.and_then(|length| length.parse().ok());
        let body = response.body().ok_or_else(|| ProblemKind::Unreachable(String::new()))?;
        Stream::new(&body, expected, if is_coded { Packing::None } else { self.packing })
    }

    /// Waits for all of it.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open), and [`ProblemKind::BrokenOff`].
    pub async fn bytes(self) -> Result<Vec<u8>, ProblemKind> {
        self.open().await?.all().await
    }
}

/// The browser's words for what went wrong.
#[must_use]
pub fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}
