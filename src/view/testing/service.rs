use serde::Serialize;

use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, Operation, Project};
use crate::view::column::ColumnView;
use crate::view::literal;
use crate::view::sample::{Parse, faulty, json, still, typed};

use super::factory::{Pair, pair};
use super::tables::nobody;

/// What the tests of a service need.
#[derive(Debug, Serialize)]
pub struct ServiceTests {
    /// A valid payload.
    pub payload: Vec<Pair>,
    /// The fields of the `NewPost` that it stands for.
    pub new_fields: Vec<String>,
    /// The fields of the `Post` that is stored.
    pub row_fields: Vec<String>,
    /// The `NewPost` that only the required fields stand for.
    pub minimal: String,
    pub required: Vec<String>,
    pub required_sorted: Vec<String>,
    /// A value for every field that can have a wrong one.
    pub faulty: Vec<Pair>,
    /// The names of those and of everything else that is wrong, in order.
    pub faulty_names: Vec<String>,
    /// The fields of a patch for everything that can be changed.
    pub patch_fields: Vec<String>,
    /// Whether `given` is `expected`, but for hashes.
    pub same_new: String,
    pub same_patch: String,
    /// Whether every password of `new` is a hash; empty if there are none.
    pub hashes_new: String,
    /// The same of `patch`.
    pub hashes_patch: String,
    pub id: &'static str,
    /// What a store is asked that is away.
    pub calls: Vec<CallView>,
    /// The parameters and arguments for the expected version, with a comma in front.
    pub expected_parameter: &'static str,
    pub any_parameter: &'static str,
    pub expected_check: &'static str,
    pub expected: &'static str,
    pub none: &'static str,
    pub update_parameters: &'static str,
    pub imports: Vec<&'static str>,
    pub models: Vec<String>,
}

/// A call of the service and of its store.
#[derive(Debug, Serialize)]
pub struct CallView {
    pub name: &'static str,
    pub parameters: &'static str,
    pub arguments: String,
}

impl ServiceTests {
    pub(super) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let rust_type = &entity.names.rust_type;
        let changes: Vec<_> = columns
            .iter()
            .filter(|column| column.input.as_ref().is_some_and(|input| !input.immutable))
            .collect();
        let updates = entity.has(Operation::Update) && !changes.is_empty();
        let (payload, new_fields) = values(project, entity);
        let required = required(entity);
        let faulty = faulty_fields(entity);
        let mut faulty_names: Vec<_> = faulty.iter().map(|pair| pair.wire.clone()).collect();
        faulty_names.push("nobody_knows_this".to_owned());
        faulty_names.sort();
        let passwords: Vec<_> = entity
            .fields
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Password { .. }))
            .collect();
        let changed_passwords: Vec<_> = passwords
            .iter()
            .copied()
            .filter(|field| !field.immutable)
            .collect();
        let versioned = |text: &'static str| if entity.versioned { text } else { "" };
        let inputs = entity.has(Operation::Create) || updates;
        Self {
            minimal: minimal(entity, columns),
            row_fields: columns
                .iter()
                .map(|column| row_field(entity, column))
                .collect(),
            required_sorted: sorted(&required),
            required,
            faulty,
            faulty_names,
            patch_fields: changes
                .iter()
                .map(|column| format!("{0}: Some(new.{0})", column.rust))
                .collect(),
            same_new: same(&format!("New{rust_type}"), &passwords),
            same_patch: same(&format!("{rust_type}Patch"), &changed_passwords),
            hashes_new: hashes(&passwords, hash_in_new, entity.has(Operation::Create)),
            hashes_patch: hashes(&changed_passwords, hash_in_patch, updates),
            id: id(entity.id.kind),
            calls: calls(entity, updates, columns),
            expected_parameter: versioned(", version"),
            any_parameter: versioned(", _"),
            expected_check: versioned(" && *version == Some(7)"),
            expected: versioned(", Some(7)"),
            none: versioned(", None"),
            update_parameters: if entity.versioned { "_, _, _" } else { "_, _" },
            imports: imports(entity, inputs),
            models: models(entity, inputs, updates),
            payload,
            new_fields,
        }
    }
}

/// A valid payload, and the fields of a new row that it stands for.
fn values(project: &Project, entity: &Entity) -> (Vec<Pair>, Vec<String>) {
    let kind = |key: &BelongsTo| {
        project
            .entity(&key.target)
            .map_or(IdKind::Uuid, |target| target.id.kind)
    };
    let mut payload = Vec::new();
    let mut fields = Vec::new();
    for field in &entity.fields {
        let value = still(entity, field, 0);
        payload.push(pair(&field.names.wire, json(&value)));
        fields.push(format!(
            "{}: {}",
            field.names.rust,
            optional(typed(field, &value, Parse::Unwrap), field.optional)
        ));
    }
    for key in &entity.belongs_to {
        payload.push(pair(&key.key.wire, key_json(kind(key))));
        fields.push(format!(
            "{}: {}",
            key.key.rust,
            optional(key_typed(kind(key)), key.optional)
        ));
    }
    (payload, fields)
}

fn id(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "Uuid::nil()",
        IdKind::Bigint => "1",
    }
}

fn sorted(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    names
}

/// Whether `given` is `expected`, but for its passwords.
fn same(rust_type: &str, passwords: &[&Field]) -> String {
    if passwords.is_empty() {
        return "*given == expected".to_owned();
    }
    let fields: Vec<_> = passwords
        .iter()
        .map(|field| format!("{0}: expected.{0}.clone()", field.names.rust))
        .collect();
    format!(
        "{rust_type} {{ {}, ..given.clone() }} == expected",
        fields.join(", ")
    )
}

