use crate::diagnostics::{Diagnostic, Problem, Problems, Source, Span};

use super::problem::JdlProblem;

/// A word, number or sign of a JDL text, with the comment that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JdlToken {
    pub kind: JdlTokenKind,
    pub span: Span,
    /// The text of a `/** … */` directly before it.
    pub comment: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JdlTokenKind {
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

impl JdlToken {
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, JdlTokenKind::Word(found) if found == word)
    }

    #[must_use]
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == JdlTokenKind::Sign(sign)
    }
}

/// The tokens of a text, with one that stands for its end.
pub fn tokens(source: &Source, problems: &mut Problems) -> Vec<JdlToken> {
    let mut lexer = Lexer {
        text: source.text(),
        at: 0,
        comment: None,
        follows_bracket: false,
        problems,
    };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next();
        let is_end = token.kind == JdlTokenKind::End;
        lexer.follows_bracket = token.is_sign('(');
        tokens.push(token);
        if is_end {
            return tokens;
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    comment: Option<String>,
    /// A slash behind an opening bracket begins a pattern.
    follows_bracket: bool,
    problems: &'a mut Problems,
}

impl Lexer<'_> {
    fn next(&mut self) -> JdlToken {
        loop {
            self.skip();
            let start = self.at;
            let rest = self.rest();
            let Some(first) = rest.chars().next() else {
                return self.token(JdlTokenKind::End, start);
            };
            let kind = match first {
                '"' => self.quoted(),
                '/' if self.follows_bracket => self.pattern(),
                c if c.is_ascii_digit() || self.is_signed_number(c) => self.number(),
                c if c.is_alphabetic() || c == '_' => self.word(),
                '{' | '}' | '(' | ')' | '[' | ']' | ',' | '*' | '@' | '=' | ':' | '.' | '-'
                | '/' => {
                    self.at += 1;
                    JdlTokenKind::Sign(first)
                }
                _ => {
                    self.at += first.len_utf8();
                    self.report(&JdlProblem::Character { found: first }, start);
                    continue;
                }
            };
            return self.token(kind, start);
        }
    }

    fn token(&mut self, kind: JdlTokenKind, start: usize) -> JdlToken {
        JdlToken {
            kind,
            span: Span::new(start, self.at),
            comment: self.comment.take(),
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn report(&mut self, problem: &JdlProblem, start: usize) {
        let span = Span::new(start, self.at);
        self.problems
            .push(Diagnostic::error(Problem::Jdl(problem.wording()), span));
    }

    /// Blanks and comments; of comments, the last one for people is kept.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") && !self.follows_bracket {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let Some(end) = rest.get(2..).and_then(|inner| inner.find("*/")) else {
            self.at = self.text.len();
            self.report(&JdlProblem::Unclosed { what: "comment" }, start);
            return;
        };
        let inner = rest.get(2..end + 2).unwrap_or_default();
        let comment = inner.strip_prefix('*').map(plain_comment);
        self.at += end + 4;
        if let Some(comment) = comment {
            self.comment = Some(comment).filter(|text| !text.is_empty());
        }
    }

    fn quoted(&mut self) -> JdlTokenKind {
        let start = self.at;
        let inner = self.rest().get(1..).unwrap_or_default();
        let line = inner.split('\n').next().unwrap_or_default();
        let Some(end) = line.find('"') else {
            self.at += 1 + line.len();
            self.report(&JdlProblem::Unclosed { what: "text" }, start);
            return JdlTokenKind::Text(String::new());
        };
        let text = line.get(..end).unwrap_or_default().to_owned();
        self.at += end + 2;
        JdlTokenKind::Text(text)
    }

    /// A regular expression ends at the last slash that is followed by a bracket.
    fn pattern(&mut self) -> JdlTokenKind {
        let start = self.at;
        let inner = self.rest().get(1..).unwrap_or_default();
        let line = inner.split('\n').next().unwrap_or_default();
        let Some(end) = end_of_pattern(line) else {
            self.at += 1 + line.len();
            self.report(&JdlProblem::Unclosed { what: "pattern" }, start);
            return JdlTokenKind::Pattern(String::new());
        };
        let text = line.get(..end).unwrap_or_default().replace("\\/", "/");
        self.at += end + 2;
        JdlTokenKind::Pattern(text)
    }

    fn is_signed_number(&self, first: char) -> bool {
        let second = self.rest().chars().nth(1);
        first == '-' && second.is_some_and(|c| c.is_ascii_digit())
    }

    fn number(&mut self) -> JdlTokenKind {
        let rest = self.rest();
        let digits = rest.strip_prefix('-').unwrap_or(rest);
        let sign = rest.len() - digits.len();
        let length = digits
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(digits.len());
        let text = rest.get(..sign + length).unwrap_or_default().to_owned();
        self.at += text.len();
        JdlTokenKind::Number(text)
    }

    fn word(&mut self) -> JdlTokenKind {
        let rest = self.rest();
        // Names of packages and values of options have dots and dashes in them.
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default().to_owned();
        self.at += text.len();
        JdlTokenKind::Word(text)
    }
}

/// The first slash without a backslash before it that a closing bracket follows.
fn end_of_pattern(line: &str) -> Option<usize> {
    let is_end = |at: usize| {
        let before = line.get(..at).unwrap_or_default();
        let escapes = before.len() - before.trim_end_matches('\\').len();
        let after = line.get(at + 1..).unwrap_or_default().trim_start();
        escapes.is_multiple_of(2) && after.starts_with(')')
    };
    line.match_indices('/')
        .map(|(at, _)| at)
        .find(|at| is_end(*at))
}

/// The lines of a comment without the stars before them.
fn plain_comment(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        line.strip_prefix('*').unwrap_or(line).trim()
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
