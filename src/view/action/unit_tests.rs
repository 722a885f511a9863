use serde::Serialize;
use serde_json::Value;

use crate::model::{Action, AssignedValue, Entity, Field, FieldKind, Project};
use crate::sample::{any_sample, sample_value};
use crate::view::literal::{first_id, optional, typed};

use super::body::{Guard, Target, assignments, conditions};

/// The tests of a method, with mocks.
#[derive(Debug, Serialize)]
pub struct ActionUnitTest {
    pub name: String,
    /// What stands between the id and the expected version.
    pub input: String,
    /// A row that it can be performed on; none where it stores nothing by itself.
    pub stored: Option<StoredRow>,
    /// One that it refuses.
    pub refused: Option<String>,
}

/// A row and what becomes of it.
#[derive(Debug, Serialize)]
pub struct StoredRow {
    pub row: String,
    pub expected: String,
}

pub(in crate::view) fn unit_tests(project: &Project, entity: &Entity) -> Vec<ActionUnitTest> {
    let actions = entity.actions.iter().filter(|action| action.is_on_row());
    let tests = actions.map(|action| {
        let guards = conditions(entity, action);
        ActionUnitTest {
            name: action.names.rust.clone(),
            input: input(entity, action),
            stored: action
                .stores()
                .then(|| stored(project, entity, action, &guards)),
            refused: refused(project, entity, &guards),
        }
    });
    let tests = tests.filter(|test| test.stored.is_some() || test.refused.is_some());
    tests.collect()
}

fn stored(project: &Project, entity: &Entity, action: &Action, guards: &[Guard<'_>]) -> StoredRow {
    let allowed = guards.iter().filter_map(|guard| {
        let first = guard.allowed.first()?;
        let value = code(project, guard.target, first);
        Some((guard.target.rust().to_owned(), value))
    });
    let allowed: Vec<_> = allowed.collect();
    let mut expected = allowed.clone();
    for (rust, value) in results(entity, action) {
        expected.retain(|(known, _)| *known != rust);
        expected.push((rust, value));
    }
    StoredRow {
        row: row(entity, &allowed),
        expected: row(entity, &expected),
    }
}

/// The fields that a method writes, with what a test can know of their values.
fn results(entity: &Entity, action: &Action) -> Vec<(String, String)> {
    let written = assignments(entity, action).into_iter();
    // The tests call as the service itself, which has no account.
    let written = written.filter(|written| !written.of_caller);
    let given = action.set.iter();
    let unknown = |rust: &str| {
        given.clone().find_map(|given| {
            let target = Target::named(entity, &given.field)?;
            let is_it = target.rust() == rust;
            match given.value {
                AssignedValue::Now if is_it => Some(format!("changed.{rust}")),
                _ if is_it && is_password(target) => Some(format!("changed.{rust}.clone()")),
                _ => None,
            }
        })
    };
    let results = written.map(|view| {
        let known = given.clone().find_map(|given| {
            let target = Target::named(entity, &given.field)?;
            let is_it = target.rust() == view.rust;
            let value = known_value(entity, action, target, &given.value);
            value.filter(|_| is_it)
        });
        let value = unknown(&view.rust).or(known).unwrap_or(view.value);
        (view.rust, value)
    });
    results.collect()
}

/// What a literal or an input is in a row.
fn known_value(
    entity: &Entity,
    action: &Action,
    target: Target<'_>,
    value: &AssignedValue,
) -> Option<String> {
    let code = match (value, target) {
        (AssignedValue::Literal(value), Target::Field(field)) => typed(field, value),
        (AssignedValue::Input(name), _) => {
            let mut inputs = action.inputs().iter();
            let input = inputs.find(|input| input.names.wire == *name)?;
            typed(input, &any_sample(entity, input, 0))
        }
        _ => return None,
    };
    Some(optional(code, target.optional()))
}

fn is_password(target: Target<'_>) -> bool {
    matches!(target, Target::Field(field) if field.kind.is_password())
}

/// A row whose first condition does not hold, while all others do.
fn refused(project: &Project, entity: &Entity, guards: &[Guard<'_>]) -> Option<String> {
    let (first, others) = guards.split_first()?;
    let other = other_value(project, entity, first)?;
    let mut fields = vec![(first.target.rust().to_owned(), other)];
    fields.extend(others.iter().filter_map(|guard| {
        let value = code(project, guard.target, guard.allowed.first()?);
        Some((guard.target.rust().to_owned(), value))
    }));
    Some(row(entity, &fields))
}

/// An expression of a value that a condition does not allow.
fn other_value(project: &Project, entity: &Entity, guard: &Guard<'_>) -> Option<String> {
    match guard.target {
        Target::Key(key) => Some(format!("Some({})", id(project, &key.target))),
        Target::Field(field) => {
            let value = other_than(entity, field, &guard.allowed)?;
            Some(optional(typed(field, &value), field.optional))
        }
    }
}

/// A value of a field that is none of those.
pub(super) fn other_than(entity: &Entity, field: &Field, allowed: &[Value]) -> Option<Value> {
    let enumerated = match &field.kind {
        FieldKind::Enum { values, .. } => values
            .iter()
            .map(|value| value.wire.as_str().into())
            .collect(),
        FieldKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        _ => (0..3)
            .filter_map(|index| sample_value(entity, field, index))
            .collect::<Vec<_>>(),
    };
    enumerated
        .into_iter()
        .find(|value| !allowed.contains(value))
}

fn id(project: &Project, entity: &str) -> &'static str {
    first_id(project.id_kind(entity))
}

fn code(project: &Project, target: Target<'_>, value: &Value) -> String {
    match target {
        _ if value.is_null() => "None".to_owned(),
        Target::Field(field) => optional(typed(field, value), field.optional),
        Target::Key(key) => optional(id(project, &key.target).to_owned(), key.optional),
    }
}

/// `Post { status: PostStatus::Draft, ..stored() }`
fn row(entity: &Entity, fields: &[(String, String)]) -> String {
    if fields.is_empty() {
        return "stored()".to_owned();
    }
    let fields: Vec<_> = fields
        .iter()
        .map(|(rust, value)| format!("{rust}: {value}"))
        .collect();
    format!(
        "{} {{ {}, ..stored() }}",
        entity.names.rust_type,
        fields.join(", ")
    )
}

/// `, FeaturePostInput { until: …, ..FeaturePostInput::default() }`
fn input(entity: &Entity, action: &Action) -> String {
    let Some(input) = &action.input else {
        return String::new();
    };
    let fields = input.fields.iter().map(|field| {
        let value = typed(field, &any_sample(entity, field, 0));
        format!("{}: Field::Value({value})", field.names.rust)
    });
    let name = &input.rust_type;
    let fields: Vec<_> = fields.collect();
    format!(
        ", {name}Input {{ {}, ..{name}Input::default() }}",
        fields.join(", ")
    )
}
