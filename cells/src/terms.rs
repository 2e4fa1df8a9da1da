//! The different cells of a column.

use crate::batch::Batch;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// Gives each different cell a number, in the order they are first met.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    numbers: HashTable<u32>,
    text: Vec<u8>,
    /// The end of each cell in `text`.
    ends: Vec<usize>,
    recent: Recent,
}

impl Terms {
    /// How many different cells have been met.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether none has been met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell with this number; empty if there is none.
    #[must_use]
    pub fn term(&self, number: usize) -> &[u8] {
        term(&self.text, &self.ends, number)
    }

    /// Puts the number of each record's cell at `position` into `numbers`, in
    /// place of what stood there. A record that is too short has an empty cell.
    ///
    /// Past four billion different cells, more than a file holds, all have one number.
    pub fn number(&mut self, batch: &Batch, position: Option<usize>, numbers: &mut Vec<u32>) {
        numbers.clear();
        let Some(position) = position else {
            let empty = self.number_of(b"");
            numbers.resize(batch.len(), empty);
            return;
        };
        let (text, cells) = (&batch.text[..], &batch.cells[..]);
        let mut empty = None;
        numbers.extend(batch.records.iter().map(|span| {
            let index = span.cells.0 + position;
            let own = cells.get(index).filter(|_| index < span.cells.1);
            let (start, end) = own.copied().unwrap_or_default();
            if start == end {
                return *empty.get_or_insert_with(|| self.number_of(b""));
            }
            let key = key_of(text, start, end - start);
            if let Some(key) = key {
                let (met, number) = self.recent.0[Recent::slot(key)];
                if met == key {
                    return number;
                }
            }
            let number = self.number_of(text.get(start..end).unwrap_or_default());
            if let Some(key) = key {
                self.recent.0[Recent::slot(key)] = (key, number);
            }
            number
        }));
    }

    #[inline]
    fn number_of(&mut self, cell: &[u8]) -> u32 {
        let Self { numbers, text, ends, .. } = self;
        let hash = hash(cell);
        let same = |number: &u32| term(text, ends, *number as usize) == cell;
        if let Some(number) = numbers.find(hash, same) {
            return *number;
        }
        let number = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        text.extend_from_slice(cell);
        ends.push(text.len());
        let (text, ends) = (&*text, &*ends);
        numbers
            .insert_unique(hash, number, |number| self::hash(term(text, ends, *number as usize)));
        number
    }
}

/// The bytes of a short cell and, in the highest byte, their number.
type Key = (u64, u64);

/// The key of no cell.
const NO_KEY: Key = (u64::MAX, u64::MAX);

/// For cells of each length the bits of theirs in both halves of a key.
const OWN: [Key; 16] = {
    let (mut own, mut length) = ([(0, 0); 16], 1);
    while length < 16 {
        own[length] = if length < 8 {
            ((1 << (8 * length)) - 1, 0)
        } else {
            (u64::MAX, (1 << (8 * (length - 8))) - 1)
        };
        length += 1;
    }
    own
};

/// The key of a cell of up to 15 bytes.
#[inline]
fn key_of(text: &[u8], start: usize, length: usize) -> Option<Key> {
    // Two loads of eight bytes, which may reach past the cell, are quicker than
    // a copy of its few bytes.
    let (own, bytes) = (OWN.get(length)?, text.get(start..start + 16)?);
    let (low, high) = bytes.split_at(8);
    let word = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
    Some((word(low) & own.0, word(high) & own.1 | (length as u64) << 56))
}

/// Short cells met lately, found without a hash of their bytes: most cells of
/// most columns are among them.
#[derive(Clone, Debug)]
struct Recent(Box<[(Key, u32)]>);

/// How many there are room for, as a power of two.
const RECENT: u32 = 12;

impl Default for Recent {
    fn default() -> Self {
        Self(vec![(NO_KEY, 0); 1 << RECENT].into_boxed_slice())
    }
}

impl Recent {
    #[inline]
    fn slot((low, high): Key) -> usize {
        let mixed = (low ^ high.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        usize::try_from(mixed >> (64 - RECENT)).unwrap_or_default() & ((1 << RECENT) - 1)
    }
}

#[inline]
fn term<'t>(text: &'t [u8], ends: &[usize], number: usize) -> &'t [u8] {
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    ends.get(number).map_or(b"", |end| &text[start..*end])
}

#[inline]
pub(crate) fn hash(cell: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(cell);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Splitter;

    #[test]
    fn equal_cells_have_equal_numbers() {
        let (mut batch, mut terms, mut numbers) = (Batch::default(), Terms::default(), Vec::new());
        let mut splitter = Splitter::new(b',');
        splitter.read(b"x,a\nx,bb\nx,a\nx\nx,\n", false, &mut batch);
        terms.number(&batch, Some(1), &mut numbers);
        assert_eq!(numbers, [0, 1, 0, 2, 2]);
        assert_eq!([terms.term(0), terms.term(1), terms.term(2)], [&b"a"[..], b"bb", b""]);
        splitter.read(b"x,bb\n", false, &mut batch);
        terms.number(&batch, Some(1), &mut numbers);
        assert_eq!((&numbers[..], terms.len()), (&[1][..], 3));
        terms.number(&batch, None, &mut numbers);
        assert_eq!(numbers, [2]);
    }

    #[test]
    fn thousands_of_cells_are_told_apart() {
        let file: Vec<String> = (0..20_000).map(|row| (row % 5_000).to_string()).collect();
        let file = file.join("\n");
        let (mut batch, mut terms, mut numbers) = (Batch::default(), Terms::default(), Vec::new());
        Splitter::new(b',').read(file.as_bytes(), true, &mut batch);
        terms.number(&batch, Some(0), &mut numbers);
        assert_eq!(terms.len(), 5_000);
        assert!((0..20_000).all(|row| numbers[row] as usize == row % 5_000));
    }
}
