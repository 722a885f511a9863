/// A short name for texts that is the same on every machine.
#[must_use]
pub fn digest<'text>(texts: impl IntoIterator<Item = &'text str>) -> String {
    format!("{:016x}", fingerprint(texts))
}

/// A number that is the same for the same texts on every machine (FNV-1a, 64 bits).
#[must_use]
pub fn fingerprint<'text>(texts: impl IntoIterator<Item = &'text str>) -> u64 {
    let mut hash = OFFSET;
    for text in texts {
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        hash = (hash ^ 0xff).wrapping_mul(PRIME);
    }
    hash
}

/// A short name for many long texts, eight bytes at a time.
#[must_use]
pub fn quick_digest<'text>(texts: impl IntoIterator<Item = &'text str>) -> String {
    let mut hash = OFFSET;
    for text in texts {
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        let mut last = [0xff; 8];
        last[..rest.len()].copy_from_slice(rest);
        for word in words.iter().chain([&last]) {
            hash = (hash ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME);
            // The upper bytes of a word would never reach the lower ones of the number.
            hash ^= hash >> 32;
        }
    }
    format!("{hash:016x}")
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::{digest, quick_digest};

    #[test]
    fn where_a_text_ends_matters() {
        assert_eq!(digest(["a", "b"]), digest(["a", "b"]));
        assert_ne!(digest(["a", "b"]), digest(["ab"]));
        assert_eq!(digest([]), "cbf29ce484222325");
        assert_eq!(quick_digest(["a", "b"]), quick_digest(["a", "b"]));
        assert_ne!(quick_digest(["a", "b"]), quick_digest(["ab"]));
        assert_ne!(quick_digest(["12345678", ""]), quick_digest(["12345678"]));
    }

    #[test]
    fn every_byte_of_a_text_matters() {
        let text = "a text of some length";
        for at in 0..text.len() {
            let changed = format!("{}!{}", &text[..at], &text[at + 1..]);
            assert_ne!(digest([text]), digest([&*changed]), "{at}");
            assert_ne!(quick_digest([text]), quick_digest([&*changed]), "{at}");
        }
    }
}
