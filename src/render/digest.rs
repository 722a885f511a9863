/// A short name for texts that is the same on every machine.
#[must_use]
pub fn digest<'text>(texts: impl IntoIterator<Item = &'text str>) -> String {
    format!("{:016x}", fingerprint(texts))
}

/// A number that is the same for the same texts on every machine (FNV-1a, 64 bits).
#[must_use]
pub fn fingerprint<'text>(texts: impl IntoIterator<Item = &'text str>) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = OFFSET;
    for text in texts {
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        hash = (hash ^ 0xff).wrapping_mul(PRIME);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn where_a_text_ends_matters() {
        assert_eq!(digest(["a", "b"]), digest(["a", "b"]));
        assert_ne!(digest(["a", "b"]), digest(["ab"]));
        assert_eq!(digest([]), "cbf29ce484222325");
    }
}
