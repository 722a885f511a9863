/// The longest name that `PostgreSQL` keeps whole; the others allow as much or more.
pub const MAX_IDENTIFIER: usize = 63;

/// Cuts a name of the database to what every engine keeps, and keeps it distinct by a hash.
#[must_use]
pub fn shorten(name: &str) -> String {
    if name.len() <= MAX_IDENTIFIER {
        name.to_owned()
    } else {
        hashed(name, name)
    }
}

/// A name with a hash of what it stands for before its last word.
#[must_use]
pub fn hashed(name: &str, meaning: &str) -> String {
    let (stem, suffix) = name.rsplit_once('_').unwrap_or((name, ""));
    let tail = format!("_{:08x}_{suffix}", fnv1a(meaning));
    let room = MAX_IDENTIFIER.saturating_sub(tail.len()).min(stem.len());
    let cut = stem.floor_char_boundary(room);
    format!("{}{tail}", stem[..cut].trim_end_matches('_'))
}

fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
