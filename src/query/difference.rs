//! A table against the shipped one: what was added, changed and taken out, and
//! a patch that makes the one from the other.

use super::export::write_record;
use crate::ingest::{RawTable, Renames, place_of, shown, texts};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

/// What differs between two tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Rows that the shipped table does not have.
    pub added: usize,
    /// Rows in which a cell differs.
    pub changed: usize,
    /// Rows that only the shipped table has.
    pub removed: usize,
    /// Rows that could not be read, so that nothing is known to differ in them.
    pub refused: usize,
    /// The first of the rows added, changed and missing, by what names them.
    pub named: [Vec<String>; 3],
}

/// How many rows of a kind are named.
const NAMED: usize = 20;

/// Names a row, or where there is no more room says that there are more.
fn name(rows: &mut Vec<String>, key: Option<&str>) {
    let key = if rows.len() == NAMED { Some("…") } else { key };
    rows.extend(key.filter(|_| rows.len() <= NAMED).map(str::to_owned));
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added + self.changed + self.removed == 0
    }
}

/// Columns that name a row, in the tables whose rows have a name.
const KEYS: [&str; 3] = ["id", "iso3", "code"];

/// Lines around a change that a patch shows.
const CONTEXT: usize = 3;

/// What has to be done to a shipped file to have the rows of others, whose bytes
/// come bit by bit. Of a row that could not be read the shipped one stays, unless
/// another with its id could.
///
/// A column that a file lacks is left as it is. In tables without ids a row
/// that differs counts as one taken out and one added.
#[derive(Debug)]
pub struct Comparison {
    /// Where the shipped file lies.
    path: String,
    shipped: Shipped,
    /// The file being read.
    own: RawTable,
    renames: Renames,
    /// Where its columns stand, in the order of the shipped file's, and the
    /// shipped rows by their keys.
    places: Option<(Vec<Option<usize>>, ByKey)>,
    found: Difference,
    /// Lines that are added.
    lines: usize,
}

/// Where the rows with a key stand.
type ByKey = HashMap<String, Vec<usize>>;

/// The shipped table.
#[derive(Debug)]
struct Shipped {
    text: String,
    head: Vec<String>,
    /// The column that names a row.
    key: Option<usize>,
    rows: Vec<Row>,
}

/// A row of it.
#[derive(Debug)]
struct Row {
    /// Its lines, counted from 0.
    lines: Range<usize>,
    cells: Vec<String>,
    fate: Fate,
}

/// What becomes of a row.
#[derive(Debug)]
enum Fate {
    /// No row of the others is it.
    Removed,
    /// One is that could not be read, and none so far that could.
    Spared,
    Kept,
    Changed(String),
}

impl Shipped {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut table = RawTable::default();
        table.push(text.as_bytes(), true);
        let head = table.head().to_vec();
        let key = head.iter().position(|name| KEYS.contains(&name.as_str()));
        let mut rows = Vec::<Row>::new();
        for (line, record) in table.rows() {
            let start = usize::try_from(line).unwrap_or(usize::MAX) - 1;
            if let Some(last) = rows.last_mut() {
                last.lines.end = start;
            }
            let cells = texts(&record);
            rows.push(Row { lines: start..start + 1, cells, fate: Fate::Removed });
        }
        if let Some(last) = rows.last_mut() {
            last.lines.end = text.lines().count();
        }
        Self { text, head, key, rows }
    }

    /// Where the rows with each key stand, told by the columns that a file has
    /// too: of some tables several rows have the same.
    fn by_key(&self, places: &[Option<usize>]) -> ByKey {
        let mut by_key = ByKey::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells = row.cells.iter().zip(places);
            let cells: Vec<_> =
                cells.map(|(cell, place)| place.map(|_| Cow::Borrowed(cell.as_str()))).collect();
            by_key.entry(key_of(self.key, &cells).into_owned()).or_default().push(index);
        }
        by_key
    }
}

/// What tells a row from all others: the cell that names it, or else all it has.
fn key_of<'c>(key: Option<usize>, cells: &[Option<Cow<'c, str>>]) -> Cow<'c, str> {
    let text = |cell: &Option<Cow<'c, str>>| cell.clone().unwrap_or_default();
    match key {
        Some(key) => cells.get(key).map(text).unwrap_or_default(),
        None => cells.iter().map(text).collect::<Vec<_>>().join("\u{1f}").into(),
    }
}

impl Comparison {
    /// With `shipped`, the file at `path`.
    #[must_use]
    pub fn new(path: &str, shipped: &[u8]) -> Self {
        Self {
            path: path.to_owned(),
            shipped: Shipped::read(shipped),
            own: RawTable::default(),
            renames: Renames::new(),
            places: None,
            found: Difference::default(),
            lines: 0,
        }
    }

    /// Begins a file, which has some columns under other names.
    pub fn begin(&mut self, renames: &Renames) {
        (self.own, self.renames, self.places) = (RawTable::default(), renames.clone(), None);
    }

