//! What a cell that is not as it should be was meant to hold: only where it can
//! mean one thing, and for a suggestion only.

use super::expected::Expected;
use crate::domain::place::Iso3;
use crate::domain::vendor;
use crate::spelling::{folded, nearest, slips};
use crate::store::Store;
use std::collections::HashMap;

/// What texts were meant to be, each worked out once: one mistake may stand in a
/// million rows, and is compared with all that is allowed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guesses {
    file: String,
    known: HashMap<&'static str, HashMap<String, Option<String>>>,
}

/// Of how many texts of a column it is worked out what they were meant to be.
const GUESSES: usize = 200;

/// How long a text may be that is kept, in bytes; nothing is meant by longer ones.
const LONGEST: usize = 100;

impl Guesses {
    /// What was meant by a text in a column of a file; nothing past the first
    /// two hundred texts, which take it some milliseconds.
    pub fn guess(
        &mut self,
        file: &str,
        column: &'static str,
        found: &str,
        guess: &mut dyn FnMut() -> Option<String>,
    ) -> Option<String> {
        if found.len() > LONGEST {
            return None;
        }
        if self.file != file {
            self.known.clear();
            file.clone_into(&mut self.file);
        }
        let known = self.known.entry(column).or_default();
        if let Some(meant) = known.get(found) {
            return meant.clone();
        }
        if known.len() == GUESSES {
            return None;
        }
        let meant = guess();
        known.insert(found.to_owned(), meant.clone());
        meant
    }
}

/// The code of the country that is called so, in any language, or of the only one
/// whose name is spelt as much like it.
pub fn country(found: &str, store: &Store) -> Option<String> {
    let (found, names) = (folded(found), store.country_names());
    let exact = names.iter().find(|(name, _)| *name == found).map(|(_, country)| *country);
    let near = || {
        let near = names.iter().filter_map(|(name, country)| Some((slips(&found, name)?, country)));
        let near: Vec<(usize, &Iso3)> = near.collect();
        let least = near.iter().map(|(away, _)| *away).min();
        let mut nearest = near.iter().filter(|(away, _)| Some(*away) == least);
        let (_, country) = nearest.next()?;
        // Of two as near it may be either.
        nearest.all(|(_, other)| other == country).then_some(**country)
    };
    exact.or_else(near).map(|country| country.to_string())
}

/// The code of the region that is written in small letters, or of the country that
/// is called so.
pub fn scope(found: &str, store: &Store) -> Option<String> {
    let region = store.region(&found.to_ascii_uppercase()).map(|region| region.code.clone());
    region.or_else(|| country(found, store))
}

/// The id of the vendor that is called so, or of a named one that is spelt much
/// like it, or an id for another.
pub fn vendor(found: &str, store: &Store) -> Option<String> {
    let name = folded(found);
    let is_called = |own: &String| !own.is_empty() && folded(own) == name;
    let mut listed = store.vendors.iter().filter(|vendor| vendor.all_names().iter().any(is_called));
    // "ZTE Corporation" is ZTE.
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    let slugs = || vendor::NAMED.iter().map(|(slug, _)| *slug);
    let named = || slugs().find(|slug| *slug == first).map(str::to_owned);
    let other = || {
        let own = found.trim().to_ascii_lowercase();
        let own = own.strip_prefix("other:").unwrap_or(&own).trim().replace([' ', '_'], "-");
        Some(format!("other:{own}")).filter(|slug| vendor::is_slug(slug) && slug.len() <= LONGEST)
    };
    listed
        .next()
        .map(|vendor| vendor.slug.clone())
        .or_else(named)
        .or_else(|| nearest(found, slugs()))
        .or_else(other)
}

/// The id of an operator that is spelt much like it, or of the only one of a
/// country, if that is known, that goes by this name: "Ucell" is "Ucell (Coscom)".
pub fn operator(found: &str, country: Option<Iso3>, store: &Store) -> Option<String> {
    let slugs = store.operators.iter().map(|operator| operator.slug.as_str());
    let of_country = || {
        let own = store.operators_of(store.country(country?)?).iter();
        let own = own.map(|id| &store.operators[id.index()]);
        let found = folded(found);
        let is_called = |name: &str| {
            let mut names = name.split(['(', ')', ',', '/']).map(str::trim);
            folded(name) == found || names.any(|name| !name.is_empty() && folded(name) == found)
        };
        let begins = |name: &str| folded(name).starts_with(&format!("{found} "));
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut own = own.clone().filter(|operator| fits(&operator.name));
            let first = own.next()?;
            own.next().is_none().then(|| first.slug.clone())
        };
        only(&is_called).or_else(|| only(&begins))
    };
    nearest(found, slugs).or_else(of_country)
}

