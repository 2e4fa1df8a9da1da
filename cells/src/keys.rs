//! Cells that should stand once only.

use crate::batch::Batch;
use crate::terms::hash;
use hashbrown::HashTable;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Finds a cell that has stood in an earlier row.
///
/// As long as each cell is higher than the one before, as in files sorted by it,
/// the highest is all that it keeps: none can stand twice. After that it keeps
/// eight bytes of each, however long it is; whoever asks can look a row up. Those
/// of the rows before come in a few at a time, so that no row takes long: what is
/// still missing is in order, and searched by halves.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// A part of the cell's hash, and its row; nothing while cells rise.
    seen: Option<HashTable<(u32, u32)>>,
    highest: Vec<u8>,
    /// The rows before it have cells that rise and are not in the table.
    rising: u32,
    /// How many cells there may be.
    expected: usize,
}

/// How many of them come into the table with each cell that is noted.
const WITH_EACH: u32 = 8;

impl Keys {
    /// So many cells are to come. A table that has room for them at once need
    /// not grow, which takes time, and half as much memory again while it lasts.
    pub fn expect(&mut self, cells: usize) {
        match &mut self.seen {
            Some(seen) => seen.reserve(cells, |(part, _)| spread(*part)),
            None => self.expected += cells,
        }
    }

    /// Notes the cells at `position` of a batch's records, if each is higher than
    /// the one before and has no space around it, nor an apostrophe before it; else
    /// nothing is noted. None of them has stood in an earlier row.
    pub fn rise(&mut self, batch: &Batch, position: usize) -> bool {
        let mut highest = rank(&self.highest);
        let mut cells = batch.records().map(|record| record.cell(position));
        let is_rising = self.seen.is_none()
            && cells.all(|cell| {
                let before = std::mem::replace(&mut highest, rank(cell));
                let is_bare = cell.trim_ascii().len() == cell.len() && !cell.starts_with(b"'");
                highest > before && is_bare
            });
        if is_rising {
            self.highest = highest.1.to_vec();
        }
        is_rising
    }

    /// Notes the cell of a row. Answers with the row that had the same cell
    /// before, of which nothing is noted then. Rows are numbered from 0, in the
    /// order in which they are noted.
    ///
    /// `cell_of` is asked for the cell of an earlier row.
    pub fn note<'c>(
        &mut self,
        cell: &[u8],
        row: u32,
        cell_of: &dyn Fn(u32) -> Cow<'c, [u8]>,
    ) -> Option<u32> {
        if self.seen.is_none() {
            if rank(cell) > rank(&self.highest) {
                self.highest.clear();
                self.highest.extend_from_slice(cell);
                return None;
            }
            self.rising = row;
        }
        let expected = self.expected.max(row as usize);
        let seen = self.seen.get_or_insert_with(|| HashTable::with_capacity(expected));
        let insert = |seen: &mut HashTable<_>, part, row| {
            seen.insert_unique(spread(part), (part, row), |(part, _)| spread(*part));
        };
        let left = self.rising.saturating_sub(WITH_EACH);
        for row in left..self.rising {
            insert(seen, part(hash(&cell_of(row))), row);
        }
        self.rising = left;
        let part = part(hash(cell));
        let same = |(other, row): &(u32, u32)| *other == part && *cell_of(*row) == *cell;
        let found = seen.find(spread(part), same).map(|(_, row)| *row);
        let found = found.or_else(|| find_rising(self.rising, cell, cell_of));
        if found.is_none() {
            insert(seen, part, row);
        }
        found
    }
}

/// Which of the rows before `end`, whose cells rise, has this cell.
fn find_rising<'c>(end: u32, cell: &[u8], cell_of: &dyn Fn(u32) -> Cow<'c, [u8]>) -> Option<u32> {
    let (mut start, mut end) = (0, end);
    while start < end {
        let middle = start + (end - start) / 2;
        match rank(&cell_of(middle)).cmp(&rank(cell)) {
            Ordering::Equal => return Some(middle),
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
        }
    }
    None
}

/// By what cells rise: of two numbers the one with more digits is the higher.
fn rank(cell: &[u8]) -> (usize, &[u8]) {
    (cell.len(), cell)
}

/// Both halves of a hash: where a machine word has 32 bits, one of them is zero.
#[inline]
fn part(hash: u64) -> u32 {
    let half = |half: u64| u32::try_from(half & u64::from(u32::MAX)).unwrap_or_default();
    half(hash) ^ half(hash >> 32)
}

/// The table wants 64 bits in which all of the part's have their say, both
/// among the highest and the lowest.
#[inline]
fn spread(part: u32) -> u64 {
    u64::from(part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    #[test]
    fn a_cell_that_stood_before_is_found_with_its_row() {
        for is_rising in [true, false] {
            let mut keys = Keys::default();
            let number = |row: u32| if is_rising { row } else { 20_000 - row };
            let cells: Vec<String> =
                (0..10_000).map(|row| format!("row-{}", number(row))).collect();
            let asked = Cell::new(0);
            let cell_of = |row: u32| {
                asked.set(asked.get() + 1);
                Cow::Borrowed(cells[row as usize].as_bytes())
            };
            for (row, cell) in (0..).zip(&cells) {
                assert_eq!(keys.note(cell.as_bytes(), row, &cell_of), None);
            }
            assert_eq!(keys.seen.is_none(), is_rising);
            assert!(asked.get() < 10, "whoever asks need not look rows up: {}", asked.get());
            assert_eq!(keys.note(cells[77].as_bytes(), 10_000, &cell_of), Some(77));
            assert_eq!(keys.note(b"row-8", 10_000, &cell_of), is_rising.then_some(8));
        }
    }

    #[test]
    fn rows_that_rose_are_found_however_many_have_come_into_the_table() {
        let cells: Vec<String> = (1_000..2_000).map(|number| (2 * number).to_string()).collect();
        let cell_of = |row: u32| Cow::Borrowed(cells[row as usize].as_bytes());
        let mut keys = Keys::default();
        for (row, cell) in (0..).zip(&cells) {
            assert_eq!(keys.note(cell.as_bytes(), row, &cell_of), None);
        }
        for (row, cell) in (0..).zip(&cells) {
            let odd = format!("{}", 2 * row + 1);
            assert_eq!(keys.clone().note(odd.as_bytes(), 1_000, &cell_of), None);
            assert_eq!(keys.note(cell.as_bytes(), 1_000, &cell_of), Some(row));
        }
        assert_eq!(keys.rising, 0);
    }

    proptest! {
        #[test]
        fn what_stands_twice_is_found_in_any_order(
            cells in proptest::collection::vec("[a-c0-3]{0,3}", 0..60),
        ) {
            let mut keys = Keys::default();
            let cell_of = |row: u32| Cow::Borrowed(cells[row as usize].as_bytes());
            for (row, cell) in (0..).zip(&cells) {
                let earlier = (0..row).zip(&cells).find(|(_, earlier)| *earlier == cell);
                let found = keys.note(cell.as_bytes(), row, &cell_of);
                prop_assert_eq!(found, earlier.map(|(row, _)| row));
            }
        }
    }
}
