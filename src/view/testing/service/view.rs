use serde::Serialize;

use crate::model::{Entity, FieldKind, IdKind, Operation, Project};
use crate::view::column::ColumnView;
use crate::view::testing::factory::Pair;

use super::calls::{CallView, calls};
use super::imports::{imports, models};
use super::passwords::{hash_in_new, hash_in_patch, hashes, same};
use super::values::{faulty_fields, minimal, required, values};

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

impl ServiceTests {
    pub(in crate::view) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
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

fn row_field(entity: &Entity, column: &ColumnView) -> String {
    let rust = &column.rust;
    match (&column.input, column.wire.as_str()) {
        (Some(_), _) => format!("{rust}: new.{rust}"),
        (None, "id") if entity.id.kind == IdKind::Uuid => format!("{rust}: Uuid::nil()"),
        (None, "id" | "version") => format!("{rust}: 1"),
        (None, _) => format!("{rust}: DateTime::UNIX_EPOCH"),
    }
}

pub(super) fn id(kind: IdKind) -> &'static str {
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
