//! Any bytes as outlines of countries: shapes on the plane, or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_atlas::geo::{Topology, World};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(topology) = Topology::read(bytes) {
        let _ = World::new(&topology, &[]);
    }
});
