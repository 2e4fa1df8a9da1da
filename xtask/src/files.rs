//! Folders as lists of files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Every file below `folder`, relative to it and sorted. Hidden entries and
/// `node_modules` are left out: nobody edits them and nobody visits them.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    collect(folder, Path::new(""), &mut files)?;
    files.sort();
    Ok(files)
}

/// Adds the files of `folder/inside` to `files`.
fn collect(folder: &Path, inside: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let here = folder.join(inside);
    for entry in fs::read_dir(&here).map_err(Error::file("read the folder", &here))? {
        let entry = entry.map_err(Error::file("read the folder", &here))?;
        let name = entry.file_name();
        if name == "node_modules" || name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let relative = inside.join(&name);
        if entry.path().is_dir() {
            collect(folder, &relative, files)?;
        } else {
            files.push(relative);
        }
    }
    Ok(())
}

/// Makes `to` hold exactly the files of `from`, with `last` written after all
/// others, and removes what `from` no longer has. A page that is being served
/// from `to` therefore never names a file that is not there yet.
pub fn mirror(from: &Path, to: &Path, last: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file("create the folder", to))?;
    let mut wanted = below(from)?;
    wanted.sort_by_key(|file| file == last);
    for file in &wanted {
        copy_if_different(&from.join(file), &to.join(file))?;
    }
    for file in below(to)?.into_iter().filter(|file| !wanted.contains(file)) {
        let path = to.join(file);
        fs::remove_file(&path).map_err(Error::file("remove", &path))?;
    }
    Ok(())
}

/// Copies a file unless the target already holds the same bytes.
fn copy_if_different(from: &Path, to: &Path) -> Result<(), Error> {
    let bytes = fs::read(from).map_err(Error::file("read", from))?;
    if fs::read(to).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create the folder", folder))?;
    }
    fs::write(to, bytes).map_err(Error::file("write", to))
}

/// Removes a folder with all it holds; one that is not there is fine.
pub fn remove_folder(folder: &Path) -> Result<(), Error> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(Error::file("remove the folder", folder))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{below, mirror, remove_folder};
    use crate::error::Error;

    /// A new empty folder that no other test uses.
    fn folder(name: &str) -> Result<PathBuf, Error> {
        let path = std::env::temp_dir().join(format!("xtask-files-{name}-{}", std::process::id()));
        remove_folder(&path)?;
        fs::create_dir_all(&path).map_err(Error::file("create the folder", &path))?;
        Ok(path)
    }

    /// Writes `text` to `folder/name` and creates the folders in between.
    fn write(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))
            .map_err(Error::file("create the folder", folder))?;
        fs::write(&path, text).map_err(Error::file("write", &path))
    }

    #[test]
    fn a_mirror_copies_what_is_new_and_removes_what_is_gone() -> Result<(), Error> {
        let (from, to) = (folder("from")?, folder("to")?);
        write(&from, "index.html", "new")?;
        write(&from, "data/contracts.csv", "a,b")?;
        write(&to, "index.html", "old")?;
        write(&to, "page-1.js", "gone")?;
        mirror(&from, &to, Path::new("index.html"))?;
        assert_eq!(below(&to)?, [PathBuf::from("data/contracts.csv"), PathBuf::from("index.html")]);
        assert_eq!(fs::read_to_string(to.join("index.html")).ok().as_deref(), Some("new"));
        remove_folder(&from)?;
        remove_folder(&to)
    }

    #[test]
    fn hidden_files_and_installed_packages_are_not_listed() -> Result<(), Error> {
        let root = folder("hidden")?;
        write(&root, ".stage/half.js", "")?;
        write(&root, "tools/node_modules/x/index.js", "")?;
        write(&root, "page.css", "")?;
        assert_eq!(below(&root)?, [PathBuf::from("page.css")]);
        remove_folder(&root)
    }
}
