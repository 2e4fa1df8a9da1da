//! What is said of rows that can be read and are doubtful all the same.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::problem::KEPT;
use super::{ProblemKind, Problems, SourceFile, Table, read};
use crate::store::Search;

const COUNTRIES: &str = "iso3,name\nQAA,Aland\nQBB,Bland\n";
const OPERATORS: &str = "\
id,country,name,status,successor,source_url
qaa-one,QAA,One,active,,https://example.org/one
qaa-two,QAA,Two (Duo),merged,qaa-one,https://example.org/two
";
const CONTRACTS: &str = "\
id,country,operator,vendor,announced,stage,source_publisher,source_url
a,QAA,qaa-one,nokia,2024,live,Gazette,https://example.org/a
";

fn problems(files: &[(Table, &str)]) -> Problems {
    let files = files.iter().map(|(table, text)| SourceFile {
        table: *table,
        name: format!("{}.csv", table.slug()),
        renames: Vec::new(),
        content: Ok(text.as_bytes().to_vec()),
    });
    read(&files.collect::<Vec<_>>()).1
}

/// Lines and kinds of the problems of the two files with known countries,
/// besides columns that these small files do without.
fn doubts(operators: &str, contracts: &str) -> Vec<(Option<u64>, ProblemKind)> {
    let files = [
        (Table::Countries, COUNTRIES),
        (Table::Operators, operators),
        (Table::Contracts, contracts),
    ];
    let list = problems(&files).list().to_vec();
    list.into_iter()
        .map(|problem| (problem.line, problem.kind))
        .filter(|(_, kind)| !matches!(kind, ProblemKind::MissingColumns { readable: true, .. }))
        .collect()
}

#[test]
fn rows_with_their_sources_raise_no_doubt() {
    assert_eq!(doubts(OPERATORS, CONTRACTS), []);
}

#[test]
fn a_row_without_any_source_is_named() {
    let contracts = format!("{CONTRACTS}b,QAA,qaa-one,zte,2024,live,,\n");
    let nothing = ProblemKind::NoSource(vec!["source_publisher", "source_url"]);
    assert_eq!(doubts(OPERATORS, &contracts), [(Some(3), nothing)]);
}

#[test]
fn a_file_without_columns_for_sources_is_not_told_so_row_by_row() {
    let contracts = "id,country,operator,vendor,announced,stage\n\
                     a,QAA,qaa-one,nokia,2024,live\nb,QAA,qaa-one,zte,2024,live\n";
    assert_eq!(doubts(OPERATORS, contracts), []);
}

#[test]
fn an_address_that_is_none_of_the_web_is_named() {
    let contracts = CONTRACTS.replace("https://example.org/a", "javascript:alert(1)");
    let link = ProblemKind::Link { column: "source_url", found: "javascript:alert(1)".into() };
    assert_eq!(doubts(OPERATORS, &contracts), [(Some(2), link)]);
}

#[test]
fn an_operator_of_another_country_is_named() {
    let contracts = CONTRACTS.replace("a,QAA", "a,QBB");
    let foreign = ProblemKind::ForeignOperator {
        operator: "qaa-one".into(),
        found: "QBB".into(),
        expected: "QAA".into(),
    };
    assert_eq!(doubts(OPERATORS, &contracts), [(Some(2), foreign)]);
}

#[test]
fn successors_that_go_round_in_a_circle_are_each_named() {
    let operators = OPERATORS.replace("One,active,", "One,active,qaa-two");
    let circle = |line, successor: &str| (Some(line), ProblemKind::Circle(successor.into()));
    assert_eq!(doubts(&operators, CONTRACTS), [circle(2, "qaa-two"), circle(3, "qaa-one")]);
}

#[test]
fn a_table_that_cannot_be_read_is_the_one_cause_of_all_ids_not_found() {
    let page = "<!doctype html><title>Log in</title>";
    let doubts = doubts(page, CONTRACTS);
    assert!(matches!(&doubts[..], [(Some(1), ProblemKind::Html(_))]));
}

