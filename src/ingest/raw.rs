//! A table as it stands, without any meaning: for comparing and for reports.

use super::sheet::{Decoder, HeaderSearch, delimiter, text_of};
use crate::store::text_shown;
use cells::{Batch, Record, Splitter};
use std::borrow::Cow;

/// A table of which the bytes come bit by bit. Where they are cut makes no
/// difference to its rows.
#[derive(Debug, Default)]
pub struct RawTable {
    decoder: Decoder,
    splitter: Option<Splitter>,
    batch: Batch,
    search: HeaderSearch,
    head: Option<Vec<String>>,
}

impl RawTable {
    /// Takes the next bytes in; then [`rows`](Self::rows) are those that they
    /// complete.
    pub fn push(&mut self, bytes: &[u8], is_last: bool) {
        let text = self.decoder.push(bytes, is_last);
        if self.splitter.is_none() {
            self.batch = Batch::default();
            if text.is_empty() {
                return;
            }
        }
        let splitter = self.splitter.get_or_insert_with(|| Splitter::new(delimiter(&text)));
        splitter.read(&text, is_last, &mut self.batch);
        if self.head.is_none() {
            let header = self.search.look(&self.batch, is_last);
            let below = header.as_ref().map_or(self.batch.len(), |header| header.below);
            self.batch.pass_over(below);
            self.head = header.map(|header| header.names);
        }
    }

    /// The heads of its columns; none as long as they have not come.
    #[must_use]
    pub fn head(&self) -> &[String] {
        self.head.as_deref().unwrap_or_default()
    }

    /// The rows that came last, each with its line, from 1, and its cells.
    pub fn rows(&self) -> impl Iterator<Item = (u64, Record<'_>)> {
        self.batch.records().map(|record| (record.line(), record))
    }
}

/// The cells of a record as text, without spaces around them.
#[must_use]
pub fn texts(record: &Record<'_>) -> Vec<String> {
    record.cells().map(|cell| shown(cell).into_owned()).collect()
}

/// A cell as the page shows it: as text, without spaces around it, the guard of an
/// export, letters that turn words round, and half of its line breaks. What is no
/// text in it is replaced.
#[must_use]
pub fn shown(cell: &[u8]) -> Cow<'_, str> {
    if cell.is_ascii() && !cell.contains(&b'\r') {
        return text_of(cell).unwrap_or_default().into();
    }
    // The files of the data set end their lines in one letter.
    text_shown(cell).replace("\r\n", "\n").into()
}
