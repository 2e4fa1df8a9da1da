//! A record, its cells read by column, every bad one named.

use super::{Column, cut, is_blank};
use crate::domain::date::PartialDate;
use crate::domain::decimal;
use crate::domain::place::Iso3;
use crate::ingest::expected::{CellError, Expected};
use crate::ingest::guess::{self, meant};
use crate::ingest::problem::{ProblemKind, Problems};
use crate::ingest::raw::shown;
use crate::spelling::{nearest, unturned};
use crate::store::{Store, unguarded};
use cells::Record;

/// One record, its cells read by column.
pub struct Row<'r> {
    pub(super) file: &'r str,
    pub(super) columns: &'static [Column],
    pub(super) positions: &'r [Option<usize>],
    pub(super) record: Record<'r>,
    /// How many cells it should have.
    pub(super) width: usize,
    pub(super) problems: &'r mut Problems,
    pub(super) faulty: bool,
}

impl<'r> Row<'r> {
    /// The line it begins on, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.record.line()
    }

    /// Whether it has as many cells as the header; if not, and it is no blank
    /// line, that is reported.
    #[must_use]
    pub fn has_all_cells(&mut self) -> bool {
        let (found, expected) = (self.record.len(), self.width);
        if is_blank(&self.record) {
            return false;
        }
        if found != expected {
            let only = (found == 1).then(|| cut(&shown(self.record.cell(0))));
            self.report(ProblemKind::CellCount { found, expected, only });
        }
        found == expected
    }

    /// Whether a cell read so far was bad: the row is to be left out.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.faulty
    }

    /// The bytes of a cell, quotes undone; none where the column is missing.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'r [u8] {
        self.positions[column].map_or(b"", |position| self.record.cell(position))
    }

    /// Whether these cells are text.
    #[must_use]
    pub fn are_texts(&self, columns: &[usize]) -> bool {
        self.record.is_ascii()
            || columns.iter().all(|column| std::str::from_utf8(self.cell(*column)).is_ok())
    }

    /// The text of a cell, without spaces around it; empty where the column is missing.
    pub fn text(&mut self, column: usize) -> &'r str {
        let cell = self.cell(column);
        if let Some(text) = text_of(cell) {
            return text;
        }
        let found = String::from_utf8_lossy(cell).into_owned();
        self.reject(column, &found, Expected::Utf8, None);
        ""
    }

    /// A cell that `parse` understands; the row is faulty if it does not.
    pub fn need<T>(
        &mut self,
        column: usize,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.need_or(column, expected, parse, &|_| None)
    }

    /// The same, with a guess of what was meant beside the usual ones.
    pub fn need_or<T>(
        &mut self,
        column: usize,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
        guess: &dyn Fn(&str) -> Option<String>,
    ) -> Option<T> {
        let faulty_before = std::mem::take(&mut self.faulty);
        let parsed = parse(self.text(column));
        // A cell that is no text has been reported by `text` already.
        if parsed.is_none() && !self.faulty {
            let found = self.text(column);
            let suggestion = self.suggestion(column, found, &mut || {
                meant(found, expected)
                    .filter(|meant| parse(meant).is_some())
                    .or_else(|| guess(found))
                    .or_else(|| nearest(found, expected.words().iter().copied()))
            });
            self.reject(column, found, expected, suggestion);
        }
        self.faulty |= faulty_before;
        parsed
    }

    /// What was meant by a text in a column, by a guess that may take its time.
    pub fn suggestion(
        &mut self,
        column: usize,
        found: &str,
        guess: &mut dyn FnMut() -> Option<String>,
    ) -> Option<String> {
        self.problems.guesses.guess(self.file, self.columns[column].name, found, guess)
    }

    /// The name of a column.
    pub fn name(&self, column: usize) -> &'static str {
        self.columns[column].name
    }

    /// The code of a country.
    pub fn country(&mut self, column: usize, store: &Store) -> Option<Iso3> {
        let named = |found: &str| guess::country(found, store);
        self.need_or(column, Expected::CountryCode, Iso3::parse, &named)
    }

    /// A cell that may be empty; the row is faulty if it is filled and `parse`
    /// does not understand it.
    pub fn maybe<T>(
        &mut self,
        column: usize,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.need(column, expected, parse) }
    }

    /// A cell of text that must not be empty.
    pub fn filled(&mut self, column: usize) -> Option<String> {
        self.need(column, Expected::Filled, |text| (!text.is_empty()).then(|| unturned(text)))
    }

    /// A cell of any text.
    pub fn words(&mut self, column: usize) -> String {
        unturned(self.text(column))
    }

    /// A date, or nothing where the cell is empty.
    pub fn date(&mut self, column: usize) -> Option<PartialDate> {
        self.maybe(column, Expected::Date, PartialDate::parse)
    }

    /// A number within `range`, or nothing where the cell is empty.
    pub fn number(
        &mut self,
        column: usize,
        expected: Expected,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        self.maybe(column, expected, |text| {
            decimal::parse(text).filter(|number| range.contains(number))
        })
    }

    /// Marks a cell as bad with a suggestion of the caller's.
    pub fn reject(
        &mut self,
        column: usize,
        found: &str,
        expected: Expected,
        suggestion: Option<String>,
    ) {
        let error = CellError {
            column: self.columns[column].name,
            found: cut(found),
            expected,
            suggestion,
        };
        self.report(ProblemKind::Cell(error));
    }

    /// Reports something that a person should look at; the row counts all the same.
    pub fn remark(&mut self, kind: ProblemKind) {
        self.problems.push(self.file, Some(self.line()), kind);
    }

    /// Remarks on a row that names no source, and on a link that is none. A
    /// file without these columns has been told so once, in its header.
    pub fn check_source(&mut self, publisher: Option<usize>, url: usize) {
        if self.faulty {
            return;
        }
        let link = self.text(url);
        let is_web = link.starts_with("https://") || link.starts_with("http://");
        if !link.is_empty() && !is_web {
            let column = self.columns[url].name;
            self.remark(ProblemKind::Link { column, found: cut(link) });
        }
        let columns = publisher.into_iter().chain([url]);
        let there: Vec<usize> =
            columns.filter(|column| self.positions[*column].is_some()).collect();
        if !there.is_empty() && there.iter().all(|column| self.text(*column).is_empty()) {
            let names = there.iter().map(|column| self.columns[*column].name);
            self.remark(ProblemKind::NoSource(names.collect()));
        }
    }

    /// Remarks on two columns of which one makes no sense without the other, if one
    /// alone is filled. A file without one of them has been told so in its header.
    pub fn check_both(&mut self, one: usize, other: usize) {
        let columns = [(one, other), (other, one)];
        if self.faulty || columns.iter().any(|(column, _)| self.positions[*column].is_none()) {
            return;
        }
        for (column, beside) in columns {
            if self.text(column).is_empty() && !self.text(beside).is_empty() {
                let (column, beside) = (self.columns[column].name, self.columns[beside].name);
                self.remark(ProblemKind::Alone { column, beside });
            }
        }
    }

    /// Reports the row and marks it as faulty.
    pub fn report(&mut self, kind: ProblemKind) {
        self.faulty = true;
        self.problems.push(self.file, Some(self.line()), kind);
    }
}

/// The text of a cell, without spaces around it; nothing if it is none.
pub fn text_of(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell).ok().map(|text| unguarded(text.trim_ascii()))
}
