use crate::diagnostics::Spanned;

use super::fields::{annotations, fields};
use super::parser::{Parsed, Parser};
use super::problem::JdlProblem;
use super::token::TokenKind;
use super::tree::{Annotation, JdlEntity, JdlEnum};

/// `entity Post(table) { … }`, from behind its first word.
pub fn entity(
    parser: &mut Parser<'_>,
    comment: Option<String>,
    annotations: Vec<Annotation>,
) -> Parsed<JdlEntity> {
    let name = parser.word("the name of an entity")?;
    let mut table = None;
    if parser.accept('(') {
        table = Some(parser.word("the name of a table")?);
        parser.expect(')', "`)`")?;
    }
    let fields = if parser.peek().is_sign('{') {
        fields(parser)?
    } else {
        Vec::new()
    };
    Ok(JdlEntity {
        name,
        table,
        comment,
        annotations,
        fields,
    })
}

/// `enum Status { OPEN("Open"), CLOSED }`, from behind its first word.
pub fn enumeration(parser: &mut Parser<'_>) -> Parsed<JdlEnum> {
    let name = parser.word("the name of an enum")?;
    parser.expect('{', "`{`")?;
    let mut values: Vec<Spanned<String>> = Vec::new();
    let mut labelled = false;
    while !parser.accept('}') {
        annotations(parser)?;
        let value = parser.word("a value of the enum, or `}`")?;
        if parser.accept('(') {
            labelled = true;
            label(parser)?;
        }
        parser.accept(',');
        if values.iter().any(|known| known.value == value.value) {
            let name = value.value.clone();
            let what = "value";
            parser.report(&JdlProblem::Twice { what, name }, value.span);
        } else {
            values.push(value);
        }
    }
    Ok(JdlEnum {
        name,
        values,
        labelled,
    })
}

/// The label of a value, up to its bracket.
fn label(parser: &mut Parser<'_>) -> Parsed<()> {
    while !parser.accept(')') {
        let token = parser.peek();
        if matches!(token.kind, TokenKind::End | TokenKind::Sign('{' | '}')) {
            return Err(parser.unexpected("`)`"));
        }
        parser.take();
    }
    Ok(())
}
