//! What the reader asks for, and which contract rows answer.
//!
//! - [`filter`]: everything the reader has chosen: the only state the page has.
//! - [`address`]: the same as the query string of an address, both ways.
//! - [`places`]: the countries and regions chosen, resolved in a store.
//! - [`rows`]: which contract rows pass, at a million rows a frame.
//! - [`facet`]: how many rows each option of a control would give.
//! - [`page`]: one page of the table, sorted.
//! - [`spelling`]: names as somebody types them.
//!
//! Nothing here estimates, draws, speaks a language or knows a browser.

pub mod address;
pub mod facet;
pub mod filter;
pub mod page;
pub mod places;
pub mod rows;
pub mod spelling;

pub use filter::{Filter, Language, MapLayer, MapShape, ThemeChoice, View};
pub use page::{Sort, SortColumn};
pub use places::Place;
pub use rows::{RowFilter, RowWords};
