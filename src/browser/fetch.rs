//! Files from the server.

use super::stream::{self, Stream};
use crate::ingest::{self, Packing, ProblemKind};
use js_sys::Promise;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Blob, RequestInit, Response};

/// The files that the page came with, kept by the browser once they have come
/// whole: what is read again beside other data is not asked for again, and is
/// there without a network.
pub struct Kept(SendWrapper<RefCell<BTreeMap<String, Response>>>);

impl Default for Kept {
    fn default() -> Self {
        Self(SendWrapper::new(RefCell::default()))
    }
}

/// Up to how many bytes a file is kept.
const KEPT: usize = 16 << 20;

impl Kept {
    /// Asks for what is at `address`, a file that the page came with.
    #[must_use]
    pub fn fetch(&'static self, address: &str) -> Fetch {
        let kept = self.0.borrow().get(address).and_then(|kept| kept.clone().ok());
        let Some(kept) = kept else {
            return Fetch { keeps: Some((self, address.to_owned())), ..fetch(address) };
        };
        let answer = Some(Promise::resolve(&JsValue::from(kept)));
        Fetch { answer, abort: None, packing: packing_of(address), keeps: None }
    }
}

/// An answer to be kept when it has come whole.
pub(super) struct ToKeep {
    keeps: &'static Kept,
    address: String,
    answer: Response,
}

impl ToKeep {
    pub(super) fn keep(self) {
        self.keeps.0.borrow_mut().insert(self.address, self.answer);
    }
}

/// An answer that is on its way.
pub struct Fetch {
    answer: Option<Promise>,
    abort: Option<AbortController>,
    packing: Packing,
    /// Where the answer is kept, and under which address.
    keeps: Option<(&'static Kept, String)>,
}

/// Asks for what is at `address`. The browser sends the request now, whenever
/// the answer is waited for.
#[must_use]
pub fn fetch(address: &str) -> Fetch {
    let abort = AbortController::new().ok();
    let options = RequestInit::new();
    options.set_signal(abort.as_ref().map(AbortController::signal).as_ref());
    let answer = super::window().map(|window| window.fetch_with_str_and_init(address, &options));
    // It may fail before anybody waits for it, which is told then and not now.
    if let Some(answer) = answer.clone() {
        spawn_local(async move { drop(JsFuture::from(answer).await) });
    }
    Fetch { answer, abort, packing: packing_of(address), keeps: None }
}

fn packing_of(address: &str) -> Packing {
    Packing::of_name(address.split(['?', '#']).next().unwrap_or(address))
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
        let response = self.response().await?;
        let head = |name: &str| response.headers().get(name).ok().flatten();
        // What the browser unpacks by itself is longer than the server says.
        let is_coded = head("content-encoding").is_some();
        let expected = head("content-length").filter(|_| !is_coded);
        let expected = expected.and_then(|length| length.parse().ok());
        let is_small = expected.is_none_or(|length| length <= KEPT);
        // A copy that nobody reads is kept in memory.
        let copy = self.keeps.filter(|_| is_small).and_then(|(keeps, address)| {
            let answer = response.clone().ok()?;
            Some(ToKeep { keeps, address, answer })
        });
        let body = response.body().ok_or_else(|| ProblemKind::Unreachable(String::new()))?;
        let packing = if is_coded { Packing::None } else { self.packing };
        let mut stream = Stream::new(&body, expected, packing)?;
        stream.to_keep = copy;
        Ok(stream)
    }

    /// Waits for the answer to begin, and tells whether it is a good one.
    async fn response(&self) -> Result<Response, ProblemKind> {
        let answer = self.answer.as_ref().ok_or_else(|| ProblemKind::Unreachable(String::new()))?;
        let answer = stream::in_time(answer).await.inspect_err(|_| {
            if let Some(abort) = &self.abort {
                abort.abort();
            }
        })?;
        let response: Response = answer.unchecked_into();
        if response.ok() {
            return Ok(response);
        }
        // A database says in words what it refuses; a page of HTML is of no use.
        let start = match response.body() {
            Some(body) => Stream::new(&body, None, Packing::None)?.start().await,
            None => Ok(Vec::new()),
        };
        let said = start.unwrap_or_default();
        let said = if ingest::not_a_table(&said).is_some() { Vec::new() } else { said };
        let said = ingest::cut(String::from_utf8_lossy(&said).trim());
        Err(ProblemKind::Refused(response.status(), said))
    }

    /// Waits for all of it, and leaves it with the browser.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open), and [`ProblemKind::Unreachable`] where it
    /// breaks off.
    pub async fn file(self) -> Result<Blob, ProblemKind> {
        let failed = |error: JsValue| ProblemKind::Unreachable(words(&error));
        let file = self.response().await?.blob().map_err(failed)?;
        Ok(JsFuture::from(file).await.map_err(failed)?.unchecked_into())
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
