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
    /// The bytes that were split, and after them what does not stand there as a
    /// whole: cells that were cut, and those in which two quotes stand for one.
    pub(crate) text: Vec<u8>,
    /// Where the cells of all records begin and end in the text, and room for more.
    pub(crate) cells: Vec<(usize, usize)>,
    /// How many there are.
    pub(crate) filled: usize,
    /// The records that are complete.
    pub(crate) records: Vec<Span>,
}

/// What of a batch belongs to one record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub place: Place,
    pub cells: (usize, usize),
    pub is_ascii: bool,
}

/// How many bytes of nothing stand behind the bytes that were split, so that the
/// last of them can be looked at in a whole block, and a short cell together with
/// what comes after it.
pub(crate) const BEHIND: usize = 64;

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
            text: &self.text,
            cells: &self.cells[span.cells.0..span.cells.1],
            is_ascii: span.is_ascii,
        }
    }

    /// Leaves the first records out, such as a header.
    pub fn pass_over(&mut self, records: usize) {
        self.records.drain(..records.min(self.records.len()));
    }

    /// Whether each record has so many cells, all of them ASCII and the one at
    /// `position` beginning so.
    #[must_use]
    pub fn are_like(&self, width: usize, position: usize, start: &[u8]) -> bool {
        self.records.iter().all(|span| {
            let cells = &self.cells[span.cells.0..span.cells.1];
            let has_start =
                || cells.get(position).is_some_and(|cell| self.text[cell.0..].starts_with(start));
            span.is_ascii && cells.len() == width && has_start()
        })
    }

    /// Begins with these bytes in place of what stood there.
    pub(crate) fn begin(&mut self, bytes: &[u8]) {
        self.text.clear();
        self.text.reserve(bytes.len() + BEHIND);
        self.text.extend_from_slice(bytes);
        self.text.extend_from_slice(&[0; BEHIND]);
        // More than nearly all files need; what needs more is split another way.
        let room = bytes.len() / 2 + BEHIND;
        self.cells.resize(self.cells.len().max(room), (0, 0));
        self.filled = 0;
        self.records.clear();
    }

    /// Appends a cell.
    pub(crate) fn push(&mut self, cell: (usize, usize)) {
        match self.cells.get_mut(self.filled) {
            Some(room) => *room = cell,
            None => self.cells.push(cell),
        }
        self.filled += 1;
    }

    /// Makes a record of the cells that have come since the last.
    #[inline]
    pub(crate) fn complete(&mut self, place: Place, is_ascii: bool) {
        let cells = self.records.last().map_or(0, |span| span.cells.1);
        self.records.push(Span { place, cells: (cells, self.filled), is_ascii });
    }
}

/// One record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'b> {
    place: Place,
    /// The text of the batch.
    text: &'b [u8],
    cells: &'b [(usize, usize)],
    is_ascii: bool,
}

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

    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'b [u8]> + use<'b> {
        let record = *self;
        (0..record.len()).map(move |position| record.cell(position))
    }

    /// Whether all its text is ASCII, so that every cell is UTF-8.
    #[must_use]
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}
