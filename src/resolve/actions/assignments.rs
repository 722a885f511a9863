use std::collections::BTreeSet;

use super::context::{ActionContext, NamedTarget, is_null, refusal};
use super::inputs::mismatch;
use crate::diagnostics::{
    ActionProblem, Diagnostic, Problem, Problems, ShapeProblem, Spanned, nearest,
};
use crate::model::{AssignedValue, Assignment, BelongsTo, Field, FieldKind, IdKind};
use crate::resolve::value::ValueCheck;
use crate::spec::{Literal, RawAction, RawAssignment};

/// What `set` writes.
pub(super) fn assignments(
    context: &ActionContext<'_>,
    raw: &RawAction,
    inputs: &[Field],
    problems: &mut Problems,
) -> Vec<Assignment> {
    let mut used = BTreeSet::new();
    let mut assignments: Vec<Assignment> = Vec::new();
    for given in &raw.set {
        used.extend(input_name(&given.value.value));
        let found = assignment(context, given, inputs).and_then(|assignment| {
            let mut others = assignments.iter();
            if others.any(|other| other.field == assignment.field) {
                let what = "`set`".to_owned();
                let value = given.field.value.clone();
                let problem = ShapeProblem::RepeatedValue { what, value };
                return Err(refusal(problem, given.field.span));
            }
            Ok(assignment)
        });
        match found {
            Ok(assignment) => assignments.push(assignment),
            Err(refusal) => problems.push(*refusal),
        }
    }
    let is_known = |name: &str| raw.input.iter().any(|field| field.name.value == name);
    if !used.iter().all(|name| is_known(name)) {
        // One of them is probably meant.
        return assignments;
    }
    let is_unused = |name: &&Spanned<String>| !used.contains(name.value.as_str());
    let names = raw.input.iter().map(|field| &field.name);
    for name in names
        .filter(is_unused)
        .filter(|_| raw.custom.is_none() && raw.sound)
    {
        let input = name.value.clone();
        let problem = ActionProblem::UnusedInput { input };
        problems.push(Diagnostic::error(problem, name.span));
    }
    assignments
}

/// The name of the input that a value stands for.
fn input_name(literal: &Literal) -> Option<&str> {
    literal.text()?.strip_prefix('$')
}

/// What an entry writes, or what is wrong with it and where.
fn assignment(
    context: &ActionContext<'_>,
    given: &RawAssignment,
    inputs: &[Field],
) -> Result<Assignment, Box<Diagnostic>> {
    let name = &given.field;
    let unsettable = |why: String| {
        let field = name.value.clone();
        let problem = ActionProblem::Unsettable { field, why };
        Err(refusal(problem, name.span))
    };
    let target = match NamedTarget::named(context.entity, &name.value) {
        NamedTarget::Field(field) if field.has_transitions => {
            return unsettable(by_transitions(field));
        }
        NamedTarget::Field(Field {
            immutable: true, ..
        })
        | NamedTarget::Key(BelongsTo {
            immutable: true, ..
        }) => {
            return unsettable("it is immutable: a row keeps what it was created with".to_owned());
        }
        NamedTarget::Own => return unsettable("the service keeps it by itself".to_owned()),
        NamedTarget::Nothing => {
            return Err(refusal(
                context.unknown("assignment", &name.value),
                name.span,
            ));
        }
        NamedTarget::Field(field) => AssignmentTarget::of_field(field),
        NamedTarget::Key(key) => {
            AssignmentTarget::of_key(key, context.ids.get(&key.target).copied())
        }
    };
    let value = target.value(context, &given.value.value, inputs);
    let value = value.map_err(|problem| refusal(problem, given.value.span))?;
    Ok(Assignment {
        field: target.wire.to_owned(),
        value,
    })
}

fn by_transitions(field: &Field) -> String {
    let name = &field.names.wire;
    format!("its transitions alone change it: add one to `transitions: {{{name}: …}}`")
}

