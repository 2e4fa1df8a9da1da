//! Bytes to records.

use crate::batch::{Batch, Place, Span};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Cuts the bytes of a file into records (RFC 4180, also with another
/// delimiter; lines end in any of CR, LF and both; blank lines are passed over).
///
/// The bytes may come in pieces of any size: where they are cut makes no
/// difference to what comes out.
#[derive(Debug)]
pub struct Splitter {
    reader: Reader,
    /// Bytes that have been read.
    offset: usize,
    /// Line breaks passed over between records, which the reader has not seen.
    blank: u64,
    /// Where the record that is being read begins; nothing between two.
    begun: Option<Place>,
    /// What is there of it: bytes of text, cells.
    partial: (usize, usize),
}

impl Splitter {
    /// One that has read nothing yet.
    #[must_use]
    pub fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, offset: 0, blank: 0, begun: None, partial: (0, 0) }
    }

    /// Where the record begins that is not complete yet; else how many bytes
    /// have been read.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.begun.map_or(self.offset, |place| place.offset)
    }

    /// Reads on, and puts the records that `bytes` complete into `batch` in
    /// place of those that stood there. The last bytes of a file complete its
    /// last record even without a line break.
    ///
    /// A splitter goes with one batch, which keeps the beginning of the record
    /// that is cut.
    pub fn read(&mut self, bytes: &[u8], is_last: bool, batch: &mut Batch) {
        self.make_room(batch);
        let mut rest = bytes;
        loop {
            if self.begun.is_none() {
                rest = self.begin(rest);
            }
            if rest.is_empty() || self.step(&mut rest, batch) {
                break;
            }
        }
        // No bytes at all tell the reader that there will be no more.
        while is_last && self.begun.is_some() && !self.step(&mut &b""[..], batch) {}
    }

    /// Brings what is there of a cut record to the beginning of the batch.
    fn make_room(&mut self, batch: &mut Batch) {
        let (text, cells) = batch.records.last().map_or((0, 0), |span| (span.text.1, span.cells.1));
        batch.text.copy_within(text..text + self.partial.0, 0);
        batch.ends.copy_within(cells..cells + self.partial.1, 0);
        batch.records.clear();
    }

    /// Passes over line breaks to where the next record begins.
    fn begin<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let breaks = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let (count, lines) = breaks
            .fold((0, 0), |(count, lines), byte| (count + 1, lines + u64::from(*byte == b'\n')));
        self.offset += count;
        self.blank += lines;
        if count < bytes.len() {
            let line = self.reader.line() + self.blank;
            self.begun = Some(Place { offset: self.offset, line });
        }
        &bytes[count..]
    }

    /// Reads until a record is complete or `rest` is at its end, which is told.
    /// Empty bytes end the file.
    fn step(&mut self, rest: &mut &[u8], batch: &mut Batch) -> bool {
        let (text, cells) = batch.records.last().map_or((0, 0), |span| (span.text.1, span.cells.1));
        loop {
            let output = &mut batch.text[text + self.partial.0..];
            let ends = &mut batch.ends[cells + self.partial.1..];
            let (result, read, written, ended) = self.reader.read_record(rest, output, ends);
            *rest = &rest[read..];
            self.offset += read;
            self.partial.0 += written;
            self.partial.1 += ended;
            match result {
                ReadRecordResult::OutputFull => widen(&mut batch.text),
                ReadRecordResult::OutputEndsFull => widen(&mut batch.ends),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return true,
                ReadRecordResult::Record => {
                    let place = self.begun.take().unwrap_or_default();
                    let partial = std::mem::take(&mut self.partial);
                    batch.records.push(Span {
                        place,
                        text: (text, text + partial.0),
                        cells: (cells, cells + partial.1),
                    });
                    return false;
                }
            }
        }
    }
}

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
