use std::collections::BTreeMap;

use super::renames::Renames;
use crate::catalog::Scope;
use crate::features::Features;
use crate::model::Project;

/// Where the files of renamed entities go, by their old paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves(BTreeMap<String, String>);

impl Moves {
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
