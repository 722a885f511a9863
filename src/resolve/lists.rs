use std::collections::BTreeMap;

use super::columns::{Columns, unknown};
use super::draft::Draft;
use super::relation::key_name;
use crate::diagnostics::{Diagnostic, Problem, Problems, RelationProblem, ShapeProblem, Spanned};
use crate::model::{FieldKind, Lists};
use crate::spec::Word;

/// Why columns cannot be part of a list, by the names that may stand for them.
type Unsuitable = BTreeMap<String, String>;

/// What `filters`, `sorts` and `include_limit` say.
pub(super) fn lists(draft: &Draft<'_>, problems: &mut Problems) -> Lists {
    let known = Columns::new(draft);
    let mut list = |names: &Option<Vec<Spanned<String>>>, what, unsuitable: &Unsuitable| {
        let names = names.as_ref()?;
        Some(resolve(&known, names, what, unsuitable, problems))
    };
    let mut unsuitable = hidden(draft);
    let filters = list(&draft.raw.filters, "list of filters", &unsuitable);
    let texts = draft.fields.iter();
    let texts = texts.filter(|field| matches!(field.kind, FieldKind::Text { .. }));
    unsuitable.extend(texts.map(|field| {
        let why = "a text may be too long to sort by; a `string` is not".to_owned();
        (field.names.wire.clone(), why)
    }));
    let sorts = list(&draft.raw.sorts, "list of sorts", &unsuitable);
    let usual = Lists::default();
    Lists {
        filters,
        sorts,
        include_limit: draft.raw.include_limit.unwrap_or(usual.include_limit),
    }
}

/// What no list knows: values that cannot be compared, and those that no response has.
fn hidden(draft: &Draft<'_>) -> Unsuitable {
    let mut unsuitable = Unsuitable::new();
    for field in &draft.fields {
        let why = match field.kind {
            FieldKind::Json => "a JSON value cannot be compared",
            FieldKind::Bytes { .. } => "bytes cannot be compared in a query",
            FieldKind::Password { .. } => "only the hash of a password is stored",
            _ if field.private => "it is private, and lists would show it",
            _ => continue,
        };
        unsuitable.insert(field.names.wire.clone(), why.to_owned());
    }
    let keys = draft.belongs_to.iter();
    for relation in keys.filter(|relation| relation.words.has(Word::Private)) {
        let why = "it is private, and lists would show it".to_owned();
        let name = &relation.raw.name.value;
        unsuitable.insert(key_name(name), why);
    }
    if draft.settings.soft_delete {
        let why = "lists have no rows that were deleted".to_owned();
        unsuitable.insert("deleted_at".to_owned(), why);
    }
    unsuitable
}

fn resolve(
    known: &Columns,
    names: &[Spanned<String>],
    what: &'static str,
    unsuitable: &Unsuitable,
    problems: &mut Problems,
) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for Spanned { value: name, span } in names {
        let column = known.by_name.get(name);
        let why = match column {
            Some(Ok(column)) => unsuitable.get(column).cloned(),
            Some(Err(why)) => Some(why.clone()),
            None if known.complete => {
                let problem = Problem::from(unknown(known, what, name));
                problems.push(Diagnostic::error(problem, *span));
                continue;
            }
            None => continue,
        };
        let problem = match (column, why) {
            (_, Some(why)) => {
                let name = name.clone();
                Problem::from(RelationProblem::UnsuitableColumn { what, name, why })
            }
            (Some(Ok(column)), None) if columns.contains(column) => ShapeProblem::RepeatedValue {
                what: format!("the {what}"),
                value: name.clone(),
            }
            .into(),
            (Some(Ok(column)), None) => {
                columns.push(column.clone());
                continue;
            }
            _ => continue,
        };
        problems.push(Diagnostic::error(problem, *span));
    }
    columns
}
