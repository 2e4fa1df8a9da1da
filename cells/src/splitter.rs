//! Bytes to records.

use crate::batch::{Batch, Place};
use crate::plain::{Length, Marks};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Cuts the bytes of a file into records (RFC 4180, also with another
/// delimiter; lines end in any of CR, LF and both; blank lines are passed over).
///
/// The bytes may come in pieces of any size: where they are cut makes no
/// difference to what comes out.
#[derive(Debug)]
pub struct Splitter {
    /// Reads the records that [`Marks`] leaves to it.
    reader: Reader,
    marks: Marks,
    /// Bytes that have been read.
    offset: usize,
    /// Line breaks that the reader has not seen.
    unseen: u64,
    /// Where the record begins that is being read; nothing between two.
    begun: Option<Place>,
    /// What the reader has of it. Longer than what is used.
    text: Vec<u8>,
    /// For each cell the end of its text. Longer than what is used.
    ends: Vec<usize>,
    /// What is used of both.
    partial: (usize, usize),
    /// Whether the record is the first, which may begin with a byte order mark.
    is_first: bool,
    /// Whether the last quote that the reader has met in the record has no other.
    is_open: bool,
    /// The last byte that came.
    last: u8,
    /// Whether the record before ends in a carriage return.
    after_return: bool,
    /// Where a record begins whose last quote is open at the end of the file.
    unclosed: Option<Place>,
}

impl Splitter {
    /// One that has read nothing yet.
    #[must_use]
    pub fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            marks: Marks::new(delimiter),
            offset: 0,
            unseen: 0,
            begun: None,
            text: Vec::new(),
            ends: Vec::new(),
            partial: (0, 0),
            is_first: true,
            is_open: false,
            last: 0,
            after_return: false,
            unclosed: None,
        }
    }

    /// Where the record begins that is not complete yet; else how many bytes
    /// have been read.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.begun.map_or(self.offset, |place| place.offset)
    }

    /// The line in which the record begins that is not complete yet.
    #[must_use]
    pub fn begun(&self) -> Option<u64> {
        self.begun.map(|place| place.line)
    }

    /// At the end of a file: the line of a record in which a quote is opened and
    /// never closed, and how many lines after it belong to it for that reason.
    #[must_use]
    pub fn unclosed(&self) -> Option<(u64, u64)> {
        let (line, breaks) = (self.unclosed?.line, self.reader.line() + self.unseen);
        // What stands after the last line break of a file is no line.
        let is_over = matches!(self.last, b'\r' | b'\n');
        Some((line, (breaks - u64::from(is_over)).saturating_sub(line)))
    }

    /// Reads on, and puts the records that `bytes` complete into `batch` in
    /// place of those that stood there. The last bytes of a file complete its
    /// last record even without a line break.
    pub fn read(&mut self, bytes: &[u8], is_last: bool, batch: &mut Batch) {
        batch.begin(bytes);
        self.marks.begin();
        self.last = bytes.last().copied().unwrap_or(self.last);
        let mut rest = bytes;
        loop {
            if self.begun.is_none() {
                rest = self.begin(bytes, rest.len(), batch);
            }
            if rest.is_empty() || self.step(&mut rest, batch) {
                break;
            }
        }
        if is_last && self.is_open {
            self.unclosed = self.begun;
        }
        // No bytes at all tell the reader that there will be no more.
        while is_last && self.begun.is_some() && !self.step(&mut &b""[..], batch) {}
    }

    /// Reads the last `left` of some bytes as long as records are as most are,
    /// several times as quickly as the reader would, and passes over line breaks
    /// before them. Answers with what it leaves, where a record has begun.
    fn begin<'b>(&mut self, bytes: &'b [u8], left: usize, batch: &mut Batch) -> &'b [u8] {
        let mut at = bytes.len() - left;
        let (before, line) = (self.offset - at, self.reader.line());
        let (mut unseen, mut after_return) = (self.unseen, self.after_return);
        while let Some(byte) = bytes.get(at) {
            if matches!(byte, b'\r' | b'\n') {
                // Both together are one.
                unseen += u64::from(*byte == b'\r' || !after_return);
                after_return = *byte == b'\r';
                at += 1;
                continue;
            }
            let place = Place { offset: before + at, line: line + unseen };
            let plain = if self.is_first { None } else { self.marks.read(at..bytes.len(), batch) };
            let Some(length) = plain else {
                (self.begun, self.is_open, after_return) = (Some(place), false, false);
                break;
            };
            at += length.bytes;
            unseen += length.lines;
            after_return = bytes[at - 1] == b'\r';
            batch.complete(place, length.is_ascii);
        }
        (self.offset, self.unseen, self.after_return) = (before + at, unseen, after_return);
        &bytes[at..]
    }

    /// Reads until a record is complete or `rest` is at its end, which is told.
    /// Empty bytes end the file.
    fn step(&mut self, rest: &mut &[u8], batch: &mut Batch) -> bool {
        loop {
            let (text, ends) = (&mut self.text[self.partial.0..], &mut self.ends[self.partial.1..]);
            let (result, read, written, ended) = self.reader.read_record(rest, text, ends);
            for byte in &rest[..read] {
                self.is_open ^= *byte == b'"';
            }
            let is_return = rest[..read].last() == Some(&b'\r');
            *rest = &rest[read..];
            self.offset += read;
            self.partial.0 += written;
            self.partial.1 += ended;
            match result {
                ReadRecordResult::OutputFull => widen(&mut self.text),
                ReadRecordResult::OutputEndsFull => widen(&mut self.ends),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return true,
                ReadRecordResult::Record => {
                    let (text, cells) = std::mem::take(&mut self.partial);
                    let (text, base) = (&self.text[..text], batch.text.len());
                    batch.text.extend_from_slice(text);
                    let ends = || self.ends[..cells].iter().map(|end| base + end);
                    std::iter::once(base)
                        .chain(ends())
                        .zip(ends())
                        .for_each(|cell| batch.push(cell));
                    batch.complete(self.begun.take().unwrap_or_default(), text.is_ascii());
                    self.is_first = false;
                    // The reader counts the other one.
                    self.unseen += u64::from(is_return);
                    self.after_return = is_return;
                    return false;
                }
            }
        }
    }
}

