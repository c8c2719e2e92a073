//! Many counts and sums at once.

use gate::{Groups, Shown};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::records;

/// What is asked at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// At most 40 questions.
    pub asks: Vec<Ask>,
}

/// One question, as `/records/{object}/groups` takes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The object's name.
    pub object: String,
    /// Which records (AIP-160).
    pub filter: Option<String>,
    /// What they have in common; none: all are one group.
    #[serde(default)]
    pub by: Vec<String>,
    /// Fields of money and numbers to sum.
    #[serde(default)]
    pub sum: Vec<String>,
}

/// The answers to all questions.
#[derive(Serialize)]
pub struct AllTold {
    /// In the order of the questions.
    pub answers: Vec<Told>,
}

/// The answer to one question.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Told {
    /// What the caller may see.
    Groups(Shown<Groups>),
    /// Why there is none: the question by itself gets the whole of the reason.
    Refused {
        /// The status that the question by itself is answered with.
        status: u16,
        /// The code of the refusal.
        code: &'static str,
    },
}

/// The answers to all questions, as documented.
#[derive(ToSchema)]
pub struct Answers {
    /// In the order of the questions.
    pub answers: Vec<Answer>,
}

/// Groups, or the status and the code of a refusal.
#[derive(ToSchema)]
#[schema(description = "Groups, or the status and the code of a refusal")]
pub struct Answer {
    /// One for each kind.
    pub groups: Option<Vec<records::GroupOfRecords>>,
    /// The names behind ids that stand in them.
    #[schema(value_type = Option<Object>)]
    pub refs: Option<serde_json::Value>,
    /// The status of a refusal.
    pub status: Option<u16>,
    /// The code of a refusal.
    pub code: Option<String>,
}
