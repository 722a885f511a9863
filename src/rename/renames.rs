use std::collections::BTreeMap;

use crate::catalog::Scope;
use crate::features::Features;
use crate::migrate::{Named, pairs};
use crate::model::{Entity, EntityNames, FieldNames, Project, Rename, Side};

/// What has another name in a new model than it had in the one of the last run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames {
    /// The old names and the new ones of each entity whose files or code are named anew.
    pub entities: Vec<(EntityNames, EntityNames)>,
    /// The same of fields and relations.
    pub members: Vec<MemberRename>,
}

/// The old names and the new ones of a field or a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRename {
    /// Whose it is, as that was called.
    pub entity: EntityNames,
    pub old: FieldNames,
    pub new: FieldNames,
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
        self.add_members(&old.names, &members(old), &members(new));
        self.add_members(&old.names, &actions(old), &actions(new));
    }

    fn add_members(&mut self, entity: &EntityNames, old: &[Member<'_>], new: &[Member<'_>]) {
        let old_names: Vec<_> = old.iter().map(|(named, _)| named.name).collect();
        let new_names: Vec<_> = new.iter().map(|(named, _)| *named).collect();
        for ((_, names), source) in new.iter().zip(pairs(&old_names, &new_names)) {
            if let Some((_, source)) = source.and_then(|at| old.get(at))
                && source.wire != names.wire
            {
                self.members.push(MemberRename {
                    entity: entity.clone(),
                    old: (*source).clone(),
                    new: (*names).clone(),
                });
            }
        }
    }
}

fn entity_named(entity: &Entity) -> Named<'_> {
    Named {
        name: &entity.name,
        renamed_from: entity.renamed_from.as_deref(),
    }
}

/// A member with its names.
type Member<'model> = (Named<'model>, &'model FieldNames);

/// The actions of an entity, which may be called like its fields.
fn actions(entity: &Entity) -> Vec<Member<'_>> {
    let actions = entity.actions.iter();
    let named = actions.map(|action| {
        let named = Named {
            name: &action.names.wire,
            renamed_from: action.renamed_from.as_deref(),
        };
        (named, &action.names)
    });
    named.collect()
}

/// What an entity declares, as the spec names it.
fn members(entity: &Entity) -> Vec<Member<'_>> {
    let fields = entity
        .fields
        .iter()
        .map(|field| (&field.names, &field.renamed_from));
    let keys = entity
        .belongs_to
        .iter()
        .map(|key| (&key.names, &key.renamed_from));
    let links = entity.declared_links();
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

/// Where the files of renamed entities go, by their old paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileMoves(BTreeMap<String, String>);

impl FileMoves {
    /// The paths of each template for the old names and for the new ones.
    #[must_use]
    pub fn of(renames: &Renames, features: &Features, project: &Project) -> Self {
        let templates = features.templates_of(project);
        let templates = templates.filter(|template| template.scope == Scope::Entity);
        let paths = templates.flat_map(|template| {
            let paths = renames.entities.iter();
            paths.map(move |(old, new)| {
                let target = |names| template.target_for(names);
                (target(old), target(new))
            })
        });
        Self(paths.filter(|(old, new)| old != new).collect())
    }

    /// Where a file is now.
    #[must_use]
    pub fn target<'path>(&'path self, path: &'path str) -> &'path str {
        self.0.get(path).map_or(path, String::as_str)
    }

    /// The old paths and the new ones.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(old, new)| (old.as_str(), new.as_str()))
    }
}

/// The model with the new names of a command said as a spec says them, where the last run knew
/// the old ones; nothing without such a command.
#[must_use]
pub fn with_old_names(
    project: &Project,
    rename: Option<&Rename>,
    past: Option<&Project>,
) -> Option<Project> {
    let (rename, past) = (rename?, past?);
    let mut project = project.clone();
    let mut entities = project.entities.iter_mut();
    match rename {
        Rename::Entity { from, to } => {
            let knew = past.entity(from).is_some() && past.entity(to).is_none();
            let renamed = entities.find(|entity| knew && entity.name == *to);
            if let Some(renamed) = renamed {
                renamed.renamed_from = Some(from.clone());
            }
        }
        Rename::Action { entity, from, to } => {
            if let Some(renamed) = entities.find(|found| found.name == *entity) {
                let source = past
                    .entity(entity)
                    .or_else(|| past.entity(renamed.renamed_from.as_deref()?));
                let is_new = source
                    .is_some_and(|source| has_action(source, from) && !has_action(source, to));
                let mut actions = renamed.actions.iter_mut().filter(|_| is_new);
                if let Some(action) = actions.find(|action| action.names.wire == *to) {
                    action.renamed_from = Some(from.clone());
                }
            }
        }
        Rename::Member { entity, from, to } => {
            if let Some(renamed) = entities.find(|found| found.name == *entity) {
                let source = past
                    .entity(entity)
                    .or_else(|| past.entity(renamed.renamed_from.as_deref()?));
                if source.is_some_and(|source| has(source, from) && !has(source, to)) {
                    set_old_name(renamed, from, to);
                }
            }
        }
    }
    Some(project)
}

fn has_action(entity: &Entity, name: &str) -> bool {
    entity
        .actions
        .iter()
        .any(|action| action.names.wire == name)
}

fn has(entity: &Entity, name: &str) -> bool {
    members(entity).iter().any(|(named, _)| named.name == name)
}

fn set_old_name(entity: &mut Entity, from: &str, to: &str) {
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
