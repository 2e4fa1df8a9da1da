//! Every word a person reads or hears, by language.
//!
//! A language is one value of [`Texts`]: plain strings, and functions where a
//! number or name goes into the sentence. A text that is missing does not
//! compile. Sentences are written whole in each language, never glued together
//! from parts, since word order, cases and plurals differ.
//!
//! To add a language, write a file beside `en.rs` and name it in
//! [`Texts::for_language`]. No other module holds a word for people.

pub mod beyond;
pub mod compare;
pub mod country;
pub mod data;
mod en;
pub mod findings;
pub mod map;
pub mod number;
pub mod operators;
pub mod phrase;
pub mod published;
mod ru;
pub mod scenario;
pub mod story;
pub mod vendor_page;

use crate::domain::contract::{Evidence, Stage};
use crate::domain::network::{Domain, Generation};
use crate::estimate::Definition;
use crate::estimate::weight::Basis;
use crate::ingest::Problem;
use crate::query::{Language, SortColumn, ThemeChoice, View};
use beyond::BeyondTexts;
use compare::CompareTexts;
use country::CountryTexts;
use data::DataTexts;
use findings::FindingTexts;
use map::MapTexts;
use number::Numerals;
use operators::OperatorTexts;
use published::PublishedTexts;
use scenario::ScenarioTexts;
use story::StoryTexts;
use vendor_page::VendorTexts;

pub use phrase::{Coverage, Finding, Lead, Measure, SharePhrase, SplitPhrase};

/// Whose the shipped data is, and how others may use it.
pub const LICENCE: &str = "Vendor Atlas, CC BY 4.0";

/// Languages with a file of their own, the fallback first.
pub const WRITTEN: [Language; 2] = [Language::En, Language::Ru];

/// What a search over everything finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A country.
    Country,
    /// A region.
    Region,
    /// An operator.
    Operator,
    /// A parent group of operators.
    Owner,
    /// A vendor.
    Vendor,
}

/// All the words of one language.
pub struct Texts {
    /// The language.
    pub language: Language,
    /// How numbers are written.
    pub numerals: Numerals,

    /// Name of the page.
    pub site: &'static str,
    /// What it is, in one sentence.
    pub tagline: &'static str,
    /// First link for keyboard readers.
    pub skip_to_content: &'static str,
    /// While data is on its way.
    pub loading: &'static str,
    /// Name of the account of the method.
    pub method: &'static str,

    /// Name of a control.
    pub country: &'static str,
    /// Name of a control.
    pub vendor: &'static str,
    /// Name of a control.
    pub generation: &'static str,
    /// Name of a control.
    pub domain: &'static str,
    /// Name of a control.
    pub year: &'static str,
    /// Name of a control.
    pub share_by: &'static str,
    /// Name of a control.
    pub evidence: &'static str,
    /// Name of a control.
    pub language_label: &'static str,
    /// Name of a control.
    pub theme: &'static str,
    /// Name of a control.
    pub search: &'static str,
    /// Name of the group of controls.
    pub filters: &'static str,
    /// Opens the controls on a narrow page.
    pub change_filters: &'static str,
    /// Closes what is open.
    pub close: &'static str,
    /// Takes all choices back.
    pub reset: &'static str,
    /// Name of the list of a control.
    pub options: &'static str,
    /// Hint in a list with a search field.
    pub type_to_search: &'static str,
    /// A list without a match.
    pub no_match: &'static str,
    /// Rows that pass, and rows loaded.
    pub rows_shown: fn(&str, &str) -> String,

    /// No place chosen.
    pub whole_world: &'static str,
    /// No vendor chosen.
    pub all_vendors: &'static str,
    /// No generation chosen.
    pub any_generation: &'static str,
    /// No kind of evidence chosen.
    pub all_evidence: &'static str,
    /// Names joined: "A, B and C".
    pub list: fn(&[String]) -> String,
    /// The first of many names, and how many more there are.
    pub list_cut: fn(&[String], &str) -> String,
    /// Name of a region by its code; nothing if only the data names it.
    pub region: fn(&str) -> Option<&'static str>,
    /// Name of a vendor that stands for unnamed ones.
    pub unnamed_vendor: fn(&str) -> Option<&'static str>,

