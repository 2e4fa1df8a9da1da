//! A table against the shipped one: what was added, changed and taken out, and
//! a patch that makes the one from the other.

use super::export::write_record;
use crate::ingest::{Records, Renames};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
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
    /// A unified diff of the shipped file; empty if nothing differs.
    pub patch: String,
}

/// A file in place of a table, or added to it.
#[derive(Clone, Debug, Default)]
pub struct OwnRows {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Columns that it has under other names.
    pub renames: Renames,
    /// Lines, from 1, at which a row begins that could not be read, ascending.
    pub refused: Vec<u64>,
}

/// Columns that name a row, in the tables whose rows have a name.
const KEYS: [&str; 3] = ["id", "iso3", "code"];

/// Lines around a change that a patch shows.
const CONTEXT: usize = 3;

impl Difference {
    /// What has to be done to `shipped`, the file at `path`, to have the rows of
    /// the files in `own`. Of two rows with one id the first counts, and of one
    /// that could not be read the shipped one stays.
    ///
    /// A column that a file lacks is left as it is. In tables without ids a row
    /// that differs counts as one taken out and one added.
    #[must_use]
    pub fn between(path: &str, shipped: &[u8], own: &[OwnRows]) -> Self {
        let shipped = Records::read(shipped);
        let head = shipped.head();
        let key = head.iter().position(|name| KEYS.contains(&name.as_str()));
        let key_of = |cells: &[String]| {
            key.map_or_else(
                || cells.join("\u{1f}"),
                |key| cells.get(key).cloned().unwrap_or_default(),
            )
        };
        let mut difference = Self::default();
        let mut wanted: HashMap<String, Vec<Option<String>>> = HashMap::new();
        let mut order = Vec::new();
        for OwnRows { bytes, renames, refused } in own {
            let file = Records::read(bytes);
            let own = file.head();
            let places: Vec<_> = head.iter().map(|name| place(&own, name, renames)).collect();
            for (index, row) in file.rows().enumerate() {
                let cell = |place: &Option<usize>| {
                    place.map(|place| row.get(place).cloned().unwrap_or_default())
                };
                let cells: Vec<Option<String>> = places.iter().map(cell).collect();
                let key = key_of(&filled(&cells, &[]));
                let line = file.lines(index).start as u64 + 1;
                if refused.binary_search(&line).is_ok() {
                    difference.refused += 1;
                    // A row without cells stands for one that is not known.
                    wanted.entry(key).or_default();
                } else if let Entry::Vacant(place) = wanted.entry(key) {
                    order.push(place.key().clone());
                    place.insert(cells);
                }
            }
        }
        let mut edits = Vec::new();
        for (index, row) in shipped.rows().enumerate() {
            let lines = shipped.lines(index);
            let key = key_of(&row);
            match wanted.remove(&key) {
                Some(own) if own.is_empty() => {}
                None => {
                    difference.removed += 1;
                    edits.push(Edit { lines, by: None });
                }
                Some(own) => {
                    let merged = filled(&own, &row);
                    if merged != row {
                        difference.changed += 1;
                        edits.push(Edit { lines, by: Some(line_of(&merged)) });
                    }
                }
            }
        }
        let end = shipped.text_lines().len();
        for cells in order.iter().filter_map(|key| wanted.get(key)) {
            difference.added += 1;
            edits.push(Edit { lines: end..end, by: Some(line_of(&filled(cells, &[]))) });
        }
        difference.patch = patch(path, &shipped.text_lines(), &edits);
        difference
    }
}

/// Cells, with those of another row where a file has no such column.
fn filled(cells: &[Option<String>], other: &[String]) -> Vec<String> {
    let cell = |(place, cell): (usize, &Option<String>)| {
        cell.as_ref().or_else(|| other.get(place)).cloned().unwrap_or_default()
    };
    cells.iter().enumerate().map(cell).collect()
}

/// Lines of the shipped file, and what stands there instead.
struct Edit {
    lines: Range<usize>,
    by: Option<String>,
}

fn place(head: &[String], name: &str, renames: &Renames) -> Option<usize> {
    let other = renames.iter().find(|(ours, _)| ours == name);
    let wanted = other.map_or(name, |(_, theirs)| theirs);
    head.iter().position(|own| own == wanted)
}

fn line_of(cells: &[String]) -> String {
    let mut line = String::new();
    write_record(&mut line, cells, false);
    line
}

/// A unified diff.
fn patch(path: &str, lines: &[&str], edits: &[Edit]) -> String {
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
            for line in &lines[range] {
                body.push(sign);
                body.push_str(line);
                body.push('\n');
            }
        };
        for edit in hunk {
            keep(&mut body, at..edit.lines.start, ' ');
            new += edit.lines.start - at;
            keep(&mut body, edit.lines.clone(), '-');
            for line in edit.by.iter().flat_map(|text| text.lines()) {
                body.push('+');
                body.push_str(line);
                body.push('\n');
                new += 1;
            }
            at = edit.lines.end;
        }
        keep(&mut body, at..end, ' ');
        new += end - at;
        let old = end - start;
        let new_start = start + shift - lost;
        let head = format!("@@ -{},{old} +{},{new} @@\n", start + 1, new_start + 1);
        out.push_str(&head);
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

    fn between(own: &str) -> Difference {
        let own = OwnRows { bytes: own.into(), ..OwnRows::default() };
        Difference::between("data/x.csv", SHIPPED.as_bytes(), &[own])
    }

    #[test]
    fn the_same_rows_in_another_order_and_form_are_no_difference() {
        let own = "note;vendor;id\n\"two\nlines\";nokia;b\nold;zte;c\n;zte;d\n;huawei;\"a\"\n";
        assert_eq!(between(own), Difference::default());
    }

    #[test]
    fn a_patch_says_what_is_to_be_done() {
        let own = "id,vendor\na,huawei\nb,ericsson\ne,samsung\nd,zte\n";
        let difference = between(own);
        assert_eq!((difference.added, difference.changed, difference.removed), (1, 1, 1));
        assert_eq!(
            difference.patch,
            "--- a/data/x.csv\n+++ b/data/x.csv\n@@ -1,6 +1,6 @@\n id,vendor,note\n a,huawei,\n\
             -b,nokia,\"two\n-lines\"\n+b,ericsson,\"two\n+lines\"\n-c,zte,old\n d,zte,\n+e,samsung,\n"
        );
    }

    #[test]
    fn columns_may_have_other_names() {
        let renames = vec![("vendor".to_owned(), "Supplier".to_owned())];
        let own = "id,Supplier\na,huawei\nb,nokia\nc,zte\nd,huawei\n";
        let own = OwnRows { bytes: own.into(), renames, ..OwnRows::default() };
        let difference = Difference::between("data/x.csv", SHIPPED.as_bytes(), &[own]);
        assert_eq!((difference.added, difference.changed, difference.removed), (0, 1, 0));
    }
    #[test]
    fn a_row_that_cannot_be_read_changes_nothing() {
        let own = "id,vendor,note\na,?,\nb,nokia,\"two\nlines\"\nc,zte,new\nd,zte,\ne,?,\n";
        let own = OwnRows { bytes: own.into(), refused: [2, 7].into(), ..OwnRows::default() };
        let difference = Difference::between("data/x.csv", SHIPPED.as_bytes(), &[own]);
        assert_eq!((difference.added, difference.changed, difference.removed), (0, 1, 0));
        assert_eq!(difference.refused, 2);
        assert!(!difference.patch.contains('?'));
    }
}
