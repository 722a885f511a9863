use crate::migrate::difference::{TableChange, Verdict, may_fail, verdict};
use crate::migrate::schema::{Column, Kind};
use crate::migrate::sql::Missing;

use super::takeover::fallback;

/// What happens to the values of a column that stays, in sentences.
pub fn kept_notes(
    table: &TableChange<'_>,
    from: &Column,
    to: &Column,
    missing: Missing,
) -> Vec<String> {
    let (table_name, name, declared) = (&table.to.name, &to.name, &to.declared);
    let fallback = fallback(table, to, missing);
    let values = format!("alues of {name} in {table_name}");
    let otherwise = |state: String| match &fallback {
        Some(fallback) => format!("V{values} that are {state} become {fallback}."),
        None => format!("Stops if v{values} are {state}."),
    };
    let mut notes = Vec::new();
    if from.nullable && !to.nullable {
        notes.push(match &fallback {
            Some(fallback) => format!("Rows of {table_name} without {name} get {fallback}."),
            None => format!("Stops if rows of {table_name} have no {name}."),
        });
    }
    if verdict(&from.kind, &to.kind) == Verdict::Lossy {
        notes.push(match &to.kind {
            Kind::Enum { .. } => otherwise("no longer allowed".to_owned()),
            _ if may_fail(&from.kind, &to.kind) => otherwise(format!("no {declared}")),
            _ => format!("V{values} that do not fit {declared} are changed to fit."),
        });
    }
    if least(&to.kind) > least(&from.kind) && fallback.is_none() {
        notes.push(format!("Stops if v{values} are too short for {declared}."));
    }
    if let (None, Some(key)) = (&from.references, &to.references) {
        notes.push(format!(
            "Stops if v{values} refer to no row of {}.",
            key.table
        ));
    }
    notes
}

fn least(kind: &Kind) -> u32 {
    match kind {
        Kind::Text { length, .. } | Kind::Bytes { length } => length.min.unwrap_or(0),
        _ => 0,
    }
}
