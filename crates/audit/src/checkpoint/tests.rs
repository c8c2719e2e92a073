use super::*;
use crypto::Key;
use signed_note::{Note, StandardVerifier, VerifierList};

const ORIGIN: &str = "kedun/0197";

fn sample() -> Checkpoint {
    Checkpoint { origin: ORIGIN.into(), size: 42, root: [7; 32], at: Timestamp(1_700_000_000_123) }
}

#[test]
fn a_checkpoint_comes_back_from_its_note() {
    let key = SigningKey::from_seed(&Key::random());
    let note = sample().sign(&key).unwrap();
    assert_eq!(Checkpoint::verify(&note, ORIGIN, &key.verifying_key()).unwrap(), sample());
}

#[test]
fn every_changed_character_breaks_the_note() {
    let key = SigningKey::from_seed(&Key::random());
    let note = sample().sign(&key).unwrap();
    for (place, letter) in note.char_indices() {
        let other = if letter == '3' { "4" } else { "3" };
        let altered = [&note[..place], other, &note[place + letter.len_utf8()..]].concat();
        let refused = Checkpoint::verify(&altered, ORIGIN, &key.verifying_key()).is_err();
        assert!(refused, "changed {letter:?} at {place}");
    }
}

#[test]
fn another_key_and_another_log_are_refused() {
    let (key, other) =
        (SigningKey::from_seed(&Key::random()), SigningKey::from_seed(&Key::random()));
    let note = sample().sign(&key).unwrap();
    assert_eq!(
        Checkpoint::verify(&note, ORIGIN, &other.verifying_key()).unwrap_err().code,
        "signature_bad"
    );
    assert!(Checkpoint::verify(&note, "kedun/other", &key.verifying_key()).is_err());
    let foreign = Checkpoint { origin: "kedun/other".into(), ..sample() };
    let disguised = note::sign(&foreign.text(), ORIGIN, &key);
    assert!(Checkpoint::verify(&disguised, ORIGIN, &key.verifying_key()).is_err());
}

#[test]
fn signatures_of_witnesses_are_passed_over() {
    let (key, witness) =
        (SigningKey::from_seed(&Key::random()), SigningKey::from_seed(&Key::random()));
    let note = sample().sign(&key).unwrap();
    let theirs = note::sign(&sample().text(), "witness", &witness);
    let line = theirs.rsplit_once("\n\n").unwrap().1;
    let both = format!("{note}{line}");
    assert_eq!(Checkpoint::verify(&both, ORIGIN, &key.verifying_key()).unwrap(), sample());
    assert!(Checkpoint::verify(&theirs, ORIGIN, &key.verifying_key()).is_err());
}

#[test]
fn rubbish_is_no_note() {
    let key = SigningKey::from_seed(&Key::random()).verifying_key();
    for text in ["", "\n", "\n\n", "a\n\nb\n", "a\n\n— x\n", &"x".repeat(note::NOTE_BYTES + 1)] {
        assert_eq!(Checkpoint::verify(text, ORIGIN, &key).unwrap_err().code, "signature_bad");
    }
}

#[test]
fn an_origin_that_cannot_name_a_key_is_not_signed() {
    let key = SigningKey::from_seed(&Key::random());
    for origin in ["", "a b", "a+b", "a\nb"] {
        assert!(Checkpoint { origin: origin.into(), ..sample() }.sign(&key).is_err(), "{origin:?}");
    }
}

#[test]
fn a_public_key_comes_back_from_its_text() {
    let key = SigningKey::from_seed(&Key::random()).verifying_key();
    let text = note::write_key(ORIGIN, &key);
    assert_eq!(note::read_key(&text).unwrap(), (ORIGIN.to_owned(), key));
    for broken in ["", "a+b", &text[1..], &text[..text.len() - 4]] {
        assert_eq!(note::read_key(broken).unwrap_err().code, "public_key_unreadable");
    }
}

#[test]
fn an_independent_implementation_accepts_our_notes() {
    let key = SigningKey::from_seed(&Key::random());
    let note = sample().sign(&key).unwrap();
    let theirs = Note::from_bytes(note.as_bytes()).unwrap();
    let public = note::write_key(ORIGIN, &key.verifying_key());
    let verifier = StandardVerifier::new(&public).unwrap();
    let (verified, _) = theirs.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!(verified.len(), 1);
    assert_eq!(theirs.text(), sample().text().as_bytes());
}
