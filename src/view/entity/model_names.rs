use std::collections::BTreeSet;

use crate::model::{Entity, FieldKind, Operation, Project};

use super::inputs::InputsView;
use super::relations::RelationsView;

/// The types around an entity that its files may name; what a file does not use is pruned from its
/// imports when it is formatted.
pub(super) struct ModelNames {
    /// What comes out with the relations: `PostDetail`, or `Post` where there are none.
    pub detail: String,
    /// `PostRelation`, or `NoRelation`.
    pub relation: String,
    /// The types of the model and of its input.
    own: BTreeSet<String>,
    /// The enums among them.
    enums: BTreeSet<String>,
    /// The models of other entities, and types that entities share.
    others: BTreeSet<String>,
    row: String,
}

impl ModelNames {
    pub fn of(
        project: &Project,
        entity: &Entity,
        taken: &InputsView,
        related: &RelationsView,
    ) -> Self {
        let row = entity.names.rust_type.clone();
        let with = |has: bool, suffix: &str| has.then(|| format!("{row}{suffix}"));
        let detail = with(related.has_relations, "Detail");
        let relation = with(related.has_relations, "Relation");
        let enums: BTreeSet<String> = entity
            .fields
            .iter()
            .filter_map(|field| match &field.kind {
                FieldKind::Enum { rust_type, .. } => Some(rust_type.clone()),
                _ => None,
            })
            .collect();
        let own = [
            Some(row.clone()),
            detail.clone(),
            relation.clone(),
            with(entity.has(Operation::List), "Scope"),
            Some(format!("New{row}")),
            with(taken.has_inputs, "Input"),
            with(taken.has_update, "Patch"),
            with(taken.has_update, "PatchBody"),
            with(taken.replaces_differently, "ReplacementBody"),
        ];
        let own = own.into_iter().flatten();
        Self {
            own: own.chain(enums.iter().cloned()).collect(),
            others: others(project, entity, related),
            detail: detail.unwrap_or_else(|| row.clone()),
            relation: relation.unwrap_or_else(|| "NoRelation".to_owned()),
            enums,
            row,
        }
    }

    pub fn all(&self) -> Vec<String> {
        self.own.iter().chain(&self.others).cloned().collect()
    }

    pub fn siblings(&self) -> Vec<String> {
        self.others.iter().cloned().collect()
    }

    pub fn of_input(&self) -> Vec<String> {
        let mut names = self.enums.clone();
        names.extend([self.row.clone(), "Password".to_owned()]);
        names.into_iter().collect()
    }
}

fn others(project: &Project, entity: &Entity, related: &RelationsView) -> BTreeSet<String> {
    let relations = related
        .relations
        .iter()
        .map(|relation| &relation.target_type);
    let scopes = related.scopes.iter().map(|scope| &scope.owner_type);
    let links = related.links.iter().map(|link| &link.other_type);
    let references = related
        .references
        .iter()
        .map(|reference| &reference.target_type);
    let mut names: BTreeSet<String> = relations
        .chain(scopes)
        .chain(links)
        .chain(references)
        .filter(|name| **name != entity.names.rust_type)
        .cloned()
        .collect();
    let has_password = |entity: &Entity| {
        let mut fields = entity.fields.iter();
        fields.any(|field| matches!(field.kind, FieldKind::Password { .. }))
    };
    if project.entities.iter().any(has_password) {
        names.insert("Password".to_owned());
    }
    names
}
