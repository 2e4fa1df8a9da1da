//! English.

mod compare;
mod country;
mod map;
mod operators;
mod published;

use super::number::Numerals;
use super::{Finding, Found, Lead, Measure, SplitPhrase, Texts};
use crate::domain::contract::{Evidence, Stage};
use crate::domain::network::{Domain, Generation};
use crate::estimate::weight::Basis;
use crate::estimate::{Definition, Strength};
use crate::ingest::{CellError, Expected, Problem, ProblemKind};
use crate::query::{Language, SortColumn, ThemeChoice, View};

pub(super) const TEXTS: Texts = Texts {
    language: Language::En,
    numerals: Numerals { group: ',', point: '.', grouped_from: 4 },

    site: "Vendor Atlas",
    tagline: "Who supplies the world’s mobile networks, with the evidence for it",
    skip_to_content: "Skip to the figures",
    loading: "Loading the data …",
    method: "How shares are estimated",

    country: "Country",
    vendor: "Vendor",
    generation: "Generation",
    domain: "Network domain",
    year: "Year",
    share_by: "Share by",
    evidence: "Evidence",
    language_label: "Language",
    theme: "Theme",
    search: "Search",
    filters: "Filters",
    change_filters: "Change filters",
    close: "Close",
    reset: "Reset",
    options: "Options",
    type_to_search: "Type to search",
    no_match: "Nothing is called that",
    rows_shown: |shown, loaded| format!("{shown} of {loaded}"),

    whole_world: "World",
    all_vendors: "All vendors",
    any_generation: "Any generation",
    all_evidence: "All evidence",
    list: |names| match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    },
    list_cut: |names, more| format!("{} and {more} more", names.join(", ")),
    // The data has English names already.
    region: |code| match code {
        // Markets that shares are published of and no region of the data is.
        "WORLD-EX-CHN" => Some("World without China"),
        "WORLD-EX-NAM" => Some("World without North America"),
        "AFRICA" => Some("Africa"),
        "EMEA" => Some("Europe, Middle East and Africa"),
        _ => None,
    },
    unnamed_vendor: |slug| match slug {
        "other:chinese-vendors" => Some("Unnamed Chinese vendors"),
        "other:russian-makers" => Some("Unnamed Russian makers"),
        "other:open-ran-vendors" => Some("Unnamed Open RAN vendors"),
        _ => None,
    },

    generation_name: |generation| match generation {
        Generation::G2 => "2G",
        Generation::G3 => "3G",
        Generation::G4 => "4G",
        Generation::G5 => "5G",
        Generation::G5Advanced => "5.5G",
    },
    domain_name: |domain| match domain {
        Domain::Ran => "Radio access (RAN)",
        Domain::Core => "Core",
        Domain::Transport => "Transport",
        Domain::Fixed => "Fixed access",
        Domain::It => "IT systems",
        Domain::Services => "Services",
        Domain::Private => "Private networks",
    },
    domain_short: |domain| match domain {
        Domain::Ran => "RAN",
        Domain::Core => "core",
        Domain::Transport => "transport",
        Domain::Fixed => "fixed",
        Domain::It => "IT",
        Domain::Services => "services",
        Domain::Private => "private",
    },
    definition_name: |definition| match definition {
        Definition::Subscribers => "Subscribers",
        Definition::Operators => "Operators",
        Definition::Contracts => "Contracts",
        Definition::Value => "Contract value",
        Definition::Published => "Published shares",
    },
    evidence_name: |evidence| match evidence {
        Evidence::Primary => "Primary source",
        Evidence::Analyst => "Analyst",
        Evidence::Press => "Press",
    },
    share_measure: |id| {
        Some(match id {
            "revenue" => "revenue",
            "sites" => "sites",
            "subscribers" => "subscribers",
            "units" => "units sold",
            "contracts" => "contracts",
            _ => return None,
        })
    },
    segment_name: |id| {
        Some(match id {
            "ran" => "RAN",
            "ran-4g" => "4G RAN",
            "ran-5g" => "5G RAN",
            "core" => "Core",
            "transport" => "Transport",
            "telecom-equipment" => "Telecom equipment",
            "base-stations" => "Base stations",
            "5g-contracts" => "5G contracts",
            _ => return None,
        })
    },
    stage_name: |stage| match stage {
        Stage::Mou => "Memorandum",
        Stage::Trial => "Trial",
        Stage::Contract => "Contract",
        Stage::Live => "In service",
        Stage::Renewal => "Renewal",
        Stage::Supplier => "Named as supplier",
        Stage::Removal => "Removal",
    },
    theme_name: |theme| match theme {
        ThemeChoice::Auto => "As the system",
        ThemeChoice::Light => "Light",
        ThemeChoice::Dark => "Dark",
        ThemeChoice::Contrast => "High contrast",
    },

    finding,
    coverage: |numerals, coverage| {
        let known = numerals.percent(coverage.known);
        let published = numerals.percent(coverage.published);
        let assumed = if coverage.assumed > 0.0 {
            format!(
                " Operators that carry {} of the weight have no published size.",
                numerals.percent(coverage.assumed)
            )
        } else {
            String::new()
        };
        format!(
            "The supplier of {known} of the market is known; {published} rests on a published split.{assumed}"
        )
    },
    coverage_short: |numerals, coverage| {
        let (known, published) =
            (numerals.percent(coverage.known), numerals.percent(coverage.published));
        format!("{known} known, {published} published")
    },
    share_phrase: |_, share| {
        let digits = Numerals::percent_digits;
        format!(
            "{}, {}, {} percent, {}end of {}",
            share.place,
            share.vendor,
            digits(share.mid),
            if share.low < share.possible {
                format!("between {} and {}, ", digits(share.low), digits(share.possible))
            } else {
                String::new()
            },
            share.year
        )
    },
    unknown_phrase: |_, place, year, unknown| {
        format!("{place}, unknown, {} percent, end of {year}", Numerals::percent_digits(unknown))
    },
    not_known_phrase: |place, vendor, year| format!("{place}, {vendor}, not known, end of {year}"),
    measure,
    share_bars: |place| format!("Share of each vendor, {place}"),
    share_over_time: |place| format!("Share year by year, {place}"),
    legend: ["Published split", "Our estimate", "Possible at most", "Unknown"],
    other_vendors: "Other vendors",
    unknown: "Unknown",
    views: "Views",
    view_name: |view| match view {
        View::Overview => "Overview",
        View::Map => "Map",
        View::Country => "Country",
        View::Compare => "Compare",
        View::Operators => "Operators",
        View::Timeline => "Timeline",
        View::Vendor => "Vendor",
        View::Beyond => "Beyond networks",
        View::Story => "Story",
        View::Data => "Data",
        View::Method => "Method",
    },
    find: "Find a country, operator, owner or vendor",
    found: |found| match found {
        Found::Country => "Country",
        Found::Region => "Region",
        Found::Operator => "Operator",
        Found::Owner => "Owner",
        Found::Vendor => "Vendor",
    },
    only: |name| format!("Only {name}"),
    press_a_mark: "Select a bar for its arithmetic and sources; with Shift, for its place and vendor alone.",
    no_evidence: |place, year| {
        let place = with_article(place);
        format!(
            "No source on record says who supplies the networks of {place} at the end of {year}. \
             That is a gap in the evidence, not a share of zero. Try another year, domain or \
             generation, or all evidence."
        )
    },
    reported_only: |place, vendor| {
        let place = with_article(place);
        format!(
            "{vendor} is reported as a supplier in {place}, but no source says at which operator. \
             No share follows from that."
        )
    },
    unread: "The files of operators or contracts are missing or broken, as said above. Nothing follows \
             from that about who supplies whom.",
    no_deal: |place| {
        format!(
            "No deal on record fits this measure for {}: none with this domain, generation, evidence \
             and, for contract value, a published value in US dollars. That says nothing of who \
             supplies; choose another measure under Share by.",
            with_article(place)
        )
    },
    no_published: |place| {
        format!("No publisher on record gives vendor shares for {}.", with_article(place))
    },
    published_sources: |readings, publishers| {
        let readings = match readings {
            "1" => "1 published reading".to_owned(),
            several => format!("{several} published readings"),
        };
        let publishers = match publishers {
            "1" => "1 publisher".to_owned(),
            several => format!("{several} publishers"),
        };
        format!("Sources: {readings} from {publishers}, as they stand.")
    },
    sources: |rows, publishers, newest| {
        format!(
            "Sources: {rows} contract {} from {publishers} {}, the newest of {newest}. \
             Vendor Atlas, CC BY 4.0.",
            if rows == "1" { "row" } else { "rows" },
            if publishers == "1" { "publisher" } else { "publishers" },
        )
    },
    table: "Table",

    place: "Place",
    proven: "Proven",
    published: "Published",
    estimate: "Estimate",
    high: "Upper bound",
    possible: "Possible",

    contracts: "Contracts",
    sort_column: |column| match column {
        SortColumn::Date => "Date",
        SortColumn::Country => "Country",
        SortColumn::Operator => "Operator",
        SortColumn::Vendor => "Vendor",
        SortColumn::Stage => "Stage",
        SortColumn::Share => "Share",
        SortColumn::Evidence => "Evidence",
        SortColumn::Publisher => "Source",
    },
    network: "Network",
    note: "Note",
    no_rows: "No contract row passes these filters.",
    page_of: |page, pages| format!("Page {page} of {pages}"),
    previous: "Previous",
    next: "Next",
    undated: "no date",
    replaces: |vendors| format!("replaces {vendors}"),
    removal_in_part: "in part",
    removal_done: "finished",

    arithmetic: "How the number is made",
    rows_behind: "The rows behind it",
    operator: "Operator",
    weight: "Weight",
    split: "Split at the operator",
    part: "Adds",
    total: "Sum",
    basis: |basis| match basis {
        Basis::MarketShare => "published market share",
        Basis::Subscribers => "published subscribers",
        Basis::Assumed => "size not published, assumed",
    },
    split_phrase,
    no_supplier_named: "no supplier named",
    unattributed: "part that no source attributes",
    missing_operators: "Operators that are not listed",
    further_operators: |count| format!("and {count} smaller parts"),
    further_rows: |count| format!("and {count} older rows, in the table of contracts"),
    deals_phrase: |own, all| format!("{own} of {all} deals in the evidence window."),
    value_phrase: |own, all| {
        format!("{own} of {all} US dollars in deals of the evidence window with a published value.")
    },
    published_phrase: "As published; nothing is estimated. Where publishers differ, all are shown.",
    no_rows_behind: "No row speaks for this.",
    range_phrase: |numerals, share| {
        format!(
            "Proven {}, at most {}. The bounds follow from the rows; they are no statistical confidence.",
            numerals.percent(share.low),
            numerals.percent(share.possible)
        )
    },

    problems: |count| format!("Problems in the data: {count}"),
    more_problems: |count| format!("and {count} more"),
    problem,
    broken: "The page met an error and stopped. Reload it; the data files are unharmed.",

    method_points: &[
        "No source publishes who supplies every operator. Dated rows (this vendor supplies, or leaves, \
         that operator) are turned into shares with bounds that anyone can redo by hand.",
        "At each operator and for each generation we ask which vendors are there: those with a recent \
         row that nothing has ended since. A vendor that is being replaced fades out over five years.",
        "Where somebody published how a network is split, that split is used. Where only names are \
         known, they share equally; that is our estimate and is drawn lighter.",
        "4G and 5G are worked out apart and averaged. Operators weigh by market share or subscribers.",
        "What nobody says stays unknown. It is never shared out among the vendors that happen to be known.",
        "The bounds are what the rows allow, from proven to possible. They are no confidence interval.",
    ],
    data_licence: "Data: Vendor Atlas, CC BY 4.0. Country names: Unicode CLDR.",
    data_link: "Data and its dictionary",
    estimates_link: "All estimates (CSV)",

    map: map::TEXTS,
    published_figure: published::TEXTS,
    country_page: country::TEXTS,
    compare: compare::TEXTS,
    operators: operators::TEXTS,
};

