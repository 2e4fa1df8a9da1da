//! vendors.csv.

use super::Origin;
use super::expected::Expected;
use super::guess;
use super::problem::{ProblemKind, Problems};
use super::sheet::{Column, Row, optional, read_rows, required};
use crate::domain::vendor::{self, Vendor};
use crate::store::Store;

const ID: usize = 0;
const NAME: usize = 1;
const HEADQUARTERS: usize = 2;
const SOURCE_URL: usize = 3;
const ALSO: usize = 4;

pub(super) const COLUMNS: &[Column] = &[
    required("id"),
    required("name"),
    optional("headquarters_country"),
    optional("source_url"),
    optional("also_called"),
];

pub(super) fn read(file: &Origin, bytes: &[u8], store: &mut Store, problems: &mut Problems) {
    read_rows(file, bytes, COLUMNS, problems, &mut |row| {
        let slug = slug(row, ID, store);
        let name = row.filled(NAME);
        let (headquarters, source_url) = (row.words(HEADQUARTERS), row.words(SOURCE_URL));
        let (Some(slug), Some(name), false) = (slug, name, row.is_faulty()) else { return };
        let also = row.words(ALSO);
        let vendor = Vendor { slug: slug.clone(), name, headquarters, source_url, also };
        if store.add_vendor(vendor).is_none() {
            row.report(ProblemKind::Duplicate { column: "id", id: slug });
        }
    });
}

/// A cell that holds a vendor id.
pub(super) fn slug(row: &mut Row<'_>, column: usize, store: &Store) -> Option<String> {
    let text = row.words(column);
    if row.is_faulty() && text.is_empty() {
        return None;
    }
    if vendor::is_slug(&text) {
        return Some(text);
    }
    let suggestion = row.suggestion(column, &text, &mut || guess::vendor(&text, store));
    row.reject(column, &text, Expected::VendorId, suggestion);
    None
}
