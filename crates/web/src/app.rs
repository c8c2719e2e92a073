//! What every handler shares.

use std::sync::Arc;

use gate::Gate;
use kernel::{Result, Text};

use crate::limiter::Limiter;
use crate::live::Live;
use crate::ready::Readiness;
use crate::seats::Seats;
use crate::settings::Settings;

/// The state behind all routes. Cheap to clone.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub gate: Gate,
    pub settings: Arc<Settings>,
    pub live: Live,
    pub limiter: Limiter,
    pub readiness: Readiness,
    /// Connections for live events.
    pub seats: Seats,
    /// The address that stands in links, without a slash at its end.
    pub address: String,
    pub backstage: Arc<dyn Backstage>,
}

/// What runs without a request; the server hands it in.
pub trait Backstage: Send + Sync {
    /// A job was added or may go on.
    fn wake(&self);

    /// Makes the demo company with so many customers. Blocks until it is there.
    ///
    /// # Errors
    /// When there is one already, or the store cannot be written.
    fn make_demo(&self, customers: u32) -> Result<Vec<DemoLogin>>;
}

/// A login of the demo company, told this once. It has no `Debug`.
pub struct DemoLogin {
    /// The login.
    pub login: String,
    /// Its random password.
    pub password: String,
    /// The name.
    pub name: String,
    /// What the role is called.
    pub role: Text,
    /// The department.
    pub department: String,
}

impl App {
    /// The state over this gate. `address` is what people type, such as `http://localhost:7420`.
    #[must_use]
    pub fn new(
        gate: Gate,
        settings: Settings,
        live: Live,
        address: String,
        backstage: Arc<dyn Backstage>,
    ) -> Self {
        let limiter = Limiter::new(settings.unauthenticated_per_minute);
        let (settings, seats) = (Arc::new(settings), Seats::default());
        let readiness = Readiness::default();
        Self(Arc::new(Inner {
            gate,
            settings,
            live,
            limiter,
            readiness,
            seats,
            address,
            backstage,
        }))
    }
}