#[test]
fn an_id_that_a_table_lacks_is_named_row_by_row() {
    let contracts = CONTRACTS.replace("qaa-one", "qaa-oen");
    let dangling = ProblemKind::Dangling {
        column: "operator",
        found: "qaa-oen".into(),
        table: Table::Operators,
        suggestion: Some("qaa-one".into()),
    };
    assert_eq!(doubts(OPERATORS, &contracts), [(Some(2), dangling)]);
}

#[test]
fn names_in_place_of_ids_are_recognised() {
    let suggested = |contracts: &str| match doubts(OPERATORS, contracts).as_slice() {
        [(Some(2), ProblemKind::Dangling { suggestion, .. })] => suggestion.clone(),
        [(Some(2), ProblemKind::Cell(error))] => error.suggestion.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(suggested(&CONTRACTS.replace("qaa-one", "ONE")).as_deref(), Some("qaa-one"));
    assert_eq!(suggested(&CONTRACTS.replace("a,QAA", "a,Åland")).as_deref(), Some("QAA"));
    assert_eq!(suggested(&CONTRACTS.replace("qaa-one", "bland")), None, "of no operator");
    assert_eq!(suggested(&CONTRACTS.replace("a,QAA", "a,Ålandd")).as_deref(), Some("QAA"));
    // In brackets stand other names.
    assert_eq!(suggested(&CONTRACTS.replace("qaa-one", "Duo")).as_deref(), Some("qaa-two"));
}

#[test]
fn codes_and_words_that_no_table_has_are_named() {
    let head =
        "scope,segment,period,vendor,share_pct,measure,publisher,note,source_url,source_date";
    let shares = format!(
        "{head}\nQAA,ran,2025,zte,50,,P,,,\nQAAA,ran,2025,zte,50,,P,,,\n\
         AFRICA,rann,2025,zte,50,revenu,P,,,\n"
    );
    let policies = "country,date,stance,applies_to,source_publisher\n\
                    QAA,2024,ban,5g,P\nQXX,2024,ban,6g,P\n";
    let files =
        [(Table::Countries, COUNTRIES), (Table::Shares, &shares), (Table::Policies, policies)];
    let problems = problems(&files);
    let told: Vec<(u64, &str, bool)> = problems
        .list()
        .iter()
        .filter(|problem| !matches!(problem.kind, ProblemKind::MissingColumns { .. }))
        .map(|it| (it.line.unwrap_or(0), it.kind.column(), it.kind.leaves_out()))
        .collect();
    assert_eq!(
        told,
        [
            (3, "scope", false),
            (4, "segment", true),
            (4, "measure", true),
            (3, "country", false),
            (3, "applies_to", true)
        ]
    );
}

#[test]
fn a_value_without_a_currency_is_remarked_on() {
    let contracts = "id,country,operator,vendor,announced,stage,value,currency,source_publisher\n\
                     a,QAA,qaa-one,zte,2024,live,5,,P\nb,QAA,qaa-one,zte,2024,live,5,USD,P\n\
                     c,QAA,qaa-one,zte,2024,live,,USD,P\nd,QAA,qaa-one,zte,2024,live,,,P\n";
    let alone = |column, beside| ProblemKind::Alone { column, beside };
    assert_eq!(
        doubts(OPERATORS, contracts),
        [(Some(2), alone("currency", "value")), (Some(4), alone("value", "currency"))]
    );
    // A file without such a column has been told so.
    assert_eq!(doubts(OPERATORS, &contracts.replace("currency", "other")), []);
}

#[test]
fn what_turns_words_round_loses_no_row() {
    let contracts =
        CONTRACTS.replace("nokia", "no\u{202e}kia").replace("QAA,qaa", "Q\u{202e}AA,qaa");
    let files = [
        (Table::Countries, COUNTRIES),
        (Table::Operators, OPERATORS),
        (Table::Contracts, &contracts),
    ];
    let files = files.map(|(table, text)| SourceFile {
        table,
        name: table.path(),
        renames: Vec::new(),
        content: Ok(text.as_bytes().to_vec()),
    });
    let (store, _) = read(&files);
    assert_eq!(store.contracts.len(), 1);
    assert_eq!(doubts(OPERATORS, &contracts), []);
}

#[test]
fn a_row_with_several_faults_is_told_of_each() {
    let contracts = format!("{CONTRACTS}b,QAC,qaa-three,Nokia,31.05.2024,live,,\n");
    let told: Vec<String> = doubts(OPERATORS, &contracts)
        .into_iter()
        .map(|(_, kind)| match kind {
            ProblemKind::Cell(error) => error.suggestion.unwrap_or_default(),
            kind => kind.column().to_owned(),
        })
        .collect();
    assert_eq!(told, ["nokia", "2024-05-31", "country", "operator"]);
}

#[test]
fn an_id_with_the_guard_of_an_export_is_the_same_id() {
    for (first, second) in [("=a", "'=a"), ("'=a", "=a")] {
        let contracts = CONTRACTS.replace("\na,", &format!("\n{first},"));
        let again = contracts.lines().nth(1).unwrap().replace(first, second);
        let told = doubts(OPERATORS, &format!("{contracts}{again}\n"));
        assert_eq!(told, [(Some(3), ProblemKind::Duplicate { column: "id", id: "=a".into() })]);
    }
}

#[test]
fn what_a_server_writes_at_the_end_is_told() {
    let words = "Code: 241. DB::Exception: Memory limit exceeded";
    let told = doubts(OPERATORS, &format!("{CONTRACTS}{words}\n"));
    let only = Some(words.to_owned());
    assert_eq!(told, [(Some(3), ProblemKind::CellCount { found: 1, expected: 8, only })]);
}

#[test]
fn nothing_but_empty_cells_is_no_table() {
    assert_eq!(doubts(OPERATORS, ",,,\n,,,\n"), [(Some(1), ProblemKind::Empty)]);
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, what) in [("PK\u{3}\u{4}abc", "ZIP (Excel, OpenDocument)"), ("a\0b,c\n", "")] {
        assert_eq!(doubts(OPERATORS, bytes), [(Some(1), ProblemKind::Binary(what))]);
    }
}

