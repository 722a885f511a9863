use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entity, INCLUDE_LIMIT, IdKind, Lists, Operation, Project, Side};
use crate::view::literal::{number, optional_text, text};

use super::capacity::shared_capacity;
use super::described_field::{DescribedField, fields, resource};
use super::factory::{FactoryView, unique_sets};
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
    pub links: Vec<ContractLink>,
    /// What else is not as usual.
    pub differences: Vec<Difference>,
    /// Whether rows are stored past the service, because clients cannot create them.
    pub insert: bool,
    /// The descriptions of what it refers to.
    pub others: Vec<ResourceName>,
    /// The functions of the contract.
    pub rules: Vec<&'static str>,
    pub factory: FactoryView,
}

/// The links that an entity declares.
#[derive(Debug, Serialize)]
pub struct ContractLink {
    pub name: String,
    /// The description of the other end.
    pub to: String,
    /// What the other end calls them, as an option.
    pub inverse: String,
}

/// A field of a description, and what it holds instead of the usual.
#[derive(Debug, Serialize)]
pub struct Difference {
    pub name: &'static str,
    pub value: String,
}

/// Where the description of a resource is.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ResourceName {
    pub module: String,
    pub name: String,
}

impl TestView {
    pub(in crate::view) fn of(project: &Project, entity: &Entity) -> Self {
        Self {
            name: resource(entity),
            path: format!("{}/{}", project.api.prefix, entity.names.route),
            bigint: entity.id.kind == IdKind::Bigint,
            operations: operations(entity),
            fields: fields(project, entity),
            unique: unique_sets(project, entity),
            links: links(project, entity),
            differences: differences(project, entity),
            insert: !entity.has(Operation::Create),
            others: others(project, entity),
            rules: rules(project, entity),
            factory: FactoryView::of(project, entity),
        }
    }
}

/// The role of accounts, and the owner of rows: a replacement that leaves them out is no demotion,
/// and no gift.
fn kept(project: &Project, entity: &Entity) -> Option<String> {
    let accounts = project.accounts_in(entity);
    let role = accounts.and_then(|accounts| accounts.role);
    let role = role.filter(|role| !role.immutable);
    let role = role.map(|role| role.names.wire.as_str());
    let owner = entity.owner_key().filter(|key| !key.immutable);
    let names = role
        .into_iter()
        .chain(owner.map(|key| key.key.wire.as_str()));
    let names: Vec<_> = names.map(text).collect();
    (!names.is_empty()).then(|| format!("&[{}]", names.join(", ")))
}

fn differences(project: &Project, entity: &Entity) -> Vec<Difference> {
    let Lists {
        filters,
        sorts,
        include_limit,
    } = &entity.lists;
    let only = |names: &Option<Vec<String>>| names.as_deref().map(only);
    let values = [
        (
            "timestamps",
            (!entity.timestamps).then(|| false.to_string()),
        ),
        ("versioned", entity.versioned.then(|| true.to_string())),
        ("filters", only(filters)),
        ("sorts", only(sorts)),
        (
            "include_limit",
            (*include_limit != INCLUDE_LIMIT).then(|| include_limit.to_string()),
        ),
        ("kept", kept(project, entity)),
        ("rows", few_rows(project, entity)),
    ];
    let differences = values.into_iter();
    differences
        .filter_map(|(name, value)| {
            Some(Difference {
                name,
                value: value?,
            })
        })
        .collect()
}

/// The number of rows that can be made up, where the contract may need more.
fn few_rows(project: &Project, entity: &Entity) -> Option<String> {
    let rows = shared_capacity(project, entity);
    let owners = entity.belongs_to.iter();
    let owners = owners.filter_map(|key| project.entity(&key.target));
    let most = owners
        .map(|owner| owner.lists.include_limit as usize)
        .max()?;
    (rows < most.saturating_add(2)).then(|| number(&rows.to_string()))
}

/// The only fields that lists filter or sort by.
fn only(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| text(name)).collect();
    format!("Some(&[{}])", names.join(", "))
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

fn links(project: &Project, entity: &Entity) -> Vec<ContractLink> {
    let views = entity.declared_links().filter_map(|link| {
        let target = project.entity(&link.target)?;
        let mut others = target.many_to_many.iter();
        let inverse = others.find(|other| other.table == link.table && other.side == Side::Inverse);
        Some(ContractLink {
            name: link.names.wire.clone(),
            to: resource(target),
            inverse: optional_text(inverse.map(|inverse| inverse.names.wire.as_str())),
        })
    });
    views.collect()
}

fn others(project: &Project, entity: &Entity) -> Vec<ResourceName> {
    let keys = entity.belongs_to.iter().map(|key| &key.target);
    let declared = entity.declared_links();
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
