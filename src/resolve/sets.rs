use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Columns, unknown};
use super::draft::Draft;
use super::relation::key_name;
use crate::diagnostics::{
    Diagnostic, Problems, RelationProblem, RuleProblem, ShapeProblem, Span, Spanned,
};
use crate::model::NamedIndex;
use crate::names;

type Set = Spanned<Vec<Spanned<String>>>;

/// The kind of a set of columns, as names and messages have it.
#[derive(Clone, Copy)]
struct SetKind {
    what: &'static str,
    suffix: &'static str,
    unique: bool,
}

pub(super) fn indexes(draft: &Draft<'_>, problems: &mut Problems) -> Vec<NamedIndex> {
    let kind = SetKind {
        what: "index",
        suffix: "idx",
        unique: false,
    };
    resolve(draft, &draft.raw.indexes, kind, problems)
}

pub(super) fn uniques(draft: &Draft<'_>, problems: &mut Problems) -> Vec<NamedIndex> {
    let kind = SetKind {
        what: "unique set",
        suffix: "key",
        unique: true,
    };
    resolve(draft, &draft.raw.uniques, kind, problems)
}

fn resolve(
    draft: &Draft<'_>,
    sets: &[Set],
    kind: SetKind,
    problems: &mut Problems,
) -> Vec<NamedIndex> {
    let known = Columns::new(draft);
    let mut seen = single_columns(draft, kind.unique);
    let mut lists = Vec::new();
    for set in sets {
        let Some(columns) = columns(&known, set, kind, problems) else {
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
fn single_columns(draft: &Draft<'_>, unique: bool) -> BTreeMap<Vec<String>, Option<Span>> {
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

fn columns(
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