    /// Name of a generation.
    pub generation_name: fn(Generation) -> &'static str,
    /// Name of a domain.
    pub domain_name: fn(Domain) -> &'static str,
    /// Name of a domain where there is little room.
    pub domain_short: fn(Domain) -> &'static str,
    /// Name of a definition.
    pub definition_name: fn(Definition) -> &'static str,
    /// Name of a kind of evidence.
    pub evidence_name: fn(Evidence) -> &'static str,
    /// What a published share is a share of, by its id; nothing if it is not stated.
    pub share_measure: fn(&str) -> Option<&'static str>,
    /// The market of a published share, by its id; nothing for an id not known.
    pub segment_name: fn(&str) -> Option<&'static str>,
    /// Name of a stage.
    pub stage_name: fn(Stage) -> &'static str,
    /// Name of a theme.
    pub theme_name: fn(ThemeChoice) -> &'static str,

    /// The title sentence.
    pub finding: fn(&Finding) -> String,
    /// How much is known, under the title.
    pub coverage: fn(&Numerals, &Coverage) -> String,
    /// How much is known, in a few words.
    pub coverage_short: fn(&Numerals, &Coverage) -> String,
    /// Name of a share in words, for whoever cannot see it.
    pub share_phrase: fn(&Numerals, &SharePhrase<'_>) -> String,
    /// Name of the unknown part in words: place, year, fraction.
    pub unknown_phrase: fn(&Numerals, &str, i32, f64) -> String,
    /// A share that nobody tells, in words: place, vendor, year.
    pub not_known_phrase: fn(&str, &str, i32) -> String,
    /// How a figure was made.
    pub measure: fn(&Measure) -> String,
    /// Caption of the bars.
    pub share_bars: fn(&str) -> String,
    /// Caption of the columns.
    pub share_over_time: fn(&str) -> String,
    /// How to read certainty.
    pub legend: [&'static str; 4],
    /// Vendors not shown by name.
    pub other_vendors: &'static str,
    /// What nobody says.
    pub unknown: &'static str,
    /// Name of the links to the views.
    pub views: &'static str,
    /// Name of a view.
    pub view_name: fn(View) -> &'static str,
    /// Name of the field that finds a country, an operator, an owner or a vendor.
    pub find: &'static str,
    /// What is found: a region, an operator, an owner, a vendor.
    pub found: fn(Found) -> &'static str,
    /// Sets the filter to what a number belongs to: a place, an operator or a vendor.
    pub only: fn(&str) -> String,
    /// Hint that marks can be pressed.
    pub press_a_mark: &'static str,
    /// What the address asks for that is not known.
    pub misread: fn(&str) -> String,
    /// In place of a figure that would be empty.
    pub no_evidence: fn(&str, i32) -> String,
    /// In place of figures where somebody is named for the state only.
    pub reported_only: fn(&str, &str) -> String,
    /// In place of figures where the evidence could not be read.
    pub unread: &'static str,
    /// In place of figures where no deal counts.
    pub no_deal: fn(&str) -> String,
    /// In place of figures where nobody published a share.
    pub no_published: fn(&str) -> String,
    /// Sources under a figure: rows, publishers, newest date, and whose they are.
    pub sources: fn(&str, &str, &str, &str) -> String,
    /// Sources under a figure of published shares: readings, publishers.
    pub published_sources: fn(&str, &str) -> String,
    /// Shows the table twin.
    pub table: &'static str,

    /// Column of a table.
    pub place: &'static str,
    /// Column of a table.
    pub proven: &'static str,
    /// Column of a table.
    pub published: &'static str,
    /// Column of a table.
    pub estimate: &'static str,
    /// Column of a table.
    pub high: &'static str,
    /// Column of a table.
    pub possible: &'static str,

    /// Heading of the table of contracts.
    pub contracts: &'static str,
    /// Column of the table of contracts.
    pub sort_column: fn(SortColumn) -> &'static str,
    /// Column of the table of contracts.
    pub network: &'static str,
    /// Column of the table of contracts.
    pub note: &'static str,
    /// In place of an empty table.
    pub no_rows: &'static str,
    /// Which page of how many.
    pub page_of: fn(&str, &str) -> String,
    /// To the page before.
    pub previous: &'static str,
    /// To the page after.
    pub next: &'static str,
    /// A row without a date.
    pub undated: &'static str,
    /// Which vendors a row replaces.
    pub replaces: fn(&str) -> String,
    /// A removal in part.
    pub removal_in_part: &'static str,
    /// A removal that is done.
    pub removal_done: &'static str,

    /// Heading of the arithmetic.
    pub arithmetic: &'static str,
    /// Heading of the rows behind a number.
    pub rows_behind: &'static str,
    /// Column of the arithmetic.
    pub operator: &'static str,
    /// Column of the arithmetic.
    pub weight: &'static str,
    /// Column of the arithmetic.
    pub split: &'static str,
    /// Column of the arithmetic.
    pub part: &'static str,
    /// Last line of the arithmetic.
    pub total: &'static str,
    /// What a weight rests on.
    pub basis: fn(Basis) -> &'static str,
    /// One generation of an operator in the arithmetic.
    pub split_phrase: fn(&Numerals, &SplitPhrase) -> String,
    /// An operator of which nothing is known.
    pub no_supplier_named: &'static str,
    /// The part of an operator that its known vendors leave open.
    pub unattributed: &'static str,
    /// Operators that are not in the table.
    pub missing_operators: &'static str,
    /// Operators left out of the list of the arithmetic: how many.
    pub further_operators: fn(&str) -> String,
    /// Rows left out of the list: how many.
    pub further_rows: fn(&str) -> String,
    /// How a count of deals is made up: deals of the vendor, all deals.
    pub deals_phrase: fn(&str, &str) -> String,
    /// How a value of deals is made up: dollars of the vendor, all dollars.
    pub value_phrase: fn(&str, &str) -> String,
    /// How published shares are shown.
    pub published_phrase: &'static str,
    /// No row behind a number.
    pub no_rows_behind: &'static str,
    /// The range of a share in words.
    pub range_phrase: fn(&Numerals, &SharePhrase<'_>) -> String,

    /// Heading of the problems.
    pub problems: fn(&str) -> String,
    /// More problems than are shown.
    pub more_problems: fn(&str) -> String,
    /// One problem in a sentence.
    pub problem: fn(&Problem) -> String,
    /// The page could not go on.
    pub broken: &'static str,

    /// How shares are made, in short paragraphs.
    pub method_points: &'static [&'static str],
    /// Where the data comes from and under which licence, and what of it is the
    /// reader's own, if anything.
    pub data_licence: fn(&str) -> String,
    /// Link to the data.
    pub data_link: &'static str,
    /// Link to all estimates.
    pub estimates_link: &'static str,

    /// The words of the map.
    pub map: MapTexts,
    /// The words of published shares over time.
    pub published_figure: PublishedTexts,
    /// The words of the page of one country.
    pub country_page: CountryTexts,
    /// The words of places side by side.
    pub compare: CompareTexts,
    /// The words of what vendors do beyond networks, and of the law.
    pub beyond: BeyondTexts,
    /// The words of the page of one vendor, and of who replaced whom.
    pub vendor_page: VendorTexts,
    /// The words of concentration and of gaps.
    pub findings: FindingTexts,
    /// The words around a story.
    pub story: StoryTexts,
    /// The words around the reader's own data.
    pub data: DataTexts,
    /// Takes the rows that pass along as a file.
    pub save_rows: &'static str,
    /// Several places as one.
    pub together: fn(&str) -> String,
    /// The words of a what-if.
    pub scenario: ScenarioTexts,
    /// The words of the figures of operators.
    pub operators: OperatorTexts,
}

impl Texts {
    /// The words of a language; those of English where it has no file yet.
    #[must_use]
    pub fn for_language(language: Language) -> &'static Self {
        match language {
            Language::Ru => &ru::TEXTS,
            _ => &en::TEXTS,
        }
    }

    /// The language's own name.
    #[must_use]
    pub fn own_name(language: Language) -> &'static str {
        match language {
            Language::En => "English",
            Language::Ru => "Русский",
            Language::Kk => "Қазақша",
            Language::Uz => "Oʻzbekcha",
            Language::Zh => "中文",
            Language::Ar => "العربية",
            Language::Fr => "Français",
            Language::Es => "Español",
        }
    }

    /// The direction of its script: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.language == Language::Ar { "rtl" } else { "ltr" }
    }
}
