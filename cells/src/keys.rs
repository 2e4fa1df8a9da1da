//! Cells that should stand once only.

use crate::terms::hash;
use hashbrown::HashTable;

/// Finds a cell that has stood in an earlier row. Of each it keeps eight bytes,
/// however long it is; whoever asks can look the earlier row up.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// A part of the cell's hash, and its row.
    seen: HashTable<(u32, u32)>,
}

impl Keys {
    /// Makes room for so many cells at once: to grow takes time, and half as much
    /// memory again while it lasts.
    pub fn reserve(&mut self, cells: usize) {
        self.seen.reserve(cells, |(part, _)| spread(*part));
    }

    /// Notes the cell of a row. Answers with the row that had the same cell
    /// before, of which nothing is noted then.
    ///
    /// `is_same` is asked whether the cell of an earlier row, which may well be
    /// it, is the same indeed.
    pub fn note(
        &mut self,
        cell: &[u8],
        row: u32,
        is_same: &mut dyn FnMut(u32) -> bool,
    ) -> Option<u32> {
        let part = part(hash(cell));
        let same = |(other, row): &(u32, u32)| *other == part && is_same(*row);
        if let Some((_, earlier)) = self.seen.find(spread(part), same) {
            return Some(*earlier);
        }
        self.seen.insert_unique(spread(part), (part, row), |(part, _)| spread(*part));
        None
    }
}

/// Both halves of a hash: where a machine word has 32 bits, one of them is zero.
fn part(hash: u64) -> u32 {
    let half = |half: u64| u32::try_from(half & u64::from(u32::MAX)).unwrap_or_default();
    half(hash) ^ half(hash >> 32)
}

/// The table wants 64 bits in which all of the part's have their say, both
/// among the highest and the lowest.
fn spread(part: u32) -> u64 {
    u64::from(part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_stood_before_is_found_with_its_row() {
        let mut keys = Keys::default();
        let cells: Vec<String> = (0..10_000).map(|row| format!("row-{row}")).collect();
        for (row, cell) in (0..).zip(&cells) {
            let mut is_same = |earlier: u32| cells[earlier as usize] == *cell;
            assert_eq!(keys.note(cell.as_bytes(), row, &mut is_same), None);
        }
        let mut asked = 0;
        let mut is_same = |earlier| {
            asked += 1;
            earlier == 77
        };
        assert_eq!(keys.note(b"row-77", 10_000, &mut is_same), Some(77));
        assert_eq!(asked, 1, "whoever asks looks up one row, not all");
    }
}
