//! The data as the files have it, read without the page's own code.

use super::{Outcome, path_in};
use std::collections::HashMap;

/// The header of contracts.csv.
const CONTRACT_HEADER: &str = "id,country,operator,vendor,announced,stage,domains,generations,scope,\
     share_pct,value,currency,replaced_vendor,closing,note,source_publisher,source_url,source_date,evidence";

/// A row of a table by the names of its columns.
pub type Record = HashMap<String, String>;

/// A file of the built site as text.
pub fn shipped(path: &str) -> Outcome<String> {
    Ok(std::fs::read_to_string(path_in("VENDOR_ATLAS_DIST")?.join(path))?)
}

/// The rows of contracts.csv.
pub fn contracts() -> Outcome<Vec<Record>> {
    let text = shipped("data/contracts.csv")?;
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a row speaks for a part of the network: it names it, or none.
pub fn of_domain(row: &Record, domain: &str) -> bool {
    let domains = &row["domains"];
    domains.is_empty() || domains.split(';').any(|named| named.trim() == domain)
}

/// A whole number the way English writes it.
pub fn grouped(number: usize) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", grouped(number / 1_000), number % 1_000)
}

/// A file of contracts with rows in which these cells differ from a plain one.
pub fn contract(rows: &[&[(&str, &str)]]) -> Outcome<String> {
    let columns: Vec<&str> = CONTRACT_HEADER.split(',').collect();
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(&columns)?;
    for (index, cells) in rows.iter().enumerate() {
        let id = format!("row-{index}");
        let plain = |column: &str| match column {
            "id" => id.clone(),
            "country" => "UZB".to_owned(),
            "operator" => "uzb-ucell".to_owned(),
            "vendor" => "huawei".to_owned(),
            "announced" | "source_date" => "2024-05-31".to_owned(),
            "stage" => "contract".to_owned(),
            "domains" => "ran".to_owned(),
            "generations" => "4g;5g".to_owned(),
            "source_publisher" => "Gazette".to_owned(),
            "source_url" => "https://example.org/a".to_owned(),
            "evidence" => "press".to_owned(),
            _ => String::new(),
        };
        file.write_record(columns.iter().map(|column| {
            let other = cells.iter().find(|(name, _)| name == column);
            other.map_or_else(|| plain(column), |(_, cell)| (*cell).to_owned())
        }))?;
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}
