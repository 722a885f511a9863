/// Words that begin with another sound than their letter.
const CONSONANT_SOUND: [&str; 9] = [
    "eu", "one", "once", "uni", "usa", "use", "usu", "uti", "ubi",
];
const VOWEL_SOUND: [&str; 4] = ["hour", "honest", "honor", "heir"];

/// `a` or `an`, as the first sound of the words asks for.
#[must_use]
pub fn article(words: &str) -> &'static str {
    let begins = |list: &[&str]| list.iter().any(|start| words.starts_with(start));
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']);
    let negated = words.starts_with("unin") || words.starts_with("unim");
    if begins(&VOWEL_SOUND) || negated || (vowel && !begins(&CONSONANT_SOUND)) {
        "an"
    } else {
        "a"
    }
}
