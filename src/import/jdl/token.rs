use crate::diagnostics::Span;

/// A word, number or sign of a JDL text, with the comment that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// The text of a `/** … */` directly before it.
    pub comment: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    Word(String),
    /// As it is written, with its sign.
    Number(String),
    /// Between double quotes.
    Text(String),
    /// Between slashes, without them.
    Pattern(String),
    Sign(char),
    End,
}

impl Token {
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, TokenKind::Word(found) if found == word)
    }

    #[must_use]
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }
}
