//! Files that the reader takes along.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, Url};

/// Hands bytes to the browser as a file to keep. Nothing leaves the machine.
pub fn save(name: &str, bytes: &[u8]) {
    let _ = try_save(name, bytes);
}

fn try_save(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let bytes = Uint8Array::new_from_slice(bytes);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes))?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = super::window().and_then(|window| window.document());
    let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<HtmlElement>().click();
    // The browser has taken what it needs when the click returns.
    Url::revoke_object_url(&address)
}
