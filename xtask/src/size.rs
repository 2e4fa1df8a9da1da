//! What a first visit loads, and whether that is little enough.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::Error;
use crate::files;

/// The data files that the page fetches before it draws for the first time.
const FIRST_VIEW: [&str; 8] = [
    "contracts.csv",
    "operators.csv",
    "countries.csv",
    "regions.csv",
    "vendors.csv",
    "shares.csv",
    "policies.csv",
    "world.small.json",
];

/// The kinds of files that make up the program, in the order of the table.
const PROGRAM: [&str; 4] = ["wasm", "js", "css", "html"];

/// Folders of the site that no first visit loads in full.
const NOT_PROGRAM: [&str; 2] = ["data", "api"];

/// The most that the program may weigh, in bytes after gzip: 350 kB for the
/// first dashboard, 60 kB for the atlas, 60 kB for the wider picture, 95 kB for
/// the reader's own data (10 of these for the reader of records that is compiled
/// for speed, 18 for answers in turns, so that no view of a million rows keeps
/// the browser busy, the rest for streams, archives, encodings, comparisons and
/// their view), and 48 kB for what readers of all these missed.
const PROGRAM_BUDGET: usize = 613_000;

/// The most that the first data may weigh, in bytes after gzip.
const DATA_BUDGET: usize = 220_000;

/// A file with its sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Weight {
    /// The file, relative to the site.
    file: PathBuf,
    /// As it is.
    raw: usize,
    /// After `gzip -9`, which is what most servers send.
    gzip: usize,
}

/// The sizes of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    program: Vec<Weight>,
    data: Vec<Weight>,
}

/// Measures a built site.
pub fn measure(dist: &Path) -> Result<Report, Error> {
    let kind = |file: &Path| {
        PROGRAM.iter().position(|kind| file.extension().is_some_and(|found| found == *kind))
    };
    let mut program: Vec<PathBuf> = files::below(dist)?
        .into_iter()
        .filter(|file| {
            kind(file).is_some() && !NOT_PROGRAM.iter().any(|folder| file.starts_with(folder))
        })
        .collect();
    program.sort_by_key(|file| kind(file));
    let data = FIRST_VIEW.iter().map(|name| Path::new("data").join(name));
    Ok(Report {
        program: program.into_iter().map(|file| weigh(dist, file)).collect::<Result<_, _>>()?,
        data: data.map(|file| weigh(dist, file)).collect::<Result<_, _>>()?,
    })
}

/// Measures one file.
fn weigh(dist: &Path, file: PathBuf) -> Result<Weight, Error> {
    let path = dist.join(&file);
    let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).map_err(Error::file("compress", &path))?;
    let gzip = encoder.finish().map_err(Error::file("compress", &path))?;
    Ok(Weight { file, raw: bytes.len(), gzip: gzip.len() })
}

impl Report {
    /// The report, or the error that says which budget it breaks.
    pub fn checked(self) -> Result<Self, Error> {
        let parts = [
            ("The program", &self.program, PROGRAM_BUDGET),
            ("The first data", &self.data, DATA_BUDGET),
        ];
        let over: Vec<String> = parts
            .into_iter()
            .map(|(what, part, budget)| (what, total(part).1, budget))
            .filter(|(_, gzip, budget)| gzip > budget)
            .map(|(what, gzip, budget)| {
                let (size, over, budget) =
                    (kilobytes(gzip), kilobytes(gzip - budget), kilobytes(budget));
                format!("{what} weighs {size} after gzip, {over} above its budget of {budget}.")
            })
            .collect();
        if over.is_empty() {
            return Ok(self);
        }
        Err(Error::Budget { report: self.to_string(), over: over.join("\n") })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<44} {:>10} {:>10}", "file", "raw", "gzip -9")?;
        for (what, part, budget) in
            [("program", &self.program, PROGRAM_BUDGET), ("first data", &self.data, DATA_BUDGET)]
        {
            for Weight { file, raw, gzip } in part {
                writeln!(
                    formatter,
                    "{:<44} {:>10} {:>10}",
                    file.display(),
                    kilobytes(*raw),
                    kilobytes(*gzip)
                )?;
            }
            let (raw, gzip) = total(part);
            let what = format!("{what}, budget {}", kilobytes(budget));
            writeln!(formatter, "{what:<44} {:>10} {:>10}\n", kilobytes(raw), kilobytes(gzip))?;
        }
        Ok(())
    }
}

/// The raw and the compressed bytes of all files together.
fn total(part: &[Weight]) -> (usize, usize) {
    part.iter().fold((0, 0), |(raw, gzip), weight| (raw + weight.raw, gzip + weight.gzip))
}

/// Bytes as kilobytes of 1000 bytes, rounded up to a tenth so that nothing looks like nothing.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{DATA_BUDGET, PROGRAM_BUDGET, Report, Weight, kilobytes};

    /// A report of two files of these compressed sizes.
    fn report(program: usize, data: usize) -> Report {
        let weight =
            |file: &str, gzip| vec![Weight { file: PathBuf::from(file), raw: 2 * gzip, gzip }];
        Report {
            program: weight("page_bg.wasm", program),
            data: weight("data/contracts.csv", data),
        }
    }

    #[test]
    fn kilobytes_are_a_thousand_bytes_and_round_up() {
        assert_eq!(kilobytes(1), "0.1 kB");
        assert_eq!(kilobytes(350_000), "350.0 kB");
        assert_eq!(kilobytes(350_001), "350.1 kB");
    }

    #[test]
    fn a_site_at_its_budgets_passes() {
        assert!(report(PROGRAM_BUDGET, DATA_BUDGET).checked().is_ok());
    }

    #[test]
    fn a_site_above_a_budget_is_told_by_how_much() {
        let told = report(PROGRAM_BUDGET + 1_000, DATA_BUDGET)
            .checked()
            .map_err(|error| error.to_string());
        assert!(told.is_err_and(|told| told.contains(
            "The program weighs 614.0 kB after gzip, 1.0 kB above its budget of 613.0 kB."
        )));
    }

    #[test]
    fn the_table_sums_each_part() {
        let table = report(1_000, 500).to_string();
        assert!(
            table.contains("program, budget 613.0 kB                         2.0 kB     1.0 kB")
        );
        assert!(
            table.contains("first data, budget 220.0 kB                      1.0 kB     0.5 kB")
        );
    }
}
