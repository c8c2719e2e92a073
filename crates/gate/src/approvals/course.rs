//! How an approval goes from step to step. Nothing here knows of rows or rights.

use kernel::{Fault, FaultKind, Id, Result};
use serde::{Deserialize, Serialize};

/// One step, with the people who were asked when the request was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// Whether all of them must agree; else one is enough.
    pub all: bool,
    /// Who is asked.
    pub people: Vec<Id>,
    /// Who has agreed.
    pub agreed: Vec<Id>,
}

/// How an approval stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Pending,
    Approved,
    Rejected,
    Returned,
    Withdrawn,
    Voided,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Approved,
        Self::Rejected,
        Self::Returned,
        Self::Withdrawn,
        Self::Voided,
    ];

    /// Its name in the field `status`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Voided => "voided",
        }
    }

    /// The status of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether the record is held by it: no further request of the same flow may be made.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Pending | Self::Approved)
    }
}

/// What somebody does with a running approval.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Agrees.
    Approve,
    /// Refuses; the request is closed.
    Reject,
    /// Gives it back to who asked; the request is closed.
    Return,
    /// Gives it back to the step before.
    ReturnPrevious,
    /// Hands it to somebody else.
    Delegate,
    /// Takes the request back.
    Withdraw,
}

impl Deed {
    /// Its name in the field `act`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Return => "return",
            Self::ReturnPrevious => "return_previous",
            Self::Delegate => "delegate",
            Self::Withdraw => "withdraw",
        }
    }

    /// Whether whoever gives something back must say why.
    pub const fn needs_remark(self) -> bool {
        matches!(self, Self::Return | Self::ReturnPrevious)
    }
}

/// A running approval, or a closed one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// The present one.
    pub at: usize,
    /// How it stands.
    pub status: Status,
}

impl Course {
    /// A request that begins with its first step.
    pub const fn begin(steps: Vec<Step>) -> Self {
        Self { steps, at: 0, status: Status::Pending }
    }

    /// Who has to act now; nobody once it is closed.
    pub fn waiting(&self) -> Vec<Id> {
        match self.steps.get(self.at).filter(|_| self.status == Status::Pending) {
            Some(step) => {
                step.people.iter().filter(|one| !step.agreed.contains(one)).copied().collect()
            }
            None => Vec::new(),
        }
    }

    /// Does this; whoever may do it was asked before. Nobody waits for those who are `gone`, as long as somebody
    /// of their step is left to agree.
    ///
    /// # Errors
    /// `approval_decided` for a closed one; `approval_not_yours`; `approval_first_step`.
    pub fn go(
        &mut self,
        deed: Deed,
        by: Id,
        to: Option<Id>,
        gone: &dyn Fn(&Id) -> bool,
    ) -> Result<()> {
        if self.status != Status::Pending {
            return Err(Fault::new(FaultKind::Conflict, "approval_decided"));
        }
        if deed == Deed::Withdraw {
            self.status = Status::Withdrawn;
            return Ok(());
        }
        if !self.waiting().contains(&by) {
            return Err(Fault::new(FaultKind::Conflict, "approval_not_yours"));
        }
        match deed {
            Deed::Approve => self.agree(by, gone),
            Deed::Reject => self.status = Status::Rejected,
            Deed::Return => self.status = Status::Returned,
            Deed::ReturnPrevious => return self.step_back(),
            Deed::Delegate => self.hand_on(by, to),
            Deed::Withdraw => {}
        }
        Ok(())
    }

    fn agree(&mut self, by: Id, gone: &dyn Fn(&Id) -> bool) {
        let Some(step) = self.steps.get_mut(self.at) else { return };
        step.agreed.push(by);
        if step.all && step.people.iter().any(|one| !step.agreed.contains(one) && !gone(one)) {
            return;
        }
        if self.at + 1 < self.steps.len() {
            self.at += 1;
        } else {
            self.status = Status::Approved;
        }
    }

