//! What the reader asks for, and which contract rows answer.
//!
//! - [`filter`]: everything the reader has chosen: the only state the page has;
//!   [`choice`]: the choices of one among a few.
//! - [`address`]: the same as the query string of an address, both ways.
//! - [`places`]: the countries and regions chosen, resolved in a store.
//! - [`rows`]: which contract rows pass, at a million rows a frame.
//! - [`facet`]: how many rows each option of a control would give.
//! - [`page`]: one page of the table, sorted; [`export`]: all that pass as a file.
//!
//! Nothing here estimates, draws, speaks a language or knows a browser.

pub mod address;
pub mod choice;
pub mod difference;
pub mod export;
pub mod facet;
pub mod filter;
pub mod page;
pub mod places;
pub mod rows;

pub use choice::{Aspect, Grouping, Language, MapLayer, MapShape, Ranking, ThemeChoice, View};
pub use filter::Filter;
pub use page::{Sort, SortColumn};
pub use places::Place;
pub use rows::{RowFilter, RowWords};