fn finding(finding: &Finding) -> String {
    let place = &with_article(&finding.place);
    match &finding.lead {
        Lead::Unread => "The evidence could not be loaded".to_owned(),
        Lead::NoDeal => format!("No deal on record counts for {place}"),
        Lead::Unpublished => format!("No shares of this kind are published for {place}"),
        Lead::Nothing => format!("Who supplies {place} is not on record"),
        Lead::Reported(vendor) => {
            format!("{vendor} is reported in {place}; its share is not known")
        }
        Lead::Unnamed => format!("The suppliers in {place} are not named"),
        Lead::Thin(vendor) => format!("{vendor} is ahead in the little that is known of {place}"),
        Lead::Unranked => format!("Single shares are published for {place}, no ranking"),
        Lead::Disputed(first, second) => {
            format!("Publishers differ on {place}: {first} or {second} is first")
        }
        Lead::Contested(first, second) => format!("{first} and {second} are close in {place}"),
        Lead::ThinContested(first, second) => {
            format!("{first} and {second} are close in the little that is known of {place}")
        }
        Lead::OnlyNamed(vendor) => format!("{vendor} is the only supplier named in {place}"),
        Lead::Proven(vendor, Strength::Dominant) => {
            format!("{vendor} supplies nearly all of the network in {place}")
        }
        Lead::Proven(vendor, _) => {
            format!("{vendor} supplies more than half of the network in {place}")
        }
        Lead::Likely(vendor, Strength::Dominant) => {
            format!("{vendor} probably dominates in {place}")
        }
        Lead::Likely(vendor, Strength::Majority) => {
            format!("{vendor} probably supplies most of the network in {place}")
        }
        Lead::Likely(vendor, Strength::Plurality) => format!("{vendor} probably leads in {place}"),
        Lead::Counted(vendor) => match finding.definition {
            Definition::Value => {
                format!("{vendor} has the highest disclosed deal value in {place}")
            }
            Definition::Published => format!("Publishers put {vendor} first in {place}"),
            _ => format!("{vendor} has the most announced deals in {place}"),
        },
    }
}

