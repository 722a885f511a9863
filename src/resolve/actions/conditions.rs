use serde_json::Value;

use super::context::{ActionContext, NamedTarget, is_null, refusal};
use crate::diagnostics::{ActionProblem, Diagnostic, Problems, ShapeProblem, Span};
use crate::model::{Condition, Field, FieldKind};
use crate::resolve::value::ValueCheck;
use crate::spec::{RawAction, RawAssignment};

/// What `when` asks for.
pub(super) fn conditions(
    context: &ActionContext<'_>,
    raw: &RawAction,
    problems: &mut Problems,
) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    for asked in &raw.when {
        let found = condition(context, asked).and_then(|condition| {
            let mut others = conditions.iter();
            if others.any(|other| other.field == condition.field) {
                let what = "`when`".to_owned();
                let value = asked.field.value.clone();
                let problem = ShapeProblem::RepeatedValue { what, value };
                return Err(refusal(problem, asked.field.span));
            }
            Ok(condition)
        });
        match found {
            Ok(condition) => conditions.push(condition),
            Err(refusal) => problems.push(*refusal),
        }
    }
    conditions
}

const PRIVATE: &str = "it is private, and the answer to a request in vain names its value";
const NULL_ALONE: &str = "all that can be asked of it is whether it is `null`";

/// What an entry asks for, or what is wrong with it and where.
fn condition(
    context: &ActionContext<'_>,
    asked: &RawAssignment,
) -> Result<Condition, Box<Diagnostic>> {
    let RawAssignment { field: name, value } = asked;
    let incomparable = |why, span: Span| {
        let field = name.value.clone();
        let problem = ActionProblem::Incomparable { field, why };
        Err(refusal(problem, span))
    };
    let null = |field: &str, optional: bool| {
        if optional {
            let field = field.to_owned();
            return Ok(Condition {
                field,
                value: Value::Null,
            });
        }
        let field = name.value.clone();
        let problem = ActionProblem::NullForRequired { field };
        Err(refusal(problem, value.span))
    };
    match NamedTarget::named(context.entity, &name.value) {
        NamedTarget::Field(field) => match reason_against(field) {
            Some(why) => incomparable(why, name.span),
            None if is_null(&value.value) => null(&field.names.wire, field.optional),
            None if has_no_literals(field) => incomparable(NULL_ALONE, value.span),
            None => {
                let kind = &field.kind;
                let checked = ValueCheck {
                    what: "value",
                    kind,
                }
                .value(&value.value);
                let checked = checked.map_err(|problem| refusal(problem, value.span))?;
                Ok(Condition {
                    field: field.names.wire.clone(),
                    value: checked,
                })
            }
        },
        NamedTarget::Key(key) if key.private => incomparable(PRIVATE, name.span),
        NamedTarget::Key(key) if is_null(&value.value) => null(&key.key.wire, key.optional),
        NamedTarget::Key(_) => incomparable(NULL_ALONE, value.span),
        NamedTarget::Own => incomparable("the service keeps it by itself", name.span),
        NamedTarget::Nothing => Err(refusal(
            context.unknown("condition", &name.value),
            name.span,
        )),
    }
}

/// Why a field cannot be asked for at all.
fn reason_against(field: &Field) -> Option<&'static str> {
    match field.kind {
        FieldKind::Password { .. } => Some("only the hash of a password is stored"),
        FieldKind::Json => Some("a JSON value cannot be compared"),
        FieldKind::Float { .. } if !field.optional => {
            Some("floats are not compared for equality; a `decimal` can be")
        }
        _ if field.private => Some(PRIVATE),
        _ => None,
    }
}

/// Whether there is nothing to compare its values with.
fn has_no_literals(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Float { .. }
            | FieldKind::Uuid
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Datetime
            | FieldKind::Bytes { .. }
    )
}
