//! Columns of which most rows are empty.

/// A column of cells that may be empty: one bit for each row, and a value for
/// each cell that is filled.
#[derive(Clone, Debug)]
pub struct Sparse<T> {
    rows: usize,
    /// Which cells are filled, 64 rows a word.
    filled: Vec<u64>,
    /// How many cells are filled before each word.
    before: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Self { rows: 0, filled: Vec::new(), before: Vec::new(), values: Vec::new() }
    }
}

impl<T: Copy> Sparse<T> {
    /// Makes room for so many rows more, and for no values.
    pub fn reserve(&mut self, rows: usize) {
        self.filled.reserve_exact(rows / 64 + 1);
        self.before.reserve_exact(rows / 64 + 1);
    }

    /// Gives back the room that no more rows need.
    pub fn shrink(&mut self) {
        self.filled.shrink_to_fit();
        self.before.shrink_to_fit();
        self.values.shrink_to_fit();
    }

    /// Appends a row.
    pub fn push(&mut self, cell: Option<T>) {
        let bit = self.rows % 64;
        if bit == 0 {
            self.filled.push(0);
            // There are no more rows than 32 bits can number.
            self.before.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
        }
        if let (Some(value), Some(word)) = (cell, self.filled.last_mut()) {
            *word |= 1 << bit;
            self.values.push(value);
        }
        self.rows += 1;
    }

    /// Leaves only the first rows.
    pub fn truncate(&mut self, rows: usize) {
        if rows >= self.rows {
            return;
        }
        let (word, bit) = (rows / 64, rows % 64);
        let kept = self.filled[word] & ((1 << bit) - 1);
        self.values.truncate(self.before[word] as usize + kept.count_ones() as usize);
        self.filled.truncate(word);
        self.before.truncate(word);
        if bit > 0 {
            self.before
                .push(u32::try_from(self.values.len()).unwrap_or(u32::MAX) - kept.count_ones());
            self.filled.push(kept);
        }
        self.rows = rows;
    }

    /// The cell of the row at `index`.
    #[must_use]
    #[expect(clippy::inline_always, reason = "asked for every row, and mostly empty")]
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<T> {
        let word = *self.filled.as_slice().get(index / 64)?;
        if word >> (index % 64) & 1 == 0 { None } else { self.value(index) }
    }

    /// What stands in the row at `index`, which is filled.
    fn value(&self, index: usize) -> Option<T> {
        let before = self.filled[index / 64] & ((1 << (index % 64)) - 1);
        let place = self.before[index / 64] + before.count_ones();
        self.values.get(place as usize).copied()
    }
}

impl<T: Copy> Extend<Option<T>> for Sparse<T> {
    fn extend<I: IntoIterator<Item = Option<T>>>(&mut self, cells: I) {
        for cell in cells {
            self.push(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cells_come_back_as_they_were_put_in(
            cells in proptest::collection::vec(proptest::option::of(0_u32..9), 0..300),
            kept in 0_usize..300,
            more in proptest::collection::vec(proptest::option::of(0_u32..9), 0..80),
        ) {
            let mut column = Sparse::default();
            column.extend(cells.iter().copied());
            column.truncate(kept);
            column.extend(more.iter().copied());
            let wanted: Vec<_> = cells.into_iter().take(kept).chain(more).collect();
            let found: Vec<_> = (0..wanted.len()).map(|index| column.get(index)).collect();
            prop_assert_eq!(&found, &wanted);
            prop_assert_eq!(column.get(wanted.len()), None);
        }
    }
}
