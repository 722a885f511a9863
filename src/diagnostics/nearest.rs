/// The candidate that a misspelt word was probably meant to be.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let allowed = (word.chars().count().max(3) / 3).min(3);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(word, candidate, allowed)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// The number of slips, where it is within what is allowed.
///
/// Only the part in which the words differ is compared, as the cost is quadratic.
fn distance(word: &str, candidate: &str, allowed: usize) -> Option<usize> {
    if word.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    let same = |(a, b): &(u8, u8)| a.eq_ignore_ascii_case(b);
    let pairs = word.bytes().zip(candidate.bytes());
    let start = word.floor_char_boundary(pairs.take_while(same).count());
    let start = candidate.floor_char_boundary(start);
    let (word, candidate) = (word.get(start..)?, candidate.get(start..)?);
    if word.len().max(candidate.len()) > LONGEST {
        return None;
    }
    let distance = strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase());
    (distance <= allowed).then_some(distance)
}

/// Nobody misspells so much at once.
const LONGEST: usize = 40;
