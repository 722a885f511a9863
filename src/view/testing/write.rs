//! The tests of requests that make and change rows.

use serde::Serialize;

use crate::model::Operation;

use super::factory::{Pair, pair};
use super::source::sets;
use super::subject::{Subject, chosen};
use super::tables::{Tables, nobody_json};

/// For the tests of new rows.
#[derive(Debug, Serialize)]
pub struct CreateTests {
    pub values: Vec<&'static str>,
    pub support: Vec<&'static str>,
    /// Whether anything must be unique.
    pub uniques: bool,
    /// The expression of what must be unique.
    pub unique_sets: String,
    /// Keys with ids that no row has.
    pub dangling: Vec<Pair>,
    /// Whether there are values at the ends of what is valid.
    pub edges: bool,
    /// The expressions of what a row shows of the payload, the defaults and an edge.
    pub shown_payload: String,
    pub shown_defaults: String,
    pub shown_edge: String,
}

/// For the tests of changes.
#[derive(Debug, Serialize)]
pub struct ChangeTests {
    pub values: Vec<&'static str>,
    pub support: Vec<&'static str>,
    /// Whether a replacement must have anything.
    pub requires: bool,
    /// What the service sets anew with every change.
    pub renewed: Vec<&'static str>,
    /// Whether a replacement resets anything.
    pub resets: bool,
    /// The expressions of what a row shows of the payload, one change, the defaults and a null.
    pub shown_payload: String,
    pub shown_change: String,
    pub shown_defaults: String,
    pub shown_null: String,
}

/// For the tests of changes that conflict with other rows.
#[derive(Debug, Serialize)]
pub struct ConflictTests {
    /// The expression of what must be unique and can be changed; empty if nothing is.
    pub sets: String,
    /// Keys that can be changed, with ids that no row has.
    pub dangling: Vec<Pair>,
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
        let Tables {
            defaults,
            edges,
            hidden,
            required,
            ..
        } = &subject.tables;
        let (hides, uniques) = (!hidden.is_empty(), !subject.unique.is_empty());
        let edged: Vec<_> = edges.iter().map(|row| &row.wire).collect();
        Self {
            values: chosen(&[
                ("DEFAULTS", !defaults.is_empty()),
                ("EDGES", !edges.is_empty()),
                ("FAULTY", true),
                ("HIDDEN", hides),
                ("REQUIRED", !required.is_empty()),
            ]),
            support: chosen(&[
                ("assert_shows", true),
                ("faults", true),
                ("merged", true),
                ("names", true),
                ("only", uniques),
                ("rounds", true),
                ("without", hides || !defaults.is_empty()),
            ]),
            uniques,
            unique_sets: sets(&subject.unique),
            dangling: dangling(subject, true),
            edges: subject.has(Operation::Create) && !edges.is_empty(),
            shown_payload: shown("payload", hides),
            shown_defaults: shown_defaults(subject, false),
            shown_edge: shown("edge", edged.iter().any(|wire| hidden.contains(wire))),
        }
    }
}

impl ChangeTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let entity = subject.entity;
        let Tables {
            clearable,
            defaults,
            fixed,
            hidden,
            required,
            ..
        } = &subject.tables;
        let (hides, fixes) = (!hidden.is_empty(), !fixed.is_empty());
        let resets = defaults.iter().any(|pair| !subject.is_fixed(&pair.wire));
        let requires = required.iter().any(|name| !subject.is_fixed(name));
        let renewed = chosen(&[
            ("updated_at", entity.timestamps),
            ("version", entity.versioned),
        ]);
        Self {
            values: chosen(&[
                ("DEFAULTS", resets),
                ("FAULTY", true),
                ("FIXED", fixes),
                ("HIDDEN", hides),
                ("REQUIRED", requires),
            ]),
            support: chosen(&[
                ("assert_shows", resets || !clearable.is_empty()),
                ("faults", true),
                ("merged", true),
                ("names", true),
                ("nulls", fixes || !clearable.is_empty()),
                ("only", true),
                ("rounds", true),
                ("without", hides || fixes || resets || !renewed.is_empty()),
            ]),
            requires,
            renewed,
            resets,
            shown_payload: shown("payload", hides),
            shown_change: shown("change", hides),
            shown_defaults: shown_defaults(subject, true),
            shown_null: shown("null", clearable.iter().any(|name| hidden.contains(name))),
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

/// A reference to a payload without what never comes out, if that is in it.
fn shown(payload: &str, hides: bool) -> String {
    if hides {
        format!("&without({payload}, HIDDEN)")
    } else {
        format!("&{payload}")
    }
}

/// What a row shows of the defaults, after a change without those that cannot be changed.
fn shown_defaults(subject: &Subject<'_>, changed: bool) -> String {
    let Tables {
        defaults,
        fixed,
        hidden,
        ..
    } = &subject.tables;
    let has = |names: &[String]| defaults.iter().any(|pair| names.contains(&pair.wire));
    match (has(hidden), changed && has(fixed)) {
        (false, false) => "&DEFAULTS".to_owned(),
        (true, false) => "&without(DEFAULTS.clone(), HIDDEN)".to_owned(),
        (false, true) => "&without(DEFAULTS.clone(), FIXED)".to_owned(),
        (true, true) => "&without(without(DEFAULTS.clone(), FIXED), HIDDEN)".to_owned(),
    }
}

/// Keys with ids that no row has, all of them or those that can be changed.
fn dangling(subject: &Subject<'_>, all: bool) -> Vec<Pair> {
    let keys = subject.entity.belongs_to.iter();
    let keys = keys.filter(|key| all || !key.immutable);
    let pairs = keys.filter_map(|key| {
        let target = subject.project.entity(&key.target)?;
        Some(pair(&key.key.wire, nobody_json(target.id.kind).to_owned()))
    });
    pairs.collect()
}
