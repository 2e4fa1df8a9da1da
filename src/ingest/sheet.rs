//! One CSV file as a sheet: a header that is checked once, and rows whose cells
//! are read by column, every bad cell named.
//!
//! The bytes of a file may come in pieces; where they are cut makes no
//! difference to rows and problems.

mod format;
mod row;

pub use format::{Decoder, Header, HeaderSearch, delimiter, head, not_a_table};
pub use row::{Row, text_of};

use super::Origin;
use super::problem::{ProblemKind, Problems};
use super::table::place_of;
use crate::spelling::turns;
use cells::{Batch, Record, Splitter};
use std::borrow::Cow;
use std::ops::Range;

/// A column that a reader knows.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// Whether the file makes no sense without it.
    pub required: bool,
}

/// A column the file cannot do without.
pub const fn required(name: &'static str) -> Column {
    Column { name, required: true }
}

/// A column that is taken as empty where it is missing.
pub const fn optional(name: &'static str) -> Column {
    Column { name, required: false }
}

/// Where each column of the reader stands in the file; nothing where it is missing.
pub type Positions = Vec<Option<usize>>;

/// A file that is being read.
#[derive(Debug)]
pub struct Sheet {
    file: Origin,
    columns: &'static [Column],
    decoder: Decoder,
    splitter: Option<Splitter>,
    delimiter: u8,
    batch: Batch,
    head: Head,
    has_rows: bool,
}

/// What is known of the header.
#[derive(Debug)]
enum Head {
    /// It has not come yet.
    Awaited(HeaderSearch),
    /// Where columns stand, and the heads of all, of which a row has a cell each.
    Read(Positions, Vec<String>),
    /// The file is no table at all; it has been reported.
    Refused,
}

