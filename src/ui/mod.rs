//! The page.
//!
//! `state::Dashboard` holds the one piece of state, the filter, and everything
//! derived from it; components read it from the context and write nothing but
//! the filter. What they show comes from [`figure`](crate::figure) in words and
//! from [`chart`](crate::chart) in shapes; here is only how it is laid out and
//! how it answers to pointer and keys.

mod answers;
mod app;
mod beyond;
mod combobox;
mod compare;
mod contracts;
mod country;
mod data;
mod derived;
mod desk;
mod drawer;
mod drawing;
mod evidence;
mod executor;
mod figures;
mod filters;
mod finder;
mod findings;
mod frame;
mod load;
mod loading;
mod map;
mod map_drawing;
mod map_hand;
mod map_letters;
mod memo;
mod operators;
mod plain;
mod problems;
mod published;
mod react;
mod saving;
mod scenario;
mod settings;
mod sheet;
mod shown;
mod state;
mod story;
mod tip;
mod turns;
mod under_way;
mod vendor;
mod views;
mod years;

pub use app::mount;
