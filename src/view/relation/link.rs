use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, ManyToMany, Project, Side};
use crate::view::kind::id_type;
use crate::view::literal::embedded;

/// A join table that this entity declares.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// `tags`.
    pub name: String,
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
    let declared = entity
        .many_to_many
        .iter()
        .filter(|relation| relation.side == Side::Declared);
    let links = declared.filter_map(|relation| {
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