/// Reads a whole file that is in memory, hands each row to `read`, and reports
/// what is wrong.
///
/// A row with a bad cell is left out, all its bad cells are reported, and
/// the next row is read.
pub fn read_rows(
    file: &Origin,
    bytes: &[u8],
    columns: &'static [Column],
    problems: &mut Problems,
    read: &mut dyn FnMut(&mut Row<'_>),
) {
    let mut sheet = Sheet::new(file, columns);
    sheet.push(bytes, true, problems);
    for index in sheet.rows() {
        let mut row = sheet.row(index, problems);
        if row.has_all_cells() {
            read(&mut row);
        }
    }
}

impl Sheet {
    /// A file of which nothing has come yet, and the columns its reader asks
    /// for, in the reader's order.
    pub fn new(file: &Origin, columns: &'static [Column]) -> Self {
        Self {
            file: file.clone(),
            columns,
            decoder: Decoder::default(),
            splitter: None,
            delimiter: b',',
            batch: Batch::default(),
            head: Head::Awaited(HeaderSearch::default()),
            has_rows: false,
        }
    }

    /// Takes the next bytes in; then [`rows`](Self::rows) are those that they
    /// complete. Answers with the bytes as text in UTF-8, without a byte order
    /// mark: what offsets count.
    pub fn push<'b>(
        &mut self,
        bytes: &'b [u8],
        is_last: bool,
        problems: &mut Problems,
    ) -> Cow<'b, [u8]> {
        let text = self.decoder.push(bytes, is_last);
        if self.splitter.is_none() && (is_last || !text.is_empty()) {
            if let Some(kind) = not_a_table(&text) {
                problems.push(&self.file.name, Some(1), kind);
                self.head = Head::Refused;
            }
            self.delimiter = delimiter(&text);
            self.splitter = Some(Splitter::new(self.delimiter));
        }
        let is_refused = self.is_refused();
        let Some(splitter) = self.splitter.as_mut().filter(|_| !is_refused) else { return text };
        splitter.read(&text, is_last, &mut self.batch);
        if let Some((line, lines)) = splitter.unclosed() {
            problems.push(&self.file.name, Some(line), ProblemKind::Unclosed(lines));
        }
        if let Head::Awaited(search) = &mut self.head
            && let Some(header) = search.look(&self.batch, is_last)
        {
            self.read_head(&header, problems);
        }
        self.has_rows |= self.rows().any(|index| !is_blank(&self.batch.record(index)));
        if is_last && !self.has_rows && !self.is_refused() {
            let has_head = matches!(self.head, Head::Read(..));
            let kind = if has_head { ProblemKind::NoRows } else { ProblemKind::Empty };
            problems.push(&self.file.name, Some(1), kind);
        }
        text
    }

    /// The records that are rows, of those that came last.
    pub fn rows(&self) -> Range<usize> {
        match self.head {
            Head::Read(..) => 0..self.batch.len(),
            Head::Awaited(_) | Head::Refused => 0..0,
        }
    }

    /// Whether it turned out to be no such table, which has been said.
    pub fn is_refused(&self) -> bool {
        matches!(self.head, Head::Refused)
    }

    /// What it is called in messages.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The records that came last.
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// Up to where no record is cut that has been read.
    pub fn settled(&self) -> usize {
        self.splitter.as_ref().map_or(0, Splitter::settled)
    }

    /// The line of a record that is not complete yet.
    pub fn begun(&self) -> Option<u64> {
        self.splitter.as_ref().and_then(Splitter::begun)
    }

    /// Where each column stands; nothing as long as there is no header.
    pub fn positions(&self) -> &[Option<usize>] {
        if let Head::Read(positions, ..) = &self.head { positions } else { &[] }
    }

    /// How many cells a row should have.
    pub fn width(&self) -> usize {
        if let Head::Read(_, heads) = &self.head { heads.len() } else { 0 }
    }

    /// The heads of all columns, ours by our names; none as long as there is no header.
    pub fn heads(&self) -> Vec<String> {
        let Head::Read(positions, heads) = &self.head else { return Vec::new() };
        let mut heads = heads.clone();
        for (column, place) in self.columns.iter().zip(positions) {
            if let Some(head) = place.and_then(|place| heads.get_mut(place)) {
                column.name.clone_into(head);
            }
        }
        heads
    }

    /// The cell of a record in a column; empty where the column is missing.
    pub fn cell<'b>(&self, record: &Record<'b>, column: usize) -> &'b [u8] {
        let position = self.positions().get(column).copied().flatten();
        position.map_or(b"", |position| record.cell(position))
    }

    /// What stands between two cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The record at `index` of those that came last, its cells read by column.
    pub fn row<'r>(&'r self, index: usize, problems: &'r mut Problems) -> Row<'r> {
        Row {
            file: &self.file.name,
            columns: self.columns,
            positions: self.positions(),
            record: self.batch.record(index),
            width: self.width(),
            problems,
            faulty: false,
        }
    }

    fn read_head(&mut self, header: &Header, problems: &mut Problems) {
        self.batch.pass_over(header.below);
        self.head = match self.find_columns(header, problems) {
            Some(positions) => Head::Read(positions, header.names.clone()),
            None => Head::Refused,
        };
    }

    fn find_columns(&self, header: &Header, problems: &mut Problems) -> Option<Positions> {
        let Header { names, line, .. } = header;
        for (index, name) in names.iter().enumerate() {
            let before = names[..index].iter().filter(|other| *other == name).count();
            if !name.is_empty() && before == 1 {
                problems.push(&self.file.name, Some(*line), ProblemKind::RepeatedColumn(cut(name)));
            }
        }
        let positions: Positions = self
            .columns
            .iter()
            .map(|column| place_of(names, column.name, &self.file.renames))
            .collect();
        let lacks = |wanted: &dyn Fn(&Column) -> bool| -> Vec<&'static str> {
            let missing = self.columns.iter().zip(&positions).filter(|(_, place)| place.is_none());
            missing.filter(|(column, _)| wanted(column)).map(|(column, _)| column.name).collect()
        };
        // What the reader has said to be missing is no problem.
        let is_told = |name: &str| {
            self.file.renames.iter().any(|(ours, theirs)| ours == name && theirs.is_empty())
        };
        let readable = lacks(&|column| column.required).is_empty();
        let missing = lacks(&|column| column.required || readable && !is_told(column.name));
        if !missing.is_empty() {
            let found = cut(&names.join(","));
            let kind = ProblemKind::MissingColumns { missing, found, readable };
            problems.push(&self.file.name, Some(*line), kind);
        }
        readable.then_some(positions)
    }
}

/// A line of white space between records, or of empty cells, as spreadsheets leave
/// them at the end: nobody's mistake.
fn is_blank(record: &Record<'_>) -> bool {
    record.cells().all(|cell| cell.trim_ascii().is_empty())
}

