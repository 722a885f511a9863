use super::SqlToken;

/// Reads the tokens of a statement one after the other.
#[derive(Debug, Clone, Copy)]
pub struct SqlCursor<'sql> {
    tokens: &'sql [SqlToken],
}

impl<'sql> SqlCursor<'sql> {
    #[must_use]
    pub fn new(tokens: &'sql [SqlToken]) -> Self {
        Self { tokens }
    }

    /// Goes on if the next word is one of these.
    pub fn take(&mut self, any: &[&str]) -> bool {
        let Some((first, rest)) = self.tokens.split_first() else {
            return false;
        };
        let is_one = any.iter().any(|word| first.is(word));
        if is_one {
            self.tokens = rest;
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
        while !self.tokens.is_empty() && !self.take(&[word]) {
            self.tokens = &self.tokens[1..];
        }
    }

    /// The next name, without that of the database before it.
    pub fn name(&mut self) -> Option<&'sql str> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        if let [dot, second, rest @ ..] = rest
            && dot.is_sign(".")
        {
            self.tokens = rest;
            return second.name();
        }
        first.name()
    }

    /// What is left.
    #[must_use]
    pub fn rest(&self) -> &'sql [SqlToken] {
        self.tokens
    }

    /// What stands between the commas of the parentheses that come next.
    #[must_use]
    pub fn items(&self) -> Vec<&'sql [SqlToken]> {
        let mut items = Vec::new();
        let mut depth = 0_usize;
        let mut start = 1;
        for (at, token) in self.tokens.iter().enumerate() {
            if token.is_sign("(") {
                depth += 1;
            } else if token.is_sign(")") {
                depth = depth.saturating_sub(1);
            }
            let ends = depth == 0 || (depth == 1 && token.is_sign(","));
            if at > 0 && ends {
                items.extend(self.tokens.get(start..at));
                start = at + 1;
            }
            if depth == 0 {
                break;
            }
        }
        items
    }
}
