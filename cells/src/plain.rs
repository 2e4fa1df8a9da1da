//! Records as nearly all are: whole, and with quotes only where they belong.

use crate::batch::Batch;

/// A word with the same byte eight times.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte of a word.
const HIGHEST: u64 = EACH << 7;

/// Finds what ends a cell or quotes it, eight bytes at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    delimiter: u8,
    /// Delimiter, quote and both line breaks, each eight times.
    words: [u64; 4],
}

/// What there was to read of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length {
    /// Its bytes, with one byte of the line break after it.
    pub bytes: usize,
    /// Line breaks among them.
    pub lines: u64,
}

impl Marks {
    pub(crate) fn new(delimiter: u8) -> Self {
        let words = [delimiter, b'"', b'\n', b'\r'].map(|byte| EACH * u64::from(byte));
        Self { delimiter, words }
    }

    /// The highest bit of each byte of `word` that is a mark.
    #[inline]
    fn within(&self, word: u64) -> u64 {
        let others = self.words.map(|mark| {
            let differs = word ^ mark;
            ((differs & !HIGHEST) + !HIGHEST) | differs
        });
        !(others[0] & others[1] & others[2] & others[3]) & HIGHEST
    }

    /// Appends the record that begins with `bytes` to a batch, text and cells.
    /// Nothing, and nothing is appended, if its end is not among them or a quote
    /// stands where RFC 4180 allows none: what is to be made of that is not
    /// decided here.
    #[inline]
    pub(crate) fn read(&self, bytes: &[u8], batch: &mut Batch) -> Option<Length> {
        let (text, cells) = (batch.text.len(), batch.cells.len());
        let Some((end, within, is_doubled)) = self.find_cells(bytes, &mut batch.cells) else {
            batch.cells.truncate(cells);
            return None;
        };
        batch.text.extend_from_slice(&bytes[..end]);
        if is_doubled {
            for (start, end) in &mut batch.cells[cells..] {
                let own = text + *start..text + *end;
                if own.start > text && batch.text[own.start - 1] == b'"' {
                    *start = batch.text.len() - text;
                    append_undoubled(&mut batch.text, own);
                    *end = batch.text.len() - text;
                }
            }
        }
        Some(Length { bytes: end + 1, lines: within + u64::from(bytes[end] == b'\n') })
    }

    /// Where the cells of the record begin and end, without their quotes. Answers
    /// with where the record ends, how many line breaks it has between quotes, and
    /// whether two quotes stand for one in it.
    #[inline]
    fn find_cells(
        &self,
        bytes: &[u8],
        cells: &mut Vec<(usize, usize)>,
    ) -> Option<(usize, u64, bool)> {
        let (mut at, mut start, mut next) = (0, 0, 0);
        let (mut is_quoted, mut is_doubled, mut lines) = (false, false, 0);
        loop {
            let word = bytes.get(at..at + 8)?.try_into().map_or(0, u64::from_le_bytes);
            let mut found = self.within(word);
            while found != 0 {
                let here = at + found.trailing_zeros() as usize / 8;
                found &= found - 1;
                // Before `next` stands what a quote has answered for.
                if here < next {
                    continue;
                }
                match bytes[here] {
                    b'"' if is_quoted => match *bytes.get(here + 1)? {
                        b'"' => {
                            is_doubled = true;
                            next = here + 2;
                        }
                        after => {
                            cells.push((start + 1, here));
                            (is_quoted, start, next) = (false, here + 2, here + 2);
                            match after {
                                b'\n' | b'\r' => return Some((here + 1, lines, is_doubled)),
                                byte if byte == self.delimiter => {}
                                _ => return None,
                            }
                        }
                    },
                    byte if is_quoted => lines += u64::from(byte == b'\n'),
                    b'"' if here == start => is_quoted = true,
                    b'"' => return None,
                    byte => {
                        cells.push((start, here));
                        start = here + 1;
                        if byte != self.delimiter {
                            return Some((here, lines, is_doubled));
                        }
                    }
                }
            }
            at += 8;
        }
    }
}

/// Appends a part of a text to it, with one quote in place of two.
fn append_undoubled(text: &mut Vec<u8>, part: std::ops::Range<usize>) {
    let mut at = part.start;
    while at < part.end {
        text.push(text[at]);
        at += 1 + usize::from(text[at] == b'"');
    }
}
