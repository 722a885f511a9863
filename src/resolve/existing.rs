use std::collections::BTreeMap;

use super::draft::Draft;
use super::implicit::{Implicit, implicit};
use super::relation::key_column;
use crate::diagnostics::{
    ClashProblem, Diagnostic, Problems, ShapeProblem, Span, Spanned, SpellingProblem,
};
use crate::model::Engine;
use crate::spec::{Word, Words};

/// Reports names of tables and columns that cannot be what is there already.
pub(super) fn check(drafts: &[Draft<'_>], engine: Engine, problems: &mut Problems) {
    for draft in drafts {
        for name in names(draft) {
            check_name(&name, engine, problems);
        }
        check_columns(draft, problems);
    }
}

/// A name that the spec gives to something in the database.
struct Name {
    key: &'static str,
    what: &'static str,
    value: Spanned<String>,
}

fn names(draft: &Draft<'_>) -> Vec<Name> {
    let raw = draft.raw;
    let name = |key, what, value: &Option<Spanned<String>>| {
        value.clone().map(|value| Name { key, what, value })
    };
    let fields = raw
        .fields
        .iter()
        .filter_map(|field| field.declaration.as_ref());
    let relations = raw
        .relations
        .iter()
        .filter_map(|relation| relation.declaration.as_ref());
    let words = fields
        .map(|field| &field.words)
        .chain(relations.map(|relation| &relation.words));
    let own = [
        name("table", "table", &raw.table),
        name("column", "column", &raw.settings.id_column),
    ];
    own.into_iter()
        .flatten()
        .chain(words.flat_map(of_words))
        .collect()
}

fn of_words(words: &Words) -> Vec<Name> {
    let all = [
        (Word::Column, "column"),
        (Word::Table, "table"),
        (Word::TargetColumn, "column"),
    ];
    let given = all.into_iter().filter_map(|(word, what)| {
        let value = words.text(word)?;
        let key = word.name();
        Some(Name { key, what, value })
    });
    given.collect()
}

fn check_name(name: &Name, engine: Engine, problems: &mut Problems) {
    const LONGEST: usize = 128;
    let Name { key, what, value } = name;
    let is_odd =
        |c: char| c.is_control() || matches!(c, '"' | '`' | '\'' | '\\' | '{' | '}' | '[' | ']');
    let length = value.value.chars().count();
    if length == 0 || length > LONGEST || value.value.chars().any(is_odd) {
        let found = value.value.clone();
        let problem = SpellingProblem::DatabaseName { what, found };
        problems.push(Diagnostic::error(problem, value.span));
    } else if engine != Engine::Sqlite {
        let problem = ShapeProblem::Unsupported {
            feature: format!("`{key}` on another engine than SQLite"),
            instead: "leave it out for now, or use `database: sqlite`",
        };
        problems.push(Diagnostic::error(problem, value.span));
    }
}

/// A column with what stands for it.
struct Taken {
    label: String,
    span: Span,
    /// Whether the spec says the name, so that it does not follow from another.
    is_given: bool,
}

/// Two members of one column; the database takes capital letters for small ones.
fn check_columns(draft: &Draft<'_>, problems: &mut Problems) {
    let mut taken: BTreeMap<String, Taken> = own_columns(draft);
    let places: BTreeMap<&str, &Spanned<String>> = draft
        .raw
        .fields
        .iter()
        .map(|raw| (raw.name.value.as_str(), &raw.name))
        .collect();
    let fields = draft.fields.iter().filter_map(|field| {
        let name = places.get(field.names.wire.as_str())?;
        let is_given = field.names.column != field.names.wire;
        Some((field.names.column.clone(), "field", *name, is_given))
    });
    let keys = draft.belongs_to.iter().map(|relation| {
        let is_given = relation.words.has(Word::Column);
        (
            key_column(relation.raw),
            "relation",
            &relation.raw.name,
            is_given,
        )
    });
    for (column, what, name, is_given) in fields.chain(keys) {
        let label = format!("the {what} `{}`", name.value);
        let Some(first) = taken.get(&column.to_lowercase()) else {
            let span = name.span;
            taken.insert(
                column.to_lowercase(),
                Taken {
                    label,
                    span,
                    is_given,
                },
            );
            continue;
        };
        // Names that meet by themselves are told elsewhere.
        if !is_given && !first.is_given {
            continue;
        }
        let problem = ClashProblem::Columns {
            entity: draft.raw.name.value.clone(),
            column,
            first: first.label.clone(),
            second: label,
        };
        problems.push(Diagnostic::error(problem, name.span).related(first.span, "the first one"));
    }
}

/// The columns that an entity has without a member.
fn own_columns(draft: &Draft<'_>) -> BTreeMap<String, Taken> {
    let span = draft.raw.name.span;
    let id = &draft.settings.id_column;
    let implicit = implicit(&draft.settings)
        .into_iter()
        .filter(|column| column.name != "id");
    let named = implicit.map(|Implicit { name, feature, .. }| {
        let label = format!("`{name}` ({feature})");
        (name.to_owned(), label, false)
    });
    let all = std::iter::once((id.to_lowercase(), "the id".to_owned(), id != "id")).chain(named);
    all.map(|(column, label, is_given)| {
        (
            column,
            Taken {
                label,
                span,
                is_given,
            },
        )
    })
    .collect()
}
