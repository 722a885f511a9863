use std::ops::Range;

use super::tokens::{LineToken, NameInLine, name_at};
use crate::format::tokens as rust_tokens;

/// A line that people wrote: what of it is code, and what is text that only people read.
#[derive(Debug)]
pub(super) struct OwnLine<'text> {
    line: &'text str,
    pub(super) tokens: Vec<LineToken<'text>>,
    /// Comments and strings.
    texts: Vec<Range<usize>>,
}

impl<'text> OwnLine<'text> {
    pub(super) fn new(line: &'text str, tokens: Vec<LineToken<'text>>) -> Self {
        let mut at = 0;
        let mut texts = Vec::new();
        for token in rust_tokens(line) {
            let start = line[at..].find(token).map_or(at, |found| at + found);
            at = start + token.len();
            if token.starts_with("//") || token.starts_with("/*") || token.contains('"') {
                texts.push(start..at);
            }
        }
        Self {
            line,
            tokens,
            texts,
        }
    }

    /// Whether a name is in a comment or a string.
    pub(super) fn is_text(&self, at: usize) -> bool {
        self.text_around(at).is_some()
    }

    /// Whether a name is nothing of this service: it is in the address of another one, it is what a
    /// log is filtered by, or it is an owner (`people's`).
    pub(super) fn stays(&self, at: usize) -> bool {
        let Some(text) = self.text_around(at) else {
            return false;
        };
        let start = self.start(at);
        let mut next = self.tokens[at + 1..].iter();
        let is_owner = next
            .next()
            .is_some_and(|sign| ["'", "’"].contains(&sign.text))
            && next.next().is_some_and(|letter| letter.text == "s");
        let before = &self.line[..text.start];
        is_owner
            || self.line[text.start..start].contains("://")
            || before.trim_end().ends_with("target:")
    }

    /// The variables that are bound in this line.
    pub(super) fn bound(&self) -> impl Iterator<Item = &'text str> {
        let is_signature = self.line.contains("fn ") || self.line.contains('|');
        let names = self.tokens.iter().enumerate();
        names
            .filter(move |(at, token)| {
                let name = name_at(&self.tokens, *at);
                let is_pattern = ["let", "mut", "for", "ref", "|"].contains(&name.link);
                let is_parameter =
                    is_signature && name.after == ":" && ["(", ","].contains(&name.link);
                token.is_name && is_variable(name) && (is_pattern || is_parameter)
            })
            .map(|(_, token)| token.text)
    }

    fn start(&self, at: usize) -> usize {
        self.tokens[..at].iter().map(|token| token.text.len()).sum()
    }

    fn text_around(&self, at: usize) -> Option<&Range<usize>> {
        let start = self.start(at);
        self.texts.iter().find(|text| text.contains(&start))
    }

    /// Where a variable of this name may be.
    pub(super) fn places(&self, variable: &str) -> impl Iterator<Item = usize> {
        let names = self.tokens.iter().enumerate();
        names
            .filter(move |(at, token)| token.text == variable && self.is_variable_at(*at))
            .map(|(at, _)| at)
    }

    /// Whether a name may be that of a variable here: in code, or in the braces of a format.
    pub(super) fn is_variable_at(&self, at: usize) -> bool {
        let name = name_at(&self.tokens, at);
        is_variable(name) && (!self.is_text(at) || name.link == "{")
    }
}

fn is_variable(name: NameInLine<'_>) -> bool {
    name.token
        .starts_with(|first: char| first.is_lowercase() || first == '_')
        && ![".", "::"].contains(&name.link)
        && !["::", "!", "("].contains(&name.after)
}