    /// Takes the next bytes of the file in. `refused` has the lines, from 1 and
    /// ascending, at which a row begins that could not be read. Answers with the
    /// lines that are added, as they stand at the end of the patch, and with how
    /// many rows were complete.
    pub fn push(&mut self, bytes: &[u8], is_last: bool, refused: &[u32]) -> (String, usize) {
        self.own.push(bytes, is_last);
        let (head, shipped) = (self.own.head(), &mut self.shipped);
        let (mut out, mut rows) = (String::new(), 0);
        if head.is_empty() {
            return (out, rows);
        }
        let find = |name: &String| place_of(head, name, &self.renames);
        let (places, by_key) = self.places.get_or_insert_with(|| {
            let places: Vec<_> = shipped.head.iter().map(find).collect();
            let by_key = shipped.by_key(&places);
            (places, by_key)
        });
        let mut own = String::new();
        for (line, record) in self.own.rows() {
            let cell = |place: &Option<usize>| place.map(|place| shown(record.cell(place)));
            let cells: Vec<_> = places.iter().map(cell).collect();
            let key = key_of(shipped.key, &cells);
            let is_open =
                |place: &&usize| matches!(shipped.rows[**place].fate, Fate::Removed | Fate::Spared);
            let place = by_key.get(&*key).and_then(|places| places.iter().find(is_open));
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            let refused = refused.binary_search(&line).is_ok();
            rows += 1;
            self.found.refused += usize::from(refused);
            own.clear();
            if refused {
                if let Some(place) = place {
                    shipped.rows[*place].fate = Fate::Spared;
                }
                continue;
            }
            if let Some(place) = place {
                let Row { cells: theirs, fate, .. } = &mut shipped.rows[*place];
                let theirs = theirs.iter().map(String::as_str);
                let is_same = |(own, their): (&Option<Cow<str>>, &str)| {
                    own.as_ref().is_none_or(|own| own == their)
                };
                *fate = if cells.iter().zip(theirs.clone()).all(is_same) {
                    Fate::Kept
                } else {
                    let cells = cells.iter().zip(theirs);
                    let cells = cells.map(|(own, their)| own.as_deref().unwrap_or(their));
                    write_record(&mut own, &mut { cells }, false);
                    Fate::Changed(own.clone())
                };
            } else {
                let cells = cells.iter().map(|cell| cell.as_deref().unwrap_or_default());
                write_record(&mut own, &mut { cells }, false);
                self.found.added += 1;
                name(&mut self.found.named[0], shipped.key.map(|_| &*key));
                self.lines += append(&mut out, '+', own.lines());
            }
        }
        (out, rows)
    }

    /// What differs, and the patch down to the lines that are added.
    #[must_use]
    pub fn finish(self) -> (Difference, String) {
        let mut found = self.found;
        let mut edits = Vec::new();
        for Row { lines, fate, cells } in &self.shipped.rows {
            let (by, kind) = match fate {
                Fate::Kept | Fate::Spared => continue,
                Fate::Removed => {
                    found.removed += 1;
                    ("", 2)
                }
                Fate::Changed(line) => {
                    found.changed += 1;
                    (line.as_str(), 1)
                }
            };
            let key = self.shipped.key.and_then(|key| cells.get(key));
            name(&mut found.named[kind], key.map(String::as_str));
            edits.push(Edit { lines: lines.clone(), by, added: 0 });
        }
        let lines: Vec<&str> = self.shipped.text.lines().collect();
        if self.lines > 0 {
            edits.push(Edit { lines: lines.len()..lines.len(), by: "", added: self.lines });
        }
        (found, patch(&self.path, &lines, &edits))
    }
}

/// Lines of the shipped file, and what stands there instead.
struct Edit<'e> {
    lines: Range<usize>,
    by: &'e str,
    /// Lines that follow, which are written elsewhere.
    added: usize,
}

/// Appends lines, each with a sign before it; answers with how many.
fn append<'l>(out: &mut String, sign: char, lines: impl Iterator<Item = &'l str>) -> usize {
    let mut count = 0;
    for line in lines {
        out.push(sign);
        out.push_str(line);
        out.push('\n');
        count += 1;
    }
    count
}

