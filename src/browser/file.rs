//! Files that the reader takes along.

use js_sys::{Array, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, Url};

/// A file that is written bit by bit. The browser keeps its bytes, outside of
/// the program's memory.
#[derive(Clone, Debug)]
pub struct Written {
    parts: SendWrapper<Array>,
    /// What is still too little for a part.
    rest: Vec<u8>,
}

/// How many bytes are handed to the browser at a time.
const PART: usize = 1 << 20;

impl Default for Written {
    fn default() -> Self {
        Self { parts: SendWrapper::new(Array::new()), rest: Vec::new() }
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        *self.parts == *other.parts && self.rest == other.rest
    }
}

impl Written {
    /// Appends bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        if self.rest.len() >= PART {
            self.hand_over();
        }
    }

    /// Appends another file.
    pub fn append(&mut self, mut other: Self) {
        self.hand_over();
        other.hand_over();
        for part in other.parts.iter() {
            self.parts.push(&part);
        }
    }

    /// The file, to be read again; nothing if the browser has no room for it.
    #[must_use]
    pub fn file(mut self) -> Option<Blob> {
        self.hand_over();
        Blob::new_with_blob_sequence(&self.parts).ok()
    }

    /// Hands it to the browser as a file to keep. Nothing leaves the machine.
    pub fn save(self, name: &str) {
        let _ = self.file().map(|file| save(name, &file));
    }

    fn hand_over(&mut self) {
        if self.rest.is_empty() {
            return;
        }
        let bytes = Array::of1(&Uint8Array::new_from_slice(&self.rest));
        if let Ok(part) = Blob::new_with_u8_array_sequence(&bytes) {
            self.parts.push(&part);
        }
        self.rest.clear();
    }
}

/// For how many milliseconds a file is kept for the browser to take.
const KEPT: i32 = 60_000;

fn save(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let document = super::window().and_then(|window| window.document());
    let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<HtmlElement>().click();
    // Of a large file the browser has not taken all when the click returns.
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    let window = super::window().ok_or(JsValue::NULL)?;
    window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT)?;
    Ok(())
}
