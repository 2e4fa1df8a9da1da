//! The page.
//!
//! `state::Dashboard` holds the one piece of state, the filter, and everything
//! derived from it; components read it from the context and write nothing but
//! the filter. What they show comes from [`figure`](crate::figure) in words and
//! from [`chart`](crate::chart) in shapes; here is only how it is laid out and
//! how it answers to pointer and keys.

mod app;
mod combobox;
mod contracts;
mod evidence;
mod figures;
mod filters;
mod frame;
mod load;
mod map;
mod map_drawing;
mod map_hand;
mod problems;
mod state;
mod tip;

pub use app::mount;
