use crate::migrate::{Named, pairs};
use crate::model::{Entity, EntityNames, FieldNames, Project, Side};

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

fn entity_named(entity: &Entity) -> Named<'_> {
    Named {
        name: &entity.name,
        renamed_from: entity.renamed_from.as_deref(),
    }
}

/// What an entity declares, as the spec names it.
pub(super) fn members(entity: &Entity) -> Vec<(Named<'_>, &FieldNames)> {
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
