//! Any bytes as an archive: its files lie within it, or it is none.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_atlas::ingest::archive::{body, directory, entries};

fuzz_target!(|bytes: &[u8]| {
    let Some((start, length)) = directory(bytes) else { return };
    let list = bytes.get(start..).unwrap_or_default();
    let list = &list[..length.min(list.len())];
    // A directory of so many bytes cannot list more files than that.
    let files = entries(list);
    assert!(files.len() <= list.len() / 46);
    for file in files {
        let _ = bytes.get(file.head..).and_then(body);
    }
});
