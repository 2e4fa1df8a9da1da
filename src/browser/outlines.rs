//! The file of outlines, parsed by the browser.

use crate::geo::File;
use crate::geo::topology::Polygon;
use js_sys::{Array, JSON, Object, Reflect};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The members of the file; nothing if the text is not of its form.
#[must_use]
pub fn parse(text: &str) -> Option<File> {
    let file = JSON::parse(text).ok()?;
    let member = |name: &str| Reflect::get(&file, &name.into()).ok();
    let grid = list(&member("g")?, JsValue::as_f64)?;
    let countries = Object::entries(member("c")?.dyn_ref::<Object>()?);
    let countries = list(&countries, |entry| {
        let entry: &Array = entry.dyn_ref()?;
        Some((entry.get(0).as_string()?, polygons(&entry.get(1))?))
    })?;
    let mut c = BTreeMap::new();
    // One by one: to collect them all would bring in a sort of its own.
    for (code, polygons) in countries {
        c.insert(code, polygons);
    }
    Some(File { g: grid.try_into().ok()?, a: list(&member("a")?, JsValue::as_string)?, c })
}

fn polygons(value: &JsValue) -> Option<Vec<Polygon>> {
    list(value, |polygon| list(polygon, |ring| list(ring, arc_number)))
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and arcs are checked")]
fn arc_number(value: &JsValue) -> Option<i32> {
    value.as_f64().map(|number| number as i32)
}

/// The entries of an array; nothing if it is none, or one of them is not as expected.
fn list<T>(value: &JsValue, read: impl Fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    value.dyn_ref::<Array>()?.iter().map(|entry| read(&entry)).collect()
}
