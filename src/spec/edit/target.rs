use super::document::Document;
use super::feature::Feature;
use super::lookup::Lookup;
use super::path::{Path, Step};
use super::verify::Shape;
use crate::diagnostics::{Diagnostic, Diagnostics, FeatureProblem, Span};

/// A feature and where it is.
#[derive(Debug)]
pub(super) struct Target<'command> {
    pub(super) feature: Feature<'command>,
    pub(super) entity: Option<String>,
    pub(super) path: Path,
}

impl<'command> Target<'command> {
    /// `NAME[:VALUE…] [RESOURCE]`
    pub(super) fn read(lookup: &Lookup<'command>) -> Result<Self, Diagnostics> {
        let command = lookup.command;
        let (word, rest) = command.split_first()?;
        let feature = Feature::read(word, lookup)?;
        let entity = match rest.first() {
            Some(resource) => Some(lookup.entity(resource)?.name.value.clone()),
            None => None,
        };
        let path = feature.path(entity.as_deref(), command)?;
        Ok(Self {
            feature,
            entity,
            path,
        })
    }

    /// For people: where the feature is.
    pub(super) fn place(&self) -> String {
        match (&self.entity, self.path.first()) {
            (Some(entity), _) => format!("`{entity}`"),
            (None, Some(Step::Key(key))) if self.path.len() > 1 => format!("`{key}:`"),
            _ => "the spec".to_owned(),
        }
    }

    pub(super) fn exists(&self, document: &Document, value: String, span: Span) -> Diagnostics {
        let problem = FeatureProblem::Exists {
            place: self.place(),
            name: self.feature.command.name.to_owned(),
            value,
        };
        document.refuse(Diagnostic::error(problem, span))
    }

    /// Whether two sets are one; the order of the columns matters to an index only.
    pub(super) fn is_same_set(&self, one: &[String], other: &[String]) -> bool {
        let sorted = |set: &[String]| {
            let mut set = set.to_vec();
            set.sort();
            set
        };
        one == other || (self.feature.command.name == "unique" && sorted(one) == sorted(other))
    }
}

/// What stands at a path, without its layout.
pub(super) fn shape_at(document: &Document, path: &Path) -> Option<Shape> {
    document.find(path).map(|found| Shape::of(found.node))
}
