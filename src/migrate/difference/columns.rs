use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::migrate::schema::{Column, Table};

use super::pairs::{Named, pairs};
use super::{ColumnChange, Verdict, verdict};

/// The columns of a table that is on both sides: those of the new one in its order, then those
/// that are gone.
///
/// A column whose values cannot be taken over is dropped and added.
pub fn column_changes<'schema>(
    from: &'schema Table,
    to: &'schema Table,
    renames: &BTreeMap<&str, &str>,
) -> Vec<ColumnChange<'schema>> {
    let sources = sources(from, to);
    let kept = |column: &'schema Column, source: Option<usize>| {
        let source = source.and_then(|at| from.columns.get(at))?;
        can_take_over(source, column, renames).then_some(source)
    };
    let mut changes = Vec::new();
    let mut taken = Vec::new();
    for (column, source) in to.columns.iter().zip(sources) {
        changes.push(match kept(column, source) {
            Some(source) => {
                taken.push(source.name.as_str());
                ColumnChange::Kept {
                    from: source,
                    to: column,
                }
            }
            None => ColumnChange::Added(column),
        });
    }
    let gone = from
        .columns
        .iter()
        .filter(|column| !taken.contains(&column.name.as_str()));
    changes.extend(gone.map(ColumnChange::Dropped));
    changes
}

/// By what the spec calls them, or else by the name in the database: a plain `author_id` may
/// become a relation.
fn sources(from: &Table, to: &Table) -> Vec<Option<usize>> {
    let keys: Vec<_> = from
        .columns
        .iter()
        .map(|column| column.key.as_str())
        .collect();
    let named: Vec<_> = to
        .columns
        .iter()
        .map(|column| Named {
            name: &column.key,
            renamed_from: column.renamed_from.as_deref(),
        })
        .collect();
    let mut sources = pairs(&keys, &named);
    for (at, column) in to.columns.iter().enumerate() {
        if sources[at].is_none() {
            let same = from.columns.iter().position(|old| old.name == column.name);
            sources[at] = same.filter(|same| !sources.contains(&Some(*same)));
        }
    }
    sources
}

fn can_take_over(from: &Column, to: &Column, renames: &BTreeMap<&str, &str>) -> bool {
    match (&from.references, &to.references) {
        (Some(old), Some(new)) => {
            renames.get(old.table.as_str()) == Some(&new.table.as_str()) && from.kind == to.kind
        }
        (None, None) => verdict(&from.kind, &to.kind) != Verdict::Impossible,
        _ => discriminant(&from.kind) == discriminant(&to.kind),
    }
}
