//! What nodes on one PostgreSQL tell each other of their changes.
//!
//! The database's triggers tell it in the transaction of the change (`migrations/rows/0006_nodes.sql`),
//! so that nobody hears of a change before it is committed and no change can forget to tell.

use kernel::Id;

/// What a node hears. Ids, kinds and counts, never values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// The listening connection is new: something may have been missed, so nothing that was kept
    /// counts any more.
    Missed,
    /// An organisation's own row changed or went away.
    Org(Id),
    /// Users, roles, departments or declarations of an organisation changed.
    Directory(Id),
    /// A session or a token of a user ended, or the user's way in changed.
    Access {
        /// The organisation.
        org: Id,
        /// The user.
        user: Id,
    },
    /// A job was added or moved.
    Job(JobNews),
    /// An organisation's ledger has another checkpoint.
    Checkpoint(Id),
    /// A user has a notification, or read one.
    Notification {
        /// The organisation.
        org: Id,
        /// The user.
        user: Id,
    },
}

/// How far a job is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobNews {
    /// The organisation.
    pub org: Id,
    /// Who asked for it.
    pub owner: Id,
    /// The job.
    pub id: Id,
    /// Its state.
    pub state: String,
    /// What is done.
    pub done: u64,
    /// What there is to do, once it is known.
    pub total: Option<u64>,
}

impl News {
    /// What a payload tells; `None` for one that a later program sends and this one does not know.
    #[must_use]
    pub fn parse(payload: &str) -> Option<Self> {
        let mut words = payload.split(' ');
        let kind = words.next()?;
        let mut id = || words.next()?.parse::<Id>().ok();
        Some(match kind {
            "org" => Self::Org(id()?),
            "directory" => Self::Directory(id()?),
            "access" => Self::Access { org: id()?, user: id()? },
            "checkpoint" => Self::Checkpoint(id()?),
            "notification" => Self::Notification { org: id()?, user: id()? },
            "job" => {
                let (org, owner, job) = (id()?, id()?, id()?);
                let state = words.next()?.to_owned();
                let done = words.next()?.parse().ok()?;
                let total = words.next()?.parse().ok();
                Self::Job(JobNews { org, owner, id: job, state, done, total })
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_is_understood_and_a_strange_one_passed_over() {
        let (org, owner, id) = (Id::new(), Id::new(), Id::new());
        assert_eq!(News::parse(&format!("directory {org}")), Some(News::Directory(org)));
        let job = JobNews { org, owner, id, state: "running".into(), done: 7, total: None };
        let payload = format!("job {org} {owner} {id} running 7 -");
        assert_eq!(News::parse(&payload), Some(News::Job(job)));
        for strange in ["", "org", "org x", "weather sunny", "job a b c"] {
            assert_eq!(News::parse(strange), None, "{strange}");
        }
    }
}
