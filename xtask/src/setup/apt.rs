//! Debian packages.

use std::process::Command;

use crate::error::Error;
use crate::step::{Step, answer, on_path};

/// How this process may change the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privilege {
    /// It runs as root.
    Root,
    /// `sudo` works without asking for a password.
    Sudo,
}

impl Privilege {
    /// Finds out, without asking anything of the user.
    pub fn find() -> Option<Self> {
        if answer(Command::new("id").arg("-u"))?.trim() == "0" {
            return Some(Self::Root);
        }
        answer(Command::new("sudo").args(["-n", "true"])).map(|_| Self::Sudo)
    }

    /// A step that runs `program` with the right to change the system.
    pub fn step(self, what: &str, program: &str) -> Step {
        match self {
            Self::Root => Step::new(what, program).env("DEBIAN_FRONTEND", "noninteractive"),
            Self::Sudo => {
                Step::new(what, "sudo").args(["-n", "DEBIAN_FRONTEND=noninteractive", program])
            }
        }
    }
}

/// Installs Debian packages. `purpose` goes after "needed to" in the error.
pub fn install(packages: &[&str], purpose: &str) -> Result<(), Error> {
    let list = packages.join(" ");
    let missing = |mend: String| Error::Missing {
        what: format!("The software of the Debian packages {list}"),
        purpose: purpose.to_owned(),
        mend,
    };
    if on_path("apt-get").is_none() {
        return Err(missing(
            "install the same software with your system's package manager (apt-get is not here)"
                .to_owned(),
        ));
    }
    let by_hand =
        format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}");
    let Some(privilege) = Privilege::find() else {
        return Err(missing(by_hand));
    };
    // Old package lists are harmless unless they name versions that are gone; the installation tells.
    let refreshed = privilege
        .step("Refreshing the Debian package lists", "apt-get")
        .args(["update"])
        .quiet()
        .run();
    if let Err(error) = refreshed {
        eprintln!("{error}\nGoing on with the lists that are there.");
    }
    privilege
        .step(&format!("Installing the Debian packages {list}"), "apt-get")
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .quiet()
        .advice(by_hand)
        .run()
}
