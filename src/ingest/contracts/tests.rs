//! What large files are spared, and where they end.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::ingest::{SourceFile, Table, read};

#[test]
fn a_part_of_a_file_without_a_doubt_is_judged_by_columns() {
    let shipped = [Table::Countries, Table::Operators].map(|table| {
        let (name, path) = (table.path(), format!("data/{}", table.path()));
        let content = Ok(std::fs::read(path).unwrap());
        SourceFile { table, name, renames: Vec::new(), content }
    });
    let (mut store, mut problems) = read(&shipped);
    let row = |id: usize| format!("{id},KAZ,kaz-kcell,zte,2020,live\n");
    let head = "id,country,operator,vendor,announced,stage\n".to_owned();
    let good: String = (0..6_000).map(row).collect();
    let bad = row(6_000).replace("KAZ", "Kazakhstan");
    let more: String = (6_001..9_000).map(row).collect();
    let mut reader = ContractReader::default();
    reader.begin(&Origin::default(), None);
    for (rows, is_last, is_plain) in
        [(head + &good, false, true), (bad, false, false), (more, true, true)]
    {
        reader.push(rows.as_bytes(), is_last, &mut store, &mut problems);
        assert_eq!(reader.known.is_plain(), is_plain, "of what is no row of it nothing counts");
    }
}

#[test]
fn what_is_no_table_is_not_read_on() {
    for start in ["<!doctype html><p>", "PK\u{3}\u{4}", "a,b,c\n"] {
        let (mut store, mut problems) = (Store::default(), Problems::default());
        let mut reader = ContractReader::default();
        reader.begin(&Origin::default(), None);
        assert!(!reader.is_full());
        let bytes = start.to_owned() + &"1,2,3\n".repeat(20_000);
        reader.push(bytes.as_bytes(), false, &mut store, &mut problems);
        assert!(reader.is_full(), "{start}");
        assert_eq!(problems.count(), 1);
        reader.begin(&Origin::default(), None);
        assert!(!reader.is_full(), "the next file may be one");
    }
}

#[test]
fn short_rows_fill_a_tab_before_their_text_does() {
    let mut file = String::from("id,country,operator,vendor,announced,stage\n");
    for row in 0..20_000 {
        file.push_str(&row.to_string());
        file.push_str(",QAA,qaa-one,zte,2020,live\n");
    }
    let (mut store, mut problems) = (Store::default(), Problems::default());
    let room = Room { text: 2 * file.len(), all: file.len() + 10_000 * ROW };
    let mut reader = ContractReader { room, ..ContractReader::default() };
    reader.begin(&Origin::default(), None);
    reader.push(file.as_bytes(), true, &mut store, &mut problems);
    assert!(reader.is_full());
    reader.finish(&mut store);
    let rows = store.contracts.len();
    assert!((10_000..15_000).contains(&rows), "{rows}");
    let is_said = |kind: &ProblemKind| matches!(kind, ProblemKind::TooLarge { readable: true, .. });
    assert_eq!(problems.list().iter().filter(|it| is_said(&it.kind)).count(), 1);
}
