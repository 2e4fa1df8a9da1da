//! The rows that pass, as a CSV file.

use super::RowFilter;
use crate::domain::decimal;
use crate::ingest::Records;
use crate::store::{GUARD, Store, is_formula};
use std::collections::BTreeMap;

/// The rows that pass the filter, with all columns of the file they came from,
/// in its order.
#[must_use]
pub fn csv(store: &Store, rows: &RowFilter) -> String {
    let mut out = String::new();
    write_record(&mut out, &store.contracts.head(), true);
    for row in rows.rows() {
        write_record(&mut out, &store.contracts.cells(row), true);
    }
    out
}

/// A table with one column more, which says of each row what is wrong with it.
#[must_use]
pub fn annotated(table: &Records, head: &str, errors: &BTreeMap<u64, Vec<String>>) -> String {
    let mut out = String::new();
    let own = table.head().len();
    // What a row has too much stands behind its error.
    let with = |mut cells: Vec<String>, error: String| {
        cells.resize(cells.len().max(own), String::new());
        cells.insert(own, error);
        cells
    };
    write_record(&mut out, &with(table.head(), head.to_owned()), true);
    for (cells, line) in table.rows().zip(table.row_lines()) {
        let error = errors.get(&line).map(|errors| errors.join(" | ")).unwrap_or_default();
        write_record(&mut out, &with(cells, error), true);
    }
    out
}

/// Writes a record; guarded, so that no spreadsheet runs a text of it as a formula.
pub(super) fn write_record(out: &mut String, cells: &[String], guards: bool) {
    for (index, cell) in cells.iter().enumerate() {
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
    use crate::query::Filter;

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
        let mut rows = RowFilter::default();
        rows.update(store, &Filter::default());
        csv(store, &rows)
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
