//! The entrance on a real store with a clock that the tests turn.

mod colleagues;
mod first_start;
mod login;
mod programs;
mod scene;
mod sessions;
