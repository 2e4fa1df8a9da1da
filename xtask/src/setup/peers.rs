//! Well-known libraries that do the job of the page, to be measured beside it.

use std::fs;
use std::path::PathBuf;

use super::tools;
use crate::error::Error;
use crate::project::Project;
use crate::step::Step;

/// Installs what benches/peers/package.json names, unless it is there. Answers
/// with the folder of the packages.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    let source = project.root().join("benches/peers");
    let modules = project.tools().join("peers");
    let (wanted, there) = (source.join("package.json"), modules.join("package.json"));
    let list = fs::read(&wanted).map_err(Error::file("read", &wanted))?;
    // The list is put beside the packages once they are there.
    if fs::read(&there).ok().as_ref() != Some(&list) {
        let npm = tools::npm("install the libraries that the page is compared with")?;
        crate::files::remove_folder(&modules)?;
        let partial = modules.with_added_extension("partial");
        crate::files::remove_folder(&partial)?;
        fs::create_dir_all(&partial).map_err(Error::file("create the folder", &partial))?;
        let copy = partial.join("package.json");
        fs::write(&copy, &list).map_err(Error::file("write", &copy))?;
        Step::new("Installing the libraries that the page is compared with", npm)
            .args(["install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"])
            .within(&partial)
            .note("190 MB, once for all clones")
            .quiet()
            .run()?;
        fs::rename(&partial, &modules).map_err(Error::file("move into place", &partial))?;
    }
    Ok(modules.join("node_modules"))
}

/// Writes the pages, with these packages in them, into a folder.
pub fn bundle(project: &Project, packages: PathBuf, into: PathBuf) -> Result<(), Error> {
    let script = project.root().join("benches/peers/build.mjs");
    Step::new("Bundling the pages to compare with", "node")
        .args([script, packages, into])
        .quiet()
        .run()
}
