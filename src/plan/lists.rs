use super::versions::Versions;

/// Entries that both sides add at one place of a list in which order does not matter, one behind
/// the other.
#[must_use]
pub fn joined_entries(place: &Versions, before: &str) -> Option<String> {
    let Versions {
        base,
        ours,
        theirs,
        changed: _,
    } = place;
    if !base.is_empty() || !is_unordered(before) {
        return None;
    }
    let [mine, new] = [ours, theirs].map(|text| text.trim());
    let lead = mine.starts_with(',') && new.starts_with(',');
    let trail = mine.ends_with(',') && new.ends_with(',');
    let are_whole = [mine, new].iter().all(|text| is_balanced(text));
    if !(lead || trail) || !are_whole {
        return None;
    }
    let gap = if trail
        && !ours.ends_with(char::is_whitespace)
        && !theirs.starts_with(char::is_whitespace)
    {
        " "
    } else {
        ""
    };
    Some(format!("{ours}{gap}{theirs}"))
}

/// Whether a place, which comes behind this text, is in a list of imports, fields, features or
/// traits.
fn is_unordered(before: &str) -> bool {
    let mut depth = 0_usize;
    for (at, sign) in before.rmatch_indices(['(', '[', '{', ')', ']', '}']) {
        match sign {
            ")" | "]" | "}" => depth += 1,
            _ if depth > 0 => depth -= 1,
            "(" => return before[..at].ends_with("derive"),
            _ => return true,
        }
    }
    false
}

fn is_balanced(text: &str) -> bool {
    let count = |signs: [char; 3]| text.matches(signs).count();
    count(['(', '[', '{']) == count([')', ']', '}']) && text.matches('"').count().is_multiple_of(2)
}
