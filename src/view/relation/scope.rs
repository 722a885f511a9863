use serde::Serialize;

use crate::model::{Entity, FieldNames, HasMany, ManyToMany, Operation, Project};
use crate::view::kind::id_type;
use crate::view::sql::{Dialect, embedded};

/// A nested list: the rows of this entity that belong to a row of another.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// `UserPosts`.
    pub variant: String,
    /// `user_posts`.
    pub name: String,
    /// `posts of a user`.
    pub human: String,
    pub owner_human: String,
    pub owner_type: String,
    pub owner_id_type: String,
    /// `/users/{id}/posts`.
    pub path: String,
    /// The condition on the rows: `author_id = ?`.
    pub condition: String,
    /// At most one row.
    pub one: bool,
}

/// The nested lists of an entity, in the order of the entities that they are nested below.
pub(in crate::view) fn scopes(project: &Project, entity: &Entity) -> Vec<ScopeView> {
    if !entity.has(Operation::List) {
        return Vec::new();
    }
    let dialect = Dialect::of(project);
    let mut scopes = Vec::new();
    for owner in &project.entities {
        let children = owner
            .has_many
            .iter()
            .filter(|relation| relation.source == entity.name);
        scopes.extend(children.map(|relation| child_scope(owner, relation, dialect)));
        let linked = owner
            .many_to_many
            .iter()
            .filter(|relation| relation.target == entity.name);
        scopes.extend(linked.map(|relation| linked_scope(owner, relation, entity, dialect)));
    }
    scopes
}

fn child_scope(owner: &Entity, relation: &HasMany, dialect: &Dialect) -> ScopeView {
    let (column, place) = (dialect.quoted(&relation.column), dialect.first_place());
    let condition = embedded(&format!("{column} = {place}"));
    ScopeView {
        one: relation.one,
        ..scope(owner, &relation.names, &relation.route, condition)
    }
}

fn linked_scope(
    owner: &Entity,
    relation: &ManyToMany,
    entity: &Entity,
    dialect: &Dialect,
) -> ScopeView {
    let ManyToMany {
        table,
        own_column,
        other_column,
        ..
    } = relation;
    let [table, own, other] = [table, own_column, other_column].map(|name| dialect.quoted(name));
    let place = dialect.first_place();
    let condition = embedded(&format!(
        "{} IN (SELECT {other} FROM {table} WHERE {own} = {place})",
        dialect.quoted(&entity.id.column)
    ));
    scope(owner, &relation.names, &relation.route, condition)
}

fn scope(owner: &Entity, names: &FieldNames, route: &str, condition: String) -> ScopeView {
    ScopeView {
        variant: format!("{}{}", owner.names.rust_type, names.variant),
        name: format!("{}_{}", owner.names.wire, names.wire),
        human: format!(
            "{} of {} {}",
            names.human, owner.names.article, owner.names.human
        ),
        owner_human: owner.names.human.clone(),
        owner_type: owner.names.rust_type.clone(),
        owner_id_type: id_type(owner.id.kind).0.to_owned(),
        path: format!("/{}/{{id}}/{route}", owner.names.route),
        condition,
        one: false,
    }
}
