use crate::import::document::{FieldDocument, Origin};
use crate::import::naming;
use crate::import::reason::{MemberReason, Reason};
use crate::import::schema::{Column, ColumnType};

use super::entity::Draft;
use super::kind::{Kind, kind};

/// Adds the field of a column, if the language has a type for it.
pub fn field(draft: &mut Draft<'_>, column: &Column) {
    if column.generated {
        return draft.note(&column.name, MemberReason::Generated);
    }
    let Some(found) = kind(column, draft.options) else {
        let reason = match column.kind {
            ColumnType::Mixed => MemberReason::RowsMixed,
            ColumnType::Odd(found) => MemberReason::RowsOdd { found },
            _ => MemberReason::UnknownType {
                declared: column.declared.clone(),
            },
        };
        return draft.note(&column.name, reason);
    };
    let Kind {
        name: kind,
        min,
        max,
        pattern,
        reason,
    } = found;
    if let Some(reason) = reason {
        draft.note(&column.name, reason);
    }
    let name = name(draft, column);
    let table = draft.table.name.clone();
    let origin = Origin::Column {
        table,
        column: column.name.clone(),
    };
    let is_named = !draft.options.adopt || column.name == name;
    draft
        .columns
        .insert(column.name.to_ascii_lowercase(), name.clone());
    draft.entity.fields.push(FieldDocument {
        column: (!is_named).then(|| column.name.clone()),
        optional: column.nullable,
        min,
        max,
        pattern,
        description: column.comment.clone(),
        ..FieldDocument::new(name, origin, kind)
    });
}

fn name(draft: &mut Draft<'_>, column: &Column) -> String {
    let spelt = naming::member(&column.name);
    let name = draft.free_name(&spelt, &["field"]);
    if name != spelt {
        let (from, to) = (column.name.clone(), name.clone());
        draft.note(&column.name, Reason::Renamed { from, to });
    }
    name
}
