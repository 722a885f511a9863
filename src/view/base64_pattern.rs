//! What JSON Schema can say of bytes in base64 that are so many.

use crate::model::Length;

const GROUP: &str = "(?:[A-Za-z0-9+/]{4})";

/// The last characters, where one or two bytes remain behind the groups of three.
const REMAINDERS: [&str; 3] = [
    "",
    "[A-Za-z0-9+/][AQgw]==",
    "[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=",
];

/// The longest repetition that the engines of all languages take.
const MOST_GROUPS: u32 = 1000;

/// Matches bytes in base64, as many as `length` says, unless that is too many for a pattern to count:
/// then [`base64_length`] comes near.
#[must_use]
pub fn base64_pattern(length: Length) -> String {
    if length == Length::ANY || !is_countable(length) {
        let [_, one, two] = REMAINDERS;
        return format!("^{GROUP}*(?:{one}|{two})?$");
    }
    let ways: Vec<_> = (0..3)
        .zip(REMAINDERS)
        .filter_map(|(bytes, remainder)| Some(format!("{}{remainder}", groups(length, bytes)?)))
        .collect();
    format!("^(?:{})$", ways.join("|"))
}

/// The number of characters, which are four for every three bytes; no limits where a pattern counts
/// them.
#[must_use]
pub fn base64_length(length: Length) -> Length {
    if is_countable(length) {
        return Length::ANY;
    }
    let characters = |bytes: u32| bytes.div_ceil(3).saturating_mul(4);
    Length {
        min: length.min.map(characters),
        max: length.max.map(characters),
    }
}

fn is_countable(Length { min, max }: Length) -> bool {
    [min, max].iter().flatten().all(|end| end / 3 < MOST_GROUPS)
}

/// The groups before a remainder of so many bytes, if there can be any.
fn groups(Length { min, max }: Length, remainder: u32) -> Option<String> {
    let least = min.unwrap_or(0).saturating_sub(remainder).div_ceil(3);
    let Some(max) = max else {
        return Some(format!("{GROUP}{{{least},}}"));
    };
    let most = max.checked_sub(remainder)? / 3;
    (least <= most).then(|| format!("{GROUP}{{{least},{most}}}"))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use regex::Regex;

    use super::*;

    #[test]
    fn a_pattern_matches_just_so_many_bytes() {
        let ends = || [None, Some(0), Some(1), Some(2), Some(3), Some(7), Some(12)];
        for (min, max) in ends()
            .into_iter()
            .flat_map(|min| ends().map(|max| (min, max)))
        {
            if max.is_some_and(|max| max < min.unwrap_or(0)) {
                continue;
            }
            let pattern = base64_pattern(Length { min, max });
            let regex = Regex::new(&pattern).unwrap();
            for size in 0..20 {
                let text = STANDARD.encode(vec![0xa5; size]);
                let size = u32::try_from(size).unwrap();
                let inside = min.is_none_or(|min| size >= min) && max.is_none_or(|max| size <= max);
                assert_eq!(regex.is_match(&text), inside, "{text} against {pattern}");
            }
        }
    }

    #[test]
    fn limits_that_are_too_great_for_a_pattern_are_lengths() {
        let length = Length {
            min: Some(4),
            max: Some(4096),
        };
        assert_eq!(base64_pattern(length), base64_pattern(Length::ANY));
        let characters = base64_length(length);
        assert_eq!((characters.min, characters.max), (Some(8), Some(5464)));
    }
}
