//! The entrance on a real store with a clock that the tests turn.

mod alerts;
mod authenticator;
mod colleagues;
mod devices;
mod first_start;
mod login;
mod passkeys;
mod programs;
mod scene;
mod sessions;
mod terms;
