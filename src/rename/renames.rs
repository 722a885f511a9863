use crate::migrate::{Named, pairs};
use crate::model::{Entity, EntityNames, FieldNames, Project, Rename, Side};
use crate::names;

/// What has another name in a new model than it had in the one of the last run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames {
    /// The old names and the new ones of each entity whose files or code are named anew.
    pub entities: Vec<(EntityNames, EntityNames)>,
    /// The same of fields and relations.
    pub members: Vec<(FieldNames, FieldNames)>,
}

impl Renames {
    /// What the new model says to be something of the old one.
    #[must_use]
    pub fn between(old: &Project, new: &Project) -> Self {
        let mut renames = Self::default();
        let old_names: Vec<_> = old.entities.iter().map(|entity| &*entity.name).collect();
        let new_names: Vec<_> = new.entities.iter().map(entity_named).collect();
        for (entity, source) in new.entities.iter().zip(pairs(&old_names, &new_names)) {
            if let Some(source) = source.and_then(|at| old.entities.get(at)) {
                renames.add(source, entity);
            }
        }
        renames
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty() && self.members.is_empty()
    }

    fn add(&mut self, old: &Entity, new: &Entity) {
        if old.names != new.names {
            self.entities.push((old.names.clone(), new.names.clone()));
        }
        let (old_members, new_members) = (members(old), members(new));
        let old_names: Vec<_> = old_members.iter().map(|(named, _)| named.name).collect();
        let new_names: Vec<_> = new_members.iter().map(|(named, _)| *named).collect();
        for ((_, names), source) in new_members.iter().zip(pairs(&old_names, &new_names)) {
            if let Some((_, source)) = source.and_then(|at| old_members.get(at))
                && source.wire != names.wire
            {
                self.members.push(((*source).clone(), (*names).clone()));
            }
        }
    }
}

/// The model with the new names of a command said as a spec says them, where the last run knew
/// the old ones.
#[must_use]
pub fn with_old_names(
    mut project: Project,
    rename: Option<&Rename>,
    past: Option<&Project>,
) -> Project {
    let (Some(rename), Some(past)) = (rename, past) else {
        return project;
    };
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
    project
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

fn entity_named(entity: &Entity) -> Named<'_> {
    Named {
        name: &entity.name,
        renamed_from: entity.renamed_from.as_deref(),
    }
}

/// What an entity declares, as the spec names it.
fn members(entity: &Entity) -> Vec<(Named<'_>, &FieldNames)> {
    let fields = entity
        .fields
        .iter()
        .map(|field| (&field.names, &field.renamed_from));
    let keys = entity
        .belongs_to
        .iter()
        .map(|key| (&key.names, &key.renamed_from));
    let links = entity
        .many_to_many
        .iter()
        .filter(|link| link.side == Side::Declared);
    let links = links.map(|link| (&link.names, &link.renamed_from));
    fields
        .chain(keys)
        .chain(links)
        .map(|(names, renamed_from)| {
            let named = Named {
                name: &names.wire,
                renamed_from: renamed_from.as_deref(),
            };
            (named, names)
        })
        .collect()
}

/// The names of an entity in words, as they can be part of longer names.
pub(super) fn spellings(names: &EntityNames) -> Vec<&str> {
    let EntityNames {
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
        human: _,
        human_plural: _,
        article: _,
    } = names;
    vec![
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
    ]
}

/// What people call an entity, where it takes several words, also at the beginning of a sentence.
pub(super) fn phrases(names: &EntityNames) -> Vec<String> {
    let one = [format!("{} {}", names.article, names.human)];
    let several = [&names.human, &names.human_plural];
    let several = several
        .into_iter()
        .filter(|human| human.contains(' '))
        .cloned();
    let phrases: Vec<String> = one.into_iter().chain(several).collect();
    let begun: Vec<String> = phrases
        .iter()
        .map(|phrase| names::sentence(phrase))
        .collect();
    phrases.into_iter().chain(begun).collect()
}
