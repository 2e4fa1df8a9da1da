//! Bytes that come bit by bit, from a server or from a file on this machine.

use super::fetch::words;
use crate::ingest::{Packing, ProblemKind};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, MessageChannel, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair,
};

/// For how many seconds nothing may come.
const PATIENCE: u32 = 30;

/// A file of which the bytes are still to come.
pub struct Stream {
    reader: ReadableStreamDefaultReader,
    /// The next part, asked for while the one before is read.
    ahead: Promise,
    /// What has come and is still to be read.
    part: Uint8Array,
    /// How many bytes there will be, if that is known.
    pub expected: Option<usize>,
    read: usize,
    packing: Packing,
}

impl Stream {
    /// What comes through `body`, unpacked.
    pub(super) fn new(
        body: &ReadableStream,
        expected: Option<usize>,
        packing: Packing,
    ) -> Result<Self, ProblemKind> {
        let body = match packing {
            Packing::None => body.clone(),
            Packing::Gzip => unpacked(body, "gzip")?,
            Packing::Deflate => unpacked(body, "deflate-raw")?,
        };
        let expected = expected.filter(|_| packing == Packing::None);
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        let ahead = reader.read();
        let part = Uint8Array::new_with_length(0);
        Ok(Self { reader, ahead, part, expected, read: 0, packing })
    }

    /// What is in a file of this machine.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::Packed`] if it is packed in a way the browser does not know.
    pub fn of_file(file: &Blob, packing: Packing) -> Result<Self, ProblemKind> {
        Self::new(&file.stream(), Some(bytes_of(file)), packing)
    }

    /// Puts the next bytes into `bytes`, in place of what stood there, and tells
    /// how many: fewer than there is room for at the end only. However the bytes
    /// come, they come into this room: parts of all sizes, taken and given back
    /// beside what stays, would leave the memory full of holes.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::Stalled`], [`ProblemKind::BrokenOff`], or
    /// [`ProblemKind::Packed`] where what comes is not packed as it should be.
    pub async fn fill(&mut self, bytes: &mut [u8]) -> Result<usize, ProblemKind> {
        let mut filled = 0;
        loop {
            let ready = self.part.length();
            let room = bytes.len() - filled;
            let taken = ready.min(u32::try_from(room).unwrap_or(u32::MAX));
            let end = filled + taken as usize;
            self.part.subarray(0, taken).copy_to(&mut bytes[filled..end]);
            self.part = self.part.subarray(taken, ready);
            filled = end;
            if filled == bytes.len() {
                return Ok(filled);
            }
            match self.next().await? {
                Some(part) => self.part = part,
                None => return Ok(filled),
            }
        }
    }

    /// The next part; nothing at the end.
    async fn next(&mut self) -> Result<Option<Uint8Array>, ProblemKind> {
        let part = in_time(&self.ahead).await.map_err(|kind| match kind {
            ProblemKind::Unreachable(why) if self.packing != Packing::None => {
                ProblemKind::Packed(why)
            }
            ProblemKind::Unreachable(_) => ProblemKind::BrokenOff(self.read),
            kind => {
                self.cancel();
                kind
            }
        })?;
        let value = Reflect::get(&part, &"value".into()).unwrap_or(JsValue::UNDEFINED);
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else { return Ok(None) };
        self.ahead = self.reader.read();
        self.read += bytes.length() as usize;
        Ok(Some(bytes))
    }

    /// All that is still to come.
    ///
    /// # Errors
    ///
    /// As for [`fill`](Self::fill).
    pub async fn all(mut self) -> Result<Vec<u8>, ProblemKind> {
        let mut bytes = Vec::with_capacity(self.expected.unwrap_or_default());
        while let Some(part) = self.next().await? {
            let start = bytes.len();
            bytes.resize(start + part.length() as usize, 0);
            part.copy_to(&mut bytes[start..]);
        }
        Ok(bytes)
    }

    /// Stops: nothing more is fetched.
    pub fn cancel(&self) {
        let _ = self.reader.cancel();
    }
}

/// How long a file is.
#[must_use]
pub fn bytes_of(file: &Blob) -> usize {
    super::timing::whole(file.size())
}

/// A stream unpacked. `format` is one of the Compression Standard.
fn unpacked(body: &ReadableStream, format: &str) -> Result<ReadableStream, ProblemKind> {
    let failed = |error: JsValue| ProblemKind::Packed(words(&error));
    // The binding of this class is not in web-sys yet.
    let class = Reflect::get(&js_sys::global(), &"DecompressionStream".into());
    let class: Function = class.and_then(JsCast::dyn_into).map_err(failed)?;
    let pair = Reflect::construct(&class, &Array::of1(&format.into())).map_err(failed)?;
    Ok(body.pipe_through(pair.unchecked_ref::<ReadableWritablePair>()))
}

/// What a promise comes to, or that it takes too long.
pub(super) async fn in_time(promise: &Promise) -> Result<JsValue, ProblemKind> {
    let mut timer = None;
    let patience = Promise::new(&mut |over, _| {
        timer = super::window().and_then(|window| {
            let milliseconds = i32::try_from(PATIENCE * 1000).unwrap_or(i32::MAX);
            let late = JsValue::NULL;
            window
                .set_timeout_with_callback_and_timeout_and_arguments_1(&over, milliseconds, &late)
                .ok()
        });
    });
    let first = JsFuture::from(Promise::race(&Array::of2(promise, &patience))).await;
    if let (Some(window), Some(timer)) = (super::window(), timer) {
        window.clear_timeout_with_handle(timer);
    }
    match first {
        Ok(value) if value.is_null() => Err(ProblemKind::Stalled(PATIENCE)),
        Ok(value) => Ok(value),
        Err(error) => Err(ProblemKind::Unreachable(words(&error))),
    }
}

/// Lets the browser do what waits: painting, and answering to the reader's hand.
pub async fn breathe() {
    let turn = Promise::new(&mut |over, _| {
        // A timer would wait four milliseconds, a promise not at all.
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&over));
            let _ = channel.port2().post_message(&JsValue::NULL);
        } else {
            let _ = over.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(turn).await;
}
