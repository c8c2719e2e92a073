//! Password hashing takes 19 MiB and 25 ms of a core each time, so only two run at once; who
//! would wait behind too many others is told to come again.

use std::time::Duration;

use kernel::{Fault, FaultKind, Result, Secret};
use parking_lot::{Condvar, Mutex};

/// Hashes that run at once.
const AT_ONCE: usize = 2;
/// Callers that may wait for their turn; at 25 ms each the last waits about 0.4 s on two cores.
const WAITING: usize = 32;
/// No turn comes later than this.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Turns {
    running: usize,
    waiting: usize,
}

/// The place where passwords are hashed and compared.
#[derive(Default)]
pub struct Hashing {
    turns: Mutex<Turns>,
    freed: Condvar,
}

/// A turn; it ends when dropped.
struct Turn<'a>(&'a Hashing);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.turns.lock().running -= 1;
        self.0.freed.notify_one();
    }
}

impl Hashing {
    fn turn(&self) -> Result<Turn<'_>> {
        let mut turns = self.turns.lock();
        if turns.running >= AT_ONCE {
            if turns.waiting >= WAITING {
                return Err(busy());
            }
            turns.waiting += 1;
            let late = self
                .freed
                .wait_while_for(&mut turns, |t| t.running >= AT_ONCE, PATIENCE)
                .timed_out();
            turns.waiting -= 1;
            if late && turns.running >= AT_ONCE {
                return Err(busy());
            }
        }
        turns.running += 1;
        drop(turns);
        Ok(Turn(self))
    }

    /// The PHC string of a password.
    ///
    /// # Errors
    /// `slow_down` when too many wait; `body_too_large` for more than a password's length.
    pub fn hash(&self, password: &Secret) -> Result<String> {
        let _turn = self.turn()?;
        crypto::password::hash(password)
    }

    /// Whether the password fits; without a hash the same time is spent and nothing fits, so
    /// that the time of the answer does not tell which logins exist.
    ///
    /// # Errors
    /// `slow_down` when too many wait.
    pub fn fits(&self, password: &Secret, phc: Option<&str>) -> Result<bool> {
        let _turn = self.turn()?;
        Ok(match phc {
            Some(phc) => crypto::password::verify(password, phc),
            None => crypto::password::verify_dummy(password),
        })
    }
}

fn busy() -> Fault {
    Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_two_turns_run_at_once_and_a_freed_one_is_taken() {
        let hashing = Hashing::default();
        let (one, _two) = (hashing.turn().unwrap(), hashing.turn().unwrap());
        std::thread::scope(|scope| {
            let third = scope.spawn(|| hashing.turn().map(drop));
            while hashing.turns.lock().waiting == 0 {
                std::thread::yield_now();
            }
            assert_eq!(hashing.turns.lock().running, AT_ONCE);
            drop(one);
            third.join().unwrap().unwrap();
        });
    }

    #[test]
    fn who_would_wait_behind_too_many_is_told_to_come_again() {
        let hashing = Hashing::default();
        let _turns = (hashing.turn().unwrap(), hashing.turn().unwrap());
        hashing.turns.lock().waiting = WAITING;
        let fault = hashing.turn().err().unwrap();
        assert_eq!((fault.code, fault.param("retry_after")), ("slow_down", Some("2")));
    }
}
