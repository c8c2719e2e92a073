//! HTTP: routes, wire shapes, OpenAPI and the embedded page.
//!
//! Nothing here decides anything: a handler turns a request into one call of a verb of the gate
//! and the verb's answer into JSON. Faults become statuses in `problem` alone.

mod api;
mod app;
mod cookie;
mod ctx;
mod device;
mod docs;
mod extract;
mod files;
mod layers;
mod limiter;
pub mod listen;
mod live;
mod network;
mod operations;
mod problem;
mod ready;
mod router;
mod seats;
mod settings;
mod site;
pub mod wire;

pub use app::{App, Backstage, DemoLogin};
pub use kernel::Network;
pub use live::{JobMoved, Live, Told};
pub use router::{document, router};
pub use settings::Settings;
