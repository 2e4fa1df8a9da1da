//! English.

mod beyond;
mod compare;
mod country;
mod data;
mod findings;
mod map;
mod operators;
mod problem;
mod published;
mod scenario;
mod sentence;
mod story;
mod vendor_page;

use super::number::Numerals;
use super::{Found, LICENCE, Texts};
use crate::domain::contract::{Evidence, Stage};
use crate::domain::network::{Domain, Generation};
use crate::estimate::Definition;
use crate::estimate::weight::Basis;
use crate::query::{Language, SortColumn, ThemeChoice, View};
use problem::problem;
use sentence::{finding, measure, split_phrase, with_article};

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
        "other:chinese-vendors" | "other:unspecified-chinese" => Some("Unnamed Chinese vendors"),
        "other:chinese-partner" => Some("Unnamed Chinese partner"),
        "other:chinese-side" => Some("The Chinese side"),
        "other:state" => Some("The state"),
        "other:unnamed" => Some("Unnamed vendor"),
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
    misread: |odd| format!("Left out, because the address asks for what is not known here: {odd}."),
    no_evidence: |place, year| {
        let place = with_article(place);
        format!(
            "No source counted here says who supplies the networks of {place} at the end of {year}. \
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
        format!(
            "No publisher on record gives shares of this part of the network, all generations together, \
             for {}. What is published of others stands below.",
            with_article(place)
        )
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
    sources: |rows, publishers, newest, whose| {
        format!(
            "Sources: {rows} contract {} from {publishers} {}, the newest of {newest}. \
             {whose}.",
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
    data_licence: |own| match own {
        "" => format!("Data: {LICENCE}. Country names: Unicode CLDR."),
        own => format!("Your own data: {own}. All else: {LICENCE}. Country names: Unicode CLDR."),
    },
    data_link: "Data and its dictionary",
    estimates_link: "All estimates (CSV)",

    map: map::TEXTS,
    published_figure: published::TEXTS,
    country_page: country::TEXTS,
    compare: compare::TEXTS,
    beyond: beyond::TEXTS,
    vendor_page: vendor_page::TEXTS,
    findings: findings::TEXTS,
    save_rows: "Save as CSV",
    together: |places| format!("{places} taken together"),
    scenario: scenario::TEXTS,
    story: story::TEXTS,
    data: data::TEXTS,
    operators: operators::TEXTS,
};
