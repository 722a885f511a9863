use crate::model::{Entity, Field, FieldKind, IdKind, Operation};

pub(super) fn imports(entity: &Entity, inputs: bool) -> Vec<&'static str> {
    let decimals = entity
        .fields
        .iter()
        .any(|field| matches!(field.kind, FieldKind::Decimal { .. }));
    let imports = [
        ("chrono::DateTime", inputs && entity.timestamps),
        ("rust_decimal::dec", inputs && decimals),
        ("serde_json::{Value, json}", inputs),
        ("uuid::Uuid", entity.id.kind == IdKind::Uuid),
    ];
    imports
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(path, _)| path)
        .collect()
}

pub(super) fn models(entity: &Entity, inputs: bool, updates: bool) -> Vec<String> {
    let rust_type = &entity.names.rust_type;
    let mut models = Vec::new();
    models.extend(
        entity
            .has(Operation::List)
            .then(|| format!("{rust_type}Scope")),
    );
    models.extend(updates.then(|| format!("{rust_type}Patch")));
    if inputs {
        models.extend([
            rust_type.clone(),
            format!("New{rust_type}"),
            format!("{rust_type}Input"),
        ]);
        models.extend(entity.fields.iter().filter_map(model_of));
    }
    models.sort();
    models.dedup();
    models
}

/// The type of the service that a value of the field is written with.
fn model_of(field: &Field) -> Option<String> {
    match &field.kind {
        FieldKind::Enum { rust_type, .. } => Some(rust_type.clone()),
        FieldKind::Password { .. } => Some("Password".to_owned()),
        _ => None,
    }
}
