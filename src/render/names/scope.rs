use std::collections::BTreeMap;

use super::ValueShape;
use super::tokens::TemplateToken;

/// The names that a place in a template can see, the nearest last.
#[derive(Debug, Clone)]
pub struct Scopes(Vec<BTreeMap<String, ValueShape>>);

/// A name with its fields, as a template writes it: `entity.names.module`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePath<'source> {
    pub parts: Vec<&'source str>,
    /// How many tokens of the expression it takes.
    pub tokens: usize,
}

impl Scopes {
    #[must_use]
    pub fn new(outermost: BTreeMap<String, ValueShape>) -> Self {
        Self(vec![outermost])
    }

    pub fn enter(&mut self) {
        self.0.push(BTreeMap::new());
    }

    pub fn leave(&mut self) {
        self.0.pop();
    }

    pub fn bind(&mut self, name: &str, shape: ValueShape) {
        if let Some(scope) = self.0.last_mut() {
            scope.insert(name.to_owned(), shape);
        }
    }

    /// The shape of a path; `Err` holds as much of it as there is a fault in.
    pub fn resolve(&self, path: &NamePath<'_>) -> Result<&ValueShape, String> {
        let mut shape: Option<&ValueShape> = None;
        for (at, part) in path.parts.iter().enumerate() {
            let next = match shape {
                None => self.0.iter().rev().find_map(|scope| scope.get(*part)),
                Some(shape) => shape.field(part),
            };
            shape = Some(next.ok_or_else(|| path.parts[..=at].join("."))?);
        }
        Ok(shape.unwrap_or(&ValueShape::Unknown))
    }
}

impl<'source> NamePath<'source> {
    /// The path that begins at the first token, which is a name.
    #[must_use]
    pub fn at(tokens: &[TemplateToken<'source>]) -> Self {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(TemplateToken::Name(part)) = tokens.get(at) {
            parts.push(*part);
            at += 1;
            let dots = match tokens.get(at..) {
                Some([TemplateToken::Sign('.'), TemplateToken::Name(_), ..]) => 1,
                Some(
                    [
                        TemplateToken::Sign('?'),
                        TemplateToken::Sign('.'),
                        TemplateToken::Name(_),
                        ..,
                    ],
                ) => 2,
                _ => break,
            };
            at += dots;
        }
        Self { parts, tokens: at }
    }
}
