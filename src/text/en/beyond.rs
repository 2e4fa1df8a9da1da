//! The words of what vendors do beyond networks, and of the law, in English.

use super::sentence::with_article;
use crate::text::beyond::BeyondTexts;

pub(super) const TEXTS: BeyondTexts = BeyondTexts {
    caption: |place| format!("Beyond networks: {place}"),
    finding: |place, all, vendor, own| {
        let entries = if all == 1 { "1 entry" } else { &format!("{all} entries") };
        format!(
            "Beyond networks in {}: {entries} on record, {own} about {vendor}",
            with_article(place)
        )
    },
    hint: "Training, cameras, loans, data centres, and what is feared of them: each sign is a row. Select \
           one for its source. Rows are what was found, not all there is. They follow place, vendor, kind and \
           year, not the network, the generation or the evidence chosen.",
    none: "No row on initiatives passes the filters.",
    category: "Kind of initiative",
    any_category: "All kinds",
    entries: |count| if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") },
    undated: |count| format!("{count} without a date"),
    heads: ["Date", "Place", "Vendor", "Kind", "What", "Amount"],
    totals: "Added up",
    total_heads: ["Kind", "Unit", "Entries", "Sum"],
    totals_rule: "Amounts of one kind and unit are added: what rows tell of one deal or programme counts once, \
                  with the largest amount. Plans, goals, guesses, offers, upper limits, totals of what other \
                  rows tell and what was cancelled do not count, and what has no date only in the newest \
                  year. Kinds are not added to each other: a loan may pay for a system that has a row of \
                  its own.",
    sources: |rows, publishers| match (rows, publishers) {
        ("1", _) => "Rests on 1 row.".to_owned(),
        (rows, "1") => format!("Rests on {rows} rows by 1 publisher."),
        _ => format!("Rests on {rows} rows by {publishers} publishers."),
    },
    overlay: "The law, and the share of Chinese vendors",
    overlay_hint: "Columns are the estimated share of Huawei, ZTE and other Chinese vendors together, \
                   dashed what is possible. Signs at the top are decisions and deadlines, which may be \
                   about other vendors too: select one for what it says.",
    decision_heads: ["Place", "Date", "Decision", "Covers", "Deadline"],
    decisions: |rows| {
        let rows = if rows == "1" { "1 row".to_owned() } else { format!("{rows} rows") };
        format!("Rests on {rows} on decisions, and on the rows of the shares.")
    },
    amount: |number, unit| format!("{number} {unit}").trim_end().to_owned(),
    unit: str::to_owned,
    deadline: "Deadline",
    covers: |id| match id {
        "5g" => "5G".to_owned(),
        "ran" => "RAN".to_owned(),
        "core" => "core".to_owned(),
        "all" => "all networks".to_owned(),
        "government" => "government networks".to_owned(),
        "" => "not stated".to_owned(),
        other => other.to_owned(),
    },
    deadlines: "Deadlines ahead",
    deadline_heads: [
        "Deadline",
        "Place",
        "Decision",
        "Covers",
        "What the row says",
        "Chinese vendors",
        "Operators with them, of those known",
    ],
    passed: "Deadlines passed, with Chinese vendors still there by the evidence",
    no_deadlines: "No deadline ahead is on record for these places.",
    nothing_to_go: "No removal",
    deadlines_rule: "The share is that of Huawei, ZTE and other Chinese vendors in the part of the network \
                     that the decision covers, with its bounds: what would have to change by the deadline \
                     if the decision is about all of them and all they supply; read what the row says. Of a \
                     decision on all networks it is the share in the radio network or in the part chosen \
                     above. Restrictions and drafts that order no removal have no share to go.",
    of: |part, all| format!("{part} of {all}"),
    steps: ["1 entry", "2 to 4", "5 to 9", "10 to 19", "20 and more"],
    on_map: |place, count| match count {
        0 => format!("{place}: no entry"),
        1 => format!("{place}: 1 entry on initiatives beyond networks"),
        several => format!("{place}: {several} entries on initiatives beyond networks"),
    },
    nothing: |without, all| format!("No entry: {without} of {all}"),
};
