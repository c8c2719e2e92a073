//! The demo company: a chain of second-hand luxury shops, made up from a seed.
//!
//! Everything is invented: numbers carry valid check digits, so that they look and behave like
//! real ones, yet belong to nobody on purpose. The same seed makes the same company.

mod approvals;
mod company;
mod crowd;
mod customer;
mod deals;
mod figures;
mod goods;
mod leads;
mod make;
mod numbers;
mod papers;
mod pools;
mod trade;
mod words;

pub use company::{Company, Department, Staff, company};
pub use customer::{Customers, DemoCustomer};
pub use deals::{deal, stages};
pub use make::{DemoLogin, Made, make, store};

/// How many customers the demo has when nothing is said.
pub const CUSTOMERS: u64 = 2_000;
