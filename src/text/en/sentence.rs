//! Findings, measures and splits as sentences, in English.

use super::TEXTS;
use crate::domain::network::Domain;
use crate::estimate::{Definition, Strength};
use crate::text::number::Numerals;
use crate::text::{Finding, Lead, Measure, SplitPhrase};

pub(super) fn finding(finding: &Finding) -> String {
    let place = &with_article(&finding.place);
    match &finding.lead {
        Lead::Unread => "The evidence could not be loaded".to_owned(),
        Lead::NoDeal => format!("No deal on record counts for {place}"),
        Lead::Unpublished => format!("No shares of this kind are published for {place}"),
        Lead::Nothing if finding.is_narrowed => format!(
            "The evidence counted does not say who supplies the {} of {place}",
            networks(finding.domain)
        ),
        Lead::Nothing => {
            format!("Who supplies the {} of {place} is not on record", networks(finding.domain))
        }
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
pub(super) fn with_article(place: &str) -> String {
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

/// The part of networks that is looked at.
fn networks(domain: Domain) -> &'static str {
    match domain {
        Domain::Ran => "radio access networks",
        Domain::Core => "core networks",
        Domain::Transport => "transport networks",
        Domain::Fixed => "fixed access networks",
        Domain::It => "IT systems of operators",
        Domain::Services => "services to operators",
        Domain::Private => "private networks",
    }
}

pub(super) fn measure(measure: &Measure) -> String {
    let Measure { domain, generations, definition, year, first_year, last_year } = measure;
    let domain = networks(*domain);
    let names: Vec<String> = generations
        .iter()
        .map(|generation| (TEXTS.generation_name)(*generation).to_owned())
        .collect();
    let generations =
        if names.is_empty() { "4G and 5G averaged".into() } else { (TEXTS.list)(&names) };
    match definition {
        Definition::Subscribers => format!(
            "Estimated share of mobile subscriptions served, {domain}, {generations}, end of {year}; \
             evidence of {first_year}–{last_year}"
        ),
        Definition::Operators => format!(
            "Estimated share, every operator weighing the same, {domain}, {generations}, end of {year}; \
             evidence of {first_year}–{last_year}"
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

pub(super) fn split_phrase(numerals: &Numerals, split: &SplitPhrase) -> String {
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
