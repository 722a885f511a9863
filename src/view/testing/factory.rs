use serde::Serialize;

use crate::model::{Entity, Project};
use crate::view::sample::counted;

use super::keys::filled;

/// How valid values of an entity are made.
#[derive(Debug, Serialize)]
pub struct FactoryView {
    /// Whether the values count.
    pub counts: bool,
    pub fields: Vec<Pair>,
    /// The foreign keys that are given.
    pub keys: Vec<GivenKey>,
}

/// A field and an expression.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    pub wire: String,
    pub value: String,
}

/// A foreign key.
#[derive(Debug, Serialize)]
pub struct GivenKey {
    pub wire: String,
    pub rust: String,
}

impl FactoryView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let fields = entity.fields.iter();
        let fields: Vec<Pair> = fields
            .map(|field| pair(&field.names.wire, counted(entity, field)))
            .collect();
        let keys = filled(project, entity).into_iter();
        Self {
            counts: fields.iter().any(|field| is_counted(&field.value)),
            fields,
            keys: keys
                .map(|key| GivenKey {
                    wire: key.key.wire.clone(),
                    rust: key.key.var.clone(),
                })
                .collect(),
        }
    }
}

pub(super) fn pair(wire: &str, value: String) -> Pair {
    Pair {
        wire: wire.to_owned(),
        value,
    }
}

fn is_counted(expression: &str) -> bool {
    expression == "n"
        || ["{n", "[n %", "+ n", "n % ", ": n }", "n / "]
            .iter()
            .any(|part| expression.contains(part))
}
