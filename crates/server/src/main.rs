//! The program `kedun`: settings, wiring and the command line.
fn main() {}
