//! What a shell can offer for an argument, from the project around the current folder.

use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use fs_err as fs;

use crate::diagnostics::Explanation;
use crate::features::Features;
use crate::front::load;
use crate::migrate::MigrationLines;
use crate::model::{Entity, Project};
use crate::pipeline::{SPEC, migration_lines};

use super::project::root;

/// `posts`, as routes and commands name resources.
#[must_use]
pub fn resources() -> ArgValueCandidates {
    of_entities(|entity| vec![entity.names.wire_plural()])
}

/// `posts.title`
#[must_use]
pub fn fields() -> ArgValueCandidates {
    of_entities(|entity| {
        let fields = entity.fields.iter().map(|field| &field.names.wire);
        members(entity, fields)
    })
}

/// `posts.author`
#[must_use]
pub fn relations() -> ArgValueCandidates {
    of_entities(|entity| {
        let keys = entity.belongs_to.iter().map(|relation| &relation.names);
        let names = keys.chain(entity.declared_links().map(|link| &link.names));
        members(entity, names.map(|names| &names.wire))
    })
}

/// `posts.title` and `posts.author`
#[must_use]
pub fn fields_and_relations() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let [fields, relations] = [fields(), relations()].map(|offered| offered.candidates());
        fields.into_iter().chain(relations).collect()
    })
}

/// What `add feature` can add, in the form that it takes.
#[must_use]
pub fn features() -> ArgValueCandidates {
    ArgValueCandidates::new(|| candidates(Features::standard().keys().offered()))
}

/// The migrations that can change places.
#[must_use]
pub fn migrations() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let lines = root().ok().and_then(|root| migration_lines(&root).ok());
        candidates(lines.iter().flat_map(MigrationLines::in_lines))
    })
}

/// The paths of templates.
#[must_use]
pub fn templates() -> ArgValueCandidates {
    ArgValueCandidates::new(|| candidates(Features::standard().sources()))
}

/// The codes of errors, each with its summary.
#[must_use]
pub fn codes() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        Explanation::all()
            .map(|known| CompletionCandidate::new(known.code).help(Some(known.summary().into())))
            .collect()
    })
}

fn of_entities(
    names: impl Fn(&Entity) -> Vec<String> + Send + Sync + 'static,
) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let project = project();
        let entities = project.iter().flat_map(|project| &project.entities);
        candidates(entities.flat_map(&names))
    })
}

fn members<'names>(entity: &Entity, names: impl Iterator<Item = &'names String>) -> Vec<String> {
    let resource = entity.names.wire_plural();
    names.map(|name| format!("{resource}.{name}")).collect()
}

fn candidates<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Vec<CompletionCandidate> {
    let names = names.into_iter().map(Into::into);
    names
        .map(|name: String| CompletionCandidate::new(name))
        .collect()
}

/// The project, if there is one and its spec is right: a shell shows no errors.
fn project() -> Option<Project> {
    let spec = fs::read(root().ok()?.join(SPEC)).ok()?;
    load(SPEC, &spec).ok()
}
