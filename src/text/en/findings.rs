//! The words of concentration, and of where to dig next, in English.

use crate::estimate::corroboration::Lack;
use crate::text::findings::FindingTexts;

pub(super) const TEXTS: FindingTexts = FindingTexts {
    concentration: |place| format!("How concentrated the market is: {place}"),
    hint: "Herfindahl-Hirschman index of vendors: near 0 many equal ones, 10,000 a single one. Solid is \
           the least that the bounds of the shares allow, tinted the index of our estimate, outlined the \
           greatest. How much of the market is known stands after the name.",
    by_place: "By place",
    by_domain: "By network domain, all places together",
    range: "Bounds",
    over_time: "Concentration over the years",
    hhi_phrase: |of, hhi, range, known| match range {
        "" => format!("{of}: no index, nothing is known"),
        range => format!("{of}: HHI {hhi}, between {range}, {known} known"),
    },
    dig: "Where to dig next",
    dig_hint: |listed, all| {
        format!(
            "The {listed} gaps that most people live with, of {all}: operators without a named supplier, \
             or whose evidence is three years old or rests on one report that is no primary source."
        )
    },
    lack: |lack| match lack {
        Lack::Nobody => "No supplier named",
        Lack::Old => "Old evidence",
        Lack::Single => "One report",
    },
    dig_heads: ["Operator", "Lacking", "Part of the market", "People, m", "Correction"],
    correct: "Send a row",
    correction: |name, id, rows| {
        [
            format!("Vendor Atlas: who supplies {name}"),
            format!(
                "Operator: {name} ({id})\nRows on it here: {rows}\nVendor:\nWhat happened (contract, live, supplier, removal …):\n\
                 When:\nPart of the network and generation:\nPublished share in percent, if any:\n\
                 Publisher and address of the page:\nRemarks:\n"
            ),
        ]
    },
};
