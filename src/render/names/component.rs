use std::collections::BTreeMap;

use super::ValueShape;
use super::scope::{NamePath, Scopes};
use super::tokens::TemplateToken;

/// What components are called with, over all calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Components(BTreeMap<String, BTreeMap<String, ValueShape>>);

impl Components {
    /// The names inside a component: its parameters and its body.
    #[must_use]
    pub fn scopes(&self, definition: &[TemplateToken<'_>]) -> Scopes {
        let name = dotted(definition);
        let known = self.0.get(&name);
        let parameters = parameters(definition).map(|parameter| {
            let shape = known.and_then(|known| known.get(parameter)).cloned();
            (parameter.to_owned(), shape.unwrap_or_default())
        });
        let body = ("body".to_owned(), ValueShape::Scalar);
        Scopes::new(parameters.chain([body]).collect())
    }

    /// Learns from a call: `<name a={path} b="text" c />`.
    pub fn learn(&mut self, call: &[TemplateToken<'_>], scopes: &Scopes) {
        let name = dotted(&call[1..]);
        let known = self.0.entry(name).or_default();
        for (argument, shape) in arguments(&call[1..], scopes) {
            let before = known.remove(argument).unwrap_or_default();
            known.insert(argument.to_owned(), before.union(shape));
        }
    }
}

/// A component's name may have dots.
fn dotted(tokens: &[TemplateToken<'_>]) -> String {
    NamePath::at(tokens).parts.join(".")
}

fn parameters<'source>(
    definition: &[TemplateToken<'source>],
) -> impl Iterator<Item = &'source str> {
    let opening = definition
        .iter()
        .position(|token| *token == TemplateToken::Sign('('));
    let list = opening.map_or(&[][..], |opening| &definition[opening..]);
    list.windows(2).filter_map(|window| match window {
        [
            TemplateToken::Sign('(' | ',' | '@' | '.'),
            TemplateToken::Name(name),
        ] => Some(*name),
        _ => None,
    })
}

/// The arguments of a call with what they are; a name alone is an argument of that name.
fn arguments<'source>(
    call: &[TemplateToken<'source>],
    scopes: &Scopes,
) -> Vec<(&'source str, ValueShape)> {
    let mut arguments = Vec::new();
    let mut at = NamePath::at(call).tokens;
    while at < call.len() {
        match &call[at..] {
            [
                TemplateToken::Name(name),
                TemplateToken::Sign('='),
                TemplateToken::Sign('{'),
                value @ ..,
            ] => {
                let end = value
                    .iter()
                    .position(|token| *token == TemplateToken::Sign('}'));
                let value = &value[..end.unwrap_or(value.len())];
                arguments.push((*name, shape_of(value, scopes)));
                at += 3 + value.len() + 1;
            }
            [TemplateToken::Name(name), TemplateToken::Sign('='), ..] => {
                arguments.push((*name, ValueShape::Scalar));
                at += 3;
            }
            [TemplateToken::Name(name), ..] => {
                arguments.push((*name, shape_of(&call[at..=at], scopes)));
                at += 1;
            }
            _ => at += 1,
        }
    }
    arguments
}

/// What an expression is, where it is nothing but a path.
pub fn shape_of(expression: &[TemplateToken<'_>], scopes: &Scopes) -> ValueShape {
    let path = NamePath::at(expression);
    match expression.get(path.tokens) {
        None if path.tokens > 0 => scopes.resolve(&path).cloned().unwrap_or_default(),
        None | Some(_) => ValueShape::Unknown,
    }
}