fn hashes(passwords: &[&Field], hash: impl Fn(&Field) -> String, wanted: bool) -> String {
    if !wanted {
        return String::new();
    }
    let checks = passwords.iter().map(|field| {
        format!(
            "{}.is_some_and(|password| password.as_str().starts_with(\"$argon2id$\"))",
            hash(field)
        )
    });
    checks.collect::<Vec<_>>().join(" && ")
}

fn hash_in_new(field: &Field) -> String {
    let rust = &field.names.rust;
    if field.optional {
        format!("new.{rust}.as_ref()")
    } else {
        format!("Some(&new.{rust})")
    }
}

fn hash_in_patch(field: &Field) -> String {
    let rust = &field.names.rust;
    if field.optional {
        format!("patch.{rust}.as_ref().and_then(Option::as_ref)")
    } else {
        format!("patch.{rust}.as_ref()")
    }
}

fn calls(entity: &Entity, updates: bool, columns: &[ColumnView]) -> Vec<CallView> {
    let id = id(entity.id.kind);
    let has_relations = !(entity.belongs_to.iter().all(|key| key.private)
        && entity.has_many.is_empty()
        && entity.many_to_many.is_empty());
    let input = columns.iter().any(|column| column.input.is_some());
    let version = if entity.versioned { ", None" } else { "" };
    let query = "ListQuery { filters: Vec::new(), sort: Vec::new(), window: Window::Page { number: 1, size: 1 }, include: Vec::new() }";
    let all = [
        (
            entity.has(Operation::List),
            "list",
            "_, _",
            format!("{}Scope::All, {query}", entity.names.rust_type),
        ),
        (
            entity.has(Operation::Get),
            "get",
            if has_relations { "_, _" } else { "_" },
            format!("{id}{}", if has_relations { ", Vec::new()" } else { "" }),
        ),
        (
            entity.has(Operation::Create) && input,
            "create",
            "_",
            "input(&payload())".to_owned(),
        ),
        (
            updates,
            "update",
            if entity.versioned { "_, _, _" } else { "_, _" },
            format!("{id}, input(&changes()){version}"),
        ),
        (
            entity.has(Operation::Delete),
            "delete",
            if entity.versioned { "_, _" } else { "_" },
            format!("{id}{version}"),
        ),
    ];
    let calls = all.into_iter().filter(|(wanted, ..)| *wanted);
    calls
        .map(|(_, name, parameters, arguments)| CallView {
            name,
            parameters,
            arguments,
        })
        .collect()
}

fn imports(entity: &Entity, inputs: bool) -> Vec<&'static str> {
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

fn optional(value: String, optional: bool) -> String {
    if optional {
        format!("Some({value})")
    } else {
        value
    }
}

fn key_json(kind: IdKind) -> String {
    match kind {
        IdKind::Uuid => literal::text(nobody(kind)),
        IdKind::Bigint => "7".to_owned(),
    }
}

fn key_typed(kind: IdKind) -> String {
    match kind {
        IdKind::Uuid => format!("{}.parse().unwrap()", literal::text(nobody(kind))),
        IdKind::Bigint => "7".to_owned(),
    }
}

fn row_field(entity: &Entity, column: &ColumnView) -> String {
    let rust = &column.rust;
    match (&column.input, column.wire.as_str()) {
        (Some(_), _) => format!("{rust}: new.{rust}"),
        (None, "id") if entity.id.kind == IdKind::Uuid => format!("{rust}: Uuid::nil()"),
        (None, "id" | "version") => format!("{rust}: 1"),
        (None, _) => format!("{rust}: DateTime::UNIX_EPOCH"),
    }
}

/// The new row that only the required fields stand for.
fn minimal(entity: &Entity, columns: &[ColumnView]) -> String {
    let fields = entity.fields.iter().filter_map(|field| {
        let value = match &field.default {
            Some(value) => optional(typed(field, value, Parse::Unwrap), field.optional),
            None if field.optional => "None".to_owned(),
            None => return None,
        };
        Some(format!("{}: {value}", field.names.rust))
    });
    let keys = entity
        .belongs_to
        .iter()
        .filter(|key| key.optional)
        .map(|key| format!("{}: None", key.key.rust));
    let mut fields: Vec<_> = fields.chain(keys).collect();
    if fields.is_empty() {
        return "new()".to_owned();
    }
    if fields.len()
        < columns
            .iter()
            .filter(|column| column.input.is_some())
            .count()
    {
        fields.push("..new()".to_owned());
    }
    format!("New{} {{ {} }}", entity.names.rust_type, fields.join(", "))
}

fn required(entity: &Entity) -> Vec<String> {
    let fields = entity
        .fields
        .iter()
        .filter(|field| !field.optional && field.default.is_none());
    let keys = entity.belongs_to.iter().filter(|key| !key.optional);
    fields
        .map(|field| field.names.wire.clone())
        .chain(keys.map(|key| key.key.wire.clone()))
        .collect()
}

/// The last way of being wrong of each field.
fn faulty_fields(entity: &Entity) -> Vec<Pair> {
    let fields = entity
        .fields
        .iter()
        .filter_map(|field| Some(pair(&field.names.wire, faulty(field).pop()?)));
    let keys = entity
        .belongs_to
        .iter()
        .map(|key| pair(&key.key.wire, "\"nothing\"".to_owned()));
    fields.chain(keys).collect()
}

fn models(entity: &Entity, inputs: bool, updates: bool) -> Vec<String> {
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
