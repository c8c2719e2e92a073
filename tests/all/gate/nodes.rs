//! Several nodes on one PostgreSQL: two gates, each with a data folder and connections of its own.

mod hearing;
mod kit;
mod sequencing;
mod sharing;
