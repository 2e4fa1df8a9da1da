//! A table as it stands, without any meaning: for comparing and for reports.

use super::sheet::{Decoder, delimiter, header, text_of};
use cells::{Batch, Splitter};

/// The records of a file, and its text as UTF-8.
pub struct Records {
    text: String,
    batch: Batch,
    /// Records down to the header.
    first: usize,
}

impl Records {
    /// Reads a file.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let text = Decoder::default().push(bytes, true);
        let text = String::from_utf8_lossy(&text).into_owned();
        let mut batch = Batch::default();
        Splitter::new(delimiter(text.as_bytes())).read(text.as_bytes(), true, &mut batch);
        let first = header(&batch) + 1;
        Self { text, batch, first }
    }

    /// The heads of its columns.
    #[must_use]
    pub fn head(&self) -> Vec<String> {
        self.cells(self.first - 1)
    }

    /// The cells of each row, without spaces around them.
    pub fn rows(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        (self.first..self.batch.len()).map(|index| self.cells(index))
    }

    /// The line of each row, from 1.
    pub fn row_lines(&self) -> impl Iterator<Item = u64> + '_ {
        self.batch.records().skip(self.first).map(|record| record.line())
    }

    /// Its lines.
    #[must_use]
    pub fn text_lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// The lines of a row, counted from 0.
    #[must_use]
    pub fn lines(&self, row: usize) -> std::ops::Range<usize> {
        let line = |record: usize| {
            let line = usize::try_from(self.batch.record(record).line()).unwrap_or(usize::MAX);
            line.saturating_sub(1)
        };
        let (own, next) = (self.first + row, self.first + row + 1);
        let end = if next < self.batch.len() { line(next) } else { self.text_lines().len() };
        line(own)..end
    }

    fn cells(&self, record: usize) -> Vec<String> {
        let cells = self.batch.record(record).cells();
        cells.map(|cell| text_of(cell).unwrap_or_default().to_owned()).collect()
    }
}