#[test]
fn a_quote_that_is_never_closed_is_named_with_what_it_swallows() {
    let contracts = format!("{CONTRACTS}b,QAA,\"qaa-one,zte,2024,live,,\nc,QAA\nd,QAA\n");
    let told = doubts(OPERATORS, &contracts);
    assert_eq!(told[0], (Some(3), ProblemKind::Unclosed(2)));
}

#[test]
fn what_stands_in_a_row_left_out_belongs_to_no_other() {
    let contracts = format!("{CONTRACTS}b,QAA,qaa-one,?,2024,live,Pear,\n");
    let contracts = format!("{contracts}c,QAA,qaa-one,zte,2024,live,Gazette,https://example.org\n");
    let file = |table: Table, text: &str| SourceFile {
        table,
        name: table.path(),
        renames: Vec::new(),
        content: Ok(text.as_bytes().to_vec()),
    };
    let files = [file(Table::Operators, OPERATORS), file(Table::Contracts, &contracts)];
    let contracts = read(&files).0.contracts;
    let records: Vec<_> = contracts.row_ids().map(|row| contracts.record(row)).collect();
    assert_eq!(records.len(), 2);
    assert!(records.iter().all(|record| !record.windows(4).any(|word| word == b"Pear")));
}

#[test]
fn an_initiative_of_another_file_keeps_its_id() {
    let text = "id,country,date,vendor,category,title,source_publisher\n\
                a,QAA,2024,huawei,training,Academy,Gazette\n";
    let told = problems(&[(Table::Initiatives, text), (Table::Initiatives, text)]);
    let is_double =
        |kind: &ProblemKind| matches!(kind, ProblemKind::Duplicate { id, .. } if id == "a");
    assert_eq!(told.list().iter().filter(|problem| is_double(&problem.kind)).count(), 1);
}

