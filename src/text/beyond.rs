//! The words of what vendors do beyond networks, and of the law.

/// Every word of it in one language.
pub struct BeyondTexts {
    /// Caption of the initiatives of a place.
    pub caption: fn(&str) -> String,
    /// The title: a place, entries, the vendor that most of them name, how many.
    pub finding: fn(&str, usize, &str, usize) -> String,
    /// How to read them.
    pub hint: &'static str,
    /// In place of a figure without any.
    pub none: &'static str,
    /// Name of the control of the kinds.
    pub category: &'static str,
    /// All kinds.
    pub any_category: &'static str,
    /// How many entries.
    pub entries: fn(usize) -> String,
    /// How many of them have no date.
    pub undated: fn(usize) -> String,
    /// Columns of the table: date, place, vendor, kind, what, amount.
    pub heads: [&'static str; 6],
    /// A number of something, the unit as the data has it.
    pub amount: fn(&str, &str) -> String,
    /// The name of a unit.
    pub unit: fn(&str) -> String,
    /// Caption of the sums.
    pub totals: &'static str,
    /// Columns of the sums: kind, unit, entries, sum.
    pub total_heads: [&'static str; 4],
    /// By which rule they are made.
    pub totals_rule: &'static str,
    /// Rows and publishers.
    pub sources: fn(&str, &str) -> String,
    /// Caption of the decisions over the share.
    pub overlay: &'static str,
    /// How to read them.
    pub overlay_hint: &'static str,
    /// Columns of the decisions: place, date, decision, what it covers, deadline.
    pub decision_heads: [&'static str; 5],
    /// How many decisions are on record.
    pub decisions: fn(&str) -> String,
    /// The sign of a deadline.
    pub deadline: &'static str,
    /// What a decision covers, by its id.
    pub covers: fn(&str) -> String,
    /// Caption of the deadlines.
    pub deadlines: &'static str,
    /// Columns: deadline, place, decision, what it covers, what the row says,
    /// share to go, operators.
    pub deadline_heads: [&'static str; 7],
    /// Caption of deadlines that passed with something still there.
    pub passed: &'static str,
    /// In place of a table without any.
    pub no_deadlines: &'static str,
    /// In place of the share to go where a decision lets gear stay.
    pub nothing_to_go: &'static str,
    /// What the shares to go are.
    pub deadlines_rule: &'static str,
    /// So many of so many.
    pub of: fn(&str, &str) -> String,
    /// Steps of how many entries a country has, on the map.
    pub steps: [&'static str; 5],
    /// A country's entries on the map, in words.
    pub on_map: fn(&str, usize) -> String,
    /// No entry, in so many of so many countries.
    pub nothing: fn(&str, &str) -> String,
}