/// A place as it stands within a sentence: some names take the article there.
fn with_article(place: &str) -> String {
    const STARTS: [&str; 5] = ["United ", "European Union", "Commonwealth", "Middle East", "Gulf "];
    const NAMES: [&str; 8] = [
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Comoros",
        "Central African Republic",
        "Dominican Republic",
    ];
    if place == TEXTS.whole_world {
        return "the world".to_owned();
    }
    let takes_article = NAMES.contains(&place)
        || place.ends_with(" Islands")
        || STARTS.iter().any(|start| place.starts_with(start));
    if takes_article { format!("the {place}") } else { place.to_owned() }
}

fn measure(measure: &Measure) -> String {
    let Measure { domain, generations, definition, year, first_year } = measure;
    let domain = match domain {
        Domain::Ran => "radio access networks",
        Domain::Core => "core networks",
        Domain::Transport => "transport networks",
        Domain::Fixed => "fixed access networks",
        Domain::It => "IT systems of operators",
        Domain::Services => "services to operators",
        Domain::Private => "private networks",
    };
    let names: Vec<String> = generations
        .iter()
        .map(|generation| (TEXTS.generation_name)(*generation).to_owned())
        .collect();
    let generations =
        if names.is_empty() { "4G and 5G averaged".into() } else { (TEXTS.list)(&names) };
    match definition {
        Definition::Subscribers => format!(
            "Estimated share of mobile subscriptions served, {domain}, {generations}, end of {year}; \
             evidence of {first_year}–{year}"
        ),
        Definition::Operators => format!(
            "Estimated share, every operator weighing the same, {domain}, {generations}, end of {year}; \
             evidence of {first_year}–{year}"
        ),
        Definition::Contracts => {
            format!(
                "Share of announced deals, {domain}, {first_year}–{year}; each deal counts once"
            )
        }
        Definition::Value => format!(
            "Share of deals with a published value in US dollars, {domain}, {first_year}–{year}"
        ),
        Definition::Published => {
            format!("Shares as others publish them, {domain}, the latest up to {year}")
        }
    }
}

