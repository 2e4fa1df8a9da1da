//! What a cell that is not as it should be was meant to hold: only where it can
//! mean one thing, and for a suggestion only.

use super::problem::Expected;

/// The text in the form that is expected, if it has another that people use.
pub fn meant(found: &str, expected: Expected) -> Option<String> {
    match expected {
        Expected::Date => date(found),
        Expected::Percentage | Expected::Amount | Expected::Number | Expected::Degrees => {
            number(found)
        }
        Expected::CountryCode | Expected::RegionCode | Expected::Currency => {
            Some(found.to_ascii_uppercase())
        }
        Expected::YesNo => Some(found.to_ascii_lowercase()),
        Expected::OneOf(words) => {
            words.iter().find(|word| word.eq_ignore_ascii_case(found)).map(ToString::to_string)
        }
        _ => None,
    }
}

/// A date written otherwise: `31.05.2024`, `2024/5/31`, `05.2024`, with or
/// without an hour after it. With slashes, day and month are told apart only
/// where one of them is above 12.
fn date(found: &str) -> Option<String> {
    let day = found.split(['T', ' ']).next().unwrap_or(found);
    let parts: Vec<&str> = day.split(['.', '/', '-']).collect();
    let numbers: Vec<u32> = parts.iter().map_while(|part| part.parse().ok()).collect();
    if numbers.len() != parts.len() {
        return None;
    }
    let is_year = |place: usize| parts.get(place).is_some_and(|part| part.len() == 4);
    let (year, month, day) = match *numbers {
        [year] if is_year(0) => (year, None, None),
        [year, month] if is_year(0) => (year, Some(month), None),
        [month, year] if is_year(1) => (year, Some(month), None),
        [year, month, day] if is_year(0) => (year, Some(month), Some(day)),
        [day, month, year] if is_year(2) && (!found.contains('/') || day > 12) => {
            (year, Some(month), Some(day))
        }
        [month, day, year] if is_year(2) && day > 12 => (year, Some(month), Some(day)),
        _ => return None,
    };
    let rest = [month, day].into_iter().flatten().map(|number| format!("-{number:02}"));
    Some(std::iter::once(year.to_string()).chain(rest).collect())
}

/// A number with a comma, with marks between thousands, or with a unit's sign.
fn number(found: &str) -> Option<String> {
    let mut text: String =
        found.chars().filter(|letter| !letter.is_whitespace() && *letter != '\'').collect();
    if let Some(bare) = text.strip_suffix('%') {
        text = bare.to_owned();
    }
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let last_is_comma = text.rfind(',') > text.rfind('.');
    let after_comma = text.len() - text.rfind(',').map_or(0, |at| at + 1);
    match (points, commas) {
        (0 | 1, 0) => {}
        // A single comma before three digits may mean either.
        (0, 1) if after_comma == 3 => return None,
        (0, 1) => text = text.replace(',', "."),
        (0 | 1, _) if !last_is_comma || points == 0 => text = text.replace(',', ""),
        (_, 0) => text = text.replace('.', ""),
        (_, 1) if last_is_comma => text = text.replace('.', "").replace(',', "."),
        _ => return None,
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_other_forms_are_understood_where_they_mean_one_thing() {
        for (found, meant) in [
            ("31.05.2024", Some("2024-05-31")),
            ("5.6.2024", Some("2024-06-05")),
            ("2024/5/31", Some("2024-05-31")),
            ("2024-05-31T08:00:00Z", Some("2024-05-31")),
            ("05.2024", Some("2024-05")),
            ("31/05/2024", Some("2024-05-31")),
            ("05/31/2024", Some("2024-05-31")),
            ("05/06/2024", None),
            ("May 2024", None),
            ("24", None),
        ] {
            assert_eq!(date(found).as_deref(), meant, "{found}");
        }
    }

    #[test]
    fn numbers_of_other_forms_are_understood_where_they_mean_one_thing() {
        for (found, meant) in [
            ("12,5", Some("12.5")),
            ("60 %", Some("60")),
            ("1 200 000,50", Some("1200000.50")),
            ("1,200,000", Some("1200000")),
            ("1,200.5", Some("1200.5")),
            ("1.200,5", Some("1200.5")),
            ("1.200.000", Some("1200000")),
            ("1,200", None),
        ] {
            assert_eq!(number(found).as_deref(), meant, "{found}");
        }
    }
}
