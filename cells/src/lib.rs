//! CSV bytes, as they come, to records, and cells to numbers.
//!
//! This is the part of reading that looks at every byte of a file, and a
//! package of its own so that it alone is compiled for speed: the rest of the
//! page is compiled for size. It knows no column by name and no kind of value.
//!
//! [`Splitter`] cuts bytes into a [`Batch`] of records, wherever the bytes were
//! cut before. [`Terms`] gives each different cell of a column a number, so that
//! its meaning is worked out once and not for every row. [`Keys`] finds a cell
//! that has stood in an earlier row, and [`order`] sorts.

mod batch;
mod keys;
mod order;
mod splitter;
mod terms;

pub use batch::{Batch, Record};
pub use keys::Keys;
pub use order::order;
pub use splitter::Splitter;
pub use terms::Terms;
