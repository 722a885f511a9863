use std::ops::Range;

/// A text taken apart, so that parts of it can be compared.
#[derive(Debug)]
pub struct Pieces<'text>(Vec<&'text str>);

impl<'text> Pieces<'text> {
    /// By its lines, each with its line feed.
    #[must_use]
    pub fn lines(text: &'text str) -> Self {
        Self(text.split_inclusive('\n').collect())
    }

    /// By its words, numbers, signs and gaps.
    #[must_use]
    pub fn words(text: &'text str) -> Self {
        let mut words = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(first_word(rest));
            words.push(word);
            rest = after;
        }
        Self(words)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Some of the pieces.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &[&'text str] {
        self.0.get(range).unwrap_or_default()
    }

    /// The text of some of the pieces.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> String {
        self.slice(range).concat()
    }

    #[must_use]
    pub fn all(&self) -> &[&'text str] {
        &self.0
    }
}

/// How long the first word is; `0.1.0` is one, `1..=200` are several.
fn first_word(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let end = |text: &str, is_part: &dyn Fn(char) -> bool| {
        text.find(|c| !is_part(c)).unwrap_or(text.len())
    };
    match text.chars().next() {
        None => 0,
        Some(c) if c.is_ascii_digit() => {
            let mut length = end(text, &is_part);
            while let Some(rest) = text[length..].strip_prefix('.')
                && rest.starts_with(|c: char| c.is_ascii_digit())
            {
                length += 1 + end(rest, &is_part);
            }
            length
        }
        Some(c) if is_part(c) => end(text, &is_part),
        Some(c) if c.is_whitespace() => end(text, &char::is_whitespace),
        Some(c) => c.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn a_text_is_the_sum_of_its_words() {
        let words = |text| Pieces::words(text).all().to_vec();
        assert_eq!(
            words("a_1(1..=2.5.0,\n  é)"),
            [
                "a_1", "(", "1", ".", ".", "=", "2.5.0", ",", "\n  ", "é", ")"
            ]
        );
        assert_eq!(words("v1.2."), ["v1", ".", "2", "."]);
    }
}