fn split_phrase(numerals: &Numerals, split: &SplitPhrase) -> String {
    let name = (TEXTS.generation_name)(split.generation);
    // To the tenth, so that the sum can be redone from what is printed.
    let mid = format!("{}\u{a0}%", numerals.decimal(split.mid * 100.0, 1));
    let reason = match (split.stated, split.sharing) {
        (Some(part), _) => format!("{} published", numerals.percent(part)),
        (None, 1) => "the only one without a published split".to_owned(),
        (None, several) => format!("equal parts among {several}"),
    };
    if split.factor < 1.0 {
        let factor = numerals.decimal(split.factor, 2);
        format!("{name}: {mid} ({reason}; leaving, factor {factor})")
    } else {
        format!("{name}: {mid} ({reason})")
    }
}

fn problem(problem: &Problem) -> String {
    let Problem { file, line, kind } = problem;
    let place = match line {
        Some(line) => format!("{file}, line {line}"),
        None => file.clone(),
    };
    match kind {
        ProblemKind::Refused(404) => {
            format!("{place}: there is no such file (404); expected a CSV file at this address")
        }
        ProblemKind::Refused(status) => {
            format!("{place}: the server answered {status}; expected a CSV file at this address")
        }
        ProblemKind::Unreachable(why) => {
            format!("{place}: could not be fetched ({why}); expected a CSV file at this address")
        }
        ProblemKind::Empty => format!("{place}: found nothing; expected a header and rows"),
        ProblemKind::NoRows => {
            format!("{place}: found a header and nothing else; expected rows below it")
        }
        ProblemKind::Html(start) => {
            format!("{place}: found a web page, “{start}”; expected a CSV header")
        }
        ProblemKind::MissingColumns { missing, found, readable } => {
            let missing = missing.join(", ");
            let end = if *readable { "it is taken as empty" } else { "the file is left out" };
            format!("{place}, header: found “{found}”; expected also {missing}; {end}")
        }
        ProblemKind::RepeatedColumn(name) => {
            format!("{place}, column {name}: found twice; expected each column once")
        }
        ProblemKind::CellCount { found, expected } => {
            format!("{place}: found {found} cells; expected {expected}; the row is left out")
        }
        ProblemKind::Cell(error) => format!("{place}, {}", cell(error)),
        ProblemKind::AheadOfSource { announced, source } => format!(
            "{place}, column announced: found “{announced}”, later than its source of {source}; \
             expected a date up to then; the row counts"
        ),
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
            let hint =
                suggestion.as_ref().map(|id| format!("; did you mean {id}?")).unwrap_or_default();
            format!(
                "{place}, column {column}: found “{found}”; expected an id of {}.csv{hint}",
                table.slug()
            )
        }
    }
}

fn cell(error: &CellError) -> String {
    let CellError { column, found, expected, suggestion } = error;
    let expected = match expected {
        Expected::Utf8 => "text in UTF-8".to_owned(),
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
    let hint =
        suggestion.as_ref().map(|word| format!("; did you mean {word}?")).unwrap_or_default();
    format!("column {column}: found “{found}”; expected {expected}{hint}; the row is left out")
}
