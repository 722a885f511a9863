use std::collections::BTreeMap;

use super::Shape;
use super::tokens::Token;

/// The names that a place in a template can see, the nearest last.
#[derive(Debug, Clone)]
pub struct Scopes(Vec<BTreeMap<String, Shape>>);

/// A name with its fields, as a template writes it: `entity.names.module`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path<'source> {
    pub parts: Vec<&'source str>,
    /// How many tokens of the expression it takes.
    pub tokens: usize,
}

impl Scopes {
    #[must_use]
    pub fn new(outermost: BTreeMap<String, Shape>) -> Self {
        Self(vec![outermost])
    }

    pub fn enter(&mut self) {
        self.0.push(BTreeMap::new());
    }

    pub fn leave(&mut self) {
        self.0.pop();
    }

    pub fn bind(&mut self, name: &str, shape: Shape) {
        if let Some(scope) = self.0.last_mut() {
            scope.insert(name.to_owned(), shape);
        }
    }

    /// The shape of a path; `Err` holds as much of it as there is a fault in.
    pub fn resolve(&self, path: &Path<'_>) -> Result<&Shape, String> {
        let mut shape: Option<&Shape> = None;
        for (at, part) in path.parts.iter().enumerate() {
            let next = match shape {
                None => self.0.iter().rev().find_map(|scope| scope.get(*part)),
                Some(shape) => shape.field(part),
            };
            shape = Some(next.ok_or_else(|| path.parts[..=at].join("."))?);
        }
        Ok(shape.unwrap_or(&Shape::Unknown))
    }
}

impl<'source> Path<'source> {
    /// The path that begins at the first token, which is a name.
    #[must_use]
    pub fn at(tokens: &[Token<'source>]) -> Self {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(Token::Name(part)) = tokens.get(at) {
            parts.push(*part);
            at += 1;
            let dots = match tokens.get(at..) {
                Some([Token::Sign('.'), Token::Name(_), ..]) => 1,
                Some([Token::Sign('?'), Token::Sign('.'), Token::Name(_), ..]) => 2,
                _ => break,
            };
            at += dots;
        }
        Self { parts, tokens: at }
    }
}
