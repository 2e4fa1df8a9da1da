//! The commands of this repository, run as `cargo xtask <command>`.
//!
//! Everything a command needs beyond Rust itself it sets up on the way: the
//! wasm target, Trunk, wasm-bindgen, wasm-opt, a browser with its driver and
//! the Frictionless validator. What is already there is left alone, so a second
//! run pays for nothing but the work itself. Tools go to a cache outside the
//! repository (see [`project::Project`]), which survives `cargo clean` and
//! serves every clone.

#![expect(clippy::print_stdout, reason = "a command line program answers on its standard output")]

mod bench;
mod data;
mod error;
mod files;
mod generate;
mod page;
mod project;
mod publish;
mod serve;
mod setup;
mod site;
mod size;
mod step;
mod verify;
mod watch;

use clap::{Parser, Subcommand};

use crate::error::Error;
use crate::project::Project;
use crate::setup::wasm::Route;
use crate::site::Profile;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, serves and checks the Vendor Atlas page"
)]
struct Arguments {
    /// Take the wasm target from Debian's Rust packages, even where rustup could provide it.
    #[arg(long, global = true)]
    distribution_rust: bool,
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What can be asked for.
#[derive(Debug, Subcommand)]
enum Command {
    /// Build the page, serve it on this machine and build again after each change.
    Serve {
        /// The port to listen on; when it is taken, the next free one is used.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve the page as it is published (slower to build, smaller and faster to run).
        #[arg(long)]
        release: bool,
    },
    /// Build the page as it is published, into dist/.
    Build,
    /// Run every test: native, data, and the built page in a browser.
    Test,
    /// Check formatting, lints and documentation.
    Check,
    /// Print what a first visit loads, and fail above the budget.
    Size,
    /// Check the shipped data.
    Data,
    /// Measure how long the work behind the page takes.
    Bench,
    /// Write a file of contracts with so many rows, always the same ones, to measure with.
    GenerateRows {
        /// How many.
        rows: usize,
    },
    /// Set up every tool the other commands need, and do nothing else.
    Setup,
}

/// Runs one command.
fn main() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Carries out the command and says in a last sentence what has been reached.
fn run(arguments: &Arguments) -> Result<(), Error> {
    let project = Project::find()?;
    let route = if arguments.distribution_rust { Route::Distribution } else { Route::Any };
    match arguments.command {
        Command::Serve { port, release } => {
            let profile = if release { Profile::Release } else { Profile::Dev };
            serve::run(&project, route, profile, port)?;
        }
        Command::Build => {
            let kit = setup::for_site(&project, route, Profile::Release)?;
            site::build(&project, &kit, Profile::Release)?;
            println!("The site is in {}.", project.dist().display());
        }
        Command::Test => {
            verify::test(&project, route)?;
            println!("Every test passed.");
        }
        Command::Check => {
            verify::check(&project, route)?;
            println!("Formatting, lints and documentation are in order.");
        }
        Command::Size => {
            let kit = setup::for_site(&project, route, Profile::Release)?;
            site::build(&project, &kit, Profile::Release)?;
            print!("{}", size::measure(&project.dist())?.checked()?);
            println!("Both totals are within their budgets.");
        }
        Command::Data => {
            data::check(project.root())?;
            println!("The data files are in order.");
        }
        Command::Bench => bench::run(&project, route)?,
        Command::GenerateRows { rows } => {
            let path = generate::contracts(project.root(), rows)?;
            println!("The rows are in {}.", path.display());
        }
        Command::Setup => {
            setup::everything(&project, route)?;
            println!("Everything is set up: `cargo xtask serve` shows the page.");
        }
    }
    Ok(())
}
