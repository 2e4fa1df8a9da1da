//! The words of the page of one country, in English.

use crate::text::country::CountryTexts;

pub(super) const TEXTS: CountryTexts = CountryTexts {
    choose: "Choose a country to see its operators, its law and what is not known of it.",
    operators: "Operators",
    policy: "What the government decided, drafted or said",
    no_policy: "No decision on vendors is on record.",
    deadline: |date| format!("by {date}"),
    initiatives: "Beyond networks",
    no_initiatives: "Nothing is on record.",
    category: |id| match id {
        "training" => "Training",
        "safe-city" => "Safe city",
        "data-protection" => "Data protection",
        "research" => "Research",
        "agreement" => "Agreement",
        "relocation" => "Relocation",
        "data-centre" => "Data centre",
        "finance" => "Finance",
        _ => "Other",
    },
    neighbours: "Compare with",
    compare_all: "All of them side by side",
    not_known: "What is not known",
    all_known: "Every operator has a supplier that recent sources support.",
    nobody_named: |operators| format!("No source names a supplier at {operators}."),
    only_older: |operators, year| {
        format!("Only rows from before {year}, which count no more, tell of {operators}.")
    },
    no_operators: "The table has no mobile operator of this country.",
    only_first: |place| format!("This page shows {place} alone, the first of the places chosen."),
    stale: |operators| format!("The newest evidence is three years old or older at {operators}."),
    single: |operators| {
        format!("One publisher alone, and no operator, vendor or government, tells of {operators}.")
    },
    disagree: |operators| {
        format!(
            "Parts of a network that sources state differ within a year, or add up to more than the \
             whole and are scaled down: {operators}."
        )
    },
    assumed: |operators| format!("No size is published, so it is assumed, of {operators}."),
    missing: |part| format!("{part} of the market belongs to operators that are not in the table."),
    correct: "Do you know better? Every row is open to correction, with a source.",
    correct_link: "How to correct or add a row",
    more: |count| format!("Show {count} more"),
};