/// The record that `bytes` begin with, alone in a batch.
#[must_use]
pub fn first(bytes: &[u8], delimiter: u8) -> Batch {
    let (mut batch, place) = (Batch::default(), Place::default());
    // Most records are short, and what comes after them need not be looked at.
    let mut length = SHORT;
    while length < SHORT << 12 {
        let own = &bytes[..bytes.len().min(length)];
        batch.begin(own);
        if let Some(Length { is_ascii, .. }) = Marks::new(delimiter).read(0..own.len(), &mut batch)
        {
            batch.complete(place, is_ascii);
            return batch;
        }
        length = if own.len() < bytes.len() { length << 4 } else { usize::MAX };
    }
    batch.begin(b"");
    let mut splitter = Splitter { begun: Some(place), ..Splitter::new(delimiter) };
    let is_cut = splitter.step(&mut &*bytes, &mut batch);
    while is_cut && splitter.begun.is_some() && !splitter.step(&mut &b""[..], &mut batch) {}
    batch
}

/// How many bytes most records have room in.
const SHORT: usize = 1 << 10;

fn widen<T: Clone + Default>(list: &mut Vec<T>) {
    list.resize((2 * list.len()).max(1024), T::default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Rows = Vec<(usize, u64, Vec<Vec<u8>>)>;

    fn split<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Rows {
        let (mut splitter, mut batch, mut rows) =
            (Splitter::new(b','), Batch::default(), Vec::new());
        let mut take = |batch: &Batch| {
            rows.extend(batch.records().map(|record| {
                (record.offset(), record.line(), record.cells().map(<[u8]>::to_vec).collect())
            }));
        };
        for piece in pieces {
            splitter.read(piece, false, &mut batch);
            take(&batch);
        }
        splitter.read(b"", true, &mut batch);
        take(&batch);
        rows
    }

    #[test]
    fn lines_and_offsets_are_those_of_an_editor() {
        let rows = split([&b"id,note\n\na,\"two\nlines\"\r\n\r\n\nb,\"say \"\"so\"\"\""[..]]);
        let cells = |first: &str, second: &str| vec![first.into(), second.into()];
        assert_eq!(
            rows,
            [
                (0, 1, cells("id", "note")),
                (9, 3, cells("a", "two\nlines")),
                (27, 7, cells("b", "say \"so\"")),
            ]
        );
    }

    #[test]
    fn a_carriage_return_ends_a_line_alone_or_before_a_feed() {
        for file in ["a\rb\r\"c\"\rd", "a\r\nb\r\n\"c\"\r\nd", "a\nb\n\"c\"\nd"] {
            for size in 1..file.len() {
                let rows = split(file.as_bytes().chunks(size));
                let lines: Vec<u64> = rows.iter().map(|(_, line, _)| *line).collect();
                assert_eq!(lines, [1, 2, 3, 4], "{file:?} in pieces of {size}");
            }
        }
        let lines = split([&b"a\r\rb\n\rc"[..]]).into_iter().map(|(_, line, _)| line);
        assert_eq!(lines.collect::<Vec<_>>(), [1, 3, 5]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let unclosed = |file: &str| {
            let (mut splitter, mut batch) = (Splitter::new(b','), Batch::default());
            for part in file.as_bytes().chunks(5) {
                splitter.read(part, false, &mut batch);
                assert_eq!(splitter.unclosed(), None);
            }
            splitter.read(b"", true, &mut batch);
            splitter.unclosed()
        };
        let file = "id,note\na,\"b\"\nc,\"d\ne,f\ng,h";
        assert_eq!(unclosed(file), Some((3, 2)));
        assert_eq!(unclosed(&format!("{file}\n")), Some((3, 2)));
        for file in ["id,note\na,\"b\nc\"\n", "id\n\"a \"\" b\"", "id,note\na,b \"c\" d\n"] {
            assert_eq!(unclosed(file), None);
        }
    }

    #[test]
    fn a_cell_may_be_longer_than_any_piece() {
        let long = "x".repeat(3_000_000);
        let file = format!("a,{long}\nb,c\n");
        let rows = split(file.as_bytes().chunks(70_000));
        assert_eq!((rows.len(), rows[0].2[1].len()), (2, 3_000_000));
    }

    proptest! {
        #[test]
        fn it_makes_no_difference_where_bytes_are_cut(
            file in proptest::collection::vec(
                proptest::sample::select(b"ab,\"\n\r;\xFF ".to_vec()), 0..200),
            sizes in proptest::collection::vec(1_usize..9, 1..200),
        ) {
            let mut pieces = Vec::new();
            let mut rest = &file[..];
            for size in sizes.iter().cycle() {
                if rest.is_empty() { break; }
                let (piece, after) = rest.split_at((*size).min(rest.len()));
                pieces.push(piece);
                rest = after;
            }
            let mut batch = Batch::default();
            Splitter::new(b',').read(&file, true, &mut batch);
            let rows = split(pieces);
            prop_assert_eq!(rows.len(), batch.len());
            prop_assert_eq!(rows, split([&file[..]]));
        }

        #[test]
        fn the_first_record_is_the_first_of_all(
            file in proptest::collection::vec(
                proptest::sample::select(b"ab,\"\n ".to_vec()), 1..60),
        ) {
            prop_assume!(file[0] != b'\n');
            let cells = |batch: &Batch| -> Vec<Vec<u8>> {
                batch.record(0).cells().map(<[u8]>::to_vec).collect()
            };
            let mut batch = Batch::default();
            Splitter::new(b',').read(&file, true, &mut batch);
            let first = first(&file, b',');
            prop_assert_eq!(first.len(), 1);
            prop_assert_eq!(cells(&first), cells(&batch));
        }

        #[test]
        fn it_reads_what_the_csv_crate_reads(
            file in proptest::collection::vec(
                proptest::sample::select(b"ab,\"\n\r ".to_vec()), 0..200),
        ) {
            let own: Vec<_> = split([&file[..]]).into_iter().map(|row| row.2).collect();
            let mut reader = csv::ReaderBuilder::new()
                .flexible(true).has_headers(false).from_reader(&file[..]);
            let theirs: Vec<Vec<Vec<u8>>> = reader.byte_records().flatten()
                .map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect();
            prop_assert_eq!(own, theirs);
        }
    }
}
