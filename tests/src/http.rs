//! The real web over a real gate and a real store, on a free port of loopback, in this process.

mod client;
mod contract;
mod person;

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use gate::Gate;
use gate::enter::setup;
use store::Store;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use web::{Backstage, DemoLogin, JobMoved, Live, Settings};

use crate::postgres;
use crate::site::Site;

pub use client::{Answer, Client, Piece};
pub use person::Person;

/// The database below.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// Encrypted files in the data folder.
    Sqlite,
    /// A server that this process has started.
    Postgres,
}

/// Runs a test on both databases.
pub fn on_both(test: impl Fn(Base)) {
    for base in [Base::Sqlite, Base::Postgres] {
        test(base);
    }
}

/// Longest time that a job of a test may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running Kedun.
pub struct Http {
    /// Where it answers, without a slash at its end.
    pub address: String,
    /// The gate behind it.
    pub gate: Gate,
    /// The store below the gate.
    pub store: Store,
    /// Where its data lie.
    pub site: Site,
    // Removed at the end.
    _dir: TempDir,
    behind: Arc<Behind>,
    runtime: Option<Runtime>,
}

impl Http {
    /// Starts Kedun on an empty store; nobody has set it up.
    ///
    /// # Panics
    /// When it does not start: the test has failed then.
    #[must_use]
    pub fn start(base: Base) -> Self {
        Self::with(base, Settings { unauthenticated_per_minute: 100_000, ..Settings::default() })
    }

    /// The same with other settings.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn with(base: Base, settings: Settings) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let url = (base == Base::Postgres).then(|| postgres::server().database());
        let site = Site { dir: dir.path().to_owned(), url };
        let (store, gate) = site.open();
        let live = Live::default();
        let behind = Arc::new(Behind::start(gate.clone(), live.clone()));
        let (address, runtime) = serve(&gate, settings, live, behind.clone());
        let runtime = Some(runtime);
        Self { address, gate, store, site, _dir: dir, behind, runtime }
    }

    /// Starts Kedun and sets a company up through the page's own doors; its owner is in.
    ///
    /// # Panics
    /// When a step fails.
    #[must_use]
    pub fn founded(base: Base) -> (Self, Person) {
        let http = Self::start(base);
        let owner = Person::founder(&http);
        (http, owner)
    }

    /// A new visitor: nobody is signed in.
    #[must_use]
    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// The secret of the set-up link.
    ///
    /// # Panics
    /// After the set-up.
    #[must_use]
    pub fn setup_secret(&self) -> String {
        let link = setup::link(&self.gate).expect("the store answers").expect("not set up yet");
        link.strip_prefix("/setup#").expect("a set-up link").to_owned()
    }

    /// Waits until this job has come to an end; its state.
    ///
    /// # Panics
    /// When it takes longer than two minutes.
    #[must_use]
    pub fn finished(&self, job: &str) -> String {
        let states = self.behind.states.lock().expect("no panic before");
        let running = |states: &mut HashMap<String, String>| {
            let state = states.get(job).map_or("", String::as_str);
            !matches!(state, "done" | "failed" | "cancelled" | "paused")
        };
        let waited = self.behind.moved.wait_timeout_while(states, PATIENCE, running);
        let (states, time) = waited.expect("no panic before");
        assert!(!time.timed_out(), "the job takes too long");
        states[job].clone()
    }
}

impl Drop for Http {
    fn drop(&mut self) {
        self.behind.runner.lock().expect("no panic before").stop();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_millis(500));
        }
        self.gate.close();
    }
}

fn serve(gate: &Gate, settings: Settings, live: Live, behind: Arc<Behind>) -> (String, Runtime) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of loopback");
    let port = listener.local_addr().expect("an address").port();
    let address = format!("http://localhost:{port}");
    let app = web::App::new(gate.clone(), settings, live, address.clone(), behind);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let routes = web::router(app);
    runtime.spawn(web::listen::plain(listener, routes, web::listen::Stop::default()));
    // The name may lead to ::1 as well, where nobody listens.
    (format!("http://127.0.0.1:{port}"), runtime)
}

/// What the server hands to the web, with an ear for those who wait for jobs.
struct Behind {
    gate: Gate,
    runner: Mutex<jobs::Runner>,
    states: Arc<Mutex<HashMap<String, String>>>,
    moved: Arc<Condvar>,
}

impl Behind {
    fn start(gate: Gate, live: Live) -> Self {
        let states = Arc::new(Mutex::new(HashMap::new()));
        let moved = Arc::new(Condvar::new());
        let (told, bell) = (states.clone(), moved.clone());
        let tell = move |job: jobs::Moved| {
            let state = job.state.to_owned();
            told.lock().expect("no panic before").insert(job.id.to_string(), state.clone());
            bell.notify_all();
            let (org, user, id) = (job.org, job.owner, job.id);
            live.tell(JobMoved { org, user, id, state, done: job.done, total: job.total });
        };
        let runner = jobs::Runner::start(gate.clone(), Arc::new(tell)).expect("a thread");
        Self { gate, runner: Mutex::new(runner), states, moved }
    }
}

impl Backstage for Behind {
    fn wake(&self) {
        self.runner.lock().expect("no panic before").wake();
    }

    fn make_demo(&self, customers: u32) -> kernel::Result<Vec<DemoLogin>> {
        let made = sales::demo::make(&self.gate, u64::from(customers), 1, |_| {})?;
        let shown = |login: sales::demo::DemoLogin| DemoLogin {
            login: login.login,
            password: login.password,
            name: login.name,
            role: login.role,
            department: login.department,
        };
        Ok(made.logins.into_iter().map(shown).collect())
    }
}
