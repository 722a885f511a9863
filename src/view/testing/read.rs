//! The tests of requests that read rows.

use serde::Serialize;

use crate::model::{FieldKind, Operation};

use super::keys::filled;
use super::listed::{ListedView, listed};
use super::nested::{IncludeView, JoinView, NestedView, includes, joins, nested};
use super::source::{list_of, modules};
use super::subject::{Subject, chosen};

/// For the tests of single rows.
#[derive(Debug, Serialize)]
pub struct GetTests {
    pub includes: Vec<IncludeView>,
    /// Whether rows that belong together are made.
    pub creates_related: bool,
    /// Whether rows are linked.
    pub links: bool,
    pub factories: String,
}

/// For the tests of lists.
#[derive(Debug, Serialize)]
pub struct ListTests {
    /// What lists filter and sort by.
    pub fields: Vec<ListedView>,
    /// What may be null of that which made-up rows have.
    pub nullable: Vec<String>,
    /// The expression of those that lists know; empty if there are none.
    pub optional: String,
}

/// For the tests of nested lists.
#[derive(Debug, Serialize)]
pub struct NestedTests {
    pub lists: Vec<NestedView>,
    pub singles: Vec<NestedView>,
    pub factories: String,
    pub support: Vec<&'static str>,
    /// Whether rows can be deleted.
    pub vanishes: bool,
}

/// For the tests of links.
#[derive(Debug, Serialize)]
pub struct LinkTests {
    pub joins: Vec<JoinView>,
    pub factories: String,
    pub support: Vec<&'static str>,
}

impl GetTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let wanted = subject.has(Operation::Get);
        let includes = if wanted {
            includes(subject.project, subject.entity)
        } else {
            Vec::new()
        };
        let makes_related = |include: &IncludeView| {
            include.expected != "other"
                || !include.own_key.is_empty()
                || !include.other_key.is_empty()
        };
        Self {
            creates_related: includes.iter().any(makes_related),
            links: includes.iter().any(|include| include.link.is_some()),
            factories: modules(
                subject.module(),
                includes.iter().map(|include| include.other.as_str()),
            ),
            includes,
        }
    }
}

impl ListTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let entity = subject.entity;
        let keys = filled(subject.project, entity);
        let fields = listed(subject.columns);
        let is_field = |name: &String| entity.fields.iter().any(|field| field.names.wire == *name);
        let is_filled =
            |name: &String| is_field(name) || keys.iter().any(|key| key.key.wire == *name);
        let nullable: Vec<_> = subject
            .tables
            .nullable
            .iter()
            .filter(|name| is_filled(name))
            .cloned()
            .collect();
        let is_listed = |name: &String| {
            fields.iter().any(|field| field.wire == *name) && !is_opaque(subject, name)
        };
        let optional: Vec<_> = nullable
            .iter()
            .filter(|name| is_listed(name))
            .cloned()
            .collect();
        Self {
            optional: if optional.is_empty() {
                String::new()
            } else {
                format!("&{}", list_of(&optional))
            },
            nullable,
            fields,
        }
    }
}

fn is_opaque(subject: &Subject<'_>, name: &String) -> bool {
    let field = subject
        .entity
        .fields
        .iter()
        .find(|field| field.names.wire == *name);
    field.is_some_and(|field| matches!(field.kind, FieldKind::Json | FieldKind::Bytes { .. }))
}

impl NestedTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let all = nested(subject.project, subject.entity);
        let factories = modules(
            subject.module(),
            all.iter().map(|scope| scope.owner.as_str()),
        );
        let (singles, lists): (Vec<_>, Vec<_>) = all.into_iter().partition(|scope| scope.one);
        Self {
            support: chosen(&[("id", !lists.is_empty()), ("list", !lists.is_empty())]),
            vanishes: subject.has(Operation::Delete),
            factories,
            lists,
            singles,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty() && self.singles.is_empty()
    }
}

impl LinkTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let joins = joins(subject.project, subject.entity);
        Self {
            factories: modules(
                subject.module(),
                joins.iter().map(|join| join.other.as_str()),
            ),
            support: chosen(&[
                ("id", true),
                ("list", joins.iter().any(|join| join.has_list)),
            ]),
            joins,
        }
    }
}
