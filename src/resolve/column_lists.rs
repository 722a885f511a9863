use std::collections::{BTreeMap, BTreeSet};

use super::draft::{DraftedEntity, implicit};
use super::relation::key_name;
use crate::diagnostics::{
    Diagnostic, Problem, Problems, RelationProblem, RuleProblem, ShapeProblem, Span, Spanned,
    nearest,
};
use crate::model::{FieldKind, Lists, NamedIndex};
use crate::names;
use crate::spec::Word;

/// The columns that a set may name, and why some of them may not be part of one.
pub(super) struct Columns {
    pub(super) by_name: BTreeMap<String, Result<String, String>>,
    pub(super) complete: bool,
}

impl Columns {
    pub(super) fn new(draft: &DraftedEntity<'_>) -> Self {
        let mut by_name = BTreeMap::new();
        for column in implicit(&draft.settings) {
            by_name.insert(column.name.to_owned(), Ok(column.name.to_owned()));
        }
        for raw in &draft.raw.fields {
            by_name.insert(raw.name.value.clone(), Ok(raw.name.value.clone()));
        }
        for field in &draft.fields {
            let why = match field.kind {
                FieldKind::Json => Some("a JSON value cannot be compared"),
                FieldKind::Password { .. } => Some("only the hash of a password is stored"),
                _ => None,
            };
            if let Some(why) = why {
                by_name.insert(field.names.wire.clone(), Err(why.to_owned()));
            }
        }
        for relation in &draft.raw.relations {
            let name = &relation.name.value;
            let key = key_name(name);
            let many = draft
                .many_to_many
                .iter()
                .any(|many| many.raw.name.value == *name);
            let column = if many {
                Err("it is a list, kept in a table of its own".to_owned())
            } else {
                Ok(key.clone())
            };
            by_name.insert(name.clone(), column.clone());
            if column.is_ok() {
                by_name.insert(key, column);
            }
        }
        Self {
            by_name,
            complete: draft.raw.sound,
        }
    }
}

pub(super) fn unknown(known: &Columns, what: &'static str, name: &str) -> RelationProblem {
    RelationProblem::UnknownColumn {
        what,
        name: name.to_owned(),
        nearest: nearest(name, known.by_name.keys().map(String::as_str)),
        columns: known.by_name.keys().take(24).cloned().collect(),
    }
}

type Set = Spanned<Vec<Spanned<String>>>;

/// The kind of a set of columns, as names and messages have it.
#[derive(Clone, Copy)]
struct SetKind {
    what: &'static str,
    suffix: &'static str,
    unique: bool,
}

pub(super) fn indexes(draft: &DraftedEntity<'_>, problems: &mut Problems) -> Vec<NamedIndex> {
    let kind = SetKind {
        what: "index",
        suffix: "idx",
        unique: false,
    };
    resolve_sets(draft, &draft.raw.indexes, kind, problems)
}

pub(super) fn uniques(draft: &DraftedEntity<'_>, problems: &mut Problems) -> Vec<NamedIndex> {
    let kind = SetKind {
        what: "unique set",
        suffix: "key",
        unique: true,
    };
    resolve_sets(draft, &draft.raw.uniques, kind, problems)
}

fn resolve_sets(
    draft: &DraftedEntity<'_>,
    sets: &[Set],
    kind: SetKind,
    problems: &mut Problems,
) -> Vec<NamedIndex> {
    let known = Columns::new(draft);
    let mut seen = single_columns(draft, kind.unique);
    let mut lists = Vec::new();
    for set in sets {
        let Some(columns) = columns_of(&known, set, kind, problems) else {
            continue;
        };
        let mut key = columns.clone();
        if kind.unique {
            key.sort();
        }
        match seen.get(&key) {
            None => {
                seen.insert(key, Some(set.span));
                lists.push(columns);
            }
            Some(first) => {
                let problem = RelationProblem::RepeatedSet {
                    what: kind.what,
                    columns,
                };
                let mut diagnostic = Diagnostic::error(problem, set.span);
                if let Some(first) = first {
                    diagnostic = diagnostic.related(*first, "the first one");
                }
                problems.push(diagnostic);
            }
        }
    }
    named(&draft.names.table, lists, kind.suffix)
}

/// What fields and relations ask for on their own.
fn single_columns(draft: &DraftedEntity<'_>, unique: bool) -> BTreeMap<Vec<String>, Option<Span>> {
    let fields = draft
        .fields
        .iter()
        .filter(|field| field.unique || (!unique && field.index))
        .map(|field| field.names.wire.clone());
    let keys = draft
        .belongs_to
        .iter()
        .filter(|relation| !unique || relation.words.has(crate::spec::Word::Unique))
        .map(|relation| key_name(&relation.raw.name.value));
    fields
        .chain(keys)
        .map(|column| (vec![column], None))
        .collect()
}

fn columns_of(
    known: &Columns,
    set: &Set,
    kind: SetKind,
    problems: &mut Problems,
) -> Option<Vec<String>> {
    if set.value.is_empty() {
        problems.push(Diagnostic::error(
            RuleProblem::EmptySet { what: kind.what },
            set.span,
        ));
        return None;
    }
    let before = problems.count();
    let mut columns = Vec::new();
    for Spanned { value: name, span } in &set.value {
        let problem = match known.by_name.get(name) {
            Some(Ok(column)) if columns.contains(column) => ShapeProblem::RepeatedValue {
                what: format!("the {}", kind.what),
                value: name.clone(),
            }
            .into(),
            Some(Ok(column)) => {
                columns.push(column.clone());
                continue;
            }
            Some(Err(why)) => {
                let (what, name) = (kind.what, name.clone());
                RelationProblem::UnsuitableColumn {
                    what,
                    name,
                    why: why.clone(),
                }
                .into()
            }
            None if !known.complete => continue,
            None => crate::diagnostics::Problem::from(unknown(known, kind.what, name)),
        };
        problems.push(Diagnostic::error(problem, *span));
    }
    (problems.count() == before).then_some(columns)
}

/// `posts_author_id_title_idx`; where two would be the same, both get a hash.
fn named(table: &str, lists: Vec<Vec<String>>, suffix: &str) -> Vec<NamedIndex> {
    let natural = |columns: &Vec<String>| format!("{table}_{}_{suffix}", columns.join("_"));
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for columns in &lists {
        let name = natural(columns);
        if !seen.insert(name.clone()) {
            twice.insert(name);
        }
    }
    lists
        .into_iter()
        .map(|columns| {
            let name = natural(&columns);
            let name = if twice.contains(&name) {
                names::hashed(&name, &columns.join(","))
            } else {
                names::shorten(&name)
            };
            NamedIndex { name, columns }
        })
        .collect()
}

/// Why columns cannot be part of a list, by the names that may stand for them.
type Unsuitable = BTreeMap<String, String>;

/// What `filters`, `sorts` and `include_limit` say.
pub(super) fn lists(draft: &DraftedEntity<'_>, problems: &mut Problems) -> Lists {
    let known = Columns::new(draft);
    let mut list = |names: &Option<Vec<Spanned<String>>>, what, unsuitable: &Unsuitable| {
        let names = names.as_ref()?;
        Some(resolve_list(&known, names, what, unsuitable, problems))
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
fn hidden(draft: &DraftedEntity<'_>) -> Unsuitable {
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

fn resolve_list(
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
