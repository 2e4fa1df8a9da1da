//! The words of places side by side, in English.

use crate::query::Ranking;
use crate::text::compare::CompareTexts;

pub(super) const TEXTS: CompareTexts = CompareTexts {
    choose: "Choose two to twelve countries or regions to set them side by side.",
    cut: |most| format!("The first {most} places are shown."),
    rank_by: "Order",
    ranking: |ranking| match ranking {
        Ranking::Chosen => "As chosen",
        Ranking::Name => "Name",
        Ranking::Share => "Share of the vendor",
        Ranking::Coverage => "How much is known",
        Ranking::Concentration => "Concentration",
    },
    over_time: |vendor| format!("{vendor}’s share over the years"),
    measures: "How much is known, and how concentrated it is",
    known: "Known",
    known_note: "part of the market with a known supplier",
    known_short: "known",
    hhi: "HHI",
    hhi_note: "0 many equal vendors, 10,000 one",
    effective: "Effective vendors",
    differences: |base| {
        format!(
            "In numbers; in brackets, how far from {base}, the first with known shares, in percentage points (of the HHI, in its own). \
             Both are rounded, and the bounds of the shares stand above"
        )
    },
    measure: "Share",
    hhi_phrase: |place, hhi| format!("{place}: Herfindahl-Hirschman index {hhi}"),
    hhi_remark: "The shares of what is known, squared and added up, times 10,000. What is unknown is \
                 left out, so with little known the index says little.",
};
