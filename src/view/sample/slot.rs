/// What a text holds in the place of a counter.
///
/// Written into the text of a `format!`: `Title {n}`, `AB-{n:03}`.
pub(super) fn slot(texts: &[String], holds: impl Fn(&str) -> bool) -> Option<String> {
    texts.iter().find_map(|text| {
        runs(text)
            .into_iter()
            .find_map(|run| filled(text, run, &holds))
    })
}

/// The numbers that a counter reaches.
const REACHED: [usize; 9] = [1, 2, 9, 10, 42, 99, 100, 999, 1000];

fn filled(
    text: &str,
    (start, end): (usize, usize),
    holds: &impl Fn(&str) -> bool,
) -> Option<String> {
    let (before, after) = (&text[..start], &text[end..]);
    let free = REACHED
        .iter()
        .all(|number| holds(&format!("{before}{number}{after}")));
    if free {
        return Some(format!("{}{{n}}{}", escaped(before), escaped(after)));
    }
    let width = end - start;
    let padded = REACHED
        .iter()
        .filter(|number| number.to_string().len() <= width);
    let fits = width > 1
        && padded
            .into_iter()
            .all(|number| holds(&format!("{before}{number:0width$}{after}")));
    fits.then(|| format!("{}{{n:0{width}}}{}", escaped(before), escaped(after)))
}

/// The runs of letters and digits of a text in bytes: digits first, and longer ones before shorter.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        if !character.is_ascii_alphanumeric() {
            continue;
        }
        let same = |end: usize| {
            end == at && text.as_bytes()[at - 1].is_ascii_digit() == character.is_ascii_digit()
        };
        match runs.last_mut() {
            Some((_, end)) if same(*end) => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    let is_word = |start: usize| !text.as_bytes()[start].is_ascii_digit();
    runs.sort_by_key(|(start, end)| (is_word(*start), std::cmp::Reverse(end - start), *start));
    runs
}

/// A text as the inside of a `format!`.
pub(super) fn escaped(text: &str) -> String {
    let quoted = format!("{:?}", text.replace('{', "{{").replace('}', "}}"));
    quoted[1..quoted.len() - 1].to_owned()
}
