//! countries.csv and regions.csv.

use super::Origin;
use super::Table;
use super::expected::Expected;
use super::problem::{ProblemKind, Problems};
use super::sheet::{Column, optional, read_rows, required};
use crate::domain::id::CountryId;
use crate::domain::place::{Country, Iso3, NAME_LANGUAGES, Region, is_region_code};
use crate::store::Store;

const ISO3: usize = 0;
const NAMES: usize = 1;
const REGION: usize = NAMES + NAME_LANGUAGES.len();
const SUBREGION: usize = REGION + 1;
const LATITUDE: usize = REGION + 2;
const LONGITUDE: usize = REGION + 3;
const POPULATION: usize = REGION + 4;
const MARKER: usize = REGION + 5;
const ALSO: usize = REGION + 6;
const ISO2: usize = REGION + 7;

pub(super) const COUNTRY_COLUMNS: &[Column] = &[
    required("iso3"),
    // In the order of NAME_LANGUAGES.
    required("name"),
    optional("name_ru"),
    optional("name_kk"),
    optional("name_uz"),
    optional("name_zh"),
    optional("name_fr"),
    optional("name_es"),
    optional("name_ar"),
    optional("region"),
    optional("subregion"),
    optional("latitude"),
    optional("longitude"),
    optional("population"),
    optional("marker"),
    optional("also_called"),
    optional("iso2"),
];

pub(super) fn read_countries(
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    read_rows(file, bytes, COUNTRY_COLUMNS, problems, &mut |row| {
        let iso3 = row.need(ISO3, Expected::CountryCode, Iso3::parse);
        row.filled(NAMES);
        let names = std::array::from_fn(|language| row.words(NAMES + language));
        let latitude = row.number(LATITUDE, Expected::Degrees, -90.0..=90.0);
        let longitude = row.number(LONGITUDE, Expected::Degrees, -180.0..=180.0);
        let population = row.number(POPULATION, Expected::Amount, 0.0..=f64::MAX);
        let marker = row.maybe(MARKER, Expected::YesNo, |text| match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        });
        let (region, subregion) = (row.words(REGION), row.words(SUBREGION));
        let Some(iso3) = iso3.filter(|_| !row.is_faulty()) else { return };
        let country = Country {
            iso3,
            names,
            region,
            subregion,
            population,
            latitude,
            longitude,
            marker: marker.unwrap_or(false),
            also: format!("{};{}", row.words(ALSO), row.words(ISO2)),
        };
        if store.add_country(country).is_none() {
            row.report(ProblemKind::Duplicate { column: "iso3", id: iso3.to_string() });
        }
    });
}

const CODE: usize = 0;
const NAME: usize = 1;
const MEMBERS: usize = 2;

pub(super) const REGION_COLUMNS: &[Column] =
    &[required("code"), required("name"), required("members")];

pub(super) fn read_regions(
    file: &Origin,
    bytes: &[u8],
    store: &mut Store,
    problems: &mut Problems,
) {
    read_rows(file, bytes, REGION_COLUMNS, problems, &mut |row| {
        let code = row
            .need(CODE, Expected::RegionCode, |text| is_region_code(text).then(|| text.to_owned()));
        let name = row.filled(NAME);
        let listed = row.words(MEMBERS);
        let (Some(code), Some(name), false) = (code, name, row.is_faulty()) else { return };
        if store.region(&code).is_some() {
            row.report(ProblemKind::Duplicate { column: "code", id: code });
            return;
        }
        let mut members: Vec<CountryId> = Vec::new();
        for text in listed.split(';').map(str::trim).filter(|text| !text.is_empty()) {
            // One unknown member is no reason to drop the others.
            match Iso3::parse(text).and_then(|iso3| store.country(iso3)) {
                Some(member) if !members.contains(&member) => members.push(member),
                Some(_) => {}
                None => row.report(ProblemKind::Dangling {
                    column: "members",
                    found: text.to_owned(),
                    table: Table::Countries,
                    suggestion: None,
                }),
            }
        }
        store.regions.push(Region { code, name, members });
    });
}
