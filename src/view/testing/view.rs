use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entity, INCLUDE_LIMIT, IdKind, Operation, Project, Side};
use crate::view::literal::text;

use super::factory::FactoryView;
use super::field::{DescribedField, fields};
use super::keys::unique_sets;
use super::kind::resource;
use super::rules::{rules, updates};

/// What the tests of an entity need: the description of its resource, and what is checked of it.
#[derive(Debug, Serialize)]
pub struct TestView {
    /// Of the description: `POSTS`.
    pub name: String,
    /// `/api/v1/posts`.
    pub path: String,
    /// Whether ids are numbers.
    pub bigint: bool,
    /// If not all of them.
    pub operations: Vec<&'static str>,
    pub fields: Vec<DescribedField>,
    /// What no two rows have in common.
    pub unique: Vec<Vec<String>>,
    pub links: Vec<LinkView>,
    pub timestamps: bool,
    pub versioned: bool,
    /// An array of the only fields that lists filter by, if not by all.
    pub filters: Option<String>,
    /// An array of the only fields that lists sort by, likewise.
    pub sorts: Option<String>,
    /// If it is not the usual one.
    pub include_limit: Option<u32>,
    /// Whether rows are stored past the service, because clients cannot create them.
    pub insert: bool,
    /// What the description is made of.
    pub words: Vec<&'static str>,
    /// The descriptions of what it refers to.
    pub others: Vec<ResourceName>,
    /// The functions of the contract.
    pub rules: Vec<&'static str>,
    pub factory: FactoryView,
}

/// The links that an entity declares.
#[derive(Debug, Serialize)]
pub struct LinkView {
    pub name: String,
    /// The description of the other end.
    pub to: String,
    pub inverse: Option<String>,
}

/// Where the description of a resource is.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ResourceName {
    pub module: String,
    pub name: String,
}

impl TestView {
    pub(in crate::view) fn of(project: &Project, entity: &Entity) -> Self {
        let mut view = Self {
            name: resource(entity),
            path: format!("{}/{}", project.api.prefix, entity.names.route),
            bigint: entity.id.kind == IdKind::Bigint,
            operations: operations(entity),
            fields: fields(project, entity),
            unique: unique_sets(project, entity),
            links: links(project, entity),
            timestamps: entity.timestamps,
            versioned: entity.versioned,
            filters: entity.lists.filters.as_deref().map(array),
            sorts: entity.lists.sorts.as_deref().map(array),
            include_limit: (entity.lists.include_limit != INCLUDE_LIMIT)
                .then_some(entity.lists.include_limit),
            insert: !entity.has(Operation::Create),
            words: Vec::new(),
            others: others(project, entity),
            rules: rules(project, entity),
            factory: FactoryView::of(project, entity),
        };
        view.words = view.words();
        view
    }

    fn words(&self) -> Vec<&'static str> {
        let any = |has: fn(&DescribedField) -> bool| self.fields.iter().any(has);
        let words = [
            ("Field", !self.fields.is_empty()),
            ("Inverse", any(|field| field.inverse.is_some())),
            ("Kind", !self.fields.is_empty() || self.bigint),
            ("Link", !self.links.is_empty()),
            ("OnDelete", any(|field| field.on_delete.is_some())),
            ("Operation", !self.operations.is_empty()),
            ("Resource", true),
        ];
        let words = words.into_iter().filter(|(_, used)| *used);
        words.map(|(word, _)| word).collect()
    }
}

fn array(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| text(name)).collect();
    format!("[{}]", names.join(", "))
}

fn operations(entity: &Entity) -> Vec<&'static str> {
    let all = [
        ("List", entity.has(Operation::List)),
        ("Get", entity.has(Operation::Get)),
        ("Create", entity.has(Operation::Create)),
        ("Update", updates(entity)),
        ("Delete", entity.has(Operation::Delete)),
    ];
    if all.iter().all(|(_, has)| *has) {
        return Vec::new();
    }
    let some = all.into_iter().filter(|(_, has)| *has);
    some.map(|(name, _)| name).collect()
}

fn links(project: &Project, entity: &Entity) -> Vec<LinkView> {
    let declared = entity
        .many_to_many
        .iter()
        .filter(|link| link.side == Side::Declared);
    let views = declared.filter_map(|link| {
        let target = project.entity(&link.target)?;
        let mut others = target.many_to_many.iter();
        let inverse = others.find(|other| other.table == link.table && other.side == Side::Inverse);
        Some(LinkView {
            name: link.names.wire.clone(),
            to: resource(target),
            inverse: inverse.map(|inverse| inverse.names.wire.clone()),
        })
    });
    views.collect()
}

fn others(project: &Project, entity: &Entity) -> Vec<ResourceName> {
    let keys = entity.belongs_to.iter().map(|key| &key.target);
    let declared = entity
        .many_to_many
        .iter()
        .filter(|link| link.side == Side::Declared);
    let targets = keys.chain(declared.map(|link| &link.target));
    let names: BTreeSet<_> = targets
        .filter(|target| **target != entity.name)
        .filter_map(|target| project.entity(target))
        .map(|target| ResourceName {
            module: target.names.module_plural.clone(),
            name: resource(target),
        })
        .collect();
    names.into_iter().collect()
}
