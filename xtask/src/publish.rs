//! The answers that other programs can fetch from the published site.

use std::fs;
use std::path::Path;

use crate::data;
use crate::error::Error;

/// Writes the folder `api/` of the site, from the data of the repository and
/// with the code that the page runs.
pub fn write_api(root: &Path, site: &Path) -> Result<(), Error> {
    let (store, _) = data::read(root);
    let made =
        vendor_atlas::publish::files(&store).map_err(|error| Error::Publish(error.to_string()))?;
    for file in made {
        let path = site.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::file("make the folder", folder))?;
        }
        fs::write(&path, &file.bytes).map_err(Error::file("write", &path))?;
    }
    Ok(())
}
