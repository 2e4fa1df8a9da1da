//! Vendor Atlas.
pub mod domain;
pub mod estimate;
pub mod ingest;
pub mod query;
pub mod store;
pub mod text;
