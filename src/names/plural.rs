use super::plural_table::{
    ENDING_IN_E, ENDING_IN_I_OR_U, ENDING_IN_S, INVARIANT, IRREGULAR, IRREGULAR_ENDINGS, NOT_OF_MAN,
};

/// The plural of a `snake_case` name: only its last word changes.
#[must_use]
pub fn plural(name: &str) -> String {
    change_last_word(name, plural_word)
}

/// The singular of a `snake_case` name; a singular stays as it is.
#[must_use]
pub fn singular(name: &str) -> String {
    change_last_word(name, singular_word)
}

/// Whether a `snake_case` name is a plural, and not a singular too.
#[must_use]
pub fn is_plural(name: &str) -> bool {
    let singular = singular(name);
    singular != name && plural(&singular) == name
}

fn change_last_word(name: &str, change: impl Fn(&str) -> String) -> String {
    match name.rsplit_once('_') {
        Some((start, last)) if !last.is_empty() => format!("{start}_{}", change(last)),
        Some(_) => name.to_owned(),
        None => change(name),
    }
}

fn plural_word(word: &str) -> String {
    if INVARIANT.contains(&word) {
        return word.to_owned();
    }
    if let Some((singular, plural)) = irregular(word) {
        return replace_end(word, singular, plural).unwrap_or_else(|| word.to_owned());
    }
    if ENDING_IN_E.contains(&word) || ENDING_IN_I_OR_U.contains(&word) || NOT_OF_MAN.contains(&word)
    {
        return format!("{word}s");
    }
    let rules = [("sis", "ses"), ("man", "men"), ("fe", "fes")];
    let by_rule = rules
        .iter()
        .find_map(|(from, to)| replace_end(word, from, to));
    if let Some(plural) = by_rule {
        return plural;
    }
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) || stem.ends_with("qu") => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| word.ends_with(end)) =>
        {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

fn singular_word(word: &str) -> String {
    let known = [&INVARIANT[..], &ENDING_IN_S, &ENDING_IN_E, &NOT_OF_MAN];
    if known.iter().any(|list| list.contains(&word)) {
        return word.to_owned();
    }
    if let Some((singular, plural)) = irregular(word) {
        return replace_end(word, plural, singular).unwrap_or_else(|| word.to_owned());
    }
    if let Some(stem) = word.strip_suffix('s')
        && [&ENDING_IN_E[..], &ENDING_IN_I_OR_U, &NOT_OF_MAN]
            .iter()
            .any(|list| list.contains(&stem))
    {
        return stem.to_owned();
    }
    SINGULAR_RULES
        .iter()
        .find_map(|(from, to)| replace_end(word, from, to))
        .unwrap_or_else(|| word.to_owned())
}

/// The first that fits decides; an ending that stays as it is ends the search.
const SINGULAR_RULES: [(&str, &str); 20] = [
    ("ss", "ss"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("oes", "o"),
    ("auses", "ause"),
    ("ouses", "ouse"),
    ("uses", "us"),
    ("yses", "ysis"),
    ("theses", "thesis"),
    ("geneses", "genesis"),
    ("eaus", "eau"),
    ("us", "us"),
    ("is", "is"),
    ("men", "man"),
    ("s", ""),
    ("", ""),
];

fn irregular(word: &str) -> Option<(&'static str, &'static str)> {
    let exact = IRREGULAR
        .iter()
        .find(|(singular, plural)| *singular == word || *plural == word);
    let ending = || {
        IRREGULAR_ENDINGS
            .iter()
            .find(|(singular, plural)| word.ends_with(singular) || word.ends_with(plural))
    };
    exact.or_else(ending).copied()
}

fn replace_end(word: &str, from: &str, to: &str) -> Option<String> {
    Some(format!("{}{to}", word.strip_suffix(from)?))
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}