/// A field or a foreign key that is written.
struct AssignmentTarget<'a> {
    wire: &'a str,
    optional: bool,
    kind: FieldKind,
    /// The entity that a foreign key refers to.
    refers_to: Option<&'a str>,
}

impl<'a> AssignmentTarget<'a> {
    fn of_field(field: &'a Field) -> Self {
        Self {
            wire: &field.names.wire,
            optional: field.optional,
            kind: field.kind.clone(),
            refers_to: None,
        }
    }

    fn of_key(key: &'a BelongsTo, id: Option<IdKind>) -> Self {
        Self {
            wire: &key.key.wire,
            optional: key.optional,
            kind: match id {
                Some(IdKind::Bigint) => FieldKind::Bigint {
                    min: None,
                    max: None,
                },
                _ => FieldKind::Uuid,
            },
            refers_to: Some(&key.target),
        }
    }

    fn value(
        &self,
        context: &ActionContext<'_>,
        literal: &Literal,
        inputs: &[Field],
    ) -> Result<AssignedValue, Problem> {
        let field = || self.wire.to_owned();
        let text = literal.text();
        if is_null(literal) {
            let problem = ActionProblem::NullForRequired { field: field() };
            return if self.optional {
                Ok(AssignedValue::Null)
            } else {
                Err(problem.into())
            };
        }
        if let Some(name) = input_name(literal) {
            return self.input(name, inputs);
        }
        let is_time = matches!(
            self.kind,
            FieldKind::Date | FieldKind::Time | FieldKind::Datetime
        );
        if text == Some("now") && is_time {
            return Ok(AssignedValue::Now);
        }
        if text == Some("caller") && !self.has_value("caller") {
            return self.caller(context.accounts);
        }
        let is_key = self.refers_to.is_some();
        if is_key || self.kind.is_password() {
            let why = if is_key {
                "write an input, as in `$name`, or `null`: the spec knows no rows"
            } else {
                "write an input, as in `$name`: a password in a spec is no secret"
            };
            let why = why.to_owned();
            return Err(ActionProblem::Unsettable {
                field: field(),
                why,
            }
            .into());
        }
        let kind = &self.kind;
        let value = ValueCheck {
            what: "value",
            kind,
        }
        .value(literal);
        value.map(AssignedValue::Literal).map_err(Problem::from)
    }

    /// The account of the caller, which only a relation to the accounts can hold.
    fn caller(&self, accounts: Option<&str>) -> Result<AssignedValue, Problem> {
        let Some(accounts) = accounts else {
            return Err(ActionProblem::NeedsAuth { what: "`caller`" }.into());
        };
        let why = match self.refers_to {
            Some(entity) if entity == accounts || accounts.is_empty() => {
                return Ok(AssignedValue::Caller);
            }
            Some(entity) => format!("it points to `{entity}`, and the caller is a `{accounts}`"),
            None => format!("write `caller` to a relation to `{accounts}`, which it is one of"),
        };
        let field = self.wire.to_owned();
        Err(ActionProblem::Unsettable { field, why }.into())
    }

    /// Whether a word is one of the values of an enum.
    fn has_value(&self, word: &str) -> bool {
        match &self.kind {
            FieldKind::Enum { values, .. } => values.iter().any(|value| value.wire == word),
            _ => false,
        }
    }

    fn input(&self, name: &str, inputs: &[Field]) -> Result<AssignedValue, Problem> {
        let Some(input) = inputs.iter().find(|input| input.names.wire == name) else {
            let inputs: Vec<_> = inputs
                .iter()
                .map(|input| input.names.wire.clone())
                .collect();
            let problem = ActionProblem::UnknownInput {
                name: name.to_owned(),
                nearest: nearest(name, inputs.iter().map(String::as_str)),
                inputs,
            };
            return Err(problem.into());
        };
        match mismatch(input, &self.kind, self.optional) {
            None => Ok(AssignedValue::Input(name.to_owned())),
            Some(why) => {
                let problem = ActionProblem::InputMismatch {
                    input: name.to_owned(),
                    field: self.wire.to_owned(),
                    why,
                };
                Err(problem.into())
            }
        }
    }
}
