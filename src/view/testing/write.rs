//! The tests of requests that make and change rows.

use serde::Serialize;

use crate::model::Operation;

use super::source::{object, sets};
use super::subject::{Subject, chosen};
use super::tables::nobody_json;

/// For the tests of new rows.
#[derive(Debug, Serialize)]
pub struct CreateTests {
    /// Whether anything must be unique.
    pub uniques: bool,
    /// The expression of what must be unique.
    pub unique_sets: String,
    /// The expression of keys with ids that no row has; empty if there are none.
    pub dangling: String,
    /// Whether there are values at the ends of what is valid.
    pub edges: bool,
}

/// For the tests of changes.
#[derive(Debug, Serialize)]
pub struct ChangeTests {
    pub support: Vec<&'static str>,
    /// Whether a replacement must have anything.
    pub requires: bool,
    /// What the service sets anew with every change.
    pub renewed: Vec<&'static str>,
}

/// For the tests of changes that conflict with other rows.
#[derive(Debug, Serialize)]
pub struct ConflictTests {
    /// The expression of what must be unique and can be changed; empty if nothing is.
    pub sets: String,
    /// The expression of keys that can be changed, with ids that no row has; empty if there are none.
    pub dangling: String,
    pub support: Vec<&'static str>,
}

/// For the tests of versions.
#[derive(Debug, Serialize)]
pub struct VersionTests {
    pub harness: &'static str,
    /// Whether a replacement leaves something out.
    pub fixed: bool,
    /// The expression of a payload that replaces a row.
    pub replacement: String,
}

impl CreateTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        Self {
            uniques: !subject.unique.is_empty(),
            unique_sets: sets(&subject.unique),
            dangling: dangling(subject, true),
            edges: subject.has(Operation::Create) && !subject.tables.edges.is_empty(),
        }
    }
}

impl ChangeTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let nulls = !subject.tables.clearable.is_empty() || !subject.tables.fixed.is_empty();
        let entity = subject.entity;
        Self {
            renewed: chosen(&[
                ("updated_at", entity.timestamps),
                ("version", entity.versioned),
            ]),
            support: chosen(&[
                ("assert_shows", true),
                ("faults", true),
                ("merged", true),
                ("names", true),
                ("nulls", nulls),
                ("only", true),
                ("rounds", true),
                ("without", true),
            ]),
            requires: subject
                .tables
                .required
                .iter()
                .any(|name| !subject.is_fixed(name)),
        }
    }
}

impl ConflictTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let changeable = subject
            .unique
            .iter()
            .filter(|set| !set.iter().any(|name| subject.is_fixed(name)));
        let changeable: Vec<_> = changeable.cloned().collect();
        let has_sets = !changeable.is_empty();
        Self {
            sets: if has_sets {
                sets(&changeable)
            } else {
                String::new()
            },
            dangling: dangling(subject, false),
            support: chosen(&[("faults", true), ("names", has_sets), ("only", has_sets)]),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty() && self.dangling.is_empty()
    }
}

impl VersionTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let payload = format!("{}::payload(&app).await", subject.module());
        let fixed = subject.updates && !subject.tables.fixed.is_empty();
        Self {
            harness: if subject.updates {
                "{Answer, TestApp}"
            } else {
                "TestApp"
            },
            fixed,
            replacement: if fixed {
                format!("without({payload}, FIXED)")
            } else {
                payload
            },
        }
    }
}

/// Keys with ids that no row has, all of them or those that can be changed.
fn dangling(subject: &Subject<'_>, all: bool) -> String {
    let keys = subject
        .entity
        .belongs_to
        .iter()
        .filter(|key| all || !key.immutable);
    let pairs = keys.filter_map(|key| {
        let target = subject.project.entity(&key.target)?;
        Some((key.key.wire.clone(), nobody_json(target.id.kind)))
    });
    object(&pairs.collect::<Vec<_>>())
}
