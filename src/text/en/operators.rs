//! The words of the figures of operators, in English.

use crate::domain::network::Domain;
use crate::estimate::State;
use crate::query::{Aspect, Grouping};
use crate::text::operators::{Exposure, OperatorTexts};

pub(super) const TEXTS: OperatorTexts = OperatorTexts {
    matrix: |place| format!("Who supplies which operator: {place}"),
    ladder: |place| format!("Deals over the years: {place}"),
    group_by: "Group by",
    grouping: |grouping| match grouping {
        Grouping::Country => "Country",
        Grouping::Owner => "Owner",
        Grouping::Vendor => "Leading vendor",
    },
    cells_by: "Signs by",
    aspect: |aspect| match aspect {
        Aspect::Generation => "Generation",
        Aspect::Domain => "Network domain",
    },
    domain_letter: |domain| match domain {
        Domain::Ran => "R",
        Domain::Core => "C",
        Domain::Transport => "T",
        Domain::Fixed => "F",
        Domain::It => "I",
        Domain::Services => "S",
        Domain::Private => "P",
    },
    state: |state| match state {
        State::Open => "supplies",
        State::Leaving => "is leaving",
        State::Trial => "trial only",
        State::Mou => "memorandum only",
    },
    hint: "Select a sign for its rows, or a name for all that is known of the operator.",
    unstated: "A row that names no part or generation of a network counts for each of them. ≈ marks a size that is assumed.",
    bands: "A band shows the years in which the method counts the vendor as there, which may be \
            before the row that names it; dashed, it is leaving. ≈ marks a size that is assumed.",
    owner_not_stated: "Owner not stated",
    group: "Group",
    date: "Date",
    rows: "Rows",
    exposure,
    cell: |operator, vendor, told| {
        let told: Vec<String> =
            told.iter().map(|(aspect, state)| format!("{aspect} {state}")).collect();
        format!("{vendor} at {operator}: {}", told.join(", "))
    },
    step: |step| format!("{}, {}: {}, {}", step.operator, step.vendor, step.stage, step.date),
    open: |operator| format!("{operator}: open"),
    of_market: |weight| format!("{weight} of the market"),
    no_part: "No part known",
    part_of_network: |operator| {
        format!("Of the network of {operator}. Every row that names both follows, trials too.")
    },
    drawn: |drawn, all| format!("{drawn} of {all} shown."),
    draw_all: "Show all",
    no_room: "There is too much to tell of the others for one drawing: choose fewer places, \
              or one operator.",
    all_owners: "All owners",
    none: "No operator of these places has a row that passes the filters.",
    owner: |owner| format!("Owner: {owner}"),
    subscriptions: |number, when| {
        if when.is_empty() {
            format!("{number} subscriptions")
        } else {
            format!("{number} subscriptions, {when}")
        }
    },
    operator_source: |date| {
        if date.is_empty() { "Source".to_owned() } else { format!("Source, {date}") }
    },
    suppliers: "Suppliers",
    as_of: "End of year",
    play: "Play",
    pause: "Pause",
};

fn exposure(exposure: &Exposure) -> String {
    let count = |count: usize, one: &str, several: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
    };
    let operators = count(exposure.operators, "operator", "operators");
    let countries = match exposure.countries {
        0 | 1 => String::new(),
        several => format!(" in {several} countries"),
    };
    let named = exposure.suppliers.iter().map(|it| {
        let millions = match it.millions.as_str() {
            "" => String::new(),
            millions => format!(
                " ({millions}\u{a0}m subscriptions, published for {})",
                if it.telling == it.operators { "all".to_owned() } else { it.telling.to_string() }
            ),
        };
        format!("{} at {}{millions}", it.vendor, it.operators)
    });
    let named: Vec<String> = named.collect();
    let named = if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) };
    let unknown = match exposure.unknown {
        0 => String::new(),
        unknown => format!("; none named at {unknown}"),
    };
    format!("{operators}{countries}{named}{unknown}")
}
