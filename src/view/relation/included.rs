use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{BelongsTo, Entity, FieldNames, HasMany, ManyToMany, Project};
use crate::view::column::is_renamed;
use crate::view::literal::embedded;
use crate::view::storage::selected_link;

/// A relation that can be sent along with a row.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    pub wire: String,
    pub rust: String,
    pub variant: String,
    /// The Rust type at the other end.
    pub target_type: String,
    /// The Rust field of the foreign key: here for a parent, there for children.
    pub key: String,
    /// The column of that foreign key.
    pub column: String,
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

impl RelationView {
    fn new(names: &FieldNames, target_type: String, detail: &str) -> Self {
        let detail_type = detail.replace('@', &target_type);
        let inner = detail_type
            .strip_prefix("Option<Option<")
            .map(|rest| rest.trim_end_matches('>').to_owned());
        Self {
            wire: names.wire.clone(),
            rust: names.rust.clone(),
            variant: names.variant.clone(),
            name: names.var.trim_end_matches('_').to_owned(),
            rename: is_renamed(&names.rust, &names.wire),
            schema: inner.map_or_else(
                || "nullable = false".to_owned(),
                |inner| format!("value_type = Option<{inner}>"),
            ),
            target_type,
            key: String::new(),
            column: String::new(),
            detail_type,
            collect: "map",
            found: "",
            owner: String::new(),
            links: String::new(),
        }
    }

    /// The row that a foreign key of this entity refers to.
    pub(in crate::view) fn parent(project: &Project, relation: &BelongsTo) -> Option<Self> {
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
    pub(in crate::view) fn child(project: &Project, relation: &HasMany) -> Option<Self> {
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
            owner: if key.optional {
                row_key
            } else {
                format!("Some({row_key})")
            },
            ..Self::new(&relation.names, source.names.rust_type.clone(), detail)
        })
    }

    /// The rows that a join table links to this entity.
    pub(in crate::view) fn linked(
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
