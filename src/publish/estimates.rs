//! `api/estimates.csv`: every country, year and vendor.

use crate::domain::id::CountryId;
use crate::domain::network::Domain;
use crate::estimate::{Estimate, Estimator, Figures, Params, Status};
use crate::figure::answer::FIRST_YEAR;
use crate::order;
use crate::store::Store;
use serde::Serialize;

const HEAD: [&str; 18] = [
    "iso3",
    "year",
    "domain",
    "status",
    "leader",
    "contested",
    "strength",
    "coverage",
    "published",
    "assumed",
    "unknown",
    "vendor",
    "low",
    "vendor_published",
    "mid",
    "high",
    "possible",
    "hhi",
];

/// Domains that are published.
const DOMAINS: [Domain; 2] = [Domain::Ran, Domain::Core];

/// A country at the end of a year. Shares are fractions of 1 with 6 decimals.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    #[serde(skip)]
    pub(super) country: CountryId,
    iso3: String,
    year: i32,
    domain: &'static str,
    status: &'static str,
    leader: Option<String>,
    contested: Option<bool>,
    strength: Option<&'static str>,
    coverage: Fraction,
    published: Fraction,
    assumed: Fraction,
    unknown: Fraction,
    hhi: Option<Fraction>,
    vendors: Vec<VendorRecord>,
}

/// A vendor's share of it.
#[derive(Debug, Serialize)]
struct VendorRecord {
    vendor: String,
    low: Fraction,
    published: Fraction,
    mid: Fraction,
    high: Fraction,
    possible: Fraction,
}

/// A number that is written with 6 decimals.
#[derive(Clone, Copy, Debug)]
struct Fraction(f64);

impl Fraction {
    fn text(self) -> String {
        // Adding zero turns a negative zero into a plain one.
        format!("{:.6}", self.0 + 0.0)
    }
}

impl Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((self.0 * 1e6).round() / 1e6)
    }
}

/// Every country, year and domain.
pub(super) fn records(store: &Store) -> Vec<Record> {
    let estimators =
        DOMAINS.map(|domain| Estimator::new(store, Params { domain, ..Params::default() }));
    let newest = store.newest_year().unwrap_or(FIRST_YEAR);
    let mut records = Vec::new();
    for country in store.country_ids() {
        for year in FIRST_YEAR..=newest {
            for estimator in &estimators {
                let estimate = estimator.country(country, year);
                records.push(record(store, country, year, estimator.params().domain, &estimate));
            }
        }
    }
    records
}

fn record(
    store: &Store,
    country: CountryId,
    year: i32,
    domain: Domain,
    estimate: &Estimate,
) -> Record {
    let slug = |vendor: crate::domain::id::VendorId| store.vendors[vendor.index()].slug.clone();
    let is_share = estimate.status == Status::Share;
    let mut vendors: Vec<VendorRecord> = estimate
        .vendors
        .iter()
        .map(|share| {
            let Figures { low, published, mid, high } = share.figures;
            VendorRecord {
                vendor: slug(share.vendor),
                low: Fraction(low),
                published: Fraction(published),
                mid: Fraction(mid),
                high: Fraction(high),
                possible: Fraction(share.possible),
            }
        })
        .collect();
    order::by(&mut vendors, |a, b| a.vendor.cmp(&b.vendor));
    Record {
        country,
        iso3: store.countries[country.index()].iso3.to_string(),
        year,
        domain: domain.slug(),
        status: estimate.status.slug(),
        leader: estimate.leader.map(slug),
        contested: is_share.then_some(estimate.contested),
        strength: estimate.strength.map(crate::estimate::Strength::slug),
        coverage: Fraction(estimate.coverage),
        published: Fraction(estimate.published),
        assumed: Fraction(estimate.assumed),
        unknown: Fraction(estimate.unknown),
        hhi: estimate.hhi.map(Fraction),
        vendors,
    }
}

/// The records as CSV: one row a vendor, or one row without a vendor.
pub(super) fn csv(records: &[Record]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD)?;
    for record in records {
        let place = [
            record.iso3.clone(),
            record.year.to_string(),
            record.domain.to_owned(),
            record.status.to_owned(),
            record.leader.clone().unwrap_or_default(),
            record.contested.map(|contested| contested.to_string()).unwrap_or_default(),
            record.strength.unwrap_or_default().to_owned(),
            record.coverage.text(),
            record.published.text(),
            record.assumed.text(),
            record.unknown.text(),
        ];
        if record.vendors.is_empty() {
            let empty = std::iter::repeat_n(String::new(), HEAD.len() - place.len());
            writer.write_record(place.iter().cloned().chain(empty))?;
        }
        for vendor in &record.vendors {
            let figures = [
                vendor.vendor.clone(),
                vendor.low.text(),
                vendor.published.text(),
                vendor.mid.text(),
                vendor.high.text(),
                vendor.possible.text(),
                record.hhi.map(Fraction::text).unwrap_or_default(),
            ];
            writer.write_record(place.iter().chain(&figures))?;
        }
    }
    Ok(writer.into_inner().map_err(|error| error.to_string())?)
}
