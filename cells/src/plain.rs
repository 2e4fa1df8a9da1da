//! Records as nearly all are: whole, and with quotes only where they belong.

use crate::batch::Batch;
use std::ops::Range;

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// Finds what ends a cell or quotes it, a block of bytes at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    delimiter: u8,
}

/// What there was to read of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length {
    /// Its bytes, with one byte of the line break after it.
    pub bytes: usize,
    /// Line breaks among them.
    pub lines: u64,
    /// Whether they are ASCII.
    pub is_ascii: bool,
}

/// Where a record ends.
struct Found {
    end: usize,
    /// Line breaks between quotes.
    lines: u64,
    /// Whether two quotes stand for one in it.
    is_doubled: bool,
    is_ascii: bool,
}

/// What a block has in it: one bit for each byte.
#[derive(Clone, Copy)]
struct Within {
    delimiters: u32,
    /// Quotes and line breaks.
    others: u32,
    /// Bytes that are not ASCII.
    foreign: u32,
}

impl Marks {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter }
    }

    #[cfg(target_arch = "wasm32")]
    #[target_feature(enable = "simd128")]
    #[inline]
    fn within(self, block: &[u8; BLOCK]) -> Within {
        use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
        let [low, high] = halves(block);
        let block = u64x2(low, high);
        let is = |mark| u8x16_eq(block, u8x16_splat(mark));
        let others = v128_or(is(b'"'), v128_or(is(b'\n'), is(b'\r')));
        let bits = |lanes| u32::from(u8x16_bitmask(lanes));
        let delimiters = bits(is(self.delimiter));
        Within { delimiters, others: bits(others), foreign: bits(block) }
    }

    // The same eight bytes at a time, for machines on which tests run.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline]
    fn within(self, block: &[u8; BLOCK]) -> Within {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const HIGHEST: u64 = EACH << 7;
        // The highest bit of each byte, gathered in the highest byte.
        let bits = |word: u64| {
            u32::from(((word & HIGHEST) >> 7).wrapping_mul(0x0102_0408_1020_4080).to_be_bytes()[0])
        };
        // The highest bit of each byte that is not this one.
        let is_not = |word: u64, byte: u8| {
            let differs = word ^ (EACH * u64::from(byte));
            ((differs & !HIGHEST) + !HIGHEST) | differs
        };
        let [low, high] = halves(block).map(|word| {
            let others = is_not(word, b'"') & is_not(word, b'\n') & is_not(word, b'\r');
            [bits(!is_not(word, self.delimiter)), bits(!others), bits(word)]
        });
        let both = |index: usize| low[index] | high[index] << 8;
        Within { delimiters: both(0), others: both(1), foreign: both(2) }
    }

    /// Appends the record that begins at `own.start` of a batch's text to it.
    /// Nothing, and nothing is appended, if its end is not within `own` or a quote
    /// stands where RFC 4180 allows none: what is to be made of that is not
    /// decided here.
    pub(crate) fn read(self, own: Range<usize>, batch: &mut Batch) -> Option<Length> {
        let cells = batch.cells.len();
        let Some(found) = self.find_cells(&batch.text, own.clone(), &mut batch.cells) else {
            batch.cells.truncate(cells);
            return None;
        };
        if found.is_doubled {
            for (start, end) in &mut batch.cells[cells..] {
                if *start > own.start && batch.text[*start - 1] == b'"' {
                    let own = *start..*end;
                    *start = batch.text.len();
                    append_undoubled(&mut batch.text, own);
                    *end = batch.text.len();
                }
            }
        }
        let Found { end, lines, is_ascii, .. } = found;
        Some(Length { bytes: end + 1 - own.start, lines: lines + 1, is_ascii })
    }

    /// Where the cells of the record begin and end, without their quotes, and
    /// where it ends itself.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn find_cells(
        self,
        text: &[u8],
        own: Range<usize>,
        cells: &mut Vec<(usize, usize)>,
    ) -> Option<Found> {
        let (mut at, mut start, mut next) = (own.start, own.start, own.start);
        let (mut is_quoted, mut is_doubled, mut lines, mut foreign) = (false, false, 0, 0);
        // Behind the bytes that were split stand some of nothing.
        while at < own.end {
            let within = self.within(text.get(at..at + BLOCK)?.try_into().ok()?);
            let mut marks = within.delimiters;
            if within.others == 0 {
                // Between quotes a delimiter ends nothing.
                while marks != 0 && !is_quoted {
                    let here = at + marks.trailing_zeros() as usize;
                    marks &= marks - 1;
                    if here >= next {
                        cells.push((start, here));
                        start = here + 1;
                    }
                }
                marks = 0;
            }
            marks |= within.others;
            while marks != 0 {
                let bit = marks.trailing_zeros();
                let here = at + bit as usize;
                marks &= marks - 1;
                // Before `next` stands what a quote has answered for.
                if here < next {
                    continue;
                }
                let end = |end: usize, lines: u64, is_doubled: bool| {
                    let is_ascii = (foreign | within.foreign & ((1 << bit) - 1)) == 0;
                    Some(Found { end, lines, is_doubled, is_ascii })
                };
                match text[here] {
                    byte if byte == self.delimiter && !is_quoted => {
                        cells.push((start, here));
                        start = here + 1;
                    }
                    b'"' if is_quoted => {
                        if here + 1 >= own.end {
                            return None;
                        }
                        match text[here + 1] {
                            b'"' => {
                                is_doubled = true;
                                next = here + 2;
                            }
                            after => {
                                cells.push((start + 1, here));
                                (is_quoted, start, next) = (false, here + 2, here + 2);
                                match after {
                                    b'\n' | b'\r' => return end(here + 1, lines, is_doubled),
                                    byte if byte == self.delimiter => {}
                                    _ => return None,
                                }
                            }
                        }
                    }
                    byte if is_quoted => lines += u64::from(byte == b'\n'),
                    b'"' if here == start => is_quoted = true,
                    b'"' => return None,
                    _ => {
                        cells.push((start, here));
                        return end(here, lines, is_doubled);
                    }
                }
            }
            foreign |= within.foreign;
            at += BLOCK;
        }
        None
    }
}

/// Both halves of a block, the lowest byte first.
#[inline]
fn halves(block: &[u8; BLOCK]) -> [u64; 2] {
    let whole = u128::from_le_bytes(*block);
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    [half(whole), half(whole >> 64)]
}

/// Appends a part of a text to it, with one quote in place of two.
fn append_undoubled(text: &mut Vec<u8>, part: std::ops::Range<usize>) {
    let mut at = part.start;
    while at < part.end {
        text.push(text[at]);
        at += 1 + usize::from(text[at] == b'"');
    }
}
