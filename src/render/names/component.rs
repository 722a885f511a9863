use std::collections::BTreeMap;

use super::Shape;
use super::scope::{Path, Scopes};
use super::tokens::Token;

/// What components are called with, over all calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Components(BTreeMap<String, BTreeMap<String, Shape>>);

impl Components {
    /// The names inside a component: its parameters and its body.
    #[must_use]
    pub fn scopes(&self, definition: &[Token<'_>]) -> Scopes {
        let name = dotted(definition);
        let known = self.0.get(&name);
        let parameters = parameters(definition).map(|parameter| {
            let shape = known.and_then(|known| known.get(parameter)).cloned();
            (parameter.to_owned(), shape.unwrap_or_default())
        });
        let body = ("body".to_owned(), Shape::Scalar);
        Scopes::new(parameters.chain([body]).collect())
    }

    /// Learns from a call: `<name a={path} b="text" c />`.
    pub fn learn(&mut self, call: &[Token<'_>], scopes: &Scopes) {
        let name = dotted(&call[1..]);
        let known = self.0.entry(name).or_default();
        for (argument, shape) in arguments(&call[1..], scopes) {
            let before = known.remove(argument).unwrap_or_default();
            known.insert(argument.to_owned(), before.union(shape));
        }
    }
}

/// A component's name may have dots.
fn dotted(tokens: &[Token<'_>]) -> String {
    Path::at(tokens).parts.join(".")
}

fn parameters<'source>(definition: &[Token<'source>]) -> impl Iterator<Item = &'source str> {
    let opening = definition
        .iter()
        .position(|token| *token == Token::Sign('('));
    let list = opening.map_or(&[][..], |opening| &definition[opening..]);
    list.windows(2).filter_map(|window| match window {
        [Token::Sign('(' | ',' | '@' | '.'), Token::Name(name)] => Some(*name),
        _ => None,
    })
}

/// The arguments of a call with what they are; a name alone is an argument of that name.
fn arguments<'source>(call: &[Token<'source>], scopes: &Scopes) -> Vec<(&'source str, Shape)> {
    let mut arguments = Vec::new();
    let mut at = Path::at(call).tokens;
    while at < call.len() {
        match &call[at..] {
            [
                Token::Name(name),
                Token::Sign('='),
                Token::Sign('{'),
                value @ ..,
            ] => {
                let end = value.iter().position(|token| *token == Token::Sign('}'));
                let value = &value[..end.unwrap_or(value.len())];
                arguments.push((*name, shape_of(value, scopes)));
                at += 3 + value.len() + 1;
            }
            [Token::Name(name), Token::Sign('='), ..] => {
                arguments.push((*name, Shape::Scalar));
                at += 3;
            }
            [Token::Name(name), ..] => {
                arguments.push((*name, shape_of(&call[at..=at], scopes)));
                at += 1;
            }
            _ => at += 1,
        }
    }
    arguments
}

/// What an expression is, where it is nothing but a path.
pub fn shape_of(expression: &[Token<'_>], scopes: &Scopes) -> Shape {
    let path = Path::at(expression);
    match expression.get(path.tokens) {
        None if path.tokens > 0 => scopes.resolve(&path).cloned().unwrap_or_default(),
        None | Some(_) => Shape::Unknown,
    }
}
