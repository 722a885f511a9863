use super::change::Change;
use super::command_line::CommandLine;
use super::document::Document;
use super::edited::SpecEdit;
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::path::{Path, Step, below, keys};
use super::references::columns;
use super::target::{Target, shape_at};
use super::verify::Shape;
use crate::diagnostics::{Diagnostic, Diagnostics, FeatureProblem};
use crate::names;
use crate::spec::keys::{CommandForm, KeyPlace};

/// Takes a feature from a resource, or from the whole service: `soft_delete posts`, `cache`.
///
/// # Errors
/// A feature that is not there, or that has another value than the one that is named.
pub fn remove_feature(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let target = Target::read(&lookup)?;
    let at = if target.feature.command.form == CommandForm::Set {
        set(&target, &editor.document, command)?
    } else {
        value(&target, &editor.document, command)?
    };
    editor.apply(Change::Remove { at })?;
    Ok(editor.text().into())
}

/// The one set that is meant.
fn set(
    target: &Target<'_>,
    document: &Document,
    command: &CommandLine,
) -> Result<Path, Diagnostics> {
    let present = columns(document, &target.path);
    let item = |at: usize| below(&target.path, Step::Item(at));
    if target.feature.values.is_empty() {
        return match present.as_slice() {
            [] => Err(absent(target, document, command)),
            [_] => Ok(item(0)),
            [_, _, ..] => Err(target.feature.wrong(None, command)),
        };
    }
    let wanted = target.feature.columns();
    let at = present
        .iter()
        .position(|set| target.is_same_set(set, &wanted));
    at.map(item)
        .ok_or_else(|| absent(target, document, command))
}

/// The value, if it is the one that is meant.
fn value(
    target: &Target<'_>,
    document: &Document,
    command: &CommandLine,
) -> Result<Path, Diagnostics> {
    let shape = shape_at(document, &target.path).filter(|shape| *shape != Shape::Nothing);
    let Some(shape) = shape else {
        return Err(absent(target, document, command));
    };
    let feature = &target.feature;
    let is_any = feature.values.is_empty() && feature.command.form != CommandForm::Flag;
    let is_meant = is_any || means(target, &shape, command)?;
    if is_meant {
        return Ok(target.path.clone());
    }
    let found = document.find(&target.path);
    let span = found.map(|found| found.node.span).unwrap_or_default();
    let problem = FeatureProblem::Other {
        name: feature.command.name.to_owned(),
        found: document.source.slice(span).to_owned(),
    };
    Err(document.refuse(Diagnostic::error(problem, span)))
}

/// Whether a value is the one that the command names; a login is known by its entity.
fn means(target: &Target<'_>, shape: &Shape, command: &CommandLine) -> Result<bool, Diagnostics> {
    let wanted = target.feature.value(command)?.shape();
    let same = match (shape, &wanted) {
        (Shape::Mapping(_), Shape::Mapping(entries))
            if target.feature.command.form == CommandForm::Login =>
        {
            let entity = |shape: &Shape| match shape.clone().at(&keys(&["entity"])) {
                Some(Shape::Text(name)) => names::singular(&names::snake(name)),
                _ => String::new(),
            };
            entity(shape) == entity(&wanted) || entries.is_empty()
        }
        (Shape::Mapping(entries), Shape::Text(wanted)) => entries
            .iter()
            .any(|(_, value)| *value == Shape::Text(wanted.clone())),
        (shape, wanted) => shape == wanted,
    };
    Ok(same)
}

fn absent(target: &Target<'_>, document: &Document, command: &CommandLine) -> Diagnostics {
    let name = target.feature.command.name;
    let default = keys(&["defaults", name]);
    let turn_off = |entity: &str| format!("`scaffold add feature {name}:false {entity}`");
    let help = match &target.entity {
        Some(entity)
            if target.feature.place == KeyPlace::EntityOrDefaults
                && document.find(&default).is_some() =>
        {
            format!(
                "it comes from `defaults:`; {} turns it off here",
                turn_off(entity)
            )
        }
        Some(entity) if name == "timestamps" => {
            format!("it is on by itself; {} turns it off", turn_off(entity))
        }
        _ => "there is nothing to remove".to_owned(),
    };
    let problem = FeatureProblem::Absent {
        place: target.place(),
        name: name.to_owned(),
        help,
    };
    command.refuse(problem, target.feature.span)
}
