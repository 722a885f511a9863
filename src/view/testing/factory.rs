use serde::Serialize;

use crate::model::{BelongsTo, Entity, Field, FieldKind, Operation, Project};
use crate::view::sample::counted;

use super::keys::filled;

/// How tests make rows of an entity.
#[derive(Debug, Serialize)]
pub struct FactoryView {
    /// `/api/v1/posts`.
    pub path: String,
    /// Whether the values count.
    pub counts: bool,
    /// The fields of a payload.
    pub fields: Vec<Pair>,
    /// The factories of what a row refers to.
    pub parents: Vec<String>,
    /// What is around the payload.
    pub begin: &'static str,
    pub end: &'static str,
    /// By a request, or by the repository where requests cannot or are slow, as with passwords.
    pub over_http: bool,
    /// The fields of a `NewPost`, read out of `row`.
    pub new_fields: Vec<String>,
    pub model_imports: Vec<String>,
    pub validation_import: bool,
    pub base64_import: bool,
    pub support: Vec<&'static str>,
    /// Whether fields are read by their types.
    pub takes: bool,
}

/// A field and an expression.
#[derive(Debug, Clone, Serialize)]
pub struct Pair {
    pub wire: String,
    pub value: String,
}

impl FactoryView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let module = |key: &BelongsTo| {
            project
                .entity(&key.target)
                .map(|target| target.names.module.clone())
        };
        let keys = filled(project, entity);
        let mut fields: Vec<Pair> = entity
            .fields
            .iter()
            .map(|field| pair(&field.names.wire, counted(entity, field)))
            .collect();
        let counts = fields.iter().any(|field| is_counted(&field.value));
        fields.extend(keys.iter().filter_map(|key| {
            Some(pair(
                &key.key.wire,
                format!("{}::create(app).await[\"id\"]", module(key)?),
            ))
        }));
        let mut parents: Vec<_> = keys.iter().filter_map(|key| module(key)).collect();
        parents.sort();
        parents.dedup();
        let over_http = is_over_http(entity);
        let mut new_fields: Vec<_> = entity.fields.iter().map(read).collect();
        new_fields.extend(
            entity
                .belongs_to
                .iter()
                .map(|key| format!("{}: taken(&row, \"{}\")", key.key.rust, key.key.wire)),
        );
        let takes = !over_http && new_fields.iter().any(|field| field.contains("taken"));
        let support = [
            ("id", true),
            ("merged", true),
            ("next", counts),
            ("taken", takes),
        ];
        Self {
            path: format!("{}/{}", project.api.prefix, entity.names.route),
            counts,
            fields,
            begin: if parents.is_empty() { "ready(" } else { "" },
            end: if parents.is_empty() { ")" } else { "" },
            parents,
            model_imports: if over_http {
                Vec::new()
            } else {
                models(entity)
            },
            validation_import: !over_http
                && entity
                    .fields
                    .iter()
                    .any(|field| matches!(field.kind, FieldKind::Enum { .. })),
            base64_import: !over_http
                && entity
                    .fields
                    .iter()
                    .any(|field| matches!(field.kind, FieldKind::Bytes { .. })),
            over_http,
            new_fields,
            support: support
                .into_iter()
                .filter(|(_, used)| *used)
                .map(|(name, _)| name)
                .collect(),
            takes,
        }
    }
}

fn is_over_http(entity: &Entity) -> bool {
    let has_password = entity
        .fields
        .iter()
        .any(|field| matches!(field.kind, FieldKind::Password { .. }));
    entity.has(Operation::Create) && !has_password
}

pub(super) fn pair(wire: &str, value: String) -> Pair {
    Pair {
        wire: wire.to_owned(),
        value,
    }
}

fn is_counted(expression: &str) -> bool {
    expression == "n"
        || ["{n", "[n %", "+ n", "n % ", ": n }", "n / "]
            .iter()
            .any(|part| expression.contains(part))
}

/// A field of a new row out of the payload `row`.
fn read(field: &Field) -> String {
    let (rust, wire) = (&field.names.rust, &field.names.wire);
    let text = format!("row[\"{wire}\"].as_str()");
    let value = match (&field.kind, field.optional) {
        (FieldKind::Enum { rust_type, .. }, true) => format!("{text}.and_then({rust_type}::parse)"),
        (FieldKind::Enum { rust_type, .. }, false) => {
            format!("{rust_type}::parse({text}.unwrap()).unwrap()")
        }
        (FieldKind::Password { .. }, true) => {
            format!("taken::<Option<_>>(&row, \"{wire}\").map(Password::Hash)")
        }
        (FieldKind::Password { .. }, false) => format!("Password::Hash(taken(&row, \"{wire}\"))"),
        (FieldKind::Bytes { .. }, true) => {
            format!("{text}.map(|text| BASE64_STANDARD.decode(text).unwrap())")
        }
        (FieldKind::Bytes { .. }, false) => {
            format!("BASE64_STANDARD.decode({text}.unwrap()).unwrap()")
        }
        _ => format!("taken(&row, \"{wire}\")"),
    };
    format!("{rust}: {value}")
}

fn models(entity: &Entity) -> Vec<String> {
    let mut models = vec![format!("New{}", entity.names.rust_type)];
    for field in &entity.fields {
        match &field.kind {
            FieldKind::Enum { rust_type, .. } => models.push(rust_type.clone()),
            FieldKind::Password { .. } => models.push("Password".to_owned()),
            _ => {}
        }
    }
    models.sort();
    models.dedup();
    models
}
