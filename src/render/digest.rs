/// A short name for texts that is the same on every machine (FNV-1a, 64 bits).
#[must_use]
pub fn digest<'text>(texts: impl IntoIterator<Item = &'text str>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = texts
        .into_iter()
        .flat_map(|text| text.bytes().chain([0xff]));
    let hash = bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{hash:016x}")
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
