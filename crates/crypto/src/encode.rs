//! Unambiguous joining of several parts into one byte string.
//!
//! Each part is preceded by its length (32 bits, big endian), and the whole by a label of its own,
//! so that no two different lists of parts, nor lists for different uses, give the same bytes.

/// A byte string that grows part by part.
pub struct Parts(Vec<u8>);

impl Parts {
    /// Begins the list of parts for one use; the label names the use and its version.
    pub fn of(label: &str) -> Self {
        Self(Vec::with_capacity(128)).add(label.as_bytes())
    }

    /// Adds one part.
    ///
    /// # Panics
    /// When a part has 4 GiB or more, which no caller's limits allow.
    pub fn add(mut self, part: &[u8]) -> Self {
        let length = u32::try_from(part.len()).expect("limits keep parts far under 4 GiB");
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(part);
        self
    }

    /// The joined bytes.
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_between_parts_cannot_be_moved() {
        let one = Parts::of("x").add(b"ab").add(b"c").done();
        let other = Parts::of("x").add(b"a").add(b"bc").done();
        assert_ne!(one, other);
    }
}
