use serde::Serialize;

use crate::model::{Entity, HasMany, ManyToMany, Operation, Project, Side};

/// A nested list, from the side of what is listed.
#[derive(Debug, Clone, Serialize)]
pub struct NestedView {
    /// For functions: `user_posts`.
    pub name: String,
    /// The factory of the owner.
    pub owner: String,
    /// The last part of the path below the owner.
    pub route: String,
    /// The key of the listed rows; empty for links.
    pub key: String,
    pub link: Option<LinkPath>,
    pub one: bool,
    pub unknown: &'static str,
    /// What `include` calls it, if the owner can be fetched with it.
    pub include: String,
}

/// The request that links an owner and a row.
#[derive(Debug, Clone, Serialize)]
pub struct LinkPath {
    pub route: String,
    /// The expressions of the path that it begins with and of the row that it ends with; the owner
    /// is `owner` or `row`, and the other end `row` or `other`.
    pub begin: String,
    pub end: &'static str,
}

/// What the variables of an owner and of what belongs to it are called.
#[derive(Debug, Clone, Copy)]
struct Variables {
    owner: &'static str,
    other: &'static str,
}

const OF_OWNER: Variables = Variables {
    owner: "owner",
    other: "row",
};
const OF_ROW: Variables = Variables {
    owner: "row",
    other: "other",
};

/// A relation that can be sent along with a row.
#[derive(Debug, Clone, Serialize)]
pub struct IncludeView {
    pub name: String,
    pub wire: String,
    /// The factory of the other end.
    pub other: String,
    /// The own key, of a parent.
    pub own_key: String,
    /// The key at the other end, of children.
    pub other_key: String,
    pub link: Option<LinkPath>,
    /// The expression of what comes along.
    pub expected: &'static str,
}

/// A join table that the entity declares.
#[derive(Debug, Clone, Serialize)]
pub struct JoinView {
    pub name: String,
    pub route: String,
    /// The factory of the other end.
    pub other: String,
    pub other_nobody: &'static str,
    /// Whether the links can be listed.
    pub has_list: bool,
}

fn link(
    project: &Project,
    owner: &Entity,
    relation: &ManyToMany,
    variables: Variables,
) -> Option<LinkPath> {
    let target = project.entity(&relation.target)?;
    let Variables {
        owner: ours,
        other: theirs,
    } = variables;
    let path =
        |entity: &Entity, variable: &str| format!("{}::path(&{variable})", entity.names.module);
    if relation.side == Side::Declared {
        return Some(LinkPath {
            route: relation.route.clone(),
            begin: path(owner, ours),
            end: theirs,
        });
    }
    let mut others = target.many_to_many.iter();
    let declared =
        others.find(|other| other.table == relation.table && other.side == Side::Declared)?;
    Some(LinkPath {
        route: declared.route.clone(),
        begin: path(target, theirs),
        end: ours,
    })
}

/// The nested lists of an entity's rows.
pub(super) fn nested(project: &Project, entity: &Entity) -> Vec<NestedView> {
    if !entity.has(Operation::List) {
        return Vec::new();
    }
    let mut views = Vec::new();
    for owner in &project.entities {
        let children = owner
            .has_many
            .iter()
            .filter(|relation| relation.source == entity.name);
        views.extend(children.filter_map(|relation| child(owner, entity, relation)));
        let linked = owner
            .many_to_many
            .iter()
            .filter(|relation| relation.target == entity.name);
        views.extend(linked.map(|relation| NestedView {
            link: link(project, owner, relation, OF_OWNER),
            include: included(owner, &relation.names.wire),
            ..view(owner, &relation.names.wire, &relation.route)
        }));
    }
    views
}

fn child(owner: &Entity, entity: &Entity, relation: &HasMany) -> Option<NestedView> {
    let key = entity
        .belongs_to
        .iter()
        .find(|key| key.names.wire == relation.relation)?;
    Some(NestedView {
        key: key.key.wire.clone(),
        one: relation.one,
        include: included(owner, &relation.names.wire),
        ..view(owner, &relation.names.wire, &relation.route)
    })
}

fn included(owner: &Entity, wire: &str) -> String {
    if owner.has(Operation::Get) {
        wire.to_owned()
    } else {
        String::new()
    }
}

fn view(owner: &Entity, wire: &str, route: &str) -> NestedView {
    NestedView {
        name: format!("{}_{wire}", owner.names.wire),
        owner: owner.names.module.clone(),
        route: route.to_owned(),
        key: String::new(),
        link: None,
        one: false,
        unknown: super::tables::nobody(owner.id.kind),
        include: String::new(),
    }
}

/// One row in a list.
const LIST: &str = "json!([other])";

/// The relations that an entity's rows come with.
pub(super) fn includes(project: &Project, entity: &Entity) -> Vec<IncludeView> {
    let new = |name: &str, wire: &str, other: &Entity| IncludeView {
        name: name.trim_end_matches('_').to_owned(),
        wire: wire.to_owned(),
        other: other.names.module.clone(),
        own_key: String::new(),
        other_key: String::new(),
        link: None,
        expected: "other",
    };
    let parents = entity
        .belongs_to
        .iter()
        .filter(|key| !key.private)
        .filter_map(|key| {
            let other = project.entity(&key.target)?;
            Some(IncludeView {
                own_key: key.key.wire.clone(),
                ..new(&key.names.var, &key.names.wire, other)
            })
        });
    let linked = entity.many_to_many.iter().filter_map(|relation| {
        let other = project.entity(&relation.target)?;
        Some(IncludeView {
            link: link(project, entity, relation, OF_ROW),
            expected: LIST,
            ..new(&relation.names.var, &relation.names.wire, other)
        })
    });
    let children = entity.has_many.iter().filter_map(|relation| {
        let other = project.entity(&relation.source)?;
        let key = other
            .belongs_to
            .iter()
            .find(|key| key.names.wire == relation.relation)?;
        Some(IncludeView {
            other_key: key.key.wire.clone(),
            expected: if relation.one { "other" } else { LIST },
            ..new(&relation.names.var, &relation.names.wire, other)
        })
    });
    parents.chain(linked).chain(children).collect()
}

/// The join tables that an entity declares.
pub(super) fn joins(project: &Project, entity: &Entity) -> Vec<JoinView> {
    let declared = entity
        .many_to_many
        .iter()
        .filter(|relation| relation.side == Side::Declared);
    let views = declared.filter_map(|relation| {
        let other = project.entity(&relation.target)?;
        Some(JoinView {
            name: relation.names.var.trim_end_matches('_').to_owned(),
            route: relation.route.clone(),
            other: other.names.module.clone(),
            other_nobody: super::tables::nobody(other.id.kind),
            has_list: other.has(Operation::List),
        })
    });
    views.collect()
}
