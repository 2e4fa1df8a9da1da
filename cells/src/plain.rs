//! Records as nearly all are: whole, and with quotes only where they belong.

use crate::batch::{BEHIND, Batch};
use std::ops::Range;

/// How many bytes are looked at together.
const BLOCK: usize = 64;
const _: () = assert!(BLOCK <= BEHIND);

/// Finds what ends a cell or quotes it, a block of bytes at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    delimiter: u8,
    /// The block looked at last, which mostly has the beginning of the next record
    /// too, and where it begins.
    last: Option<(usize, Block)>,
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
    /// How many cells it has.
    cells: usize,
    end: usize,
    /// Line breaks between quotes.
    lines: u64,
    /// Whether two quotes stand for one in it.
    is_doubled: bool,
    is_ascii: bool,
}

/// What a block has in it: one bit for each byte.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    delimiters: u64,
    breaks: u64,
    quotes: u64,
    /// Bytes that are not ASCII.
    foreign: u64,
}

impl Marks {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter, last: None }
    }

    /// Other text is to be looked at.
    pub(crate) fn begin(&mut self) {
        self.last = None;
    }

    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    #[inline]
    fn block(&mut self, text: &[u8], at: usize) -> Option<Block> {
        if let Some((_, block)) = self.last.filter(|(start, _)| *start == at) {
            return Some(block);
        }
        let mut block = Block::default();
        let (parts, _) = text.get(at..at + BLOCK)?.as_chunks::<16>();
        for (index, part) in parts.iter().enumerate() {
            let [delimiters, breaks, quotes, foreign] = self.part(part);
            block.delimiters |= u64::from(delimiters) << (16 * index);
            block.breaks |= u64::from(breaks) << (16 * index);
            block.quotes |= u64::from(quotes) << (16 * index);
            block.foreign |= u64::from(foreign) << (16 * index);
        }
        self.last = Some((at, block));
        Some(block)
    }

    #[cfg(target_arch = "wasm32")]
    #[target_feature(enable = "simd128")]
    #[inline]
    fn part(&self, part: &[u8; 16]) -> [u16; 4] {
        use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
        let [low, high] = halves(part);
        let part = u64x2(low, high);
        let is = |mark| u8x16_eq(part, u8x16_splat(mark));
        let breaks = v128_or(is(b'\n'), is(b'\r'));
        [is(self.delimiter), breaks, is(b'"'), part].map(|lanes| u8x16_bitmask(lanes))
    }

    // The same eight bytes at a time, for machines on which tests run.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline]
    fn part(&self, part: &[u8; 16]) -> [u16; 4] {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const HIGHEST: u64 = EACH << 7;
        // The highest bit of each byte, gathered in the highest byte.
        let bits = |word: u64| {
            u16::from(((word & HIGHEST) >> 7).wrapping_mul(0x0102_0408_1020_4080).to_be_bytes()[0])
        };
        // The highest bit of each byte that is not this one.
        let is_not = |word: u64, byte: u8| {
            let differs = word ^ (EACH * u64::from(byte));
            ((differs & !HIGHEST) + !HIGHEST) | differs
        };
        let [low, high] = halves(part).map(|word| {
            let breaks = !(is_not(word, b'\n') & is_not(word, b'\r'));
            [!is_not(word, self.delimiter), breaks, !is_not(word, b'"'), word].map(bits)
        });
        std::array::from_fn(|kind| low[kind] | high[kind] << 8)
    }

    /// Appends the record that begins at `own.start` of a batch's text to it.
    /// Nothing, and nothing is appended, if its end is not within `own` or a quote
    /// stands where RFC 4180 allows none: what is to be made of that is not
    /// decided here.
    pub(crate) fn read(&mut self, own: Range<usize>, batch: &mut Batch) -> Option<Length> {
        let (text, room) = (&batch.text, batch.cells.get_mut(batch.filled..)?);
        let found = self.find_cells(text, own.clone(), room)?;
        if found.is_doubled {
            for (start, end) in &mut room[..found.cells] {
                if *start > own.start && batch.text[*start - 1] == b'"' {
                    let own = *start..*end;
                    *start = batch.text.len();
                    append_undoubled(&mut batch.text, own);
                    *end = batch.text.len();
                }
            }
        }
        let Found { cells, end, lines, is_ascii, .. } = found;
        batch.filled += cells;
        Some(Length { bytes: end + 1 - own.start, lines: lines + 1, is_ascii })
    }

    /// Where the cells of the record begin and end, without their quotes, and
    /// where it ends itself.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn find_cells(
        &mut self,
        text: &[u8],
        own: Range<usize>,
        room: &mut [(usize, usize)],
    ) -> Option<Found> {
        // Before `next` stands what has been answered for.
        let (mut start, mut next) = (own.start, own.start);
        let (mut is_quoted, mut is_doubled, mut lines, mut foreign) = (false, false, 0, 0);
        let mut cells = 0;
        let mut at = own.start / BLOCK * BLOCK;
        // Behind the bytes that were split stand some of nothing.
        while at < own.end {
            let block = self.block(text, at)?;
            let open = u64::MAX << next.saturating_sub(at);
            let end = |cells: usize, bit: u32, end: usize, lines: u64, is_doubled: bool| {
                let before = block.foreign & open & ((1 << bit) - 1);
                let is_ascii = (foreign | before) == 0;
                Some(Found { cells, end, lines, is_doubled, is_ascii })
            };
            if block.quotes & open == 0 && !is_quoted {
                let breaks = block.breaks & open;
                // Those before the first line break.
                let mut delimiters = block.delimiters & open & breaks.wrapping_sub(1) & !breaks;
                while delimiters != 0 {
                    let here = at + delimiters.trailing_zeros() as usize;
                    delimiters &= delimiters - 1;
                    *room.get_mut(cells)? = (start, here);
                    cells += 1;
                    start = here + 1;
                }
                if breaks != 0 {
                    let bit = breaks.trailing_zeros();
                    let here = at + bit as usize;
                    *room.get_mut(cells)? = (start, here);
                    cells += 1;
                    return end(cells, bit, here, lines, is_doubled);
                }
            } else {
                let mut marks = (block.delimiters | block.breaks | block.quotes) & open;
                while marks != 0 {
                    let bit = marks.trailing_zeros();
                    let here = at + bit as usize;
                    marks &= marks - 1;
                    if here < next {
                        continue;
                    }
                    match text[here] {
                        byte if byte == self.delimiter && !is_quoted => {
                            *room.get_mut(cells)? = (start, here);
                            cells += 1;
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
                                    *room.get_mut(cells)? = (start + 1, here);
                                    cells += 1;
                                    (is_quoted, start, next) = (false, here + 2, here + 2);
                                    match after {
                                        b'\n' | b'\r' => {
                                            return end(cells, bit, here + 1, lines, is_doubled);
                                        }
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
                            *room.get_mut(cells)? = (start, here);
                            cells += 1;
                            return end(cells, bit, here, lines, is_doubled);
                        }
                    }
                }
            }
            foreign |= block.foreign & open;
            at += BLOCK;
        }
        None
    }
}

/// Both halves of some bytes, the lowest byte first.
#[inline]
fn halves(bytes: &[u8; 16]) -> [u64; 2] {
    let whole = u128::from_le_bytes(*bytes);
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
