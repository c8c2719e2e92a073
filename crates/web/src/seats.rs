//! How many connections for live events are open: each takes memory and asks now and then whether
//! its session still lasts, so that nobody may open them without end.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Fault, FaultKind, Id, Result, limits};
use parking_lot::Mutex;

/// Seconds after which a refused listener should come again.
const AGAIN: u64 = 30;

/// The places of a server. Cheap to clone.
#[derive(Clone, Default)]
pub struct Seats(Arc<Mutex<Taken>>);

#[derive(Default)]
struct Taken {
    all: usize,
    by_user: HashMap<Id, usize>,
}

/// A place; it is given back when dropped.
pub struct Seat {
    seats: Seats,
    user: Id,
}

impl Seats {
    /// A place for this user.
    ///
    /// # Errors
    /// `slow_down` with `retry_after` when the user has too many, or the server.
    pub fn take(&self, user: Id) -> Result<Seat> {
        let mut taken = self.0.lock();
        let own = taken.by_user.get(&user).copied().unwrap_or_default();
        if own >= limits::LISTENERS_USER || taken.all >= limits::LISTENERS {
            return Err(Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", AGAIN));
        }
        taken.all += 1;
        taken.by_user.insert(user, own + 1);
        Ok(Seat { seats: self.clone(), user })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock();
        taken.all -= 1;
        let left = taken.by_user.get(&self.user).map_or(0, |own| own - 1);
        // Users who have gone leave nothing behind.
        match left {
            0 => taken.by_user.remove(&self.user),
            some => taken.by_user.insert(self.user, some),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_so_many_places_and_whoever_goes_makes_room() {
        let (seats, user) = (Seats::default(), Id::new());
        let mut held: Vec<Seat> = Vec::new();
        for _ in 0..limits::LISTENERS_USER {
            held.push(seats.take(user).expect("a place"));
        }
        let refused = seats.take(user).err().expect("no place");
        assert_eq!((refused.code, refused.param("retry_after")), ("slow_down", Some("30")));
        assert!(seats.take(Id::new()).is_ok(), "others are not touched");
        held.pop();
        assert!(seats.take(user).is_ok());
        held.clear();
        assert!(seats.0.lock().by_user.is_empty() && seats.0.lock().all == 0);
    }

    #[test]
    fn all_users_together_have_so_many_places() {
        let seats = Seats::default();
        let each = |_| seats.take(Id::new());
        let held: Vec<Seat> =
            (0..limits::LISTENERS).map(each).collect::<Result<_>>().expect("places");
        assert!(seats.take(Id::new()).is_err());
        drop(held);
        assert!(seats.take(Id::new()).is_ok());
    }
}
