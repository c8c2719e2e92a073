use super::*;
use crate::Key;
use proptest::prelude::*;

const AAD: &[u8] = b"attachment 1";

fn sealed(key: &SealKey, plain: &[u8]) -> Vec<u8> {
    let mut output = Vec::new();
    assert_eq!(seal_file(key, AAD, &mut &plain[..], &mut output).unwrap(), plain.len() as u64);
    output
}

fn opened(key: &SealKey, sealed: &[u8]) -> Result<Vec<u8>> {
    let mut output = Vec::new();
    open_file(key, AAD, &mut &sealed[..], &mut output).map(|_| output)
}

fn sample(length: usize) -> Vec<u8> {
    (0..length).map(|i| (i % 251) as u8).collect()
}

/// The bytes before the first chunk of a file with a wrapped key.
fn head(file: &[u8], plain: usize) -> usize {
    let chunks = plain.div_ceil(CHUNK_BYTES).max(1);
    file.len() - plain - chunks * TAG_BYTES
}

#[test]
fn files_of_every_size_around_a_chunk_come_back() {
    let key = SealKey::new(&Key::random());
    for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES] {
        let plain = sample(length);
        assert!(opened(&key, &sealed(&key, &plain)).unwrap() == plain, "{length} bytes");
    }
}

#[test]
fn a_file_cut_anywhere_does_not_open() {
    let key = SealKey::new(&Key::random());
    let plain = sample(2 * CHUNK_BYTES + 100);
    let file = sealed(&key, &plain);
    let head = head(&file, plain.len());
    let whole_chunk = CHUNK_BYTES + TAG_BYTES;
    let cuts = [0, 5, head - 1, head, head + 1, head + whole_chunk, head + 2 * whole_chunk];
    for cut in cuts.into_iter().chain([file.len() - 1]) {
        assert_eq!(opened(&key, &file[..cut]).unwrap_err().code, "wrong_key", "cut at {cut}");
    }
}

#[test]
fn chunks_cannot_change_places_nor_be_doubled_nor_appended_to() {
    let key = SealKey::new(&Key::random());
    let plain = sample(3 * CHUNK_BYTES);
    let file = sealed(&key, &plain);
    let (head, chunk) = (head(&file, plain.len()), CHUNK_BYTES + TAG_BYTES);
    let part = |n: usize| &file[head + n * chunk..head + (n + 1) * chunk];
    let swapped = [&file[..head], part(1), part(0), part(2)].concat();
    let doubled = [&file[..head], part(0), part(0), part(1), part(2)].concat();
    let appended = [&file[..], b"x"].concat();
    for altered in [swapped, doubled, appended] {
        assert_eq!(opened(&key, &altered).unwrap_err().code, "wrong_key");
    }
}

#[test]
fn a_chunk_of_another_file_does_not_fit() {
    let key = SealKey::new(&Key::random());
    let (one, other) = (sealed(&key, b"one"), sealed(&key, b"two"));
    let head = head(&one, 3);
    assert!(opened(&key, &[&one[..head], &other[head..]].concat()).is_err());
    assert!(opened(&key, &[&other[..head], &one[head..]].concat()).is_err());
}

#[test]
fn another_key_or_another_place_does_not_open_the_file() {
    let (key, other) = (SealKey::new(&Key::random()), SealKey::new(&Key::random()));
    let file = sealed(&key, b"value");
    assert_eq!(opened(&other, &file).unwrap_err().code, "wrong_key");
    let mut output = Vec::new();
    assert!(open_file(&key, b"attachment 2", &mut &file[..], &mut output).is_err());
    assert!(output.is_empty());
}

#[test]
fn a_given_key_seals_each_file_under_a_key_of_its_own() {
    let key = Key::random();
    let seal = || {
        let mut sealer = Sealer::keyed(&key, AAD, Vec::new()).unwrap();
        sealer.write_all(b"value").unwrap();
        sealer.finish().unwrap()
    };
    let (one, other) = (seal(), seal());
    assert_ne!(one, other);
    let mut plain = Vec::new();
    Opener::keyed(&key, AAD, &one[..]).unwrap().read_to_end(&mut plain).unwrap();
    assert_eq!(plain, b"value");
    let wrapped = Opener::wrapped(&SealKey::new(&key), AAD, &one[..]);
    assert!(wrapped.is_err(), "the mode in the header counts");
}

#[test]
fn an_opener_that_failed_keeps_failing() {
    let key = SealKey::new(&Key::random());
    let mut file = sealed(&key, b"value");
    *file.last_mut().unwrap() ^= 1;
    let mut opener = Opener::wrapped(&key, AAD, &file[..]).unwrap();
    let mut buffer = [0; 8];
    assert!(opener.read(&mut buffer).is_err());
    assert!(opener.read(&mut buffer).is_err());
}

#[test]
fn a_file_without_its_finish_does_not_open() {
    let key = SealKey::new(&Key::random());
    let mut output = Vec::new();
    let mut sealer = Sealer::wrapped(&key, AAD, &mut output).unwrap();
    sealer.write_all(&sample(CHUNK_BYTES + 1)).unwrap();
    drop(sealer);
    assert_eq!(opened(&key, &output).unwrap_err().code, "wrong_key");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_flipped_bit_is_noticed(length in 0_usize..200, at: prop::sample::Index, bit in 0..8) {
        let key = SealKey::new(&Key::random());
        let mut file = sealed(&key, &sample(length));
        let at = at.index(file.len());
        file[at] ^= 1_u8 << bit;
        prop_assert!(opened(&key, &file).is_err());
    }
}
