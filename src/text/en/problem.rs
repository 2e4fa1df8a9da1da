//! What is wrong with the data, in English.

use crate::ingest::{CellError, Expected, Problem, ProblemKind};

pub(super) fn problem(problem: &Problem) -> String {
    let Problem { file, line, kind } = problem;
    let place = match line {
        Some(line) => format!("{file}, line {line}"),
        None => file.clone(),
    };
    match kind {
        ProblemKind::Refused(404, _) => {
            format!("{place}: there is no such file (404); expected a CSV file at this address")
        }
        ProblemKind::Refused(status, said) => {
            let said = if said.is_empty() { said.clone() } else { format!(", “{said}”") };
            format!(
                "{place}: the server answered {status}{said}; expected a CSV file at this address"
            )
        }
        ProblemKind::Unreachable(why) => {
            format!(
                "{place}: could not be fetched ({why}): nobody answers, or that site is not open to this \
                 page, or the page's policy does not name it; expected a CSV file at this address"
            )
        }
        ProblemKind::Stalled(seconds) => format!(
            "{place}: nothing came for {seconds} seconds; expected a CSV file at this address"
        ),
        ProblemKind::BrokenOff(bytes) => format!(
            "{place}: the connection broke off after {bytes} bytes; expected the whole file; none \
             of it is used"
        ),
        ProblemKind::Packed(why) => {
            format!(
                "{place}: cannot be unpacked ({why}); expected a CSV file, as it is or as .gz or .zip"
            )
        }
        ProblemKind::TooLarge { bytes, readable } => too_large(&place, *bytes, *readable),
        ProblemKind::Unrecognised { head, asks } => format!(
            "{place}, header: found “{head}”; expected the columns of one of the tables; {}",
            if *asks { "say below which column is which" } else { "the file is left out" }
        ),
        ProblemKind::Empty => format!("{place}: found nothing; expected a header and rows"),
        ProblemKind::NoRows => {
            format!("{place}: found a header and nothing else; expected rows below it")
        }
        ProblemKind::Html(start) => {
            format!("{place}: found a web page, “{start}”; expected a CSV header")
        }
        ProblemKind::Binary(what) => format!("{place}: {}", binary(what)),
        ProblemKind::Unclosed(lines) => format!(
            "{place}: found a quote that is never closed; lines after it that are taken as part of its \
             cell: {lines}; expected a second quote"
        ),
        ProblemKind::Endless(bytes) => format!(
            "{place}: found a row of more than {} megabytes, as after a quote that is never closed; \
             expected its end before; only the rows up to there are used",
            bytes / 1_000_000
        ),
        ProblemKind::MissingColumns { missing, found, readable } => {
            missing_columns(&place, missing, found, *readable)
        }
        ProblemKind::RepeatedColumn(name) => {
            format!("{place}, column {name}: found twice; expected each column once")
        }
        ProblemKind::CellCount { found, expected, only } => {
            let only = only.as_ref().map(|only| format!(", “{only}”")).unwrap_or_default();
            let found = format!("found {found}{only}");
            format!("{place}, number of cells: {found}; expected {expected}; the row is left out")
        }
        ProblemKind::Cell(error) => format!("{place}, {}", cell(error)),
        ProblemKind::AheadOfSource { announced, source } => format!(
            "{place}, column announced: found “{announced}”, later than its source of {source}; \
             expected a date up to then; the row counts"
        ),
        ProblemKind::Alone { column, beside } => alone(&place, column, beside),
        ProblemKind::NoSource(columns) => format!(
            "{place}, column {}: found nothing; expected who says so, or a link; the row counts",
            columns.join(" and ")
        ),
        ProblemKind::Link { column, found } => format!(
            "{place}, column {column}: found “{found}”; expected an address that begins with \
             https://; the row counts, without a link"
        ),
        ProblemKind::ForeignOperator { operator, found, expected } => format!(
            "{place}, column country: found “{found}”; expected {expected}, the country of \
             {operator}; the row counts for that operator"
        ),
        ProblemKind::Circle(id) => format!(
            "{place}, column successor: found “{id}”, whose own successors lead back to this row; \
             expected a chain with an end; until then no share counts its operators"
        ),
        ProblemKind::Duplicate { column, id } => format!(
            "{place}, column {column}: found “{id}”, which an earlier row has; expected an id of its \
             own; the row is left out"
        ),
        ProblemKind::Dangling { column, found, table, suggestion } => {
            let hint = hint(suggestion.as_ref());
            format!(
                "{place}, column {column}: found “{found}”; expected an id of {}.csv{hint}",
                table.slug()
            )
        }
    }
}

fn binary(what: &str) -> String {
    let what = if what.is_empty() { "bytes that are no text" } else { what };
    format!("found {what}; expected a CSV file; save the table as one first")
}

fn hint(suggestion: Option<&String>) -> String {
    suggestion.map(|word| format!(" (did you mean {word}?)")).unwrap_or_default()
}

fn too_large(place: &str, bytes: usize, readable: bool) -> String {
    format!(
        "{place}: found more than {} megabytes, and a tab cannot hold more; {} used; let a \
             database add the rows up and name its answer by address, as the README describes",
        bytes / 1_000_000,
        if readable { "only the rows up to there are" } else { "none of it is" }
    )
}

/// Nothing in a column that another one needs.
fn alone(place: &str, column: &str, beside: &str) -> String {
    format!(
        "{place}, column {column}: found nothing beside a {beside}; expected both or neither; the \
         row counts"
    )
}

fn missing_columns(place: &str, missing: &[&str], found: &str, readable: bool) -> String {
    let missing = missing.join(", ");
    let end = if readable { "taken as empty" } else { "the file is left out" };
    format!("{place}, header: found “{found}”; expected also {missing}; {end}")
}

fn cell(error: &CellError) -> String {
    let CellError { column, found, expected, suggestion } = error;
    let expected = match expected {
        Expected::Utf8 => "text in UTF-8, UTF-16 or Windows-1251".to_owned(),
        Expected::Filled => "some text".to_owned(),
        Expected::CountryCode => "a country code of three capitals, such as KAZ".to_owned(),
        Expected::RegionCode => "a country or region code, such as KAZ or EU27".to_owned(),
        Expected::VendorId => {
            "a vendor: huawei, ericsson, nokia, zte, samsung, nec, fujitsu, mavenir, rakuten, cisco \
             or other:name"
                .to_owned()
        }
        Expected::VendorIds => "vendors with semicolons between them".to_owned(),
        Expected::Date => "a date: 2024, 2024-05 or 2024-05-31".to_owned(),
        Expected::Period => "a period: 2024, 2024-Q1, 2024-H1 or 2024-9M".to_owned(),
        Expected::Percentage => "a percentage from 0 to 100".to_owned(),
        Expected::Amount => "a number that is not negative".to_owned(),
        Expected::Number => "a number".to_owned(),
        Expected::Degrees => "degrees".to_owned(),
        Expected::Currency => "a currency of three capitals, such as USD".to_owned(),
        Expected::YesNo => "true or false".to_owned(),
        Expected::OneOf(words) => format!("one of {}", words.join(", ")),
        Expected::AnyOf(words) => {
            format!("any of {}, with semicolons between them", words.join(", "))
        }
    };
    let hint = hint(suggestion.as_ref());
    format!("column {column}: found “{found}”; expected {expected}{hint}; the row is left out")
}
