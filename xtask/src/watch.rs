//! Notices changes of the files that make up the page.
//!
//! By asking twice a second, not by the system's notifications: some hundred
//! files are asked about in a millisecond, and it works alike on every file
//! system, in containers and on shared folders too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::files;

/// Folders and files that make up the page.
const WATCHED: [&str; 7] =
    ["src", "cells", "style", "data", "index.html", "Trunk.toml", "Cargo.toml"];

/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// When each file was last written, and its size in bytes.
type Look = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Remembers what the files looked like.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    seen: Look,
}

impl Watch {
    /// Starts from the files as they are now.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), seen: look(root) }
    }

    /// Waits for the next change and names one changed file. Returns once two
    /// looks agree, so that a save of many files is one change.
    pub fn next_change(&mut self) -> PathBuf {
        loop {
            thread::sleep(PAUSE);
            let mut now = look(&self.root);
            let Some(changed) = difference(&self.seen, &now) else {
                continue;
            };
            loop {
                thread::sleep(PAUSE);
                let later = look(&self.root);
                if later == now {
                    break;
                }
                now = later;
            }
            self.seen = now;
            return changed;
        }
    }
}

/// Looks at all watched files. One that vanishes in between counts as gone.
fn look(root: &Path) -> Look {
    let all = WATCHED.iter().flat_map(|name| {
        let path = root.join(name);
        match files::below(&path) {
            Ok(files) if path.is_dir() => {
                files.into_iter().map(|file| Path::new(name).join(file)).collect()
            }
            _ => vec![PathBuf::from(name)],
        }
    });
    all.filter_map(|file| {
        let about = fs::metadata(root.join(&file)).ok()?;
        Some((file, (about.modified().ok(), about.len())))
    })
    .collect()
}

/// The first file that is not the same in both looks.
fn difference(before: &Look, after: &Look) -> Option<PathBuf> {
    let changed = after.iter().find(|(file, about)| before.get(*file) != Some(*about));
    let gone = || before.keys().find(|file| !after.contains_key(*file));
    changed.map(|(file, _)| file).or_else(gone).cloned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Look, difference};

    /// A look at files of these names and sizes.
    fn look(files: &[(&str, u64)]) -> Look {
        files.iter().map(|(file, size)| (PathBuf::from(file), (None, *size))).collect()
    }

    #[test]
    fn an_edited_a_new_and_a_removed_file_are_changes() {
        let before = look(&[("a", 1), ("b", 2)]);
        assert_eq!(difference(&before, &before), None);
        assert_eq!(difference(&before, &look(&[("a", 1), ("b", 3)])), Some(PathBuf::from("b")));
        assert_eq!(
            difference(&before, &look(&[("a", 1), ("b", 2), ("c", 0)])),
            Some(PathBuf::from("c"))
        );
        assert_eq!(difference(&before, &look(&[("b", 2)])), Some(PathBuf::from("a")));
    }
}
