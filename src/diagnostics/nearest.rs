/// The candidate that a misspelt word was probably meant to be.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lowered = word.to_lowercase();
    let allowed = (word.chars().count().max(3) / 3).min(3);
    candidates
        .into_iter()
        .map(|candidate| (distance(&lowered, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Long words are never compared: they are not misspelt, and the cost is quadratic.
fn distance(word: &str, candidate: &str) -> usize {
    if word.len().abs_diff(candidate.len()) > 3 {
        return usize::MAX;
    }
    strsim::damerau_levenshtein(word, candidate)
}
