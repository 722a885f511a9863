use super::fields::annotations;
use super::parser::{Parsed, Parser};
use super::problem::JdlProblem;
use super::tree::{JdlRelation, RelationshipKind, Side};

/// `relationship ManyToOne { Post{blog(name)} to Blog, … }`, from behind its first word.
pub fn relationship(parser: &mut Parser<'_>) -> Parsed<Vec<JdlRelation>> {
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

fn relation(parser: &mut Parser<'_>, kind: RelationshipKind) -> Parsed<JdlRelation> {
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

fn side(parser: &mut Parser<'_>) -> Parsed<Side> {
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
    Ok(Side {
        entity,
        field,
        required,
        comment,
        annotations,
    })
}
