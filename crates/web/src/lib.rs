//! HTTP: routes, wire shapes, OpenAPI and the embedded page.
//!
//! Nothing here decides anything: a handler turns a request into one call of a verb of the gate
//! and the verb's answer into JSON. Faults become statuses in `problem` alone.

mod device;
mod docs;
mod layers;
mod limiter;
mod network;
mod problem;
mod settings;
mod site;

pub use network::Network;
pub use settings::Settings;
