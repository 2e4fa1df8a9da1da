//! The compiler for `wasm32-unknown-unknown`.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::distribution;
use crate::error::Error;
use crate::project::Project;
use crate::step::{Step, answer, on_path};

/// The target a page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What would lead the distribution's Cargo to rustup's compiler or its libraries.
const RUSTUP_OWN: [&str; 5] =
    ["RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "LD_LIBRARY_PATH"];

/// Which ways to the wasm target are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The first that works: the compiler on PATH, rustup, the distribution.
    Any,
    /// The distribution's packages only.
    Distribution,
}

/// The Cargo and rustc to use for wasm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasmToolchain {
    /// The folder to put first on PATH; `None` when those on PATH are right already.
    path_prefix: Option<PathBuf>,
}

impl WasmToolchain {
    /// The toolchain whose programs are in `folder`.
    pub fn in_folder(folder: &Path) -> Self {
        Self { path_prefix: Some(folder.to_path_buf()) }
    }

    /// A step that compiles for wasm: `program` with this toolchain and with
    /// the programs of `tool_folders` before all others.
    pub fn step(
        &self,
        what: &str,
        program: &Path,
        tool_folders: &[PathBuf],
    ) -> Result<Step, Error> {
        let program = match &self.path_prefix {
            Some(prefix) if program == Path::new("cargo") => prefix.join(program),
            _ => program.to_path_buf(),
        };
        let mut step = Step::new(what, program).env("PATH", self.path(tool_folders)?);
        if self.path_prefix.is_some() {
            for name in RUSTUP_OWN {
                step = step.without_env(name);
            }
        }
        Ok(step)
    }

    /// The name of the machine's own target, such as `x86_64-unknown-linux-gnu`.
    pub fn host(&self) -> Option<String> {
        let rustc = self
            .path_prefix
            .as_ref()
            .map_or_else(|| PathBuf::from("rustc"), |prefix| prefix.join("rustc"));
        let told = answer(rustc_command(&rustc, self.path_prefix.is_some()).arg("-vV"))?;
        told.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
    }

    /// The PATH of a wasm step.
    fn path(&self, tool_folders: &[PathBuf]) -> Result<OsString, Error> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = tool_folders.iter().cloned().chain(self.path_prefix.clone());
        std::env::join_paths(folders.chain(std::env::split_paths(&inherited))).map_err(|error| {
            Error::Start {
                program: "cargo".to_owned(),
                source: io::Error::new(io::ErrorKind::InvalidInput, error),
            }
        })
    }
}

/// Finds a compiler for wasm, or provides one.
pub fn ensure(project: &Project, route: Route) -> Result<WasmToolchain, Error> {
    if route == Route::Any {
        let on_path = WasmToolchain { path_prefix: None };
        if compiles(&mut rustc_command(Path::new("rustc"), false), project) {
            return Ok(on_path);
        }
        if distribution::is_ready(project) {
            return Ok(distribution::toolchain());
        }
        if add_with_rustup() && compiles(&mut rustc_command(Path::new("rustc"), false), project) {
            return Ok(on_path);
        }
        eprintln!(
            "rustup could not add the {TARGET} target: going on with Debian's Rust packages."
        );
    }
    distribution::ensure(project)
}

/// Asks rustup for the target. A refusal is no error: there is another route.
fn add_with_rustup() -> bool {
    on_path("rustup").is_some_and(|rustup| {
        Step::new(format!("Adding the {TARGET} target with rustup"), rustup)
            .args(["target", "add", TARGET])
            // Where its servers cannot be reached, asking again only costs time.
            .env("RUSTUP_MAX_RETRIES", "0")
            .env("RUST_BACKTRACE", "0")
            .quiet()
            .run()
            .is_ok()
    })
}

/// A call of that rustc; `clean` hides what points to rustup's toolchain.
pub fn rustc_command(rustc: &Path, clean: bool) -> Command {
    let mut command = Command::new(rustc);
    if clean {
        for name in RUSTUP_OWN {
            command.env_remove(name);
        }
    }
    command
}

/// Whether that rustc can compile and link for wasm. Only trying tells: a
/// library left by another version of the compiler looks the same in a listing.
pub fn compiles(rustc: &mut Command, project: &Project) -> bool {
    let name = format!("probe-{}", std::process::id());
    let (source, output) =
        (project.tools().join(format!("{name}.rs")), project.tools().join(format!("{name}.wasm")));
    let written = std::fs::write(&source, "//! Proves that a library can be built.\n");
    let works = written.is_ok()
        && answer(
            rustc
                .current_dir(project.root())
                .args([
                    "--target",
                    TARGET,
                    "--crate-name",
                    "probe",
                    "--crate-type",
                    "cdylib",
                    "--edition",
                    "2024",
                ])
                .arg("-o")
                .args([&output, &source])
                .stderr(std::process::Stdio::null()),
        )
        .is_some();
    for file in [source, output] {
        // What is left of a probe harms nothing.
        let _ = std::fs::remove_file(file);
    }
    works
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::WasmToolchain;
    use crate::error::Error;

    #[test]
    fn tools_come_before_the_compiler_and_the_compiler_before_the_rest() -> Result<(), Error> {
        let path = WasmToolchain::in_folder(Path::new("/usr/bin"))
            .path(&[PathBuf::from("/tools/trunk")])?;
        let folders: Vec<PathBuf> = std::env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [PathBuf::from("/tools/trunk"), PathBuf::from("/usr/bin")]);
        Ok(())
    }
}
