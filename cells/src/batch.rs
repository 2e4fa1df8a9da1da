//! Some records in a row.

/// Where a record stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its first byte, counted from the first byte that was split.
    pub offset: usize,
    /// Its line as an editor counts it, from 1.
    pub line: u64,
}

/// Records with their cells, quotes undone.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The texts of all records, one after another.
    pub(crate) text: Vec<u8>,
    /// Where the cells of all records begin and end in the text of their record.
    pub(crate) cells: Vec<(usize, usize)>,
    /// The records that are complete.
    pub(crate) records: Vec<Span>,
}

/// What of a batch belongs to one record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub place: Place,
    pub text: (usize, usize),
    pub cells: (usize, usize),
}

impl Batch {
    /// How many records there are.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records, in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|index| self.record(index))
    }

    /// The record at `index`; one without cells past the last.
    #[must_use]
    #[inline]
    pub fn record(&self, index: usize) -> Record<'_> {
        let Some(span) = self.records.get(index) else { return Record::default() };
        Record {
            place: span.place,
            text: &self.text[span.text.0..span.text.1],
            beyond: &self.text[span.text.0..],
            cells: &self.cells[span.cells.0..span.cells.1],
        }
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.records.clear();
    }

    /// Makes a record of the text and the cells that have come since the last.
    #[inline]
    pub(crate) fn complete(&mut self, place: Place) {
        let (text, cells) = self.records.last().map_or((0, 0), |span| (span.text.1, span.cells.1));
        let (text, cells) = ((text, self.text.len()), (cells, self.cells.len()));
        self.records.push(Span { place, text, cells });
    }
}

/// One record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'b> {
    place: Place,
    /// All its cells are in here, and there may be more.
    text: &'b [u8],
    /// Its text and what stands after it in the batch.
    beyond: &'b [u8],
    cells: &'b [(usize, usize)],
}

/// The bytes of a short cell and, in the highest byte, their number.
pub(crate) type Key = (u64, u64);

/// The key of no cell.
pub(crate) const NO_KEY: Key = (u64::MAX, u64::MAX);

impl<'b> Record<'b> {
    /// Its first byte, counted from the first byte that was split.
    #[must_use]
    #[inline]
    pub fn offset(&self) -> usize {
        self.place.offset
    }

    /// Its line as an editor counts it, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.place.line
    }

    /// How many cells it has.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has no cell.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell at `position`, quotes undone; empty past the last.
    #[must_use]
    #[inline]
    pub fn cell(&self, position: usize) -> &'b [u8] {
        let (start, end) = self.cells.get(position).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }

    /// The cell at `position`, and for one of up to 15 bytes its key.
    #[inline]
    pub(crate) fn keyed_cell(&self, position: usize) -> (&'b [u8], Option<Key>) {
        let Some(&(start, end)) = self.cells.get(position) else { return (b"", Some((0, 0))) };
        let cell = self.text.get(start..end).unwrap_or_default();
        // Two loads of eight bytes, which may reach past the cell, are quicker
        // than a copy of its few bytes.
        let key = self.beyond.get(start..start + 16).filter(|_| cell.len() < 16).map(|bytes| {
            let (low, high) = bytes.split_at(8);
            let word = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
            let (low, high) = (word(low), word(high));
            match cell.len() {
                0 => (0, 0),
                length @ 1..8 => (low & ((1 << (8 * length)) - 1), (length as u64) << 56),
                length => {
                    let mask = (1 << (8 * (length - 8))) - 1;
                    (low, high & mask | (length as u64) << 56)
                }
            }
        });
        (cell, key)
    }

    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'b [u8]> + use<'b> {
        let record = *self;
        (0..record.len()).map(move |position| record.cell(position))
    }

    /// Whether all its text is ASCII, so that every cell is UTF-8.
    #[must_use]
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }
}
