use crate::import::document::{Origin, RelationDocument, RelationType};
use crate::import::naming;
use crate::import::reason::{AdaptedReason, Reason, ReferenceReason, RuleReason};
use crate::import::schema::{Action, Column, ColumnType, ForeignKey};
use crate::model::{IdKind, OnDelete};
use crate::names;

use super::entity::Draft;
use super::plan::Planned;

/// A foreign key that can be a relation.
pub struct Reference<'a> {
    pub column: &'a Column,
    pub target: &'a Planned<'a>,
    pub on_delete: &'a Action,
}

/// The foreign keys that can be relations; the others are told, and their columns are plain fields.
pub fn references<'a>(draft: &mut Draft<'a>) -> Vec<Reference<'a>> {
    let table = draft.table;
    let mut found: Vec<Reference<'a>> = Vec::new();
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
    let place = |reference: &Reference<'_>| {
        table
            .columns
            .iter()
            .position(|column| column.name == reference.column.name)
    };
    found.sort_by_key(place);
    found
}

fn reference<'a>(
    draft: &Draft<'a>,
    key: &'a ForeignKey,
    name: &str,
) -> Result<Reference<'a>, Reason> {
    let ForeignKey {
        columns: _,
        table,
        target: columns,
        on_delete,
    } = key;
    let left_out = || ReferenceReason::LeftOut {
        target: table.clone(),
    };
    let target = draft.plan.entity(table).ok_or_else(left_out)?;
    let column = draft.table.column(name).ok_or_else(left_out)?;
    if draft
        .table
        .key
        .iter()
        .any(|key| key.eq_ignore_ascii_case(name))
    {
        let reason = AdaptedReason::KeyIsReference {
            column: name.to_owned(),
            target: table.clone(),
        };
        return Err(reason.into());
    }
    if let Some(other) = columns
        .iter()
        .find(|name| !name.eq_ignore_ascii_case(&target.key.name))
    {
        let reason = ReferenceReason::NotKey {
            target: table.clone(),
            column: other.clone(),
        };
        return Err(reason.into());
    }
    let is_alike = match target.id {
        IdKind::Bigint => matches!(column.kind, ColumnType::Integer { .. }),
        IdKind::Uuid => matches!(
            column.kind,
            ColumnType::Uuid | ColumnType::Bytes(None | Some(16))
        ),
    };
    if !is_alike || column.generated {
        let reason = ReferenceReason::Type {
            target: table.clone(),
            declared: column.declared.clone(),
        };
        return Err(reason.into());
    }
    Ok(Reference {
        column,
        target,
        on_delete,
    })
}

/// Adds the relation of a foreign key.
pub fn relation(draft: &mut Draft<'_>, reference: &Reference<'_>) {
    let Reference {
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
        let text = format!("{default:?}");
        let reason = match default {
            crate::import::schema::Default::Value(text) => {
                RuleReason::Default { text: text.clone() }
            }
            crate::import::schema::Default::Bytes(_) => RuleReason::Default { text },
            crate::import::schema::Default::Expression(text) => {
                RuleReason::DefaultOfDatabase { text: text.clone() }
            }
        };
        draft.note(&column.name, reason);
    }
    let is_named = !draft.options.adopt || column.name == key;
    let origin = Origin::Column {
        table: draft.table.name.clone(),
        column: column.name.clone(),
    };
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
fn name(draft: &mut Draft<'_>, reference: &Reference<'_>) -> String {
    let spelt = naming::member(&reference.column.name);
    let target = names::snake(&reference.target.name.name);
    let stem = match spelt.strip_suffix("_id") {
        Some(stem) if !stem.is_empty() => stem.to_owned(),
        _ if spelt == "id" => target.clone(),
        _ => spelt,
    };
    let is_taken = |name: &str| draft.has(name) || draft.has(&names::key_name(name));
    let name = naming::free(&stem, &["", &target, "ref"], is_taken);
    if name != stem {
        let (from, to) = (reference.column.name.clone(), name.clone());
        draft.note(&reference.column.name, Reason::Renamed { from, to });
    }
    name
}

fn rule(draft: &mut Draft<'_>, column: &Column, action: &Action) -> OnDelete {
    let told = match action {
        Action::Restrict => return OnDelete::Restrict,
        Action::Cascade => return OnDelete::Cascade,
        Action::SetNull if column.nullable => return OnDelete::SetNull,
        Action::SetNull => "SET NULL".to_owned(),
        Action::Other(action) => action.clone(),
    };
    draft.note(&column.name, RuleReason::OnDelete { action: told });
    OnDelete::Restrict
}
