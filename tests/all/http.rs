//! The interface over HTTP, as the page and programs use it, on both databases.

mod bad_input;
mod colleagues;
mod designing;
mod devices;
mod entering;
mod exports;
mod feeds;
mod files;
mod finding;
mod imports;
mod ledger;
mod listening;
mod locking;
mod matrix;
mod records;
mod setting_up;
mod shop;
mod sign_on;
mod tokens;
