//! A column of which each different text is understood once.

use crate::ingest::sheet::text_of;
use crate::spelling::unturned;
use cells::{Batch, Terms};

/// A column: its different cells, and the meaning of each, if it has one.
#[derive(Debug)]
pub(super) struct Parsed<T, U = T> {
    terms: Terms,
    meanings: Vec<Option<T>>,
    /// What stands in the column for each term.
    values: Vec<U>,
    /// Whether that was open for one of them when it was met.
    has_open: bool,
    /// For each record of the batch its term.
    numbers: Vec<u32>,
    /// Whether a cell has no meaning.
    has_gap: bool,
    /// What stands for each meaning where two columns are compared.
    codes: Vec<u32>,
    /// Up to which term nothing is left to be done for its meaning.
    settled: usize,
}

impl<T, U> Default for Parsed<T, U> {
    fn default() -> Self {
        Self {
            terms: Terms::default(),
            meanings: Vec::new(),
            values: Vec::new(),
            has_open: false,
            numbers: Vec::new(),
            has_gap: false,
            codes: Vec::new(),
            settled: 0,
        }
    }
}

impl<T, U: Copy> Parsed<T, U> {
    /// Takes the column at `position` of a batch in, and understands by `parse`
    /// the cells that were not met before. Tells whether all are understood.
    pub(super) fn read(
        &mut self,
        batch: &Batch,
        position: Option<usize>,
        parse: &mut dyn FnMut(&str) -> Option<T>,
    ) -> bool {
        self.terms.number(batch, position, &mut self.numbers);
        while self.meanings.len() < self.terms.len() {
            // As the report reads it: without what turns the words round.
            let text = text_of(self.terms.term(self.meanings.len())).map(unturned);
            let meaning = text.and_then(|text| parse(&text));
            self.has_gap |= meaning.is_none();
            self.meanings.push(meaning);
        }
        !self.has_gap || (0..self.numbers.len()).all(|record| self.has(record))
    }

    /// The numbers of the batch's cells, and for each term what stands for it in
    /// a comparison.
    pub(super) fn coded(&mut self, code: impl Fn(&T) -> u32) -> (&[u32], &[u32]) {
        let new = self.meanings.iter().skip(self.codes.len());
        let codes: Vec<u32> = new.map(|meaning| meaning.as_ref().map_or(0, &code)).collect();
        self.codes.extend(codes);
        (&self.numbers, &self.codes)
    }

    /// Whether nothing is left to be done for the meaning of any cell of the batch.
    pub(super) fn is_settled(&mut self, is_done: impl Fn(&T) -> bool) -> bool {
        let is_done = |meaning: &Option<T>| meaning.as_ref().is_none_or(&is_done);
        let rest = self.meanings.iter().skip(self.settled);
        self.settled += rest.take_while(|meaning| is_done(meaning)).count();
        self.settled == self.meanings.len()
            || self
                .numbers
                .iter()
                .all(|term| self.meanings.get(*term as usize).is_some_and(is_done))
    }

    /// Whether the cell of a record of the batch means something.
    pub(super) fn has(&self, record: usize) -> bool {
        self.numbers
            .get(record)
            .is_some_and(|term| self.meanings.get(*term as usize).is_some_and(Option::is_some))
    }

    /// Appends what the cells of these records mean, all of which are understood.
    pub(super) fn append(
        &mut self,
        kept: &[usize],
        column: &mut impl Extend<U>,
        value: impl Fn(&T) -> Option<U>,
    ) {
        // What has no meaning stands in no such record.
        let Some(any) = self.meanings.iter().flatten().find_map(&value) else { return };
        let of = |meaning: &Option<T>| meaning.as_ref().and_then(&value);
        for meaning in &self.meanings[self.values.len()..] {
            self.has_open |= meaning.is_some() && of(meaning).is_none();
            self.values.push(of(meaning).unwrap_or(any));
        }
        if self.has_open {
            for record in kept {
                let term = self.numbers[*record] as usize;
                self.values[term] = of(&self.meanings[term]).unwrap_or(any);
            }
        }
        // Mostly all records count.
        let (values, numbers) = (self.values.as_slice(), self.numbers.as_slice());
        if kept.len() == numbers.len() {
            column.extend(numbers.iter().map(|term| values[*term as usize]));
        } else {
            column.extend(kept.iter().map(|record| values[numbers[*record] as usize]));
        }
    }

    /// What the cell of a record of the batch means; nothing if it is not understood.
    pub(super) fn of(&mut self, record: usize) -> Option<&mut T> {
        self.meanings.get_mut(*self.numbers.get(record)? as usize)?.as_mut()
    }
}
