//! A server that runs: its address, its link, its people, its end.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value as Json, json};
use tests::app::PASSWORD;
use tests::http::{Client, Person};

use super::Place;

/// The longest time that a start or a job may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server. Dropping it kills it.
pub struct Served {
    /// Where it answers, without a slash at its end.
    pub address: String,
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Served {
    /// Starts the server on a free port of loopback.
    pub fn start(place: &Place, more: &[&str]) -> Self {
        let args = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut child = place
            .program(&args)
            .env("KEDUN_UNAUTHENTICATED_PER_MINUTE", "100000")
            .env("KEDUN_LOG_LEVEL", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut first = String::new();
        output.read_line(&mut first).expect("a first line");
        let port = first.trim().rsplit(':').next().expect("a port").to_owned();
        assert!(first.contains("http://localhost:"), "{first}");
        // The name may lead to ::1 as well, where nobody listens.
        Self { address: format!("http://127.0.0.1:{port}"), child, output }
    }

    /// The set-up link that it prints after its address.
    pub fn link(&mut self) -> String {
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).expect("a line");
            assert!(read > 0, "the output ends without a link");
            if line.contains("/setup#") {
                return line.trim().to_owned();
            }
        }
    }

    /// The secret of the set-up link.
    pub fn secret(&mut self) -> String {
        self.link().split_once('#').expect("a fragment").1.to_owned()
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// A visitor: nobody is signed in.
    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// The first sign-in of the owner, who was set up at the command line and enrols an
    /// authenticator now.
    pub fn owner(&self) -> Person {
        let client = self.visitor();
        let answer = client.post("/auth/login", json!({"login": "boss", "password": PASSWORD}));
        let answer = answer.ok();
        assert_eq!(answer["status"], "mfa_enrolment_required");
        Person::enrolled(client, "boss", &answer)
    }

    /// Kills it: nothing of it runs any more.
    pub fn kill(mut self) {
        // SIGKILL on Unix.
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// Asks it to end and waits for it; the exit status, and what it printed since.
    pub fn stop(mut self) -> (i32, String) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        assert!(asked.success());
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("the rest of its output");
        (self.child.wait().expect("it ends").code().unwrap_or(-1), rest)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Fails where it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves the recovery key, without which no import begins in the page.
pub fn keep_recovery_key(owner: &Person) {
    let key = owner.post("/organisation/recovery-key", json!({"password": PASSWORD})).ok();
    assert!(key["recovery_key"].as_str().is_some_and(|k| k.len() > 50));
    let _ = owner.post("/organisation/recovery-key/saved", json!({})).ok();
}

/// News of one's jobs, as they come.
pub struct News {
    news: Receiver<Json>,
}

impl News {
    /// Listens from now on.
    pub fn of(who: &Client) -> Self {
        let stream = BufReader::new(who.follow("/events"));
        let (tell, news) = mpsc::channel();
        std::thread::spawn(move || {
            // The stream ends when the server does.
            for line in stream.lines().map_while(Result::ok) {
                let event = line.strip_prefix("data:").map(|text| text.trim().to_owned());
                let event = event.and_then(|text| serde_json::from_str(&text).ok());
                if let Some(event) = event
                    && tell.send(event).is_err()
                {
                    return;
                }
            }
        });
        Self { news }
    }

    /// Waits for the first news that fits.
    pub fn wait(&self, fits: impl Fn(&Json) -> bool) -> Json {
        loop {
            let event = self.news.recv_timeout(PATIENCE).expect("news of the job");
            if fits(&event) {
                return event;
            }
        }
    }
}
