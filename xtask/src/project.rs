//! Where things are: the repository, its build folders and the cache of tools.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The folders every command works with.
///
/// The tool cache is `$VENDOR_ATLAS_TOOLS` when that is set, else
/// `vendor-atlas/tools` below `$XDG_CACHE_HOME` or `~/.cache`.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
    tools: PathBuf,
}

impl Project {
    /// The repository this program was built in, or the one Cargo runs it for.
    pub fn find() -> Result<Self, Error> {
        let manifest = variable("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = manifest.parent().map(Path::to_path_buf).unwrap_or(manifest);
        let target = variable("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        let caches = variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")));
        let tools = variable("VENDOR_ATLAS_TOOLS")
            .or_else(|| Some(caches?.join("vendor-atlas").join("tools")))
            .ok_or_else(|| Error::Missing {
                what: "A folder for tools".to_owned(),
                purpose: "keep Trunk and the other build tools between runs".to_owned(),
                mend: "set VENDOR_ATLAS_TOOLS to a folder you may write to".to_owned(),
            })?;
        fs::create_dir_all(&tools).map_err(Error::file("create the folder", &tools))?;
        // The steps run in other folders than this process: a relative path would lead elsewhere.
        let tools = fs::canonicalize(&tools).map_err(Error::file("find", &tools))?;
        Ok(Self { root, target, tools })
    }

    /// The top folder of the repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The cache of tools, shared by all clones.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where a site of the named profile is put together before it becomes `dist/`.
    pub fn stage(&self, profile: &str) -> PathBuf {
        self.target.join("site").join(profile)
    }

    /// Cargo's target folder for wasm builds. They have their own because they
    /// may use another compiler than the native ones, and each would otherwise
    /// build the other's build scripts anew.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// The wasm-bindgen version that Cargo.lock settles on.
    pub fn wasm_bindgen_version(&self) -> Result<String, Error> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        locked_version(&lock, "wasm-bindgen").ok_or_else(|| Error::Content {
            path,
            wanted: "a version of wasm-bindgen",
            mend: "run `cargo metadata > /dev/null`, which completes the file".to_owned(),
        })
    }

    /// The oldest Rust that Cargo.toml admits, as (major, minor).
    pub fn oldest_rust(&self) -> Result<(u32, u32), Error> {
        let path = self.root.join("Cargo.toml");
        let manifest = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        manifest
            .lines()
            .find_map(|line| major_minor(line.strip_prefix("rust-version = \"")?))
            .ok_or_else(|| Error::Content {
                path,
                wanted: "a line `rust-version = \"…\"`",
                mend: "add it below [package]".to_owned(),
            })
    }
}

/// An environment variable that holds a path; one that is empty counts as not set.
pub fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// Reads `1.95`, `1.95.0` or `1.95"` as the pair (1, 95).
pub fn major_minor(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(|character: char| !character.is_ascii_digit()).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{locked_version, major_minor};

    #[test]
    fn a_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }

    #[test]
    fn versions_are_read_up_to_the_minor_number() {
        assert_eq!(major_minor("1.95\""), Some((1, 95)));
        assert_eq!(major_minor("1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert_eq!(major_minor("nightly"), None);
    }
}
