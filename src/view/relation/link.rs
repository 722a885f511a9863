use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, ManyToMany, Project};
use crate::names::pascal;
use crate::view::kind_code::id_type;
use crate::view::literal::embedded;

/// A join table that this entity declares.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// `tags`.
    pub name: String,
    /// In the names of types: `Tags`.
    pub variant: String,
    /// For people: `tags`.
    pub human: String,
    /// `/posts/{id}/tags/{tag_id}`.
    pub path: String,
    pub param: String,
    pub other_human: String,
    pub other_article: String,
    pub other_type: String,
    pub other_id_type: String,
    pub insert: String,
    pub delete: String,
}

/// The join tables that an entity declares.
pub(in crate::view) fn links(project: &Project, entity: &Entity) -> Vec<LinkView> {
    let links = entity.declared_links().filter_map(|relation| {
        let other = project.entity(&relation.target)?;
        let ManyToMany {
            table,
            own_column,
            other_column,
            ..
        } = relation;
        let dialect = Dialect::of(project);
        let [table, own, other_key] =
            [table, own_column, other_column].map(|name| dialect.quoted(name));
        Some(LinkView {
            name: relation.names.wire.clone(),
            variant: pascal(&relation.names.wire),
            human: relation.names.human.clone(),
            path: format!(
                "/{}/{{id}}/{}/{{{}}}",
                entity.names.route, relation.route, relation.other_param
            ),
            param: relation.other_param.clone(),
            other_human: other.names.human.clone(),
            other_article: other.names.article.clone(),
            other_type: other.names.rust_type.clone(),
            other_id_type: id_type(other.id.kind).0.to_owned(),
            insert: embedded(&dialect.insert_pair(&table, &own, &other_key)),
            delete: embedded(&format!(
                "DELETE FROM {table} WHERE {own} = {} AND {other_key} = {}",
                dialect.place(1),
                dialect.place(2)
            )),
        })
    });
    links.collect()
}

/// A foreign key, for saying which one refers to nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    /// Its name in the schema.
    pub name: String,
    pub wire: String,
    pub rust: String,
    /// Inside of a string literal.
    pub column: String,
    pub target_type: String,
}

/// The foreign keys of an entity.
pub(in crate::view) fn references(project: &Project, entity: &Entity) -> Vec<ReferenceView> {
    let dialect = Dialect::of(project);
    let references = entity.belongs_to.iter().filter_map(|relation| {
        let target = project.entity(&relation.target)?;
        Some(ReferenceView {
            name: dialect.foreign_key_name(&entity.names.table, &relation.key.column),
            wire: relation.key.wire.clone(),
            rust: relation.key.rust.clone(),
            column: embedded(&dialect.quoted(&relation.key.column)),
            target_type: target.names.rust_type.clone(),
        })
    });
    references.collect()
}

/// Whether a foreign key of the entity refers to rows that are deleted without leaving the table.
pub(in crate::view) fn refers_to_soft_deleted(project: &Project, entity: &Entity) -> bool {
    let mut targets = entity
        .belongs_to
        .iter()
        .filter_map(|relation| project.entity(&relation.target));
    targets.any(|target| target.soft_delete)
}
