use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Problem, Problems, Source, Span, Spanned};

use super::lexer::{JdlToken, JdlTokenKind};
use super::problem::JdlProblem;

/// Goes over the tokens of a text; what each statement is made of is known by the other files.
pub struct JdlParser<'a> {
    pub source: &'a Source,
    tokens: Vec<JdlToken>,
    at: usize,
    pub constants: BTreeMap<String, String>,
    problems: &'a mut Problems,
}

/// A statement could not be read; it has been reported.
#[derive(Debug, Clone, Copy)]
pub struct Unread;

pub type JdlResult<T> = Result<T, Unread>;

impl<'a> JdlParser<'a> {
    pub fn new(source: &'a Source, tokens: Vec<JdlToken>, problems: &'a mut Problems) -> Self {
        let constants = constants(&tokens);
        Self {
            source,
            tokens,
            at: 0,
            constants,
            problems,
        }
    }

    /// Where the token ends that was taken last.
    pub fn last_end(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, |token| token.span.end)
    }

    pub fn peek(&self) -> &JdlToken {
        self.ahead(0)
    }

    /// The token `count` places on; the end of the text goes on for ever.
    pub fn ahead(&self, count: usize) -> &JdlToken {
        static END: JdlToken = JdlToken {
            kind: JdlTokenKind::End,
            span: Span { start: 0, end: 0 },
            comment: None,
        };
        let last = self.tokens.last().unwrap_or(&END);
        self.tokens.get(self.at + count).unwrap_or(last)
    }

    pub fn take(&mut self) -> JdlToken {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len());
        token
    }

    pub fn is_at_end(&self) -> bool {
        self.peek().kind == JdlTokenKind::End
    }

    /// Goes over a sign, if it is there.
    pub fn accept(&mut self, sign: char) -> bool {
        let found = self.peek().is_sign(sign);
        if found {
            self.take();
        }
        found
    }

    /// Goes over a word, if it is there.
    pub fn accept_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_word(word);
        if found {
            self.take();
        }
        found
    }

    pub fn expect(&mut self, sign: char, expected: &'static str) -> JdlResult<Span> {
        if self.peek().is_sign(sign) {
            Ok(self.take().span)
        } else {
            Err(self.unexpected(expected))
        }
    }

    pub fn word(&mut self, expected: &'static str) -> JdlResult<Spanned<String>> {
        let token = self.peek().clone();
        match token.kind {
            JdlTokenKind::Word(word) => {
                self.take();
                Ok(Spanned::new(word, token.span))
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    pub fn unexpected(&mut self, expected: &'static str) -> Unread {
        let token = self.peek().clone();
        let found = match token.kind {
            JdlTokenKind::End => "the end of the file".to_owned(),
            _ => format!("`{}`", self.source.slice(token.span)),
        };
        self.report(&JdlProblem::Expected { expected, found }, token.span);
        Unread
    }

    pub fn report(&mut self, problem: &JdlProblem, span: Span) {
        self.problems
            .push(Diagnostic::error(Problem::Jdl(problem.wording()), span));
    }

    /// Goes on behind what could not be read: at the next statement.
    pub fn recover(&mut self) {
        const BEGINNINGS: [&str; 5] = [
            "entity",
            "enum",
            "relationship",
            "application",
            "deployment",
        ];
        self.take();
        while !self.is_at_end() {
            let follows_line = self.is_first_of_line();
            let begins = BEGINNINGS.iter().any(|word| self.peek().is_word(word));
            if begins && follows_line {
                return;
            }
            self.take();
        }
    }

    fn is_first_of_line(&self) -> bool {
        let start = self.peek().span.start;
        self.source.position(start).column == 1
    }

    /// Goes over everything between braces, nested ones included.
    pub fn skip_block(&mut self) -> JdlResult<()> {
        self.expect('{', "`{`")?;
        let mut depth = 1;
        while depth > 0 {
            if self.is_at_end() {
                return Err(self.unexpected("`}`"));
            }
            let token = self.take();
            depth += usize::from(token.is_sign('{'));
            depth -= usize::from(token.is_sign('}'));
        }
        Ok(())
    }
}

/// `DEFAULT_MIN = 1`, wherever it stands.
fn constants(tokens: &[JdlToken]) -> BTreeMap<String, String> {
    let found = tokens.windows(3).filter_map(|three| {
        let [name, equals, value] = three else {
            return None;
        };
        match (&name.kind, &value.kind) {
            (JdlTokenKind::Word(name), JdlTokenKind::Number(value)) if equals.is_sign('=') => {
                Some((name.clone(), value.clone()))
            }
            _ => None,
        }
    });
    found.collect()
}
