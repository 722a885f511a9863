use serde::Serialize;

use crate::model::{Entity, Project};
use crate::view::deletion::DeletionView;
use crate::view::relation::{
    self, ForeignKeyView, LinkView, ReferenceView, RelationView, ScopeView,
};

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
    /// The names of the foreign keys in the schema, and their fields.
    pub foreign_keys: Vec<ForeignKeyView>,
    /// How rows are deleted, where that takes more than a statement.
    pub deletion: Option<DeletionView>,
}

impl RelationsView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let public = entity.belongs_to.iter().filter(|key| !key.private);
        let parents: Vec<_> = public
            .filter_map(|key| RelationView::parent(project, key))
            .collect();
        let links = entity.many_to_many.iter();
        let linked: Vec<_> = links
            .filter_map(|link| RelationView::linked(project, entity, link))
            .collect();
        let (children, singles) = (sides(project, entity, false), sides(project, entity, true));
        let relations = [&parents[..], &linked, &children, &singles].concat();
        let scopes = relation::scopes(project, entity);
        let (single_scopes, list_scopes): (Vec<_>, Vec<_>) =
            scopes.iter().cloned().partition(|scope| scope.one);
        Self {
            has_relations: !relations.is_empty(),
            bounded: !(linked.is_empty() && children.is_empty()),
            has_single_scope: !single_scopes.is_empty(),
            links: relation::links(project, entity),
            references: relation::references(project, entity),
            refers_to_soft_deleted: relation::refers_to_soft_deleted(project, entity),
            foreign_keys: relation::foreign_keys(project, entity),
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
