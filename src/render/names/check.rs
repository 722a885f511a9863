use crate::catalog::Markers;
use crate::render::segments::{SegmentKind, segments};

use super::ValueShape;
use super::component::{Components, shape_of};
use super::scope::{NamePath, Scopes};
use super::tokens::{TemplateToken, tokens};
use super::walk::unknown_in;

/// A template and what it is rendered with.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    pub source: &'a str,
    pub text: &'a str,
    pub markers: Markers,
    /// A map of the names in its context; a file of components has none.
    pub context: ValueShape,
}

/// A name that a template uses and that is nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownName {
    pub source: String,
    /// From 1.
    pub line: usize,
    /// Where the tag or the output begins that uses it, in bytes.
    pub offset: usize,
    pub name: String,
}

/// Rounds after which nothing new is learnt about components that call each other.
const ROUNDS: usize = 4;

/// The names in the templates that their contexts do not have, in order.
#[must_use]
pub fn unknown_names(templates: &[Checked<'_>]) -> Vec<UnknownName> {
    let mut components = Components::default();
    for _ in 0..ROUNDS {
        let known = components.clone();
        for template in templates {
            Walk::new(template, &mut components).run();
        }
        if components == known {
            break;
        }
    }
    let mut unknown: Vec<UnknownName> = templates
        .iter()
        .flat_map(|template| Walk::new(template, &mut components).run())
        .collect();
    unknown.sort();
    unknown.dedup();
    unknown
}

struct Walk<'a> {
    template: &'a Checked<'a>,
    components: &'a mut Components,
    scopes: Scopes,
    /// The scopes outside of the component that is being defined.
    outside: Option<Scopes>,
    unknown: Vec<UnknownName>,
    /// Where the walk is: the line, from 1, and the bytes before it.
    line: usize,
    offset: usize,
}

impl<'a> Walk<'a> {
    fn new(template: &'a Checked<'a>, components: &'a mut Components) -> Self {
        let context = match &template.context {
            ValueShape::Map(fields) => fields.clone(),
            _ => std::collections::BTreeMap::new(),
        };
        let scopes = Scopes::new(context);
        Self {
            template,
            components,
            scopes,
            outside: None,
            unknown: Vec::new(),
            line: 1,
            offset: 0,
        }
    }

    fn run(mut self) -> Vec<UnknownName> {
        for part in segments(self.template.text, self.template.markers) {
            let tokens = tokens(part.inner());
            match part.kind {
                SegmentKind::Output => self.expression(&tokens),
                SegmentKind::Tag => self.tag(&tokens),
                SegmentKind::Text | SegmentKind::Comment => {}
            }
            self.line += part.source.matches('\n').count();
            self.offset += part.source.len();
        }
        self.unknown
    }

    fn tag(&mut self, tokens: &[TemplateToken<'_>]) {
        match tokens {
            [TemplateToken::Name("for"), rest @ ..] => self.loop_over(rest),
            [TemplateToken::Name("endfor"), ..] => self.scopes.leave(),
            [
                TemplateToken::Name("set" | "set_global"),
                TemplateToken::Name(name),
                rest @ ..,
            ] => {
                let value = rest.get(1..).unwrap_or_default();
                self.expression(value);
                let shape = shape_of(value, &self.scopes);
                self.scopes.bind(name, shape);
            }
            [TemplateToken::Name("component"), definition @ ..] => {
                let inside = self.components.scopes(definition);
                self.outside = Some(std::mem::replace(&mut self.scopes, inside));
            }
            [TemplateToken::Name("endcomponent"), ..] => {
                if let Some(outside) = self.outside.take() {
                    self.scopes = outside;
                }
            }
            [TemplateToken::Name("if" | "elif"), condition @ ..] => self.expression(condition),
            [TemplateToken::Name(_), ..] | [] => {}
            _ => self.expression(tokens),
        }
    }

    fn loop_over(&mut self, tokens: &[TemplateToken<'_>]) {
        let Some(at) = tokens
            .iter()
            .position(|token| *token == TemplateToken::Name("in"))
        else {
            return;
        };
        let (names, list) = (&tokens[..at], &tokens[at + 1..]);
        self.expression(list);
        let items = self
            .scopes
            .resolve(&NamePath::at(list))
            .map(ValueShape::item)
            .unwrap_or_default();
        self.scopes.enter();
        self.scopes.bind("loop", ValueShape::Unknown);
        match names {
            [TemplateToken::Name(item)] => self.scopes.bind(item, items),
            _ => {
                for name in names {
                    if let TemplateToken::Name(name) = name {
                        self.scopes.bind(name, ValueShape::Unknown);
                    }
                }
            }
        }
    }

    fn expression(&mut self, tokens: &[TemplateToken<'_>]) {
        if tokens.first() == Some(&TemplateToken::Sign('<'))
            && tokens.get(1) != Some(&TemplateToken::Sign('/'))
        {
            self.components.learn(tokens, &self.scopes);
        }
        let source = self.template.source;
        let unknown = unknown_in(tokens, &self.scopes);
        self.unknown
            .extend(unknown.into_iter().map(|name| UnknownName {
                source: source.to_owned(),
                line: self.line,
                offset: self.offset,
                name,
            }));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn unknown(text: &str) -> Vec<(usize, String)> {
        let context = ValueShape::of(&json!({
            "service": { "name": "blog" },
            "entity": { "fields": [{ "name": "title", "length": { "max": 3 } }], "none": null },
        }));
        let template = Checked {
            source: "t",
            text,
            markers: Markers::Braces,
            context,
        };
        unknown_names(&[template])
            .into_iter()
            .map(|found| (found.line, found.name))
            .collect()
    }

    #[test]
    fn names_that_are_there_pass() {
        let text = r#"{{ service.name | replace(from="a", to="b") }}{% for field in entity.fields %}
            {% if field.length.max > 2 and not loop.last or entity.none.x is defined %}{{ field.name ~ "x.y" }}{% endif %}
            {% set last = field %}{{ last.name }}{% endfor %}
            {{ [f.name for f in entity.fields] | join(sep=", ") }}"#;
        assert_eq!(unknown(text), []);
    }

    #[test]
    fn names_that_are_not_there_are_found_in_conditions_loops_and_components() {
        assert_eq!(
            unknown("{% if typo %}{% endif %}"),
            [(1, "typo".to_owned())]
        );
        assert_eq!(
            unknown("\n{% if service.nam %}{% endif %}"),
            [(2, "service.nam".to_owned())]
        );
        assert_eq!(
            unknown(
                "{% for f in entity.fields %}{% if f.lenght.max %}{% endif %}{% endfor %}{{ f }}"
            ),
            [(1, "f.lenght".to_owned()), (1, "f".to_owned())]
        );
        assert_eq!(
            unknown(
                "{% component c(field, big=false) %}{{ field.nam }}{{ big }}{{ service }}{% endcomponent c %}{% for f in entity.fields %}{{ <c field={f} /> }}{% endfor %}"
            ),
            [(1, "field.nam".to_owned()), (1, "service".to_owned())]
        );
    }
}
