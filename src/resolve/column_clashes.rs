use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::draft::{DraftedEntity, Implicit, implicit};
use super::relation::key_column;
use crate::diagnostics::{ClashProblem, Diagnostic, Problems, Span, Spanned};
use crate::spec::Word;

/// A column with what stands for it.
struct ClaimedColumn {
    name: String,
    label: String,
    span: Span,
    /// Whether the spec says the name, so that it does not follow from another.
    is_given: bool,
}

/// Reports two members of one column; the database takes capital letters for small ones.
pub(super) fn check(draft: &DraftedEntity<'_>, problems: &mut Problems) {
    let mut taken: BTreeMap<String, ClaimedColumn> = BTreeMap::new();
    for column in own_columns(draft).chain(members(draft)) {
        match taken.entry(column.name.to_lowercase()) {
            Entry::Vacant(place) => {
                place.insert(column);
            }
            Entry::Occupied(first) if column.is_given || first.get().is_given => {
                problems.push(clash(draft, first.get(), column));
            }
            // Names that meet by themselves are told elsewhere.
            Entry::Occupied(_) => {}
        }
    }
}

fn clash(draft: &DraftedEntity<'_>, first: &ClaimedColumn, second: ClaimedColumn) -> Diagnostic {
    let problem = ClashProblem::Columns {
        entity: draft.raw.name.value.clone(),
        column: second.name,
        first: first.label.clone(),
        second: second.label,
    };
    Diagnostic::error(problem, second.span).related(first.span, "the first one")
}

/// The columns that an entity has without a member.
fn own_columns(draft: &DraftedEntity<'_>) -> impl Iterator<Item = ClaimedColumn> {
    let span = draft.raw.name.span;
    let name = &draft.settings.id_column;
    let given = draft.raw.settings.id_column.as_ref();
    let id = ClaimedColumn {
        name: name.clone(),
        label: "the id".to_owned(),
        span: given.map_or(span, |given| given.span),
        is_given: name != "id",
    };
    let implicit = implicit(&draft.settings)
        .into_iter()
        .filter(|column| column.name != "id");
    let filled = implicit.map(move |Implicit { name, feature, .. }| ClaimedColumn {
        name: name.to_owned(),
        label: format!("`{name}` ({feature})"),
        span,
        is_given: false,
    });
    std::iter::once(id).chain(filled)
}

/// Those of the fields, then those of the relations.
fn members(draft: &DraftedEntity<'_>) -> impl Iterator<Item = ClaimedColumn> {
    let places: BTreeMap<&str, &Spanned<String>> = draft
        .raw
        .fields
        .iter()
        .map(|raw| (raw.name.value.as_str(), &raw.name))
        .collect();
    let fields = draft.fields.iter().filter_map(move |field| {
        let name = places.get(field.names.wire.as_str())?;
        Some(ClaimedColumn {
            name: field.names.column.clone(),
            label: format!("the field `{}`", name.value),
            span: name.span,
            is_given: field.names.column != field.names.wire,
        })
    });
    let keys = draft.belongs_to.iter().map(|relation| ClaimedColumn {
        name: key_column(relation.raw),
        label: format!("the relation `{}`", relation.raw.name.value),
        span: relation.raw.name.span,
        is_given: relation.words.has(Word::Column),
    });
    fields.chain(keys)
}
