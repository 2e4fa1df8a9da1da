//! Builds the site.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::error::Error;
use crate::project::Project;
use crate::setup::SiteKit;
use crate::setup::wasm::TARGET;
use crate::step::{Step, duration};
use crate::{files, page, publish};

/// How the program is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Soon: for looking at a change.
    Dev,
    /// Small and fast: for publishing.
    Release,
}

impl Profile {
    /// Cargo's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Builds the site into `dist/`. Until the new one is complete, `dist/` keeps the old one.
pub fn build(project: &Project, kit: &SiteKit, profile: Profile) -> Result<(), Error> {
    let started = Instant::now();
    fetch(project, kit)?;
    let stage = project.stage(profile.name());
    run_trunk(project, kit, profile, &stage)?;
    finish(&stage)?;
    shorten(kit, &stage)?;
    publish::write_api(project.root(), &stage)?;
    files::mirror(&stage, &project.dist(), Path::new("index.html"))?;
    eprintln!("Built the {} site in {}.", profile.name(), duration(started.elapsed()));
    Ok(())
}

/// Downloads the crates, which Trunk must then find without the network.
fn fetch(project: &Project, kit: &SiteKit) -> Result<(), Error> {
    let targets = [Some(TARGET.to_owned()), kit.wasm.host()];
    kit.wasm
        .step("Fetching the crates of the page", Path::new("cargo"), &[])?
        .args(["fetch", "--quiet"])
        .args(targets.into_iter().flatten().flat_map(|target| ["--target".to_owned(), target]))
        .within(project.root())
        .run()
}

/// Runs Trunk, which writes the site to `stage`.
fn run_trunk(
    project: &Project,
    kit: &SiteKit,
    profile: Profile,
    stage: &Path,
) -> Result<(), Error> {
    fs::create_dir_all(stage).map_err(Error::file("create the folder", stage))?;
    let release = (profile == Profile::Release).then_some("--release");
    let step = kit.wasm.step(
        &format!("Building the {} site with Trunk", profile.name()),
        &kit.trunk,
        &kit.tool_folders,
    )?;
    step.note("the first time 3 to 4 minutes on two cores")
        .args(["build", "--dist"])
        .args([stage])
        .args(release)
        .within(project.root())
        .env("CARGO_TARGET_DIR", project.web_target())
        // A failed build is told by the compiler; a trace through Trunk would hide that.
        .env("RUST_BACKTRACE", "0")
        // Trunk takes this switch of many programs only when it says `true` or `false`.
        .without_env("NO_COLOR")
        .run()
}

/// Finishes the page in `stage`.
fn finish(stage: &Path) -> Result<(), Error> {
    let index = stage.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file("read", &index))?;
    let page = page::finish(&html)?;
    if let Some(start) = page.start {
        write(&stage.join(start.name), &start.text)?;
    }
    write(&index, &page.html)
}

/// Shortens the JavaScript of a release.
fn shorten(kit: &SiteKit, stage: &Path) -> Result<(), Error> {
    let Some(esbuild) = &kit.esbuild else { return Ok(()) };
    let files = files::below(stage)?;
    let scripts =
        files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "js"));
    Step::new("Shortening the JavaScript", esbuild)
        .args([
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--allow-overwrite",
            "--outdir=.",
        ])
        .args(scripts)
        .within(stage)
        .run()
}

/// Writes a text file.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::file("write", path))
}
