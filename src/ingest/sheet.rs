//! One CSV file as a sheet: a header that is checked once, and rows whose cells
//! are read by column, every bad cell named.

mod row;

pub use row::Row;

use super::problem::{ProblemKind, Problems};
use csv::{ByteRecord, StringRecord};
use std::borrow::Cow;

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

/// The text of a file and what it is called in messages.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// Its bytes: RFC 4180, UTF-8, with or without a byte order mark.
    pub bytes: &'a [u8],
    /// The columns its reader asks for, in the reader's order.
    pub columns: &'static [Column],
}

/// Where each column of the reader stands in the file; nothing where it is missing.
pub type Positions = Vec<Option<usize>>;

impl<'a> Sheet<'a> {
    /// Reads every row, hands each to `read`, and reports what is wrong.
    ///
    /// A row with a bad cell is left out, all its bad cells are reported, and
    /// the next row is read. Returns where the columns stand, or nothing if the
    /// file is not a table at all.
    pub fn read(
        self,
        problems: &mut Problems,
        mut read: impl FnMut(&mut Row<'_>),
    ) -> Option<Positions> {
        let bytes = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(self.bytes);
        let skipped = self.bytes.len() - bytes.len();
        if let Some(kind) = not_a_table(bytes) {
            problems.push(self.file, Some(1), kind);
            return None;
        }
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            problems.push(self.file, Some(1), ProblemKind::Empty);
            return None;
        }
        let width = record.len();
        let positions = self.positions(&record, problems)?;
        let mut has_rows = false;
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let (offset, line) = start_of(&record, bytes);
            // A line of white space between records is nobody's mistake.
            if record.len() == 1 && record[0].trim_ascii().is_empty() {
                continue;
            }
            has_rows = true;
            let cells = Cells::new(record);
            let mut row = Row {
                sheet: self,
                cells: &cells,
                positions: &positions,
                problems,
                line,
                offset: offset + skipped,
                faulty: false,
            };
            let found = cells.len();
            if found == width {
                read(&mut row);
            } else {
                row.report(ProblemKind::CellCount { found, expected: width });
            }
            record = cells.into_record();
        }
        if !has_rows {
            problems.push(self.file, Some(1), ProblemKind::NoRows);
        }
        Some(positions)
    }

    fn positions(&self, header: &ByteRecord, problems: &mut Problems) -> Option<Positions> {
        let names: Vec<Cow<'a, str>> = header
            .iter()
            .map(|cell| Cow::Owned(String::from_utf8_lossy(cell).trim().to_owned()))
            .collect();
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                problems.push(self.file, Some(1), ProblemKind::RepeatedColumn(cut(name)));
            }
        }
        let positions: Positions = self
            .columns
            .iter()
            .map(|column| names.iter().position(|name| name == column.name))
            .collect();
        let lacks = |wanted: &dyn Fn(&Column) -> bool| -> Vec<&'static str> {
            let missing = self.columns.iter().zip(&positions).filter(|(_, place)| place.is_none());
            missing.filter(|(column, _)| wanted(column)).map(|(column, _)| column.name).collect()
        };
        let readable = lacks(&|column| column.required).is_empty();
        let missing = lacks(&|column| readable || column.required);
        if !missing.is_empty() {
            let found = cut(&names.join(","));
            let kind = ProblemKind::MissingColumns { missing, found, readable };
            problems.push(self.file, Some(1), kind);
        }
        readable.then_some(positions)
    }
}

/// The cells of a record, checked to be text all at once: asking cell by cell
/// takes twice as long.
enum Cells {
    Text(StringRecord),
    /// Not all of them are UTF-8.
    Bytes(ByteRecord),
}

impl Cells {
    fn new(record: ByteRecord) -> Self {
        match StringRecord::from_byte_record(record) {
            Ok(text) => Self::Text(text),
            Err(error) => Self::Bytes(error.into_byte_record()),
        }
    }

    fn into_record(self) -> ByteRecord {
        match self {
            Self::Text(text) => text.into_byte_record(),
            Self::Bytes(bytes) => bytes,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }

    /// The text of a cell, or its bytes if they are none.
    fn get(&self, position: usize) -> Result<&str, &[u8]> {
        match self {
            Self::Text(text) => Ok(text.get(position).unwrap_or_default()),
            Self::Bytes(bytes) => {
                let cell = bytes.get(position).unwrap_or_default();
                std::str::from_utf8(cell).map_err(|_| cell)
            }
        }
    }
}

/// Offset of the record's first byte and its line.
///
/// The reader takes the line breaks of blank lines as the beginning of the
/// next record; they are skipped here, so that the line is the one an editor
/// shows.
fn start_of(record: &ByteRecord, bytes: &[u8]) -> (usize, u64) {
    let Some(position) = record.position() else { return (0, 1) };
    let mut offset = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let mut line = position.line();
    while let Some(byte @ (b'\r' | b'\n')) = bytes.get(offset) {
        line += u64::from(*byte == b'\n');
        offset += 1;
    }
    (offset, line)
}

fn not_a_table(bytes: &[u8]) -> Option<ProblemKind> {
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Some(ProblemKind::Empty);
    }
    let first = start.get(..start.len().min(80)).unwrap_or_default();
    let lowered = first.to_ascii_lowercase();
    let is_page = [b"<!doctype".as_slice(), b"<html", b"<?xml", b"<head", b"<body"]
        .iter()
        .any(|mark| lowered.starts_with(mark));
    is_page.then(|| ProblemKind::Html(cut(&String::from_utf8_lossy(first))))
}

/// A text cut to what a message has room for.
fn cut(text: &str) -> String {
    const ROOM: usize = 120;
    // What would turn the message round is shown as what cannot be shown.
    let shown = |letter: char| match letter {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        letter => letter,
    };
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
        Sheet { file: "a.csv", bytes, columns: COLUMNS }.read(&mut problems, |row| {
            row.date(1);
            if !row.is_faulty() {
                rows.push((row.words(0), row.line(), row.offset()));
            }
        });
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
    fn a_byte_order_mark_is_no_part_of_the_header() {
        let text = "\u{feff}id,date,note\na,2024,\n";
        let (rows, problems) = read(text.as_bytes());
        assert_eq!(&text.as_bytes()[rows[0].2..=rows[0].2], b"a");
        assert!(problems.is_empty());
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
