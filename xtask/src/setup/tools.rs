//! Programs from the package registries of Rust, npm and Python, each in a
//! folder of the tool cache that carries its name and version.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::step::{Step, answer, on_path};

/// Where a tool comes from, and how it is installed from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Registry {
    /// A crate with a program, built by `cargo install` with these further arguments.
    Crate(&'static [&'static str]),
    /// An npm package.
    Npm,
    /// A Python package, in a virtual environment of its own.
    Python,
}

/// A tool of a fixed version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// The package's name in its registry.
    package: &'static str,
    /// The package's version.
    version: String,
    /// The registry.
    registry: Registry,
    /// The file that is used, relative to the tool's folder.
    file: &'static str,
    /// The word with which the file gives its version away.
    tells: String,
    /// What the tool is for, after "needed to".
    purpose: &'static str,
    /// How long the installation takes, for the announcement.
    takes: &'static str,
}

impl Tool {
    /// Trunk, which drives the build of the page. Newer releases want a newer
    /// Rust than this project does.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            version: "0.21.14".to_owned(),
            registry: Registry::Crate(&[
                "--locked",
                "--no-default-features",
                "--features",
                "rustls",
            ]),
            file: "bin/trunk",
            tells: "0.21.14".to_owned(),
            purpose: "build the page",
            takes: "about 5 minutes on two cores, once for all clones",
        }
    }

    /// wasm-bindgen's command, which must be of the version of the crate.
    pub fn wasm_bindgen(version: String) -> Self {
        Self {
            package: "wasm-bindgen-cli",
            tells: version.clone(),
            version,
            // Without `--locked`: its lock file names a crate that was withdrawn.
            registry: Registry::Crate(&[]),
            file: "bin/wasm-bindgen",
            purpose: "write the JavaScript that loads the page's program",
            takes: "about 2 minutes on two cores, once for all clones",
        }
    }

    /// wasm-opt, which makes a release smaller. Debian's own is too old for
    /// what today's compiler writes.
    pub fn wasm_opt() -> Self {
        Self {
            package: "binaryen",
            version: "132.0.0".to_owned(),
            registry: Registry::Npm,
            file: "node_modules/.bin/wasm-opt",
            tells: "132".to_owned(),
            purpose: "make the released page smaller",
            takes: "some seconds",
        }
    }

    /// esbuild, which shortens JavaScript. The minifier of Trunk cannot read what
    /// wasm-bindgen writes.
    pub fn esbuild() -> Self {
        Self {
            package: "esbuild",
            version: "0.28.2".to_owned(),
            registry: Registry::Npm,
            file: "node_modules/.bin/esbuild",
            tells: "0.28.2".to_owned(),
            purpose: "make the released page smaller",
            takes: "some seconds",
        }
    }

    /// The accessibility rules that the browser tests apply.
    pub fn axe() -> Self {
        Self {
            package: "axe-core",
            version: "4.14.1".to_owned(),
            registry: Registry::Npm,
            file: "node_modules/axe-core/axe.min.js",
            tells: "v4.14.1".to_owned(),
            purpose: "test the page for accessibility",
            takes: "some seconds",
        }
    }

    /// The validator of the data package's description.
    pub fn frictionless() -> Self {
        Self {
            package: "frictionless",
            version: "5.19.1".to_owned(),
            registry: Registry::Python,
            file: "bin/frictionless",
            tells: "5.19.1".to_owned(),
            purpose: "validate the data files against their description",
            takes: "about half a minute",
        }
    }

    /// A database that answers CSV over HTTP in the browser tests.
    pub fn duckdb() -> Self {
        Self {
            package: "duckdb",
            version: "1.5.6".to_owned(),
            registry: Registry::Python,
            file: "bin/python",
            // The package has no program of its own; its folder has its version.
            tells: "Python".to_owned(),
            purpose: "test the page on what a database answers",
            takes: "some seconds",
        }
    }

    /// Installs the tool unless it is there, and returns the file to use.
    pub fn ensure(&self, project: &Project) -> Result<PathBuf, Error> {
        let folder = self.folder(project.tools());
        let file = folder.join(self.file);
        if self.is_at(&file) {
            return Ok(file);
        }
        let _one_at_a_time = lock(project.tools())?;
        if !self.is_at(&file) {
            self.install(project, &folder)?;
        }
        if self.is_at(&file) {
            return Ok(file);
        }
        Err(Error::Missing {
            what: format!("A working {} {}", self.package, self.version),
            purpose: self.purpose.to_owned(),
            mend: format!("see what {} has to say when it is run", file.display()),
        })
    }

    /// The tool's folder.
    fn folder(&self, tools: &Path) -> PathBuf {
        tools.join(format!("{}-{}", self.package, self.version))
    }

    /// Whether `file` is this tool in this version. Programs are asked; a
    /// script's first line tells.
    fn is_at(&self, file: &Path) -> bool {
        let told = if file.extension().is_some_and(|extension| extension == "js") {
            fs::read_to_string(file).ok().and_then(|text| Some(text.lines().next()?.to_owned()))
        } else {
            answer(Command::new(file).arg("--version").stderr(std::process::Stdio::null()))
        };
        told.is_some_and(|told| told.split_whitespace().any(|word| word == self.tells))
    }

    /// Installs the tool into its folder.
    fn install(&self, project: &Project, folder: &Path) -> Result<(), Error> {
        files::remove_folder(folder)?;
        if self.registry == Registry::Python {
            // Its programs carry the folder's name: it cannot be moved afterwards.
            return self.install_python(folder);
        }
        let partial = folder.with_added_extension("partial");
        files::remove_folder(&partial)?;
        if let Registry::Crate(arguments) = self.registry {
            self.install_crate(project.tools(), &partial, arguments)?;
        } else {
            self.install_npm(&partial)?;
        }
        fs::rename(&partial, folder).map_err(Error::file("move into place", &partial))
    }

    /// Builds a crate's programs, without optimisation: they are fast enough,
    /// and are ready in a third of the time.
    fn install_crate(&self, tools: &Path, into: &Path, arguments: &[&str]) -> Result<(), Error> {
        // Kept until the build succeeds, so that a second try is cheap.
        let target = tools.join(format!("{}.build", self.package));
        self.step("Building", "cargo")
            .args(["install", self.package, "--version", &self.version])
            .args(arguments)
            .args([Path::new("--root"), into])
            .within(tools)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .without_env("RUSTFLAGS")
            .run()?;
        files::remove_folder(&target)
    }

    /// Installs an npm package.
    fn install_npm(&self, into: &Path) -> Result<(), Error> {
        let npm = npm(&self.installation())?;
        fs::create_dir_all(into).map_err(Error::file("create the folder", into))?;
        self.step("Installing", &npm)
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .args([into])
            .args([format!("{}@{}", self.package, self.version)])
            .within(into)
            .quiet()
            .run()
    }

    /// Installs a Python package into a virtual environment.
    fn install_python(&self, folder: &Path) -> Result<(), Error> {
        let python = python(&self.installation())?;
        Step::new("Creating a Python environment", &python)
            .args(["-m", "venv"])
            .args([folder])
            .quiet()
            .advice("apt-get install python3-venv")
            .run()?;
        self.step("Installing", folder.join("bin/python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                &format!("{}=={}", self.package, self.version),
            ])
            .quiet()
            .run()
    }

    /// What an installer is needed for.
    fn installation(&self) -> String {
        format!("install {}, which is there to {}", self.package, self.purpose)
    }

    /// The step that installs this tool with `program`.
    fn step(&self, doing: &str, program: impl AsRef<Path>) -> Step {
        Step::new(format!("{doing} {} {}", self.package, self.version), program.as_ref())
            .note(self.takes)
    }
}

