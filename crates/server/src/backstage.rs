//! What runs without a request, handed to the web: the runner of jobs and the demo company.

use gate::Gate;
use jobs::Runner;
use kernel::Result;
use parking_lot::Mutex;
use web::{Backstage, DemoLogin, JobMoved, Live};

/// The runner behind the page.
pub struct Behind {
    gate: Gate,
    runner: Mutex<Runner>,
}

impl Behind {
    /// Starts the runner; the page hears how far jobs are.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gate: Gate, live: Live) -> Result<Self> {
        let tell = move |moved: jobs::Moved| {
            live.tell(JobMoved {
                org: moved.org,
                user: moved.owner,
                id: moved.id,
                state: moved.state.to_owned(),
                done: moved.done,
                total: moved.total,
            });
        };
        let runner = Runner::start(gate.clone(), std::sync::Arc::new(tell))?;
        Ok(Self { gate, runner: Mutex::new(runner) })
    }

    /// Stops the runner after the chunk in hand.
    pub fn stop(&self) {
        self.runner.lock().stop();
    }
}

impl Backstage for Behind {
    fn wake(&self) {
        self.runner.lock().wake();
    }

    fn make_demo(&self, customers: u32) -> Result<Vec<DemoLogin>> {
        let made = sales::demo::make(&self.gate, u64::from(customers), 1, |_| {})?;
        Ok(made.logins.into_iter().map(shown).collect())
    }
}

fn shown(login: sales::demo::DemoLogin) -> DemoLogin {
    DemoLogin {
        login: login.login,
        password: login.password,
        name: login.name,
        role: login.role,
        department: login.department,
    }
}
