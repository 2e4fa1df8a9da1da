//! The words of the map, in English.

use crate::domain::record::{PolicyStep, Stance};
use crate::query::MapLayer;
use crate::text::map::MapTexts;

pub(super) const TEXTS: MapTexts = MapTexts {
    caption: |layer, vendor| match layer {
        MapLayer::Leader => "Who leads in each country".to_owned(),
        MapLayer::Share => format!("{vendor}’s share in each country"),
        MapLayer::Health => "How well the evidence holds in each country".to_owned(),
        MapLayer::Policy => "What governments decided, drafted or said about vendors".to_owned(),
        MapLayer::Beyond => "What vendors do beyond networks in each country".to_owned(),
    },
    layer: "Map shows",
    layer_name: |layer| match layer {
        MapLayer::Leader => "Leading vendor",
        MapLayer::Share => "Share of one vendor",
        MapLayer::Health => "Health of evidence",
        MapLayer::Policy => "Government policy",
        MapLayer::Beyond => "Beyond networks",
    },
    share_of: "Share of",
    outlines: "Countries as",
    land: "Land",
    bubbles: "Population",
    zoom_to: "Zoom to",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    hint: "Select a country to choose it. Arrow keys go to the neighbour, letters to a name, + and − zoom.",
    strengths: ["Leads, under 50 %", "50 to 75 %", "Over 75 %"],
    proven: "Lead proven",
    contested: "Two within 5 points",
    reported: "Named, share unknown",
    nothing: |without, all| format!("No evidence: {without} of {all}"),
    steps: ["None", "Up to 10 %", "10 to 25 %", "25 to 50 %", "50 to 75 %", "Over 75 %"],
    possible: "None named, over 25 % possible",
    stance: |stance| match stance {
        Stance::Ban => "Ban",
        Stance::PhaseOut => "Phase-out",
        Stance::Restricted => "Restricted",
        Stance::CaseByCase => "Case by case",
        Stance::Undecided => "Undecided",
        Stance::Open => "Open",
    },
    no_policy: |without, all| format!("None on record: {without} of {all}"),
    health_phrase: |numerals, place, health| {
        format!(
            "{place}: operators with {} of the market have a supplier that two publishers or a \
             primary source named in the last three years",
            numerals.percent(health)
        )
    },
    step: |step| match step {
        PolicyStep::Decision => "",
        PolicyStep::Draft => "draft",
        PolicyStep::Statement => "said, not decided",
    },
    policy_phrase: |place, stance, step, since| {
        let stance = match stance {
            Stance::Ban => "a ban",
            Stance::PhaseOut => "a phase-out",
            Stance::Restricted => "restrictions",
            Stance::CaseByCase => "decisions case by case",
            Stance::Undecided => "no decision yet",
            Stance::Open => "no restriction",
        };
        let more = [(TEXTS.step)(step), since].into_iter().filter(|word| !word.is_empty());
        let words: Vec<&str> = std::iter::once(stance).chain(more).collect();
        format!("{place}: {}", words.join(", "))
    },
    no_policy_phrase: |place| format!("{place}: no decision on record"),
    nothing_phrase: |place, year| format!("{place}: no evidence, end of {year}"),
    list: |count| format!("The {count} most populous with evidence"),
    list_with: |name, others| {
        format!("{name} and the {others} most populous in sight, with evidence")
    },
    list_seen: |count| format!("The {count} most populous in sight, with evidence"),
    only_said: "Undecided, drafted or only said",
    no_published: "Published shares have no map: of most countries nobody publishes any. Choose another share for it.",
    list_chosen: |shown, all| {
        if shown == all {
            "The countries chosen".to_owned()
        } else {
            format!("{shown} of the {all} countries chosen")
        }
    },
    heads: ["Leader", "Its share", "Known", "Health", "Policy", "Since"],
    borders: "Boundaries and names are simplified and shown for orientation only. They follow ISO 3166-1 \
              entries and do not express any opinion on the legal status of a territory or on its \
              borders. Made with Natural Earth.",
    unreadable: |file, why| {
        format!(
            "{file}: {why}; expected the outlines of countries. The figures below do not need them."
        )
    },
};
