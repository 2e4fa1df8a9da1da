//! operators.csv.

use super::Origin;
use super::Table;
use super::expected::Expected;
use super::guess;
use super::problem::{ProblemKind, Problems};
use super::sheet::{Column, optional, read_rows, required};
use crate::domain::id::OperatorId;
use crate::domain::operator::{Kind, Operator, Status, Succession};
use crate::domain::place::Iso3;
use crate::store::Store;

const ID: usize = 0;
const COUNTRY: usize = 1;
const NAME: usize = 2;
const STATUS: usize = 3;
const OWNER: usize = 4;
const SUCCESSOR: usize = 5;
const KIND: usize = 6;
const CARRIES: usize = 7;
const SUCCESSOR_DATE: usize = 8;
const SUBSCRIBERS: usize = 9;
const SUBSCRIBERS_DATE: usize = 10;
const MARKET_SHARE: usize = 11;
const SOURCE_URL: usize = 12;
const SOURCE_DATE: usize = 13;

pub(super) const COLUMNS: &[Column] = &[
    required("id"),
    required("country"),
    required("name"),
    required("status"),
    optional("owner"),
    optional("successor"),
    optional("kind"),
    optional("carries"),
    optional("successor_date"),
    optional("subscribers"),
    optional("subscribers_date"),
    optional("market_share_pct"),
    optional("source_url"),
    optional("source_date"),
];

/// What a row says of other operators; resolved when all are known.
struct References {
    line: u64,
    operator: OperatorId,
    successor: String,
    carries: String,
}

pub(super) fn read(file: &Origin, bytes: &[u8], store: &mut Store, problems: &mut Problems) {
    let mut references = Vec::new();
    read_rows(file, bytes, COLUMNS, problems, &mut |row| {
        let slug = row.filled(ID);
        let country = row.country(COUNTRY, store);
        let status =
            row.need(STATUS, Expected::OneOf(&["active", "merged", "closed"]), Status::from_slug);
        let kinds = Expected::OneOf(&["mobile", "fixed", "mvno", "private", "wholesale", "joint"]);
        let kind = row.need(KIND, kinds, Kind::from_slug);
        let successor_date = row.date(SUCCESSOR_DATE);
        let subscribers = row.number(SUBSCRIBERS, Expected::Amount, 0.0..=f64::MAX);
        let subscribers_date = row.date(SUBSCRIBERS_DATE);
        let market_share_pct = row.number(MARKET_SHARE, Expected::Percentage, 0.0..=100.0);
        let source_date = row.date(SOURCE_DATE);
        let (successor, carries) = (row.words(SUCCESSOR), row.words(CARRIES));
        let (name, owner, source_url) = (row.words(NAME), row.words(OWNER), row.words(SOURCE_URL));
        let (Some(slug), Some(iso3), Some(status), Some(kind), false) =
            (slug, country, status, kind, row.is_faulty())
        else {
            return;
        };
        if store.country(iso3).is_none() {
            row.remark(unlisted_country(iso3));
        }
        row.check_source(None, SOURCE_URL);
        let Some(country) = store.country_or_new(iso3) else { return };
        let operator = Operator {
            name: if name.is_empty() { slug.clone() } else { name },
            slug,
            country,
            owner,
            succession: (!successor.is_empty()).then_some(Succession { by: None }),
            successor_date,
            kind,
            carries: Vec::new(),
            carries_others: !carries.is_empty(),
            subscribers,
            subscribers_date,
            market_share_pct,
            status,
            source_url,
            source_date,
        };
        let slug = operator.slug.clone();
        match store.add_operator(operator) {
            Some(operator) => {
                references.push(References { line: row.line(), operator, successor, carries });
            }
            None => row.report(ProblemKind::Duplicate { column: "id", id: slug }),
        }
    });
    for reference in &references {
        resolve(file, reference, store, problems);
    }
    for reference in references {
        if succeeds_itself(&store.operators, reference.operator) {
            problems.push(
                &file.name,
                Some(reference.line),
                ProblemKind::Circle(reference.successor),
            );
        }
    }
}

/// A code that countries.csv does not have. The row counts all the same.
pub(super) fn unlisted_country(iso3: Iso3) -> ProblemKind {
    ProblemKind::Dangling {
        column: "country",
        found: iso3.to_string(),
        table: Table::Countries,
        suggestion: None,
    }
}

fn resolve(file: &Origin, reference: &References, store: &mut Store, problems: &mut Problems) {
    let mut find = |column: &'static str, slug: &str| {
        let found = store.operator(slug);
        if found.is_none() {
            let guess = &mut || guess::operator(slug, None, store);
            let suggestion = problems.guesses.guess(&file.name, column, slug, guess);
            let kind = unlisted_operator(column, slug, suggestion);
            problems.push(&file.name, Some(reference.line), kind);
        }
        found
    };
    let heir =
        if reference.successor.is_empty() { None } else { find("successor", &reference.successor) };
    let slugs = reference.carries.split(';').map(str::trim).filter(|slug| !slug.is_empty());
    let carries: Vec<OperatorId> = slugs.filter_map(|slug| find("carries", slug)).collect();
    let operator = &mut store.operators[reference.operator.index()];
    if let Some(succession) = &mut operator.succession {
        succession.by = heir;
    }
    operator.carries = carries;
}

/// Whether the successors of an operator lead back to it.
fn succeeds_itself(operators: &[Operator], operator: OperatorId) -> bool {
    let next = |id: OperatorId| operators[id.index()].succession.and_then(|heir| heir.by);
    let chain = std::iter::successors(next(operator), |id| next(*id));
    chain.take(operators.len()).any(|id| id == operator)
}

/// An id that operators.csv does not have.
pub(super) fn unlisted_operator(
    column: &'static str,
    slug: &str,
    suggestion: Option<String>,
) -> ProblemKind {
    let (found, table) = (slug.to_owned(), Table::Operators);
    ProblemKind::Dangling { column, found, table, suggestion }
}
