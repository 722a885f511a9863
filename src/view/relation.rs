use serde::Serialize;

use crate::model::{BelongsTo, Entity, FieldNames, HasMany, ManyToMany, Operation, Project, Side};
use crate::names;

use super::key::selected_link;
use super::kind::id_type;
use super::sql::{Dialect, embedded};

/// A relation that can be sent along with a row.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    pub wire: String,
    pub rust: String,
    pub var: String,
    pub variant: String,
    /// The Rust type at the other end.
    pub target_type: String,
    /// The Rust field of the foreign key: here for a parent, there for children.
    pub key: String,
    /// The column of that foreign key.
    pub column: String,
    /// Whether the foreign key may be null.
    pub optional: bool,
    /// The type of the field that holds what was loaded.
    pub detail_type: String,
    /// For functions: `include_author`.
    pub name: String,
    /// What `#[schema(…)]` says of the field.
    pub schema: String,
    /// Whether the Rust field differs from the name on the wire.
    pub rename: bool,
    /// How ids are collected: `map` or, where they may be null, `filter_map`.
    pub collect: &'static str,
    /// The row of a parent, out of `rows` by `id`.
    pub found: &'static str,
    /// The id of the owner of a `row`.
    pub owner: String,
    /// Selects pairs of ids from a join table, up to the `IN`.
    pub links: String,
}

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

/// A foreign key, for saying which one refers to nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    pub wire: String,
    pub rust: String,
    pub target_type: String,
}

impl RelationView {
    fn new(names: &FieldNames, target_type: String, detail: &str) -> Self {
        let detail_type = detail.replace('@', &target_type);
        let inner = detail_type
            .strip_prefix("Option<Option<")
            .map(|rest| rest.trim_end_matches('>').to_owned());
        Self {
            wire: names.wire.clone(),
            rust: names.rust.clone(),
            var: names.var.clone(),
            variant: names.variant.clone(),
            name: names.var.trim_end_matches('_').to_owned(),
            rename: super::column::is_renamed(&names.rust, &names.wire),
            schema: inner.map_or_else(
                || "nullable = false".to_owned(),
                |inner| format!("value_type = Option<{inner}>"),
            ),
            target_type,
            key: String::new(),
            column: String::new(),
            optional: false,
            detail_type,
            collect: "map",
            found: "",
            owner: String::new(),
            links: String::new(),
        }
    }

    /// The row that a foreign key of this entity refers to.
    pub(super) fn parent(project: &Project, relation: &BelongsTo) -> Option<Self> {
        let target = project.entity(&relation.target)?;
        let target_type = target.names.rust_type.clone();
        let may_miss = relation.optional || target.soft_delete;
        let detail = if may_miss {
            "Option<Option<@>>"
        } else {
            "Option<@>"
        };
        Some(Self {
            key: relation.key.rust.clone(),
            column: embedded(&Dialect::of(project).quoted(&relation.key.column)),
            optional: relation.optional,
            collect: if relation.optional {
                "filter_map"
            } else {
                "map"
            },
            found: match (relation.optional, may_miss) {
                (true, _) => "Some(id.and_then(|id| rows.get(&id).cloned()))",
                (false, true) => "Some(rows.get(&id).cloned())",
                (false, false) => "rows.get(&id).cloned()",
            },
            ..Self::new(&relation.names, target_type, detail)
        })
    }

    /// The rows, or the one row, whose foreign key refers to this entity.
    pub(super) fn child(project: &Project, relation: &HasMany) -> Option<Self> {
        let source = project.entity(&relation.source)?;
        let key = source
            .belongs_to
            .iter()
            .find(|key| key.names.wire == relation.relation)?;
        let detail = if relation.one {
            "Option<Option<@>>"
        } else {
            "Option<Vec<@>>"
        };
        let row_key = format!("row.{}", key.key.rust);
        Some(Self {
            key: key.key.rust.clone(),
            column: embedded(&Dialect::of(project).quoted(&relation.column)),
            optional: key.optional,
            owner: if key.optional {
                row_key
            } else {
                format!("Some({row_key})")
            },
            ..Self::new(&relation.names, source.names.rust_type.clone(), detail)
        })
    }

    /// The rows that a join table links to this entity.
    pub(super) fn linked(
        project: &Project,
        entity: &Entity,
        relation: &ManyToMany,
    ) -> Option<Self> {
        let target = project.entity(&relation.target)?;
        let ManyToMany {
            table,
            own_column,
            other_column,
            ..
        } = relation;
        let [table, own, other] =
            [table, own_column, other_column].map(|name| Dialect::of(project).quoted(name));
        let [one, many] = [(entity.name.as_str(), &own), (&relation.target, &other)]
            .map(|(end, column)| selected_link(project, end, column, relation.existing));
        Some(Self {
            links: embedded(&format!("SELECT {one}, {many} FROM {table} WHERE {own}")),
            ..Self::new(
                &relation.names,
                target.names.rust_type.clone(),
                "Option<Vec<@>>",
            )
        })
    }
}

/// The nested lists of an entity, in the order of the entities that they are nested below.
pub(super) fn scopes(project: &Project, entity: &Entity) -> Vec<ScopeView> {
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

/// Finds a row by its id.
pub(super) fn exists_sql(entity: &Entity, dialect: &Dialect) -> String {
    let live = if entity.soft_delete {
        " AND deleted_at IS NULL"
    } else {
        ""
    };
    format!(
        "SELECT 1 FROM {} WHERE {} = {}{live}",
        dialect.quoted(&entity.names.table),
        dialect.quoted(&entity.id.column),
        dialect.place(1)
    )
}

/// The join tables that an entity declares.
pub(super) fn links(project: &Project, entity: &Entity) -> Vec<LinkView> {
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

/// The foreign keys of an entity.
pub(super) fn references(project: &Project, entity: &Entity) -> Vec<ReferenceView> {
    let references = entity.belongs_to.iter().filter_map(|relation| {
        let target = project.entity(&relation.target)?;
        Some(ReferenceView {
            wire: relation.key.wire.clone(),
            rust: relation.key.rust.clone(),
            target_type: target.names.rust_type.clone(),
        })
    });
    references.collect()
}

/// Whether a foreign key of the entity refers to rows that are deleted without leaving the table.
pub(super) fn refers_to_soft_deleted(project: &Project, entity: &Entity) -> bool {
    let mut targets = entity
        .belongs_to
        .iter()
        .filter_map(|relation| project.entity(&relation.target));
    targets.any(|target| target.soft_delete)
}

/// A foreign key by its name in the schema.
#[derive(Debug, Clone, Serialize)]
pub struct ForeignKeyView {
    pub name: String,
    pub field: String,
}

pub(super) fn foreign_keys(entity: &Entity) -> Vec<ForeignKeyView> {
    let keys = entity.belongs_to.iter().map(|relation| ForeignKeyView {
        name: names::foreign_key(&entity.names.table, &relation.key.column),
        field: relation.key.wire.clone(),
    });
    keys.collect()
}
