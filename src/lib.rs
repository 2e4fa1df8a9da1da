//! Vendor Atlas.
pub mod domain;
pub mod estimate;
pub mod ingest;
pub mod store;
