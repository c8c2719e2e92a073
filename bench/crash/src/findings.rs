//! What is wrong, by kind, with the first of each in words.

use serde_json::{Value as Json, json};

/// Findings that are told in words at most.
const TOLD: usize = 20;

/// What must not be, and was.
#[derive(Default)]
pub struct Findings {
    /// Acknowledged writes that are not there, or there with other values.
    pub lost: u64,
    /// Records that are there in part: without their history, not found by their values.
    pub half: u64,
    /// Acknowledged acts without their entry in the ledger, and ledgers that do not verify.
    pub unrecorded: u64,
    /// Refusals and answers that nothing explains.
    pub strange: u64,
    words: Vec<String>,
}

impl Findings {
    /// An acknowledged write is not there.
    pub fn lost(&mut self, text: String) {
        self.lost += 1;
        self.say("lost", text);
    }

    /// A record is there in part.
    pub fn half(&mut self, text: String) {
        self.half += 1;
        self.say("half", text);
    }

    /// An act is not in the ledger.
    pub fn unrecorded(&mut self, text: String) {
        self.unrecorded += 1;
        self.say("unrecorded", text);
    }

    /// Something that nothing explains.
    pub fn strange(&mut self, text: String) {
        self.strange += 1;
        self.say("strange", text);
    }

    /// Takes over what somebody else found.
    pub fn take(&mut self, other: Self) {
        self.lost += other.lost;
        self.half += other.half;
        self.unrecorded += other.unrecorded;
        self.strange += other.strange;
        let room = TOLD.saturating_sub(self.words.len());
        self.words.extend(other.words.into_iter().take(room));
    }

    /// Whether nothing was found.
    pub fn none(&self) -> bool {
        self.lost + self.half + self.unrecorded + self.strange == 0
    }

    /// All of it for programs.
    pub fn json(&self) -> Json {
        json!({
            "lost": self.lost,
            "half": self.half,
            "unrecorded": self.unrecorded,
            "strange": self.strange,
            "words": self.words,
        })
    }

    fn say(&mut self, kind: &str, text: String) {
        if self.words.len() < TOLD {
            crate::tell(&format!("{kind}: {text}"));
            self.words.push(format!("{kind}: {text}"));
        }
    }
}
