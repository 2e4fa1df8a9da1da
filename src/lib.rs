//! Vendor Atlas: who supplies the mobile networks of a country, as shares with
//! bounds, from sourced evidence.
//!
//! Data flows one way: CSV → typed rows → columns → filter → estimate → figure
//! → page. Each module may use those before it in this list, and none after
//! (but `ingest` fills the `store`):
//!
//! | module | does | does not know |
//! |---|---|---|
//! | [`domain`] | the words of the trade, as types | files, formats, languages |
//! | [`order`] | one sort for all short lists | what it sorts |
//! | [`spelling`] | names as they are typed | what they name |
//! | [`ingest`] | bytes of CSV → rows and problems | filters, estimates, languages |
//! | [`store`] | rows as columns with dense ids | how they are filtered or estimated |
//! | [`estimate`] | evidence → shares with bounds | languages, drawings |
//! | [`geo`] | outlines of countries → the plane | what a country stands for, pages |
//! | [`query`] | the filter, its address, the rows that pass | how anything is shown |
//! | [`text`] | every word for people, by language | drawings, pages |
//! | [`chart`] | shapes → SVG | estimates, filters, words |
//! | [`figure`] | estimates → marks, words, table rows | the browser |
//! | [`publish`] | the static API beside the page | the browser |
//! | [`browser`] | the browser, wrapped thinly | leptos, vendors |
//! | [`ui`] | the page | how a number comes about |
//!
//! The last two stand behind the feature `ui`. Everything else is pure: no
//! clock, no input or output, tested natively with `cargo test
//! --no-default-features`.

#[cfg(feature = "ui")]
pub mod browser;
pub mod chart;
pub mod domain;
pub mod estimate;
pub mod figure;
pub mod geo;
pub mod ingest;
pub mod order;
pub mod publish;
pub mod query;
pub mod spelling;
pub mod store;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
