//! Debian's Rust as the compiler for wasm, for machines that rustup cannot serve.
//!
//! Debian packages a current rustc with the sources of its standard library,
//! but not that library compiled for `wasm32-unknown-unknown`. It is compiled
//! here, once, and put where this rustc looks for it. From then on stable
//! features suffice; nothing of it disturbs a toolchain of rustup.

use std::fs;
use std::path::{Path, PathBuf};

use super::apt::{self, Privilege};
use super::wasm::{TARGET, WasmToolchain, compiles, rustc_command};
use crate::error::Error;
use crate::files;
use crate::project::{Project, major_minor};
use crate::step::answer;

/// Where Debian puts its programs.
const PROGRAMS: &str = "/usr/bin";

/// Where Debian's rustc looks for the libraries of its targets.
const LIBRARIES: &str = "/usr/lib/rustlib";

/// The compiler, Cargo, the library's sources, the libraries the compiler
/// links with, clippy and the linker for wasm.
const PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];

/// What those packages are for, after "needed to".
const PURPOSE: &str =
    "compile the page for the browser, since rustup could not provide the wasm target";

/// What can be done when Debian's packages do not help.
const OTHERWISE: &str =
    "install Rust from https://rustup.rs, then run `rustup target add wasm32-unknown-unknown`";

/// The crate whose build brings the standard library along.
const THROW_AWAY: &str = "std-for-wasm";

/// A library crate without a line, built like the page: no unwinding.
const MANIFEST: &str = "[package]\nname = \"std-for-wasm\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                        [profile.release]\npanic = \"abort\"\n\n[workspace]\n";

/// Debian's toolchain.
pub fn toolchain() -> WasmToolchain {
    WasmToolchain::in_folder(Path::new(PROGRAMS))
}

/// Whether Debian's rustc is there and compiles for wasm.
pub fn is_ready(project: &Project) -> bool {
    program("rustc").is_file()
        && program("cargo").is_file()
        && is_recent_enough(project).unwrap_or(false)
        && compiles(&mut rustc_command(&program("rustc"), true), project)
}

/// Makes Debian's rustc compile for wasm.
pub fn ensure(project: &Project) -> Result<WasmToolchain, Error> {
    if is_ready(project) {
        return Ok(toolchain());
    }
    if !packages_are_there(project)? {
        apt::install(&PACKAGES, PURPOSE)?;
    }
    if !packages_are_there(project)? {
        return Err(unusable("A recent Rust among the distribution's packages"));
    }
    let built = build_library(project)?;
    install_library(&built)?;
    files::remove_folder(&project.tools().join(THROW_AWAY))?;
    if is_ready(project) {
        Ok(toolchain())
    } else {
        Err(unusable("A standard library that Debian's rustc accepts for wasm"))
    }
}

/// Whether all that the packages provide is there, in a version that will do.
fn packages_are_there(project: &Project) -> Result<bool, Error> {
    let programs = ["rustc", "cargo", "cargo-clippy", "rust-lld"];
    let sources = Path::new(LIBRARIES).join("src/rust/library/std/Cargo.toml");
    Ok(programs.iter().all(|name| program(name).is_file())
        && sources.is_file()
        && is_recent_enough(project)?)
}

/// Whether Debian's rustc is as recent as Cargo.toml demands.
fn is_recent_enough(project: &Project) -> Result<bool, Error> {
    let told = answer(rustc_command(&program("rustc"), true).arg("--version"));
    let version = told.and_then(|told| major_minor(told.strip_prefix("rustc ")?));
    let oldest = project.oldest_rust()?;
    Ok(version.is_some_and(|version| version >= oldest))
}

/// Builds the standard library for wasm and returns the folder of its parts.
fn build_library(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.tools().join(THROW_AWAY);
    files::remove_folder(&folder)?;
    let source = folder.join("src");
    fs::create_dir_all(&source).map_err(Error::file("create the folder", &source))?;
    for (path, text) in [(folder.join("Cargo.toml"), MANIFEST), (source.join("lib.rs"), "")] {
        fs::write(&path, text).map_err(Error::file("write", &path))?;
    }
    toolchain()
        .step("Compiling Rust's standard library for wasm", Path::new("cargo"), &[])?
        .note("about 1 min 30 s on two cores, once")
        .args([
            "build",
            "--release",
            "-Z",
            "build-std=std,panic_abort,proc_macro,test",
            "--target",
            TARGET,
        ])
        .within(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // Permits `-Z build-std` to a stable compiler. It is for this build only:
        // the page itself is compiled without.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link time optimisation of the page fails later on.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Ccodegen-units=1")
        .run()?;
    Ok(folder.join("target").join(TARGET).join("release/deps"))
}

/// Puts the parts of the library where rustc looks for them. They are gathered
/// beside the place first, so that an interruption leaves no half library.
fn install_library(built: &Path) -> Result<(), Error> {
    let privilege = Privilege::find().ok_or_else(|| Error::Missing {
        what: format!("The right to write below {LIBRARIES}"),
        purpose: "put the standard library for wasm where Debian's rustc looks for it".to_owned(),
        mend: "run this command once as root: sudo -E cargo xtask setup --distribution-rust"
            .to_owned(),
    })?;
    let place = format!("{LIBRARIES}/{TARGET}");
    let gathered = format!("{place}.new");
    let parts = library_parts(built)?;
    let what = format!("Placing the standard library for wasm in {place}");
    privilege.step(&format!("{what}: making room"), "rm").args(["-rf", &gathered, &place]).run()?;
    privilege
        .step(&format!("{what}: a new folder"), "mkdir")
        .args(["-p", &format!("{gathered}/lib")])
        .run()?;
    privilege
        .step(&format!("{what}: {} files", parts.len()), "cp")
        .args(parts)
        .args([format!("{gathered}/lib/")])
        .run()?;
    privilege.step(&what, "mv").args([&gathered, &place]).run()
}

/// The compiled crates of a build, without the throw-away one.
fn library_parts(built: &Path) -> Result<Vec<PathBuf>, Error> {
    let own = format!("lib{}-", THROW_AWAY.replace('-', "_"));
    let parts = files::below(built)?.into_iter().filter(|part| {
        let name = part.to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with(&own)
    });
    Ok(parts.map(|part| built.join(part)).collect())
}

/// A program of Debian's.
fn program(name: &str) -> PathBuf {
    Path::new(PROGRAMS).join(name)
}

/// The error for a distribution that cannot help.
fn unusable(what: &str) -> Error {
    Error::Missing {
        what: what.to_owned(),
        purpose: PURPOSE.to_owned(),
        mend: OTHERWISE.to_owned(),
    }
}
