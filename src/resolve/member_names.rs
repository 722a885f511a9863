use std::collections::{BTreeMap, BTreeSet};

use crate::model::FieldNames;
use crate::names;

/// The members of one entity in every spelling, distinct in each of them.
#[derive(Debug)]
pub(super) struct MemberNames(BTreeMap<String, FieldNames>);

/// A member's name in every spelling, as long as no other member takes part of it.
pub(super) fn natural(wire: &str) -> FieldNames {
    let trailing = if wire.ends_with('_') { "_" } else { "" };
    FieldNames {
        wire: wire.to_owned(),
        column: wire.to_owned(),
        rust: names::field_identifier(wire),
        var: names::variable(wire),
        variant: names::variant(wire),
        constant: format!("{}{trailing}", names::constant(wire)),
        human: names::human(wire),
    }
}

impl MemberNames {
    /// In the order of the alphabet, so that the order of the spec changes nothing; names that
    /// can stay as they are come first.
    pub(super) fn new(wires: &BTreeSet<String>) -> Self {
        let mut sorted: Vec<FieldNames> = wires.iter().map(|wire| natural(wire)).collect();
        sorted.sort_by_key(|names| names.rust != names.wire);
        let mut taken = TakenNames {
            rust: OWN_FIELDS.map(str::to_owned).into(),
            ..TakenNames::default()
        };
        let distinct = sorted.into_iter().map(|names| taken.distinct(names));
        Self(distinct.map(|names| (names.wire.clone(), names)).collect())
    }

    pub(super) fn get(&self, wire: &str) -> FieldNames {
        self.0.get(wire).cloned().unwrap_or_else(|| natural(wire))
    }
}

/// Fields that structs of the service have besides those of the spec.
const OWN_FIELDS: [&str; 2] = ["truncated_relations", "unknown_fields"];

#[derive(Default)]
struct TakenNames {
    rust: BTreeSet<String>,
    var: BTreeSet<String>,
    variant: BTreeSet<String>,
    constant: BTreeSet<String>,
}

impl TakenNames {
    fn distinct(&mut self, names: FieldNames) -> FieldNames {
        let FieldNames {
            wire,
            column,
            rust,
            var,
            variant,
            constant,
            human,
        } = names;
        FieldNames {
            wire,
            column,
            rust: take(&mut self.rust, rust),
            var: take(&mut self.var, var),
            variant: take(&mut self.variant, variant),
            constant: take(&mut self.constant, constant),
            human,
        }
    }
}

/// Adds underscores until the name is free.
fn take(taken: &mut BTreeSet<String>, mut name: String) -> String {
    while !taken.insert(name.clone()) {
        name = format!("{}_", name.trim_start_matches("r#"));
    }
    name
}
