//! What a mark belongs to, and how to look at only that.

use crate::figure::answer::{OTHERS, UNKNOWN};
use crate::figure::compare::HHI;
use crate::figure::names;
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// A place or a vendor that a mark belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its name.
    pub name: String,
    /// Its code or id.
    id: String,
    /// Whether it is a vendor; else it is a place.
    pub is_vendor: bool,
}

impl Subject {
    /// Narrows the filter to it, and closes what is open.
    pub fn narrow(&self, filter: &mut Filter) {
        filter.mark.clear();
        filter.operator = None;
        if self.is_vendor {
            filter.vendors = vec![self.id.clone()];
        } else {
            filter.places = vec![self.id.clone()];
        }
    }
}

/// The place and the vendor of the mark that the filter names, as far as the
/// filter is not narrowed to them yet.
#[must_use]
pub fn subjects(store: &Store, texts: &Texts, filter: &Filter) -> Vec<Subject> {
    let mut parts = filter.mark.split('/');
    let (place, vendor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut subjects = Vec::new();
    // An operator stands for its country.
    let code = match store.operator(place) {
        Some(operator) => {
            let country = store.operators[operator.index()].country;
            store.countries[country.index()].iso3.to_string()
        }
        None => place.to_owned(),
    };
    let is_known = !code.contains(',') && crate::query::Place::find(store, &code).is_some();
    if is_known && code != crate::query::places::WORLD && filter.places != [code.clone()] {
        let name = names::by_code(store, texts, &code);
        subjects.push(Subject { name, id: code, is_vendor: false });
    }
    let is_group = [OTHERS, UNKNOWN, HHI, ""].contains(&vendor);
    if !is_group && store.vendor(vendor).is_some() && filter.vendors != [vendor] {
        let name = names::vendor_by_slug(store, texts, vendor);
        subjects.push(Subject { name, id: vendor.to_owned(), is_vendor: true });
    }
    subjects
}
