use super::document::{Document, Refusal};
use super::layout::{Block, indented};
use super::print::entity_lines;
use super::verify::{Shape, verify};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};
use crate::spec::Members;
use crate::spec::yaml::{Entry, Value};

/// Adds an entity as the last one of a spec; everything else keeps its comments and layout.
///
/// # Errors
/// A spec that is no YAML, that has the entity already, or that is written in a style that
/// cannot be edited line by line.
pub fn add_entity(
    file_name: &str,
    text: &str,
    name: &str,
    members: &Members,
) -> Result<String, Diagnostics> {
    let document = Document::read(file_name, text)?;
    let edited = insert(&document, name, members).map_err(|refusal| document.refuse(*refusal))?;
    verify(file_name, &edited, &expected(&document, name, members))?;
    Ok(document.with_mark(edited))
}

fn insert(document: &Document, name: &str, members: &Members) -> Result<String, Refusal> {
    let lines = |unit: usize| entity_lines(name, members, unit);
    let unit = document.indentation();
    let Some(entry) = document.entry("entities")? else {
        let mut block = vec!["entities:".to_owned()];
        block.extend(indented(lines(unit), unit));
        return Ok(document.append(&block));
    };
    let Some(entities) = block_entries(entry)? else {
        let column = document.column(entry.key.span) + unit;
        return Ok(document.fill(entry, &indented(lines(unit), column)));
    };
    if let Some(present) = entities.iter().find(|present| present.key.value == name) {
        let problem = EditProblem::EntityExists {
            name: name.to_owned(),
        };
        return Err(Diagnostic::error(problem, present.key.span).into());
    }
    let Some(last) = entities.last() else {
        let column = document.column(entry.key.span) + unit;
        return Ok(document.fill(entry, &indented(lines(unit), column)));
    };
    let column = document.column(last.key.span);
    let block = Block {
        lines: indented(lines(unit), column),
        separated: document.separates(entities),
    };
    Ok(document.insert_after(last.key.span, column, &block))
}

/// The entities, where they are written in a way that a line can be added to.
///
/// `None` for a key without a value.
fn block_entries(entry: &Entry) -> Result<Option<&[Entry]>, Refusal> {
    let is_alias = entry.value.span.start < entry.key.span.end;
    match &entry.value.value {
        Value::Mapping(entries) if entries.is_empty() && !is_alias => Ok(None),
        Value::Mapping(entries) if !entry.value.flow && !is_alias => Ok(Some(entries)),
        _ if entry.value.is_null() && !is_alias => Ok(None),
        _ => {
            let what = "`entities`".to_owned();
            Err(Diagnostic::error(EditProblem::NotInBlockStyle { what }, entry.key.span).into())
        }
    }
}

/// The old spec and the new entity, without places.
fn expected(document: &Document, name: &str, members: &Members) -> Shape {
    let text = entity_lines(name, members, 2).join("\n");
    let entity = Document::read("entity", &text)
        .ok()
        .and_then(|entity| Shape::of(&entity.root).entry(name));
    let mut shape = Shape::of(&document.root);
    shape.add("entities", name, entity.unwrap_or(Shape::Nothing));
    shape
}