/// A text cut to what a message has room for.
#[must_use]
pub fn cut(text: &str) -> String {
    const ROOM: usize = 120;
    // What would turn the message round is shown as what cannot be shown.
    let shown = |letter| if turns(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    let mut cut: String = text.chars().take(ROOM).map(shown).collect();
    if text.chars().nth(ROOM).is_some() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[required("id"), required("date"), optional("note")];

    fn read(bytes: &[u8]) -> (Vec<(String, u64, usize)>, Problems) {
        let mut problems = Problems::default();
        let mut rows = Vec::new();
        read_rows(
            &Origin { name: "a.csv".into(), ..Origin::default() },
            bytes,
            COLUMNS,
            &mut problems,
            &mut |row| {
                row.date(1);
                if !row.is_faulty() {
                    rows.push((row.words(0), row.line(), row.record.offset()));
                }
            },
        );
        (rows, problems)
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let text = "id,date,note\n\na,2024,\"two\nlines\"\r\n\r\n\nb,2024,\nc,24,\n";
        let (rows, problems) = read(text.as_bytes());
        assert_eq!(rows[0], ("a".into(), 3, 14));
        assert_eq!(rows[1].1, 7);
        assert_eq!(problems.list()[0].line, Some(8));
    }

    #[test]
    fn a_row_of_empty_cells_is_nobodys_mistake() {
        let (rows, problems) = read(b"id,date,note\na,2024,\n,,\n, ,,\nb,24,\n");
        assert_eq!((rows.len(), problems.count()), (1, 1));
        assert_eq!(problems.list()[0].line, Some(5));
    }

    #[test]
    fn titles_may_stand_above_the_header() {
        for title in ["List of 2025,,\n\n", "sep=,\nList\n", "\"List,\nall\"\n,,\n"] {
            let text = format!("{title}id,date,note\na,2024,\nb,24,\n");
            let (rows, problems) = read(text.as_bytes());
            assert_eq!(rows.len(), 1, "{title}");
            let line = text.lines().count() as u64;
            assert_eq!((problems.count(), problems.list()[0].line), (1, Some(line)), "{title}");
        }
        // Where there is no header, the first line is taken for it.
        let (_, problems) = read(b"List\na\nb\n");
        assert!(matches!(
            &problems.list()[0].kind,
            ProblemKind::MissingColumns { found, readable: false, .. } if found == "List"
        ));
        assert_eq!(problems.list()[0].line, Some(1));
        assert_eq!(head(b"List\na\nb\n"), ["List"]);
    }

    #[test]
    fn it_makes_no_difference_where_titles_are_cut() {
        let text = b"List\n\nid,date,note\na,2024,\nb,24,\n";
        let whole = read(text).1;
        let (mut sheet, mut problems) = (
            Sheet::new(&Origin { name: "a.csv".into(), ..Origin::default() }, COLUMNS),
            Problems::default(),
        );
        let mut rows = 0;
        for (index, byte) in text.iter().enumerate() {
            sheet.push(&[*byte], index + 1 == text.len(), &mut problems);
            rows += sheet.rows().len();
        }
        assert_eq!((rows, sheet.heads()), (2, head(b"id,date,note\n")));
        assert_eq!((whole.count(), problems.count()), (1, 0));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_header() {
        let text = "\u{feff}id,date,note\na,2024,\n";
        let (rows, problems) = read(text.as_bytes());
        let offset = text.find("a,2024").map(|offset| offset - "\u{feff}".len());
        assert_eq!(Some(rows[0].2), offset);
        assert!(problems.is_empty());
    }

    #[test]
    fn a_head_loses_the_guard_of_an_export() {
        assert_eq!(head(b"id,'@vendor,'quoted\n"), ["id", "@vendor", "'quoted"]);
    }

    #[test]
    fn a_page_of_html_or_nothing_is_no_table() {
        assert!(matches!(read(b"<!DOCTYPE html><p>").1.list()[0].kind, ProblemKind::Html(_)));
        assert_eq!(read(b" \n").1.list()[0].kind, ProblemKind::Empty);
    }

    #[test]
    fn a_missing_column_is_named() {
        let (_, problems) = read(b"id,when\na,2024\n");
        assert!(matches!(
            &problems.list()[0].kind,
            ProblemKind::MissingColumns { missing, readable: false, .. } if missing == &["date"]
        ));
        let (rows, problems) = read(b"id,date\na,2024\n");
        assert_eq!(rows.len(), 1);
        assert!(matches!(
            &problems.list()[0].kind,
            ProblemKind::MissingColumns { missing, readable: true, .. } if missing == &["note"]
        ));
    }

    #[test]
    fn every_bad_row_is_reported_and_the_rest_is_read() {
        let (rows, problems) = read(b"id,date,note\na,24,\nb,2024\n\xFF,2024,\nc,2024,\n");
        assert_eq!(rows.len(), 2, "the id of the third is repaired only when it is asked for");
        assert_eq!(problems.count(), 3);
    }
}
