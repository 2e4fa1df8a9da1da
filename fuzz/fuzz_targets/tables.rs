//! Any bytes as any table: rows or problems, the same wherever they are cut.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_atlas::ingest::{self, ContractReader, Origin, Problems, Renames, SourceFile, Table};
use vendor_atlas::query::difference::Comparison;
use vendor_atlas::query::export::{self, Rewriter};
use vendor_atlas::query::{Filter, RowFilter};

/// Two operators and their countries, so that rows have something to refer to.
const COUNTRIES: &[u8] = b"iso3,name\nQAA,Aland\nQBB,Bland\n";
const OPERATORS: &[u8] = b"id,country,name,status\na,QAA,A,active\nb,QBB,B,active\n";

fuzz_target!(|input: &[u8]| {
    let Some((&[kind, size], bytes)) = input.split_first_chunk() else { return };
    let table = Table::ALL[usize::from(kind) % Table::ALL.len()];
    let file = |table: Table, bytes: &[u8]| SourceFile {
        table,
        name: table.path(),
        renames: Renames::new(),
        content: Ok(bytes.to_vec()),
    };
    let mut files = vec![file(table, bytes)];
    for (other, bytes) in [(Table::Countries, COUNTRIES), (Table::Operators, OPERATORS)] {
        if other != table {
            files.push(file(other, bytes));
        }
    }
    let (store, problems) = ingest::read(&files);
    let head = ingest::head(bytes);
    let _ = (Table::of_file("", &head), ingest::suggested(table, &head));
    let size = usize::from(size).max(1);
    assert_eq!(rewritten(bytes, size), rewritten(bytes, usize::MAX));
    assert_eq!(compared(bytes, size), compared(bytes, usize::MAX));
    if table != Table::Contracts {
        return;
    }
    let (mut again, before) = ingest::read(&files[1..]);
    let mut other = Problems::default();
    let mut reader = ContractReader::default();
    reader.begin(&Origin { name: table.path(), renames: Renames::new() }, None);
    for piece in bytes.chunks(size) {
        reader.push(piece, false, &mut again, &mut other);
    }
    reader.push(b"", true, &mut again, &mut other);
    reader.finish(&mut again);
    assert_eq!(store.contracts.len(), again.contracts.len());
    assert_eq!(problems.count(), before.count() + other.count());
    for row in store.contracts.row_ids() {
        assert_eq!(store.contracts.texts(row), again.contracts.texts(row));
    }
    let mut rows = RowFilter::default();
    rows.update(&store, &Filter { search: "a".to_owned(), ..Filter::default() });
    let _ = export::head(&store) + &export::rows(&store, &mut rows.rows());
});

/// A table written anew, its bytes cut into pieces.
fn rewritten(bytes: &[u8], size: usize) -> String {
    let mut rewriter = Rewriter::default();
    let mut text: String =
        bytes.chunks(size).map(|piece| rewriter.push(piece, false, None)).collect();
    text += &rewriter.push(b"", true, None);
    text
}

/// What has to be done to the operators to have these rows.
fn compared(bytes: &[u8], size: usize) -> String {
    let mut comparison = Comparison::new("data/operators.csv", OPERATORS);
    comparison.begin(&Renames::new());
    let pieces = bytes.chunks(size).map(|piece| (piece, false)).chain([(&b""[..], true)]);
    let added: String =
        pieces.map(|(piece, is_last)| comparison.push(piece, is_last, &[]).0).collect();
    comparison.finish().1 + &added
}
