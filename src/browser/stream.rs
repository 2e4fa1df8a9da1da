//! Bytes that come bit by bit, from a server or from a file on this machine.

use super::fetch::{ToKeep, words};
use crate::ingest::{Packing, ProblemKind};
use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, MessageChannel, ReadableStream, ReadableStreamByobReader, ReadableStreamDefaultReader,
    ReadableWritablePair,
};

/// How many bytes a file may have that is read as a whole.
const MOST: usize = 256_000_000;

/// How many bytes of a file are enough to see its header.
pub const START: usize = 1 << 16;

/// For how many seconds nothing may come.
const PATIENCE: u32 = 30;

/// A file of which the bytes are still to come.
pub struct Stream {
    reader: Reader,
    /// The next part, asked for while the one before is read.
    ahead: Promise,
    /// What has come and is still to be read.
    part: Uint8Array,
    /// How many bytes there will be, if that is known.
    pub expected: Option<usize>,
    read: usize,
    packing: Packing,
    /// A copy of it that is kept when it has come whole.
    pub(super) to_keep: Option<ToKeep>,
}

/// How bytes come out of a stream.
enum Reader {
    /// Into memory that is handed over, and comes back with them: new memory for
    /// each part of a large file takes longer than its bytes.
    Handed(ReadableStreamByobReader),
    /// Each part in memory of its own, as from what unpacks.
    Own(ReadableStreamDefaultReader),
}

/// How many bytes of memory are handed over.
const ROOM: u32 = 1 << 20;

impl Reader {
    fn of(body: &ReadableStream) -> Self {
        ReadableStreamByobReader::new(body)
            .map_or_else(|_| Self::Own(body.get_reader().unchecked_into()), Self::Handed)
    }

    /// Asks for the next part. `used` is the memory of one that has been read.
    fn ask(&self, used: &Uint8Array) -> Promise {
        match self {
            Self::Own(reader) => reader.read(),
            Self::Handed(reader) => {
                let memory = used.buffer();
                let memory = Some(memory).filter(|memory| memory.byte_length() == ROOM);
                let memory = memory.unwrap_or_else(|| ArrayBuffer::new(ROOM));
                reader.read_with_array_buffer_view(&Uint8Array::new(&memory))
            }
        }
    }

    fn cancel(&self) {
        // What is not fetched any more may well have ended.
        let _ = match self {
            Self::Own(reader) => reader.cancel(),
            Self::Handed(reader) => reader.cancel(),
        };
    }
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
            Packing::DeflatedGzip => unpacked(&unpacked(body, "deflate-raw")?, "gzip")?,
        };
        let expected = expected.filter(|_| packing == Packing::None);
        let reader = Reader::of(&body);
        let part = Uint8Array::new_with_length(0);
        let ahead = reader.ask(&part);
        Ok(Self { reader, ahead, part, expected, read: 0, packing, to_keep: None })
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
            if !self.advance().await? {
                return Ok(filled);
            }
        }
    }

    /// Goes on to the next part, once the one before is read; tells whether there
    /// is one.
    async fn advance(&mut self) -> Result<bool, ProblemKind> {
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
        let is_over = Reflect::get(&part, &"done".into()).is_ok_and(|done| done.is_truthy());
        let Some(bytes) = value.dyn_into::<Uint8Array>().ok().filter(|_| !is_over) else {
            if let Some(whole) = self.to_keep.take() {
                whole.keep();
            }
            return Ok(false);
        };
        self.ahead = self.reader.ask(&self.part);
        self.read += bytes.length() as usize;
        self.part = bytes;
        Ok(true)
    }

    /// The first bytes of it, enough to see a header; the rest is not fetched.
    ///
    /// # Errors
    ///
    /// As for [`fill`](Self::fill).
    pub async fn start(mut self) -> Result<Vec<u8>, ProblemKind> {
        let mut start = vec![0; START];
        let filled = self.fill(&mut start).await?;
        if filled == START {
            self.cancel();
        }
        start.truncate(filled);
        Ok(start)
    }

    /// All that is still to come.
    ///
    /// # Errors
    ///
    /// As for [`fill`](Self::fill), and [`ProblemKind::TooLarge`] for what a few
    /// bytes may unpack to, but no table that is read as a whole.
    pub async fn all(mut self) -> Result<Vec<u8>, ProblemKind> {
        let mut bytes = Vec::with_capacity(self.expected.unwrap_or_default().min(MOST));
        loop {
            let start = bytes.len();
            bytes.resize(start + self.part.length() as usize, 0);
            self.part.copy_to(&mut bytes[start..]);
            if bytes.len() > MOST {
                self.cancel();
                return Err(ProblemKind::TooLarge { bytes: bytes.len(), readable: false });
            }
            if !self.advance().await? {
                return Ok(bytes);
            }
        }
    }

    /// Stops: nothing more is fetched.
    pub fn cancel(&self) {
        self.reader.cancel();
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

/// The end of what the browser does now, and of what waits by then: painting,
/// and answering to the reader's hand.
pub fn next_task() -> Promise {
    Promise::new(&mut |over, _| {
        // A timer would wait four milliseconds, a promise not at all.
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&over));
            let _ = channel.port2().post_message(&JsValue::NULL);
        } else {
            let _ = over.call0(&JsValue::NULL);
        }
    })
}

/// Lets the browser do what waits.
pub async fn breathe() {
    let _ = JsFuture::from(next_task()).await;
}
