use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, FieldNames, HasMany, ManyToMany, Operation, Project};
use crate::view::kind_code::id_type;
use crate::view::literal::embedded;

/// A nested list: the rows of this entity that belong to a row of another.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// `UserPosts`.
    pub variant: String,
    /// `user_posts`.
    pub name: String,
    /// In operation ids: as the name, or `posts_of_user` where an entity is called like that.
    pub operation: String,
    /// `posts of a user`.
    pub human: String,
    /// As the spec names it.
    #[serde(skip)]
    pub owner_entity: String,
    pub owner_type: String,
    pub owner_id_type: String,
    /// `/users/{id}/posts`.
    pub path: String,
    /// The condition on the rows: `author_id = ?`.
    pub condition: String,
    /// At most one row.
    #[serde(skip)]
    pub one: bool,
}

/// The nested lists of an entity, in the order of the entities that they are nested below.
pub(in crate::view) fn scopes(project: &Project, entity: &Entity) -> Vec<ScopeView> {
    if !entity.has(Operation::List) {
        return Vec::new();
    }
    let mut scopes = Vec::new();
    for owner in &project.entities {
        let children = owner
            .has_many
            .iter()
            .filter(|relation| relation.source == entity.name);
        scopes.extend(children.map(|relation| child_scope(project, owner, relation)));
        let linked = owner
            .many_to_many
            .iter()
            .filter(|relation| relation.target == entity.name);
        scopes.extend(linked.map(|relation| linked_scope(project, owner, relation, entity)));
    }
    scopes
}

fn child_scope(project: &Project, owner: &Entity, relation: &HasMany) -> ScopeView {
    let dialect = Dialect::of(project);
    let (column, place) = (dialect.quoted(&relation.column), dialect.first_place());
    ScopeView {
        one: relation.one,
        condition: embedded(&format!("{column} = {place}")),
        ..scope(project, owner, &relation.names, &relation.route)
    }
}

fn linked_scope(
    project: &Project,
    owner: &Entity,
    relation: &ManyToMany,
    entity: &Entity,
) -> ScopeView {
    let dialect = Dialect::of(project);
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
    ScopeView {
        condition,
        ..scope(project, owner, &relation.names, &relation.route)
    }
}

fn scope(project: &Project, owner: &Entity, names: &FieldNames, route: &str) -> ScopeView {
    let name = format!("{}_{}", owner.names.wire, names.wire);
    let is_called_so =
        |entity: &Entity| entity.names.wire == name || entity.names.wire_plural() == name;
    let operation = if project.entities.iter().any(is_called_so) {
        format!("{}_of_{}", names.wire, owner.names.wire)
    } else {
        name.clone()
    };
    ScopeView {
        operation,
        variant: format!("{}{}", owner.names.rust_type, names.variant),
        name,
        human: format!(
            "{} of {} {}",
            names.human, owner.names.article, owner.names.human
        ),
        owner_entity: owner.name.clone(),
        owner_type: owner.names.rust_type.clone(),
        owner_id_type: id_type(owner.id.kind).0.to_owned(),
        path: format!("/{}/{{id}}/{route}", owner.names.route),
        condition: String::new(),
        one: false,
    }
}
