use crate::import::document::{Provenance, RelationDocument, RelationType};
use crate::import::naming;
use crate::import::notice::{AdaptedReason, NoticeReason, ReferenceReason, RuleReason};
use crate::import::schema::{ColumnType, DatabaseColumn, DeleteAction, TableReference};
use crate::model::{IdKind, OnDelete};
use crate::names;

use super::default::sql;
use super::draft::MappedEntity;
use super::plan::PlannedEntity;

/// A foreign key that can be a relation.
pub struct RelationCandidate<'a> {
    pub column: &'a DatabaseColumn,
    pub target: &'a PlannedEntity<'a>,
    pub on_delete: &'a DeleteAction,
}

/// The foreign keys that can be relations; the others are told, and their columns are plain fields.
pub fn references<'a>(draft: &mut MappedEntity<'a>) -> Vec<RelationCandidate<'a>> {
    let table = draft.table;
    let mut found: Vec<RelationCandidate<'a>> = Vec::new();
    for key in &table.references {
        let [name] = key.columns.as_slice() else {
            let target = key.table.clone();
            let columns = key.columns.clone();
            let reason = ReferenceReason::Columns { target, columns };
            draft.note(&key.columns.join(", "), reason);
            continue;
        };
        match reference(draft, key, name) {
            Ok(reference)
                if found
                    .iter()
                    .all(|known| known.column.name != reference.column.name) =>
            {
                found.push(reference);
            }
            Ok(_) => {}
            Err(reason) => draft.note(name, reason),
        }
    }
    // In the order of the columns, so that the spec reads like the table.
    let place = |reference: &RelationCandidate<'_>| {
        table
            .columns
            .iter()
            .position(|column| column.name == reference.column.name)
    };
    found.sort_by_key(place);
    found
}

fn reference<'a>(
    draft: &MappedEntity<'a>,
    key: &'a TableReference,
    name: &str,
) -> Result<RelationCandidate<'a>, NoticeReason> {
    let target = || key.table.clone();
    let left_out = || ReferenceReason::LeftOut { target: target() };
    let mut own_key = draft.table.key.iter();
    if own_key.any(|key| key.eq_ignore_ascii_case(name)) {
        let column = name.to_owned();
        let target = target();
        return Err(AdaptedReason::KeyIsReference { column, target }.into());
    }
    let entity = draft.plan.entity(&key.table).ok_or_else(left_out)?;
    let column = draft.table.column(name).ok_or_else(left_out)?;
    let is_other = |column: &&String| !column.eq_ignore_ascii_case(&entity.key.name);
    if let Some(other) = key.target.iter().find(is_other) {
        let (target, column) = (target(), other.clone());
        return Err(ReferenceReason::NotKey { target, column }.into());
    }
    if !holds_id(column, entity.id) || column.generated {
        let (target, declared) = (target(), column.declared.clone());
        return Err(ReferenceReason::Type { target, declared }.into());
    }
    Ok(RelationCandidate {
        column,
        target: entity,
        on_delete: &key.on_delete,
    })
}

/// Whether a column can hold ids of a kind.
fn holds_id(column: &DatabaseColumn, id: IdKind) -> bool {
    match id {
        IdKind::Bigint => matches!(column.kind, ColumnType::Integer { .. }),
        IdKind::Uuid => matches!(
            column.kind,
            ColumnType::Uuid | ColumnType::Bytes(None | Some(16))
        ),
    }
}

/// Adds the relation of a foreign key.
pub fn relation(draft: &mut MappedEntity<'_>, reference: &RelationCandidate<'_>) {
    let RelationCandidate {
        column,
        target,
        on_delete,
    } = reference;
    let name = name(draft, reference);
    let key = names::key_name(&name);
    draft
        .columns
        .insert(column.name.to_ascii_lowercase(), key.clone());
    let rule = rule(draft, column, on_delete);
    if let Some(default) = &column.default {
        let text = sql(default);
        draft.note(&column.name, RuleReason::DefaultOfReference { text });
    }
    let is_named = !draft.plan.options.adopt || column.name == key;
    let origin = Provenance::column(&draft.table.name, &column.name);
    draft.entity.relations.push(RelationDocument {
        name,
        origin,
        target: target.name.name.clone(),
        kind: RelationType::BelongsTo {
            key: target.id,
            column: (!is_named).then(|| column.name.clone()),
            optional: column.nullable,
            unique: false,
            on_delete: rule,
        },
        inverse: None,
        description: column.comment.clone(),
    });
}

/// `ArtistId` is `artist`; a name that is taken gets that of the target behind it.
fn name(draft: &mut MappedEntity<'_>, reference: &RelationCandidate<'_>) -> String {
    let spelt = naming::member(&reference.column.name);
    let target = names::snake(&reference.target.name.name);
    let stem = if spelt == "id" {
        target.clone()
    } else {
        without_key(&spelt, &target).to_owned()
    };
    let is_taken = |name: &str| {
        draft.entity.has_member(name) || draft.entity.has_member(&names::key_name(name))
    };
    let name = naming::free(&stem, &["", &target, "ref"], is_taken);
    if name != stem {
        let column = &reference.column.name;
        draft.note(column, NoticeReason::renamed_member(column, &stem, &name));
    }
    name
}

/// Without what says that a column holds a key: `store_id`, `id_store`, and `storeid` if there is a
/// `store`.
fn without_key<'a>(column: &'a str, target: &str) -> &'a str {
    let marked = ["_id", "_fk", "_uuid"].iter();
    let mut stems = marked.filter_map(|mark| column.strip_suffix(mark));
    let led = || {
        let mut marks = ["id_", "fk_"].iter();
        marks.find_map(|mark| column.strip_prefix(mark))
    };
    let glued = || {
        column
            .strip_suffix("id")
            .filter(|stem| stem.ends_with(target))
    };
    let stem = stems.next().or_else(led).or_else(glued);
    stem.filter(|stem| !stem.is_empty()).unwrap_or(column)
}

fn rule(draft: &mut MappedEntity<'_>, column: &DatabaseColumn, action: &DeleteAction) -> OnDelete {
    let told = match action {
        DeleteAction::Restrict => return OnDelete::Restrict,
        DeleteAction::Cascade => return OnDelete::Cascade,
        DeleteAction::SetNull if column.nullable => return OnDelete::SetNull,
        DeleteAction::SetNull => RuleReason::SetNullRequired,
        DeleteAction::Other(action) => RuleReason::OnDelete {
            action: action.clone(),
        },
    };
    draft.note(&column.name, told);
    OnDelete::Restrict
}
