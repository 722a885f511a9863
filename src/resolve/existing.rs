use super::draft::DraftedEntity;
use crate::diagnostics::{Diagnostic, Problems, Spanned, SpellingProblem};
use crate::spec::{DeclarationWords, Word};

/// Reports names of tables and columns that cannot be what is there already.
pub(super) fn check(drafts: &[DraftedEntity<'_>], problems: &mut Problems) {
    for draft in drafts {
        for name in names(draft) {
            check_name(&name, problems);
        }
    }
}

/// A name that the spec gives to something in the database.
struct DatabaseName {
    what: &'static str,
    value: Spanned<String>,
}

fn names(draft: &DraftedEntity<'_>) -> Vec<DatabaseName> {
    let raw = draft.raw;
    let name = |what, value: &Option<Spanned<String>>| {
        value.clone().map(|value| DatabaseName { what, value })
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
        name("table", &raw.table),
        name("column", &raw.settings.id_column),
    ];
    own.into_iter()
        .flatten()
        .chain(words.flat_map(of_words))
        .collect()
}

fn of_words(words: &DeclarationWords) -> Vec<DatabaseName> {
    let all = [
        (Word::Column, "column"),
        (Word::Table, "table"),
        (Word::TargetColumn, "column"),
    ];
    let given = all.into_iter().filter_map(|(word, what)| {
        let value = words.text(word)?;
        Some(DatabaseName { what, value })
    });
    given.collect()
}

fn check_name(name: &DatabaseName, problems: &mut Problems) {
    const LONGEST: usize = 128;
    let DatabaseName { what, value } = name;
    let is_odd =
        |c: char| c.is_control() || matches!(c, '"' | '`' | '\'' | '\\' | '{' | '}' | '[' | ']');
    let length = value.value.chars().count();
    if length == 0 || length > LONGEST || value.value.chars().any(is_odd) {
        let found = value.value.clone();
        let problem = SpellingProblem::DatabaseName { what, found };
        problems.push(Diagnostic::error(problem, value.span));
    }
}
