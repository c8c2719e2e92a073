//! What runs without a request, handed to the web: the runner of jobs and the demo company.

use std::sync::Arc;

use gate::{Gate, News};
use jobs::{Post, Runner, TellingThread};
use kernel::Result;
use parking_lot::Mutex;
use web::{Backstage, DemoLogin, JobMoved, Live, Told};

/// The runner behind the page.
pub struct Behind {
    gate: Gate,
    runner: Mutex<Runner>,
    /// Ends with this.
    _telling: TellingThread,
}

impl Behind {
    /// Starts the runner; the pages hear how far jobs are. On PostgreSQL they hear it from the
    /// database, whichever node runs the job and whichever they hang on.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(gate: Gate, live: Live, post: Option<Arc<dyn Post>>) -> Result<Self> {
        let (alone, pages) = (!gate.has_other_nodes(), live.clone());
        let tell = move |moved: jobs::Moved| {
            if alone {
                pages.tell(JobMoved {
                    org: moved.org,
                    user: moved.owner,
                    id: moved.id,
                    state: moved.state.to_owned(),
                    done: moved.done,
                    total: moved.total,
                });
            }
        };
        let runner = Runner::start(gate.clone(), Arc::new(tell))?;
        let wake = runner.bell();
        gate.hear(Arc::new(move |news| {
            if matches!(news, News::Job(job) if job.state == "waiting") {
                wake();
            }
            pass_on(&live, news);
        }));
        if post.is_some() {
            gate.send_mail();
        }
        let telling = TellingThread::start(gate.clone(), post)?;
        Ok(Self { gate, runner: Mutex::new(runner), _telling: telling })
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

fn pass_on(live: &Live, news: &News) {
    match news {
        News::Job(job) => live.tell(JobMoved {
            org: job.org,
            user: job.owner,
            id: job.id,
            state: job.state.clone(),
            done: job.done,
            total: job.total,
        }),
        News::Access { org, user } => live.pass_on(Told::Access { org: *org, user: *user }),
        News::Missed => live.pass_on(Told::Missed),
        News::Notification { org, user } => {
            live.pass_on(Told::Notification { org: *org, user: *user });
        }
        News::Org(_) | News::Directory(_) | News::Checkpoint(_) => {}
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
