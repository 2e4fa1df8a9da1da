//! The rows that pass, as a CSV file.

use crate::domain::decimal;
use crate::domain::id::RowId;
use crate::ingest::{RawTable, Renames, place_of, shown};
use crate::store::{GUARD, Store, is_formula};
use std::borrow::Cow;

/// The head of a file of rows: all columns of the file they came from.
#[must_use]
pub fn head(store: &Store) -> String {
    record(store.contracts.head())
}

/// Some rows under that head, in the order of the file.
#[must_use]
pub fn rows(store: &Store, rows: &mut dyn Iterator<Item = RowId>) -> String {
    rows.map(|row| record(&store.contracts.cells(row))).collect()
}

fn record(cells: &[String]) -> String {
    let mut out = String::new();
    write_record(&mut out, &mut cells.iter().map(String::as_str), true);
    out
}

/// A table as it comes, written anew: in UTF-8, with commas, and safe from
/// spreadsheets.
#[derive(Debug, Default)]
pub struct Rewriter {
    table: RawTable,
    has_head: bool,
    renames: Renames,
    /// How many rows have been written.
    pub rows: usize,
    /// How many lines have been written, if each row is to stand in the line in
    /// which it came.
    lines: Option<u64>,
}

/// A column that stands before all others: its head, and what it says of the
/// row at a line.
pub type First<'f> = (&'f str, &'f dyn Fn(u64) -> String);

impl Rewriter {
    /// One that gives columns of ours their names back.
    #[must_use]
    pub fn new(renames: &Renames) -> Self {
        Self { renames: renames.clone(), ..Self::default() }
    }

    /// One that leaves each row in the line in which it comes.
    #[must_use]
    pub fn in_lines() -> Self {
        Self { lines: Some(0), ..Self::default() }
    }

    /// Takes the next bytes in, and answers with what they complete. Another column
    /// stands first, so that a row with too few cells or too many stays as it was.
    #[must_use]
    pub fn push(&mut self, bytes: &[u8], is_last: bool, first: Option<First<'_>>) -> String {
        self.table.push(bytes, is_last);
        let mut out = String::new();
        let lines = &mut self.lines;
        let mut write = |line,
                         own: Option<String>,
                         cells: &mut dyn Iterator<Item = Cow<'_, str>>| {
            if let Some(lines) = lines {
                let blank = u64::saturating_sub(line, *lines + 1);
                (0..blank).for_each(|_| out.push('\n'));
                *lines += blank;
            }
            let start = out.len();
            let cells: Vec<Cow<'_, str>> = own.map(Cow::Owned).into_iter().chain(cells).collect();
            write_record(&mut out, &mut cells.iter().map(|cell| &**cell), true);
            if let Some(lines) = lines {
                *lines += out[start..].matches('\n').count() as u64;
            }
        };
        let head = self.table.head();
        // One that an earlier report has put there gives way.
        let has_own = first.is_some_and(|(own, _)| head.first().is_some_and(|it| it == own));
        let old = usize::from(has_own);
        if !head.is_empty() && !self.has_head {
            self.has_head = true;
            let own = first.map(|(head, _)| head.to_owned());
            let ours = |(place, name): (usize, &String)| -> Cow<'_, str> {
                let is_it = |(ours, _): &&(String, String)| {
                    place_of(head, ours, &self.renames) == Some(place)
                };
                let ours = self.renames.iter().find(is_it).map_or(name, |(ours, _)| ours);
                Cow::Owned(ours.clone())
            };
            write(1, own, &mut head.iter().enumerate().skip(old).map(ours));
        }
        for (line, record) in self.table.rows() {
            let own = first.map(|(_, say)| say(line));
            self.rows += 1;
            write(line, own, &mut record.cells().skip(old).map(shown));
        }
        out
    }
}

/// Writes a record; guarded, so that no spreadsheet runs a text of it as a formula.
pub(super) fn write_record(out: &mut String, cells: &mut dyn Iterator<Item = &str>, guards: bool) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        let is_guarded = guards && is_formula(cell) && decimal::parse(cell).is_none();
        let needs_quotes = cell.contains([',', '"', '\n', '\r']);
        if needs_quotes {
            out.push('"');
        }
        if is_guarded {
            out.push(GUARD);
        }
        if needs_quotes {
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{self, SourceFile, Table};

    fn read(contracts: &str) -> Store {
        let file = |table: Table, text: &str| SourceFile {
            table,
            name: table.path(),
            renames: Vec::new(),
            content: Ok(text.as_bytes().to_vec()),
        };
        let operators = "id,country,name\nqaa-one,QAA,One\n";
        ingest::read(&[file(Table::Operators, operators), file(Table::Contracts, contracts)]).0
    }

    fn exported(store: &Store) -> String {
        head(store) + &rows(store, &mut store.contracts.row_ids())
    }

    const HEAD: &str = "id,country,operator,vendor,announced,stage,note,share_pct";

    #[test]
    fn what_is_exported_is_read_as_it_was() {
        let own =
            format!("{HEAD}\na,QAA,qaa-one,huawei,2024,live,\"says \"\"so\"\", twice\nover\",-5\n");
        // The share is no share, so the row is named as faulty and left out.
        assert_eq!(exported(&read(&own)), format!("{HEAD}\n"));
        let own = own.replace("-5", "5");
        assert_eq!(exported(&read(&own)), own);
        assert_eq!(exported(&read(&exported(&read(&own)))), own);
    }

    #[test]
    fn rows_stay_in_their_lines_where_that_is_asked_for() {
        let own = "a,b\r\n\r\n\r\n1,\"two\r\nlines\"\r\n\r\n3,4\r\n";
        for size in [1, 4, own.len()] {
            let mut rewriter = Rewriter::in_lines();
            let mut parts = own.as_bytes().chunks(size).peekable();
            let mut out = String::new();
            while let Some(part) = parts.next() {
                let number = |line: u64| format!("n{line}");
                let is_last = parts.peek().is_none();
                out += &rewriter.push(part, is_last, Some(("id", &number)));
            }
            assert_eq!(out, "id,a,b\n\n\nn4,1,\"two\nlines\"\n\nn7,3,4\n");
        }
    }

    #[test]
    fn a_formula_is_guarded_and_read_without_the_guard() {
        let own = format!("{HEAD}\na,QAA,qaa-one,huawei,2024,live,=HYPERLINK(1),\n");
        let store = read(&own);
        let guarded = exported(&store);
        assert_eq!(guarded, own.replace("=HYP", "'=HYP"));
        let again = read(&guarded);
        let row = again.contracts.row_ids().next();
        let note = row.map(|row| again.contracts.texts(row).note);
        assert_eq!(note.as_deref(), Some("=HYPERLINK(1)"));
        assert_eq!(exported(&again), guarded);
    }
}
