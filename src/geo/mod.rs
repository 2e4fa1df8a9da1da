//! The shapes of countries, from a file to the plane.
//!
//! - [`topology`]: the file: borders as arcs that neighbours share.
//! - [`equal_earth`]: from degrees to a plane on which areas are true.
//! - [`world`]: rings of each country in units of the map, and dots for those
//!   too small to see.
//! - [`window`]: the part of the map that is seen.
//! - [`mod@bubbles`]: countries as discs as large as their populations.
//!
//! Nothing here knows what a country stands for, how it is coloured, or that
//! there is a page. data/geography/WORLD.md describes the file.

pub mod bubbles;
pub mod equal_earth;
pub mod topology;
pub mod window;
pub mod world;

pub use bubbles::{Bubble, bubbles};
pub use topology::{File, Topology, Unreadable};
pub use window::Window;
pub use world::{Direction, Land, World};
