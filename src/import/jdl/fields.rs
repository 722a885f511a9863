use crate::diagnostics::Spanned;

use super::lexer::JdlTokenKind;
use super::parser::{JdlParser, JdlResult};
use super::problem::JdlProblem;
use super::tree::{Annotation, JdlField, Validation};

/// `{ title String required, … }`
pub fn fields(parser: &mut JdlParser<'_>) -> JdlResult<Vec<JdlField>> {
    parser.expect('{', "`{`")?;
    let mut fields: Vec<JdlField> = Vec::new();
    while !parser.accept('}') {
        let field = field(parser)?;
        parser.accept(',');
        if fields
            .iter()
            .any(|known| known.name.value == field.name.value)
        {
            let name = field.name.value.clone();
            parser.report(
                &JdlProblem::Twice {
                    what: "field",
                    name,
                },
                field.name.span,
            );
        } else {
            fields.push(field);
        }
    }
    Ok(fields)
}

fn field(parser: &mut JdlParser<'_>) -> JdlResult<JdlField> {
    let mut comment = parser.peek().comment.clone();
    let annotations = annotations(parser)?;
    comment = comment.or_else(|| parser.peek().comment.clone());
    let name = parser.word("the name of a field, or `}`")?;
    let kind = parser.word("the type of the field")?;
    let mut validations = Vec::new();
    while let Some(validation) = validation(parser)? {
        validations.push(validation);
    }
    Ok(JdlField {
        name,
        kind,
        comment,
        annotations,
        validations,
    })
}

/// The next validation of a field; the name of another field is followed by a type.
fn validation(parser: &mut JdlParser<'_>) -> JdlResult<Option<Validation>> {
    let JdlTokenKind::Word(word) = &parser.peek().kind else {
        return Ok(None);
    };
    let plain = matches!(word.as_str(), "required" | "unique");
    let with_value = parser.ahead(1).is_sign('(');
    // A field can be called `required`.
    let is_field = matches!(parser.ahead(1).kind, JdlTokenKind::Word(ref next) if next.starts_with(char::is_uppercase));
    if (!plain && !with_value) || is_field {
        return Ok(None);
    }
    let name = parser.word("a validation")?;
    let value = if parser.accept('(') {
        Some(argument(parser)?)
    } else {
        None
    };
    Ok(Some(Validation { name, value }))
}

/// What is between the brackets of a validation: a number, a constant or a pattern.
fn argument(parser: &mut JdlParser<'_>) -> JdlResult<String> {
    let token = parser.take();
    let value = match token.kind {
        JdlTokenKind::Number(text) | JdlTokenKind::Pattern(text) | JdlTokenKind::Text(text) => text,
        JdlTokenKind::Word(name) => {
            if let Some(value) = parser.constants.get(&name) {
                value.clone()
            } else {
                parser.report(&JdlProblem::UnknownConstant { name }, token.span);
                String::new()
            }
        }
        JdlTokenKind::Sign(_) | JdlTokenKind::End => {
            let expected = "a number, a constant or a `/pattern/`";
            let found = format!("`{}`", parser.source.slice(token.span));
            parser.report(&JdlProblem::Expected { expected, found }, token.span);
            String::new()
        }
    };
    parser.expect(')', "`)`")?;
    Ok(value)
}

/// Any number of `@name` and `@name(value)`.
pub fn annotations(parser: &mut JdlParser<'_>) -> JdlResult<Vec<Annotation>> {
    let mut annotations = Vec::new();
    while parser.accept('@') {
        let name = parser.word("the name of an annotation")?;
        let mut value = None;
        if parser.accept('(') {
            value = Some(annotation_value(parser)?);
        }
        annotations.push(Annotation { name, value });
    }
    Ok(annotations)
}

fn annotation_value(parser: &mut JdlParser<'_>) -> JdlResult<String> {
    let mut parts = Vec::new();
    while !parser.accept(')') {
        let token = parser.take();
        match token.kind {
            JdlTokenKind::Text(text)
            | JdlTokenKind::Number(text)
            | JdlTokenKind::Word(text)
            | JdlTokenKind::Pattern(text) => parts.push(text),
            JdlTokenKind::Sign(_) => {}
            JdlTokenKind::End => return Err(parser.unexpected("`)`")),
        }
    }
    Ok(parts.join(" "))
}

/// Whether an annotation of this name is there, in any case.
pub fn has(annotations: &[Annotation], name: &str) -> bool {
    value_of(annotations, name).is_some()
}

/// The value of an annotation, empty if it has none.
pub fn value_of(annotations: &[Annotation], name: &str) -> Option<Spanned<String>> {
    let found = annotations
        .iter()
        .find(|annotation| annotation.name.value.eq_ignore_ascii_case(name))?;
    let value = found.value.clone().unwrap_or_default();
    Some(Spanned::new(value, found.name.span))
}
