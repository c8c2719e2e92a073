//! The real program `kedun`, started as its owner starts it: commands, the server, and what only a
//! process of its own can show (kills, full disks, memory).

mod backup;
mod commands;
mod flat;
mod full_disk;
mod killed;
mod kit;
mod lists;
mod moving;
mod nodes;
mod openapi;
mod serving;
mod usage;
mod vast;
