//! What can go wrong, told so that the reader can mend it.

use std::io;
use std::path::{Path, PathBuf};

use crate::page::PageError;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something outside this repository is not there and could not be fetched.
    #[error("{what} is missing. It is needed to {purpose}.\nTo mend it: {mend}")]
    Missing {
        /// The missing thing, at the start of a sentence.
        what: String,
        /// What it is for, after "needed to".
        purpose: String,
        /// The command or the action that provides it.
        mend: String,
    },
    /// A step ran and did not succeed; its own output stands above this.
    #[error("This step failed: {step} ({outcome}).{advice}")]
    Step {
        /// The step, as it was announced.
        step: String,
        /// The exit status in words.
        outcome: String,
        /// What to try, starting with a line break; empty when the output says enough.
        advice: String,
    },
    /// A program could not even be started.
    #[error(
        "`{program}` could not be started: {source}.\nTo mend it: see that it is installed and on PATH."
    )]
    Start {
        /// The program as it was called.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be read or written.
    #[error("Could not {action} {}: {source}.", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the repository does not hold what it must.
    #[error("{} does not hold {wanted}.\nTo mend it: {mend}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What was looked for.
        wanted: &'static str,
        /// What to do about it.
        mend: String,
    },
    /// Something is wrong with the files of data/.
    #[error("{}\nProblems in data/: {count}.\nTo mend it: correct the rows named above; data/README.md says what a cell may hold.", list.join("\n"))]
    Data {
        /// How many problems there are.
        count: usize,
        /// The first of them, a sentence each.
        list: Vec<String>,
    },
    /// The static API could not be made.
    #[error("The files of api/ could not be made: {0}.")]
    Publish(String),
    /// Trunk's page is not the shape the finishing step understands.
    #[error("The page that Trunk wrote cannot be finished: {0}")]
    Page(#[from] PageError),
    /// The site is larger than a first visit may load.
    #[error(
        "{report}{over}\nTo mend it: find what grew since the last commit, or argue for a new budget in xtask/src/size.rs."
    )]
    Budget {
        /// The table of sizes.
        report: String,
        /// One sentence for each budget that is exceeded.
        over: String,
    },
    /// No port could be had.
    #[error(
        "No port from {first} to {last} is free on this machine.\nTo mend it: name another with `--port`."
    )]
    Port {
        /// The first port tried.
        first: u16,
        /// The last one.
        last: u16,
    },
}

impl Error {
    /// Makes a function that wraps what the system said about `path`, for `map_err`.
    pub fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { action, path: path.to_path_buf(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn a_missing_thing_is_told_with_its_purpose_and_its_remedy() {
        let error = Error::Missing {
            what: "npm".to_owned(),
            purpose: "install binaryen".to_owned(),
            mend: "apt-get install nodejs npm".to_owned(),
        };
        assert_eq!(
            error.to_string(),
            "npm is missing. It is needed to install binaryen.\nTo mend it: apt-get install nodejs npm"
        );
    }
}
