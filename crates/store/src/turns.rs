//! Whose turn it is when records are handed out, exactly, however many nodes hand out at the same time.

use kernel::{Fault, FaultKind, Id, Result};
use policy::Permit;

use crate::conn::{Conn, cells};

/// How far an organisation is with handing out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// How often something was handed out in the organisation, by whatever rule.
    pub count: i64,
    /// Who got something by this rule last.
    pub last: Option<Id>,
}

/// The turn of a rule. What is read after it still holds when `take` succeeds.
///
/// # Errors
/// Those of the database.
pub fn at(c: &mut Conn, permit: &Permit, rule: Id) -> Result<Turn> {
    let sql = "SELECT turn, last FROM assignment_turn WHERE org = ?1 AND rule = ?2";
    let org = permit.org();
    let count = c.query_first(sql, &cells![org, org])?.map_or(Ok(0), |row| row.int(0))?;
    let last = c.query_first(sql, &cells![org, rule])?;
    let last = last.map_or(Ok(None), |row| row.opt_id(1))?;
    Ok(Turn { count, last })
}

/// Takes the turn for this one, who is the rule's last from now on.
///
/// # Errors
/// `turn_taken` when something was handed out since the turn was read: whoever asks chooses again.
pub fn take(c: &mut Conn, permit: &Permit, rule: Id, turn: &Turn, to: Id) -> Result<()> {
    let org = permit.org();
    let moved = if turn.count == 0 {
        c.execute(
            "INSERT INTO assignment_turn (org, rule, turn, last) VALUES (?1, ?2, 1, NULL)
             ON CONFLICT (org, rule) DO NOTHING",
            &cells![org, org],
        )?
    } else {
        c.execute(
            "UPDATE assignment_turn SET turn = turn + 1 WHERE org = ?1 AND rule = ?2 AND turn = ?3",
            &cells![org, org, turn.count],
        )?
    };
    if moved == 0 {
        return Err(Fault::new(FaultKind::Unavailable, "turn_taken"));
    }
    c.execute(
        "INSERT INTO assignment_turn (org, rule, turn, last) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (org, rule) DO UPDATE SET
           turn = assignment_turn.turn + 1, last = excluded.last",
        &cells![org, rule, to],
    )
    .map(drop)
}
