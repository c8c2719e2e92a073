//! Records go to another owner or department, and what follows them goes along.

use kernel::{Id, Timestamp};
use store::records::Handover;
use store::{ListQuery, NewRow, RowUpdate, Which, records};

use super::kit::{on_both, permit, put, row};

#[test]
fn a_new_owner_takes_the_followers_along() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let parent = row(&[]);
        let (mut child, mut grandchild) = (row(&[]), row(&[]));
        child.parent = Some(parent.id);
        grandchild.parent = Some(child.id);
        put(kit, &permit, &[parent.clone(), child.clone(), grandchild.clone()]);
        let (p, owner, home) = (permit.clone(), Id::new(), Id::new());
        let change = to(&parent, Some((owner, home)), &[]);
        kit.of(&permit).write(move |c| records::update(c, &p, &change)).unwrap();
        for (id, version) in [(parent.id, 2), (child.id, 1), (grandchild.id, 1)] {
            let found = kit.of(&permit).read(|c| records::fetch(c, &permit, id)).unwrap().unwrap();
            assert_eq!((found.owner, found.department), (Some(owner), Some(home)));
            assert_eq!(found.version, version);
        }
    });
}

#[test]
fn records_of_an_object_apart_stay_with_their_owner() {
    on_both(|kit| {
        // Given a record and one that follows it, whose object has owners of its own
        let permit = permit(Id::new());
        let (parent, mut child) = (row(&[]), row(&[]));
        (child.parent, child.owner) = (Some(parent.id), Some(Id::new()));
        put(kit, &permit, &[parent.clone(), child.clone()]);
        // When the first goes to another owner, and then with them to another department
        let (p, owner, home) = (permit.clone(), Id::new(), Id::new());
        let first = parent.clone();
        kit.of(&permit)
            .write(move |c| {
                let apart = ["customer".to_owned()];
                records::update(c, &p, &to(&first, Some((owner, Id::new())), &apart))?;
                records::set_department(c, &p, owner, Some(home), &apart, 10)
            })
            .unwrap();
        // Then the other one is where it was
        let place = |id| {
            let found = kit.of(&permit).read(|c| records::fetch(c, &permit, id)).unwrap().unwrap();
            (found.owner, found.department)
        };
        assert_eq!(place(parent.id), (Some(owner), Some(home)));
        assert_eq!(place(child.id), (child.owner, child.department));
    });
}

/// The change that gives a record in its first version to this owner and department, or to nobody.
pub fn to(row: &NewRow, whom: Option<(Id, Id)>, apart: &[String]) -> RowUpdate {
    let (owner, department) = whom.unzip();
    let state = if owner.is_some() { "active" } else { "pooled" };
    RowUpdate {
        id: row.id,
        expected_version: 1,
        seen_at: None,
        at: Timestamp(9),
        open: row.open.clone(),
        sealed: row.sealed.clone(),
        key_version: row.key_version,
        tokens: None,
        handover: Some(Handover { owner, department, state, apart: apart.to_vec() }),
    }
}

#[test]
fn a_record_in_a_pool_stands_in_the_list_of_those_alone_and_what_follows_it_is_nobodys() {
    on_both(|kit| {
        // Given a record and one that follows it
        let permit = permit(Id::new());
        let (parent, mut child) = (row(&[]), row(&[]));
        child.parent = Some(parent.id);
        put(kit, &permit, &[parent.clone(), child.clone()]);
        // When it goes to a pool
        let (p, change) = (permit.clone(), to(&parent, None, &[]));
        kit.of(&permit).write(move |c| records::update(c, &p, &change)).unwrap();
        // Then
        let list = |which| {
            let predicate = model::Predicate::True;
            let query = ListQuery { predicate, order: vec![], limit: 100, after: None, which };
            let found = kit.of(&permit).read(|c| records::list(c, &permit, &query)).unwrap();
            found.into_iter().map(|r| (r.id, r.owner)).collect::<Vec<_>>()
        };
        assert_eq!(list(Which::Pooled), [(parent.id, None)]);
        assert_eq!(list(Which::Active), [(child.id, None)]);
    });
}

#[test]
fn the_recycle_bin_parts_lists_and_a_department_follows_its_owner() {
    on_both(|kit| {
        let permit = permit(Id::new());
        let (mut a, b) = (row(&[]), row(&[]));
        let owner = Id::new();
        a.owner = Some(owner);
        put(kit, &permit, &[a.clone(), b.clone()]);
        let (p, id, home) = (permit.clone(), b.id, Id::new());
        let touched = kit
            .of(&permit)
            .write(move |c| {
                records::set_state(c, &p, id, Some(1), "deleted", Timestamp(3))?;
                records::set_department(c, &p, owner, Some(home), &[], 10)
            })
            .unwrap();
        assert_eq!(touched, 1);
        let list = |which| {
            let predicate = model::Predicate::True;
            let query = ListQuery { predicate, order: vec![], limit: 100, after: None, which };
            let found = kit.of(&permit).read(|c| records::list(c, &permit, &query)).unwrap();
            found.into_iter().map(|r| r.id).collect::<Vec<_>>()
        };
        assert_eq!(list(Which::Active), [a.id]);
        assert_eq!(list(Which::Deleted), [b.id]);
        assert_eq!(list(Which::Any).len(), 2);
    });
}