/// The program that installs npm packages, needed to do what `purpose` says.
pub fn npm(purpose: &str) -> Result<PathBuf, Error> {
    provided("npm", &["nodejs", "npm"], |_| true, purpose)
}

/// A Python that can make environments.
fn python(purpose: &str) -> Result<PathBuf, Error> {
    let makes_environments =
        |python: &Path| answer(Command::new(python).args(["-c", "import ensurepip"])).is_some();
    provided("python3", &["python3", "python3-venv"], makes_environments, purpose)
}

/// A program on the path; from Debian if there is none that fits.
fn provided(
    name: &str,
    packages: &[&str],
    fits: impl Fn(&Path) -> bool,
    purpose: &str,
) -> Result<PathBuf, Error> {
    if !on_path(name).is_some_and(|program| fits(&program)) {
        apt::install(packages, purpose)?;
    }
    on_path(name).ok_or_else(|| Error::Missing {
        what: name.to_owned(),
        purpose: purpose.to_owned(),
        mend: format!("put the folder of {name} into PATH"),
    })
}

/// Waits until no other set-up writes to the cache; the lock ends with the returned file.
fn lock(tools: &Path) -> Result<File, Error> {
    let path = tools.join("lock");
    let file = File::create(&path).map_err(Error::file("create", &path))?;
    if file.try_lock().is_err() {
        eprintln!("Another set-up is at work in {}: waiting for it …", tools.display());
        file.lock().map_err(Error::file("lock", &path))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Tool;

    #[test]
    fn every_version_has_its_own_folder() {
        let folder = Tool::wasm_bindgen("0.2.130".to_owned()).folder(Path::new("/tools"));
        assert_eq!(folder, Path::new("/tools/wasm-bindgen-cli-0.2.130"));
    }

    #[test]
    fn a_program_of_another_version_does_not_count() {
        assert!(!Tool::trunk().is_at(Path::new("/bin/ls")));
        assert!(!Tool::axe().is_at(Path::new("/no/such/axe.min.js")));
    }
}
