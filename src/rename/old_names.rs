use std::borrow::Cow;

use super::renames::members;
use crate::model::{Entity, Project, Rename, Side};

/// The model with the new names of a command said as a spec says them, where the last run knew
/// the old ones.
#[must_use]
pub fn with_old_names<'project>(
    project: &'project Project,
    rename: Option<&Rename>,
    past: Option<&Project>,
) -> Cow<'project, Project> {
    let (Some(rename), Some(past)) = (rename, past) else {
        return Cow::Borrowed(project);
    };
    let mut project = project.clone();
    match rename {
        Rename::Entity { from, to } => {
            let knew = past.entity(from).is_some() && past.entity(to).is_none();
            let entity = project
                .entities
                .iter_mut()
                .find(|entity| entity.name == *to);
            if let Some(entity) = entity.filter(|_| knew) {
                entity.renamed_from = Some(from.clone());
            }
        }
        Rename::Member { entity, from, to } => {
            let renamed = project
                .entities
                .iter_mut()
                .find(|found| found.name == *entity);
            if let Some(renamed) = renamed {
                let source = past
                    .entity(entity)
                    .or_else(|| past.entity(renamed.renamed_from.as_deref()?));
                let knew = source.is_some_and(|source| has(source, from) && !has(source, to));
                if knew {
                    say_old_name(renamed, from, to);
                }
            }
        }
    }
    Cow::Owned(project)
}

fn has(entity: &Entity, name: &str) -> bool {
    members(entity).iter().any(|(named, _)| named.name == name)
}

fn say_old_name(entity: &mut Entity, from: &str, to: &str) {
    let fields = entity
        .fields
        .iter_mut()
        .map(|field| (&field.names, &mut field.renamed_from));
    let keys = entity
        .belongs_to
        .iter_mut()
        .map(|key| (&key.names, &mut key.renamed_from));
    let links = entity
        .many_to_many
        .iter_mut()
        .filter(|link| link.side == Side::Declared);
    let links = links.map(|link| (&link.names, &mut link.renamed_from));
    for (names, renamed_from) in fields.chain(keys).chain(links) {
        if names.wire == to {
            *renamed_from = Some(from.to_owned());
        }
    }
}
