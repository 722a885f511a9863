use crate::diagnostics::Spanned;

use super::fields::{annotations, fields};
use super::lexer::JdlTokenKind;
use super::parser::{JdlParser, JdlResult};
use super::problem::JdlProblem;
use super::tree::{Annotation, JdlEntity, JdlEnum, JdlRelation, RelationshipEnd, RelationshipKind};

/// `entity Post(table) { … }`, from behind its first word.
pub fn entity(
    parser: &mut JdlParser<'_>,
    comment: Option<String>,
    annotations: Vec<Annotation>,
) -> JdlResult<JdlEntity> {
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
pub fn enumeration(parser: &mut JdlParser<'_>) -> JdlResult<JdlEnum> {
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
fn label(parser: &mut JdlParser<'_>) -> JdlResult<()> {
    while !parser.accept(')') {
        let token = parser.peek();
        if matches!(
            token.kind,
            JdlTokenKind::End | JdlTokenKind::Sign('{' | '}')
        ) {
            return Err(parser.unexpected("`)`"));
        }
        parser.take();
    }
    Ok(())
}

/// `relationship ManyToOne { Post{blog(name)} to Blog, … }`, from behind its first word.
pub fn relationship(parser: &mut JdlParser<'_>) -> JdlResult<Vec<JdlRelation>> {
    let name = parser.word("the kind of the relationship")?;
    let kind = match name.value.as_str() {
        "OneToOne" => Some(RelationshipKind::OneToOne),
        "OneToMany" => Some(RelationshipKind::OneToMany),
        "ManyToOne" => Some(RelationshipKind::ManyToOne),
        "ManyToMany" => Some(RelationshipKind::ManyToMany),
        _ => None,
    };
    let Some(kind) = kind else {
        let found = name.value;
        parser.report(&JdlProblem::UnknownKind { found }, name.span);
        parser.skip_block()?;
        return Ok(Vec::new());
    };
    parser.expect('{', "`{`")?;
    let mut relations = Vec::new();
    while !parser.accept('}') {
        relations.push(relation(parser, kind)?);
        parser.accept(',');
    }
    Ok(relations)
}

fn relation(parser: &mut JdlParser<'_>, kind: RelationshipKind) -> JdlResult<JdlRelation> {
    let from = side(parser)?;
    if !parser.accept_word("to") {
        return Err(parser.unexpected("`to`"));
    }
    let to = side(parser)?;
    let mut built_in = false;
    if parser.accept_word("with") {
        let option = parser.word("an option such as `builtInEntity`")?;
        built_in = option.value == "builtInEntity";
    }
    Ok(JdlRelation {
        kind,
        from,
        to,
        built_in,
    })
}

fn side(parser: &mut JdlParser<'_>) -> JdlResult<RelationshipEnd> {
    let mut comment = parser.peek().comment.clone();
    let annotations = annotations(parser)?;
    comment = comment.or_else(|| parser.peek().comment.clone());
    let entity = parser.word("the name of an entity, or `}`")?;
    let mut field = None;
    let mut required = false;
    if parser.accept('{') {
        field = Some(parser.word("the name of the relationship")?);
        if parser.accept('(') {
            parser.word("the field to show")?;
            parser.expect(')', "`)`")?;
        }
        required = parser.accept_word("required");
        parser.expect('}', "`}`")?;
    }
    Ok(RelationshipEnd {
        entity,
        field,
        required,
        comment,
        annotations,
    })
}