#[test]
fn rows_are_found_by_their_ids_whatever_these_begin_with() {
    let ids =
        ["kaz-a", "kaz-b", "ab", "a,b-c", "=sum", "-dash", "кодов", "say \"a\"", "lo\u{202e}ng"];
    let mut file = csv::Writer::from_writer(Vec::new());
    let (head, row) = CONTRACTS.trim_end().split_once('\n').unwrap();
    file.write_record(head.split(',')).unwrap();
    for id in ids {
        file.write_record(std::iter::once(id).chain(row.split(',').skip(1))).unwrap();
    }
    let (countries, operators) = (COUNTRIES.as_bytes(), OPERATORS.as_bytes());
    let contracts = file.into_inner().unwrap();
    for text in [contracts.clone(), reversed(&contracts)] {
        let tables = [
            (Table::Countries, countries),
            (Table::Operators, operators),
            (Table::Contracts, &text[..]),
        ];
        let files = tables.map(|(table, bytes)| SourceFile {
            table,
            name: table.path(),
            renames: Vec::new(),
            content: Ok(bytes.to_vec()),
        });
        let (store, _) = read(&files);
        let shown = ids.map(|id| id.replace('\u{202e}', ""));
        for (index, id) in shown.iter().enumerate() {
            let mut search = Search::new(&[id, "kaz-c", "kod"]);
            while search.step(&store.contracts) {}
            let places: Vec<_> =
                search.found.iter().map(|row| row.map(crate::domain::id::RowId::index)).collect();
            assert_eq!(places, [Some(index), None, None], "{id}");
        }
    }
}

/// The same table with its columns the other way round.
fn reversed(table: &[u8]) -> Vec<u8> {
    let mut file = csv::Writer::from_writer(Vec::new());
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(table).records() {
        let record = record.unwrap();
        file.write_record(record.iter().rev()).unwrap();
    }
    file.into_inner().unwrap()
}

#[test]
fn problems_past_the_limit_are_counted() {
    let mut problems = Problems::default();
    for _ in 0..KEPT + 5 {
        problems.push("a.csv", None, ProblemKind::Empty);
    }
    assert_eq!((problems.list().len(), problems.count()), (KEPT, KEPT + 5));
}

#[test]
fn an_id_that_is_not_found_leaves_room_for_others() {
    let mut problems = Problems::default();
    let mut push = |found: &str, line| {
        let (found, suggestion) = (found.to_owned(), None);
        let table = Table::Operators;
        let kind = ProblemKind::Dangling { column: "operator", found, table, suggestion };
        problems.push("a.csv", Some(line), kind);
    };
    (2..1_000).for_each(|line| push("nobody", line));
    push("another", 1_000);
    let lines: Vec<Option<u64>> = problems.list().iter().map(|it| it.line).collect();
    assert_eq!(problems.count(), 999);
    assert_eq!(lines, (2..12).chain([1_000]).map(Some).collect::<Vec<_>>());
}

#[test]
fn problems_of_other_files_stay_beside_new_ones() {
    let (mut before, mut now) = (Problems::default(), Problems::default());
    before.push("a.csv", Some(2), ProblemKind::Empty);
    before.push("b.csv", Some(3), ProblemKind::CellCount { found: 3, expected: 2, only: None });
    now.push("a.csv", Some(9), ProblemKind::NoRows);
    let all = now.beside(&before);
    assert_eq!((all.count(), all.groups().len()), (2, 2));
    assert_eq!(all.list()[0].line, Some(9));
    assert_eq!(all.refused("b.csv"), [3]);
}