    fn step_back(&mut self) -> Result<()> {
        let Some(before) = self.at.checked_sub(1) else {
            return Err(Fault::new(FaultKind::Conflict, "approval_first_step"));
        };
        // Both steps are asked anew.
        self.steps.iter_mut().skip(before).for_each(|step| step.agreed.clear());
        self.at = before;
        Ok(())
    }

    fn hand_on(&mut self, by: Id, to: Option<Id>) {
        let (Some(step), Some(to)) = (self.steps.get_mut(self.at), to) else { return };
        step.people.iter_mut().filter(|one| **one == by).for_each(|one| *one = to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn nobody(_: &Id) -> bool {
        false
    }

    fn step(all: bool, people: &[u8]) -> Step {
        let people = people.iter().map(|n| user(*n)).collect();
        Step { name: "步骤".into(), all, people, agreed: Vec::new() }
    }

    #[test]
    fn one_of_any_is_enough_and_all_means_all() {
        let mut course = Course::begin(vec![step(false, &[1, 2]), step(true, &[3, 4])]);
        course.go(Deed::Approve, user(2), None, &nobody).unwrap();
        assert_eq!((course.at, course.waiting()), (1, vec![user(3), user(4)]));
        course.go(Deed::Approve, user(4), None, &nobody).unwrap();
        assert_eq!((course.status, course.waiting()), (Status::Pending, vec![user(3)]));
        // Nobody agrees twice.
        assert_eq!(
            course.go(Deed::Approve, user(4), None, &nobody).unwrap_err().code,
            "approval_not_yours"
        );
        course.go(Deed::Approve, user(3), None, &nobody).unwrap();
        assert_eq!((course.status, course.waiting()), (Status::Approved, Vec::new()));
    }

    #[test]
    fn nobody_waits_for_who_is_gone_as_long_as_somebody_is_left() {
        let gone = |one: &Id| *one == user(1);
        let mut course = Course::begin(vec![step(true, &[1, 2, 3]), step(true, &[1])]);
        course.go(Deed::Approve, user(2), None, &gone).unwrap();
        assert_eq!(course.at, 0);
        course.go(Deed::Approve, user(3), None, &gone).unwrap();
        // Where nobody is left, nobody agrees for them.
        assert_eq!((course.at, course.status), (1, Status::Pending));
    }

    #[test]
    fn what_is_closed_stays_closed() {
        for deed in [Deed::Reject, Deed::Return, Deed::Withdraw] {
            let mut course = Course::begin(vec![step(false, &[1])]);
            course.go(deed, user(1), None, &nobody).unwrap();
            assert!(!course.status.holds());
            let again = course.go(Deed::Approve, user(1), None, &nobody).unwrap_err();
            assert_eq!(again.code, "approval_decided");
        }
    }

    #[test]
    fn back_to_the_step_before_asks_both_steps_anew() {
        let mut course = Course::begin(vec![step(false, &[1]), step(true, &[2, 3])]);
        assert_eq!(
            course.go(Deed::ReturnPrevious, user(1), None, &nobody).unwrap_err().code,
            "approval_first_step"
        );
        course.go(Deed::Approve, user(1), None, &nobody).unwrap();
        course.go(Deed::Approve, user(2), None, &nobody).unwrap();
        course.go(Deed::ReturnPrevious, user(3), None, &nobody).unwrap();
        assert_eq!(course.waiting(), vec![user(1)]);
        course.go(Deed::Approve, user(1), None, &nobody).unwrap();
        assert_eq!(course.waiting(), vec![user(2), user(3)]);
    }

    #[test]
    fn whoever_it_is_handed_to_stands_in_the_place_of_who_did() {
        let mut course = Course::begin(vec![step(true, &[1, 2])]);
        course.go(Deed::Delegate, user(1), Some(user(5)), &nobody).unwrap();
        assert_eq!(course.waiting(), vec![user(5), user(2)]);
        assert!(course.go(Deed::Approve, user(1), None, &nobody).is_err());
    }
}
