//! What can go wrong, in one type: a stable code, a kind that decides the HTTP status, and
//! parameters for the message. A fault never carries a value of a field.

use std::fmt;

use crate::text::Lang;

/// The result of anything that can fail.
pub type Result<T, E = Fault> = std::result::Result<T, E>;

/// The families of faults; the web maps each to one HTTP status, the command line to an exit status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// The input breaks a rule that its sender can mend (422, or 400 where the form itself is wrong).
    Invalid,
    /// The request cannot be understood (400).
    Malformed,
    /// Nobody is signed in, or the session ended (401).
    Unauthenticated,
    /// The caller may read this, yet not do that (403).
    Denied,
    /// There is no such thing, or the caller may not know of it (404).
    NotFound,
    /// Somebody else changed it first, or it exists already (409).
    Conflict,
    /// Something must be done before (412).
    Precondition,
    /// Too large, too deep, too many (413).
    TooLarge,
    /// Too often (429); `retry_after` is among the parameters, in seconds.
    TooMany,
    /// The place to write is full or a part is not reachable (503).
    Unavailable,
    /// Our own error (500): the cause goes to the operator's log, never to the caller.
    Internal,
}

/// What is wrong with one field of the input.
#[derive(Clone, Debug)]
pub struct FieldFault {
    /// The field's name; for an import, the column's title.
    pub field: String,
    /// Stable code; the message catalogue has its text.
    pub code: &'static str,
    /// Parameters for the message. Never a value of the field.
    pub params: Vec<(&'static str, String)>,
}

impl FieldFault {
    /// A fault of this field.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, params: Vec::new() }
    }

    /// The same with a parameter for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The message in this language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        crate::messages::render(self.code, &self.params, lang)
    }
}

/// A failure, told by a stable code.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The family.
    pub kind: FaultKind,
    /// Stable code in snake case, part of the interface.
    pub code: &'static str,
    /// Parameters for the message and for programs. Never a value of a field.
    pub params: Vec<(&'static str, String)>,
    /// Which fields of the input are wrong, for kind `Invalid`.
    pub fields: Vec<FieldFault>,
    /// The technical cause, for the operator's log only. Never a value of a field.
    pub cause: Option<String>,
}

impl Fault {
    /// A fault of this kind and code.
    #[must_use]
    pub const fn new(kind: FaultKind, code: &'static str) -> Self {
        Self { kind, code, params: Vec::new(), fields: Vec::new(), cause: None }
    }

    /// There is no such thing, or the caller may not know of it.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::new(FaultKind::NotFound, "not_found")
    }

    /// The caller may not do that; `reason` is a code that names the rule.
    #[must_use]
    pub fn denied(reason: &'static str) -> Self {
        Self::new(FaultKind::Denied, "denied").with("reason", reason)
    }

    /// The input breaks a rule.
    #[must_use]
    pub const fn invalid(code: &'static str) -> Self {
        Self::new(FaultKind::Invalid, code)
    }

    /// These fields of the input are wrong.
    #[must_use]
    pub const fn fields(fields: Vec<FieldFault>) -> Self {
        Self { kind: FaultKind::Invalid, code: "invalid", params: Vec::new(), fields, cause: None }
    }

    /// Our own error; the cause is for the operator alone and must not hold values.
    #[must_use]
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut fault = Self::new(FaultKind::Internal, "internal");
        fault.cause = Some(cause.to_string());
        fault
    }

    /// The same with a parameter for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The same with a technical cause for the operator's log.
    #[must_use]
    pub fn caused_by(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// The parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    /// The message in this language, without the technical cause.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        crate::messages::render(self.code, &self.params, lang)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        if let Some(cause) = &self.cause {
            write!(f, " ({cause})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
