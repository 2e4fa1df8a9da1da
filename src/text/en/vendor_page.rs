//! The words of the page of one vendor, and of who replaced whom, in English.

use super::sentence::with_article;
use crate::text::vendor_page::{VendorTexts, metric_name};

pub(super) const TEXTS: VendorTexts = VendorTexts {
    look_at: "Page of",
    seat: |seat| format!("Head office: {seat}"),
    headline: |vendor, place, share| match share {
        "" => format!("{vendor} in {}: share not known", with_article(place)),
        share => format!("{vendor} in {}: {share}", with_article(place)),
    },
    by_stage: "Its rows by stage and year",
    by_stage_hint: |others| {
        let rows = "Rows of evidence, not deals: several sources may report one. All panels have one scale.";
        match others {
            "0" => rows.to_owned(),
            others => format!("{rows} Not drawn: {others} without a date or older."),
        }
    },
    stage: "Stage",
    operators: |vendor, operators, countries, year| {
        let operators = many(operators, "operator", "operators");
        let countries = many(countries, "country", "countries");
        format!("{vendor} is known at {operators} in {countries}, end of {year}")
    },
    operator_heads: [
        "Operator",
        "Country",
        "Newest row",
        "Part of the market",
        "Its part of the network",
    ],
    no_operators: "No operator of these places is known to have it.",
    figures: "What it publishes of itself",
    figures_hint: "Figures as published, each panel on its own scale. Columns are years; of several in a \
                   year the last. The table has all.",
    figure_heads: ["Figure", "Date", "Value"],
    no_figures: "No published figure of this vendor is on record.",
    metric: |id| metric_name(id, &METRICS),
    large: ["m", "bn"],
    announced: |vendor| {
        format!("Commercial 5G contracts announced by {vendor}, and operators named")
    },
    announced_rule: "Counts that the vendor or others published, mostly without naming the operators. Beside \
                     each, the operators in all the world that rows here name by that day with a contract, a \
                     renewal or service on 5G of this vendor, whatever is chosen above. Counts differ in what \
                     they include: read the row.",
    announced_heads: [
        "Date",
        "What the row says",
        "Publisher",
        "Announced",
        "Operators named here",
    ],
    swaps: |place| format!("Who replaced whom: {place}"),
    swaps_hint: "Swaps that rows tell of, each operator and pair of vendors once, planned ones too. Select \
                 a band for its rows.",
    how_far: |all, done, part| {
        format!(
            "Of {all} swaps, rows tell of {done} as finished and of {part} as in part of the network only."
        )
    },
    finished: "Finished",
    in_part: "In part",
    no_swaps: "No row on a replacement or a removal passes the filters.",
    gave_way: "Replaced or removed",
    came_in: "Came in",
    nobody: "Not stated",
    swap: |from, to| match to {
        Some(to) => format!("{from} to {to}"),
        None => format!("{from}, successor not stated"),
    },
    by_region: "Replacements by part of the world",
    most_frequent: "Most frequent",
    by_year: "Swaps by the year of the first row",
    count: "Swaps",
};

fn many(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// Ids and names of metrics, without the unit.
const METRICS: [(&str, &str); 20] = [
    ("revenue-usd-fixed-rate", "Revenue, USD at a fixed rate"),
    ("rnd-usd-fixed-rate", "R&D, USD at a fixed rate"),
    ("revenue-cny-h1", "Revenue, first half, CNY"),
    ("rnd-cny-h1", "R&D, first half, CNY"),
    ("5g-contracts-europe", "5G contracts, Europe"),
    ("revenue", "Revenue"),
    ("rnd", "R&D"),
    ("rnd-10-year-total", "R&D over ten years"),
    ("rnd-pct-of-revenue-h1", "R&D, % of revenue, first half"),
    ("5g-launched-operators-served", "Operators with 5G served"),
    ("5g-base-stations-shipped", "5G base stations shipped"),
    ("ict-competition-students", "Students in its ICT Competition"),
    ("latam-revenue", "Revenue in Latin America"),
    ("carrier-revenue", "Carrier business revenue"),
    ("networks-revenue", "Networks revenue"),
    ("mobile-networks-revenue", "Mobile networks revenue"),
    ("5g-contracts", "5G contracts"),
    ("5g-live-networks", "5G networks live"),
    ("employees", "Employees"),
    ("ict-academies", "ICT academies"),
];
