//! The words of the trade, as types. In reading order:
//!
//! - [`date`]: a date as exact as its source, and whole days to reckon with.
//! - [`place`]: countries and regions by their codes.
//! - [`vendor`]: who makes the equipment.
//! - [`network`]: generations and domains, alone and as sets.
//! - [`operator`]: who runs a network.
//! - [`contract`]: what a row of `contracts.csv` says.
//! - [`record`]: published shares, policies, initiatives and vendor figures.
//! - [`id`]: dense numbers that stand for the above inside one store.
//!
//! Nothing here reads a file, formats a number for people or holds a word of a
//! language; a country has its names as the data gives them.

pub mod contract;
pub mod date;
pub mod decimal;
pub mod id;
pub mod network;
pub mod operator;
pub mod place;
pub mod record;
pub mod vendor;
