//! An import through the interface, followed from outside.

use serde_json::{Value as Json, json};
use tests::http::{Client, Piece};

use super::News;

/// A job and the news of it.
pub struct Job {
    id: String,
    news: News,
}

impl Job {
    /// Sends a list up and starts its import.
    pub fn start(who: &Client, list: &[u8]) -> Self {
        let news = News::of(who);
        let file = [Piece::File("客户.xlsx", list)];
        let preview = who.form("/records/customer/import/preview", &file).ok();
        Self::of_upload(who, news, &preview["upload"])
    }

    /// Starts the import of an upload.
    pub fn of_upload(who: &Client, news: News, upload: &Json) -> Self {
        let job = who.post("/records/customer/import", json!({"upload": upload})).ok();
        Self { id: job["job"].as_str().expect("a job").to_owned(), news }
    }

    /// The same job as somebody sees it who has just come back.
    pub fn again(&self, who: &Client) -> Self {
        Self { id: self.id.clone(), news: News::of(who) }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Waits until so many rows are done.
    pub fn has_done(&self, rows: u64) {
        self.news.wait(|e| e["id"] == *self.id && e["done"].as_u64().is_some_and(|n| n >= rows));
    }

    /// The job as its owner sees it.
    pub fn look(&self, who: &Client) -> Json {
        who.get(&format!("/jobs/{}", self.id)).ok()
    }

    /// Waits until it is in one of these states, which it may be already; what its owner sees then.
    pub fn comes_to(&self, who: &Client, states: &[&str]) -> Json {
        let there = |job: &Json| states.iter().any(|state| job["state"] == *state);
        loop {
            let now = self.look(who);
            if there(&now) {
                return now;
            }
            self.news.wait(|event| event["id"] == *self.id && there(event));
        }
    }

    /// Lets it go on.
    pub fn resume(&self, who: &Client) {
        let _ = who.post(&format!("/jobs/{}/resume", self.id), json!({})).ok();
    }
}
