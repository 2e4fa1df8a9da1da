//! Files of contracts as large as one likes, to measure with.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::data;
use crate::error::Error;

/// Where the generator starts: the same file for everybody.
const SEED: u64 = 2026;

/// The columns of contracts.csv.
const HEADER: &str = "id,country,operator,vendor,announced,stage,domains,generations,scope,share_pct,\
                      value,currency,replaced_vendor,closing,note,source_publisher,source_url,\
                      source_date,evidence";

/// Cells that the generator draws from, as often as they stand here.
const VENDORS: [&str; 8] =
    ["huawei", "huawei", "ericsson", "nokia", "zte", "samsung", "nec", "other:example"];
const STAGES: [&str; 6] = ["contract", "contract", "live", "supplier", "trial", "removal"];
const DOMAINS: [&str; 6] = ["ran", "ran", "ran;core", "core", "transport", ""];
const GENERATIONS: [&str; 6] = ["4g", "5g", "4g;5g", "3g;4g", "2g", ""];
const SHARES: [&str; 6] = ["", "", "", "", "40", "62.5"];
const NOTES: [&str; 4] = [
    "\"Sites of one region, as the operator's register has them\"",
    "\"A note with a comma, and \"\"quotes\"\"\"",
    "\"A note on\ntwo lines\"",
    "",
];
const EVIDENCE: [&str; 4] = ["press", "press", "analyst", "primary"];

/// A row of numbers that looks random and is the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % limit.max(1)
    }

    fn of<'a>(&mut self, cells: &[&'a str]) -> &'a str {
        cells[self.below(cells.len())]
    }
}

/// Writes a file with `rows` contract rows of the operators in data/, unless
/// it is there already, and says where it is.
pub fn contracts(root: &Path, rows: usize) -> Result<PathBuf, Error> {
    let folder = root.join("target").join("generated");
    let path = folder.join(format!("contracts-{rows}.csv"));
    if path.is_file() {
        return Ok(path);
    }
    fs::create_dir_all(&folder).map_err(Error::file("make the folder", &folder))?;
    // Under another name until it is whole, so that a half-written file is
    // never taken for one.
    let draft = path.with_extension("draft");
    write(root, rows, &draft).map_err(Error::file("write", &draft))?;
    fs::rename(&draft, &path).map_err(Error::file("write", &path))?;
    Ok(path)
}

fn write(root: &Path, rows: usize, path: &Path) -> std::io::Result<()> {
    let (store, _) = data::read(root);
    let operators: Vec<(&str, &str)> = store
        .operators
        .iter()
        .map(|operator| {
            let country = &store.countries[operator.country.index()];
            (operator.slug.as_str(), country.iso3.as_str())
        })
        .collect();
    let mut numbers = Numbers(SEED);
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{HEADER}")?;
    for row in 0..rows {
        let (operator, country) = operators[numbers.below(operators.len())];
        let (year, month) = (2005 + numbers.below(22), 1 + numbers.below(12));
        writeln!(
            file,
            "row-{row},{country},{operator},{vendor},{year}-{month:02},{stage},{domains},\
             {generations},,{share},,,,,{note},Register {register},\
             https://example.org/register/{row},{year}-{month:02}-15,{evidence}",
            vendor = numbers.of(&VENDORS),
            stage = numbers.of(&STAGES),
            domains = numbers.of(&DOMAINS),
            generations = numbers.of(&GENERATIONS),
            share = numbers.of(&SHARES),
            note = numbers.of(&NOTES),
            register = numbers.below(40),
            evidence = numbers.of(&EVIDENCE),
        )?;
    }
    file.flush()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Numbers;
    use vendor_atlas::ingest::{self, SourceFile, Table};

    #[test]
    fn every_generated_row_is_read() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let path = std::env::temp_dir().join(format!("vendor-atlas-rows-{}", std::process::id()));
        assert!(super::write(&root, 500, &path).is_ok());
        let content = std::fs::read(&path).unwrap_or_default();
        let _ = std::fs::remove_file(&path);
        let name = "contracts.csv".to_owned();
        let file =
            SourceFile { table: Table::Contracts, name, renames: Vec::new(), content: Ok(content) };
        assert_eq!(ingest::read(&[file]).0.contracts.len(), 500);
    }

    #[test]
    fn the_numbers_are_the_same_in_every_run() {
        let mut numbers = Numbers(super::SEED);
        let first: Vec<usize> = (0..4).map(|_| numbers.below(1000)).collect();
        let mut again = Numbers(super::SEED);
        assert_eq!(first, (0..4).map(|_| again.below(1000)).collect::<Vec<_>>());
        assert!(first.windows(2).any(|pair| pair[0] != pair[1]));
    }
}
