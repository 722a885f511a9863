/// A name, a keyword, a literal or a sign of SQL, with the place where it begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlToken {
    pub kind: SqlKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SqlKind {
    /// A name or keyword without quotes.
    Word(String),
    /// A name between quotes.
    Name(String),
    Text(String),
    Number(String),
    /// `<=`, `::`, `(`.
    Sign(&'static str),
    /// Something else.
    Other(char),
}

const SIGNS: [&str; 22] = [
    "::", "<=", ">=", "<>", "!=", "==", "||", "~~", "(", ")", ",", "<", ">", "=", "+", "-", "*",
    "/", "[", "]", ".", ";",
];

/// The tokens of a text, without blanks and comments.
///
/// Any text has some: what is not closed ends with the text, and what no engine knows is a sign.
#[must_use]
pub fn sql_tokens(text: &str) -> Vec<SqlToken> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(length) = blank(rest) {
            at += length;
            continue;
        }
        // In PostgreSQL, brackets are around the values of an array; elsewhere around a name.
        let in_array = tokens
            .last()
            .is_some_and(|last: &SqlToken| last.is("array"));
        let (kind, length) = if in_array && rest.starts_with('[') {
            (SqlKind::Sign("["), 1)
        } else {
            next(rest)
        };
        tokens.push(SqlToken {
            kind,
            start: at,
            end: at + length,
        });
        at += length;
    }
    tokens
}

/// The length of a blank or comment at the front of a text.
fn blank(rest: &str) -> Option<usize> {
    let spaces = rest.len() - rest.trim_start().len();
    if spaces > 0 {
        return Some(spaces);
    }
    if rest.starts_with("--") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let inner = rest.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(rest.len(), |end| end + 4))
}

fn next(rest: &str) -> (SqlKind, usize) {
    let first = rest.chars().next().unwrap_or_default();
    match first {
        '\'' => {
            let (text, length) = quoted(rest, '\'');
            (SqlKind::Text(text), length)
        }
        '"' | '`' => {
            let (text, length) = quoted(rest, first);
            (SqlKind::Name(text), length)
        }
        '[' if rest.contains(']') && !rest[1..].starts_with(']') => {
            let end = rest.find(']').unwrap_or(rest.len() - 1);
            (SqlKind::Name(rest[1..end].to_owned()), end + 1)
        }
        c if c.is_ascii_digit() => {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            (SqlKind::Number(rest[..length].to_owned()), length)
        }
        c if c.is_alphabetic() || c == '_' => {
            let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            (SqlKind::Word(rest[..length].to_owned()), length)
        }
        c => match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(sign) => (SqlKind::Sign(sign), sign.len()),
            None => (SqlKind::Other(c), c.len_utf8()),
        },
    }
}

/// The text between quotes, which are doubled inside, and the length with them.
fn quoted(rest: &str, quote: char) -> (String, usize) {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != quote {
            text.push(letter);
        } else if letters.peek().is_some_and(|(_, next)| *next == quote) {
            text.push(quote);
            letters.next();
        } else {
            return (text, at + 1);
        }
    }
    (text, rest.len())
}

impl SqlToken {
    /// Whether it is this keyword, in any case.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        matches!(&self.kind, SqlKind::Word(found) if found.eq_ignore_ascii_case(word))
    }

    /// What it may name, without quotes; keywords may, too.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            SqlKind::Word(name) | SqlKind::Name(name) => Some(name),
            SqlKind::Text(_) | SqlKind::Number(_) | SqlKind::Sign(_) | SqlKind::Other(_) => None,
        }
    }

    /// Whether it may be something of this name, in any case and with quotes or without.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        self.name()
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    }

    /// What it says: quotes and case of a name do not count.
    #[must_use]
    pub fn folded(&self) -> SqlKind {
        match self.name() {
            Some(name) => SqlKind::Word(name.to_lowercase()),
            None => self.kind.clone(),
        }
    }

    #[must_use]
    pub fn is_sign(&self, sign: &str) -> bool {
        matches!(&self.kind, SqlKind::Sign(found) if *found == sign)
    }
}
