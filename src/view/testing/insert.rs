use serde::Serialize;

use crate::model::{Entity, Field, FieldKind};

/// How a row is stored that clients cannot create.
#[derive(Debug, Serialize)]
pub struct InsertView {
    pub rust_type: String,
    /// The fields of a `NewPost`, read out of `row`.
    pub fields: Vec<String>,
}

impl InsertView {
    pub(super) fn of(entity: &Entity) -> Self {
        let keys = entity.belongs_to.iter().map(|key| &key.key);
        let keys = keys.map(|key| format!("{}: read(row, \"{}\")?", key.rust, key.wire));
        Self {
            rust_type: entity.names.rust_type.clone(),
            fields: entity.fields.iter().map(read).chain(keys).collect(),
        }
    }
}

fn read(field: &Field) -> String {
    let (rust, wire) = (&field.names.rust, &field.names.wire);
    let value = match (&field.kind, field.optional) {
        (FieldKind::Enum { .. }, true) => format!("choice(row, \"{wire}\").ok()"),
        (FieldKind::Enum { .. }, false) => format!("choice(row, \"{wire}\")?"),
        (FieldKind::Bytes { .. }, true) => format!("bytes(row, \"{wire}\").ok()"),
        (FieldKind::Bytes { .. }, false) => format!("bytes(row, \"{wire}\")?"),
        (FieldKind::Password { .. }, true) => {
            let hashed = "hashed(Password::Clear(text)).await?";
            format!("match read(row, \"{wire}\")? {{ Some(text) => Some({hashed}), None => None }}")
        }
        (FieldKind::Password { .. }, false) => {
            format!("hashed(Password::Clear(read(row, \"{wire}\")?)).await?")
        }
        _ => format!("read(row, \"{wire}\")?"),
    };
    format!("{rust}: {value}")
}
