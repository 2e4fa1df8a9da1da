//! The words of a what-if.

/// How many operators a scenario reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposed {
    /// How many.
    pub operators: String,
    /// Of how many.
    pub of: String,
    /// The part of the market that they serve.
    pub part: String,
    /// People, if customers are spread as the population, in millions.
    pub millions: String,
}

/// Every word of a what-if in one language.
pub struct ScenarioTexts {
    /// Heading of its controls.
    pub what_if: &'static str,
    /// What it is.
    pub hint: &'static str,
    /// A finding under it.
    pub finding: fn(&str) -> String,
    /// Name of the control of the vendors taken out.
    pub without: &'static str,
    /// Nothing is supposed here.
    pub nothing: &'static str,
    /// Supposes that nothing but primary evidence counts.
    pub only_primary: &'static str,
    /// Some kinds of evidence that alone count.
    pub only: fn(&str) -> String,
    /// Said where something in the address cannot be supposed.
    pub refused: &'static str,
    /// Name of the control of mergers.
    pub merge: &'static str,
    /// Said where no two operators are offered.
    pub no_pair: &'static str,
    /// An operator that goes into another.
    pub merger: fn(&str, &str) -> String,
    /// Name of the control of the operator whose split is assumed.
    pub split_of: &'static str,
    /// Name of the field of a vendor's part in percent.
    pub percent: fn(&str) -> String,
    /// Vendors that are taken out.
    pub banned: fn(&str) -> String,
    /// An assumed split: an operator, its parts.
    pub split: fn(&str, &str) -> String,
    /// What is supposed, and that it is no evidence.
    pub banner: fn(&str) -> String,
    /// By what rule.
    pub rule: &'static str,
    /// Back to the evidence.
    pub end: &'static str,
    /// Caption of the table.
    pub outcome: &'static str,
    /// Heads of the columns.
    pub heads: [&'static str; 4],
    /// The vendor in front.
    pub leader: &'static str,
    /// Where vendors that are taken out have a part.
    pub exposed: fn(&Exposed) -> String,
    /// Where other suppliers are supposed than the evidence says.
    pub changed: fn(&Exposed) -> String,
    /// A part of an operator that is supposed.
    pub part: fn(&str) -> String,
    /// What a panel of evidence shows in a scenario.
    pub panel: &'static str,
    /// Counts do not follow it.
    pub no_count: &'static str,
}
