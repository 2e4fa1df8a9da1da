//! CSV bytes, as they come, to records, and cells to numbers.
//!
//! These are the loops that look at every byte of a file, or at every row, in a
//! package of their own so that they alone are compiled for speed: the rest of the
//! page is compiled for size. They know no column by name and no kind of value.
//!
//! [`Splitter`] cuts bytes into a [`Batch`] of records, wherever the bytes were
//! cut before. [`Terms`] gives each different cell of a column a number, so that
//! its meaning is worked out once and not for every row. [`Keys`] finds a cell
//! that has stood in an earlier row, and [`order`] sorts.

mod batch;
mod keys;
mod order;
mod plain;
mod scan;
mod splitter;
mod terms;

pub use batch::{Batch, Record};
pub use keys::Keys;
pub use order::{distinct, order};
pub use scan::{has_word, is_ascii, none_is_above, zeros};
pub use splitter::{Splitter, first};
pub use terms::Terms;
