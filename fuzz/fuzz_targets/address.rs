//! Any text as an address: what is understood is written so that it is understood again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_atlas::query::Filter;

fuzz_target!(|text: &str| {
    let filter = Filter::from_query(text);
    let query = filter.to_query();
    assert_eq!(Filter::from_query(&query).to_query(), query);
});
