use super::words::Word;

/// Reads the words of a statement one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'words> {
    words: &'words [Word],
}

impl<'words> Cursor<'words> {
    pub fn new(words: &'words [Word]) -> Self {
        Self { words }
    }

    /// Goes on if the next word is one of these.
    pub fn take(&mut self, any: &[&str]) -> bool {
        let Some((first, rest)) = self.words.split_first() else {
            return false;
        };
        let is_one = any.iter().any(|word| first.is(word));
        if is_one {
            self.words = rest;
        }
        is_one
    }

    /// Goes on behind `IF EXISTS` or `IF NOT EXISTS`; whether there is one.
    pub fn skip_if_exists(&mut self) -> bool {
        let is_there = self.take(&["IF"]);
        if is_there {
            self.take(&["NOT"]);
            self.take(&["EXISTS"]);
        }
        is_there
    }

    /// Goes on behind the next word of this kind.
    pub fn skip_to(&mut self, word: &str) {
        while !self.words.is_empty() && !self.take(&[word]) {
            self.words = &self.words[1..];
        }
    }

    /// The next name, without that of the database before it.
    pub fn name(&mut self) -> Option<&'words str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        if let [dot, second, rest @ ..] = rest
            && !dot.is_name
            && dot.text == "."
        {
            self.words = rest;
            return Some(&second.text);
        }
        first.is_name.then_some(first.text.as_str())
    }

    /// What is left.
    pub fn rest(&self) -> &'words [Word] {
        self.words
    }

    /// What stands between the commas of the parentheses that come next.
    pub fn items(&self) -> Vec<&'words [Word]> {
        let is_sign = |word: &Word, sign: &str| !word.is_name && word.text == sign;
        let mut items = Vec::new();
        let mut depth = 0_usize;
        let mut start = 1;
        for (at, word) in self.words.iter().enumerate() {
            if is_sign(word, "(") {
                depth += 1;
            } else if is_sign(word, ")") {
                depth = depth.saturating_sub(1);
            }
            let ends = depth == 0 || (depth == 1 && is_sign(word, ","));
            if at > 0 && ends {
                items.extend(self.words.get(start..at));
                start = at + 1;
            }
            if depth == 0 {
                break;
            }
        }
        items
    }
}
