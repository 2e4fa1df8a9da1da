//! Provides what the commands need and this repository cannot contain.
//!
//! Each part first asks whether the thing is there and works, and does nothing
//! if so. A half-finished installation never counts as there: a tool must
//! answer with the wanted version, the wasm target must compile and link.

mod apt;
pub mod browser;
mod distribution;
pub mod peers;
pub mod tools;
pub mod wasm;

use std::path::PathBuf;

use self::browser::Browser;
use self::tools::Tool;
use self::wasm::{Route, WasmToolchain};
use crate::error::Error;
use crate::project::Project;
use crate::site::Profile;

/// What it takes to build the site.
#[derive(Debug)]
pub struct SiteKit {
    /// The Trunk program.
    pub trunk: PathBuf,
    /// The folders in which Trunk must find wasm-bindgen and wasm-opt.
    pub tool_folders: Vec<PathBuf>,
    /// What shortens the JavaScript of a release.
    pub esbuild: Option<PathBuf>,
    /// The Cargo and rustc that compile for wasm.
    pub wasm: WasmToolchain,
}

/// What it takes to test the built site.
#[derive(Debug)]
pub struct TestKit {
    /// The browser and its driver.
    pub browser: Browser,
    /// The accessibility rules, one script.
    pub axe: PathBuf,
    /// The Frictionless validator.
    pub frictionless: PathBuf,
    /// A Python with the database that browser tests ask.
    pub duckdb: PathBuf,
}

/// Sets up what building the site needs. A dev build leaves the wasm as the
/// compiler wrote it, so wasm-opt and esbuild, and with them npm, are for releases only.
pub fn for_site(project: &Project, route: Route, profile: Profile) -> Result<SiteKit, Error> {
    // The quick ones first: what is missing shows before minutes are spent.
    let (mut programs, mut esbuild) = (Vec::new(), None);
    if profile == Profile::Release {
        programs.push(Tool::wasm_opt().ensure(project)?);
        esbuild = Some(Tool::esbuild().ensure(project)?);
    }
    let wasm = wasm::ensure(project, route)?;
    programs.push(Tool::wasm_bindgen(project.wasm_bindgen_version()?).ensure(project)?);
    let trunk = Tool::trunk().ensure(project)?;
    let tool_folders =
        programs.iter().filter_map(|program| Some(program.parent()?.to_path_buf())).collect();
    Ok(SiteKit { trunk, tool_folders, esbuild, wasm })
}

/// Sets up what testing the built site needs.
pub fn for_tests(project: &Project) -> Result<TestKit, Error> {
    Ok(TestKit {
        browser: browser::ensure()?,
        axe: Tool::axe().ensure(project)?,
        frictionless: Tool::frictionless().ensure(project)?,
        duckdb: Tool::duckdb().ensure(project)?,
    })
}

/// Sets up everything.
pub fn everything(project: &Project, route: Route) -> Result<(), Error> {
    for_tests(project)?;
    for_site(project, route, Profile::Release)?;
    Ok(())
}
