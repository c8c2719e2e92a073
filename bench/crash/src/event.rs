//! What others did to the service, and how long it acknowledged nothing afterwards.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::{Value as Json, json};

use crate::book::Act;

/// Something that was done to the service.
pub struct Event {
    /// What it is.
    pub name: String,
    /// When, in seconds since the load began.
    pub at: f64,
    /// The longest time without an acknowledged write until the next event, in seconds.
    pub pause: f64,
}

impl Event {
    /// All of it for programs.
    pub fn json(&self) -> Json {
        json!({ "name": self.name, "at": self.at, "pause": self.pause })
    }
}

/// The events in this file; the load began so many seconds after 1970. The first one is the load.
pub fn read(file: &Path, began: f64) -> Result<Vec<Event>> {
    let text = std::fs::read_to_string(file).context("the file of events")?;
    let mut events = vec![Event { name: "load alone".to_owned(), at: 0.0, pause: 0.0 }];
    for line in text.lines() {
        let (at, name) = line.split_once(' ').context("an event without its time")?;
        let at: f64 = at.parse().context("an event's time")?;
        events.push(Event { name: name.to_owned(), at: at - began, pause: 0.0 });
    }
    Ok(events)
}

/// When writes were acknowledged, in seconds since the load began.
pub fn moments(acts: &[Act], began: Instant) -> Vec<f64> {
    let writes = acts.iter().filter(|act| act.version.is_some());
    let mut moments: Vec<f64> = writes.map(|act| (act.at - began).as_secs_f64()).collect();
    moments.sort_by(f64::total_cmp);
    moments
}

/// Finds each event's pause: the longest time without an acknowledged write from the event to the
/// next one, or to the end of the load.
pub fn pauses(mut events: Vec<Event>, moments: &[f64], end: f64) -> Vec<Event> {
    let starts: Vec<f64> = events.iter().map(|event| event.at).collect();
    for (nth, event) in events.iter_mut().enumerate() {
        let next = starts.get(nth + 1).copied().unwrap_or(end);
        let first = moments.partition_point(|moment| *moment < event.at);
        let mut from = event.at;
        // A pause that the next event cuts is told there: each blow waits until writes go on.
        for to in moments[first..].iter().copied().take_while(|to| *to < next).chain([next]) {
            event.pause = event.pause.max(to - from);
            from = to;
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(at: &[f64]) -> Vec<Event> {
        at.iter().map(|at| Event { name: String::new(), at: *at, pause: 0.0 }).collect()
    }

    #[test]
    fn a_pause_counts_from_its_event_to_the_next_acknowledged_write() {
        // Given writes twice a second, none between 10.5 and 22, and an event at 11
        let moments: Vec<f64> =
            (0..80).map(|n| f64::from(n) / 2.0).filter(|m| *m <= 10.5 || *m >= 22.0).collect();
        let told = pauses(events(&[0.0, 11.0, 30.0]), &moments, 39.5);
        // Then the pause is that event's, and the others have none
        assert_eq!(told[0].pause, 0.5);
        assert_eq!(told[1].pause, 11.0);
        assert_eq!(told[2].pause, 0.5);
    }

    #[test]
    fn a_service_that_does_not_come_back_pauses_until_the_end() {
        let told = pauses(events(&[0.0, 2.0]), &[0.5, 1.0, 1.5], 60.0);
        assert_eq!(told[1].pause, 58.0);
    }
}
