//! Countries and regions, keyed by code.

use super::id::CountryId;
use std::fmt;

/// An alpha-3 code of ISO 3166-1 (or XKX): three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iso3([u8; 3]);

impl Iso3 {
    /// Reads three capital letters. Whether a country has this code is not asked here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A row of countries.csv, or a code that only another file names.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Alpha-3 code.
    pub iso3: Iso3,
    /// Names in the order of [`NAME_LANGUAGES`]; empty where the file has none.
    pub names: [String; NAME_LANGUAGES.len()],
    /// Region of the UN M49 scheme, in English.
    pub region: String,
    /// Sub-region of the UN M49 scheme, in English.
    pub subregion: String,
    /// People living there; for weighting and ranking only.
    pub population: Option<f64>,
    /// Degrees north of a point well inside the country.
    pub latitude: Option<f64>,
    /// Degrees east of that point.
    pub longitude: Option<f64>,
    /// Whether a map needs a dot because the shape is missing or too small.
    pub marker: bool,
    /// Other names, semicolons between them, for the search only.
    pub also: String,
}

/// The languages countries.csv has names in, English first.
pub const NAME_LANGUAGES: [&str; 8] = ["en", "ru", "kk", "uz", "zh", "fr", "es", "ar"];

impl Country {
    /// A country known by its code only.
    #[must_use]
    pub fn unlisted(iso3: Iso3) -> Self {
        Self {
            iso3,
            names: std::array::from_fn(|_| String::new()),
            region: String::new(),
            subregion: String::new(),
            population: None,
            latitude: None,
            longitude: None,
            marker: false,
            also: String::new(),
        }
    }

    /// Everything that it is found by: its names in all languages, others, its code.
    #[must_use]
    pub fn all_names(&self) -> Vec<String> {
        let also = self.also.split(';').map(str::to_owned);
        self.names.iter().cloned().chain(also).chain([self.iso3.to_string()]).collect()
    }

    /// The name in a language, else in English, else the code.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        let position = NAME_LANGUAGES.iter().position(|known| *known == language).unwrap_or(0);
        [&self.names[position], &self.names[0]]
            .into_iter()
            .map(String::as_str)
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| self.iso3.as_str())
    }
}

/// A row of regions.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Code such as `CENTRAL-ASIA`, `EU27`, `M49-143`.
    pub code: String,
    /// English name.
    pub name: String,
    /// Members, each once, in the order of the file.
    pub members: Vec<CountryId>,
}

/// Whether a text can be the code of a region: capitals, digits, hyphens.
#[must_use]
pub fn is_region_code(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_uppercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}
