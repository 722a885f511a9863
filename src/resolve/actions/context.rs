use std::collections::BTreeMap;

use super::types::InputTypes;
use crate::diagnostics::{Diagnostic, Problem, RelationProblem, Span, nearest};
use crate::model::{BelongsTo, Engine, Entity, Field, IdKind};
use crate::resolve::passwords::PasswordRules;
use crate::resolve::patterns::Patterns;
use crate::spec::Literal;

/// What an action is resolved against.
pub(super) struct ActionContext<'a> {
    pub(super) entity: &'a Entity,
    /// The kinds of id of all entities.
    pub(super) ids: &'a BTreeMap<String, IdKind>,
    pub(super) patterns: &'a Patterns,
    pub(super) engine: Engine,
    pub(super) types: &'a InputTypes,
    pub(super) passwords: PasswordRules<'a>,
    /// The entity of the accounts, where there is authentication; empty if the spec does not say.
    pub(super) accounts: Option<&'a str>,
}

/// What a name in `when` or `set` stands for.
pub(super) enum NamedTarget<'a> {
    Field(&'a Field),
    /// A relation, or its foreign key.
    Key(&'a BelongsTo),
    /// A column that the service fills by itself.
    Own,
    Nothing,
}

impl<'a> NamedTarget<'a> {
    pub(super) fn named(entity: &'a Entity, name: &str) -> Self {
        if let Some(field) = entity.field(name) {
            return Self::Field(field);
        }
        let mut keys = entity.belongs_to.iter();
        let is_named = |key: &&BelongsTo| key.names.wire == name || key.key.wire == name;
        match keys.find(is_named) {
            Some(key) => Self::Key(key),
            None if own_columns(entity).contains(&name) => Self::Own,
            None => Self::Nothing,
        }
    }
}

fn own_columns(entity: &Entity) -> Vec<&'static str> {
    let columns = [
        ("id", true),
        ("created_at", entity.timestamps),
        ("updated_at", entity.timestamps),
        ("deleted_at", entity.soft_delete),
        ("version", entity.versioned),
    ];
    let present = columns.into_iter().filter(|(_, present)| *present);
    present.map(|(name, _)| name).collect()
}

impl ActionContext<'_> {
    /// A name that is none of a field.
    pub(super) fn unknown(&self, what: &'static str, name: &str) -> Problem {
        let fields = self.entity.fields.iter().map(|field| &field.names.wire);
        let keys = self.entity.belongs_to.iter().map(|key| &key.names.wire);
        let columns: Vec<_> = fields.chain(keys).cloned().collect();
        let problem = RelationProblem::UnknownColumn {
            what,
            name: name.to_owned(),
            nearest: nearest(name, columns.iter().map(String::as_str)),
            columns,
        };
        problem.into()
    }
}

/// `null`, in either spelling.
pub(super) fn is_null(literal: &Literal) -> bool {
    match literal {
        Literal::Word(word) => word == "null",
        Literal::Node(node) => node.is_null(),
    }
}

/// What is wrong, and where.
pub(super) fn refusal(problem: impl Into<Problem>, span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(problem, span))
}
