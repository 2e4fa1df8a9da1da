//! The words of the page of one vendor, and of who replaced whom.

/// Every word of it in one language.
pub struct VendorTexts {
    /// Name of the control of the vendor looked at.
    pub look_at: &'static str,
    /// Where its head office is.
    pub seat: fn(&str) -> String,
    /// Caption of its rows by stage and year.
    pub by_stage: &'static str,
    /// The title of the page: vendor, place, share; empty where none can be given.
    pub headline: fn(&str, &str, &str) -> String,
    /// How to read them, and how many rows are not drawn.
    pub by_stage_hint: fn(&str) -> String,
    /// Column: a stage.
    pub stage: &'static str,
    /// Caption of its operators: vendor, operators, countries, year.
    pub operators: fn(&str, usize, usize, i32) -> String,
    /// Columns: operator, country, newest row, weight, part of it.
    pub operator_heads: [&'static str; 5],
    /// In place of a table without any.
    pub no_operators: &'static str,
    /// Caption of what it publishes of itself.
    pub figures: &'static str,
    /// How to read it.
    pub figures_hint: &'static str,
    /// Columns: metric, date, value.
    pub figure_heads: [&'static str; 3],
    /// In place of a figure without any.
    pub no_figures: &'static str,
    /// Name of a metric, by its id.
    pub metric: fn(&str) -> String,
    /// Million and billion, in short.
    pub large: [&'static str; 2],
    /// Caption of contracts announced beside operators named.
    pub announced: fn(&str) -> String,
    /// How to read it.
    pub announced_rule: &'static str,
    /// Columns: date, what the row says, publisher, contracts, operators named.
    pub announced_heads: [&'static str; 5],
    /// Caption of who replaced whom in a place.
    pub swaps: fn(&str) -> String,
    /// How to read it.
    pub swaps_hint: &'static str,
    /// How far they go: all, finished, in part.
    pub how_far: fn(&str, &str, &str) -> String,
    /// Column: finished ones.
    pub finished: &'static str,
    /// Column: those of a part of the network.
    pub in_part: &'static str,
    /// In place of a figure without any.
    pub no_swaps: &'static str,
    /// Who gave way.
    pub gave_way: &'static str,
    /// Who came in.
    pub came_in: &'static str,
    /// Nobody says who came in.
    pub nobody: &'static str,
    /// Who gave way to whom; nothing where nobody says.
    pub swap: fn(&str, Option<&str>) -> String,
    /// Heading of the table of swaps by part of the world.
    pub by_region: &'static str,
    /// Head of its column of the most frequent swap.
    pub most_frequent: &'static str,
    /// Caption of the same by year.
    pub by_year: &'static str,
    /// Column: how many.
    pub count: &'static str,
}

/// The name of a metric by its id, which ends with its currency where it is
/// money; the words of the id where no name is listed.
pub(super) fn metric_name(id: &str, names: &[(&str, &str)]) -> String {
    let currencies = ["usd", "eur", "cny", "sek", "jpy"];
    let (metric, unit) = match id.rsplit_once('-') {
        Some((metric, unit)) if currencies.contains(&unit) => {
            (metric, format!(", {}", unit.to_ascii_uppercase()))
        }
        _ => (id, String::new()),
    };
    let name = names.iter().find(|(known, _)| *known == metric);
    let name = name.map_or_else(|| metric.replace('-', " "), |(_, name)| (*name).to_owned());
    format!("{name}{unit}")
}
