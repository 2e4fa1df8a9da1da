//! The words of a what-if, in English.

use crate::text::scenario::{Exposed, ScenarioTexts};

pub(super) const TEXTS: ScenarioTexts = ScenarioTexts {
    what_if: "What if …",
    hint: "Suppose something, and see what the estimates would be. The address keeps it.",
    finding: |finding| format!("Scenario: {finding}"),
    without: "Without vendor",
    nothing: "Nothing supposed",
    merge: "Merge operators",
    no_pair: "No such pair here. Choose a country first: pairs are offered where there are 12 operators or fewer.",
    merger: |taken, into| format!("{taken} into {into}"),
    split_of: "Assume the split of",
    percent: |vendor| format!("{vendor}, %"),
    banned: |vendors| format!("without {vendors}"),
    split: |operator, parts| format!("{operator} split as {parts}"),
    only_primary: "Count only primary evidence",
    only: |kinds| format!("counting only evidence of this kind: {kinds}"),
    refused: "Part of what the address supposes does not apply here and is left out: it names an operator \
              of other places or a vendor that the data does not have.",
    banner: |supposed| format!("A scenario, not evidence: {supposed}."),
    rule: "In the places chosen, what a vendor that is taken out has at an operator goes to the other \
           vendors there, in proportion to their parts; where there is no other, it becomes unknown. A \
           merged operator hands its customers to the network it goes into. An assumed split takes the \
           place of the rows and proves nothing. Rows, deals, counts of them and our estimate beside published shares stay as they are.",
    end: "End the scenario",
    outcome: "By the evidence and in the scenario",
    heads: ["Measure", "By the evidence", "In the scenario", "Difference"],
    leader: "Leading vendor",
    exposed: |exposed: &Exposed| {
        format!(
            "A vendor that is taken out has a part at {} of {} operators, which serve {} of the \
             market: some {}\u{a0}m people, if customers are spread as the population is.",
            exposed.operators, exposed.of, exposed.part, exposed.millions
        )
    },
    changed: |changed: &Exposed| {
        format!(
            "The scenario changes the suppliers of {} of {} operators, which serve {} of the \
             market: some {}\u{a0}m people, if customers are spread as the population is.",
            changed.operators, changed.of, changed.part, changed.millions
        )
    },
    part: |percent| format!("{percent}, as supposed"),
    panel: "In this scenario the parts of operators are as supposed, not as the rows say.",
    no_count: "Counts of deals and published shares do not follow a scenario. Choose a share by \
               subscribers or operators.",
};
