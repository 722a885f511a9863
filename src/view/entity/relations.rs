use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entity, Project};
use crate::view::deletion::DeletionView;
use crate::view::relation::{self, LinkView, ReferenceView, RelationView, ScopeView};

/// What an entity has to do with others.
#[derive(Debug, Serialize)]
pub struct RelationsView {
    pub has_relations: bool,
    /// Some relations have many rows.
    pub bounded: bool,
    pub relations: Vec<RelationView>,
    pub parents: Vec<RelationView>,
    pub children: Vec<RelationView>,
    pub singles: Vec<RelationView>,
    pub linked: Vec<RelationView>,
    pub scopes: Vec<ScopeView>,
    pub list_scopes: Vec<ScopeView>,
    pub single_scopes: Vec<ScopeView>,
    pub has_single_scope: bool,
    pub links: Vec<LinkView>,
    pub references: Vec<ReferenceView>,
    pub refers_to_soft_deleted: bool,
    /// How rows are deleted, where that takes more than a statement.
    pub deletion: Option<DeletionView>,
    /// The models of other entities that have something to do with this one.
    pub related_types: BTreeSet<String>,
}

impl RelationsView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let public = entity.belongs_to.iter().filter(|key| !key.private);
        let parents: Vec<_> = public
            .filter_map(|key| RelationView::parent(project, key))
            .collect();
        let linked = entity.many_to_many.iter();
        let linked: Vec<_> = linked
            .filter_map(|link| RelationView::linked(project, entity, link))
            .collect();
        let (children, singles) = (sides(project, entity, false), sides(project, entity, true));
        let relations = [&parents[..], &linked, &children, &singles].concat();
        let scopes = relation::scopes(project, entity);
        let links = relation::links(project, entity);
        let references = relation::references(project, entity);
        let related_types = relations.iter().map(|relation| &relation.target_type);
        let related_types = related_types
            .chain(scopes.iter().map(|scope| &scope.owner_type))
            .chain(links.iter().map(|link| &link.other_type))
            .chain(references.iter().map(|reference| &reference.target_type))
            .filter(|name| **name != entity.names.rust_type);
        let (single_scopes, list_scopes): (Vec<_>, Vec<_>) =
            scopes.iter().cloned().partition(|scope| scope.one);
        Self {
            has_relations: !relations.is_empty(),
            bounded: !(linked.is_empty() && children.is_empty()),
            has_single_scope: !single_scopes.is_empty(),
            related_types: related_types.cloned().collect(),
            links,
            references,
            refers_to_soft_deleted: relation::refers_to_soft_deleted(project, entity),
            deletion: DeletionView::of(project, entity),
            relations,
            parents,
            children,
            singles,
            linked,
            scopes,
            list_scopes,
            single_scopes,
        }
    }
}

/// The rows that refer to one of this entity: many of them, or the only one.
fn sides(project: &Project, entity: &Entity, one: bool) -> Vec<RelationView> {
    let sides = entity.has_many.iter().filter(|side| side.one == one);
    sides
        .filter_map(|side| RelationView::child(project, side))
        .collect()
}
