use std::collections::HashMap;

use super::*;
use proptest::prelude::*;

/// The definition of RFC 6962, 2.1, word for word.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let half = leaves.len().next_power_of_two() / 2;
            node_hash(&naive(&leaves[..half]), &naive(&leaves[half..]))
        }
    }
}

fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn grown(leaves: &[Hash]) -> (Tree, HashMap<(u8, u64), Hash>) {
    let (mut tree, mut nodes) = (Tree::new(), HashMap::new());
    for leaf in leaves {
        tree.append(*leaf, |node| {
            assert!(nodes.insert((node.level, node.index), node.hash).is_none())
        });
    }
    (tree, nodes)
}

#[test]
fn roots_are_those_of_the_published_reference_tree() {
    // The test vectors of the Certificate Transparency project (merkle tree test data).
    let inputs = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut tree = Tree::new();
    assert_eq!(tree.root(), empty_root());
    for (input, root) in inputs.iter().zip(roots) {
        tree.append(leaf_hash(&hex::decode(input).unwrap()), |_| ());
        assert_eq!(hex::encode(tree.root()), root);
    }
}

#[test]
fn growing_restoring_and_the_definition_agree_at_every_size() {
    let leaves = leaves(130);
    for size in 0..=leaves.len() {
        let (tree, nodes) = grown(&leaves[..size]);
        assert_eq!(tree.root(), naive(&leaves[..size]), "size {size}");
        assert_eq!(root(size as u64, &nodes).unwrap(), tree.root());
        assert_eq!(Tree::restore(size as u64, &nodes).unwrap(), tree);
    }
}

#[test]
fn a_missing_node_is_told_and_not_guessed() {
    let (_, mut nodes) = grown(&leaves(8));
    nodes.remove(&(2, 1));
    assert_eq!(inclusion_proof(0, 8, &nodes).unwrap_err().code, "ledger_incomplete");
    nodes.remove(&(3, 0));
    assert_eq!(Tree::restore(8, &nodes).unwrap_err().code, "ledger_incomplete");
}

#[test]
fn proofs_of_what_is_not_there_are_refused() {
    let (tree, nodes) = grown(&leaves(5));
    assert_eq!(inclusion_proof(5, 5, &nodes).unwrap_err().code, "not_found");
    assert_eq!(consistency_proof(6, 5, &nodes).unwrap_err().code, "not_found");
    assert_eq!(consistency_proof(0, 5, &nodes).unwrap_err().code, "not_found");
    assert!(!verify_inclusion(&[0; 32], 5, 5, &[], &tree.root()));
    assert!(!verify_consistency((0, &empty_root()), (5, &tree.root()), &[]));
}

#[test]
fn every_inclusion_proof_of_every_small_tree_holds() {
    let leaves = leaves(40);
    let (_, nodes) = grown(&leaves);
    for size in 1..=leaves.len() as u64 {
        let root = naive(&leaves[..size as usize]);
        for index in 0..size {
            let proof = inclusion_proof(index, size, &nodes).unwrap();
            let leaf = &leaves[index as usize];
            assert!(verify_inclusion(leaf, index, size, &proof, &root), "{index} of {size}");
            let next = (index + 1) % size;
            assert!(size == 1 || !verify_inclusion(leaf, next, size, &proof, &root));
        }
    }
}

#[test]
fn every_consistency_proof_of_every_small_tree_holds() {
    let leaves = leaves(40);
    let (_, nodes) = grown(&leaves);
    for new in 1..=leaves.len() {
        let new_root = naive(&leaves[..new]);
        for old in 1..=new {
            let proof = consistency_proof(old as u64, new as u64, &nodes).unwrap();
            let (old_root, new) = (naive(&leaves[..old]), (new as u64, &new_root));
            assert!(verify_consistency((old as u64, &old_root), new, &proof), "{old} in {new:?}");
            assert!(!verify_consistency((old as u64, &[7; 32]), new, &proof));
        }
    }
}

proptest! {
    #[test]
    fn a_changed_proof_leaf_or_root_proves_nothing(
        size in 2_u64..300,
        index: prop::sample::Index,
        step: prop::sample::Index,
        byte in 0_usize..32,
    ) {
        let leaves = leaves(size as usize);
        let (tree, nodes) = grown(&leaves);
        let index = index.index(leaves.len());
        let mut proof = inclusion_proof(index as u64, size, &nodes).unwrap();
        let step = step.index(proof.len());
        prop_assert!(verify_inclusion(&leaves[index], index as u64, size, &proof, &tree.root()));
        proof[step][byte] ^= 1;
        prop_assert!(!verify_inclusion(&leaves[index], index as u64, size, &proof, &tree.root()));
        proof[step][byte] ^= 1;
        prop_assert!(!verify_inclusion(&leaves[index], index as u64, size, &proof[1..], &tree.root()));
        proof.push([0; 32]);
        prop_assert!(!verify_inclusion(&leaves[index], index as u64, size, &proof, &tree.root()));
    }

    #[test]
    fn a_rewritten_past_has_no_consistency_proof(old in 1_usize..150, more in 1_usize..150, at: prop::sample::Index) {
        let new = old + more;
        let (before, _) = grown(&leaves(old));
        let mut rewritten = leaves(new);
        rewritten[at.index(old)] = [9; 32];
        let (after, nodes) = grown(&rewritten);
        let proof = consistency_proof(old as u64, new as u64, &nodes).unwrap();
        let ends = ((old as u64, &before.root()), (new as u64, &after.root()));
        prop_assert!(!verify_consistency(ends.0, ends.1, &proof));
    }
}

/// Our nodes, read by an independent implementation through its own numbering.
struct Oracle<'a>(&'a HashMap<(u8, u64), Hash>);

impl tlog_tiles::HashReader for Oracle<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        let read = |index: &u64| {
            let place = tlog_tiles::split_stored_hash_index(*index);
            tlog_tiles::Hash(self.0[&place])
        };
        Ok(indexes.iter().map(read).collect())
    }
}

#[test]
fn an_independent_implementation_gives_the_same_roots_and_proofs() {
    let leaves = leaves(50);
    let (_, nodes) = grown(&leaves);
    let oracle = Oracle(&nodes);
    let theirs =
        |hashes: Vec<tlog_tiles::Hash>| hashes.into_iter().map(|hash| hash.0).collect::<Vec<_>>();
    for size in 1..=50 {
        assert_eq!(root(size, &nodes).unwrap(), tlog_tiles::tree_hash(size, &oracle).unwrap().0);
        for at in 0..size {
            let proof = tlog_tiles::prove_record(size, at, &oracle).unwrap();
            assert_eq!(inclusion_proof(at, size, &nodes).unwrap(), theirs(proof), "{at} of {size}");
            let proof = tlog_tiles::prove_tree(size, at + 1, &oracle).unwrap();
            assert_eq!(consistency_proof(at + 1, size, &nodes).unwrap(), theirs(proof));
        }
    }
}
