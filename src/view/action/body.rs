//! The body of a method: what has to hold of the row, and what is written to it.

use serde::Serialize;
use serde_json::Value;

use crate::model::{Action, AssignedValue, BelongsTo, Entity, Field, FieldKind};
use crate::view::literal::{self, optional, text, typed};

/// What has to hold of a row.
#[derive(Debug, Serialize)]
pub struct GuardView {
    pub wire: String,
    pub rust: String,
    /// Expressions of the values that it may have.
    pub allowed: Vec<String>,
}

/// A value that a field of the row gets.
#[derive(Debug, Serialize)]
pub struct AssignmentView {
    pub rust: String,
    pub value: String,
    /// Whether it is the account of the caller, which the service itself does not have.
    pub of_caller: bool,
}

/// A condition on one field: its transition first, then those of `when`.
pub(super) struct Guard<'a> {
    pub(super) target: Target<'a>,
    /// What it may be; null for nothing.
    pub(super) allowed: Vec<Value>,
}

/// A field, or the foreign key of a relation.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    Field(&'a Field),
    Key(&'a BelongsTo),
}

impl<'a> Target<'a> {
    pub(super) fn named(entity: &'a Entity, wire: &str) -> Option<Self> {
        let key = entity.key_of_column(wire);
        entity.field(wire).map(Self::Field).or(key.map(Self::Key))
    }

    pub(super) fn wire(self) -> &'a str {
        match self {
            Self::Field(field) => &field.names.wire,
            Self::Key(key) => &key.key.wire,
        }
    }

    pub(super) fn rust(self) -> &'a str {
        match self {
            Self::Field(field) => &field.names.rust,
            Self::Key(key) => &key.key.rust,
        }
    }

    pub(super) fn optional(self) -> bool {
        match self {
            Self::Field(field) => field.optional,
            Self::Key(key) => key.optional,
        }
    }
}

/// The conditions on single fields, in the order in which they are checked.
pub(super) fn conditions<'a>(entity: &'a Entity, action: &Action) -> Vec<Guard<'a>> {
    let transition = action.transition.iter().map(|states| {
        let allowed = states.from.iter().map(|state| Value::from(state.as_str()));
        (&states.field, allowed.collect())
    });
    let when = action
        .when
        .iter()
        .map(|condition| (&condition.field, vec![condition.value.clone()]));
    transition
        .chain(when)
        .filter_map(|(field, allowed)| {
            let target = Target::named(entity, field)?;
            Some(Guard { target, allowed })
        })
        .collect()
}

pub(super) fn guards(entity: &Entity, action: &Action) -> Vec<GuardView> {
    let guards = conditions(entity, action).into_iter();
    guards
        .map(|Guard { target, allowed }| GuardView {
            wire: target.wire().to_owned(),
            rust: target.rust().to_owned(),
            allowed: allowed
                .iter()
                .map(|value| compared(target, value))
                .collect(),
        })
        .collect()
}

/// A value as an expression of the type that the field of a row has.
fn compared(target: Target<'_>, value: &Value) -> String {
    match target {
        _ if value.is_null() => "None".to_owned(),
        Target::Field(field) => optional(typed(field, value), field.optional),
        Target::Key(_) => value.to_string(),
    }
}

pub(super) fn reads_clock(entity: &Entity, action: &Action) -> bool {
    let targets = action
        .set
        .iter()
        .filter(|given| given.value == AssignedValue::Now);
    targets
        .filter_map(|given| Target::named(entity, &given.field))
        .count()
        > 0
}

pub(super) fn assignments(entity: &Entity, action: &Action) -> Vec<AssignmentView> {
    let transition = action.transition.as_ref().and_then(|states| {
        let field = entity.field(&states.field)?;
        Some(AssignmentView {
            rust: field.names.rust.clone(),
            value: typed(field, &Value::from(states.to.as_str())),
            of_caller: false,
        })
    });
    let given = action.set.iter().enumerate();
    let given = given.filter_map(|(at, given)| {
        let target = Target::named(entity, &given.field)?;
        let value = match &given.value {
            AssignedValue::Literal(value) => optional(literal(target, value), target.optional()),
            AssignedValue::Now => optional(now(target).to_owned(), target.optional()),
            AssignedValue::Null => "None".to_owned(),
            AssignedValue::Input(name) => {
                let later = action.set[at + 1..].iter();
                let is_last = !later.clone().any(|other| other.value == given.value);
                input(action, name, target.optional(), is_last)?
            }
            AssignedValue::Caller => optional("id".to_owned(), target.optional()),
        };
        Some(AssignmentView {
            rust: target.rust().to_owned(),
            value,
            of_caller: given.value == AssignedValue::Caller,
        })
    });
    transition.into_iter().chain(given).collect()
}

/// The time, in the type of the field.
fn now(target: Target<'_>) -> &'static str {
    match target {
        Target::Field(Field {
            kind: FieldKind::Date,
            ..
        }) => "now.date_naive()",
        Target::Field(Field {
            kind: FieldKind::Time,
            ..
        }) => "now.time()",
        _ => "now",
    }
}

/// A literal in code that must not panic.
fn literal(target: Target<'_>, value: &Value) -> String {
    let Target::Field(field) = target else {
        return value.to_string();
    };
    let plain = || text(value.as_str().unwrap_or_default());
    match field.kind {
        FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            format!("{}.parse().map_err(Error::internal)?", plain())
        }
        FieldKind::Uuid => literal::default(field, value),
        _ => typed(field, value),
    }
}

/// The value of an input, which may be needed again.
fn input(action: &Action, name: &str, is_optional: bool, is_last: bool) -> Option<String> {
    let inputs = action.inputs();
    let input = inputs.iter().find(|input| input.names.wire == name)?;
    let clone = if is_last || is_copy(&input.kind) {
        ""
    } else {
        ".clone()"
    };
    let value = format!("input.{}{clone}", input.names.rust);
    Some(optional(value, is_optional && !input.optional))
}

fn is_copy(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Int { .. }
            | FieldKind::Bigint { .. }
            | FieldKind::Float { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Bool
            | FieldKind::Uuid
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Datetime
            | FieldKind::Enum { .. }
    )
}
