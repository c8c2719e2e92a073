//! Canaries: a marker stands in each field of class high, and is searched for everywhere it must
//! not be: in every byte of the data folder, in the pages of the opened database, in a dump, in
//! the log, in refusals, and in the answers of those who may not see it.

mod at_rest;
mod canaries;
mod log;
mod pages;
mod story;