/// A unified diff.
fn patch(path: &str, lines: &[&str], edits: &[Edit<'_>]) -> String {
    if edits.is_empty() {
        return String::new();
    }
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    let mut shift = 0_usize;
    let mut lost = 0_usize;
    let mut rest = edits;
    while let Some(first) = rest.first() {
        // Edits whose surroundings meet are shown together.
        let mut count = 1;
        while rest
            .get(count)
            .is_some_and(|next| next.lines.start <= rest[count - 1].lines.end + 2 * CONTEXT)
        {
            count += 1;
        }
        let (hunk, after) = rest.split_at(count);
        rest = after;
        let start = first.lines.start.saturating_sub(CONTEXT);
        let end = hunk.last().map_or(start, |edit| (edit.lines.end + CONTEXT).min(lines.len()));
        let (mut body, mut at, mut new) = (String::new(), start, 0);
        let keep = |body: &mut String, range: Range<usize>, sign: char| {
            append(body, sign, lines[range].iter().copied())
        };
        for edit in hunk {
            new += keep(&mut body, at..edit.lines.start, ' ');
            keep(&mut body, edit.lines.clone(), '-');
            new += append(&mut body, '+', edit.by.lines()) + edit.added;
            at = edit.lines.end;
        }
        new += keep(&mut body, at..end, ' ');
        let old = end - start;
        let new_start = start + shift - lost;
        let _ = writeln!(out, "@@ -{},{old} +{},{new} @@", start + 1, new_start + 1);
        out.push_str(&body);
        shift += new;
        lost += old;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = "id,vendor,note\na,huawei,\nb,nokia,\"two\nlines\"\nc,zte,old\nd,zte,\n";

    /// The counts of rows added, changed, removed and refused, and the patch:
    /// the same wherever the file is cut.
    fn compared(own: &str, renames: &[(&str, &str)], refused: &[u32]) -> ([usize; 4], String) {
        let renames = renames.iter().map(|(ours, theirs)| (ours.to_string(), theirs.to_string()));
        let renames: Renames = renames.collect();
        let compare = |size: usize| {
            let mut comparison = Comparison::new("data/x.csv", SHIPPED.as_bytes());
            comparison.begin(&renames);
            let mut added = String::new();
            for part in own.as_bytes().chunks(size) {
                added += &comparison.push(part, false, refused).0;
            }
            added += &comparison.push(b"", true, refused).0;
            let (found, patch) = comparison.finish();
            let Difference { added: rows, changed, removed, refused, named } = found;
            let counts = [rows, changed, removed];
            assert_eq!(named.map(|rows| rows.len()), counts);
            ([rows, changed, removed, refused], patch + &added)
        };
        let whole = compare(own.len());
        assert_eq!(compare(3), whole);
        whole
    }

    #[test]
    fn the_same_rows_in_another_order_and_form_are_no_difference() {
        let own = "note;vendor;id\n\"two\nlines\";nokia;b\nold;zte;c\n;zte;d\n;huawei;\"a\"\n";
        assert_eq!(compared(own, &[], &[]), ([0; 4], String::new()));
    }

    #[test]
    fn a_patch_says_what_is_to_be_done() {
        let own = "id,vendor\na,huawei\nb,ericsson\ne,samsung\nd,zte\n";
        let patch = "--- a/data/x.csv\n+++ b/data/x.csv\n@@ -1,6 +1,6 @@\n id,vendor,note\n a,huawei,\n\
             -b,nokia,\"two\n-lines\"\n+b,ericsson,\"two\n+lines\"\n-c,zte,old\n d,zte,\n+e,samsung,\n";
        assert_eq!(compared(own, &[], &[]), ([1, 1, 1, 0], patch.to_owned()));
    }

    #[test]
    fn columns_may_have_other_names() {
        let own = "id,Supplier\na,huawei\nb,nokia\nc,zte\nd,huawei\n";
        assert_eq!(compared(own, &[("vendor", "Supplier")], &[]).0, [0, 1, 0, 0]);
    }

    #[test]
    fn a_row_that_cannot_be_read_changes_nothing() {
        let own = "id,vendor,note\na,?,\nb,nokia,\"two\r\nlines\"\nc,zte,new\nd,zte,\ne,?,\n";
        let (counts, patch) = compared(own, &[], &[2, 7]);
        assert_eq!(counts, [0, 1, 0, 2]);
        assert!(!patch.contains('?'));
        // Another row with its id, that can be read, is the row.
        let own = format!("{own}a,nokia,\ne,nokia,\n");
        let (counts, patch) = compared(&own, &[], &[2, 7]);
        assert_eq!(counts, [1, 2, 0, 2]);
        assert!(patch.ends_with("+e,nokia,\n") && patch.contains("+a,nokia,\n"));
    }

    #[test]
    fn rows_without_ids_are_told_apart_by_what_both_files_have() {
        let shipped = "scope,share,note\nQAA,1,one\nQAA,1,two\nQBB,2,\n";
        let compare = |own: &str| {
            let mut comparison = Comparison::new("data/x.csv", shipped.as_bytes());
            comparison.begin(&Renames::new());
            let added = comparison.push(own.as_bytes(), true, &[]).0;
            let (found, patch) = comparison.finish();
            ([found.added, found.changed, found.removed], patch + &added)
        };
        assert_eq!(compare("scope,share\nQAA,1\nQAA,1\nQBB,2\n"), ([0; 3], String::new()));
        let (counts, patch) = compare("scope,share\nQAA,1\nQAA,1\nQAA,1\nQCC,2\nQCC,2\n");
        assert_eq!(counts, [3, 0, 1]);
        assert!(patch.ends_with("-QBB,2,\n+QAA,1,\n+QCC,2,\n+QCC,2,\n"), "{patch}");
    }
}