/// The text in the form that is expected, if it has another that people use.
pub fn meant(found: &str, expected: Expected) -> Option<String> {
    match expected {
        Expected::Date => date(found).or_else(|| date_in_words(found)),
        Expected::Percentage | Expected::Amount | Expected::Number | Expected::Degrees => {
            number(found)
        }
        Expected::CountryCode => Some(found.to_ascii_uppercase()),
        // A longer word is a name.
        Expected::RegionCode => Some(found.to_ascii_uppercase())
            .filter(|code| code.len() <= 3 || !code.bytes().all(|it| it.is_ascii_uppercase())),
        Expected::Currency => Some(match found {
            "US$" => "USD".to_owned(),
            "€" => "EUR".to_owned(),
            "£" => "GBP".to_owned(),
            found => found.to_ascii_uppercase(),
        }),
        Expected::YesNo => Some(found.to_ascii_lowercase()),
        Expected::OneOf(words) => {
            words.iter().find(|word| word.eq_ignore_ascii_case(found)).map(ToString::to_string)
        }
        Expected::AnyOf(_) => Some(list(found)),
        Expected::VendorIds => {
            Some(list(found)).filter(|list| list.split(';').all(vendor::is_slug))
        }
        _ => None,
    }
}

/// A list with other signs between its words, or in capitals.
fn list(found: &str) -> String {
    let words = found.split([';', ',', '/', '|', '+', '&']).map(str::trim);
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    let words = words.map(|word| match word.as_str() {
        "gsm" => "2g".to_owned(),
        "umts" | "hspa" => "3g".to_owned(),
        "lte" => "4g".to_owned(),
        "nr" => "5g".to_owned(),
        _ => word,
    });
    words.collect::<Vec<_>>().join(";")
}

/// How the months begin, in English and in Russian.
const MONTHS: [[&str; 12]; 2] = [
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
];

/// A date with its month as a word: `31 May 2024`, `May 2024`, `31 мая 2024 г.`
fn date_in_words(found: &str) -> Option<String> {
    let found = folded(found);
    let words = found.split([' ', ',', '.', '-', '/', '\u{a0}']);
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.filter(|word| !matches!(*word, "" | "г" | "года")) {
        match word.parse::<u32>() {
            Ok(number @ 1900..=2100) if year.is_none() => year = Some(number),
            Ok(number @ 1..=31) if day.is_none() => day = Some(number),
            Err(_) if month.is_none() => {
                let begins = |names: &[&str; 12]| names.iter().position(|it| word.starts_with(it));
                month = Some(MONTHS.iter().find_map(begins)? + 1);
            }
            _ => return None,
        }
    }
    let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
    Some(format!("{}-{:02}{day}", year?, month?))
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
        [day] if found.len() == 8 => (day / 10_000, Some(day / 100 % 100), Some(day % 100)),
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
            ("May 2024", Some("2024-05")),
            ("31 May 2024", Some("2024-05-31")),
            ("September 5, 2024", Some("2024-09-05")),
            ("31 мая 2024 г.", Some("2024-05-31")),
            ("март 2024", Some("2024-03")),
            ("20240531", Some("2024-05-31")),
            ("spring 2024", None),
            ("24", None),
        ] {
            assert_eq!(super::meant(found, Expected::Date).as_deref(), meant, "{found}");
        }
    }

    #[test]
    fn lists_with_other_signs_are_understood() {
        let words = Expected::AnyOf(&["ran", "core"]);
        assert_eq!(meant("RAN, Core", words).as_deref(), Some("ran;core"));
        assert_eq!(meant("huawei/ZTE", Expected::VendorIds).as_deref(), Some("huawei;zte"));
        assert_eq!(meant("Huawei and others", Expected::VendorIds), None);
    }

    #[test]
    fn a_text_is_compared_once_and_no_more_than_a_thousand_are() {
        let (mut guesses, mut compared) = (Guesses::default(), 0);
        for index in 0..3 * GUESSES {
            let found = format!("text {}", index % (2 * GUESSES));
            guesses.guess("a.csv", "operator", &found, &mut || {
                compared += 1;
                None
            });
        }
        assert_eq!(compared, GUESSES);
        // Another file may have other words for the same.
        let meant = guesses.guess("b.csv", "operator", "text 1", &mut || Some("one".into()));
        assert_eq!(meant.as_deref(), Some("one"));
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
