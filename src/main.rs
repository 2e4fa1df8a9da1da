//! Puts the page on the screen.

fn main() {}
